"""The way that a loop takes, measured along itself.

A figure of 8 is Bernoulli's lemniscate, stretched so that its loops are round:
x = a cos t / (1 + sin² t), y = b sin t cos t / (1 + sin² t), from t = π/2 (the middle, going up and to the left).
Each half has its own size. A loop without a second half is an ellipse, clockwise from the top.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, pairwise

from msgspec import Struct

from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Box, Point

__all__ = ["Track", "closed_track", "crossed_track", "loop_height"]

_SAMPLES = 720
_STRETCH = 1.38
_LEMNISCATE_HEIGHT = 1 / math.sqrt(8)
#: The longest piece that one cubic follows to a tenth of a pixel.
_STEP = 40.0


class Track(Struct, frozen=True):
    """A closed way by dense points; ``travelled`` is the length from the start to each, in px.

    ``crossing``: the length at which the second loop begins, None for a way that does not cross itself.
    """

    points: tuple[Point, ...]
    travelled: tuple[float, ...]
    crossing: float | None

    @property
    def length(self) -> float:
        return self.travelled[-1]

    def moved(self, down: float) -> Track:
        """The same way, lower by that much."""
        return Track(tuple(Point(p.x, p.y + down) for p in self.points), self.travelled, self.crossing)

    def at(self, way: float) -> Point:
        """The place after that way, in px from the start; ways beyond the end go round again."""
        travelled = self.travelled
        way %= travelled[-1]
        i = min(bisect_right(travelled, way), len(travelled) - 1)
        (ax, ay), (bx, by) = self.points[i - 1], self.points[i]
        passed = travelled[i - 1]
        step = travelled[i] - passed
        share = (way - passed) / step if step else 0.0
        return Point(ax + (bx - ax) * share, ay + (by - ay) * share)

    def heading(self, way: float) -> Point:
        """The direction of travel there, of length 1."""
        a, b = self.at(way - 1.0), self.at(way + 1.0)
        dx, dy = b.x - a.x, b.y - a.y
        size = math.hypot(dx, dy) or 1.0
        return Point(dx / size, dy / size)

    def outward(self, way: float) -> Point:
        """The direction out of the loop there, of length 1: right of the first loop's way, left of the second's."""
        heading = self.heading(way)
        first = self.crossing is not None and way % self.length < self.crossing
        turned = self._mirrored() != first
        return Point(-heading.y, heading.x) if turned else Point(heading.y, -heading.x)

    def _mirrored(self) -> bool:
        """Whether the way runs the other way round than as defined (a loop that was turned upright)."""
        quarter, half = self.points[len(self.points) // 8], self.points[len(self.points) // 4]
        start = self.points[0]
        cross = (quarter.x - start.x) * (half.y - start.y) - (quarter.y - start.y) * (half.x - start.x)
        return (cross > 0) == (self.crossing is not None)

    def path(self, start: float, end: float) -> str:
        """The way from ``start`` to ``end`` (px, end not before start) as cubics along the heading."""
        cuts = max(1, math.ceil((end - start) / _STEP))
        ways = [start + (end - start) * i / cuts for i in range(cuts + 1)]
        stops = [(self.at(way), self.heading(way)) for way in ways]
        first = stops[0][0]
        pieces = [f"M{number(first.x)} {number(first.y)}"]
        third = (end - start) / cuts / 3
        for (p, u), (q, v) in pairwise(stops):
            pieces.append(
                f"C{number(p.x + u.x * third)} {number(p.y + u.y * third)}"
                f" {number(q.x - v.x * third)} {number(q.y - v.y * third)} {number(q.x)} {number(q.y)}"
            )
        return "".join(pieces)

    def boxes(self, breadth: float, every: float = 14.0) -> tuple[Box, ...]:
        """Small squares that cover a ribbon of that breadth along the whole way."""
        count = math.ceil(self.length / every)
        return tuple(Box.around(p.x, p.y, breadth) for p in (self.at(self.length * i / count) for i in range(count)))


def crossed_track(middle: Point, first: float, second: float, upright: bool = False) -> Track:
    """A figure of 8 through ``middle``, its first loop ``first`` px to the left, its second ``second`` to the right.

    ``upright``: up and down instead.
    """
    half = _SAMPLES // 2
    points: list[Point] = []
    for i, (cosine, sine, below) in enumerate(_turns()):
        reach = first if i < half else second
        x, y = reach * cosine / below, _STRETCH * reach * sine * cosine / below
        points.append(Point(middle.x + y, middle.y + x) if upright else Point(middle.x + x, middle.y + y))
    return _measured(points, half)


@cache
def _turns() -> tuple[tuple[float, float, float], ...]:
    """Cosine, sine and 1 + sine² of the lemniscate's parameter, all the way round; the same for every loop."""
    angles = [math.pi / 2 + 2 * math.pi * i / _SAMPLES for i in range(_SAMPLES + 1)]
    return tuple((math.cos(t), math.sin(t), 1 + math.sin(t) ** 2) for t in angles)


def closed_track(middle: Point, across: float, down: float) -> Track:
    """An ellipse with those half axes."""
    turns = [2 * math.pi * i / _SAMPLES for i in range(_SAMPLES + 1)]
    return _measured([middle.moved(across * math.sin(t), -down * math.cos(t)) for t in turns], None)


def loop_height(reach: float) -> float:
    """The height of a loop of the figure of 8 above its middle."""
    return _STRETCH * _LEMNISCATE_HEIGHT * reach


def _measured(points: Sequence[Point], crossing: int | None) -> Track:
    steps = (math.dist(a, b) for a, b in pairwise(points))
    travelled = tuple(accumulate(steps, initial=0.0))
    return Track(tuple(points), travelled, travelled[crossing] if crossing is not None else None)
