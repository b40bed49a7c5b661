"""Written touchpoints -> linked touchpoints, with everything that refers to them and everything they refer to."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from journeysite.diagnostics import Place
from journeysite.diagnostics.suggestion import nearest
from journeysite.link import codes
from journeysite.link.backlinks import Backlinks
from journeysite.link.claims import ClaimLinker
from journeysite.link.emotions import EmotionValues
from journeysite.link.entry import Entry
from journeysite.link.pairs import Pairs
from journeysite.link.prose import Bodies
from journeysite.link.references import References
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Actor, Opportunity, PainPoint, Touchpoint, Verbatim
from journeysite.model.slug import is_id, slug
from journeysite.read.records.touchpoint import (
    ActorRecord,
    OpportunityRecord,
    PainPointRecord,
    TouchpointRecord,
    VerbatimRecord,
)


class TouchpointLinker(Struct, frozen=True):
    """Links touchpoints one by one.

    `served`: the roadmap items that name a touchpoint from their side, by its id; `item_order`: where each item stands.
    """

    references: References
    bodies: Bodies
    claims: ClaimLinker
    emotion_values: Mapping[str, EmotionValues]
    pairs: Pairs
    served: Mapping[str, tuple[str, ...]]
    item_order: Mapping[str, int]
    backlinks: Backlinks

    def touchpoint(self, entry: Entry[TouchpointRecord], number: int, taking_part: tuple[str, ...] = ()) -> Touchpoint:
        """The linked touchpoint; who it refers to is noted in the backlinks. `taking_part`: who live its stage."""
        record, place, address = entry.record, entry.place, entry.address
        emotion, pair = self.emotion_values[address.id], self.pairs.other.get(address)
        pain_points, opportunities = self._pain_points(record, place), self._opportunities(record, place)
        verbatim = self._verbatim(record.verbatim, place)
        touchpoint = Touchpoint(
            id=entry.name,
            address=address,
            number=number,
            title=record.title,
            personas=self.references.many(Kind.PERSONA, record.personas, place, "personas") or taking_part,
            emotion=emotion.all,
            emotions=emotion.each,
            feeling=record.feeling or "",
            feelings=self._feelings(record, place),
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
            indicators=self.claims.readings(address, record.indicators, place),
            physical_evidence=record.physical_evidence,
            support=record.support,
            duration=record.duration or "",
            roadmap=self._roadmap(record, place, address, pain_points, opportunities),
            evidence=self._evidence(record, place, verbatim, pain_points),
            image=self.bodies.image(record.image, place.at("image")) if record.image else None,
            lanes=self.references.lanes(record.lanes, place) if record.lanes else {},
            aliases=record.aliases,
            tags=record.tags,
        )
        return self._noted(touchpoint)

    def _pain_points(self, record: TouchpointRecord, place: Place) -> tuple[PainPoint, ...]:
        return tuple(self._pain_point(one, place, index) for index, one in enumerate(record.pain_points))

    def _opportunities(self, record: TouchpointRecord, place: Place) -> tuple[Opportunity, ...]:
        return tuple(self._opportunity(one, place, index) for index, one in enumerate(record.opportunities))

    def _noted(self, touchpoint: Touchpoint) -> Touchpoint:
        """The same touchpoint; whom it refers to knows of it from now on."""
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
        return touchpoint

    def _aimed_at(self, address: Address, pair: Address | None) -> float | None:
        """The emotion at the same moment of the target journey; None on a target itself."""
        if pair is None or address.id.split("/", 1)[0] not in self.pairs.target:
            return None
        return self.emotion_values[pair.id].all

    def _feelings(self, record: TouchpointRecord, place: Place) -> dict[str, str]:
        named = (
            (self.references.one(Kind.PERSONA, persona, place.key("feelings", persona)), word)
            for persona, word in record.feelings.items()
        )
        return {id: word for id, word in named if id}

    def _channels(self, record: TouchpointRecord, place: Place) -> tuple[str, ...]:
        preferred = self.references.one(Kind.CHANNEL, record.channel, place, "channel")
        others = self.references.many(Kind.CHANNEL, record.other_channels, place, "other_channels")
        if not preferred or not others:
            return (preferred,) if preferred else others
        return tuple(dict.fromkeys((preferred, *others)))

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
        return tuple([self._actor(one, place, key, index) for index, one in enumerate(written)])

    def _actor(self, written: ActorRecord | str, place: Place, key: str, index: int) -> Actor:
        if not isinstance(written, str):
            team = self.references.one(Kind.TEAM, written.team, place, key, index, "team")
            fails = written.fail_point or "false"
            return Actor(
                team=team,
                action=written.action or "",
                system=written.system or "",
                fails=fails != "false",
                why="" if fails in {"true", "false"} else fails,
                handoff=written.handoff,
            )
        if written in self.references.names.of[Kind.TEAM]:
            return Actor(written)
        self._report_almost_team(written, place.at(key, index))
        return Actor(text=written)

    def _report_almost_team(self, written: str, place: Place) -> None:
        teams, word = self.references.names.of[Kind.TEAM], slug(written)
        meant = word if word in teams else self.references.labels["team"].get(word, "")
        if not meant and is_id(written):  # what is more than a word is near to many others
            meant = nearest(written, teams)
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
        for pain_point in pain_points:
            items.update(pain_point.roadmap)
        for opportunity in opportunities:
            items.update(opportunity.roadmap)
        return tuple(sorted(items, key=self.item_order.__getitem__) if len(items) > 1 else items)

    def _evidence(
        self, record: TouchpointRecord, place: Place, verbatim: Verbatim | None, pain_points: Iterable[PainPoint]
    ) -> tuple[str, ...]:
        own = self.references.many(Kind.EVIDENCE, record.evidence, place, "evidence")
        heard = (verbatim.evidence,) if verbatim and verbatim.evidence else ()
        if not heard and not any(one.evidence for one in pain_points):
            return own
        return tuple(dict.fromkeys((*own, *heard, *(study for one in pain_points for study in one.evidence))))
