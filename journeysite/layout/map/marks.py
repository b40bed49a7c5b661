"""What all parts of a map are made of: text, marks, icons, tags, pictures and connectors, with their places in px."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from journeysite.geometry.primitives import Box
from journeysite.layout.map.sheet import ROLES

ASCENT = 0.969
DESCENT = 0.242


class Text(NamedTuple):
    """Lines of one role. ``x`` is where they start, end or have their middle (``anchor``), ``y`` the first baseline.

    ``level``: class of the emotion it belongs to, or "". ``full``: the whole text, where the lines show but a part.
    """

    role: str
    x: float
    y: float
    lines: tuple[str, ...]
    widths: tuple[float, ...]
    anchor: str = "start"
    leading: float = 16.0
    level: str = ""
    full: str = ""

    @property
    def box(self) -> Box:
        """What the lines cover, from the ascent of the first to the descent of the last."""
        size = ROLES[self.role].size
        left, right = self._sides
        bottom = self.y + (len(self.lines) - 1) * self.leading + DESCENT * size
        return Box(left, self.y - ASCENT * size, right, bottom)

    @property
    def right(self) -> float:
        """Where the lines end."""
        return self._sides[1]

    @property
    def _sides(self) -> tuple[float, float]:
        width = max(self.widths, default=0.0)
        left = self.x if self.anchor == "start" else self.x - (width / 2 if self.anchor == "middle" else width)
        return left, left + width


class Mark(NamedTuple):
    """A level's shape (triangle, disc, ring, diamond) around its middle; ``size``: side of its square."""

    level: str
    x: float
    y: float
    size: float


class Icon(NamedTuple):
    """A symbol by name, at its top left; ``tone``: the class that colours it."""

    name: str
    x: float
    y: float
    size: float
    tone: str = ""


class Tag(Struct, frozen=True):
    """A word in a small outline."""

    box: Box
    text: Text


class Picture(Struct, frozen=True):
    """An image in its place."""

    href: str
    alt: str
    box: Box


class Connector(Struct, frozen=True):
    """A vertical arrow of the blueprint, from ``top`` to ``bottom``; ``both``: a head at each end."""

    x: float
    top: float
    bottom: float
    both: bool = False
