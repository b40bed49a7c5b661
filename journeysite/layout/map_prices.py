"""A field painted with prices: what a label would hide there, read off for any box in constant time.

The field is cut into cells; curves, markers, rules paint their price into the cells that they touch, and sums over all
cells above and to the left (a summed-area table: F. Crow, SIGGRAPH 1984) give the total under any box by four look-ups.
A label has many places to compare: this takes a tenth of asking every curve and marker each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import add

from journeysite.geometry.primitives import Box

__all__ = ["ACROSS", "DOWN", "Prices"]

#: The size of a cell, px. Lines of text are long and low, and so is what decides whether they fit.
ACROSS = 10.0
DOWN = 6.0


class Prices:
    """Whole-number prices over ``field``. Paint first, then ``close`` once, then read ``sums``.

    ``rules``: x of vertical lines over the whole height, each at ``rule`` per cell.
    """

    def __init__(self, field: Box, rules: Sequence[float] = (), rule: int = 0) -> None:
        self.field = field
        self._columns = int(field.width // ACROSS) + 1
        self._blank = [0] * self._columns
        for x in rules:
            column = int((x - field.left) // ACROSS)
            if 0 <= column < self._columns:
                self._blank[column] += rule
        self._rows: list[list[int] | None] = [None] * (int(field.height // DOWN) + 1)
        self.sums: list[list[int]] = []

    def _row(self, at: int) -> list[int]:
        row = self._rows[at]
        if row is None:
            row = self._rows[at] = self._blank[:]
        return row

    def area(self, box: Box, price: int) -> None:
        """Paints a box: ``price`` for each cell that it covers wholly, its share for the others."""
        left, top = (box.left - self.field.left) / ACROSS, (box.top - self.field.top) / DOWN
        right, bottom = (box.right - self.field.left) / ACROSS, (box.bottom - self.field.top) / DOWN
        first, last = max(int(left), 0), min(int(right) + 1, self._columns)
        shares = [min(right, column + 1) - max(left, column) for column in range(first, last)]
        for at in range(max(int(top), 0), min(int(bottom) + 1, len(self._rows))):
            tall = price * (min(bottom, at + 1) - max(top, at))
            row = self._row(at)
            for column, share in enumerate(shares, start=first):
                row[column] += int(tall * share)

    def curve(self, left: float, ys: Sequence[float], price: int) -> None:
        """Paints a curve by its y at every cell's width from ``left`` on: ``price`` for each cell it runs through."""
        top = self.field.top
        first = int((left - self.field.left) // ACROSS)
        cells = [int((y - top) // DOWN) for y in ys]
        rows, count = self._rows, len(self._rows)
        for column, (before, after) in enumerate(pairwise(cells), start=first):
            high, low = (before, after) if before < after else (after, before)
            if 0 <= column < self._columns:
                for at in range(high if high > 0 else 0, low + 1 if low < count else count):
                    row = rows[at] or self._row(at)
                    row[column] += price

    def across(self, y: float, price: int) -> None:
        """Paints a horizontal line over the whole width."""
        at = int((y - self.field.top) // DOWN)
        if 0 <= at < len(self._rows):
            self._rows[at] = [price + cell for cell in self._row(at)]

    def close(self) -> None:
        """Sums up what was painted: ``sums[row][column]`` is the price of all cells above and to the left."""
        blank = list(accumulate(self._blank, initial=0))
        sums = [0] * (self._columns + 1)
        self.sums = [sums]
        for row in self._rows:
            sums = list(map(add, sums, blank if row is None else accumulate(row, initial=0)))
            self.sums.append(sums)

    def under(self, box: Box) -> int:
        """The summed price under a box inside the field, to the nearest cell edges."""
        west, north, _, _ = self.field
        left, right = int((box.left - west) / ACROSS + 0.5), int((box.right - west) / ACROSS + 0.5)
        high, low = self.sums[int((box.top - north) / DOWN + 0.5)], self.sums[int((box.bottom - north) / DOWN + 0.5)]
        return low[right] - high[right] - low[left] + high[left]
