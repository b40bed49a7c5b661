"""Draws the gap ledger."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.marks import level_mark, status_mark
from journeysite.draw.svg import Svg
from journeysite.geometry.numbers import number
from journeysite.layout.gap_ledger import GapLedgerLayout, LedgerItem, LedgerRow

__all__ = ["draw_gap_ledger"]

_LEADING = 16.0


def draw_gap_ledger(layout: GapLedgerLayout) -> Svg:
    """The scale behind, then a row for each stage."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    for x, anchor, text in layout.headings:
        canvas.text(x, 16, text, css.join(css.CAPTION, css.MUTED), anchor)
    canvas.line(0, layout.head - 0.5, layout.width, layout.head - 0.5, css.HAIR_STRONG)
    for level in layout.axis:
        canvas.use(level_mark(level.level), level.x, layout.head - 16, 12, css.join(css.MARK, level.level))
        if layout.rows:
            canvas.path(_scale_line(level.x, layout), css.ZERO if level.x == layout.zero_x else css.HAIR)
    for row in layout.rows:
        _draw_row(canvas, row, layout)
    return canvas.svg()


def _scale_line(x: float, layout: GapLedgerLayout) -> str:
    return "".join(f"M{number(x)} {number(row.top)}V{number(row.scale_bottom)}" for row in layout.rows)


def _draw_row(canvas: Canvas, row: LedgerRow, layout: GapLedgerLayout) -> None:
    with canvas.link(row.href, "", css.LINK):
        canvas.text(0, row.middle + 4.5, row.number, css.join(css.NAME, css.MUTED))
        canvas.paragraph(24, row.middle + 4.5, row.name_lines, _LEADING, css.NAME)
    _draw_ways(canvas, row)
    cls = css.INTENT if row.gap else css.MUTED
    canvas.text(layout.difference_x, row.middle + 4.5, row.difference, css.join(css.VALUE, cls), "end")
    for item in row.items:
        _draw_item(canvas, item)
    if row.note:
        y = row.middle + 4.5 if layout.items_x > layout.difference_x else row.bottom - 12
        canvas.text(layout.items_x, y, row.note, css.join(css.BODY, css.OPEN))
    canvas.line(0, row.bottom - 0.5, layout.width, row.bottom - 0.5, css.HAIR)


def _draw_ways(canvas: Canvas, row: LedgerRow) -> None:
    """From what is lived to what is aimed at; the two numbers stand under their marks, on the outer sides."""
    current, target, y = row.current_x, row.target_x, row.middle
    if current is not None and target is not None and abs(target - current) > 14:
        towards = 1 if target > current else -1
        canvas.line(current + 9 * towards, y, target - 5 * towards, y, css.AIM_WAY)
    if target is not None:
        canvas.circle(target, y, 5, css.AIM_DOT)
    if current is not None:
        canvas.use(level_mark(row.current_level), current, y, 14, css.join(css.MARK, row.current_level, css.MARK_HALO))
    right = current is not None and target is not None and current > target
    if current is not None:
        anchor, side = ("start", 11) if right else ("end", -11)
        canvas.text(current + side, y + 4, row.current_text, css.join(css.CAPTION, css.HALO, row.current_level), anchor)
    if target is not None:
        anchor, side = ("end", -11) if right else ("start", 11)
        canvas.text(target + side, y + 4, row.target_text, css.join(css.CAPTION, css.HALO, css.INTENT), anchor)


def _draw_item(canvas: Canvas, item: LedgerItem) -> None:
    with canvas.link(item.href, "", css.LINK):
        canvas.use(status_mark(item.status), item.x + 8, item.y - 4.5, 16, css.STATE)
        canvas.paragraph(item.x + 24, item.y, item.lines, _LEADING, css.join(css.NOTE, css.INTENT))
