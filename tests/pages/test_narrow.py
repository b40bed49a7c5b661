"""What narrow screens show instead of a wide figure says the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace

from journeysite.build import Loaded
from journeysite.pages.parts import NARROW
from journeysite.pages.plan import plan_pages
from journeysite.pages.queries import BuildInfo
from journeysite.pages.views.journey import JourneyView
from journeysite.pages.views.roadmap import PeriodItem, PeriodList, RoadmapView

Load = Callable[..., Loaded]


def view_of(site: Loaded, path: str) -> Any:
    plans = plan_pages(site.site, site.theme, site.build_info)
    return next(plan for plan in plans if plan.path == path).view().content


def roadmap(site: Loaded) -> RoadmapView:
    found = view_of(site, "roadmap.html")
    assert isinstance(found, RoadmapView)
    return found


def told(lists: tuple[PeriodList, ...]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    def item(one: PeriodItem) -> tuple[str, str]:
        return one.link.text, one.note

    return [(period.name, period.note, [item(one) for one in period.items]) for period in lists]


def test_a_timeline_is_told_by_quarter_with_the_item_where_it_begins(loaded: Load) -> None:
    site = replace(loaded(), build_info=BuildInfo(date(2027, 2, 3)))
    assert told(roadmap(site).periods) == [
        ("Q4 2026", "", [("Sizes on the site", "IT · until Q1 2027 · 40% · +1.5 on Choose")]),
        ("Q1 2027", "today, February 3", []),
    ]


def test_horizons_are_told_as_lists(loaded: Load) -> None:
    assert told(roadmap(loaded()).horizons) == [
        ("Now", "being worked on", []),
        ("Next", "as soon as hands are free", []),
        ("Later", "not before the rest", [("A basin", "Choose")]),
    ]


def test_figures_are_set_once_more_for_a_telephone(loaded: Load) -> None:
    site = loaded()
    journey = view_of(site, "journeys/mask.html")
    assert isinstance(journey, JourneyView)
    assert journey.small_loop
    assert journey.small_ledger
    assert roadmap(site).small_matrix
    subjects: list[Any] = [journey.small_loop, journey.small_ledger.subject, roadmap(site).small_matrix.subject]
    assert [subject.width for subject in subjects] == [NARROW] * 3
    assert journey.small_loop.upright


def test_a_journey_that_goes_nowhere_round_has_no_loop_for_any_screen(loaded: Load) -> None:
    body = {"content/journeys/mask-target.md": None, "content/journeys/mask/index.md": "---\ntitle: Mask\n---\n"}
    journey = view_of(loaded(body), "journeys/mask.html")
    assert (journey.loop, journey.small_loop, journey.small_ledger) == (None, None, None)
