"""Old addresses, and what took over from them."""

from collections.abc import Iterator

from journeysite.diagnostics import Place
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.entry import Entry, Outline
from journeysite.link.names import FOLDER, Names
from journeysite.model.address import Address, Kind
from journeysite.model.slug import canonical, is_id
from journeysite.read.records import Record


def redirects(outline: Outline, names: Names, findings: Findings) -> dict[Address, Address]:
    """Old address -> new one, from all `aliases:`. An old journey's stages lead to the stages of the new one.

    Reported: an alias that cannot stand in an address, that is taken, or that two things claim.
    """
    found: dict[Address, Address] = {}
    for entry in outline.entries():
        if entry.address.id not in names.of[entry.address.kind]:
            continue  # the page of a channel or team that does not exist
        for place, alias in _aliases(entry):
            _claim(entry.address, alias, place, names, found, findings)
    for old, new in tuple(found.items()):
        if new.kind is Kind.JOURNEY:
            for stage in outline.journeys[new.id].stages:
                found.setdefault(Address(Kind.STAGE, f"{old.id}/{stage.entry.name}"), stage.entry.address)
    return {old: new for old, new in found.items() if old.id not in names.of[old.kind]}


def _aliases(entry: Entry[Record]) -> Iterator[tuple[Place, str]]:
    for index, alias in enumerate(getattr(entry.record, "aliases", ())):
        yield entry.place.at("aliases", index), alias


def _claim(
    new: Address, alias: str, place: Place, names: Names, found: dict[Address, Address], findings: Findings
) -> None:
    old = Address(new.kind, _full(new, canonical(alias)))
    if not all(is_id(step) for step in old.id.split("/")):
        findings.append(
            codes.UNUSABLE_ID.at(place, f"`{alias}` cannot stand in an address", "use letters, digits and hyphens")
        )
    elif old.id in names.of[new.kind]:
        findings.append(
            codes.ALIAS_TAKEN.at(
                place,
                f"the old address `{alias}` is in use by another {new.kind}"
                if old != new
                else f"`{alias}` is the address that this {new.kind} has now",
                "an alias is an address that nothing else has any more",
            )
        )
    elif found.setdefault(old, new) != new:
        findings.append(
            codes.ALIAS_TAKEN.at(
                place,
                f"the old address `{alias}` is already claimed by `{names.written(found[old])}`",
                "only one thing can take over from an address",
            )
        )


def _full(new: Address, alias: str) -> str:
    """The whole id that a short alias stands for: beside the thing that it leads to."""
    prefix = f"{FOLDER.get(new.kind, '')}/"
    steps_above = new.id.split("/")[:-1]
    if new.kind is Kind.PAGE or not steps_above:
        return alias.removeprefix(prefix)
    given = alias.split("/")
    return "/".join([*steps_above[: max(0, len(steps_above) + 1 - len(given))], *given])
