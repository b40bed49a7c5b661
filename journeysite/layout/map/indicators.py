"""The lane of figures: value, where it must go, what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from journeysite.geometry.primitives import Box
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.heading import lane_heading
from journeysite.layout.map.layout import Column, Linked, Row
from journeysite.layout.map.marks import Icon, Text
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.map.subject import Direction, Indicator, Lane, MapSubject, Stage
from journeysite.layout.map.wrap import set_lines
from journeysite.layout.metrics import Metrics

__all__ = ["indicator_row", "indicators_of"]

COLUMN_LEAST = 124.0
ARROW = 12.0
AROUND = 5.0  # px by which a figure that leads somewhere can be pointed at beside its words
CAPTION_OVER = 5.0  # px that a caption may reach into the padding of its cell
#: An arrow points where the figure must go; level where nobody said.
ARROWS: Final = {
    Direction.UP: "arrow-up-right",
    Direction.DOWN: "arrow-down-right",
    Direction.STAY: "arrow-right",
    Direction.UNSAID: "arrow-right",
}


class _Pieces(NamedTuple):
    """What a cell or a figure is made of, and where it ends."""

    texts: tuple[Text, ...]
    icons: tuple[Icon, ...]
    linked: tuple[Linked, ...]
    bottom: float


def indicators_of(lane: Lane, stage: Stage) -> tuple[Indicator, ...]:
    """The stage's own figures, then its touchpoints', each once."""
    return tuple(dict.fromkeys(stage.held(lane, Indicator)))


def indicator_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> Row:
    """The row of figures, side by side where a stage is wide enough, else one under the other."""
    heading, least = lane_heading(lane, top, galley.sheet, galley.metrics)
    pairs = zip(subject.stages, galley.columns, strict=True)
    cells = [_cell(indicators_of(lane, stage), column, top, galley) for stage, column in pairs]
    return Row(
        lane.key,
        top,
        max(top + least, *(cell.bottom for cell in cells)),
        heading,
        texts=tuple(text for cell in cells for text in cell.texts),
        icons=tuple(icon for cell in cells for icon in cell.icons),
        linked=tuple(link for cell in cells for link in cell.linked),
    )


def _cell(figures: Sequence[Indicator], column: Column, top: float, galley: Galley) -> _Pieces:
    """The figures of a stage, in rows from left to right where it is wide."""
    if not figures:
        return _Pieces((galley.empty(column, top),), (), (), top)
    sheet = galley.sheet
    count, width = galley.parts(column, COLUMN_LEAST, len(figures))
    set_: list[_Pieces] = []
    y = top + sheet.pad_down
    for at, figure in enumerate(figures):
        if at and at % count == 0:
            y = max(piece.bottom for piece in set_)
        left = galley.left(column) + (at % count) * width
        set_.append(_figure(figure, left, y, width - 2 * sheet.pad_across, galley.metrics))
    return _Pieces(
        tuple(text for piece in set_ for text in piece.texts),
        tuple(icon for piece in set_ for icon in piece.icons),
        tuple(link for piece in set_ for link in piece.linked),
        max(piece.bottom for piece in set_) + sheet.pad_down - 8,
    )


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
    last = base + 17 + max(len(label) - 1, 0) * 15
    if not figure.href:
        return _Pieces(tuple(texts), tuple(icons), (), last + 11)
    box = Box(x - AROUND, top - 2, x + width + AROUND, last + 6)
    return _Pieces((), (), (Linked(box, figure.href, figure.spoken, tuple(texts), tuple(icons)),), last + 11)
