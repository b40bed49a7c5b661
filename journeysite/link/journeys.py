"""Written journeys and stages -> linked ones, with everything that refers to them and everything they refer to."""

from msgspec import Struct

from journeysite.diagnostics import Place
from journeysite.link import codes
from journeysite.link.backlinks import Backlinks
from journeysite.link.claims import ClaimLinker
from journeysite.link.entry import JourneyEntry, StageEntry
from journeysite.link.pairs import Pairs
from journeysite.link.prose import Bodies
from journeysite.link.references import References
from journeysite.link.touchpoints import TouchpointLinker
from journeysite.model.address import Kind
from journeysite.model.journey import DAY, Journey, Stage
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.span import parse_hours


class JourneyLinker(Struct, frozen=True):
    """Links journeys one by one."""

    references: References
    bodies: Bodies
    claims: ClaimLinker
    pairs: Pairs
    touchpoints: TouchpointLinker
    backlinks: Backlinks

    def journey(self, written: JourneyEntry) -> Journey:
        """The linked journey; who it refers to is noted in the backlinks, in the order of the site."""
        entry = written.entry
        record, place, address = entry.record, entry.place, entry.address
        personas = self._personas(record, place)
        evidence = self.claims.cited(address, record.evidence, place)
        indicators = self.claims.of_journey(address, record, place)
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
            in_short=record.in_short or "",
            owner=owner,
            status=record.status,
            review_by=record.review_by,
            updated=record.updated,
            loop=record.loop or record.view == "loop",
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
        evidence = self.claims.cited(address, record.evidence, place)
        indicators = self.claims.readings(address, record.indicators, place)
        taking_part = self.references.many(Kind.PERSONA, record.personas, place, "personas")
        return Stage(
            id=entry.name,
            address=address,
            number=number,
            title=record.title,
            touchpoints=tuple(
                self.touchpoints.touchpoint(touchpoint, before + count, taking_part)
                for count, touchpoint in enumerate(written.touchpoints, start=1)
            ),
            phase=self.references.word("phase", record.phase, place, "phase"),
            goal=record.goal or "",
            in_short=record.in_short or "",
            stake=record.stake or "",
            motivations=record.motivations,
            obstacles=record.obstacles,
            hours=self._hours(record, place, is_day),
            pair=self.pairs.other.get(address),
            evidence=evidence,
            indicators=indicators,
            lanes=self.references.lanes(record.lanes, place),
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
