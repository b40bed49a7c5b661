"""Draws value against effort."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.svg import Svg
from journeysite.layout.matrix import Bubble, MatrixLayout

__all__ = ["draw_matrix"]

_LEADING = 15.0


def draw_matrix(layout: MatrixLayout) -> Svg:
    """The quadrants, of which the best has a ground, then bubbles and titles."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    plot, x, y = layout.plot, layout.split_x, layout.split_y
    canvas.rect(plot.left, plot.top, x - plot.left, y - plot.top, css.FOCUS_GROUND)
    canvas.rect(plot.left, plot.top, plot.width, plot.height, css.FRAME)
    canvas.line(x, plot.top, x, plot.bottom, css.SPLIT)
    canvas.line(plot.left, y, plot.right, y, css.SPLIT)
    for at, name in enumerate(layout.quadrants):
        halo = css.HALO_2 if at == 0 else css.HALO
        canvas.text(name.x, name.y, name.text, css.join(css.STRONG, css.MUTED, halo), name.anchor)
    _draw_axes(canvas, layout)
    for bubble in layout.bubbles:
        _draw_bubble(canvas, bubble)
    return canvas.svg()


def _draw_axes(canvas: Canvas, layout: MatrixLayout) -> None:
    plot, words = layout.plot, layout.words
    cls = css.join(css.BODY, css.MUTED)
    below, beside = plot.bottom + 22, plot.left - 14
    canvas.text(plot.left, below, words.low_effort, cls)
    canvas.text(plot.right, below, words.high_effort, cls, "end")
    for at, anchor, text in ((plot.bottom, "start", words.low_value), (plot.top, "end", words.high_value)):
        canvas.text(beside, at, text, cls, anchor, transform=f"rotate(-90 {beside:g} {at:g})")


def _draw_bubble(canvas: Canvas, bubble: Bubble) -> None:
    with canvas.link(bubble.href, bubble.label, css.join(css.BUBBLE, bubble.status)):
        if bubble.label:
            canvas.title(bubble.label)
        canvas.circle(bubble.x, bubble.y, bubble.radius, css.DISC)
        if bubble.lines:
            cls = css.join(css.LABEL, css.HALO)
            canvas.paragraph(bubble.text_x, bubble.text_y, bubble.lines, _LEADING, cls, bubble.anchor)
        elif bubble.rank:
            canvas.text(bubble.text_x, bubble.text_y, bubble.rank, css.join(css.LABEL_STRONG, css.RANK), bubble.anchor)
