"""Draws what a map that stands alone has above it: its title and its legend."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.map import classes as own
from journeysite.draw.map.text import Pen
from journeysite.draw.marks import STAR, level_mark
from journeysite.geometry.numbers import number
from journeysite.layout.map.layout import Frame, LegendEntry

__all__ = ["draw_frame_head"]

MARK = 11.0
LINE = 28.0


def draw_frame_head(pen: Pen, frame: Frame) -> None:
    """The title, then a sign and its words for everything that the map uses."""
    pen.text(frame.title)
    with pen.canvas.group(own.LEGEND):
        for entry in frame.legend:
            _draw_sign(pen, entry)
            pen.text(entry.text)


def _draw_sign(pen: Pen, entry: LegendEntry) -> None:
    canvas, x, y = pen.canvas, entry.at.x, entry.at.y
    match entry.sign:
        case "truth":
            canvas.use(STAR, x + MARK / 2, y, 14, own.STAR)
        case "current":
            canvas.path(f"M{number(x)} {number(y)}h{number(LINE)}", css.join(css.CURVE, own.LEGEND_LINE))
        case "aim":
            canvas.path(f"M{number(x)} {number(y)}h{number(LINE)}", css.AIM)
            canvas.circle(x + LINE / 2, y, 3.25, css.AIM_DOT)
        case "gap":
            lines = "".join(f"M{number(x + at)} {number(y - 6)}v12" for at in range(0, int(LINE) + 1, 4))
            canvas.path(lines, css.GAP)
        case "unknown":
            canvas.circle(x + MARK / 2, y, 4.5, own.UNKNOWN)
        case "observed" | "assumed":
            canvas.circle(x + MARK / 2, y, 2, own.SEEN if entry.sign == "observed" else own.ASSUMED)
        case "new" | "abandoned":
            canvas.text(x + MARK / 2, y + 4, "1", css.join(own.TEXT["axis"], own.RELATION[entry.sign]), "middle")
        case level:
            canvas.use(level_mark(level), x + MARK / 2, y, MARK, css.join(css.MARK, level))
