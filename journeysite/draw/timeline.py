"""Draws the roadmap over time, and by horizon."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.marks import status_mark
from journeysite.draw.svg import Svg
from journeysite.geometry.primitives import Box
from journeysite.layout.timeline import Card, HorizonLayout, LaneHead, PlacedBar, TimelineLayout

__all__ = ["draw_horizons", "draw_timeline"]

_LEADING = 16.0
_RADIUS = 6.0


def draw_timeline(layout: TimelineLayout) -> Svg:
    """Periods, lanes, the day of the build behind the bars, bars."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    for tick in layout.ticks:
        canvas.line(tick.x, 20, tick.x, layout.height, css.HAIR_STRONG if tick.strong else css.HAIR)
        canvas.text(tick.x + 10, 36, tick.text, css.SMALL_STRONG)
    canvas.line(0, layout.head_y, layout.width, layout.head_y, css.HAIR_STRONG)
    for head in layout.heads:
        _draw_head(canvas, head, layout.width)
    _draw_today(canvas, layout)
    for bar in layout.bars:
        _draw_bar(canvas, bar)
    return canvas.svg()


def _draw_head(canvas: Canvas, head: LaneHead, width: float) -> None:
    with canvas.link(head.href, "", css.LINK):
        canvas.paragraph(0, head.y, head.lines, _LEADING, css.NAME)
    if head.caption:
        canvas.text(0, head.caption_y, head.caption, css.join(css.CAPTION, css.MUTED))
    canvas.line(0, head.bottom, width, head.bottom, css.HAIR_STRONG)


def _draw_today(canvas: Canvas, layout: TimelineLayout) -> None:
    if layout.today is None:
        return
    canvas.line(layout.today, 18, layout.today, layout.height, css.NOW)
    if layout.pill:
        pill = layout.pill
        canvas.rect(pill.left, pill.top, pill.width, pill.height, css.NOW_PILL, rx=10)
        canvas.text(pill.middle.x, 14, layout.today_text, css.join(css.LABEL_STRONG, css.ON_INK), "middle")


def _draw_bar(canvas: Canvas, bar: PlacedBar) -> None:
    with canvas.link(bar.href, bar.label, css.join(css.BAR, bar.status)):
        if bar.label:
            canvas.title(bar.label)
        _draw_ground(canvas, bar.box, bar.done)
        canvas.use(
            status_mark(bar.status), bar.box.left + (14 if bar.outside else 19), bar.box.middle.y, 18, css.BAR_ICON
        )
        outside = css.join(css.BAR_OUTSIDE, css.HALO) if bar.outside else ""
        canvas.paragraph(bar.text_x, bar.text_y, bar.lines, _LEADING, css.join(css.NAME, css.BAR_TITLE, outside))
        if bar.note:
            below = bar.text_y + _LEADING * len(bar.lines)
            canvas.text(bar.text_x, below, bar.note, css.join(css.CAPTION, css.BAR_NOTE, outside))
        if bar.progress_text:
            cls = css.join(css.CAPTION, css.BAR_NOTE)
            canvas.text(bar.box.right - 12, bar.text_y, bar.progress_text, cls, "end")


def _draw_ground(canvas: Canvas, box: Box, done: float | None) -> None:
    """The bar's outline and, on its bottom edge, how much is done: 4 px inside the rounded corners."""
    canvas.rect(box.left + 0.5, box.top + 0.5, box.width - 1, box.height - 1, css.BAR_GROUND, rx=_RADIUS)
    if done is None:
        return
    y = box.bottom - 2
    canvas.line(box.left + _RADIUS / 2, y, box.right - _RADIUS / 2, y, css.BAR_TRACK)
    if done > _RADIUS:
        canvas.line(box.left + _RADIUS / 2, y, box.left + max(done - _RADIUS / 2, _RADIUS / 2), y, css.BAR_DONE)


def draw_horizons(layout: HorizonLayout) -> Svg:
    """Columns with their names over a rule, cards below."""
    canvas = Canvas(layout.width, layout.height, layout.id, css.FIGURE, layout.title, layout.desc)
    for head in layout.heads:
        canvas.line(head.x, head.y + 1, head.x + head.width, head.y + 1, css.RULE)
        canvas.text(head.x, head.y + 26, head.name, css.TITLE)
        if head.caption:
            canvas.text(head.x + head.width, head.y + 26, head.caption, css.join(css.CAPTION, css.MUTED), "end")
    for x, y in layout.empty:
        canvas.text(x, y, layout.empty_text, css.join(css.BODY, css.MUTED))
    for card in layout.cards:
        _draw_card(canvas, card)
    return canvas.svg()


def _draw_card(canvas: Canvas, card: Card) -> None:
    box = card.box
    with canvas.link(card.href, card.label, css.join(css.BAR, card.status)):
        if card.label:
            canvas.title(card.label)
        _draw_ground(canvas, box, card.done)
        rows = len(card.lines) + len(card.note_lines)
        first = box.middle.y - _LEADING * (rows - 1) / 2 + 4.5
        canvas.use(status_mark(card.status), box.left + 19, first - 4.5, 18, css.BAR_ICON)
        canvas.paragraph(box.left + 36, first, card.lines, _LEADING, css.join(css.NAME, css.BAR_TITLE))
        below = first + _LEADING * len(card.lines)
        canvas.paragraph(box.left + 36, below, card.note_lines, _LEADING, css.join(css.CAPTION, css.BAR_NOTE))
        if card.progress_text:
            canvas.text(box.right - 12, first, card.progress_text, css.join(css.CAPTION, css.BAR_NOTE), "end")
