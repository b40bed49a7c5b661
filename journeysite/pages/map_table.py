"""The map as a table: the same subject, cell for cell, for readers and programs that do not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Final, NamedTuple

from msgspec import Struct

from journeysite.draw.marks import status_mark
from journeysite.layout.map.subject import (
    Channel,
    Emotion,
    Indicator,
    Lane,
    LaneKind,
    MapSubject,
    Mode,
    RoadmapBar,
    Stage,
    Touchpoint,
)


class Item(Struct, frozen=True):
    """One thing in a cell. `kind` says how it is set: text, quote, pain, system, indicator, work, channel."""

    text: str
    kind: str = "text"
    note: str = ""
    href: str = ""
    icon: str = ""
    level: str = ""


class Cell(Struct, frozen=True):
    """What a touchpoint, or a whole stage, has in a lane, and the name of the lane."""

    items: tuple[Item, ...]
    lane: str = ""


class Row(Struct, frozen=True):
    """A touchpoint; without one, what the stage has as a whole."""

    touchpoint: Touchpoint | None
    emotions: tuple[Emotion | None, ...]
    cells: tuple[Cell, ...]


class Body(Struct, frozen=True):
    """A stage with its rows."""

    stage: Stage
    rows: tuple[Row, ...]


class MapTable(Struct, frozen=True):
    """The whole table. `lanes`: one column each; `compare`: whether there is a column for the target."""

    lanes: tuple[Lane, ...]
    lines: tuple[str, ...]
    compare: bool
    bodies: tuple[Body, ...]
    width: int


_SEVERITY_LEVELS: Final = {"critical": "n2", "major": "n1", "minor": "z0", "": "z0"}

Filler = Callable[[MapSubject, Touchpoint], Iterable[Item]]


def map_table(subject: MapSubject) -> MapTable:
    """The table of a map. Lanes that are empty everywhere have no column, as they have no row on the map."""
    columns = [column for lane in subject.lanes if _is_filled(column := _column(subject, lane))]
    lines = tuple(line.label for line in subject.lines) if len(subject.lines) > 1 else ("",)
    compare = subject.mode is Mode.COMPARE
    bodies = tuple(Body(stage, tuple(_rows(stage, at, columns, len(lines)))) for at, stage in enumerate(subject.stages))
    lanes = tuple(column.lane for column in columns)
    return MapTable(lanes, lines, compare, bodies, 2 + len(lines) + compare + len(lanes))


class _Column(NamedTuple):
    """A lane's cells: one a stage for what concerns the whole of it, and by stage one a touchpoint."""

    lane: Lane
    whole: tuple[Cell, ...]
    each: tuple[tuple[Cell, ...], ...]


def _column(subject: MapSubject, lane: Lane) -> _Column:
    fill, fill_stage = _filler(lane), _STAGE_FILLERS.get(lane.kind)
    whole = (_EMPTY,) * len(subject.stages)
    if fill_stage:
        whole = tuple([_cell(fill_stage(stage, lane), lane) for stage in subject.stages])
    each = tuple(
        [
            tuple([_cell(fill(subject, touchpoint), lane) for touchpoint in stage.touchpoints])
            for stage in subject.stages
        ]
    )
    return _Column(lane, whole, each)


_EMPTY: Final = Cell(())


def _cell(items: Iterable[Item], lane: Lane) -> Cell:
    found = tuple(items)
    return Cell(found, lane.label) if found else _EMPTY


def _is_filled(column: _Column) -> bool:
    return any(cell is not _EMPTY for cell in chain(column.whole, *column.each))


def _rows(stage: Stage, at: int, columns: Sequence[_Column], lines: int) -> Iterator[Row]:
    own = tuple(column.whole[at] for column in columns)
    if any(cell.items for cell in own):
        yield Row(None, (), own)
    cells = zip(*[column.each[at] for column in columns], strict=True) if columns else repeat(())
    for touchpoint, in_row in zip(stage.touchpoints, cells, strict=bool(columns)):
        yield Row(touchpoint, (*touchpoint.emotions, *[None] * lines)[:lines], in_row)


def _stage_indicators(stage: Stage, _lane: Lane) -> Iterable[Item]:
    return map(_indicator, stage.indicators)


def _stage_lane(stage: Stage, lane: Lane) -> Iterable[Item]:
    return (Item(text.text) for text in stage.lanes if text.lane == lane.key)


#: Lanes that concern whole stages too.
_STAGE_FILLERS: Final[dict[LaneKind, Callable[[Stage, Lane], Iterable[Item]]]] = {
    LaneKind.INDICATORS: _stage_indicators,
    LaneKind.CUSTOM: _stage_lane,
}


def _filler(lane: Lane) -> Filler:
    if lane.kind is LaneKind.CUSTOM:
        return lambda _, touchpoint: [Item(text.text) for text in touchpoint.lanes if text.lane == lane.key]
    return _FILLERS.get(lane.kind) or _nothing


def _nothing(_subject: MapSubject, _touchpoint: Touchpoint) -> Iterable[Item]:
    return ()


def _said(_subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (Item(text, "quote") for text in (touchpoint.verbatim, touchpoint.thought) if text)


def channels_at(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Channel]:
    """The channels of a touchpoint, the preferred one first."""
    return (channel for name in touchpoint.channels for channel in subject.channels if channel.id == name)


def _channels(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (Item(found.label, "channel", icon=found.icon) for found in channels_at(subject, touchpoint))


def _pains(_subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (Item(p.text, "pain", p.note, level=_SEVERITY_LEVELS[p.severity]) for p in touchpoint.pain_points)


def _backstage(_subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (
        Item(", ".join(filter(None, (b.action, b.team))), "system" if b.system else "text", b.system)
        for b in touchpoint.backstage
    )


def _systems(_subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (Item(b.system) for b in touchpoint.backstage if b.system)


def _indicators(_subject: MapSubject, touchpoint: Touchpoint) -> Iterable[Item]:
    return map(_indicator, touchpoint.indicators)


def _indicator(indicator: Indicator) -> Item:
    return Item(indicator.label, "indicator", _measure(indicator.value, indicator.target), indicator.href)


def _measure(value: str, target: str) -> str:
    return f"{value} → {target}" if target else value


def _images(_subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    if touchpoint.image:
        yield Item(touchpoint.image.alt, "image", href=touchpoint.image.href)


def work_at(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[RoadmapBar]:
    """The roadmap items of the map that serve a touchpoint."""
    return (bar for bar in subject.roadmap if touchpoint.number in bar.touchpoints)


def _work(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (
        Item(bar.title, "work", bar.status_text, bar.href, status_mark(bar.status))
        for bar in work_at(subject, touchpoint)
    )


def _texts(read: Callable[[Touchpoint], str | tuple[str, ...]]) -> Filler:
    def filler(_subject: MapSubject, touchpoint: Touchpoint) -> Iterable[Item]:
        found = read(touchpoint)
        if isinstance(found, str):
            return (Item(found),) if found else ()
        return [Item(text) for text in found if text]

    return filler


_FILLERS: Final[dict[LaneKind, Filler]] = {
    LaneKind.IMAGES: _images,
    LaneKind.ACTIONS: _texts(lambda touchpoint: touchpoint.action),
    LaneKind.THOUGHTS: _said,
    LaneKind.CHANNELS: _channels,
    LaneKind.EXPECTATIONS: _texts(lambda touchpoint: touchpoint.expectation),
    LaneKind.MOTIVATIONS: _texts(lambda touchpoint: touchpoint.motivation),
    LaneKind.PAIN_POINTS: _pains,
    LaneKind.FRONT_STAGE: _texts(lambda touchpoint: touchpoint.front_stage),
    LaneKind.BACKSTAGE: _backstage,
    LaneKind.SYSTEMS: _systems,
    LaneKind.INDICATORS: _indicators,
    LaneKind.OPPORTUNITIES: _texts(lambda touchpoint: touchpoint.opportunities),
    LaneKind.ROADMAP: _work,
}
