"""Whether a file that was written anew leaves to all other files what they mean by the names they write."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from journeysite.link.entry import Entry
from journeysite.link.site import Linked
from journeysite.model.address import Address, Kind
from journeysite.model.slug import canonical
from journeysite.read.document import Document
from journeysite.read.records.record import Record

Entries = Mapping[Address, Entry[Record]]


def keeps_names(linked: Linked, before: Entries, after: Entries, documents: Iterable[Document]) -> bool:
    """Whether nobody else means something else, once a thing and its parts are told by the entries `after`.

    Stages, pages and old names must stay. Touchpoints and headings may come; they may go where no other text names
    them. `documents` are all that the site was linked from.
    """
    if [one for one in before if _lasts(one)] != [one for one in after if _lasts(one)]:
        return False
    if any(_calling(before[one]) != _calling(after[one]) for one in before if one in after):
        return False
    gone, new = before.keys() - after.keys(), after.keys() - before.keys()
    anchors = {one: _anchors(after[one]) for one in after}
    stay = [(_anchors(before[one]), anchors[one]) for one in before if one in after]
    if list(before) == list(after) and all(was == now for was, now in stay):
        return True
    if linked.findings or linked.translated:  # what they say may depend on any name
        return False
    lost = {anchor for was, now in stay for anchor in was - now}
    if any(_aliases(before[one]) for one in gone) or any(_aliases(after[one]) for one in new):
        return False
    if any(_is_taken(linked, one, anchors) for one in new) or any(one.id in linked.context.served for one in gone):
        return False
    return not _is_named(lost | {_name(one) for one in gone}, documents)


def _lasts(address: Address) -> bool:
    return address.kind is not Kind.TOUCHPOINT


def _calling(entry: Entry[Record]) -> object:
    """By what an entry is known, beside its address."""
    record: Any = entry.record
    paired = (record.kind, record.target, record.current) if entry.address.kind is Kind.JOURNEY else ()
    return _aliases(entry), paired, getattr(record, "nps", None) is not None, entry.order


def _aliases(entry: Entry[Record]) -> tuple[str, ...]:
    return getattr(entry.record, "aliases", ())


def _anchors(entry: Entry[Record]) -> frozenset[str]:
    return frozenset(heading.anchor for heading in entry.body.headings)


def _name(touchpoint: Address) -> str:
    return touchpoint.id.rpartition("/")[2]


def _is_taken(linked: Linked, touchpoint: Address, anchors: Mapping[Address, Collection[str]]) -> bool:
    """Whether something else was called so: a page, what has another name now, a heading of its stage."""
    known, stage = linked.context.lookup.names, Address(Kind.STAGE, touchpoint.id.rpartition("/")[0])
    folded = touchpoint.id.casefold()
    is_old = any(old.id.casefold() == folded for old in known.redirects)
    return is_old or touchpoint.id in known.of[Kind.PAGE] or _name(touchpoint) in anchors[stage]


def _is_named(names: Collection[str], documents: Iterable[Document]) -> bool:
    """Whether a link anywhere ends in one of these names."""
    bodies = (body for one in documents for body in (one.body, *(story for _, story in one.stories)))
    return bool(names) and any(
        canonical(reference.fragment) in names or canonical(reference.target).rpartition("/")[2] in names
        for body in bodies
        for reference in body.references
    )
