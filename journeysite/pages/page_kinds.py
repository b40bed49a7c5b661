"""The kinds of pages. A kind is one value: plan, navigation, the way from home and titles follow from it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from journeysite.layout.map.subject import MapSubject
from journeysite.model.journey import Journey
from journeysite.pages.addresses import map_path, page_path, poster_path
from journeysite.pages.limits import FOOT_PAGES
from journeysite.pages.page_context import PageContext
from journeysite.pages.page_kind import Maker, PageKind, Route
from journeysite.pages.subjects.journey_map import map_subject
from journeysite.pages.views.evidence import evidence_view, indicator_view
from journeysite.pages.views.journey import journey_view
from journeysite.pages.views.lists import (
    channels_view,
    evidence_list_view,
    indicators_view,
    journeys_view,
    teams_view,
)
from journeysite.pages.views.organisation import channel_view, team_view
from journeysite.pages.views.pages import all_pages_view, free_page_view
from journeysite.pages.views.persona import persona_view, personas_view
from journeysite.pages.views.poster import poster_view
from journeysite.pages.views.registers import moments_view, pains_view
from journeysite.pages.views.roadmap import roadmap_view
from journeysite.pages.views.roadmap_item import item_view
from journeysite.pages.views.stage import stage_view

MAP: Final = "map.svg"  # stands in a plan where a page has its template


def _one_each(template: str, view: Maker) -> Callable[[Any], Iterable[Route]]:
    """A page for each noun, where its address says."""
    return lambda noun: (Route(page_path(noun.address), template, noun.address, view, (noun.address,)),)


def _map(context: PageContext, journey: Journey) -> MapSubject:
    """What the map shows, as seen from the journey's page: page and map are equal but for where they lie."""
    return map_subject(context.elsewhere(page_path(journey.address)), journey, figure="map")


def _of_journey(journey: Journey) -> Iterator[Route]:
    """Its page, its map right after it, since both show one layout (`html.map_layout`), its poster, its stages."""
    own = (journey.address,)
    yield Route(page_path(journey.address), "journey.html", journey.address, journey_view, own)
    yield Route(map_path(journey.id), MAP, journey.address, _map, own)
    yield Route(poster_path(journey.id), "poster.html", journey.address, poster_view, own)
    for stage in journey.stages:
        yield Route(page_path(stage.address), "stage.html", stage.address, stage_view, (*own, stage.address))


#: In the order of the navigation.
PAGE_KINDS: Final[tuple[PageKind, ...]] = (
    PageKind(
        "journeys",
        nouns=lambda site: site.journeys,
        overview=journeys_view,
        title=lambda gettext: gettext("Journeys"),
        below=_of_journey,
    ),
    # The registers are reached from home's counts. They exist with the first journey, whatever it holds by then.
    PageKind("pain-points", nouns=lambda site: site.journeys, overview=pains_view),
    PageKind("moments-of-truth", nouns=lambda site: site.journeys, overview=moments_view),
    PageKind(
        "personas",
        nouns=lambda site: site.personas,
        overview=personas_view,
        title=lambda gettext: gettext("Personas"),
        below=_one_each("persona.html", persona_view),
    ),
    PageKind(
        "roadmap",
        nouns=lambda site: site.roadmap,
        overview=roadmap_view,
        title=lambda gettext: gettext("Roadmap"),
        below=_one_each("item.html", item_view),
    ),
    PageKind(
        "evidence",
        nouns=lambda site: site.evidence,
        overview=evidence_list_view,
        title=lambda gettext: gettext("Evidence"),
        below=_one_each("study.html", evidence_view),
    ),
    PageKind(
        "indicators",
        nouns=lambda site: site.indicators,
        overview=indicators_view,
        title=lambda gettext: gettext("Indicators"),
        below=_one_each("indicator.html", indicator_view),
    ),
    PageKind(
        "channels",
        nouns=lambda site: site.channels,
        overview=channels_view,
        title=lambda gettext: gettext("Channels"),
        below=_one_each("channel.html", channel_view),
    ),
    PageKind(
        "teams",
        nouns=lambda site: site.teams,
        overview=teams_view,
        title=lambda gettext: gettext("Teams"),
        below=_one_each("team.html", team_view),
    ),
    PageKind(
        "pages",
        nouns=lambda site: site.pages,
        overview=all_pages_view,
        below=_one_each("page.html", free_page_view),
        more_than=FOOT_PAGES,
    ),
)
