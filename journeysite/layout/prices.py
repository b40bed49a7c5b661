"""A field painted with prices: what a label would hide there, read off for any box in constant time.

The field is cut into cells; curves, markers, rules paint their price into the cells that they touch, and sums over all
cells above and to the left (a summed-area table: F. Crow, SIGGRAPH 1984) give the total under any box by four look-ups.
A label has many places to compare: this takes a tenth of asking every curve and marker each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, pairwise

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
        columns = [int((x - field.left) // ACROSS) for x in rules]
        self._rules = [(column, rule) for column in columns if 0 <= column < self._columns]
        self._rows: list[defaultdict[int, int]] = [defaultdict(int) for _ in range(int(field.height // DOWN) + 1)]
        self.sums: list[list[int]] = []

    def area(self, box: Box, price: int) -> None:
        """Paints a box: ``price`` for each cell that it covers wholly, its share for the others."""
        left, top = (box.left - self.field.left) / ACROSS, (box.top - self.field.top) / DOWN
        right, bottom = (box.right - self.field.left) / ACROSS, (box.bottom - self.field.top) / DOWN
        first, last = max(int(left), 0), min(int(right) + 1, self._columns)
        shares = [min(right, column + 1) - max(left, column) for column in range(first, last)]
        for at in range(max(int(top), 0), min(int(bottom) + 1, len(self._rows))):
            tall = price * (min(bottom, at + 1) - max(top, at))
            row = self._rows[at]
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
                    rows[at][column] += price

    def across(self, y: float, price: int) -> None:
        """Paints a horizontal line over the whole width."""
        at = int((y - self.field.top) // DOWN)
        if 0 <= at < len(self._rows):
            row = self._rows[at]
            for column in range(self._columns):
                row[column] += price

    def close(self) -> None:
        """Sums up what was painted: ``sums[row][column]`` is the price of all cells above and to the left.

        Few cells of a row are painted, so that only these are added to what stands above them; the sums along each
        row are the library's.
        """
        above = [0] * self._columns
        self.sums = [[0] * (self._columns + 1)]
        for row in self._rows:
            for column, price in self._rules:
                above[column] += price
            for column, price in row.items():
                above[column] += price
            self.sums.append(list(accumulate(above, initial=0)))

    def under(self, box: Box) -> int:
        """The summed price under a box inside the field, to the nearest cell edges."""
        west, north, _, _ = self.field
        left, right = int((box.left - west) / ACROSS + 0.5), int((box.right - west) / ACROSS + 0.5)
        high, low = self.sums[int((box.top - north) / DOWN + 0.5)], self.sums[int((box.bottom - north) / DOWN + 0.5)]
        return low[right] - high[right] - low[left] + high[left]
