"""A lane is one value: who adds one sees it in map, table, narrow list and poster, and on the page of a stage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

import pytest
from msgspec.structs import replace

from journeysite.layout.map.blueprint import BOXES
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.rows import ROWS
from journeysite.layout.map.subject import Content, Gap, Indicator, LaneItem, View
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Touchpoint
from journeysite.pages.addresses import map_path, poster_path
from journeysite.pages.folder_context import FolderContext
from journeysite.pages.map_table import ITEMS, map_table
from journeysite.pages.subjects import lanes
from journeysite.pages.subjects.lanes import LANES, LaneDefinition
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import diver, lane
from tests.pages.sample_site import SAMPLE

Published = Callable[..., Mapping[str, str]]

TAGS = LaneDefinition(
    key="tags",
    content=Content.COMMON_TEXTS,
    icon="tag",
    words=lambda gettext: (gettext("Free words"), gettext("to find it by")),
    shows=lambda _, touchpoint: touchpoint.tags,
    shows_of_stage=lambda _, stage: (stage.stake,),
    journey=85,
    blueprint=145,
    rail=True,
)


@pytest.fixture
def with_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    """One value more, and nothing else."""
    monkeypatch.setattr(lanes, "LANES", (*LANES, TAGS))


@pytest.fixture
def pages(with_tags: None, published: Published) -> Mapping[str, str]:
    """The sample site with words that no page showed before: tags of a touchpoint, the stake of its stage."""
    name, text = next((name, text) for name, text in SAMPLE.items() if "title: Tries it on" in text)
    tagged = text.replace("title: Tries it on\n", "title: Tries it on\n    tags: [seldom heard, at the counter]\n")
    return published({name: tagged})


def part(page: str, start: str, end: str) -> str:
    """What a page says in one of its parts, without the markup."""
    found = page[page.index(start) :]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", found[: found.index(end)]))


MAP, POSTER = "journeys/mask.html", poster_path("mask")
PLACES = {
    "map": (MAP, 'id="_map-view"', 'class="rail-view"'),
    "narrow list": (MAP, 'class="rail-view"', 'id="_other-view"'),
    "service blueprint": (MAP, 'id="_other-view"', 'id="_list-view"'),
    "table": (MAP, '<table class="list">', "</table>"),
    "poster": (POSTER, "<svg", "</main>"),
    "page of the stage": ("journeys/mask/choose.html", '<article class="touchpoint" id="try"', "</article>"),
    "map that stands alone": (map_path("mask"), "<svg", "</svg>"),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_lane_that_somebody_adds_is_seen_wherever_lanes_are(place: str, pages: Mapping[str, str]) -> None:
    path, start, end = PLACES[place]
    assert "seldom heard" in part(pages[path], start, end)


@pytest.mark.parametrize("place", ["map", "service blueprint", "table", "poster", "map that stands alone"])
def test_what_it_says_of_a_whole_stage_is_seen_under_the_name_of_the_lane(place: str, pages: Mapping[str, str]) -> None:
    path, start, end = PLACES[place]
    told = part(pages[path], start, end)
    assert "Free words" in told
    assert "To be trusted" in told


def test_a_lane_that_shows_things_with_addresses_leads_there_from_each_page(
    monkeypatch: pytest.MonkeyPatch, published: Published
) -> None:
    def figures(context: FolderContext, touchpoint: Touchpoint) -> Iterator[Indicator]:
        for reading in touchpoint.indicators:
            yield Indicator(
                "12", "again", href=context.href(Address(Kind.INDICATOR, reading.indicator)), spoken="Again"
            )

    again = replace(TAGS, content=Content.INDICATORS, shows=figures, shows_of_stage=lambda *_: ())
    monkeypatch.setattr(lanes, "LANES", (again,))
    pages = published()
    assert 'href="../indicators/wait.html"' in pages[MAP][pages[MAP].index('id="_map-view"') :].split("rail-view")[0]
    assert 'href="../indicators/wait.html"' in pages[POSTER]


# A lane that nobody can show is a mistake of whoever defines it, and never passed over in silence


def test_there_is_a_row_for_each_kind_of_content() -> None:
    assert list(ROWS) == list(Content)


def test_whatever_can_stand_in_a_lane_can_be_said_in_a_cell() -> None:
    assert set(ITEMS) == set(get_args(LaneItem))


def test_a_lane_with_boxes_in_a_blueprint_has_content_that_is_set_in_boxes() -> None:
    assert {one.key for one in LANES if one.boxed and one.content not in BOXES} == set()


def test_keys_of_lanes_are_their_own_and_a_line_stands_above_a_lane() -> None:
    keys = [one.key for one in LANES]
    assert len(set(keys)) == len(keys)
    assert {one.key: one.above for one in LANES if (one.content is Content.LINE) != (one.above in keys)} == {}


@pytest.mark.parametrize("view", View)
def test_no_two_lanes_claim_the_same_place(view: View) -> None:
    places = Counter(one.place(view) for one in LANES if one.place(view))
    assert [place for place, claims in places.items() if claims > 1] == []


def test_each_lane_has_a_place_somewhere() -> None:
    assert [one.key for one in LANES if not any(map(one.place, View))] == []


@pytest.mark.parametrize("key", ["actions", "expectations", "pain-points", "backstage", "indicators", "images"])
def test_a_lane_that_holds_what_its_content_cannot_show_is_refused(key: str) -> None:
    subject = diver()
    wrong: LaneItem = Gap(1.0, "+1")  # type: ignore[assignment]
    stages = tuple(
        replace(one, touchpoints=tuple(replace(at, lanes=((key, (wrong,)),)) for at in one.touchpoints))
        for one in subject.stages
    )
    with pytest.raises(TypeError, match=f"the lane `{key}` of [a-z-]+ holds a Gap"):
        layout_map(replace(subject, stages=stages, lanes=(lane(key, "Nom"),)), theme_metrics())
    with pytest.raises(KeyError):
        map_table(replace(subject, stages=stages, lanes=(lane(key, "Nom"),)))


def test_what_is_at_stake_and_how_long_it_takes_have_lanes_of_their_own() -> None:
    keys = [lane.key for lane in LANES if lane.place(View.JOURNEY)]
    assert {"stakes", "durations"} <= set(keys)


def test_what_concerns_the_customer_stands_above_the_line_of_interaction() -> None:
    places = {lane.key: lane.place(View.BLUEPRINT) for lane in LANES}
    ours = {"actions", "thoughts", "channels", "durations", "expectations", "motivations", "images", "pain-points"}
    theirs = {"front-stage", "backstage", "systems", "indicators", "opportunities", "roadmap", "stakes"}
    assert max(places[key] for key in ours) < places["line-of-interaction"]
    assert min(places[key] for key in theirs) > places["line-of-interaction"]
