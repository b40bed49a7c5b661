"""Numbers as they stand in markup: rounded once, to two decimals, in the shortest form."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["Numerals", "number"]


@lru_cache(maxsize=50_000)
def number(value: float) -> str:
    """The shortest decimal of ``value`` rounded to two places: ``12``, ``0.5``, ``-3.25``; never ``-0`` or ``1e-9``.

    ``ValueError`` for what is no number: it would make a drawing that no browser shows.
    """
    text = f"{value:.2f}"
    if text[-1] not in "0123456789":
        raise ValueError(f"not a coordinate: {value}")
    short = text.rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


class Numerals(dict[float, str]):
    """Remembers ``number`` of each value, for loops that write the same coordinates again and again.

    A map writes some three thousand numbers, most of them more than once; a dictionary hit costs a sixth of
    formatting. Emptied when it holds ``limit`` values, so that a build of any size keeps its memory.
    """

    def __init__(self, limit: int = 50_000) -> None:
        super().__init__()
        self._limit = limit

    def __missing__(self, value: float) -> str:
        if len(self) >= self._limit:
            self.clear()
        text = self[value] = number(value)
        return text
