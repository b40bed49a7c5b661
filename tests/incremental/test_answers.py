"""Answers about a site that stand in its later states: they are the ones that would be given anew."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest

from journeysite.build import Loaded, load
from journeysite.incremental.paths import STEP
from journeysite.incremental.tracked import ASKED
from journeysite.pages.plan import Planner
from journeysite.pages.queries import SiteQueries
from journeysite.serve.session import Session
from tests.conftest import write_site
from tests.incremental.edits import any_edits
from tests.incremental.judge import change, changed
from tests.incremental.small_site import SMALL_SITE

EDITS = 60
EMPTY_SITE = {"journeysite.yml": b"title: Nothing\n", "content/index.md": b"# Nothing\n"}


def questions() -> set[str]:
    """The names of all that is marked as a question."""
    owners = (SiteQueries, Planner)
    return {name for owner in owners for name in dir(owner) if getattr(getattr(owner, name), "is_question", False)}


def planned(loaded: Loaded | None, before: Planner | None = None) -> Planner:
    assert loaded is not None
    return Planner(loaded.site, loaded.theme, loaded.build_info, before)


def ask_all(planner: Planner) -> None:
    """Makes the view of every page, which asks all that there is to ask."""
    for route in planner.routes.values():
        planner.plan(route).view()


def states(planner: Planner, asked: tuple[str, ...]) -> Mapping[str, bytes]:
    """The digest of each answer."""
    return {one: planner.tracker.state([one]) for one in asked}


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Planner:
    """The small site, all of whose pages have been made."""
    planner = planned(load(write_site(tmp_path_factory.mktemp("small"), SMALL_SITE)).value)
    ask_all(planner)
    return planner


def test_the_pages_of_the_small_site_ask_every_question(asked: Planner) -> None:
    assert {one.removeprefix(ASKED).split(STEP)[0] for one in asked.tracker.answers} == questions()


def test_no_question_reads_what_is_not_recorded(asked: Planner, tmp_path: Path) -> None:
    """Each records something, or its answer is the same about another site, so that its arguments tell it."""
    pure = tuple(one for one, (_, read) in asked.tracker.answers.items() if not read)
    other = planned(load(write_site(tmp_path, EMPTY_SITE)).value)
    assert states(other, pure) == states(asked, pure)


def test_answers_that_stand_after_an_edit_are_those_that_would_be_given_anew(tmp_path: Path) -> None:
    """As in a session of `serve`: after an edit that it cannot keep up with, everything is asked anew."""
    site, files = write_site(tmp_path, SMALL_SITE), SMALL_SITE
    session, edits = Session(site), any_edits(Random(2043), SMALL_SITE)
    edit, stood, fell = next(edits), 0, 0
    planner = planned(session.load().value)
    ask_all(planner)
    for _ in range(EDITS):
        change(site, files, edit.files)
        kept_up = session.keep_up(frozenset((site / path).resolve() for path in changed(files, edit.files)))
        loaded = kept_up.value if kept_up else session.load().value
        if loaded is not None:
            asked, planner = planner.tracker.answers, planned(loaded, planner if kept_up else None)
            standing = tuple(planner.tracker.answers)
            assert states(planner, standing) == states(planned(loaded), standing), edit.told
            stood, fell = stood + len(standing), fell + bool(kept_up) * (len(asked) - len(standing))
            ask_all(planner)
        files = edit.files
        edit = edits.send(files)
    assert min(stood, fell) > EDITS, "the edits try too little"
