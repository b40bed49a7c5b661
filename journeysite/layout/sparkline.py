"""The curve of a journey in small: on cards, in lists, beside a stage's story. One scale everywhere, +2 to -2."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from msgspec import Struct
from msgspec.structs import replace

from journeysite.geometry.scale import Linear
from journeysite.layout.emotion_line import (
    EmotionLine,
    LevelMark,
    emotion_line,
    emotion_scale,
    extremes,
    level_mark,
)
from journeysite.layout.metrics import Metrics
from journeysite.layout.typography import AXIS

__all__ = ["SparklineLayout", "SparklineSubject", "StageSparkSubject", "layout_sparkline", "layout_stage_spark"]

_EDGE = 6.0
_FOOT = 18.0


class SparklineSubject(Struct, frozen=True):
    """A journey's emotions in order, from -2 to 2, None where unknown; ``aims`` of its target, if it has one.

    ``stages``: how many of the emotions each stage has; with them the stages are told apart, and numbered beneath.
    Without a title the figure is decoration: its mean stands beside it as text.
    """

    id: str
    values: tuple[float | None, ...]
    aims: tuple[float | None, ...] = ()
    width: float = 436.0
    height: float = 84.0
    title: str = ""
    desc: str = ""
    stages: tuple[int, ...] = ()


class StageSparkSubject(Struct, frozen=True):
    """The emotions of one stage, with up to two of the stages around it on either side, for the run past the edges."""

    id: str
    values: tuple[float | None, ...]
    before: tuple[float | None, ...] = ()
    after: tuple[float | None, ...] = ()
    width: float = 296.0
    height: float = 56.0


class SparklineLayout(Struct, frozen=True):
    """Where everything is, in px. ``high`` and ``low``: y of +2 and -2, between which the colours run.

    ``rules``: x of the lines between stages; ``numbers``: x and text of what stands under each, on the line ``foot``.
    """

    id: str
    width: float
    height: float
    high: float
    low: float
    zero: float
    line: EmotionLine
    aim: EmotionLine
    marks: tuple[LevelMark, ...]
    title: str = ""
    desc: str = ""
    rules: tuple[float, ...] = ()
    numbers: tuple[tuple[float, str], ...] = ()
    foot: float = 0.0


def layout_sparkline(subject: SparklineSubject, metrics: Metrics | None = None) -> SparklineLayout:
    """The whole curve from edge to edge, its peak and its low marked."""
    scale = emotion_scale(_EDGE, subject.height - _EDGE - (_FOOT if subject.stages else 0.0))
    xs = _spread(len(subject.values), subject.width)
    marks = tuple(_mark(xs[at], subject.values[at], scale) for at in extremes(subject.values))
    aims = subject.aims if len(subject.aims) == len(xs) else (None,) * len(xs)
    whole = replace(_layout(subject, scale, xs, marks, subject.values, aims), title=subject.title, desc=subject.desc)
    if not subject.stages or metrics is None:
        return whole
    return replace(
        whole,
        rules=tuple(_rules(subject, xs)),
        numbers=tuple(_numbers(subject, xs, metrics)),
        foot=subject.height - 4,
    )


def _rules(subject: SparklineSubject, xs: tuple[float, ...]) -> Iterator[float]:
    """Midway between the last touchpoint of a stage and the first of the next that has any."""
    ends = accumulate(subject.stages)
    yield from ((xs[end - 1] + xs[end]) / 2 for end in sorted(set(ends)) if 0 < end < len(xs))


def _numbers(subject: SparklineSubject, xs: tuple[float, ...], metrics: Metrics) -> Iterator[tuple[float, str]]:
    """The numbers of stages under the middle of their touchpoints; one that would touch the one before is left out."""
    free = float("-inf")
    for number, (count, end) in enumerate(zip(subject.stages, accumulate(subject.stages), strict=True), start=1):
        if count and end <= len(xs):
            x, half = (xs[end - count] + xs[end - 1]) / 2, metrics.width(str(number), AXIS) / 2
            x = min(max(x, half), subject.width - half)
            if x - half > free:
                yield x, str(number)
                free = x + half + 4


def layout_stage_spark(subject: StageSparkSubject, _metrics: Metrics | None = None) -> SparklineLayout:
    """The stage's part of the curve, running in and out past both edges; each of its touchpoints marked."""
    scale = emotion_scale(_EDGE, subject.height - _EDGE)
    before, after = subject.before[-2:], subject.after[:2]
    # A stage that nobody has described is one unknown point: the curve crosses it as a guess.
    own = subject.values or (None,)
    values = (*before, *own, *after)
    pitch = subject.width / len(own)
    xs = tuple((at - len(before) + 0.5) * pitch for at in range(len(values)))
    inner = range(len(before), len(before) + len(own))
    marks = tuple(_mark(xs[at], values[at], scale) for at in inner if values[at] is not None)
    return _layout(subject, scale, xs, marks, values, (None,) * len(values))


def _layout(
    subject: SparklineSubject | StageSparkSubject,
    scale: Linear,
    xs: tuple[float, ...],
    marks: tuple[LevelMark, ...],
    values: tuple[float | None, ...],
    aims: tuple[float | None, ...],
) -> SparklineLayout:
    return SparklineLayout(
        id=subject.id,
        width=subject.width,
        height=subject.height,
        high=scale(2),
        low=scale(-2),
        zero=scale(0),
        line=emotion_line(xs, values, scale),
        aim=emotion_line(xs, aims, scale),
        marks=marks,
    )


def _spread(count: int, width: float) -> tuple[float, ...]:
    """x of that many points from edge to edge; one point stands in the middle."""
    if count == 1:
        return (width / 2,)
    return tuple(_EDGE + (width - 2 * _EDGE) * at / (count - 1) for at in range(count))


def _mark(x: float, value: float | None, scale: Linear) -> LevelMark:
    if value is None:
        raise ValueError("only a known emotion has a mark")
    return level_mark(x, value, scale)
