"""What a function makes of each of many values, made again only of those that are new.

Closed values never change, so that the very same value always gives the same result: nothing is compared or digested.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

V = TypeVar("V")
R = TypeVar("R")


class ByValue(Generic[V, R]):
    """Remembers what a pure function of one value returned, for the values that it was last asked about."""

    def __init__(self, function: Callable[[V], R]) -> None:
        self._function = function
        self._found: dict[int, tuple[V, R]] = {}  # by identity, with the value, so that no other takes that over

    def of_each(self, values: Iterable[V]) -> list[R]:
        """The results for these values, in their order; what was found for others is forgotten.

        Of tracked values the function is given what they stand for: who asks depends on all of it that is read with it.
        """
        before, now = self._found, dict[int, tuple[V, R]]()
        listed: list[V] = [getattr(one, "value_", one) for one in values]
        for value in listed:
            found = before.get(id(value)) or now.get(id(value))
            now[id(value)] = found or (value, self._function(value))
        self._found = now
        return [now[id(value)][1] for value in listed]
