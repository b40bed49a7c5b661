"""The colours of emotion as paints, and the curve drawn with them."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.marks import level_mark
from journeysite.geometry.scale import LEVELS
from journeysite.layout.emotion_line import EmotionLine, GapRegion, LevelMark

__all__ = ["area_paint", "draw_emotion_line", "draw_gap", "draw_mark", "line_paint"]


def line_paint(canvas: Canvas, high: float, low: float, name: str = "line") -> str:
    """The paint of curves: the five level colours from y ``high`` (+2) to y ``low`` (-2)."""
    return _paint(canvas, name, high, low, css.STOPS)


def area_paint(canvas: Canvas, high: float, low: float, name: str = "area") -> str:
    """The paint of areas: the same colours, stronger the farther from zero."""
    return _paint(canvas, name, high, low, css.AREA_STOPS)


def _paint(canvas: Canvas, name: str, high: float, low: float, stops: dict[str, str]) -> str:
    shares = [(at / (len(LEVELS) - 1), stops[level]) for at, level in enumerate(LEVELS)]
    return canvas.gradient(name, (0, high), (0, low), shares)


def draw_emotion_line(canvas: Canvas, line: EmotionLine, stroke: str, fill: str, cls: str = css.CURVE) -> None:
    """Areas first, then guesses, then the known curve; a lone point becomes a dot."""
    if line.areas:
        canvas.path("".join(line.areas), css.AREA, fill=fill)
    if line.guessed:
        canvas.path("".join(line.guessed), css.GUESS)
    if line.known:
        canvas.path("".join(line.known), cls, stroke=stroke)
    for point in line.lone:
        canvas.circle(point.x, point.y, 2, css.AREA, fill=stroke)


def draw_gap(canvas: Canvas, gap: GapRegion) -> None:
    """Vertical hairlines between a curve and the target above it."""
    if not gap.aim:
        return
    with canvas.pattern("hatch", _PITCH, _PITCH):
        canvas.path(f"M{_PITCH / 2:g} 0V{_PITCH:g}", css.GAP)
    with canvas.clipped_by("lived", gap.current):
        canvas.path(gap.aim, css.AREA, fill=canvas.reference("hatch"))


_PITCH = 4.0


def draw_mark(canvas: Canvas, mark: LevelMark, size: float, halo: bool = True) -> None:
    """The shape of a level, with a halo of paper where it lies on a line."""
    canvas.use(
        level_mark(mark.level), mark.x, mark.y, size, css.join(css.MARK, mark.level, css.MARK_HALO if halo else "")
    )
