"""How often: a bar for each channel, or for each level of emotion."""

from __future__ import annotations

from msgspec import Struct

from journeysite.geometry.primitives import Box
from journeysite.layout.metrics import Metrics
from journeysite.layout.typography import NOTE, VALUE

__all__ = ["DistributionBar", "DistributionLayout", "DistributionSubject", "PlacedShare", "layout_distribution"]


class DistributionBar(Struct, frozen=True):
    """A row: its name with an icon or the mark of a level, its share (0 to 1) and that share as text."""

    name: str
    share: float
    text: str
    icon: str = ""
    level: str = ""
    href: str = ""


class DistributionSubject(Struct, frozen=True):
    """Rows from top to bottom. Without a title the figure is decoration, for pages that list the same as text."""

    id: str
    bars: tuple[DistributionBar, ...]
    title: str = ""
    desc: str = ""
    width: float = 592.0


class PlacedShare(Struct, frozen=True):
    """A placed row; ``full`` is the whole bar, of which ``share`` px are filled."""

    y: float
    icon: str
    level: str
    name_x: float
    lines: tuple[str, ...]
    full: Box
    share: float
    text: str
    href: str


class DistributionLayout(Struct, frozen=True):
    """Where everything is, in px."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    rows: tuple[PlacedShare, ...]


_ROW, _LEADING = 36.0, 16.0


def layout_distribution(subject: DistributionSubject, metrics: Metrics) -> DistributionLayout:
    """Names, bars and values in three columns, as wide as the longest name (at most 45 %) and value need."""
    marked = any(bar.icon or bar.level for bar in subject.bars)
    name_x = 26.0 if marked else 0.0
    widest = max([metrics.width(bar.name, NOTE) for bar in subject.bars], default=0.0)
    names = min(widest + 2, subject.width * 0.45 - name_x)
    values = max([metrics.width(bar.text, VALUE) for bar in subject.bars], default=0.0) + 2
    left, right = name_x + names + 16, subject.width - values - 12
    rows: list[PlacedShare] = []
    top = 0.0
    for bar in subject.bars:
        lines = metrics.wrap(bar.name, names, NOTE, 2)
        height = max(_ROW, 20 + _LEADING * len(lines))
        y = top + height / 2
        full = Box(left, y - 4, max(right, left + 8), y + 4)
        share = full.width * min(max(bar.share, 0.0), 1.0)
        rows.append(PlacedShare(y, bar.icon, bar.level, name_x, lines.lines, full, share, bar.text, bar.href))
        top += height
    return DistributionLayout(subject.id, subject.title, subject.desc, subject.width, max(top, 1.0), tuple(rows))
