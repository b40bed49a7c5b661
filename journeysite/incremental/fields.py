"""The fields of records, and the marks that say how a field takes part in remembering."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, TypeGuard, TypeVar, get_args, get_origin, get_type_hints

from msgspec import Struct

T = TypeVar("T")


class Marked(Enum):
    """How a field takes part: `APART`, only those depend on it who read it; `COMMON`, many values share it."""

    APART = "apart"
    COMMON = "common"


#: A field that is read apart from the rest of its record, such as what others say of it.
Apart = Annotated[T, Marked.APART]
#: A field whose very value many records have in common: its digest is worked out once for all of them.
Common = Annotated[T, Marked.COMMON]


def is_record(kind: type) -> TypeGuard[type[Struct]]:
    """Whether values of this type are made of named fields."""
    return issubclass(kind, Struct)


@cache
def marked(kind: type) -> Mapping[str, Marked]:
    """The marks of a record's fields, by name; those without are left out."""
    found = ((name, mark) for name, hint in hints_of(kind).items() for mark in _marks_of(hint))
    return dict(found)


def _marks_of(hint: Any) -> Iterator[Marked]:
    if get_origin(hint) is Annotated:
        yield from (mark for mark in get_args(hint)[1:] if isinstance(mark, Marked))


@cache
def hints_of(kind: type) -> Mapping[str, Any]:
    """The type of each field of a record; none for another type."""
    if not is_record(kind):
        return {}
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.__struct_fields__}


def types_in(hint: Any) -> Iterator[type]:
    """Every class that a type is made of."""
    if isinstance(hint, type):
        yield hint
    for part in get_args(hint):
        yield from types_in(part)


@cache
def is_tracked(kind: type) -> bool:
    """Whether something of such a value may be read by itself."""
    hints = hints_of(kind)
    apart = any(mark is Marked.APART for mark in marked(kind).values())
    return apart or any(is_tracked(one) for hint in hints.values() for one in types_in(hint) if one is not kind)


@cache
def is_container(kind: type) -> bool:
    """Whether it holds mappings to what is tracked, so that it is read field by field."""
    return any(_holds_tracked(hint) for hint in hints_of(kind).values())


def _holds_tracked(hint: Any) -> bool:
    """Whether a type is a mapping to what is tracked."""
    origin = get_origin(hint)
    is_mapping = isinstance(origin, type) and issubclass(origin, Mapping)
    if is_mapping:
        return any(is_tracked(one) for part in get_args(hint)[1:] for one in types_in(part))
    return any(map(_holds_tracked, get_args(hint)))
