"""The lane of figures: value, where it must go, what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journeysite.layout.map_galley import Galley
from journeysite.layout.map_heading import lane_heading
from journeysite.layout.map_layout import Column, Icon, Row, Text
from journeysite.layout.map_sheet import ROLES
from journeysite.layout.map_subject import Direction, Indicator, Lane, Stage
from journeysite.layout.map_wrap import set_lines
from journeysite.layout.metrics import Metrics

__all__ = ["indicator_row", "indicators_of"]

COLUMN_LEAST = 124.0
ARROW = 12.0
CAPTION_OVER = 5.0  # px that a caption may reach into the padding of its cell
#: An arrow points where the figure must go; level where nobody said.
ARROWS: Final = {
    Direction.UP: "arrow-up-right",
    Direction.DOWN: "arrow-down-right",
    Direction.STAY: "arrow-right",
    Direction.UNSAID: "arrow-right",
}

_Pieces = tuple[list[Text], list[Icon], float]


def indicators_of(stage: Stage) -> tuple[Indicator, ...]:
    """The stage's own figures, then its touchpoints', each once."""
    theirs = (figure for touchpoint in stage.touchpoints for figure in touchpoint.indicators)
    return tuple(dict.fromkeys((*stage.indicators, *theirs)))


def indicator_row(lane: Lane, stages: Sequence[Stage], top: float, galley: Galley) -> Row:
    """The row of figures, side by side where a stage is wide enough, else one under the other."""
    heading, least = lane_heading(lane, top, galley.sheet, galley.metrics)
    texts: list[Text] = []
    icons: list[Icon] = []
    bottom = top + least
    for stage, column in zip(stages, galley.columns, strict=True):
        words, arrows, end = _cell(indicators_of(stage), column, top, galley)
        texts += words
        icons += arrows
        bottom = max(bottom, end)
    return Row(lane.kind, top, bottom, heading, tuple(texts), icons=tuple(icons))


def _cell(figures: Sequence[Indicator], column: Column, top: float, galley: Galley) -> _Pieces:
    """The figures of a stage, in rows from left to right where it is wide."""
    if not figures:
        return [galley.empty(column, top)], [], top
    sheet = galley.sheet
    count, width = galley.parts(column, COLUMN_LEAST, len(figures))
    texts: list[Text] = []
    icons: list[Icon] = []
    bottom = y = top + sheet.pad_down
    for at, figure in enumerate(figures):
        if at % count == 0:
            y = bottom
        left = galley.left(column) + (at % count) * width
        words, arrows, end = _figure(figure, left, y, width - 2 * sheet.pad_across, galley.metrics)
        texts += words
        icons += arrows
        bottom = max(bottom, end)
    return texts, icons, bottom + sheet.pad_down - 8


def _figure(figure: Indicator, x: float, top: float, width: float, metrics: Metrics) -> _Pieces:
    """One figure from ``top`` down, and where the next may begin."""
    base = top + 18
    value = metrics.wrap(figure.value, width, ROLES["value"], 2)
    texts = [Text("value", x, base, value.lines, value.widths, leading=22)]
    base += max(len(value) - 1, 0) * 22
    icons: list[Icon] = []
    if figure.target:
        target = metrics.wrap(figure.target, width - ARROW - 4, ROLES["aim"], 1)
        start = x + value.widths[-1] + 8 if value.widths else x
        if start + ARROW + 4 + target.width > x + width:
            start, base = x, base + 18
        icons.append(Icon(ARROWS[figure.direction], start, base - 11, ARROW, "arrow"))
        texts.append(Text("aim", start + ARROW + 4, base - 1, target.lines, target.widths))
    label = set_lines(figure.label, width + CAPTION_OVER, ROLES["cap"], 2, metrics)
    full = figure.label if label.cut else ""
    texts.append(Text("cap", x, base + 17, label.lines, label.widths, leading=15, full=full))
    return texts, icons, base + 17 + max(len(label) - 1, 0) * 15 + 11
