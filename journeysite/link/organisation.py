"""Everything beside the journeys: personas, studies, figures, the roadmap, channels, teams and free pages."""

from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from journeysite.diagnostics import Place
from journeysite.link import codes
from journeysite.link.backlinks import Backlinks, ids
from journeysite.link.claims import ClaimLinker
from journeysite.link.codes import Findings
from journeysite.link.entry import Entries, Entry
from journeysite.link.names import NPS
from journeysite.link.prose import Bodies
from journeysite.link.references import References
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.organisation import Channel, Team
from journeysite.model.persona import Face, Persona
from journeysite.model.roadmap import Outcome, RoadmapItem
from journeysite.model.scoring import score
from journeysite.model.settings import ChannelDeclaration, Settings, TeamDeclaration
from journeysite.model.site import Page
from journeysite.model.slug import is_id, slug, trouble_with_name, usable_name
from journeysite.read.file_names import SETTINGS
from journeysite.read.records.evidence import EvidenceRecord, IndicatorRecord
from journeysite.read.records.organisation import ChannelRecord, PageRecord, TeamRecord
from journeysite.read.records.persona import PersonaRecord
from journeysite.read.records.roadmap import RoadmapRecord
from journeysite.read.span import parse_span


def served(items: Entries[RoadmapRecord], references: References) -> dict[str, tuple[str, ...]]:
    """Roadmap items by the id of the touchpoints that they name from their side."""
    found: dict[str, dict[str, None]] = {}
    for id, entry in items.items():
        for index, written in enumerate(entry.record.touchpoints):
            address = references.touchpoint(written, entry.place.at("touchpoints", index))
            if address:
                found.setdefault(address.id, {})[id] = None
    return {touchpoint: tuple(by) for touchpoint, by in found.items()}


class OrganisationLinker(Struct, frozen=True):
    """Links what stands beside the journeys, once these have noted whom they refer to."""

    references: References
    bodies: Bodies
    claims: ClaimLinker
    backlinks: Backlinks
    settings: Settings

    def persona(self, entry: Entry[PersonaRecord]) -> Persona:
        record, place, address = entry.record, entry.place, entry.address
        return Persona(
            id=address.id,
            address=address,
            title=record.title,
            role=record.role or "",
            age=record.age,
            segment=record.segment or "",
            share=record.share,
            portrait=self.bodies.image(record.portrait, place.at("portrait")),
            quote=record.quote or "",
            facts=record.facts,
            goals=record.goals,
            needs=record.needs,
            motivations=record.motivations,
            obstacles=record.obstacles,
            habits=record.habits,
            channels=self._likings(entry),
            tools=record.tools,
            tags=record.tags,
            avatar=Face(**dict(record.avatar)),
            evidence=self.claims.cited(address, record.evidence, place),
            journeys=ids(self.backlinks.personas[address.id]),
            prose=self.bodies.prose(entry),
            file=place.file,
            aliases=record.aliases,
            order=entry.order,
        )

    def _likings(self, entry: Entry[PersonaRecord]) -> tuple[tuple[str, float], ...]:
        """Channels with how much they are liked, 1 to 5; a plain list is in order of preference, from 5 down."""
        written, place = entry.record.channels, entry.place
        if isinstance(written, tuple):
            listed = self.references.many(Kind.CHANNEL, written, place, "channels")
            return tuple((id, float(max(1, 5 - rank))) for rank, id in enumerate(listed))
        known = {
            self.references.one(Kind.CHANNEL, id, place.key("channels", id)): liking for id, liking in written.items()
        }
        known.pop("", None)
        return tuple((id, float(min(max(liking, 1), 5))) for id, liking in known.items())

    def item(self, entry: Entry[RoadmapRecord]) -> RoadmapItem:
        record, place, address = entry.record, entry.place, entry.address
        depends_on = self._depends_on(entry)
        status = self.references.status(record.status, place.at("status"))
        scores = {
            id: value
            for id, value in record.scores.items()
            if self.references.word("criterion", id, place.key("scores", id))
        }
        return RoadmapItem(
            id=address.id,
            address=address,
            title=record.title,
            teams=self._builders(entry),
            kind=record.kind or "",
            status=status.means if status else "",
            status_id=status.id if status else "",
            start=parse_span(record.start) if record.start else None,
            end=parse_span(record.end) if record.end else None,
            horizon=record.horizon or "",
            progress=record.progress,
            objectives=tuple(
                objective
                for index, written in enumerate(record.objectives)
                if (objective := self.references.word("objective", written, place, "objectives", index))
            ),
            scores=scores,
            score=score(self.settings.criteria, scores, self.settings.scoring),
            touchpoints=tuple(self.backlinks.roadmap[address.id]),
            lift=record.lift,
            outcome=self._outcome(entry),
            depends_on=depends_on,
            evidence=self.claims.cited(address, record.evidence, place),
            tags=record.tags,
            prose=self.bodies.prose(entry),
            file=place.file,
            aliases=record.aliases,
            order=entry.order,
        )

    def _depends_on(self, entry: Entry[RoadmapRecord]) -> tuple[str, ...]:
        others = self.references.many(Kind.ROADMAP, entry.record.depends_on, entry.place, "depends_on")
        for other in others:
            self.backlinks.blocks[other][entry.address] = None
        return others

    def _builders(self, entry: Entry[RoadmapRecord]) -> tuple[str, ...]:
        teams = self.references.many(Kind.TEAM, entry.record.teams, entry.place, "teams")
        for team in teams:
            self.backlinks.builders[team][entry.address] = None
        return teams

    def _outcome(self, entry: Entry[RoadmapRecord]) -> Outcome | None:
        written = entry.record.outcome
        if written is None:
            return None
        id = self.references.one(Kind.INDICATOR, written.indicator, entry.place, "outcome", "indicator")
        if not id:
            return None
        self.backlinks.moved_by[id][entry.address] = None
        return Outcome(id, written.start, written.end)

    def with_blocks(self, item: RoadmapItem) -> RoadmapItem:
        """The item with those that wait for it, once all are linked."""
        blocks = ids(self.backlinks.blocks[item.id])
        return replace(item, blocks=blocks) if blocks else item

    def indicator(self, entry: Entry[IndicatorRecord]) -> Indicator:
        record, place, address = entry.record, entry.place, entry.address
        return Indicator(
            id=address.id,
            address=address,
            title=record.title,
            unit=record.unit or "",
            better=record.better or "",
            kind=record.kind or "",
            target=record.target,
            value=record.value,
            date=parse_span(record.date) if record.date else None,
            sample=record.sample,
            source=record.source or "",
            tags=record.tags,
            readings=tuple(self.backlinks.readings[address.id]),
            moved_by=ids(self.backlinks.moved_by[address.id]),
            evidence=self.claims.cited(address, record.evidence, place),
            prose=self.bodies.prose(entry),
            file=place.file,
            aliases=record.aliases,
            order=entry.order,
        )

    def built_in_indicators(self, known: Mapping[str, Indicator]) -> dict[str, Indicator]:
        """The recommendation score that the shorthand `nps:` speaks of, where the site has no file for it."""
        if NPS in known or not self.backlinks.readings[NPS]:
            return {}
        address = Address(Kind.INDICATOR, NPS)
        readings, moved_by = tuple(self.backlinks.readings[NPS]), ids(self.backlinks.moved_by[NPS])
        return {NPS: Indicator(NPS, address, "NPS", better="higher", kind=NPS, readings=readings, moved_by=moved_by)}

    def study(self, entry: Entry[EvidenceRecord]) -> Evidence:
        record, address = entry.record, entry.address
        return Evidence(
            id=address.id,
            address=address,
            title=record.title,
            method=record.method or "",
            date=parse_span(record.date) if record.date else None,
            sample=record.sample,
            source=record.source or "",
            link=self.bodies.target(record.link, entry.place.at("link")),
            tags=record.tags,
            cited_by=tuple(self.backlinks.evidence[address.id]),
            prose=self.bodies.prose(entry),
            file=entry.place.file,
            aliases=record.aliases,
            order=entry.order,
        )

    def channel(self, declared: ChannelDeclaration, entry: Entry[ChannelRecord] | None) -> Channel:
        channel = Channel(
            id=declared.id,
            address=Address(Kind.CHANNEL, declared.id),
            label=declared.label,
            icon=declared.icon,
            online=declared.online,
            touchpoints=tuple(self.backlinks.channels[declared.id]),
        )
        if entry is None:
            return channel
        record = entry.record
        return replace(
            channel,
            label=record.title or channel.label,
            prose=self.bodies.prose(entry),
            file=entry.place.file,
            aliases=record.aliases,
        )

    def team(self, declared: TeamDeclaration, entry: Entry[TeamRecord] | None) -> Team:
        back, id = self.backlinks, declared.id
        team = Team(
            id=id,
            address=Address(Kind.TEAM, id),
            label=declared.label,
            contact=declared.contact,
            icon=declared.icon,
            journeys=ids(back.owners[id]),
            frontstage=tuple(back.frontstage[id]),
            backstage=tuple(back.backstage[id]),
            roadmap=ids(back.builders[id]),
        )
        if entry is None:
            return team
        record = entry.record
        return replace(
            team,
            label=record.title or team.label,
            prose=self.bodies.prose(entry),
            file=entry.place.file,
            aliases=record.aliases,
        )

    def page(self, entry: Entry[PageRecord]) -> Page:
        record, address = entry.record, entry.address
        return Page(
            id=address.id,
            address=address,
            title=record.title or _first_heading(entry) or entry.name,
            prose=self.bodies.prose(entry),
            tags=record.tags,
            updated=record.updated,
            file=entry.place.file,
            aliases=record.aliases,
            order=entry.order,
        )

    def home(self, entry: Entry[PageRecord] | None) -> Page:
        """The welcome page; a site without one has the site's title and no prose."""
        if entry is None:
            return Page("", Address(Kind.HOME, ""), self.settings.title)
        page = self.page(entry)
        return page if page.title else replace(page, title=self.settings.title)


def report_unusable_ids(settings: Settings, findings: Findings) -> None:
    """Ids of channels and teams that cannot stand in an address, or not beside each other."""
    for key, declared in (("channels", settings.channels), ("teams", settings.teams)):
        first: dict[str, str] = {}
        for id in (one.id for one in declared):
            place, twin = Place(SETTINGS).key(key, id), first.setdefault(id.casefold(), id)
            if not is_id(id) or trouble_with_name(id):
                hint = f"use letters, digits and hyphens: `{usable_name(slug(id))}`"
                findings.append(codes.UNUSABLE_ID.at(place, f"`{id}` cannot stand in an address", hint))
            elif twin != id:
                hint = "give one of the two another id"
                findings.append(codes.UNUSABLE_ID.at(place, f"`{id}` and `{twin}` differ only in capitals", hint))


def report_undeclared(
    kind: Kind, entries: Entries[ChannelRecord | TeamRecord], declared: Iterable[str], findings: Findings
) -> None:
    """Pages of channels and teams that the settings do not know."""
    known = frozenset(declared)
    for id, entry in entries.items():
        if id not in known:
            findings.append(
                codes.UNDECLARED_PAGE.at(
                    entry.place,
                    f"this page describes a {kind} `{id}` that is not declared",
                    f"declare it under `{kind}s:` in `journeysite.yml`, or rename the file",
                )
            )


def _first_heading(entry: Entry[PageRecord]) -> str:
    return next((heading.text for heading in entry.body.headings), "")
