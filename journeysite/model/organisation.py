"""Channels customers use, and teams who answer for what they find there."""

from journeysite.frozen import dataclass
from journeysite.incremental.fields import Apart
from journeysite.model.address import Address
from journeysite.model.prose import NO_PROSE, Prose


@dataclass(frozen=True, slots=True)
class Channel:
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


@dataclass(frozen=True, slots=True)
class Team:
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
