"""The whole linked site: what every page is a view of."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from msgspec import Struct

from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.journey import Journey, Stage, Touchpoint
from journeysite.model.organisation import Channel, Team
from journeysite.model.persona import Persona
from journeysite.model.prose import NO_PROSE, Prose
from journeysite.model.roadmap import RoadmapItem
from journeysite.model.settings import Settings


class Page(Struct, frozen=True):
    """A free page; its id is its path below `pages/` without ending."""

    id: str
    address: Address
    title: str
    prose: Prose = NO_PROSE
    tags: tuple[str, ...] = ()
    updated: date | None = None
    file: str = ""
    aliases: tuple[str, ...] = ()
    order: int | None = None


Noun = Journey | Stage | Touchpoint | Persona | RoadmapItem | Evidence | Indicator | Channel | Team | Page


#: Which mapping of a site holds the nouns of a kind, or the journey that they are a part of.
GROUPS: Final[Mapping[Kind, str]] = {
    Kind.JOURNEY: "journeys",
    Kind.STAGE: "journeys",
    Kind.TOUCHPOINT: "journeys",
    Kind.PERSONA: "personas",
    Kind.ROADMAP: "roadmap",
    Kind.EVIDENCE: "evidence",
    Kind.INDICATOR: "indicators",
    Kind.CHANNEL: "channels",
    Kind.TEAM: "teams",
    Kind.PAGE: "pages",
}


class Site(Struct, frozen=True):
    """Every mapping is by id and in the site's order (leading number, then title order of the writer's files).

    `media` lists the pictures and files below `media/`; `redirects` maps an old address to the one that took over.
    `home` is the welcome page, `language` the one this site's words are in.
    """

    settings: Settings
    language: str
    home: Page
    journeys: Mapping[str, Journey]
    personas: Mapping[str, Persona]
    roadmap: Mapping[str, RoadmapItem]
    evidence: Mapping[str, Evidence]
    indicators: Mapping[str, Indicator]
    channels: Mapping[str, Channel]
    teams: Mapping[str, Team]
    pages: Mapping[str, Page]
    media: tuple[str, ...] = ()
    redirects: Mapping[Address, Address] | None = None

    @property
    def nouns(self) -> "Nouns":
        """Everything that has an address, by it; an address with a fragment names nothing."""
        return Nouns(self)

    def touchpoint(self, address: Address) -> Touchpoint:
        """The touchpoint of that address. Raises KeyError when there is none."""
        found = self.nouns[address]
        assert isinstance(found, Touchpoint)
        return found

    def stage_of(self, touchpoint: Address) -> Stage:
        """The stage that a touchpoint's address lies in."""
        found = self.nouns[Address(Kind.STAGE, touchpoint.id.rsplit("/", 1)[0])]
        assert isinstance(found, Stage)
        return found

    def journey_of(self, address: Address) -> Journey:
        """The journey that a stage's or touchpoint's address lies in."""
        return self.journeys[address.id.split("/", 1)[0]]


class Nouns(Mapping[Address, Noun]):
    """Everything of a site by its address: the welcome page, journeys with their parts, then all other kinds."""

    __slots__ = ("_site",)

    def __init__(self, site: Site) -> None:
        self._site = site

    def get(self, address: Address, default: Any = None) -> Any:
        """The noun of that address."""
        kind = address.kind
        if address.fragment or kind not in GROUPS:
            return self._site.home if address == Address(Kind.HOME, "") else default
        nouns = getattr(self._site, GROUPS[kind])
        if kind is not Kind.STAGE and kind is not Kind.TOUCHPOINT:
            return nouns.get(address.id, default)
        journey = nouns.get(address.id.partition("/")[0])
        return default if journey is None else journey.part(address) or default

    def __getitem__(self, address: Address) -> Noun:
        found: Noun | None = self.get(address)
        if found is None:
            raise KeyError(address)
        return found

    def __contains__(self, address: object) -> bool:
        return isinstance(address, Address) and self.get(address) is not None

    def __iter__(self) -> Iterator[Address]:
        yield self._site.home.address
        for journey in self._site.journeys.values():
            yield journey.address
            for stage in journey.stages:
                yield stage.address
                yield from (touchpoint.address for touchpoint in stage.touchpoints)
        for group in dict.fromkeys(GROUPS.values()):
            if group != "journeys":
                yield from (noun.address for noun in getattr(self._site, group).values())

    def __len__(self) -> int:
        return sum(1 for _ in self)
