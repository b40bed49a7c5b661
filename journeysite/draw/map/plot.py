"""Draws the emotion curve's field."""

from __future__ import annotations

from collections.abc import Sequence

from journeysite.draw import classes as css
from journeysite.draw.emotion_paint import area_paint, line_paint
from journeysite.draw.map import classes as own
from journeysite.draw.map.text import Pen
from journeysite.draw.marks import STAR, level_mark
from journeysite.geometry.numbers import number
from journeysite.layout.map.layout import Aim, GapCall, Marker, OtherLine, Plot, State

__all__ = ["draw_plot"]

MARK = 15.0
RING = 12.0
DOT = 3.25
HOLLOW = 5.5


def draw_plot(pen: Pen, plot: Plot, width: float, both: bool) -> None:
    """Scale, states, target and markers, from the ground up; what belongs to one state can be switched off as a group.

    ``width``: of the map; ``both``: also the target in full, hidden until asked for.
    """
    canvas = pen.canvas
    stroke = line_paint(canvas, plot.levels[0].y, plot.levels[-1].y)
    fill = area_paint(canvas, plot.levels[0].y, plot.levels[-1].y)
    _draw_ground(pen, plot, width)
    if plot.current:
        with canvas.group(own.NOW):
            canvas.path(plot.current.area, css.AREA, fill=fill)
    if plot.aim:
        with canvas.group(own.AIMS):
            _draw_aim(pen, plot.aim)
    _draw_others(pen, plot.others, plot.measured)
    if plot.note:
        pen.text(plot.note, css.HALO)
    if plot.current:
        with canvas.group(own.NOW):
            _draw_curve(pen, plot.current, stroke)
    if plot.aim:
        with canvas.group(own.AIMS):
            _draw_calls(pen, plot.aim)
    if plot.current:
        with canvas.group(own.NOW):
            _draw_markers(pen, plot.current)
    if both and plot.target:
        with canvas.group(own.GOAL):
            canvas.path(plot.target.area, css.AREA, fill=fill)
            _draw_curve(pen, plot.target, stroke)
            _draw_markers(pen, plot.target)


def _draw_ground(pen: Pen, plot: Plot, width: float) -> None:
    """Undocumented columns, then the hairlines of the scale."""
    canvas = pen.canvas
    if plot.blank:
        with canvas.pattern("blank", 8, 8, patternTransform="rotate(45)"):
            canvas.path("M0 0V8", own.BLANK_LINE)
    for box in plot.blank:
        canvas.rect(box.left, box.top, box.width, box.height, own.BLANK, fill=canvas.reference("blank"))
    across = f"H{number(width)}"
    canvas.path("".join(f"M0 {number(level.y)}{across}" for level in plot.levels if not level.zero), css.HAIR)
    canvas.path(f"M0 {number(plot.zero)}{across}", css.ZERO)


def _draw_aim(pen: Pen, aim: Aim) -> None:
    """The hatch of the gap, the line aimed at, and the measure of the largest gaps."""
    canvas = pen.canvas
    if aim.hatch:
        canvas.path(aim.hatch, css.GAP)
    if aim.faint:
        canvas.path(aim.faint, css.join(css.AIM, own.FAINT))
    canvas.path(aim.line, css.AIM)


def _draw_curve(pen: Pen, state: State, stroke: str) -> None:
    canvas = pen.canvas
    if state.guess:
        canvas.path(state.guess, css.GUESS)
    if state.line:
        canvas.path(state.line, css.CURVE, stroke=stroke)
    with canvas.group(own.WORDS, aria_hidden="true"):
        for label in state.labels:
            if label.leader:
                (x1, y1), (x2, y2) = label.leader
                canvas.line(x1, y1, x2, y2, css.LEADER)
            pen.label(label)


def _draw_calls(pen: Pen, aim: Aim) -> None:
    for gap in aim.gaps:
        pen.canvas.line(gap.x, gap.bottom, gap.x, gap.top, own.DIMENSION)
    for gap in aim.gaps:
        _draw_call(pen, gap)
    for dot in aim.dots:
        pen.canvas.circle(dot.x, dot.y, DOT, css.AIM_DOT)


def _draw_call(pen: Pen, gap: GapCall) -> None:
    pill = gap.pill
    pen.canvas.rect(pill.left, pill.top, pill.width, pill.height, own.PILL, pill.height / 2)
    pen.text(gap.text)


def _draw_markers(pen: Pen, state: State) -> None:
    """In the order of the journey, what is unknown too."""
    for marker in sorted((*state.markers, *state.unknown), key=lambda marker: marker.number):
        with pen.canvas.link(pen.address(marker.href), marker.name, own.POINT):
            if marker.truth:
                pen.canvas.circle(marker.x, marker.y, RING, css.RING)
            pen.canvas.circle(marker.x, marker.y, RING, own.HIT)
            _draw_shape(pen, marker)
            if marker.truth:
                pen.canvas.use(STAR, marker.x + 12.5, marker.y - 12.5, MARK, css.STAR)
            pen.canvas.title(marker.name)


def _draw_shape(pen: Pen, marker: Marker) -> None:
    """The shape of the level, hollow and dashed where none is known."""
    if not marker.level:
        pen.canvas.circle(marker.x, marker.y, HOLLOW, own.UNKNOWN)
        return
    halo = "" if marker.truth else css.MARK_HALO
    pen.canvas.use(level_mark(marker.level), marker.x, marker.y, MARK, css.join(css.MARK, marker.level, halo))


def _draw_others(pen: Pen, others: Sequence[OtherLine], measured: OtherLine | None) -> None:
    for at, line in enumerate(others):
        with pen.canvas.group(own.OTHER[at]):
            _draw_other(pen, line)
    if measured:
        with pen.canvas.group(own.MEASURED):
            _draw_other(pen, measured)


def _draw_other(pen: Pen, line: OtherLine) -> None:
    canvas = pen.canvas
    if line.guess:
        canvas.path(line.guess, own.LINE_GUESS)
    if line.line:
        canvas.path(line.line, own.LINE)
    if line.dots:
        canvas.path("".join(f"M{number(dot.x)} {number(dot.y)}h0" for dot in line.dots), own.LINE_DOT)
    (x1, y1), (x2, y2) = line.leader
    canvas.line(x1 + 6, y1, x2, y2, css.LEADER)
    pen.text(line.text)
