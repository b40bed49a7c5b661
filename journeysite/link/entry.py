"""What was written about each thing, with its address: the step between files and the linked site."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from msgspec import Struct, field

from journeysite.diagnostics import Place
from journeysite.model.address import Address, Kind
from journeysite.read.document import NO_BODY, Body
from journeysite.read.records.evidence import EvidenceRecord, IndicatorRecord
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.records.organisation import ChannelRecord, PageRecord, TeamRecord
from journeysite.read.records.persona import PersonaRecord
from journeysite.read.records.record import Record
from journeysite.read.records.roadmap import RoadmapRecord
from journeysite.read.records.touchpoint import TouchpointRecord

R = TypeVar("R", bound=Record, covariant=True)


class Entry(Struct, Generic[R], frozen=True):
    """One thing as written. `place` is where its record stands, `told_in` the file of its body.

    The two differ in file when a translation tells the story.
    """

    address: Address
    record: R
    place: Place
    body: Body = NO_BODY
    told_in: str = ""
    order: int | None = None

    @property
    def name(self) -> str:
        """The last step of the address: how the thing is called inside what holds it."""
        return self.address.id.rsplit("/", 1)[-1]


class StageEntry(Struct, frozen=True):
    """A stage and its touchpoints, in the order they are lived."""

    entry: Entry[StageRecord]
    touchpoints: tuple[Entry[TouchpointRecord], ...] = ()


class JourneyEntry(Struct, frozen=True):
    """A journey and its stages, in the order they are lived."""

    entry: Entry[JourneyRecord]
    stages: tuple[StageEntry, ...] = ()


Entries = Mapping[str, Entry[R]]


class Outline(Struct, frozen=True):
    """All that was written, by id, in the site's order: leading number first, then file name."""

    home: Entry[PageRecord] | None = None
    journeys: Mapping[str, JourneyEntry] = field(default_factory=dict)
    personas: Entries[PersonaRecord] = field(default_factory=dict)
    roadmap: Entries[RoadmapRecord] = field(default_factory=dict)
    evidence: Entries[EvidenceRecord] = field(default_factory=dict)
    indicators: Entries[IndicatorRecord] = field(default_factory=dict)
    channels: Entries[ChannelRecord] = field(default_factory=dict)
    teams: Entries[TeamRecord] = field(default_factory=dict)
    pages: Entries[PageRecord] = field(default_factory=dict)

    def plain(self) -> tuple[tuple[Kind, Entries[Record]], ...]:
        """All things that lie directly below the site, by kind, in the order a plain id is searched."""
        return (
            (Kind.PERSONA, self.personas),
            (Kind.ROADMAP, self.roadmap),
            (Kind.EVIDENCE, self.evidence),
            (Kind.INDICATOR, self.indicators),
            (Kind.CHANNEL, self.channels),
            (Kind.TEAM, self.teams),
            (Kind.PAGE, self.pages),
        )

    def entries(self) -> Iterator[Entry[Record]]:
        """Everything, journeys before the rest, each followed by its stages and touchpoints."""
        if self.home:
            yield self.home
        for journey in self.journeys.values():
            yield journey.entry
            for stage in journey.stages:
                yield stage.entry
                yield from stage.touchpoints
        for _, entries in self.plain():
            yield from entries.values()
