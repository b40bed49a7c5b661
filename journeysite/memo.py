"""What pure functions returned for equal inputs, remembered in memory and on disk.

In memory values are kept as they are, on disk as bytes under the digest of what they were made from; never pickled.
On disk they lie in a few packs: a header with the key of the program that wrote them, the values end to end, an index,
and a trailer that finds and checks it. A pack is written beside its place and renamed into it, and never changed.
Small packs are swallowed by their successor until each is at least twice as long as the next, so that ten thousand
builds leave a dozen packs and each value is copied a few times at most. A pack of another program, or a damaged one,
is thrown away.
"""

import mmap
import os
import struct
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Final, Protocol, TypeVar

from msgspec import Struct, field

from journeysite import __version__
from journeysite.diagnostics import Diagnostic, Place
from journeysite.publish.codes import MEMORY_LOST, MEMORY_NOT_KEPT

T = TypeVar("T")

MAGIC: Final = b"journeysite memo 1\n\n\n\n\n\n"  # 24 bytes
HEADER: Final = struct.Struct("<24s32s")  # magic, key of the program
RECORD: Final = struct.Struct("<16s32sQII")  # kind, digest of the input, offset, length, CRC-32 of the value
TRAILER: Final = struct.Struct("<QI32s")  # offset of the index, number of records, SHA-256 of the index
FOREIGN: Final = "it was kept by another version of journeysite or of what it uses"
DAMAGED: Final = "it is damaged"
LARGEST: Final = 512 * 1024 * 1024  # bytes on disk; beyond it the oldest values are forgotten

Key = tuple[bytes, bytes]  # kind, digest


def digest(*parts: bytes | str) -> bytes:
    """SHA-256 of the parts, each with its length before it, so that no two lists of parts run into one."""
    total = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(encoded).to_bytes(8, "little"))
        total.update(encoded)
    return total.digest()


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

    def __init__(self, store: "Store | None" = None) -> None:
        self._store = store
        self._values: dict[Key, object] = {}
        self._used: set[Key] = set()
        self.ran: list[str] = []

    def recall(self, kind: str, name: str, inputs: bytes, make: Callable[[], T], codec: Codec[T] | None = None) -> T:
        """The value that `make` returns, which runs only where no equal inputs were met before.

        `inputs` is their digest; `name` says whose value it is and appears in `ran` only. Without a codec the value
        is remembered in memory, and handed out as the same object: it must be immutable.
        """
        key = (kind.encode("ascii"), inputs)
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
        keys = [(kind.encode("ascii"), one) for one in inputs]
        self._used.update(keys)
        missing = []
        for place, key in enumerate(keys):
            if key not in self._values:
                stored = self._store.get(kind, key[1]) if self._store else None
                if stored is None:
                    missing.append(place)
                else:
                    self._values[key] = codec.read(stored)
        for place, data in zip(missing, make(missing), strict=True):
            self.ran.append(f"{kind} {names[place]}")
            self._values[keys[place]] = codec.read(data)
            if self._store:
                self._store.put(kind, inputs[place], data)
        return [self._values[key] for key in keys]  # type: ignore[misc]  # of the kind's type, as they were put in

    def stored(self, kind: str, inputs: bytes) -> bytes | None:
        """What is kept on disk for these inputs, as bytes; None where nothing is."""
        return self._store.get(kind, inputs) if self._store else None

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


class Pack(Struct, frozen=True):
    """An open pack: where each value lies in it (offset, length, CRC-32)."""

    file: Path
    data: mmap.mmap
    index: dict[Key, tuple[int, int, int]]

    def get(self, key: Key) -> bytes | None:
        """The value; None where there is none or its checksum is wrong."""
        place = self.index.get(key)
        if place is None:
            return None
        offset, length, check = place
        value = self.data[offset : offset + length]
        return value if len(value) == length and zlib.crc32(value) == check else None


class Store(Struct):
    """The packs of one folder, from old to new, and what this process adds to them."""

    folder: Path
    program: bytes
    largest: int = LARGEST
    notices: tuple[Diagnostic, ...] = ()
    _packs: list[Pack] = field(default_factory=list)
    _new: dict[Key, bytes] = field(default_factory=dict)

    def get(self, kind: str, inputs: bytes) -> bytes | None:
        """The bytes that were put under this kind and digest, or None."""
        key = (kind.encode("ascii"), inputs)
        if key in self._new:
            return self._new[key]
        return next((value for pack in reversed(self._packs) if (value := pack.get(key)) is not None), None)

    def put(self, kind: str, inputs: bytes, value: bytes) -> None:
        """Remembers bytes, on disk from the next `save` on. Kinds have at most 16 ASCII letters, digests 32 bytes."""
        if len(kind) > 16 or len(inputs) != 32:
            raise ValueError(f"kind {kind!r} is too long, or its digest is not of 32 bytes")
        self._new[(kind.encode("ascii"), inputs)] = value

    def save(self) -> tuple[Diagnostic, ...]:
        """Writes what is new as a pack, together with the packs that are too small to stay alone."""
        if not self._new:
            return ()
        swallowed = self._too_small()
        records = [*_values_of(swallowed), *self._new.items()]
        try:
            pack = self._write(_youngest(records, self.largest // 2))
        except OSError as trouble:
            reason = trouble.strerror or str(trouble)
            message = f"what this build learnt cannot be kept for the next: {reason}"
            return (MEMORY_NOT_KEPT.at(Place(self.folder.name), message),)
        self._packs = [*(kept for kept in self._packs if kept not in swallowed), pack]
        self._new = {}
        for old in swallowed:
            _discard(old.file)
        return ()

    def _too_small(self) -> list[Pack]:
        """The youngest packs, as far back as each is less than twice as long as all that follow it.

        All of them where the folder has outgrown its bound.
        """
        if sum(len(pack.data) for pack in self._packs) + sum(map(len, self._new.values())) > self.largest:
            return list(self._packs)
        total = sum(map(len, self._new.values()))
        found: list[Pack] = []
        for pack in reversed(self._packs):
            if len(pack.data) >= 2 * total:
                break
            found.insert(0, pack)
            total += len(pack.data)
        return found

    def _write(self, records: Iterable[tuple[Key, bytes]]) -> Pack:
        _make_folder(self.folder)
        last = int(self._packs[-1].file.name[:8], 16) if self._packs else 0
        name = f"{last + 1:08x}-{os.urandom(4).hex()}"
        growing = self.folder / f"{name}.part"
        try:
            with growing.open("wb") as sink:
                sink.writelines(_serialised(self.program, records))
            growing.rename(self.folder / f"{name}.pack")
        except OSError:
            _discard(growing)
            raise
        return _open(self.folder / f"{name}.pack", self.program)


def open_store(folder: Path, program: bytes | None = None, largest: int = LARGEST) -> Store:
    """The store of a folder, which need not exist yet. Its `notices` (J513) tell what was thrown away, and why.

    `program` is the key of who may read it, by default `program_key()`.
    """
    program = program or program_key()
    packs: list[Pack] = []
    reasons: list[str] = []
    for file in _files_in(folder, ".pack"):
        try:
            packs.append(_open(file, program))
        except (OSError, ValueError) as trouble:
            reasons.append((getattr(trouble, "strerror", "") or str(trouble)).lower())
            _discard(file)
    _forget_unfinished(folder)
    return Store(folder, program, largest, tuple(map(_thrown_away, sorted(set(reasons)))), packs)


def program_key() -> bytes:
    """What may change a pure function's results: our version and source files, Python's, and the packages around us.

    Names, sizes and times stand for the source files, names of `*.dist-info` folders for the packages' versions: two
    milliseconds.
    """
    home = Path(__file__).parent
    sources = [f"{path} {state.st_size} {state.st_mtime_ns}" for path, state in _sources(home)]
    packages = {name for folder in sys.path for name in _names(folder) if name.endswith(".dist-info")}
    return digest(__version__, sys.version, sys.platform, *sorted(sources), "packages", *sorted(packages))


def _sources(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _sources(Path(entry.path))
        elif entry.name.endswith(".py"):
            yield entry.path, entry.stat()


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in entries]
    except OSError:  # a zip file, or nothing at all
        return []


def _open(file: Path, program: bytes) -> Pack:
    """The pack of a file. Raises ValueError where it is not whole, or was written by another program."""
    with file.open("rb") as source:
        if os.fstat(source.fileno()).st_size < HEADER.size + TRAILER.size:
            raise ValueError(DAMAGED)
        data = mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ)
    magic, writer = HEADER.unpack_from(data)
    start, count, check = TRAILER.unpack_from(data, len(data) - TRAILER.size)
    if magic != MAGIC or writer != program:
        raise ValueError(FOREIGN)
    index = data[start : len(data) - TRAILER.size]
    if len(index) != count * RECORD.size or sha256(index).digest() != check:
        raise ValueError(DAMAGED)
    records = RECORD.iter_unpack(index)
    return Pack(file, data, {(kind.rstrip(b"\0"), key): tuple(place) for kind, key, *place in records})


def _serialised(program: bytes, records: Iterable[tuple[Key, bytes]]) -> Iterator[bytes]:
    """A pack's bytes, piece by piece: header, values, index, trailer."""
    yield HEADER.pack(MAGIC, program)
    offset = HEADER.size
    index = []
    for (kind, inputs), value in records:
        yield value
        index.append(RECORD.pack(kind, inputs, offset, len(value), zlib.crc32(value)))
        offset += len(value)
    listed = b"".join(index)
    yield listed
    yield TRAILER.pack(offset, len(index), sha256(listed).digest())


def _values_of(packs: Iterable[Pack]) -> Iterator[tuple[Key, bytes]]:
    for pack in packs:
        for key in pack.index:
            value = pack.get(key)
            if value is not None:
                yield key, value


def _youngest(records: list[tuple[Key, bytes]], bound: int) -> list[tuple[Key, bytes]]:
    """Each key once, with its youngest value, oldest first, without the oldest that go beyond a bound in bytes.

    The bound is never so low that nothing is kept.
    """
    kept: dict[Key, bytes] = {}
    for key, value in reversed(records):
        if key not in kept:
            bound -= len(value)
            if bound < 0 and kept:
                break
            kept[key] = value
    return list(reversed(kept.items()))


def _make_folder(folder: Path) -> None:
    """The folder, with word to git and to backup programs that nobody needs to keep it."""
    if not folder.is_dir():
        folder.mkdir(parents=True)
        (folder / ".gitignore").write_text("*\n")
        (folder / "CACHEDIR.TAG").write_text("Signature: 8a477f597d28d172789f06886806bc55\n")


def _forget_unfinished(folder: Path) -> None:
    """Removes what killed builds left half written, once it is a day old: a younger one may still be growing."""
    for file in _files_in(folder, ".part"):
        with suppress(OSError):
            if file.stat().st_mtime < time.time() - 86_400:
                file.unlink()


def _files_in(folder: Path, ending: str) -> list[Path]:
    """The files of a kind in the folder, by name; none where it cannot be read, which saving tells."""
    try:
        return sorted(file for file in folder.iterdir() if file.name.endswith(ending))
    except OSError:
        return []


def _discard(file: Path) -> None:
    with suppress(OSError):
        file.unlink(missing_ok=True)


def _thrown_away(reason: str) -> Diagnostic:
    return MEMORY_LOST.at(Place(".journeysite"), f"the memory of earlier builds is begun anew: {reason}")
