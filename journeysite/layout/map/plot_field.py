"""What all parts of the plot share: its scale, its touchpoints with their x, its top and bottom."""

from __future__ import annotations

from msgspec import Struct

from journeysite.geometry.scale import Linear
from journeysite.layout.map.layout import Column
from journeysite.layout.map.sheet import Sheet
from journeysite.layout.map.subject import MapSubject
from journeysite.layout.metrics import Metrics


def plot_height(sheet: Sheet) -> float:
    """The height of the curve's field, in px."""
    return sheet.plot_above + 4 * sheet.plot_step + sheet.plot_below


class Field(Struct, frozen=True):
    """What all parts of the plot share: the scale, the touchpoints with their x, and where nothing is documented."""

    subject: MapSubject
    columns: tuple[Column, ...]
    top: float
    bottom: float
    y: Linear
    zero: float
    metrics: Metrics

    @property
    def step(self) -> float:
        """How many units of the scale make one of its four steps."""
        high, low = self.y.domain
        return (high - low) / 4 or 1.0

    @property
    def xs(self) -> list[float]:
        return [x for column in self.columns for x in column.points]

    @property
    def width(self) -> float:
        return self.columns[-1].right if self.columns else 0.0


def field_of(subject: MapSubject, columns: tuple[Column, ...], top: float, sheet: Sheet, metrics: Metrics) -> Field:
    """The field from `top` down, with the scale of the site in it."""
    values = [level.value for level in subject.levels]
    high, low = max(values), min(values)
    start = top + sheet.plot_above
    y = Linear((high, low), (start, start + 4 * sheet.plot_step))
    neutral = next((level.value for level in subject.levels if level.level == "z0"), (high + low) / 2)
    return Field(subject, columns, top, top + plot_height(sheet), y, y(neutral), metrics)
