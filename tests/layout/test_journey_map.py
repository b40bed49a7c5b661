"""The whole map: everything about a touchpoint shares its x, nothing overlaps, nothing that is empty is drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from msgspec.structs import replace

from journeysite.geometry.boxes import collisions
from journeysite.geometry.primitives import Box
from journeysite.layout.map.journey_map import MapSize, layout_map
from journeysite.layout.map.layout import LineRow, MapLayout, MetroRow, Plot, RoadmapRow, Row
from journeysite.layout.map.marks import Text
from journeysite.layout.map.sheet import BLUEPRINT, POSTER, SCREEN, Sheet
from journeysite.layout.map.subject import MapSubject, Mode
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import (
    LANES,
    OWN_LANE,
    bare,
    blueprint,
    diver,
    everything,
    made_up,
    several_personas,
    telling,
)
from tests.layout.plain import as_json

LONG = (
    "Une très longue description de cent vingt caractères qui ne doit changer aucune hauteur, sinon la sienne, jamais"
)
WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter"
EXTREMES: dict[str, Callable[[], MapSubject]] = {
    "diver": diver,
    "diver today": lambda: diver(Mode.CURRENT),
    "personas": several_personas,
    "everything": everything,
    "bare": lambda: bare(diver()),
    "blueprint": blueprint,
    "blueprint bare": lambda: bare(blueprint()),
    "1 touchpoint": lambda: made_up([1]),
    "5 touchpoints": lambda: made_up([1, 1, 0, 1, 0, 1, 0, 1]),
    "60 touchpoints": lambda: made_up([8, 8, 8, 7, 8, 7, 7, 7]),
    "200 touchpoints": lambda: made_up([25] * 8),
    "1 stage": lambda: made_up([9]),
    "14 stages": lambda: made_up([1, 2] * 7),
    "no touchpoint": lambda: made_up([0, 0]),
    "unknown": lambda: made_up([3, 3], unknown=range(1, 7)),
    "long titles": lambda: made_up([2, 3, 3], LONG),
    "one long word": lambda: made_up([2, 3, 3], WORD),
    "Arabic": lambda: made_up([2, 3, 3], "العميل يبحث عن معدات الغوص المناسبة في المتجر"),
    "Chinese": lambda: made_up([2, 3, 3], "顾客在商店里比较三种潜水面罩，然后询问教练的意见。"),
    "combining marks": lambda: made_up(
        [2, 3, 3], "e\u0301quipe\u0301 a\u0300 Tie\u0302\u0301n S\u030cte\u030cpa\u0301n"
    ),
    "emoji": lambda: made_up([2, 3, 3], "Plonge 🤿 avec 👩‍👩‍👧‍👦 à 🇫🇷 👍🏽"),
}


def texts_of(layout: MapLayout) -> Iterator[Text]:
    """Every text of the map's plane."""
    for phase in layout.phases:
        yield from phase.texts
    for stage in layout.stages:
        yield from stage.texts
        if stage.mean:
            yield stage.mean.text
    if layout.plot:
        yield from plotted_texts(layout.plot)
    for row in layout.rows:
        if isinstance(row, Row):
            yield from (*row.texts, *(text for linked in row.linked for text in linked.texts))
            yield from (tag.text for tag in row.tags)
        elif isinstance(row, RoadmapRow):
            yield from (text for bar in row.bars for text in bar.texts)


def plotted_texts(plot: Plot) -> Iterator[Text]:
    """Every text in the curve's field, with the current state shown."""
    if plot.current:
        yield from (text for label in plot.current.labels for text in label.texts)
    if plot.aim:
        yield from (gap.text for gap in plot.aim.gaps)
    yield from (line.text for line in plot.others)
    if plot.measured:
        yield plot.measured.text


def headings_of(layout: MapLayout) -> Iterator[Text]:
    """Every text of the label column."""
    yield from layout.head.texts
    yield layout.axis.caption
    if layout.plot:
        yield from (text for level in layout.plot.levels for text in level.texts)
    yield from (text for row in layout.rows for text in row.heading.texts)


def lines_of(texts: Iterator[Text]) -> Iterator[tuple[str, Box]]:
    """Each line by itself, as high as its letters are."""
    for text in texts:
        for at, (line, width) in enumerate(zip(text.lines, text.widths, strict=True)):
            only = text._replace(y=text.y + at * text.leading, lines=(line,), widths=(width,)).box
            if width:
                yield line, Box(only.left, only.top + 2, only.right, only.bottom - 1)


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize("sheet", [None, POSTER], ids=["screen", "poster"])
def test_no_line_of_text_lies_on_another(name: str, sheet: None) -> None:
    layout = layout_map(EXTREMES[name](), theme_metrics(), sheet)
    for texts in (texts_of(layout), headings_of(layout)):
        lines = list(lines_of(texts))
        found = collisions([box for _, box in lines])
        assert [(lines[a], lines[b]) for a, b in found] == []


@pytest.mark.parametrize("name", EXTREMES)
def test_all_text_stays_inside_its_plane(name: str) -> None:
    layout = layout_map(EXTREMES[name](), theme_metrics())
    outside = [
        (words, box)
        for texts, width in ((texts_of(layout), layout.width), (headings_of(layout), layout.labels))
        for words, box in lines_of(texts)
        if box.left < -0.5 or box.right > width + 0.5 or box.top < 0 or box.bottom > layout.height
    ]
    assert outside == []


@pytest.mark.parametrize("name", EXTREMES)
def test_cell_texts_stay_inside_their_column(name: str) -> None:
    layout = layout_map(EXTREMES[name](), theme_metrics())
    rights = [column.right for column in layout.columns]
    for row in layout.rows:
        if isinstance(row, Row):
            for words, box in lines_of(iter(row.texts)):
                right = next(edge for edge in rights if edge > box.left)
                assert box.right <= right, words


@pytest.mark.parametrize("name", EXTREMES)
def test_rows_follow_each_other_without_a_hole(name: str) -> None:
    layout = layout_map(EXTREMES[name](), theme_metrics())
    edges = [(layout.axis.top, layout.axis.bottom), *((row.top, row.bottom) for row in layout.rows)]
    assert all(before[1] == after[0] for before, after in pairwise(edges))
    assert layout.height == edges[-1][1] + 1


def test_marker_axis_station_and_roadmap_dot_share_their_x() -> None:
    layout = layout_map(diver(), theme_metrics())
    assert layout.plot
    assert layout.plot.current
    axis = {number.text: number.x for number in layout.axis.numbers}
    metro = next(row for row in layout.rows if isinstance(row, MetroRow))
    roadmap = next(row for row in layout.rows if isinstance(row, RoadmapRow))
    markers = {str(marker.number): marker.x for marker in layout.plot.current.markers}
    targets = {item.id: item.touchpoints for item in diver().roadmap}
    assert markers == axis
    assert [station.x for station in metro.stations] == list(axis.values())
    assert {bar.id: bar.dots for bar in roadmap.bars} == {
        name: tuple(axis[str(number)] for number in numbers) for name, numbers in targets.items()
    }


def test_a_lane_that_is_empty_everywhere_is_not_drawn() -> None:
    assert [row.kind for row in layout_map(bare(diver()), theme_metrics()).rows] == ["names"]


def test_without_backstage_there_is_no_line_of_visibility() -> None:
    subject = diver()
    front = tuple(
        replace(s, touchpoints=tuple(telling(t, backstage=()) for t in s.touchpoints)) for s in subject.stages
    )
    layout = layout_map(replace(subject, stages=front), theme_metrics())
    assert not any(isinstance(row, LineRow) for row in layout.rows)
    assert layout.backstage is None


def test_lanes_come_in_the_order_asked_for() -> None:
    rows = layout_map(replace(diver(), lanes=LANES[::-1]), theme_metrics()).rows
    assert [row.kind for row in rows][:2] == ["roadmap", "opportunities"]


def test_a_lane_of_the_sites_own_shows_what_its_stages_and_touchpoints_say() -> None:
    subject = diver()
    first = replace(
        subject.stages[0],
        lanes=(("stake", ("Être trouvé.",)),),
        touchpoints=(replace(subject.touchpoints[0], lanes=(("stake", ("Inspirer confiance.",)),)),),
    )
    layout = layout_map(replace(subject, stages=(first,), lanes=(OWN_LANE,), roadmap=()), theme_metrics())
    (row,) = layout.rows
    assert isinstance(row, Row)
    assert row.kind == "stake"
    assert [text.lines for text in row.texts] == [("Être trouvé.",), ("1",), ("Inspirer confiance.",)]


def test_the_strongest_two_voices_of_a_stage_are_heard() -> None:
    layout = layout_map(diver(), theme_metrics())
    row = next(row for row in layout.rows if row.kind == "thoughts")
    assert isinstance(row, Row)
    assert [text.lines[0] for text in row.texts if text.role == "number"] == (
        ["1", "2", "4", "5", "6", "8", "9", "10", "12", "13", "14", "16", "17", "18", "20", "21"]
    )


def test_a_wide_stage_sets_its_texts_in_columns() -> None:
    layout = layout_map(made_up([8, 8, 8, 7, 8, 7, 7, 7]), theme_metrics())
    row = next(row for row in layout.rows if row.kind == "actions")
    assert isinstance(row, Row)
    starts = sorted({text.x for text in row.texts if text.role == "body" and text.x < layout.columns[0].right})
    assert len(starts) == 2


def test_a_title_of_a_hundred_and_twenty_characters_changes_no_height_but_its_rows() -> None:
    short, long = (layout_map(made_up([2, 3], title), theme_metrics()) for title in ("", LONG))
    assert long.head_bottom == short.head_bottom
    assert long.axis == short.axis
    assert max(len(text.lines) for row in long.rows if isinstance(row, Row) for text in row.texts) <= 4


def test_what_is_cut_can_still_be_read_whole() -> None:
    layout = layout_map(made_up([2, 3], LONG * 2), theme_metrics())
    cut = [text for text in texts_of(layout) if text.lines and text.lines[-1].endswith("…")]
    assert cut
    assert all(text.full for text in cut if text.role not in ("quote", "severity"))


def test_the_map_of_a_poster_is_as_wide_as_its_sheet() -> None:
    layout = layout_map(diver(), theme_metrics(), POSTER)
    assert layout.labels + layout.width == 2214
    assert layout.height < 1400


def test_the_same_subject_gives_the_same_layout() -> None:
    assert layout_map(diver(), theme_metrics()) == layout_map(diver(), theme_metrics())


def excerpt() -> MapSubject:
    """Three stages of the diver's journey with all that they hold."""
    subject = everything()
    stages = subject.stages[1:4]
    first = stages[0].touchpoints[0].number - 1
    renumbered = tuple(
        replace(
            stage,
            number=at,
            touchpoints=tuple(replace(t, number=t.number - first) for t in stage.touchpoints),
        )
        for at, stage in enumerate(stages, start=1)
    )
    total = sum(len(stage.touchpoints) for stage in stages)
    roadmap = tuple(
        replace(item, touchpoints=kept)
        for item in subject.roadmap
        if (kept := tuple(n - first for n in item.touchpoints if first < n <= first + total))
    )
    measured = (
        replace(subject.measured, values=subject.measured.values[first : first + total]) if subject.measured else None
    )
    return replace(subject, id="excerpt", stages=renumbered, roadmap=roadmap, measured=measured)


def test_an_excerpt_with_everything_is_laid_out_as_before(golden: Callable[[str, str], None]) -> None:
    golden("journey_map/layout.json", as_json(layout_map(excerpt(), theme_metrics())))


def test_a_blueprint_is_laid_out_as_before(golden: Callable[[str, str], None]) -> None:
    subject = blueprint()
    short = replace(subject, stages=subject.stages[:2], roadmap=())
    golden("journey_map/blueprint.json", as_json(layout_map(short, theme_metrics())))


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize("sheet", [SCREEN, POSTER, BLUEPRINT], ids=["screen", "poster", "blueprint"])
def test_a_map_is_as_large_as_it_was_measured(name: str, sheet: Sheet) -> None:
    subject = EXTREMES[name]()
    layout = layout_map(subject, theme_metrics(), sheet)
    measured = MapSize(subject, theme_metrics()).on(sheet)
    assert measured == pytest.approx((layout.labels + layout.width, layout.height), abs=1e-9)


@pytest.mark.parametrize("without", [["pain-points"], ["backstage", "front-stage"]], ids=str)
@pytest.mark.parametrize("sample", [diver, blueprint])
def test_a_map_without_some_lanes_is_as_large_as_it_was_measured_beside_others(
    sample: Callable[[], MapSubject], without: list[str]
) -> None:
    subject = sample()
    size = MapSize(subject, theme_metrics())
    size.on(POSTER)
    gone = [lane for lane in subject.lanes if lane.key in without]
    left = replace(subject, lanes=tuple(lane for lane in subject.lanes if lane not in gone))
    for sheet in (POSTER, replace(POSTER, voices=1), replace(POSTER, captions=False)):
        layout = layout_map(left, theme_metrics(), sheet)
        expected = (layout.labels + layout.width, layout.height)
        assert size.on(sheet, [lane for lane in subject.lanes if lane.key in without]) == pytest.approx(
            expected, abs=1e-9
        )
