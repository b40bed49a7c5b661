"""A typical customer."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from journeysite.model.address import Address
from journeysite.model.journey import Image
from journeysite.model.prose import NO_PROSE, Prose


@dataclass(frozen=True, slots=True)
class Persona:
    """Who lives a journey. `share`: % of the segment; `channels`: id and liking, 1 to 5; `avatar`: drawing words."""

    id: str
    address: Address
    title: str
    role: str = ""
    age: int | None = None
    segment: str = ""
    share: float | None = None
    portrait: Image | None = None
    quote: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    goals: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    motivations: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    habits: tuple[str, ...] = ()
    channels: tuple[tuple[str, float], ...] = ()
    tools: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    avatar: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    journeys: tuple[str, ...] = ()  # ids of the journeys they live, in the site's order
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
    order: int | None = None
