"""A kind of pages is one value: who adds one has the pages, the way to them and their titles."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from msgspec import Struct

from journeysite.build import Loaded
from journeysite.model.persona import Persona
from journeysite.pages import plan
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.page_kind import PageKind, Route
from journeysite.pages.page_kinds import PAGE_KINDS
from journeysite.pages.parts import Frame
from journeysite.pages.plan import Planner
from tests.pages.sample_site import SETTINGS

# What a contributor writes: views, templates, one value


class WishesView(Struct, frozen=True):
    """What personas want."""

    frame: Frame
    title: str
    wishes: tuple[str, ...]


def wishes_view(context: PageContext) -> WishesView:
    """What all personas want."""
    title = context.list_titles["wishes"]
    goals = tuple(goal for persona in context.site.personas.values() for goal in persona.goals)
    return WishesView(frame(context, "wishes", title), title, goals)


def wish_view(context: PageContext, persona: Persona) -> WishesView:
    """What a persona wants."""
    return WishesView(frame(context, "wishes", persona.title), persona.title, persona.goals)


def wish_routes(persona: Persona) -> Iterator[Route]:
    """A page for each persona."""
    yield Route(f"wishes/{persona.id}.html", "wishes.html", persona.address, wish_view, (persona.address,))


WISHES = PageKind(
    "wishes",
    nouns=lambda site: site.personas,
    overview=wishes_view,
    title=lambda gettext: gettext("Wishes"),
    below=wish_routes,
)
TEMPLATE = """{% extends "base.html" %}
{% block content %}<p class="wishes">{{ view.wishes | join("; ") }}</p>{% endblock %}
"""
OURS = {
    "journeysite.yml": SETTINGS + "theme: {name: ours}\n",
    "themes/ours/theme.yml": "title: Ours\n",
    "themes/ours/templates/wishes.html": TEMPLATE,
}


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch, published: Callable[..., Mapping[str, str]]) -> Mapping[str, str]:
    monkeypatch.setattr(plan, "PAGE_KINDS", (*PAGE_KINDS, WISHES))
    return published(OURS)


def test_a_kind_that_somebody_adds_has_its_overview_and_its_pages(pages: Mapping[str, str]) -> None:
    assert '<p class="wishes">' in pages["wishes.html"]
    assert '<p class="wishes">' in pages["wishes/ana.html"]


def test_it_is_in_the_navigation_of_every_page(pages: Mapping[str, str]) -> None:
    assert 'href="wishes.html"' in pages["index.html"]
    assert 'href="../wishes.html"' in pages["journeys/mask.html"]
    assert "Wishes" in pages["journeys/mask.html"]


def test_it_is_on_the_way_from_home_to_its_pages(pages: Mapping[str, str], loaded: Callable[..., Loaded]) -> None:
    site = loaded(OURS)
    planner = Planner(site.site, site.theme)
    context = planner.context("wishes/ana.html")
    found = wish_view(context, site.site.personas["ana"]).frame.crumbs
    assert [(link.text, link.href) for link in found] == [
        ("Home", "../index.html"), ("Wishes", "../wishes.html"), ("Ana", ""),
    ]  # fmt: skip


def test_what_is_in_the_navigation_has_an_overview_and_each_name_is_its_own() -> None:
    assert [kind.name for kind in PAGE_KINDS if kind.title and not kind.overview] == []
    assert len({kind.name for kind in PAGE_KINDS}) == len(PAGE_KINDS)
