"""A field painted with prices: what a label would hide there, read off for any box in constant time.

The field is cut into square cells; curves, markers, rules paint their price into the cells that they touch, and sums
over all cells above and to the left (a summed-area table: F. Crow, SIGGRAPH 1984) give the total under any box by
four look-ups. A label has many places to compare: this takes a tenth of asking every curve and marker each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add

from journeysite.geometry.primitives import Box

__all__ = ["CELL", "Prices"]

CELL = 5.0


class Prices:
    """Whole-number prices over ``field``. Paint first, then ``close`` once, then ask."""

    def __init__(self, field: Box) -> None:
        self.field = field
        self._columns = int(field.width // CELL) + 1
        self._rows: list[list[int] | None] = [None] * (int(field.height // CELL) + 1)
        self._sums: list[list[int]] = []

    def _row(self, at: int) -> list[int]:
        row = self._rows[at]
        if row is None:
            row = self._rows[at] = [0] * self._columns
        return row

    def area(self, box: Box, price: int) -> None:
        """Paints a box: ``price`` for each cell that it covers wholly, its share for the others."""
        left, top = (box.left - self.field.left) / CELL, (box.top - self.field.top) / CELL
        right, bottom = (box.right - self.field.left) / CELL, (box.bottom - self.field.top) / CELL
        columns = range(max(int(left), 0), min(int(right) + 1, self._columns))
        for at in range(max(int(top), 0), min(int(bottom) + 1, len(self._rows))):
            tall = min(bottom, at + 1) - max(top, at)
            row = self._row(at)
            for column in columns:
                row[column] += round(price * tall * (min(right, column + 1) - max(left, column)))

    def curve(self, left: float, ys: Sequence[float], price: int) -> None:
        """Paints a curve by its y at every cell's width from ``left`` on: ``price`` for each cell it runs through."""
        top = self.field.top
        first = int((left - self.field.left) // CELL)
        for column, (before, after) in enumerate(pairwise(ys), start=first):
            high, low = (before, after) if before < after else (after, before)
            if not 0 <= column < self._columns:
                continue
            for at in range(max(int((high - top) // CELL), 0), min(int((low - top) // CELL) + 1, len(self._rows))):
                self._row(at)[column] += price

    def across(self, y: float, price: int) -> None:
        """Paints a horizontal line over the whole width."""
        at = int((y - self.field.top) // CELL)
        if 0 <= at < len(self._rows):
            self._rows[at] = [price + cell for cell in self._row(at)]

    def down(self, x: float, price: int) -> None:
        """Paints a vertical line over the whole height."""
        column = int((x - self.field.left) // CELL)
        if 0 <= column < self._columns:
            for at in range(len(self._rows)):
                self._row(at)[column] += price

    def close(self) -> None:
        """Sums up what was painted; asking is possible from here on."""
        sums = [0] * (self._columns + 1)
        self._sums = [sums]
        for row in self._rows:
            if row is not None:
                sums = list(map(add, sums, (0, *accumulate(row))))
            self._sums.append(sums)

    def under(self, left: float, top: float, right: float, bottom: float) -> int:
        """The summed price under a box inside the field, to the nearest cell edges."""
        x0, y0, _, _ = self.field
        sums = self._sums
        a, b = int((left - x0) / CELL + 0.5), int((right - x0) / CELL + 0.5)
        high, low = sums[int((top - y0) / CELL + 0.5)], sums[int((bottom - y0) / CELL + 0.5)]
        return low[b] - high[b] - low[a] + high[a]
