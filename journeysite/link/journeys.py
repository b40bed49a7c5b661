"""Written journeys -> linked journeys, with everything that refers to them and everything they refer to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from journeysite.diagnostics import Place
from journeysite.diagnostics.suggestion import nearest
from journeysite.link import codes
from journeysite.link.backlinks import Backlinks
from journeysite.link.emotions import Felt
from journeysite.link.entry import Entry, JourneyEntry, StageEntry
from journeysite.link.names import NPS
from journeysite.link.pairs import Pairs
from journeysite.link.prose import Bodies
from journeysite.link.references import References
from journeysite.model.address import Address, Kind
from journeysite.model.journey import (
    DAY,
    Actor,
    Image,
    Journey,
    Opportunity,
    PainPoint,
    Reading,
    Stage,
    Touchpoint,
    Verbatim,
)
from journeysite.model.slug import is_id
from journeysite.read.records import (
    ActorRecord,
    ImageRecord,
    JourneyRecord,
    OpportunityRecord,
    PainPointRecord,
    ReadingRecord,
    StageRecord,
    TouchpointRecord,
    VerbatimRecord,
)
from journeysite.read.span import parse_hours


@dataclass(frozen=True, slots=True)
class JourneyLinker:
    """Links journeys one by one. `served`: the roadmap items that name a touchpoint from their side, by its id."""

    references: References
    bodies: Bodies
    felt: Mapping[str, Felt]
    pairs: Pairs
    served: Mapping[str, tuple[str, ...]]
    item_order: Mapping[str, int]
    backlinks: Backlinks

    def journey(self, written: JourneyEntry) -> Journey:
        """The linked journey; who it refers to is noted in the backlinks, in the order of the site."""
        entry = written.entry
        record, place, address = entry.record, entry.place, entry.address
        personas = self._personas(record, place)
        evidence = self._cited(address, record.evidence, place, "evidence")
        indicators = self.readings(address, record.indicators, place) + self._nps(address, record)
        owner = self.references.one(Kind.TEAM, record.owner, place, "owner")
        for persona in personas:
            self.backlinks.personas[persona][address] = None
        if owner:
            self.backlinks.owners[owner][address] = None
        return Journey(
            id=address.id,
            address=address,
            title=record.title,
            kind=record.kind,
            personas=personas,
            stages=self._stages(written),
            current=self.pairs.current.get(address.id, ""),
            target=self.pairs.target.get(address.id, ""),
            objective=self.references.word("objective", record.objective, place, "objective"),
            scope=record.scope or "",
            owner=owner,
            status=record.status,
            review_by=record.review_by,
            updated=record.updated,
            loop=record.loop,
            view=record.view,
            tags=record.tags,
            indicators=indicators,
            evidence=evidence,
            canvas=tuple(record.canvas.items()),
            prose=self.bodies.prose(entry),
            file=place.file,
            aliases=record.aliases,
            order=entry.order,
        )

    def _personas(self, record: JourneyRecord, place: Place) -> tuple[str, ...]:
        one = self.references.one(Kind.PERSONA, record.persona, place, "persona")
        several = self.references.many(Kind.PERSONA, record.personas, place, "personas")
        return tuple(dict.fromkeys(((one,) if one else ()) + several))

    def _stages(self, written: JourneyEntry) -> tuple[Stage, ...]:
        is_day = written.entry.record.kind == DAY
        stages: list[Stage] = []
        before = 0
        for number, stage in enumerate(written.stages, start=1):
            stages.append(self._stage(stage, number, before, is_day))
            before += len(stage.touchpoints)
        return tuple(stages)

    def _stage(self, written: StageEntry, number: int, before: int, is_day: bool) -> Stage:
        entry = written.entry
        record, place, address = entry.record, entry.place, entry.address
        evidence = self._cited(address, record.evidence, place, "evidence")
        return Stage(
            id=entry.name,
            address=address,
            number=number,
            title=record.title,
            touchpoints=tuple(
                self._touchpoint(touchpoint, before + count)
                for count, touchpoint in enumerate(written.touchpoints, start=1)
            ),
            phase=self.references.word("phase", record.phase, place, "phase"),
            goal=record.goal or "",
            stake=record.stake or "",
            hours=self._hours(record, place, is_day),
            pair=self.pairs.other.get(address),
            evidence=evidence,
            indicators=self.readings(address, record.indicators, place),
            lanes=self._lanes(record.lanes, place),
            prose=self.bodies.prose(entry),
            file=place.file,
            aliases=record.aliases,
            tags=record.tags,
        )

    def _hours(self, record: StageRecord, place: Place, is_day: bool) -> tuple[float, float] | None:
        if not record.hours:
            return None
        if is_day:
            return parse_hours(record.hours)
        self.references.findings.append(
            codes.HOURS_OF_NO_DAY.at(
                place.key("hours"),
                "only the stages of a day in the life have hours",
                "take the hours away, or set `kind: day-in-the-life` on the journey",
            )
        )
        return None

    def _touchpoint(self, entry: Entry[TouchpointRecord], number: int) -> Touchpoint:
        record, place, address = entry.record, entry.place, entry.address
        felt, pair = self.felt[address.id], self.pairs.other.get(address)
        pain_points = tuple(self._pain_point(one, place, index) for index, one in enumerate(record.pain_points))
        opportunities = tuple(self._opportunity(one, place, index) for index, one in enumerate(record.opportunities))
        verbatim = self._verbatim(record.verbatim, place)
        touchpoint = Touchpoint(
            id=entry.name,
            address=address,
            number=number,
            title=record.title,
            emotion=felt.all,
            emotions=felt.each,
            pair=pair,
            target=self._aimed_at(address, pair),
            channels=self._channels(record, place),
            action=record.action or "",
            thought=record.thought or "",
            verbatim=verbatim,
            expectation=record.expectation or "",
            motivation=record.motivation or "",
            moment_of_truth=record.moment_of_truth,
            pain_points=pain_points,
            opportunities=opportunities,
            frontstage=self._actors(record.frontstage, place, "frontstage"),
            backstage=self._actors(record.backstage, place, "backstage"),
            indicators=self.readings(address, record.indicators, place),
            duration=record.duration or "",
            roadmap=self._roadmap(record, place, address, pain_points, opportunities),
            evidence=self._evidence(record, place, verbatim, pain_points),
            image=self.image(record.image, place, "image"),
            lanes=self._lanes(record.lanes, place),
            aliases=record.aliases,
            tags=record.tags,
        )
        self._note(touchpoint)
        return touchpoint

    def _note(self, touchpoint: Touchpoint) -> None:
        address, back = touchpoint.address, self.backlinks
        for channel in touchpoint.channels:
            back.channels[channel][address] = None
        for actor in touchpoint.frontstage:
            if actor.team:
                back.frontstage[actor.team][address] = None
        for actor in touchpoint.backstage:
            if actor.team:
                back.backstage[actor.team][address] = None
        for item in touchpoint.roadmap:
            back.roadmap[item][address] = None
        for study in touchpoint.evidence:
            back.evidence[study][address] = None

    def _aimed_at(self, address: Address, pair: Address | None) -> float | None:
        """The emotion at the same moment of the target journey; None on a target itself."""
        if pair is None or address.id.split("/", 1)[0] not in self.pairs.target:
            return None
        return self.felt[pair.id].all

    def _channels(self, record: TouchpointRecord, place: Place) -> tuple[str, ...]:
        preferred = self.references.one(Kind.CHANNEL, record.channel, place, "channel")
        others = self.references.many(Kind.CHANNEL, record.other_channels, place, "other_channels")
        return tuple(dict.fromkeys((preferred, *others))) if preferred else others

    def _pain_point(self, written: PainPointRecord | str, place: Place, index: int) -> PainPoint:
        if isinstance(written, str):
            return PainPoint(written)
        steps = ("pain_points", index)
        return PainPoint(
            written.text,
            written.severity or "",
            written.share,
            self.references.many(Kind.EVIDENCE, written.evidence, place, *steps, "evidence"),
            self.references.many(Kind.ROADMAP, written.roadmap, place, *steps, "roadmap"),
        )

    def _opportunity(self, written: OpportunityRecord | str, place: Place, index: int) -> Opportunity:
        if isinstance(written, str):
            return Opportunity(written)
        items = self.references.many(Kind.ROADMAP, written.roadmap, place, "opportunities", index, "roadmap")
        return Opportunity(written.text, items)

    def _verbatim(self, written: VerbatimRecord | str | None, place: Place) -> Verbatim | None:
        if written is None or isinstance(written, str):
            return Verbatim(written) if written else None
        return Verbatim(written.text, self.references.one(Kind.EVIDENCE, written.source, place, "verbatim", "source"))

    def _actors(self, written: tuple[ActorRecord | str, ...], place: Place, key: str) -> tuple[Actor, ...]:
        return tuple(self._actor(one, place, key, index) for index, one in enumerate(written))

    def _actor(self, written: ActorRecord | str, place: Place, key: str, index: int) -> Actor:
        if not isinstance(written, str):
            team = self.references.one(Kind.TEAM, written.team, place, key, index, "team")
            return Actor(team, "", written.action or "", written.system or "")
        if written in self.references.names.of[Kind.TEAM]:
            return Actor(written)
        self._report_almost_team(written, place.at(key, index))
        return Actor(text=written)

    def _report_almost_team(self, written: str, place: Place) -> None:
        meant = nearest(written, self.references.names.of[Kind.TEAM]) if is_id(written) else ""
        if meant:
            self.references.findings.append(
                codes.ALMOST_A_TEAM.at(place, f"`{written}` is no team, but almost one", f"did you mean `{meant}`?")
            )

    def _roadmap(
        self,
        record: TouchpointRecord,
        place: Place,
        address: Address,
        pain_points: Iterable[PainPoint],
        opportunities: Iterable[Opportunity],
    ) -> tuple[str, ...]:
        """All items that serve a touchpoint, whoever says so, in the order of the site."""
        items = {*self.references.many(Kind.ROADMAP, record.roadmap, place, "roadmap")}
        items.update(self.served.get(address.id, ()))
        items.update(item for pain_point in pain_points for item in pain_point.roadmap)
        items.update(item for opportunity in opportunities for item in opportunity.roadmap)
        return tuple(sorted(items, key=self.item_order.__getitem__))

    def _evidence(
        self, record: TouchpointRecord, place: Place, verbatim: Verbatim | None, pain_points: Iterable[PainPoint]
    ) -> tuple[str, ...]:
        own = self.references.many(Kind.EVIDENCE, record.evidence, place, "evidence")
        heard = (verbatim.evidence,) if verbatim and verbatim.evidence else ()
        return tuple(dict.fromkeys((*own, *heard, *(study for one in pain_points for study in one.evidence))))

    def _cited(self, citer: Address, written: tuple[str, ...], place: Place, key: str) -> tuple[str, ...]:
        studies = self.references.many(Kind.EVIDENCE, written, place, key)
        for study in studies:
            self.backlinks.evidence[study][citer] = None
        return studies

    def readings(self, address: Address, written: tuple[ReadingRecord | str, ...], place: Place) -> tuple[Reading, ...]:
        """Indicators measured at an address; readings of unknown indicators are reported and left out."""
        if not written:
            return ()
        found = (self._reading(address, one, place, index) for index, one in enumerate(written))
        return tuple(reading for reading in found if reading)

    def _reading(self, address: Address, written: ReadingRecord | str, place: Place, index: int) -> Reading | None:
        if isinstance(written, str):
            id = self.references.one(Kind.INDICATOR, written, place, "indicators", index)
            reading = Reading(id, None)
        else:
            id = self.references.one(Kind.INDICATOR, written.id, place, "indicators", index, "id")
            evidence = self.references.many(Kind.EVIDENCE, written.evidence, place, "indicators", index, "evidence")
            reading = Reading(id, written.value, written.target, written.date, evidence)
        if not id:
            return None
        self._note_reading(address, reading)
        return reading

    def _note_reading(self, address: Address, reading: Reading) -> None:
        self.backlinks.readings[reading.indicator].append((address, reading))
        for study in reading.evidence:
            self.backlinks.evidence[study][address] = None

    def _nps(self, address: Address, record: JourneyRecord) -> tuple[Reading, ...]:
        """The shorthand `nps: 24`."""
        if record.nps is None:
            return ()
        reading = Reading(NPS, record.nps)
        self._note_reading(address, reading)
        return (reading,)

    def _lanes(self, written: Mapping[str, str], place: Place) -> dict[str, str]:
        return {
            lane: text for lane, text in written.items() if self.references.word("lane", lane, place.key("lanes", lane))
        }

    def image(self, written: ImageRecord | str | None, place: Place, *steps: str) -> Image | None:
        """The picture named under this key, None when there is none."""
        if written is None:
            return None
        if isinstance(written, str):
            path = self.bodies.media(written, place.at(*steps))
            return Image(path) if path else None
        path = self.bodies.media(written.src, place.at(*steps, "src"))
        return Image(path, written.alt) if path else None
