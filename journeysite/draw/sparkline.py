"""Draws a journey's curve in small."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.emotion_paint import area_paint, draw_emotion_line, draw_mark, line_paint
from journeysite.draw.svg import Svg
from journeysite.layout.sparkline import SparklineLayout

__all__ = ["draw_sparkline"]

_MARK = 11.0


def draw_sparkline(layout: SparklineLayout) -> Svg:
    """The zero line, the target where there is one, the curve with its area, and the marks."""
    canvas = Canvas(
        layout.width,
        layout.height,
        layout.id,
        css.join(css.FIGURE, css.SPARKLINE),
        layout.title,
        layout.desc,
        role="img",
    )
    for x in layout.rules:
        canvas.line(x, 0, x, layout.foot, css.HAIR)
    for x, text in layout.numbers:
        canvas.text(x, layout.foot, text, css.AXIS, "middle")
    canvas.line(0, layout.zero, layout.width, layout.zero, css.HAIR_STRONG)
    if layout.line.known or layout.line.lone:
        stroke = line_paint(canvas, layout.high, layout.low)
        fill = area_paint(canvas, layout.high, layout.low) if layout.line.areas else ""
        if layout.aim.known:
            canvas.path("".join(layout.aim.known), css.AIM)
        draw_emotion_line(canvas, layout.line, stroke, fill, css.CURVE_THIN)
    for mark in layout.marks:
        draw_mark(canvas, mark, _MARK)
    return canvas.svg()
