"""A sum that stands on two pages is the same on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from journeysite.build import Loaded
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import KeyFigure
from journeysite.pages.plan import Planner
from journeysite.pages.subjects.figures import timeline_subject
from journeysite.pages.views.home import home_view, team_rows
from journeysite.pages.views.organisation import team_view
from journeysite.pages.views.registers import moments_view, pains_view
from journeysite.pages.views.roadmap import roadmap_view

SHARED = {
    "content/roadmap/shared.md": "---\ntitle: Shared\nteams: [shop, it]\nstatus: planned\nstart: 2026-10\n---\n",
    "content/roadmap/undated.md": "---\ntitle: Undated\nteams: [it, shop]\nstatus: idea\n---\n",
}


@pytest.fixture
def context(loaded: Callable[..., Loaded]) -> PageContext:
    site = loaded(SHARED)
    return Planner(site.site, site.theme, None).context("index.html")


def on_team_pages(context: PageContext) -> Iterator[tuple[str, str]]:
    for team in context.site.teams.values():
        figure = next(one for one in team_view(context, team).figures if one.label == "Roadmap items")
        if figure.value != "0":
            yield team.label, figure.value


def test_an_item_of_two_teams_counts_for_each_on_home_on_their_pages_and_on_the_roadmap(context: PageContext) -> None:
    home = [(row.link.text, str(row.total)) for row in team_rows(context)]
    timeline = timeline_subject(context)
    assert timeline is not None
    lanes = [(lane.name, lane.caption.split()[0]) for lane in timeline.lanes]
    assert home == list(on_team_pages(context)) == lanes
    assert [lane.caption for lane in timeline.lanes] == ["3 items, 1 shown", "3 items, 2 shown"]


def test_an_item_of_two_teams_is_told_once_where_the_timeline_is_a_list(context: PageContext) -> None:
    told = [(item.link.text, item.note) for period in roadmap_view(context).periods for item in period.items]
    assert [note for title, note in told if title == "Shared"] == ["Shop, IT"]


def test_home_and_roadmap_count_the_same_items(context: PageContext) -> None:
    home = {figure.label: figure.value for figure in home_view(context).figures}
    counts = [int(one.count) for one in roadmap_view(context).counts]
    assert sum(counts) == len(context.site.roadmap)
    assert home["Pain points"] == str(len(context.queries.pains))


# The registers

LIVED = {
    "content/journeys/rent.md": """---
title: Rent
personas: [ana]
stages:
  - title: Ask
    touchpoints:
      - title: Find the price
        emotion: -1
        moment_of_truth: true
        pain_points:
          - {text: No price is told, severity: minor, share: 80}
          - {text: Nobody answers, severity: critical, share: 60}
          - {text: Asked twice, severity: major, roadmap: [sizes]}
      - title: Be called
        emotion: 2
        moment_of_truth: true
---
""",
}


@pytest.fixture
def lived(loaded: Callable[..., Loaded]) -> PageContext:
    site = loaded(LIVED)
    return Planner(site.site, site.theme, None).context("index.html")


def home_figure(context: PageContext, label: str) -> KeyFigure:
    return next(figure for figure in home_view(context).figures if figure.label == label)


def test_every_pain_point_that_home_counts_stands_in_the_register_it_leads_to(lived: PageContext) -> None:
    home, register = home_figure(lived, "Pain points"), pains_view(lived.elsewhere("pain-points.html"))
    shown = [entry.row.text for group in register.groups for entry in group.entries]
    assert (home.href, home.value) == ("pain-points.html", str(len(shown)))
    assert sorted(shown) == sorted(pain.point.text for pain in lived.queries.pains)
    assert register.figures[0].value == home.value


def test_pain_points_that_nobody_works_on_come_first_and_the_worst_of_them_first(lived: PageContext) -> None:
    free, served = pains_view(lived.elsewhere("pain-points.html")).groups
    weights = [(entry.row.severity, entry.row.share.text if entry.row.share else "") for entry in free.entries]
    assert (free.title, served.title) == ("Nobody works on", "Worked on")
    assert ("Critical", "60%") in weights
    assert weights.index(("Critical", "60%")) < weights.index(("Minor", "80%"))
    assert all(entry.row.work == () for entry in free.entries)
    assert all(entry.row.work for entry in served.entries)
    asked = next(entry for entry in served.entries if entry.row.text == "Asked twice")
    assert (asked.journey.text, asked.stage.text, asked.personas) == ("Rent", "Ask", "Ana")


def test_every_moment_of_truth_that_home_counts_stands_in_the_register_under_its_outcome(lived: PageContext) -> None:
    home, register = home_figure(lived, "Moments of truth"), moments_view(lived.elsewhere("moments-of-truth.html"))
    shown = {group.title: [moment.link.text for moment in group.moments] for group in register.groups}
    assert (home.href, home.value) == ("moments-of-truth.html", str(sum(map(len, shown.values()))))
    assert home.note == register.lede
    assert "Find the price" in shown["Lost"]
    assert "Be called" in shown["Won"]


def test_a_register_of_a_big_site_says_how_many_it_has_no_room_for(
    lived: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("journeysite.pages.views.registers.REGISTERED", 1)
    free, *_ = pains_view(lived.elsewhere("pain-points.html")).groups
    assert len(free.entries) == 1
    assert free.more == f"{int(free.count) - 1} more"


def test_the_registers_are_two_clicks_from_any_page(published: Callable[..., Mapping[str, str]]) -> None:
    pages = published(LIVED)
    assert 'href="../../index.html"' in pages["journeys/rent/ask.html"]
    for register in ("pain-points.html", "moments-of-truth.html"):
        assert f'href="{register}"' in pages["index.html"]
        assert "<h1" in pages[register]
