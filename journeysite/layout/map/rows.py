"""The rows under the curve, one after the other; a lane that is empty everywhere is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from journeysite.layout.map.backstage import backstage_row
from journeysite.layout.map.cells import text_row
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.heading import line_heading
from journeysite.layout.map.indicators import indicator_row
from journeysite.layout.map.layout import AnyRow, Column, LineRow
from journeysite.layout.map.metro import metro_row, used_channels
from journeysite.layout.map.pictures import picture_row
from journeysite.layout.map.roadmap import roadmap_row
from journeysite.layout.map.sheet import Sheet
from journeysite.layout.map.subject import Content, Lane, MapSubject, View
from journeysite.layout.map.texts import items_of

__all__ = ["ROWS", "filled_lanes", "layout_row", "layout_rows", "shown_lanes", "with_lines"]


def shown_lanes(subject: MapSubject) -> tuple[Lane, ...]:
    """The lanes that hold something, in their order; lines only where there is something beneath them."""
    return with_lines(subject.lanes, filled_lanes(subject))


def filled_lanes(subject: MapSubject) -> tuple[Lane, ...]:
    """The lanes that hold something, lines apart."""
    return tuple(lane for lane in subject.lanes if _is_filled(lane, subject))


def with_lines(lanes: Sequence[Lane], filled: Sequence[Lane]) -> tuple[Lane, ...]:
    """Those of ``lanes`` that are filled, and the lines that part one of these from what is above."""
    keys = {lane.key for lane in filled if lane in lanes}
    return tuple(lane for lane in lanes if lane in filled or lane.above in keys)


def _is_filled(lane: Lane, subject: MapSubject) -> bool:
    if lane.boxed and subject.view is View.BLUEPRINT:
        return bool(subject.touchpoints)  # the standard rows of a blueprint stay, so that a gap is seen as one
    match lane.content:
        case Content.LINE:
            return False
        case Content.CHANNELS:
            return bool(used_channels(subject))
        case Content.ROADMAP:
            return any(item.touchpoints for item in subject.roadmap)
        case Content.VOICES:
            return any(touchpoint.verbatim or touchpoint.thought for touchpoint in subject.touchpoints)
        case _:
            return any(True for stage in subject.stages for _ in stage.held(lane, object))


def layout_rows(subject: MapSubject, top: float, galley: Galley) -> Iterator[AnyRow]:
    """The rows from ``top`` down, each beginning where the one before ends."""
    for lane in shown_lanes(subject):
        row = layout_row(lane, subject, top, galley)
        yield row
        top = row.bottom


def layout_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> AnyRow:
    """The row of one lane, from ``top`` down."""
    return ROWS[lane.content](lane, subject, top, galley)


def _text_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> AnyRow:
    pairs = zip(subject.stages, galley.columns, strict=True)
    cells = [items_of(lane, stage, _voices(column, galley.sheet)) for stage, column in pairs]
    return text_row(lane, cells, top, galley)


def _voices(column: Column, sheet: Sheet) -> int:
    """How many verbatims a stage shows: two, and two more for each further column of a wide cell."""
    return sheet.voices * max(1, int(column.width // sheet.column_least))


def line_row(lane: Lane, _subject: MapSubject, top: float, galley: Galley) -> LineRow:
    """A dashed line in the middle of a row of its own."""
    heading, height = line_heading(lane, top, galley.sheet, galley.metrics)
    return LineRow(lane.key, top, top + height, heading, top + height / 2)


#: How the row of each kind of content is laid out: one layout a kind, not a lane.
ROWS: Final[dict[Content, Callable[[Lane, MapSubject, float, Galley], AnyRow]]] = {
    Content.TEXTS: _text_row,
    Content.COMMON_TEXTS: _text_row,
    Content.VOICES: _text_row,
    Content.CHANNELS: metro_row,
    Content.PAIN_POINTS: _text_row,
    Content.BACKSTAGE: backstage_row,
    Content.TAGS: _text_row,
    Content.INDICATORS: indicator_row,
    Content.PICTURES: picture_row,
    Content.ROADMAP: roadmap_row,
    Content.LINE: line_row,
}
