"""Points and boxes in px; x grows to the right, y grows downwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Box", "Point", "bounds"]


class Point(NamedTuple):
    """A place in px."""

    x: float
    y: float

    def moved(self, dx: float = 0.0, dy: float = 0.0) -> Point:
        """The point at a distance of ``dx`` to the right and ``dy`` down."""
        return Point(self.x + dx, self.y + dy)


class Box(NamedTuple):
    """An upright rectangle by its four sides, in px; ``right >= left`` and ``bottom >= top``."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def sized(cls, x: float, y: float, width: float, height: float) -> Box:
        """The box of that size whose top left corner is at (x, y)."""
        return cls(x, y, x + width, y + height)

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float | None = None) -> Box:
        """The box of that size (a square without ``height``) whose middle is at (x, y)."""
        tall = width if height is None else height
        return cls(x - width / 2, y - tall / 2, x + width / 2, y + tall / 2)

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def area(self) -> float:
        return (self.right - self.left) * (self.bottom - self.top)

    @property
    def middle(self) -> Point:
        return Point((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def overlap(self, other: Box) -> float:
        """The area that both boxes cover, in px²; 0 where they only touch."""
        across = min(self.right, other.right) - max(self.left, other.left)
        if across <= 0:
            return 0.0
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across * down if down > 0 else 0.0

    def overlaps(self, other: Box) -> bool:
        """Whether any area is common; sharing an edge is not overlapping."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, point: tuple[float, float]) -> bool:
        """Whether the point lies inside or on an edge."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def contains(self, other: Box) -> bool:
        """Whether the other box lies wholly inside."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def moved(self, dx: float = 0.0, dy: float = 0.0) -> Box:
        """The box shifted by ``dx`` to the right and ``dy`` down."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def grown(self, by: float) -> Box:
        """The box with every side pushed out by ``by`` px (in, where negative)."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def bounds(boxes: Iterable[Box]) -> Box:
    """The smallest box that contains all of them; ``ValueError`` where there is none."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
