"""Which names a site knows, and what a written one means at the place where it stands."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from journeysite.link.entry import JourneyEntry, Outline
from journeysite.model.address import Address, Kind
from journeysite.model.slug import canonical

PREFIXES: Mapping[str, Kind] = {
    "journeys": Kind.JOURNEY,
    "personas": Kind.PERSONA,
    "roadmap": Kind.ROADMAP,
    "evidence": Kind.EVIDENCE,
    "indicators": Kind.INDICATOR,
    "channels": Kind.CHANNEL,
    "teams": Kind.TEAM,
    "pages": Kind.PAGE,
    "media": Kind.MEDIA,
    "journey": Kind.JOURNEY,
    "persona": Kind.PERSONA,
    "indicator": Kind.INDICATOR,
    "channel": Kind.CHANNEL,
    "team": Kind.TEAM,
    "page": Kind.PAGE,
}
FOLDER = {kind: prefix for prefix, kind in reversed(tuple(PREFIXES.items()))}
NPS = "nps"  # the indicator that a journey's shorthand `nps:` speaks of, with or without a file
LISTS = ("journeys", "personas", "roadmap", "evidence", "indicators", "channels", "teams")
SEARCH_ORDER = (
    Kind.JOURNEY, Kind.PERSONA, Kind.ROADMAP, Kind.EVIDENCE, Kind.INDICATOR, Kind.CHANNEL, Kind.TEAM, Kind.PAGE,
)  # fmt: skip


class Names(Struct, frozen=True):
    """What can be named. `of[kind]` holds the ids of that kind in the site's order, without aliases.

    `redirects` maps an old address to the one that took over; `places` says by journey which stages hold which
    touchpoint name.
    """

    of: Mapping[Kind, Mapping[str, Address]]
    redirects: Mapping[Address, Address]
    places: Mapping[str, Mapping[str, tuple[Address, ...]]]

    def known(self, kind: Kind, id: str) -> Address | None:
        """The address of that kind and id, or of what took over from it; None when there is neither."""
        id = canonical(id)
        return self.of[kind].get(id) or self._moved(kind, id)

    def _moved(self, kind: Kind, id: str) -> Address | None:
        moved = self.redirects.get(Address(kind, id))
        if moved is not None or "/" not in id:
            return moved
        return self._below_moved(kind, id)

    def _below_moved(self, kind: Kind, id: str) -> Address | None:
        """A touchpoint or stage whose stage or journey has another name now."""
        above, _, name = id.rpartition("/")
        if kind not in (Kind.STAGE, Kind.TOUCHPOINT):
            return None
        holder = self.known(Kind.STAGE if kind is Kind.TOUCHPOINT else Kind.JOURNEY, above)
        if holder is None or holder.id == above:
            return None
        return self.known(kind, f"{holder.id}/{name}")

    def meanings(self, written: str, here: Address | None) -> tuple[Address, ...]:
        """What a wiki link may mean where it stands, nearest first; more than one is ambiguous, none is broken.

        Inside a journey its own stages and touchpoints come first: in the same stage, then in the journey. After
        them the whole site, kind by kind. The first of these circles that knows the name decides.
        """
        written = canonical(written.strip().strip("/"))
        for circle in (self._in_stage, self._in_journey, self._in_site, self._lists):
            found = tuple(dict.fromkeys(circle(written, here)))
            if found:
                return found
        return ()

    def _in_stage(self, written: str, here: Address | None) -> Iterator[Address]:
        stage = _stage_of(here)
        if stage and "/" not in written:
            yield from _found(self.known(Kind.TOUCHPOINT, f"{stage}/{written}"))

    def _in_journey(self, written: str, here: Address | None) -> Iterator[Address]:
        journey = _journey_of(here)
        if not journey:
            return
        if "/" in written:
            yield from _found(self.known(Kind.TOUCHPOINT, f"{journey}/{written}"))
        elif stage := self.known(Kind.STAGE, f"{journey}/{written}"):
            yield stage
        else:
            yield from self.places.get(journey, {}).get(written, ())

    def _in_site(self, written: str, _: Address | None) -> Iterator[Address]:
        prefix, *further = written.split("/", 1)
        rest = "".join(further)
        if rest and prefix in PREFIXES:
            yield from self._prefixed(PREFIXES[prefix], rest)
        if rest:
            yield from _found(self.known(Kind.TOUCHPOINT if "/" in rest else Kind.STAGE, written))
            yield from _found(self.known(Kind.PAGE, written))
        else:
            for kind in SEARCH_ORDER:
                yield from _found(self.known(kind, written))

    def _prefixed(self, kind: Kind, rest: str) -> Iterator[Address]:
        steps = rest.count("/")
        if kind is Kind.JOURNEY and steps in (1, 2):
            kind = (Kind.STAGE, Kind.TOUCHPOINT)[steps - 1]
        yield from _found(self.known(kind, rest))

    def _lists(self, written: str, _: Address | None) -> Iterator[Address]:
        if written in LISTS:
            yield Address(Kind.LIST, written)
        elif written in ("index", "home"):
            yield Address(Kind.HOME, "")

    def written(self, address: Address) -> str:
        """The name that means this address from everywhere: `roadmap/clear-prices`, `diving-gear/search`."""
        return f"{FOLDER[address.kind]}/{address.id}" if address.kind in FOLDER else address.id

    def suggestions(self, here: Address | None) -> Iterator[str]:
        """All names that a wiki link can use here, nearest first."""
        journey, stage = _journey_of(here), _stage_of(here)
        if stage:
            yield from (id.rsplit("/", 1)[1] for id in self.of[Kind.TOUCHPOINT] if id.startswith(f"{stage}/"))
        if journey:
            yield from (id.split("/", 1)[1] for id in self.of[Kind.STAGE] if id.startswith(f"{journey}/"))
            yield from self.places.get(journey, {})
        for kind in SEARCH_ORDER:
            yield from self.of[kind]
        yield from (f"{FOLDER[kind]}/{id}" for kind in SEARCH_ORDER for id in self.of[kind])
        yield from self.of[Kind.STAGE]
        yield from LISTS


def _found(address: Address | None) -> tuple[Address, ...]:
    return (address,) if address else ()


def _journey_of(here: Address | None) -> str:
    if here is None or here.kind not in (Kind.JOURNEY, Kind.STAGE, Kind.TOUCHPOINT):
        return ""
    return here.id.split("/", 1)[0]


def _stage_of(here: Address | None) -> str:
    if here is None or here.kind not in (Kind.STAGE, Kind.TOUCHPOINT):
        return ""
    return "/".join(here.id.split("/")[:2])


def names(outline: Outline, channels: Iterable[str], teams: Iterable[str], media: Iterable[str]) -> Names:
    """The names that an outline holds, with those that the settings declare and the files below `media/`."""
    of: dict[Kind, dict[str, Address]] = {kind: {} for kind in Kind}
    for entry in outline.entries():
        of[entry.address.kind][entry.address.id] = entry.address
    declared = (Kind.CHANNEL, channels), (Kind.TEAM, teams), (Kind.MEDIA, media)
    for kind, ids in declared:
        of[kind] = {canonical(id): Address(kind, canonical(id)) for id in ids}
    if any(journey.entry.record.nps is not None for journey in outline.journeys.values()):
        of[Kind.INDICATOR].setdefault(NPS, Address(Kind.INDICATOR, NPS))
    places = {id: _places(journey) for id, journey in outline.journeys.items()}
    return Names(of, {}, places)


def with_touchpoints(known: Names, outline: Outline, journey: str) -> Names:
    """The same names, with the touchpoints that one journey of the outline has now."""
    entries = (stage.touchpoints for one in outline.journeys.values() for stage in one.stages)
    touchpoints = {entry.address.id: entry.address for listed in entries for entry in listed}
    places = {**known.places, journey: _places(outline.journeys[journey])}
    return replace(known, of={**known.of, Kind.TOUCHPOINT: touchpoints}, places=places)


def _places(journey: JourneyEntry) -> dict[str, tuple[Address, ...]]:
    held: dict[str, tuple[Address, ...]] = {}
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            held[touchpoint.name] = (*held.get(touchpoint.name, ()), touchpoint.address)
    return held
