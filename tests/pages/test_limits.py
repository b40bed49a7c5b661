"""What a page has no room for is named by links, so that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import Corpus
from journeysite.build import load
from journeysite.pages.plan import Planner
from journeysite.pages.views.organisation import TeamView


def test_a_team_shows_some_of_its_journeys_as_cards_and_names_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Corpus(12).write(tmp_path)
    loaded = load(tmp_path).value
    assert loaded is not None
    monkeypatch.setattr("journeysite.pages.views.organisation.CARDS", 1)
    team = next(team for team in loaded.site.teams.values() if len(team.journeys) > 1)
    planner = Planner(loaded.site, loaded.theme)
    view = planner.plan(planner.routes[f"teams/{team.id}.html"]).view().content
    assert isinstance(view, TeamView)
    shown = [card.link.text for card in view.journeys] + [link.text for link in view.more_journeys]
    assert (len(view.journeys), shown) == (1, [loaded.site.journeys[name].title for name in team.journeys])
