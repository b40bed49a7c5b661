"""A typical customer."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from journeysite.incremental.fields import Apart
from journeysite.model.address import Address
from journeysite.model.journey import Image
from journeysite.model.prose import NO_PROSE, Prose

# What a drawn face is made of, tones in the order in which the theme numbers them.
Skin = Literal["fair", "light", "tan", "bronze", "brown", "dark"]
Hair = Literal["black", "dark-brown", "brown", "red", "blond", "grey", "white"]
Cut = Literal["short", "crop", "bun", "long", "bob", "curly", "sides", "cap", "scarf"]
Clothes = Literal["petrol", "rust", "navy", "green", "brick", "violet", "mustard", "slate"]
Extra = Literal["none", "glasses", "beard", "moustache", "earrings"]


class Face(Struct, frozen=True):
    """How a persona without a portrait is drawn; of what is None, the drawing says nothing."""

    skin: Skin | None = None
    hair: Hair | None = None
    cut: Cut | None = None
    clothes: Clothes | None = None
    extra: Extra | None = None


class Persona(Struct, frozen=True):
    """Who lives a journey. `share`: % of the segment; `channels`: id and liking, 1 to 5; `avatar`: the drawn face."""

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
    avatar: Face = Face()
    evidence: tuple[str, ...] = ()
    journeys: Apart[tuple[str, ...]] = ()  # ids of the journeys they live, in the site's order
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
    order: int | None = None
