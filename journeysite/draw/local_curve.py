"""Draws a stage looked at closely."""

from __future__ import annotations

from functools import lru_cache

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas, Run
from journeysite.draw.emotion_paint import area_paint, draw_emotion_line, draw_gap, draw_mark, line_paint
from journeysite.draw.marks import STAR, icon
from journeysite.draw.svg import Svg
from journeysite.layout.local_curve.layout import CurveLabel, LevelRow, LocalCurveLayout, PlacedPoint, Side

__all__ = ["draw_local_curve"]

_LEADING = 17.0


def draw_local_curve(layout: LocalCurveLayout) -> Svg:
    """Ground, scale and curve, a veil of paper over the neighbours, then points and words."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    stroke, fill = line_paint(canvas, layout.high, layout.low), area_paint(canvas, layout.high, layout.low)
    _draw_ground(canvas, layout)
    with canvas.clipped("plot", layout.plot_left, 0, layout.width - layout.plot_left, layout.height):
        draw_gap(canvas, layout.gap)
        if layout.aim.known:
            canvas.path("".join(layout.aim.known), css.AIM)
        draw_emotion_line(canvas, layout.line, stroke, fill)
    for side in filter(None, (layout.before, layout.after)):
        _draw_side(canvas, side, layout)
    for point in layout.points:
        _draw_point(canvas, point)
    if layout.undocumented:
        canvas.text(
            layout.focus.middle.x, layout.zero - 12, layout.undocumented, css.join(css.NOTE, css.MUTED), "middle"
        )
    return canvas.svg()


def _draw_ground(canvas: Canvas, layout: LocalCurveLayout) -> None:
    focus = layout.focus
    canvas.rect(focus.left, 0, focus.width, layout.height, css.FOCUS_GROUND)
    canvas.line(0, 0.5, layout.width, 0.5, css.HAIR_STRONG)
    canvas.line(0, layout.height - 0.5, layout.width, layout.height - 0.5, css.HAIR_STRONG)
    canvas.place(_scale(layout.levels, layout.zero, layout.plot_left, layout.width, named=True))
    canvas.text(focus.middle.x, 25, layout.name, css.TITLE, "middle")


@lru_cache(maxsize=64)
def _scale(levels: tuple[LevelRow, ...], zero: float, left: float, right: float, named: bool) -> Svg:
    """The lines of the scale and, if ``named``, its faces and names before them: the same in most stages of a site."""
    canvas = Canvas(right, 0, "")
    for row in levels:
        canvas.line(left, row.y, right, row.y, css.ZERO if row.y == zero else css.HAIR)
        if named:
            canvas.use(icon(row.icon), 10, row.y, 20, css.join(css.FACE, row.level))
        if named and row.name:
            canvas.text(28, row.y + 4, row.name, css.SMALL_STRONG)
    return canvas.svg()


def _draw_side(canvas: Canvas, side: Side, layout: LocalCurveLayout) -> None:
    """The veil keeps 38 % of what is under it, so that no curve has to be drawn twice."""
    canvas.rect(side.left, 1, side.right - side.left, layout.height - 2, css.VEIL)
    canvas.place(_scale(layout.levels, layout.zero, side.left, side.right, named=False))
    if side.name:
        with canvas.link(side.href, side.name, css.LINK):
            canvas.text((side.left + side.right) / 2, 24, side.name, css.join(css.CAPTION, css.MUTED), "middle")
    with canvas.group(css.FADED):
        for mark in side.marks:
            draw_mark(canvas, mark, 12)
    for x, y, number in side.numbers:
        canvas.text(x, y, number, css.join(css.AXIS, css.HALO), "middle")


def _draw_point(canvas: Canvas, point: PlacedPoint) -> None:
    if point.aim:
        canvas.circle(point.aim.x, point.aim.y, 3.5, css.AIM_DOT)
    if point.label and point.label.leader:
        canvas.line(*point.label.leader, css.LEADER)
    with canvas.link(point.href, point.accessible, css.LINK):
        if point.mark and point.moment_of_truth:
            canvas.circle(point.mark.x, point.mark.y, 13, css.RING)
        if point.mark:
            draw_mark(canvas, point.mark, 17 if not point.moment_of_truth else 15, halo=not point.moment_of_truth)
        if point.mark and point.moment_of_truth:
            canvas.use(STAR, point.mark.x + 14, point.mark.y - 13, 15, css.STAR)
        if point.label:
            _draw_label(canvas, point.label, point.level)


def _draw_label(canvas: Canvas, label: CurveLabel, level: str) -> None:
    titles: list[list[Run]] = [[(line, "")] for line in label.title_lines]
    first = label.title_lines[0]
    titles[0] = [(label.number, level), (first[len(label.number) :], "")]
    canvas.paragraph(label.x, label.y, titles, _LEADING, css.join(css.NAME, css.HALO_2), label.anchor)
    below = label.y + _LEADING * len(titles)
    canvas.paragraph(label.x, below, label.verbatim_lines, _LEADING, css.join(css.QUOTE, css.HALO_2), label.anchor)
