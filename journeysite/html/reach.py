"""What a template can reach: of each kind of value the names that are data, and no more. All else is refused.

A list of what is allowed, not of what is dangerous: a kind of value that nobody thought of has no names at all.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import cached_property
from inspect import getattr_static
from types import BuiltinMethodType, FunctionType, MappingProxyType, MemberDescriptorType, MethodType
from typing import Final

from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference

DATA: Final = (str, list, tuple, dict, MappingProxyType, range)

#: Methods of texts that give no more than there was. What can multiply (`join`, `replace`, `ljust`) is a filter or is
#: not there; `format` and `format_map` reach into the values that they are given.
_TEXT: Final = frozenset({
    "capitalize", "casefold", "count", "endswith", "find", "index", "isalnum", "isalpha", "isdecimal", "isdigit",
    "islower", "isnumeric", "isspace", "istitle", "isupper", "lower", "lstrip", "partition", "removeprefix",
    "removesuffix", "rfind", "rindex", "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip",
    "swapcase", "title", "upper",
})  # fmt: skip
_LOOP: Final = frozenset({
    "changed", "cycle", "depth", "depth0", "first", "index", "index0", "last", "length", "nextitem", "previtem",
    "revindex", "revindex0",
})  # fmt: skip
_OTHERS: Final[tuple[tuple[type | tuple[type, ...], frozenset[str]], ...]] = (
    (str, _TEXT),
    ((dict, MappingProxyType), frozenset({"get", "items", "keys", "values"})),
    ((list, tuple, range), frozenset({"count", "index"})),
    (Enum, frozenset({"name", "value"})),
    (LoopContext, _LOOP),
    (BlockReference, frozenset({"super"})),
)
_FIELDS: Final = (property, cached_property, MemberDescriptorType)
_FUNCTIONS: Final = frozenset({FunctionType, MethodType})
_CALLED: Final = frozenset({Macro, BlockReference, LoopContext})


class _Names(dict[type, frozenset[str]]):
    """The names that a template may read, by the kind of value; found once for each."""

    def __missing__(self, kind: type) -> frozenset[str]:
        found = self[kind] = _names_of(kind)
        return found


NAMES: Final = _Names()


def _names_of(kind: type) -> frozenset[str]:
    fields = {*getattr(kind, "__dataclass_fields__", ()), *getattr(kind, "__struct_fields__", ())}
    if fields:  # a value of ours: what it has, and what it works out
        fields |= {name for name in dir(kind) if isinstance(getattr_static(kind, name), _FIELDS)}
    elif issubclass(kind, tuple):
        fields |= set(getattr(kind, "_fields", ()))
    for known, names in _OTHERS:
        if issubclass(kind, known):
            fields |= names
            break
    return frozenset(name for name in fields if not name.startswith("_"))


def refused(value: object, name: str) -> SecurityError:
    """That a template asked for a name that no template may use."""
    return SecurityError(f"a template may not use `{name}` of a value of the kind `{type(value).__name__}`")


def has_items(value: object) -> bool:
    """Whether a template may look into the value by key or place."""
    return isinstance(value, (*DATA, TemplateReference))


def may_be_called(value: object, ours: frozenset[Callable[..., object]]) -> bool:
    """Whether a template may call the value: a macro, a block, a function of `ours`, a method that `NAMES` allows."""
    kind = type(value)
    if kind in _CALLED or (kind in _FUNCTIONS and value in ours):
        return True
    if kind is BuiltinMethodType or kind is MethodType:
        owner = value.__self__  # type: ignore[attr-defined]
        if isinstance(owner, (*DATA, LoopContext)):
            return value.__name__ in NAMES[type(owner)]  # type: ignore[attr-defined]
    return callable(value) and getattr(kind, "__hash__", None) is not None and value in ours
