"""What every row of a map is set on."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from journeysite.layout.map.layout import Column
from journeysite.layout.map.marks import Text
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.metrics import Metrics

__all__ = ["FIRST_LINE", "Galley"]

FIRST_LINE = 11.5  # from the top of a line of body text to its baseline, px


class Galley(Struct, frozen=True):
    """The columns, the measures and the font of one map; ``mark`` stands in a cell that holds nothing."""

    columns: Sequence[Column]
    sheet: Sheet
    metrics: Metrics
    mark: str

    @property
    def xs(self) -> list[float]:
        """The x of every touchpoint, in order."""
        return [x for column in self.columns for x in column.points]

    def baseline(self, top: float) -> float:
        """The first baseline of a cell whose row begins at ``top``."""
        return top + self.sheet.pad_down + FIRST_LINE

    def left(self, column: Column) -> float:
        """Where the words of a cell begin."""
        return column.left + self.sheet.pad_across

    def empty(self, column: Column, top: float) -> Text:
        """The mark of an empty cell."""
        width = self.metrics.width(self.mark, ROLES["mute"])
        return Text("mute", self.left(column), self.baseline(top), (self.mark,), (width,))

    def parts(self, column: Column, least: float, count: int) -> tuple[int, float]:
        """How many columns a wide cell takes for that many items, and their width; one until two of the least fit."""
        parts = max(1, min(count, int(column.width // least)))
        return parts, column.width / parts
