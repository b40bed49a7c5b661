"""The curve of emotions, as every figure draws it: known stretches, guesses over what is unknown, area to zero."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from journeysite.geometry.curve import Curve, split
from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Point
from journeysite.geometry.scale import HIGHEST, LOWEST, Linear, level_class

__all__ = [
    "EmotionLine",
    "GapRegion",
    "LevelMark",
    "emotion_curve",
    "emotion_line",
    "emotion_scale",
    "extremes",
    "gap_region",
    "level_mark",
    "line_of",
]


class EmotionLine(Struct, frozen=True):
    """Path data of one curve. ``lone``: known points whose neighbours are both unknown, which no line can show."""

    known: tuple[str, ...] = ()
    guessed: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    lone: tuple[Point, ...] = ()


class LevelMark(Struct, frozen=True):
    """The shape of a level with its middle at (x, y)."""

    x: float
    y: float
    level: str


def emotion_scale(top: float, bottom: float) -> Linear:
    """From an emotion (+2 … -2) to y, with delight at ``top``."""
    return Linear((HIGHEST, LOWEST), (top, bottom))


def emotion_curve(xs: Sequence[float], values: Sequence[float | None], scale: Linear) -> Curve | None:
    """The curve through the values that are known, at those x; None where none is."""
    points = [(x, scale(value)) for x, value in zip(xs, values, strict=True) if value is not None]
    return Curve.through(points) if points else None


def emotion_line(xs: Sequence[float], values: Sequence[float | None], scale: Linear) -> EmotionLine:
    """The curve through the values at those x; where values are unknown it is a guess, without an area."""
    return line_of(emotion_curve(xs, values, scale), values, scale(0))


def line_of(curve: Curve | None, values: Sequence[float | None], zero: float) -> EmotionLine:
    """The pieces of the curve through those values that are known, with areas down to ``zero``."""
    if curve is None:
        return EmotionLine()
    stretches = split(values)
    solid = [s for s in stretches if s.known and s.first < s.last]
    paths = [curve.path(s.first, s.last) for s in solid]
    ends = [f"V{number(zero)}H{number(curve.xs[s.first])}Z" for s in solid]
    return EmotionLine(
        known=tuple(paths),
        guessed=tuple([curve.path(s.first, s.last) for s in stretches if not s.known]),
        areas=tuple([path + end for path, end in zip(paths, ends, strict=True)]),
        lone=tuple([Point(curve.xs[s.first], curve.ys[s.first]) for s in stretches if s.known and s.first == s.last]),
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


class GapRegion(Struct, frozen=True):
    """What lies between a curve and the target above it: under ``aim`` and, at once, above ``current``.

    Two closed areas whose common part is the gap. Where the target is below what is lived they have none, so nothing
    is hatched there and no crossing needs to be found.
    """

    aim: str = ""
    current: str = ""


def gap_region(
    current: Curve | None,
    aim: Curve | None,
    xs: Sequence[float],
    values: Sequence[float | None],
    aims: Sequence[float | None],
    top: float,
    bottom: float,
) -> GapRegion:
    """The gap wherever neighbouring points have both values; ``top`` and ``bottom`` are y beyond both curves."""
    if current is None or aim is None:
        return GapRegion()
    runs = _shared_runs(values, aims)
    return GapRegion(
        aim="".join([_closed(aim, xs[a], xs[b], bottom) for a, b in runs]),
        current="".join([_closed(current, xs[a], xs[b], top) for a, b in runs]),
    )


def _shared_runs(values: Sequence[float | None], aims: Sequence[float | None]) -> list[tuple[int, int]]:
    """First and last index of every run of two or more neighbours where both are known."""
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for at, both in enumerate([v is not None and a is not None for v, a in zip(values, aims, strict=True)] + [False]):
        if both and start is None:
            start = at
        elif not both and start is not None:
            if at - start > 1:
                runs.append((start, at - 1))
            start = None
    return runs


def _closed(curve: Curve, first: float, last: float, base: float) -> str:
    path = curve.path(curve.xs.index(first), curve.xs.index(last))
    return f"{path}V{number(base)}H{number(first)}Z"
