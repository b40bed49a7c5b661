"""The monotone cubic through given points: smooth, and never outside the interval of two neighbours.

So a curve of emotions shows no feeling that nobody had.
Source: M. Steffen, A simple method for monotonic interpolation in one dimension, A&A 239, 443 (1990).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Point

__all__ = ["Curve", "Stretch", "area_path", "split", "svg_path", "tangents", "value_at"]

Pair = tuple[float, float]


def tangents(xs: Sequence[float], ys: Sequence[float]) -> list[float]:
    """Slopes dy/dx at each point, such that no cubic between two of them leaves their interval.

    ``xs`` strictly increasing, both of one length. One point has slope 0, two have the slope between them.
    Interior slopes are Steffen's equation 11, end slopes his equations 24 to 27.
    """
    if len(xs) < 2:
        return [0.0] * len(xs)
    steps = [b - a for a, b in pairwise(xs)]
    secants = [(b - a) / step for (a, b), step in zip(pairwise(ys), steps, strict=True)]
    if len(xs) == 2:
        return [secants[0], secants[0]]
    inner = [
        _inner_slope(left, right, before, after)
        for (before, after), (left, right) in zip(pairwise(secants), pairwise(steps), strict=True)
    ]
    first = _end_slope(secants[0], secants[1], steps[0], steps[1])
    last = _end_slope(secants[-1], secants[-2], steps[-1], steps[-2])
    return [first, *inner, last]


@lru_cache(maxsize=64)
def _slopes(xs: tuple[float, ...], ys: tuple[float, ...]) -> tuple[float, ...]:
    """The tangents; a figure asks for those of one curve as line, as what labels avoid, and as the edge of a gap."""
    return tuple(tangents(xs, ys))


def _inner_slope(left: float, right: float, before: float, after: float) -> float:
    """Steffen's slope between two steps of widths ``left`` and ``right`` with those secants; 0 at an extremum."""
    if before * after <= 0:
        return 0.0
    parabola = (before * right + after * left) / (left + right)
    smallest = min(abs(before), abs(after), 0.5 * abs(parabola))
    return 2 * smallest if before > 0 else -2 * smallest


def _end_slope(own: float, next_one: float, step: float, next_step: float) -> float:
    """The slope at an end: of the parabola through the last three points, kept between 0 and twice the secant."""
    share = step / (step + next_step)
    parabola = own * (1 + share) - next_one * share
    if parabola * own <= 0:
        return 0.0
    return 2 * own if abs(parabola) > 2 * abs(own) else parabola


def value_at(xs: Sequence[float], ys: Sequence[float], slopes: Sequence[float], x: float) -> float:
    """The y of the curve at ``x``; beyond the ends the value of the end (a curve does not guess)."""
    if x <= xs[0]:
        return ys[0]
    if x >= xs[-1]:
        return ys[-1]
    at = bisect_right(xs, x) - 1
    step = xs[at + 1] - xs[at]
    t = (x - xs[at]) / step
    y0, y1 = ys[at], ys[at + 1]
    d0, d1 = slopes[at] * step, slopes[at + 1] * step
    # Hermite form in nested order, which keeps the end values exact.
    value = y0 + t * (d0 + t * (3 * (y1 - y0) - 2 * d0 - d1 + t * (2 * (y0 - y1) + d0 + d1)))
    # Arithmetic noise of 1e-16 would break the promise of the first line of this file.
    return min(max(value, min(y0, y1)), max(y0, y1))


class Curve(Struct, frozen=True):
    """The curve through points of strictly increasing x, with its slopes."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    slopes: tuple[float, ...]

    @classmethod
    def through(cls, points: Sequence[Pair]) -> Curve:
        """The curve through (x, y) pairs; at least one."""
        xs = tuple(x for x, _ in points)
        ys = tuple(y for _, y in points)
        return cls(xs, ys, _slopes(xs, ys))

    def __call__(self, x: float) -> float:
        return value_at(self.xs, self.ys, self.slopes, x)

    def path(self, first: int = 0, last: int | None = None) -> str:
        """The SVG path from point ``first`` to point ``last`` (both included): one ``M`` and cubic ``C``s."""
        end = len(self.xs) - 1 if last is None else last
        cubics = _cubics(self.xs, self.ys, self.slopes)
        return f"M{number(self.xs[first])} {number(self.ys[first])}{''.join(cubics[first:end])}"

    def samples(self, every: float) -> tuple[Point, ...]:
        """Points on the curve no more than ``every`` px of x apart, the given ones among them."""
        found: list[Point] = []
        for (x0, x1), y0 in zip(pairwise(self.xs), self.ys, strict=False):
            found.append(Point(x0, y0))
            cuts = max(1, int(-((x0 - x1) // every)))
            found += [Point(x, self(x)) for x in (x0 + (x1 - x0) * i / cuts for i in range(1, cuts))]
        return (*found, Point(self.xs[-1], self.ys[-1]))


@lru_cache(maxsize=64)
def _cubics(xs: tuple[float, ...], ys: tuple[float, ...], slopes: tuple[float, ...]) -> tuple[str, ...]:
    """The cubic Bézier from each point to the next: handles at a third of the step, along the slopes.

    Remembered, since a figure draws the same curve as a line, as the edge of its area and as that of a gap.
    """
    found = []
    for (x0, x1), (y0, y1), (s0, s1) in zip(pairwise(xs), pairwise(ys), pairwise(slopes), strict=True):
        third = (x1 - x0) / 3
        found.append(
            f"C{number(x0 + third)} {number(y0 + third * s0)}"
            f" {number(x1 - third)} {number(y1 - third * s1)} {number(x1)} {number(y1)}"
        )
    return tuple(found)


class Stretch(Struct, frozen=True):
    """A piece of a curve between two of its points (indices into the known points), drawn solid or as a guess."""

    first: int
    last: int
    known: bool


def split(values: Sequence[float | None]) -> tuple[Stretch, ...]:
    """The stretches of a curve through the values that are known, in order.

    Neighbouring known values make one known stretch (of one point where it stands alone); over unknown ones
    runs an unknown stretch from the last known point to the next. Indices count known values only.
    """
    known = [at for at, value in enumerate(values) if value is not None]
    if not known:
        return ()
    stretches: list[Stretch] = []
    start = 0
    for order, (here, following) in enumerate(pairwise(known)):
        if following - here > 1:
            stretches += [Stretch(start, order, True), Stretch(order, order + 1, False)]
            start = order + 1
    return (*stretches, Stretch(start, len(known) - 1, True))


def svg_path(points: Sequence[Pair]) -> str:
    """The curve through the points as one SVG path string; empty without points."""
    return Curve.through(points).path() if points else ""


def area_path(points: Sequence[Pair], base: float) -> str:
    """The closed path between the curve and the horizontal at ``base``; empty for fewer than two points."""
    if len(points) < 2:
        return ""
    return f"{svg_path(points)}V{number(base)}H{number(points[0][0])}Z"
