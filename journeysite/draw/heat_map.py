"""Draws journeys against stages."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.marks import level_mark
from journeysite.draw.svg import Svg
from journeysite.geometry.primitives import Box
from journeysite.layout.heat_map import HeatMapLayout, PlacedCell, PlacedRow

__all__ = ["draw_heat_map"]

_LEADING = 16.0


def draw_heat_map(layout: HeatMapLayout) -> Svg:
    """Names, then cells row by row."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    if any(cell.box and not cell.level for cell in layout.cells):
        with canvas.pattern("none", 8, 8, patternTransform="rotate(45)"):
            canvas.line(0.5, 0, 0.5, 8, css.HAIR)
    for column in layout.columns:
        canvas.paragraph(column.x, column.y, column.lines, _LEADING, css.join(css.SMALL_STRONG, css.PROSE))
    for row in layout.rows:
        _draw_row(canvas, row)
    for cell in layout.cells:
        _draw_cell(canvas, cell)
    return canvas.svg()


def _draw_row(canvas: Canvas, row: PlacedRow) -> None:
    with canvas.link(row.href, "", css.LINK):
        cls = css.join(css.NOTE, css.MUTED if row.muted else css.UNDERLINED if row.href else "")
        canvas.paragraph(0, row.y, row.lines, _LEADING, cls)


def _draw_cell(canvas: Canvas, cell: PlacedCell) -> None:
    if cell.box is None:
        _draw_value(canvas, cell, css.join(css.VALUE, cell.level))
        return
    with canvas.link(cell.href, cell.label, css.join(css.CELL, cell.level)):
        if cell.label:
            canvas.title(cell.label)
        _draw_ground(canvas, cell.box, cell.level)
        if cell.level:
            _draw_value(canvas, cell, css.VALUE)


def _draw_ground(canvas: Canvas, box: Box, level: str) -> None:
    fill = {} if level else {"fill": canvas.reference("none")}
    canvas.rect(box.left, box.top, box.width, box.height, css.WASH if level else css.BLANK, rx=3, **fill)


def _draw_value(canvas: Canvas, cell: PlacedCell, cls: str) -> None:
    canvas.use(level_mark(cell.level), cell.mark_x, cell.middle, 12, css.join(css.MARK, cell.level))
    canvas.text(cell.text_x, cell.middle + 4.5, cell.text, cls, "end")
