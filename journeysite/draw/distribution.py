"""Draws bars of shares."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.marks import icon, level_mark
from journeysite.draw.svg import Svg
from journeysite.layout.distribution import DistributionLayout, PlacedShare

__all__ = ["draw_distribution"]

_LEADING = 16.0


def draw_distribution(layout: DistributionLayout) -> Svg:
    """Rows from top to bottom."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    for row in layout.rows:
        _draw_row(canvas, row, layout.width)
    return canvas.svg()


def _draw_row(canvas: Canvas, row: PlacedShare, width: float) -> None:
    if row.level:
        canvas.use(level_mark(row.level), 8, row.y, 14, css.join(css.MARK, row.level))
    elif row.icon:
        canvas.use(icon(row.icon), 8, row.y, 16, css.ICON)
    with canvas.link(row.href, "", css.LINK):
        first = row.y + 4.5 - _LEADING * (len(row.lines) - 1) / 2
        canvas.paragraph(row.name_x, first, row.lines, _LEADING, css.NOTE)
    full = row.full
    canvas.rect(full.left, full.top, full.width, full.height, css.SHARE_TRACK, rx=2)
    if row.share > 0:
        canvas.rect(full.left, full.top, row.share, full.height, css.join(css.SHARE, row.level), rx=2)
    canvas.text(width, row.y + 4.5, row.text, css.VALUE, "end")
