"""A page more is a view, a route and a template: what it depends on nobody has to say.

Its view reads what pages seldom read, the title of the home page, and a sum over the site, the worst pain points of a
persona. It is right at once in builds that remember and in `serve`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from msgspec import Struct

from journeysite.model.persona import Persona
from journeysite.model.site import Page
from journeysite.pages.page_context import PageContext
from journeysite.pages.plan import Planner, Route
from tests.incremental.edits import Edit, Files
from tests.incremental.judge import Judge
from tests.incremental.small_site import SMALL_SITE

# What a contributor writes: the view, the template, the route


class WorstView(Struct, frozen=True):
    """What hurts a persona most, below the name of the site's first page."""

    home: str
    pains: tuple[str, ...]


def worst_view(home_of: Callable[[PageContext], Page], context: PageContext, persona: Persona) -> WorstView:
    """The three worst pain points of a persona."""
    pains = context.queries.pains_of(context.queries.lived_by(persona))
    return WorstView(home_of(context).title, tuple(pain.point.text for pain in pains[:3]))


TEMPLATE = "{{ view.home }}: {{ view.pains | join(', ') }}\n"
PAGE = "worst/ana.html"


def register(home_of: Callable[[PageContext], Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """The one place to adapt when pages are registered in another way: a route for each persona."""
    pages, view = Planner._pages, partial(worst_view, home_of)

    def with_one_more(planner: Planner) -> Iterator[Route]:
        yield from pages(planner)
        for persona in planner.site.personas.values():
            address = persona.address
            yield Route(f"worst/{address.id}.html", "worst.html", address, view, (address,))

    monkeypatch.setattr(Planner, "_pages", with_one_more)


# What must then hold

HOME, BOOTS, CHOOSE = "content/index.md", "content/journeys/boots.md", "content/journeys/mask/choose.md"
MASK = "content/journeys/mask/index.md"
Change = Callable[[Files], Files]


def other(path: str, old: str, new: str) -> Change:
    """The file with other words in it."""

    def change(files: Files) -> Files:
        assert old.encode() in files[path]
        return {**files, path: files[path].replace(old.encode(), new.encode())}

    return change


EDITS: dict[str, tuple[Change, str]] = {
    "another title of the home page": (
        other(HOME, "title: Our journeys", "title: Home"),
        "Home: No sizes, Slow pages",
    ),
    "a pain point that hurts more": (
        other(CHOOSE, "- Slow pages", "- {text: Slow pages, severity: critical, share: 90}"),
        "Home: Slow pages, No sizes",
    ),
    "a pain point in other words": (
        other(CHOOSE, "text: No sizes", "text: Not a size"),
        "Home: Slow pages, Not a size",
    ),
    "one journey more": (
        other(BOOTS, "persona: bo", "personas: [bo, ana]"),
        "Home: Slow pages, Not a size, No sizes at all",
    ),
    "a share that is another": (
        other(BOOTS, "share: 30", "share: 100"),
        "Home: Slow pages, No sizes at all, Not a size",
    ),
    "a journey in the archive": (
        other(MASK, "loop: true", "loop: true\nstatus: archived"),
        "Home: No sizes at all, Nothing to compare",
    ),
    "a home page without a title": (
        other(HOME, "title: Home\n", "tags: [first]\n"),
        "Where to begin: No sizes at all, Nothing to compare",
    ),
    "one journey less": (other(BOOTS, "personas: [bo, ana]", "persona: bo"), "Where to begin: "),
}


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(
    "home_of",
    [
        pytest.param(lambda sheet: sheet.site.home, id="by the site"),
    ],
)
def test_a_page_that_somebody_adds_is_right_after_each_edit(
    home_of: Callable[[PageContext], Page], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register(home_of, monkeypatch)
    files = {**SMALL_SITE, "themes/own/templates/worst.html": TEMPLATE.encode()}
    judge = Judge(tmp_path, files, command_every=99)  # a process of its own would not know of the page
    assert text_of(judge) == "Our journeys: No sizes, Slow pages"
    for name, (change, expected) in EDITS.items():
        edit = Edit(name, change(files))
        files = edit.files
        assert (judge.difference_after(edit), text_of(judge)) == ("", expected), name


def text_of(judge: Judge) -> str:
    """What the new page says where it is built from nothing."""
    assert judge.clean.shown is not None
    return judge.clean.shown[PAGE].decode().rstrip("\n")
