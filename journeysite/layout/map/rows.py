"""The rows under the curve, one after the other; a lane that is empty everywhere is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from journeysite.layout.map.backstage import backstage_of, backstage_row
from journeysite.layout.map.cells import text_row
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.heading import line_heading
from journeysite.layout.map.indicators import indicator_row, indicators_of
from journeysite.layout.map.layout import AnyRow, Column, LineRow
from journeysite.layout.map.metro import metro_row, used_channels
from journeysite.layout.map.pictures import picture_row
from journeysite.layout.map.roadmap import roadmap_row
from journeysite.layout.map.sheet import Sheet
from journeysite.layout.map.subject import Lane, LaneKind, MapSubject
from journeysite.layout.map.texts import items_of

__all__ = ["LINES", "filled_lanes", "layout_row", "layout_rows", "shown_lanes", "with_lines"]

LINES: Final = (
    LaneKind.LINE_OF_INTERACTION,
    LaneKind.LINE_OF_VISIBILITY,
    LaneKind.LINE_OF_INTERNAL_INTERACTION,
)
#: What a line must have directly or farther beneath it to be drawn.
BENEATH: Final = {
    LaneKind.LINE_OF_INTERACTION: (LaneKind.FRONT_STAGE,),
    LaneKind.LINE_OF_VISIBILITY: (LaneKind.BACKSTAGE,),
    LaneKind.LINE_OF_INTERNAL_INTERACTION: (LaneKind.SYSTEMS,),
}


def shown_lanes(subject: MapSubject) -> tuple[Lane, ...]:
    """The lanes that hold something, in their order; lines only where there is something beneath them."""
    return with_lines(subject.lanes, filled_lanes(subject))


def filled_lanes(subject: MapSubject) -> tuple[Lane, ...]:
    """The lanes that hold something, lines apart."""
    return tuple(lane for lane in subject.lanes if lane.kind not in LINES and _is_filled(lane, subject))


def with_lines(lanes: Sequence[Lane], filled: Sequence[Lane]) -> tuple[Lane, ...]:
    """Those of ``lanes`` that are filled, and the lines that have one of these beneath them."""
    kinds = {lane.kind for lane in filled if lane in lanes}
    return tuple(
        lane for lane in lanes if lane in filled or (lane.kind in LINES and kinds.intersection(BENEATH[lane.kind]))
    )


def _is_filled(lane: Lane, subject: MapSubject) -> bool:
    match lane.kind:
        case LaneKind.CHANNELS:
            return bool(used_channels(subject))
        case LaneKind.ROADMAP:
            return any(item.touchpoints for item in subject.roadmap)
        case LaneKind.BACKSTAGE:
            return any(backstage_of(stage) for stage in subject.stages)
        case LaneKind.SYSTEMS:
            return any(work.system for stage in subject.stages for work in backstage_of(stage))
        case LaneKind.INDICATORS:
            return any(indicators_of(stage) for stage in subject.stages)
        case LaneKind.IMAGES:
            return any(touchpoint.image for touchpoint in subject.touchpoints)
        case _:
            return any(items_of(lane, stage, 1) for stage in subject.stages)


def layout_rows(subject: MapSubject, top: float, galley: Galley) -> Iterator[AnyRow]:
    """The rows from ``top`` down, each beginning where the one before ends."""
    for lane in shown_lanes(subject):
        row = layout_row(lane, subject, top, galley)
        yield row
        top = row.bottom


def layout_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> AnyRow:
    """The row of one lane, from ``top`` down."""
    match lane.kind:
        case LaneKind.CHANNELS:
            return metro_row(lane, subject, top, galley)
        case LaneKind.ROADMAP:
            return roadmap_row(lane, subject, top, galley)
        case LaneKind.BACKSTAGE:
            return backstage_row(lane, subject.stages, top, galley)
        case LaneKind.INDICATORS:
            return indicator_row(lane, subject.stages, top, galley)
        case LaneKind.IMAGES:
            return picture_row(lane, subject.stages, top, galley)
        case kind if kind in LINES:
            return line_row(lane, top, galley)
        case _:
            pairs = zip(subject.stages, galley.columns, strict=True)
            cells = [items_of(lane, stage, _voices(column, galley.sheet)) for stage, column in pairs]
            return text_row(lane, cells, top, galley)


def _voices(column: Column, sheet: Sheet) -> int:
    """How many verbatims a stage shows: two, and two more for each further column of a wide cell."""
    return sheet.voices * max(1, int(column.width // sheet.column_least))


def line_row(lane: Lane, top: float, galley: Galley) -> LineRow:
    """A dashed line in the middle of a row of its own."""
    heading, height = line_heading(lane, top, galley.sheet, galley.metrics)
    return LineRow(lane.kind, top, top + height, heading, top + height / 2)
