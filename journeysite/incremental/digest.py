"""Digests of closed values: equal values have equal digests in every process.

A value is told part by part into one flat list, which is serialised and hashed at once.
"""

from __future__ import annotations

import marshal
from collections import deque
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from hashlib import sha256
from operator import attrgetter
from typing import Any, Final

from msgspec import Struct

from journeysite.incremental.fields import Marked, is_record, marked

#: A form without references, in which equal values are equal bytes. Nothing of it is kept or read again.
_FORM: Final = 2
_LEAVES: Final = frozenset({str, bytes, int, float, bool, type(None)})
#: A row of no values, and where others begin and end. No leaf is a tuple, so that nothing else looks like it.
_EMPTY: Final = ()
_OPEN: Final = ("(",)
_CLOSE: Final = (")",)
_MAPPING: Final = ("mapping",)

#: Takes the next leaf, or one of the signs between leaves.
Put = Callable[[Any], None]
#: Tells a value, part by part.
Teller = Callable[[Any, Put], None]


def digest_of(*values: object) -> bytes:
    """SHA-256 of values made of records, tuples, mappings, enums, dates, texts and numbers (32 bytes).

    A field that is marked as apart does not count: whoever reads it depends on it by itself. Raises `TypeError` for
    anything else: what cannot be compared by value has no digest.
    """
    told: list[Any] = []
    _tell_row(values, told.append)
    return sha256(marshal.dumps(told, _FORM)).digest()


def _tell_row(values: Any, put: Put) -> None:
    """Each of the values, between signs; most of them are leaves, which need no call of their own."""
    if not values:
        put(_EMPTY)
        return
    put(_OPEN)
    for value in values:
        if type(value) in _LEAVES:
            put(value)
        else:
            _TELLERS[type(value)](value, put)
    put(_CLOSE)


class _Tellers(dict[type, Teller]):
    """What tells a value, by its type; found out once for each."""

    def __missing__(self, kind: type) -> Teller:
        teller = self[kind] = _teller(kind)
        return teller


_TELLERS: Final = _Tellers()


def _teller(kind: type) -> Teller:
    name = kind.__qualname__
    if kind is tuple or kind is list:
        return _tell_row
    if is_record(kind):
        return _teller_of_fields(kind)
    if issubclass(kind, Enum):
        return lambda value, put: put((name, value._name_))
    if issubclass(kind, date):
        return lambda value, put: put((name, value.isoformat()))
    if issubclass(kind, Mapping):
        return _tell_mapping
    raise TypeError(f"a {name} is no closed value")


def _tell_mapping(value: Any, put: Put) -> None:
    put(_MAPPING)
    _tell_row(value.items(), put)


def _teller_of_fields(kind: type[Struct]) -> Teller:
    """Tells a record: its name, then each field. Of those that many values have in common, their digests."""
    sign, marks = (kind.__qualname__,), marked(kind)
    common = [name for name in kind.__struct_fields__ if marks.get(name) is Marked.COMMON]
    read = _reader([name for name in kind.__struct_fields__ if name not in marks])

    def tell(value: Any, put: Put) -> None:
        put(sign)
        for part in read(value):
            if type(part) in _LEAVES:
                put(part)
            else:
                _TELLERS[type(part)](part, put)

    def tell_with_common(value: Any, put: Put) -> None:
        tell(value, put)
        for name in common:
            put(_digest_in_common(getattr(value, name)))

    return tell_with_common if common else tell


def _reader(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What reads these attributes all at once."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _digest_in_common(value: object) -> bytes:
    """The digest of a value that was asked for just before: the very same one, since to compare costs as much."""
    found = next((digest for known, digest in _LATEST if known is value), None)
    if found is None:
        found = digest_of(value)
        _LATEST.append((value, found))
    return found


_LATEST: Final[deque[tuple[object, bytes]]] = deque(maxlen=24)
