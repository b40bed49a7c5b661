"""Draws a journey as a loop."""

from __future__ import annotations

from collections.abc import Sequence

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.marks import STAR, level_mark
from journeysite.draw.svg import Svg
from journeysite.layout.loop.blocks import NAME_LEADING
from journeysite.layout.loop.layout import Centre, LoopLayout, Piece, StageBlock, Station

__all__ = ["draw_loop"]


def draw_loop(layout: LoopLayout) -> Svg:
    """The lower strands, the bridge, the upper strand, cuts between stages, stations, words."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    with canvas.group(css.RIBBON, stroke_width=layout.ribbon):
        _draw_pieces(canvas, layout.under, "u")
    if layout.bridge:
        canvas.path(layout.bridge, css.BRIDGE, stroke_width=layout.ribbon + 14)
    with canvas.group(css.RIBBON, stroke_width=layout.ribbon):
        _draw_pieces(canvas, layout.over, "o")
    for chevron in layout.chevrons:
        canvas.path(chevron.path, css.CHEVRON)
    for block in layout.blocks:
        _draw_block(canvas, block)
    for station in layout.stations:
        _draw_station(canvas, station)
    for centre in layout.centres:
        _draw_centre(canvas, centre)
    return canvas.svg()


def _draw_pieces(canvas: Canvas, pieces: Sequence[Piece], prefix: str) -> None:
    for at, piece in enumerate(pieces):
        if piece.stops:
            stops = [(share, css.STOPS[level]) for share, level in piece.stops]
            paint = canvas.gradient(f"{prefix}{at}", piece.start, piece.end, stops)
            canvas.path(piece.path, css.RIBBON, stroke=paint)
        else:
            canvas.path(piece.path, css.RIBBON_BLANK)


def _draw_station(canvas: Canvas, station: Station) -> None:
    with canvas.link(station.href, station.label, css.join(css.LINK, css.STATION)):
        if station.label:
            canvas.title(station.label)
        canvas.circle(station.x, station.y, station.radius, css.RING_STRONG if station.moment_of_truth else css.RING)
        if station.level:
            size = station.radius if not station.moment_of_truth else station.radius * 1.02
            canvas.use(level_mark(station.level), station.x, station.y, size, css.join(css.MARK, station.level))
        if station.moment_of_truth:
            canvas.use(STAR, station.x + station.radius, station.y - station.radius, 16, css.STAR)
        if station.lines:
            cls = css.LABEL_STRONG if station.titled else css.AXIS
            canvas.paragraph(station.text_x, station.text_y, station.lines, 16, cls, station.anchor)


def _draw_block(canvas: Canvas, block: StageBlock) -> None:
    with canvas.link(block.href, block.label, css.LINK):
        if block.names:
            first = [(block.number, css.NUMERAL), (block.names[0].removeprefix(block.number), "")]
            canvas.paragraph(block.x, block.y, [first, *block.names[1:]], NAME_LEADING, css.STAGE, block.anchor)
        else:
            canvas.text(block.x, block.y, block.number, css.join(css.VALUE, css.NUMERAL), block.anchor)
    y = block.y + NAME_LEADING * max(0, len(block.names) - 1)
    if block.level_text:
        y += 22
        canvas.use(level_mark(block.level), block.mark_x, y - 4.5, 12, css.join(css.MARK, block.level))
        canvas.text(block.mark_x + 12, y, block.level_text, css.join(css.VALUE, block.level))
    canvas.paragraph(block.x, y + 19, block.verbatim_lines, 17, css.QUOTE_LARGE, block.anchor)


def _draw_centre(canvas: Canvas, centre: Centre) -> None:
    canvas.text(centre.x, centre.y - 28, centre.name, css.NAME, "middle")
    if centre.mean:
        canvas.text(centre.x, centre.y + 10, centre.mean, css.FIGURE_NUMBER, "middle")
    canvas.paragraph(centre.x, centre.y + 34, centre.lines, 18, css.join(css.NOTE, css.MUTED), "middle")
