"""A sum that stands on two pages is the same on both."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from journeysite.build import Loaded
from journeysite.pages.page_context import PageContext
from journeysite.pages.plan import Planner
from journeysite.pages.subjects.figures import timeline_subject
from journeysite.pages.views.home import home_view, team_rows
from journeysite.pages.views.organisation import team_view
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
