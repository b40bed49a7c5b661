"""Current journeys and their targets: which belong together, journey by journey, stage by stage, moment by moment."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from journeysite.diagnostics import Place
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.entry import Entry, JourneyEntry, Outline
from journeysite.link.references import References
from journeysite.model.address import Address, Kind
from journeysite.model.journey import TARGET
from journeysite.read.records.journey import JourneyRecord


class Pairs(Struct, frozen=True):
    """`target` and `current` by journey id; `other` pairs the addresses of stages and touchpoints, both ways."""

    target: Mapping[str, str]
    current: Mapping[str, str]
    other: Mapping[Address, Address]


def pairs(outline: Outline, references: References, findings: Findings) -> Pairs:
    """All pairs. Reported: sides that disagree, kinds that do not fit, targets without a current journey."""
    work = _Pairing(outline, references, findings)
    for journey in outline.journeys.values():
        work.read(journey.entry)
    work.report_alone()
    other = _paired(outline, work.target)
    return Pairs(work.target, {target: current for current, target in work.target.items()}, other)


class _Pairing:
    """The pairs found so far: current journey's id -> target journey's id."""

    def __init__(self, outline: Outline, references: References, findings: Findings) -> None:
        self.target: dict[str, str] = {}
        self._said: dict[str, tuple[str, Place]] = {}  # target journey's id -> its current one, and who said so
        self._kinds = {id: journey.entry.record.kind for id, journey in outline.journeys.items()}
        self._outline = outline
        self._references = references
        self._findings = findings

    def read(self, entry: Entry[JourneyRecord]) -> None:
        id, record = entry.address.id, entry.record
        if record.target:
            named = self._references.one(Kind.JOURNEY, record.target, entry.place, "target")
            if named:
                self._pair(id, named, named, entry.place.at("target"))
        if record.current:
            named = self._references.one(Kind.JOURNEY, record.current, entry.place, "current")
            if named:
                self._pair(named, id, named, entry.place.at("current"))

    def _pair(self, current: str, target: str, named: str, place: Place) -> None:
        if current == target:
            self._report(place, f"the journey `{named}` is paired with itself", "name the other one of the pair")
        elif self._kinds[target] != TARGET:
            self._report(place, *self._wrong_target(target, named))
        elif self._kinds[current] == TARGET:
            self._report(place, *self._wrong_current(current, named))
        elif self.target.get(current, target) != target:
            taken = self.target[current]
            self._report(
                place, f"`{current}` already has another target journey, `{taken}`", "keep one of the two, on one side"
            )
        elif target in self._said and self._said[target][0] != current:
            taken = self._said[target][0]
            self._report(
                place,
                f"`{target}` is already the target of another journey, `{taken}`",
                "a target improves one journey",
            )
        else:
            self.target[current] = target
            self._said[target] = current, place

    def _wrong_target(self, target: str, named: str) -> tuple[str, str]:
        if target == named:
            return f"`{target}` is named as a target, but its kind is `{self._kinds[target]}`", (
                f"set `kind: target` in `{self._outline.journeys[target].entry.place.file}`"
            )
        return "`current:` stands on a journey that is no target", "set `kind: target`, or use `target:`"

    def _wrong_current(self, current: str, named: str) -> tuple[str, str]:
        if current == named:
            return f"`{current}` is named as the current journey, but is a target itself", (
                "name the journey that is lived today"
            )
        return "`target:` stands on a journey that is itself a target", "use `current:` to name the journey it improves"

    def _report(self, place: Place, message: str, hint: str) -> None:
        self._findings.append(codes.CONTRADICTORY_PAIR.at(place, message, hint))

    def report_alone(self) -> None:
        for id, kind in self._kinds.items():
            entry = self._outline.journeys[id].entry
            if kind == TARGET and id not in self._said and not entry.record.current:
                self._findings.append(
                    codes.TARGET_ALONE.at(
                        entry.place.at("kind"),
                        f"the target journey “{entry.record.title}” has no current one",
                        "add `current:` with the journey that it improves",
                    )
                )


def paired_anew(known: Pairs, outline: Outline, journey: str) -> Pairs:
    """The same pairs of journeys, with the stages and touchpoints that one of them has in this outline."""
    current = journey if journey in known.target else known.current.get(journey, "")
    if not current:
        return known
    own = (f"{current}/", f"{known.target[current]}/")
    kept = {one: other for one, other in known.other.items() if not one.id.startswith(own)}
    return replace(known, other=kept | _paired(outline, {current: known.target[current]}))


def _paired(outline: Outline, target: Mapping[str, str]) -> dict[Address, Address]:
    other: dict[Address, Address] = {}
    for current_id, target_id in target.items():
        theirs = _addresses(outline.journeys[target_id])
        for name, address in _addresses(outline.journeys[current_id]).items():
            if name in theirs:
                other[address], other[theirs[name]] = theirs[name], address
    return other


def _addresses(journey: JourneyEntry) -> dict[str, Address]:
    """The addresses of a journey's stages and touchpoints by what they are called inside it."""
    inside: dict[str, Address] = {}
    for stage in journey.stages:
        inside[stage.entry.name] = stage.entry.address
        inside |= {f"{stage.entry.name}/{entry.name}": entry.address for entry in stage.touchpoints}
    return inside
