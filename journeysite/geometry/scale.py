"""From values to px, and from emotions to their level."""

from __future__ import annotations

import math

from msgspec import Struct

__all__ = ["HIGHEST", "LEVELS", "LOWEST", "Linear", "level", "level_class"]

HIGHEST = 2
LOWEST = -2
#: CSS classes of the five levels, from the highest (+2) to the lowest (-2).
LEVELS = ("p2", "p1", "z0", "n1", "n2")


class Linear(Struct, frozen=True):
    """The straight map of ``domain`` onto ``range``, both in either direction; an empty domain goes to the middle."""

    domain: tuple[float, float]
    range: tuple[float, float]

    def __call__(self, value: float) -> float:
        (low, high), (start, end) = self.domain, self.range
        if low == high:
            return (start + end) / 2
        return start + (value - low) / (high - low) * (end - start)

    def inverse(self) -> Linear:
        """The map back, from range to domain."""
        return Linear(self.range, self.domain)


def level(value: float) -> int:
    """The level -2 … 2 of an emotion: rounded half away from zero, clamped.

    Means of decimals carry binary noise (0.1 + 0.4 - 1e-17), hence the rounding to nine places first.
    """
    steps = math.floor(round(abs(value), 9) + 0.5)
    return min(steps, HIGHEST) if value > 0 else -min(steps, HIGHEST)


def level_class(value: float) -> str:
    """The CSS class of an emotion's level: ``p2``, ``p1``, ``z0``, ``n1`` or ``n2``."""
    return LEVELS[HIGHEST - level(value)]
