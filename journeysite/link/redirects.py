"""Old addresses, and what took over from them."""

from journeysite.diagnostics import Place
from journeysite.diagnostics.code import Code
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.entry import Entry, Outline
from journeysite.link.names import FOLDER, Names
from journeysite.model.address import Address, Kind
from journeysite.model.slug import LONGEST_WAY, canonical, is_id, trouble_with_name
from journeysite.read.records.record import Record

# How many steps an address of that kind has; a page's may have any number, everything else has one.
STEPS = {Kind.STAGE: 2, Kind.TOUCHPOINT: 3}


def redirects(outline: Outline, names: Names, findings: Findings) -> dict[Address, Address]:
    """Old address -> new one, from all `aliases:`. An old journey's stages lead to the stages of the new one.

    Reported: an alias that cannot stand in an address, that is taken, or that two things claim. Capitals do not tell
    two addresses apart: on many computers their pages would be one file.
    """
    work = _Claims(names, findings)
    for entry in outline.entries():
        for index, alias in enumerate(getattr(entry.record, "aliases", ())):
            work.claim(entry, alias, entry.place.at("aliases", index))
    for old, new in tuple(work.found.items()):
        if new.kind is Kind.JOURNEY:
            for stage in outline.journeys[new.id].stages:
                work.found.setdefault(Address(Kind.STAGE, f"{old.id}/{stage.entry.name}"), stage.entry.address)
    return {old: new for old, new in work.found.items() if old.id not in names.of[old.kind]}


class _Claims:
    """The old addresses that were claimed so far."""

    def __init__(self, names: Names, findings: Findings) -> None:
        self.found: dict[Address, Address] = {}
        self._names = names
        self._findings = findings
        self._folded: dict[Kind, dict[str, str]] = {}
        self._claimed: dict[tuple[Kind, str], Address] = {}

    def claim(self, entry: Entry[Record], alias: str, place: Place) -> None:
        new = entry.address
        if new.id not in self._names.of[new.kind]:
            return  # the page of a channel or team that does not exist
        kind = Kind.PAGE if new.kind is Kind.HOME else new.kind
        old = Address(kind, _full(new, kind, canonical(alias)))
        steps = old.id.split("/")
        taken = self._taken(kind).get(old.id.casefold(), "")
        if not all(map(is_id, steps)) or (kind is not Kind.PAGE and len(steps) != STEPS.get(kind, 1)):
            self._report(codes.UNUSABLE_ID, place, f"`{alias}` cannot stand in an address", _USABLE)
        elif trouble := _trouble_with(old.id, steps):
            self._report(codes.UNUSABLE_ID, place, f"`{alias[:60]}` cannot stand in an address: {trouble}", _USABLE)
        elif taken and taken == new.id:
            self._report(codes.ALIAS_TAKEN, place, f"`{alias}` is the address that this {kind} has now", _FREE)
        elif taken:
            self._report(
                codes.ALIAS_TAKEN, place, f"the old address `{alias}` is in use by the {kind} `{taken}`", _FREE
            )
        elif self._claimed.setdefault((kind, old.id.casefold()), new) != new:
            first = self._names.written(self._claimed[kind, old.id.casefold()])
            message = f"the old address `{alias}` is already claimed by `{first}`"
            self._report(codes.ALIAS_TAKEN, place, message, "only one thing can take over from an address")
        else:
            self.found[old] = new

    def _taken(self, kind: Kind) -> dict[str, str]:
        """The addresses that things of that kind have, by their form without capitals."""
        if kind not in self._folded:
            self._folded[kind] = {id.casefold(): id for id in self._names.of[kind]}
        return self._folded[kind]

    def _report(self, code: Code, place: Place, message: str, hint: str) -> None:
        self._findings.append(code.at(place, message, hint))


_USABLE = "use letters, digits and hyphens"
_FREE = "an alias is an address that nothing else has any more"


def _trouble_with(id: str, steps: list[str]) -> str:
    """Why no file on every computer can have the address; "" when one can."""
    if len(id.encode()) > LONGEST_WAY:
        return f"it is longer than {LONGEST_WAY} bytes"
    return next(filter(None, map(trouble_with_name, steps)), "")


def _full(new: Address, kind: Kind, alias: str) -> str:
    """The whole id that a short alias stands for: beside the thing that it leads to."""
    steps_above = new.id.split("/")[:-1]
    if kind is Kind.PAGE or not steps_above:
        return alias.removeprefix(f"{FOLDER.get(kind, '')}/")
    given = alias.split("/")
    return "/".join([*steps_above[: max(0, len(steps_above) + 1 - len(given))], *given])
