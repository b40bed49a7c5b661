"""Draws a day in the life."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.emotion_paint import area_paint, draw_emotion_line, draw_mark, line_paint
from journeysite.draw.marks import STAR, icon
from journeysite.draw.svg import Svg
from journeysite.layout.day import DayBand, DayLabel, DayLayout, PlacedMoment

__all__ = ["draw_day"]

_LEADING = 16.0


def draw_day(layout: DayLayout) -> Svg:
    """Nights, scale, curve, moments; under them the hours, the parts of the day, and where we are part of it."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    for night in layout.nights:
        canvas.rect(night.left, night.top, night.width, night.height, css.FOCUS_GROUND)
    _draw_scale(canvas, layout)
    stroke, fill = line_paint(canvas, layout.high, layout.low), area_paint(canvas, layout.high, layout.low)
    draw_emotion_line(canvas, layout.line, stroke, fill)
    _draw_hours(canvas, layout)
    for band in layout.bands:
        _draw_band(canvas, band)
    for box in layout.us:
        canvas.rect(box.left, box.top, box.width, box.height, css.WITH_US, rx=2)
    for moment in layout.moments:
        _draw_moment(canvas, moment, layout)
    return canvas.svg()


def _draw_scale(canvas: Canvas, layout: DayLayout) -> None:
    for row in layout.levels:
        zero = row.y == layout.zero
        canvas.line(layout.plot_left, row.y, layout.width, row.y, css.ZERO if zero else css.HAIR)
        canvas.use(icon(row.icon), 10, row.y, 20, row.level)
        if row.name:
            canvas.text(28, row.y + 4, row.name, css.SMALL_STRONG)


def _draw_hours(canvas: Canvas, layout: DayLayout) -> None:
    top = layout.hours_y - 18
    canvas.line(layout.plot_left, top, layout.width, top, css.HAIR_STRONG)
    for x, text in layout.hours:
        canvas.line(x, top, x, top + 5, css.HAIR_STRONG)
        canvas.text(x, layout.hours_y, text, css.join(css.CAPTION, css.MUTED), "middle")
    if layout.bands and layout.band_title:
        canvas.text(0, layout.bands[0].box.middle.y + 4.5, layout.band_title, css.NAME)
    if layout.us and layout.us_title:
        canvas.text(0, layout.us_y + 9, layout.us_title, css.NAME)


def _draw_band(canvas: Canvas, band: DayBand) -> None:
    box = band.box
    with canvas.link(band.href, band.full, css.join(css.LINK, css.DAY_PART)):
        canvas.title(band.full)
        canvas.rect(box.left + 1, box.top, max(box.width - 2, 1), box.height, css.PART_GROUND, rx=4)
        first = box.middle.y + 4 - _LEADING * (len(band.lines) - 1) / 2
        canvas.paragraph(box.middle.x, first, band.lines, _LEADING, css.LABEL, "middle")


def _draw_moment(canvas: Canvas, moment: PlacedMoment, layout: DayLayout) -> None:
    mark = moment.mark
    if moment.with_us:
        canvas.circle(moment.x, layout.us_y + 4, 2.5, css.US_DOT)
    if moment.with_us and mark:
        canvas.line(moment.x, mark.y + 12, moment.x, layout.axis_y, css.LEADER)
    if moment.label and moment.label.leader:
        canvas.line(*moment.label.leader, css.LEADER)
    with canvas.link(moment.href, moment.accessible, css.LINK):
        if mark and moment.moment_of_truth:
            canvas.circle(mark.x, mark.y, 11, css.RING)
        if mark:
            draw_mark(canvas, mark, 13, halo=not moment.moment_of_truth)
        if mark and moment.moment_of_truth:
            canvas.use(STAR, mark.x + 12, mark.y - 11, 14, css.STAR)
        if moment.label:
            _draw_label(canvas, moment.label, moment.with_us)


def _draw_label(canvas: Canvas, label: DayLabel, with_us: bool) -> None:
    title = css.LABEL_STRONG if with_us else css.LABEL
    canvas.paragraph(label.x, label.y, label.title_lines, _LEADING, css.join(title, css.HALO), "middle")
    below = label.y + _LEADING * len(label.title_lines)
    canvas.paragraph(label.x, below, label.verbatim_lines, _LEADING, css.join(css.QUOTE, css.HALO), "middle")
