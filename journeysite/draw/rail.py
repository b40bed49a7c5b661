"""Draws the rail: for each row of a list, a slice that stretches and a mark that does not."""

from __future__ import annotations

from msgspec import Struct

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.map import classes as own
from journeysite.draw.marks import STAR, level_mark
from journeysite.draw.svg import Svg
from journeysite.geometry.numbers import number
from journeysite.geometry.scale import LEVELS
from journeysite.layout.rail import RailLayout, RailMark, RailSlice

__all__ = ["RailDrawing", "RailRow", "draw_rail"]

MARK = 16.0
RING = 14.0
HOLLOW = 5.5
HEIGHT = 40.0


class RailRow(Struct, frozen=True):
    """What stands beside one row: ``line`` is to be stretched to the row's height, ``mark`` to stand in its middle.

    ``stage`` and ``touchpoint`` are the row's numbers; ``touchpoint`` is 0 beside the head of a stage.
    """

    stage: int
    touchpoint: int
    line: Svg
    mark: Svg | None


class RailDrawing(Struct, frozen=True):
    """The rail in pieces. ``paints`` stands once on the page, hidden; ``scale`` stands over each phase."""

    paints: Svg
    scale: Svg
    rows: tuple[RailRow, ...]

    @property
    def symbols(self) -> tuple[str, ...]:
        """Ids of all symbols that some piece places."""
        marks = {name for row in self.rows if row.mark for name in row.mark.symbols}
        return tuple(sorted({*self.scale.symbols, *marks}))


def draw_rail(layout: RailLayout) -> RailDrawing:
    """All pieces of the rail; all is decoration, since every row says the same in words."""
    grounds = {height: _levels(layout, height) for height in {part.height for part in layout.slices}}
    rows = tuple(
        RailRow(
            stage=part.stage,
            touchpoint=part.touchpoint,
            line=_draw_slice(layout, part, *grounds[part.height]),
            mark=_draw_mark(layout, part.mark) if part.mark else None,
        )
        for part in layout.slices
    )
    return RailDrawing(_draw_paints(layout), _draw_scale(layout), rows)


def _draw_paints(layout: RailLayout) -> Svg:
    """The colours of emotion from right to left, for all slices."""
    canvas = Canvas(0, 0, layout.id, css.SPRITE)
    shares = [at / (len(LEVELS) - 1) for at in range(len(LEVELS))]
    for name, stops in (("line", css.STOPS), ("area", css.AREA_STOPS)):
        along = [(share, stops[level]) for share, level in zip(shares, LEVELS, strict=True)]
        canvas.gradient(name, (layout.high, 0), (layout.low, 0), along)
    return canvas.svg()


def _draw_scale(layout: RailLayout) -> Svg:
    canvas = Canvas(layout.width, 16, layout.id, css.join(css.FIGURE, own.RAIL_SCALE))
    for mark in layout.scale:
        canvas.use(level_mark(mark.level), mark.x, mark.y, mark.size, css.join(css.MARK, mark.level))
    return canvas.svg()


def _levels(layout: RailLayout, height: float) -> tuple[str, str]:
    """The steps of the scale as one path, and the neutral one, down a slice of that height."""
    fall = f"V{number(height)}"
    return "".join(
        [f"M{number(x)} 0{fall}" for x in layout.levels if x != layout.zero]
    ), f"M{number(layout.zero)} 0{fall}"


def _draw_slice(layout: RailLayout, part: RailSlice, levels: str, zero: str) -> Svg:
    canvas = Canvas(
        layout.width, part.height, layout.id, css.join(css.FIGURE, own.RAIL_LINE), preserveAspectRatio="none"
    )
    canvas.path(levels, css.HAIR)
    canvas.path(zero, css.ZERO)
    if part.area:
        canvas.path(part.area, css.AREA, fill=canvas.reference("area"))
    if part.aim:
        canvas.path(part.aim, css.AIM)
    if part.guess:
        canvas.path(part.guess, css.GUESS)
    for at, line in enumerate(part.others, start=1):
        if line:
            with canvas.group(own.OTHER[at]):
                canvas.path(line, own.LINE)
    if part.line:
        canvas.path(part.line, css.CURVE, stroke=canvas.reference("line"))
    return canvas.svg()


def _draw_mark(layout: RailLayout, mark: RailMark) -> Svg:
    canvas = Canvas(layout.width, HEIGHT, layout.id, css.join(css.FIGURE, own.RAIL_MARK))
    middle = HEIGHT / 2
    if mark.truth:
        canvas.circle(mark.x, middle, RING, css.RING)
    if mark.level:
        halo = "" if mark.truth else css.MARK_HALO
        canvas.use(level_mark(mark.level), mark.x, middle, MARK, css.join(css.MARK, mark.level, halo))
    else:
        canvas.circle(mark.x, middle, HOLLOW, own.UNKNOWN)
    if mark.truth:
        canvas.use(STAR, mark.x + RING, middle - RING, MARK, css.STAR)
    return canvas.svg()
