"""What pure functions returned for equal inputs, remembered in memory and, through a store, on disk.

In memory values are kept as they are, on disk as bytes under the digest of what they were made from; never pickled.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from journeysite.diagnostics import Diagnostic
from journeysite.incremental.store import Key, Store

T = TypeVar("T")


class Codec(Protocol[T]):
    """How values of one kind become bytes and come back."""

    def write(self, value: T, /) -> bytes:
        """The bytes of a value."""

    def read(self, data: bytes, /) -> T:
        """The value of these bytes; it equals the one that was written."""


class Memo:
    """Remembers values by kind and digest of their inputs.

    `ran` lists what was not remembered and so had to run, as "kind name" in order: rebuild tests compare it.
    """

    def __init__(self, store: Store | None = None) -> None:
        self._store = store
        self._values: dict[Key, object] = {}
        self._used: set[Key] = set()
        self.ran: list[str] = []

    def recall(self, kind: str, name: str, inputs: bytes, make: Callable[[], T], codec: Codec[T] | None = None) -> T:
        """The value that `make` returns, which runs only where no equal inputs were met before.

        `inputs` is their digest; `name` says whose value it is and appears in `ran` only. Without a codec the value
        is remembered in memory, and handed out as the same object: it must be immutable.
        """
        key = (kind, inputs)
        self._used.add(key)
        if key in self._values:
            return self._values[key]  # type: ignore[return-value]  # of the kind's type, as it was put in
        stored = self._store.get(kind, inputs) if codec and self._store else None
        if codec and stored is not None:
            value = codec.read(stored)
        else:
            self.ran.append(f"{kind} {name}")
            value = make()
            if codec and self._store:
                self._store.put(kind, inputs, codec.write(value))
        self._values[key] = value
        return value

    def recall_all(
        self,
        kind: str,
        names: Sequence[str],
        inputs: Sequence[bytes],
        make: Callable[[Sequence[int]], Iterable[bytes]],
        codec: Codec[T],
    ) -> list[T]:
        """The values of many inputs, in their order.

        `make` is given the places of those that are not remembered, and returns their values' bytes in that order.
        """
        keys = [(kind, one) for one in inputs]
        self._used.update(keys)
        unknown = [place for place, key in enumerate(keys) if key not in self._values]
        missing = []
        for place, stored in zip(unknown, self.all_stored(kind, [inputs[place] for place in unknown]), strict=True):
            if stored is None:
                missing.append(place)
            else:
                self._values[keys[place]] = codec.read(stored)
        for place, data in zip(missing, make(missing), strict=True):
            self.ran.append(f"{kind} {names[place]}")
            self._values[keys[place]] = codec.read(data)
            if self._store:
                self._store.put(kind, inputs[place], data)
        return [self._values[key] for key in keys]  # type: ignore[misc]  # of the kind's type, as they were put in

    def stored(self, kind: str, inputs: bytes) -> bytes | None:
        """What is kept on disk for these inputs, as bytes; None where nothing is."""
        return self._store.get(kind, inputs) if self._store else None

    def all_stored(self, kind: str, inputs: Sequence[bytes]) -> Iterator[bytes | None]:
        """As `stored`, for each of these inputs, in their order."""
        return self._store.get_all(kind, inputs) if self._store else (None for _ in inputs)

    def keep(self, kind: str, name: str, inputs: bytes, value: bytes) -> None:
        """Keeps on disk what was made from these inputs, without holding it in memory."""
        self.ran.append(f"{kind} {name}")
        if self._store:
            self._store.put(kind, inputs, value)

    def end_build(self) -> tuple[Diagnostic, ...]:
        """Forgets in memory what this build did not use, and keeps on disk what is new; reports what it could not."""
        self._values = {key: value for key, value in self._values.items() if key in self._used}
        self._used.clear()
        self.ran.clear()
        return self._store.save() if self._store else ()
