"""From home everything that matters is two clicks away, and what names something is named by it in return."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import asdict

from journeysite.build import load
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Stage, Touchpoint
from journeysite.model.prose import Prose
from journeysite.model.site import Page as FreePage
from journeysite.model.site import Site
from journeysite.pages.addresses import page_path
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


#: What the ids in a field of the model name. Addresses say so themselves.
NAMES = {
    "current": Kind.JOURNEY, "target": Kind.JOURNEY, "journeys": Kind.JOURNEY,
    "personas": Kind.PERSONA, "emotions": Kind.PERSONA,
    "roadmap": Kind.ROADMAP, "depends_on": Kind.ROADMAP, "blocks": Kind.ROADMAP, "moved_by": Kind.ROADMAP,
    "evidence": Kind.EVIDENCE, "indicator": Kind.INDICATOR, "channels": Kind.CHANNEL,
    "team": Kind.TEAM, "teams": Kind.TEAM, "owner": Kind.TEAM,
}  # fmt: skip


def references(site: Site) -> Iterator[tuple[Address, Address]]:
    """Everything that the content ties together: who names, and who is named, by whatever field of the model."""
    for noun in site.nouns.values():
        if not isinstance(noun, Stage | Touchpoint | FreePage):  # the first two are met in their journeys
            yield from _named_in(site, noun, noun.address, "")


def _named_in(site: Site, value: object, owner: Address, name: str) -> Iterator[tuple[Address, Address]]:
    if isinstance(value, Address):
        if value in site.nouns:
            yield owner, value
    elif isinstance(value, str):
        if name in NAMES and (named := Address(NAMES[name], value)) in site.nouns:
            yield owner, named
    elif isinstance(value, Mapping):
        yield from (pair for id in value for pair in _named_in(site, id, owner, name))
    elif isinstance(value, tuple):
        yield from (pair for part in value for pair in _named_in(site, part, owner, name))
    elif isinstance(value, Struct) and not isinstance(value, Prose):
        owner = value.address if isinstance(value, Stage | Touchpoint) else owner
        parts = [(part, name) for name, part in asdict(value).items() if name != "address"]
        yield from (pair for part, name in parts for pair in _named_in(site, part, owner, name))


def test_every_reference_is_shown_on_both_pages(pages: Mapping[str, Page], site: Site) -> None:
    links = {path: {target for target, _ in page.targets(in_main=True)} for path, page in pages.items()}
    pairs = {
        (page_path(one), page_path(other))
        for named, naming in references(site)
        for one, other in ((named, naming), (naming, named))
    }
    assert len(pairs) > 1400
    lost = {f"{one} does not link {other}" for one, other in pairs if one != other and other not in links[one]}
    assert lost == set()


def test_a_roadmap_item_links_the_very_touchpoint_that_it_serves(pages: Mapping[str, Page], site: Site) -> None:
    served = {
        (page_path(item.address), place(address)) for item in site.roadmap.values() for address in item.touchpoints
    }
    linked = {(path, target) for path, page in pages.items() for target in page.targets(in_main=True)}
    assert served - linked == set()
