"""The map as a table: the same subject, cell for cell, for readers and programs that do not see."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import Any, Final, NamedTuple

from msgspec import Struct

from journeysite.draw.marks import status_mark
from journeysite.layout.map.subject import (
    Backstage,
    Channel,
    Content,
    Emotion,
    Image,
    Indicator,
    Lane,
    LaneItem,
    MapSubject,
    Mode,
    PainPoint,
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
    feelings: tuple[str, ...]
    absent: tuple[int, ...]
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
    whole = tuple([_cell(in_words(lane.items_of(stage)), lane) for stage in subject.stages])
    each = tuple(
        [
            tuple([_cell(items_at(subject, lane, touchpoint), lane) for touchpoint in stage.touchpoints])
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
        yield Row(None, (), (), (), own)
    cells = zip(*[column.each[at] for column in columns], strict=True) if columns else repeat(())
    for touchpoint, in_row in zip(stage.touchpoints, cells, strict=bool(columns)):
        emotions = (*touchpoint.emotions, *[None] * lines)[:lines]
        feelings = (*touchpoint.feelings, *[""] * lines)[:lines]
        yield Row(touchpoint, emotions, feelings, touchpoint.absent, in_row)


def items_at(subject: MapSubject, lane: Lane, touchpoint: Touchpoint) -> Iterable[Item]:
    """What stands in a lane at a touchpoint, as the table and the narrow list say it."""
    at_figures = _OF_FIGURES.get(lane.content)
    return at_figures(subject, touchpoint) if at_figures else in_words(lane.items_of(touchpoint))


def rail_items(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[tuple[Lane, Item]]:
    """What the narrow list shows of a touchpoint, each with its lane."""
    return ((lane, item) for lane in subject.lanes if lane.rail for item in items_at(subject, lane, touchpoint))


def in_words(items: Iterable[LaneItem]) -> Iterator[Item]:
    """Things that stand in a lane, in words."""
    return (ITEMS[type(item)](item) for item in items)


def _said(_subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (Item(text, "quote") for text in (touchpoint.verbatim, touchpoint.thought) if text)


def channels_at(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Channel]:
    """The channels of a touchpoint, the preferred one first."""
    return (channel for name in touchpoint.channels for channel in subject.channels if channel.id == name)


def _channels(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (Item(found.label, "channel", icon=found.icon) for found in channels_at(subject, touchpoint))


def work_at(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[RoadmapBar]:
    """The roadmap items of the map that serve a touchpoint."""
    return (bar for bar in subject.roadmap if touchpoint.number in bar.touchpoints)


def _work(subject: MapSubject, touchpoint: Touchpoint) -> Iterator[Item]:
    return (
        Item(bar.title, "work", bar.status_text, bar.href, status_mark(bar.status))
        for bar in work_at(subject, touchpoint)
    )


#: What figures show of a touchpoint besides the lane.
_OF_FIGURES: Final[dict[Content, Callable[[MapSubject, Touchpoint], Iterable[Item]]]] = {
    Content.VOICES: _said,
    Content.CHANNELS: _channels,
    Content.ROADMAP: _work,
}


def _pain(point: PainPoint) -> Item:
    return Item(point.text, "pain", point.note, level=_SEVERITY_LEVELS[point.severity])


def _backstage(work: Backstage) -> Item:
    what = ", ".join(filter(None, (work.action, work.team)))
    return Item(what, "system" if work.system else "text", work.system)


def _indicator(indicator: Indicator) -> Item:
    return Item(indicator.label, "indicator", _measure(indicator.value, indicator.target), indicator.href)


def _measure(value: str, target: str) -> str:
    return f"{value} → {target}" if target else value


def _image(image: Image) -> Item:
    return Item(image.alt, "image", href=image.href)


#: How each kind of thing that stands in a lane is said in a cell.
ITEMS: Final[dict[type, Callable[[Any], Item]]] = {
    str: Item,
    PainPoint: _pain,
    Backstage: _backstage,
    Indicator: _indicator,
    Image: _image,
}
