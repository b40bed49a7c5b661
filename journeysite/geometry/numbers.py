"""Numbers as they stand in markup: rounded once, to two decimals, in the shortest form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

__all__ = ["NUMERALS", "Numerals", "number"]


class Numerals(dict[float, str]):
    """The shortest decimal of each value rounded to two places: ``12``, ``0.5``, ``-3.25``; never ``-0`` or ``1e-9``.

    ``ValueError`` for what is no number: it would make a drawing that no browser shows.

    Written once and remembered: a journey's figures write some ten thousand numbers, of which one in thirty is new,
    and a dictionary hit costs a sixth of formatting. Emptied when it holds ``limit`` values, so that a build of any
    size keeps its memory.
    """

    def __init__(self, limit: int = 50_000) -> None:
        super().__init__()
        self._limit = limit

    def __missing__(self, value: float) -> str:
        if len(self) >= self._limit:
            self.clear()
        text = f"{value:.2f}"
        if text[-1] not in "0123456789":
            raise ValueError(f"not a coordinate: {value}")
        short = text.rstrip("0").rstrip(".")
        written = self[value] = "0" if short == "-0" else short
        return written


#: All that drawings and paths have written.
NUMERALS: Final = Numerals()
#: A value as it is written; without a call in Python, since paths are made of nothing else.
number: Final[Callable[[float], str]] = NUMERALS.__getitem__
