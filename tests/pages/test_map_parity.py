"""Map and table say the same, cell for cell: what stands in a lane and stage of one stands there in the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.layout import Column, MapLayout, MetroRow, RoadmapRow, Row
from journeysite.layout.map.marks import Text
from journeysite.layout.map.subject import Lane, MapSubject
from journeysite.pages.map_table import MapTable, map_table
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import blueprint, diver, everything, made_up, several_personas

MAPS: dict[str, Callable[[], MapSubject]] = {
    "diver": diver,
    "personas": several_personas,
    "everything": everything,
    "blueprint": blueprint,
    "sixty": lambda: made_up([8, 8, 8, 7, 8, 7, 7, 7]),
}
Cell = tuple[str, int]  # lane, number of the stage


def words(text: Text) -> str:
    """The whole of a text, which may show but a part."""
    return text.full or " ".join(text.lines)


def stage_at(x: float, columns: tuple[Column, ...]) -> int:
    return next(number for number, column in enumerate(columns, start=1) if column.left <= x < column.right)


def shown(layout: MapLayout, subject: MapSubject) -> Iterator[tuple[Cell, str]]:
    """Every text of the lanes with its cell; a bar stands in each stage that it has a dot in."""
    for row in layout.rows:
        if row.kind == "names":  # the table has every name in its first column
            continue
        if isinstance(row, RoadmapRow):
            for bar in row.bars:
                item = next(item for item in subject.roadmap if item.id == bar.id)
                for stage in {stage_at(x, layout.columns) for x in bar.dots}:
                    yield (row.kind, stage), item.title
        elif isinstance(row, Row):
            linked = (text for link in row.linked for text in link.texts)
            for text in (*row.texts, *linked, *(tag.text for tag in row.tags)):
                where = row.kind, stage_at(text.x, layout.columns)
                yield from ((where, said) for said in said_by(text) if said not in ("", subject.words.empty))


def said_by(text: Text) -> list[str]:
    """The words of a text; of the numbers that hang before one that several touchpoints say, each."""
    return [one for line in text.lines for one in line.split("–")] if text.role == "number" else [words(text)]


def told(table: MapTable, subject: MapSubject) -> dict[Cell, str]:
    """All that the table says in each cell, numbers and titles of the touchpoints included."""
    cells: dict[Cell, str] = {}
    for body in table.bodies:
        for row in body.rows:
            of = row.touchpoint
            for lane, cell in zip(table.lanes, row.cells, strict=True):
                said = [part for item in cell.items for part in (item.text, item.note)]
                if of and cell.items:
                    said += [str(of.number), of.title]
                key = (lane.key, body.stage.number)
                cells[key] = "\n".join((cells.get(key, ""), *said))
    return cells


@pytest.mark.parametrize("name", MAPS)
def test_every_text_of_a_lane_is_in_the_same_cell_of_the_table(name: str) -> None:
    subject = MAPS[name]()
    cells = told(map_table(subject), subject)
    missing = [
        (str(lane), stage, text)
        for (lane, stage), text in shown(layout_map(subject, theme_metrics()), subject)
        if text not in cells.get((str(lane), stage), "")
    ]
    assert missing == []


@pytest.mark.parametrize("name", MAPS)
def test_the_table_has_the_lanes_of_the_map_and_no_other(name: str) -> None:
    subject = MAPS[name]()
    rows = [
        str(row.kind)
        for row in layout_map(subject, theme_metrics()).rows
        if row.kind != "names"
        if isinstance(row, Row | RoadmapRow | MetroRow)
    ]

    def key(lane: Lane) -> str:
        return lane.key

    assert [key(lane) for lane in map_table(subject).lanes] == rows


@pytest.mark.parametrize("name", MAPS)
def test_every_touchpoint_of_the_map_has_a_row_with_its_emotions_and_target(name: str) -> None:
    subject = MAPS[name]()
    rows = [row for body in map_table(subject).bodies for row in body.rows if row.touchpoint]
    assert [row.touchpoint for row in rows] == list(subject.touchpoints)
    lines = max(1, len(subject.lines))
    assert [row.emotions for row in rows] == [(*at.emotions, *[None] * lines)[:lines] for at in subject.touchpoints]
