"""Who refers to what: filled while journeys are linked, in the order of the site."""

from collections import defaultdict

from msgspec import Struct, field

from journeysite.model.address import Address
from journeysite.model.journey import Reading

Ordered = defaultdict[str, dict[Address, None]]  # an ordered set by id


def _ordered() -> Ordered:
    return defaultdict(dict)


class Backlinks(Struct, frozen=True):
    """For each id, the addresses that refer to it: each once, the first mention first."""

    evidence: Ordered = field(default_factory=_ordered)
    roadmap: Ordered = field(default_factory=_ordered)
    channels: Ordered = field(default_factory=_ordered)
    frontstage: Ordered = field(default_factory=_ordered)
    backstage: Ordered = field(default_factory=_ordered)
    owners: Ordered = field(default_factory=_ordered)
    builders: Ordered = field(default_factory=_ordered)
    personas: Ordered = field(default_factory=_ordered)
    moved_by: Ordered = field(default_factory=_ordered)
    blocks: Ordered = field(default_factory=_ordered)
    readings: defaultdict[str, list[tuple[Address, Reading]]] = field(default_factory=lambda: defaultdict(list))


def ids(addresses: dict[Address, None]) -> tuple[str, ...]:
    """The ids of these addresses, in their order."""
    return tuple(address.id for address in addresses)
