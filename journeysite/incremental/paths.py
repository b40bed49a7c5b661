"""Paths from a value to what is read of it: the names of fields, the keys of mappings, the places in tuples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

STEP: Final = "\x1f"  # between the steps of a path: no name or id holds it
ALL: Final = f"{STEP}*"  # ends a path to all that a mapping holds
KEYS: Final = f"{STEP}#"  # ends a path to the keys of a mapping
NOTHING: Final = object()  # where a path ends before its last step; None may be a value


def found_at(value: Any, path: str) -> Any:
    """What a path leads to, of a mapping's keys or all that it holds the mapping; `NOTHING` where it ends too soon."""
    try:
        for step in path.removesuffix(KEYS).removesuffix(ALL).split(STEP):
            value = _after(value, step)
    except (LookupError, AttributeError, ValueError):
        return NOTHING
    return NOTHING if path.endswith((KEYS, ALL)) and not isinstance(value, Mapping) else value


def _after(value: Any, step: str) -> Any:
    """What one step of a path leads to."""
    if isinstance(value, Mapping):
        return value[step]
    return value[int(step)] if isinstance(value, tuple) else getattr(value, step)
