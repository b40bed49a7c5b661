"""The curve of emotions, as every figure draws it: known stretches, guesses over what is unknown, area to zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from journeysite.geometry.curve import Curve, split
from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Point
from journeysite.geometry.scale import HIGHEST, LOWEST, Linear, level_class

__all__ = ["EmotionLine", "LevelMark", "emotion_line", "emotion_scale", "extremes", "gap_path"]


@dataclass(frozen=True, slots=True)
class EmotionLine:
    """Path data of one curve. ``lone``: known points whose neighbours are both unknown, which no line can show."""

    known: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    lone: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class LevelMark:
    """The shape of a level with its middle at (x, y)."""

    x: float
    y: float
    level: str


def emotion_scale(top: float, bottom: float) -> Linear:
    """From an emotion (+2 … -2) to y, with delight at ``top``."""
    return Linear((HIGHEST, LOWEST), (top, bottom))


def emotion_line(xs: Sequence[float], values: Sequence[float | None], scale: Linear) -> EmotionLine:
    """The curve through the values at those x; where values are unknown it is a guess, without an area."""
    points = [Point(x, scale(value)) for x, value in zip(xs, values, strict=True) if value is not None]
    if not points:
        return EmotionLine()
    curve = Curve.through(points)
    stretches = split(values)
    solid = [s for s in stretches if s.known and s.first < s.last]
    paths = [curve.path(s.first, s.last) for s in solid]
    zero = number(scale(0))
    return EmotionLine(
        known=tuple(paths),
        guessed=tuple(curve.path(s.first, s.last) for s in stretches if not s.known),
        areas=tuple(f"{path}V{zero}H{number(points[s.first].x)}Z" for path, s in zip(paths, solid, strict=True)),
        lone=tuple(points[s.first] for s in stretches if s.known and s.first == s.last),
    )


def extremes(values: Sequence[float | None]) -> tuple[int, ...]:
    """Where the highest and the lowest known value are (the first of equals); one index where they are equal."""
    known = [at for at, value in enumerate(values) if value is not None]
    if not known:
        return ()
    height = {at: value for at, value in enumerate(values) if value is not None}
    peak, low = max(known, key=height.__getitem__), min(known, key=height.__getitem__)
    return (peak,) if height[peak] == height[low] else (peak, low)


def level_mark(x: float, value: float, scale: Linear) -> LevelMark:
    """The mark of a value on the curve."""
    return LevelMark(x, scale(value), level_class(value))


def gap_path(xs: Sequence[float], lower: Sequence[float | None], upper: Sequence[float | None], scale: Linear) -> str:
    """The closed path between two curves, wherever both are known and ``upper`` is above: what is to be closed.

    Follows both curves point by point, so it never covers what the curves do not enclose.
    """
    below = [(x, v) for x, v in zip(xs, lower, strict=True) if v is not None]
    above = [(x, v) for x, v in zip(xs, upper, strict=True) if v is not None]
    if len(below) < 2 or len(above) < 2:
        return ""
    current = Curve.through([(x, scale(v)) for x, v in below])
    aim = Curve.through([(x, scale(v)) for x, v in above])
    return "".join(_hatched(first, last, current, aim) for first, last in _shared(xs, lower, upper))


def _shared(
    xs: Sequence[float], lower: Sequence[float | None], upper: Sequence[float | None]
) -> list[tuple[float, float]]:
    """Steps between neighbouring points where both curves are known at both ends."""
    both = [a is not None and b is not None for a, b in zip(lower, upper, strict=True)]
    return [(xs[at], xs[at + 1]) for at in range(len(xs) - 1) if both[at] and both[at + 1]]


_PITCH = 4.0


def _hatched(first: float, last: float, current: Curve, aim: Curve) -> str:
    """Vertical hairlines every 4 px, on a grid that all figures share, from the curve up to the aim."""
    lines: list[str] = []
    x = -(-first // _PITCH) * _PITCH
    while x < last:
        top, bottom = aim(x), current(x)
        if bottom - top > 1:
            lines.append(f"M{number(x)} {number(top)}V{number(bottom)}")
        x += _PITCH
    return "".join(lines)
