"""Channels customers use, and teams who answer for what they find there."""

from msgspec import Struct

from journeysite.incremental.fields import Apart
from journeysite.model.address import Address
from journeysite.model.prose import NO_PROSE, Prose


class Channel(Struct, frozen=True):
    """A way of interaction; `touchpoints` happen on it, in the site's order."""

    id: str
    address: Address
    label: str
    icon: str = ""
    online: bool = False
    touchpoints: Apart[tuple[Address, ...]] = ()
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()


class Team(Struct, frozen=True):
    """A department: what it owns, where it meets the customer or works behind, and what it builds."""

    id: str
    address: Address
    label: str
    contact: str = ""
    icon: str = ""
    journeys: Apart[tuple[str, ...]] = ()
    frontstage: Apart[tuple[Address, ...]] = ()
    backstage: Apart[tuple[Address, ...]] = ()
    roadmap: Apart[tuple[str, ...]] = ()
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
