"""From home everything that matters is two clicks away, and what names something is named by it in return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from journeysite.build import load
from journeysite.model.address import Address
from journeysite.model.journey import Stage
from journeysite.model.site import Site
from journeysite.render.addresses import page_path
from tests.browser.pages import Page

Place = tuple[str, str]  # a page's path and the anchor in it, or ""


@pytest.fixture(scope="session")
def site(repository: Path) -> Site:
    """The linked example site: who names whom, as the content says."""
    loaded = load(repository).value
    assert loaded is not None
    return loaded.site


def place(address: Address) -> Place:
    """Where a reader finds what an address names; a touchpoint is an anchor on its stage's page."""
    anchor = address.id.rpartition("/")[2] if address.kind == "touchpoint" else ""
    return page_path(address), anchor


def test_every_touchpoint_roadmap_item_and_persona_is_two_clicks_from_home(
    pages: Mapping[str, Page], site: Site
) -> None:
    first = set(pages["index.html"].targets())
    second = {target for path, _ in first if path in pages for target in pages[path].targets()}
    wanted = {
        place(noun.address)
        for noun in (
            *(touchpoint for journey in site.journeys.values() for touchpoint in journey.touchpoints),
            *site.roadmap.values(),
            *site.personas.values(),
        )
    }
    assert len(wanted) > 150
    assert wanted - first - second == set()


def references(site: Site) -> Iterator[tuple[Address, Address]]:
    """Every pair of things that the content ties together, once, from whichever side it was written."""
    for journey in site.journeys.values():
        yield from ((journey.address, site.personas[id].address) for id in journey.personas)
        yield from ((journey.address, site.evidence[id].address) for id in journey.evidence)
        yield from ((journey.address, site.indicators[one.indicator].address) for one in journey.indicators)
        if journey.owner:
            yield journey.address, site.teams[journey.owner].address
        if journey.target:
            yield journey.address, site.journeys[journey.target].address
        for stage in journey.stages:
            yield from _of_stage(site, stage)
    for item in site.roadmap.values():
        yield from ((item.address, site.teams[id].address) for id in item.teams)
        yield from ((item.address, site.roadmap[id].address) for id in item.depends_on)
        yield from ((item.address, site.evidence[id].address) for id in item.evidence)
        if item.outcome:
            yield item.address, site.indicators[item.outcome.indicator].address
    for persona in site.personas.values():
        yield from ((persona.address, site.evidence[id].address) for id in persona.evidence)
        yield from ((persona.address, site.channels[id].address) for id, _ in persona.channels)


def _of_stage(site: Site, stage: Stage) -> Iterator[tuple[Address, Address]]:
    yield from ((stage.address, site.evidence[id].address) for id in stage.evidence)
    for touchpoint in stage.touchpoints:
        yield from ((touchpoint.address, site.roadmap[id].address) for id in touchpoint.roadmap)
        yield from ((touchpoint.address, site.evidence[id].address) for id in touchpoint.evidence)
        yield from ((touchpoint.address, site.channels[id].address) for id in touchpoint.channels)
        yield from ((touchpoint.address, site.indicators[one.indicator].address) for one in touchpoint.indicators)
        yield from (
            (touchpoint.address, site.teams[actor.team].address)
            for actor in (*touchpoint.frontstage, *touchpoint.backstage)
            if actor.team
        )


def test_every_reference_is_shown_on_both_pages(pages: Mapping[str, Page], site: Site) -> None:
    links = {path: {target for target, _ in page.targets(in_main=True)} for path, page in pages.items()}
    pairs = {
        (page_path(one), page_path(other))
        for named, naming in references(site)
        for one, other in ((named, naming), (naming, named))
    }
    assert len(pairs) > 400
    assert {f"{one} does not link {other}" for one, other in pairs if other not in links[one]} == set()


def test_a_roadmap_item_links_the_very_touchpoint_that_it_serves(pages: Mapping[str, Page], site: Site) -> None:
    served = {
        (page_path(item.address), place(address)) for item in site.roadmap.values() for address in item.touchpoints
    }
    linked = {(path, target) for path, page in pages.items() for target in page.targets(in_main=True)}
    assert served - linked == set()
