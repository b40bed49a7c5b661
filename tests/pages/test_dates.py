"""The first and the last day that Python knows can be written wherever a date can, and every page is made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from pathlib import Path

import pytest

from journeysite.build import load
from journeysite.html.printing import render_page
from journeysite.pages.plan import Planner, plan_files
from journeysite.pages.queries import BuildInfo
from journeysite.pages.views.roadmap import RoadmapView

FIRST, LAST = date.min.isoformat(), date.max.isoformat()
NEAR = "2026-11-29"
SPANS = ("0001", "0001-Q1", "0001-01", FIRST, "1899-12-31", "1900", NEAR, "2199-12-31", "2200", "9999-Q4", "9999", LAST)

FILES = {
    "journeysite.yml": """\
        title: Dates
        languages: [en, fr]
        phases: {before: Before}
        channels: {web: {label: Website}}
        teams: {shop: {label: Shop}}
        """,
    "content/personas/ana.md": "---\ntitle: Ana\n---\n",
    "content/roadmap/open.md": "---\ntitle: Open\nteams: [shop]\nstatus: in-progress\nstart: 2026-02\n---\n",
}


def site_of(days: tuple[str, str]) -> dict[str, str]:
    """A site in which every key that takes a date has the one or the other of two."""
    first, last = days
    journey = "---\ntitle: Ride\npersona: ana\nupdated: {}\nreview_by: {}\n---\n"
    stage = (
        "---\ntitle: Go\nphase: before\ntouchpoints:\n  - title: Pay\n    channel: web\n    emotion: 1\n"
        f"    indicators:\n      - {{id: visits, value: 3, date: {last}}}\n---\n"
    )
    return {
        **FILES,
        "content/journeys/ride/index.md": journey.format(first, last),
        "content/journeys/walk/index.md": journey.format(last, first),
        "content/journeys/ride/01-go.md": stage,
        "content/pages/method.md": f"---\ntitle: Method\nupdated: {first}\n---\n",
        "content/evidence/study.md": f"---\ntitle: Study\nmethod: survey\ndate: {first}\n---\n",
        "content/evidence/later.md": f"---\ntitle: Later\nmethod: survey\ndate: {last}\n---\n",
        "content/indicators/visits.md": f"---\ntitle: Visits\nvalue: 3\ndate: {last}\nunit: '%'\n---\n",
        "content/roadmap/long.md": f"---\ntitle: Long\nteams: [shop]\nstart: {first}\nend: {last}\n---\n",
        "content/roadmap/begun.md": f"---\ntitle: Begun\nteams: [shop]\nstart: {last}\n---\n",
        "content/roadmap/ended.md": f"---\ntitle: Ended\nteams: [shop]\nend: {first}\n---\n",
    }


@pytest.mark.parametrize("days", [(FIRST, LAST), (LAST, FIRST), (FIRST, FIRST), (LAST, LAST), (NEAR, LAST)])
@pytest.mark.parametrize("today", [date.min, date(2026, 11, 29), date.max])
def test_every_page_of_a_site_with_the_first_and_the_last_day_is_made(
    site_folder: Callable[..., Path], days: tuple[str, str], today: date
) -> None:
    loaded = load(site_folder(site_of(days))).value
    assert loaded is not None
    plans = plan_files(loaded.site, loaded.theme, BuildInfo(today, "0123456789"), gallery=True)
    assert all(render_page(plan.view(), loaded.theme).data for plan in plans)


@pytest.mark.parametrize("epoch", ["-62135596800", "253402300799", "253402300800", "-62135596801", "9" * 5000])
def test_a_site_is_loaded_whatever_day_it_is(
    site_folder: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    loaded = load(site_folder(site_of((FIRST, LAST)))).value
    assert loaded is not None
    assert loaded.build_info.date in (None, date.min, date.max)


@pytest.mark.parametrize(("start", "end"), [pair for pair in product(SPANS, SPANS) if pair[0] <= pair[1]])
def test_a_roadmap_is_drawn_whatever_it_spans(site_folder: Callable[..., Path], start: str, end: str) -> None:
    item = f"---\ntitle: Long\nteams: [shop]\nstart: {start}\nend: {end}\n---\n"
    loaded = load(site_folder({**FILES, "content/roadmap/long.md": item})).value
    assert loaded is not None
    planner = Planner(loaded.site, loaded.theme, BuildInfo(date.max - timedelta(days=1)))
    view = planner.plan(planner.routes["roadmap.html"]).view().content
    assert isinstance(view, RoadmapView)
    assert view.timeline is not None
    shown = {item.title for lane in view.timeline.subject.lanes for item in lane.items}  # type: ignore[attr-defined]
    in_years = start >= "1900" and end[:4] <= "2199"
    assert shown == ({"Long", "Open"} if in_years else {"Open"})
    assert len(view.timeline.subject.periods) <= 300  # type: ignore[attr-defined]
