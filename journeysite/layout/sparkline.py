"""The curve of a journey in small: on cards, in lists, beside a stage's story. One scale everywhere, +2 to -2."""

from __future__ import annotations

from dataclasses import dataclass

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

__all__ = ["SparklineLayout", "SparklineSubject", "StageSparkSubject", "layout_sparkline", "layout_stage_spark"]

_EDGE = 6.0


@dataclass(frozen=True, slots=True)
class SparklineSubject:
    """A journey's emotions in order, from -2 to 2, None where unknown; ``aims`` of its target, if it has one.

    Without a title the figure is decoration: its mean stands beside it as text.
    """

    id: str
    values: tuple[float | None, ...]
    aims: tuple[float | None, ...] = ()
    width: float = 436.0
    height: float = 84.0
    title: str = ""
    desc: str = ""


@dataclass(frozen=True, slots=True)
class StageSparkSubject:
    """The emotions of one stage, with up to two of the stages around it on either side, for the run past the edges."""

    id: str
    values: tuple[float | None, ...]
    before: tuple[float | None, ...] = ()
    after: tuple[float | None, ...] = ()
    width: float = 296.0
    height: float = 56.0


@dataclass(frozen=True, slots=True)
class SparklineLayout:
    """Where everything is, in px. ``high`` and ``low``: y of +2 and -2, between which the colours run."""

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


def layout_sparkline(subject: SparklineSubject, _metrics: Metrics | None = None) -> SparklineLayout:
    """The whole curve from edge to edge, its peak and its low marked."""
    scale = emotion_scale(_EDGE, subject.height - _EDGE)
    xs = _spread(len(subject.values), subject.width)
    marks = tuple(_mark(xs[at], subject.values[at], scale) for at in extremes(subject.values))
    aims = subject.aims if len(subject.aims) == len(xs) else (None,) * len(xs)
    return _layout(subject, scale, xs, marks, subject.values, aims, subject.title, subject.desc)


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
    return _layout(subject, scale, xs, marks, values, (None,) * len(values), "", "")


def _layout(
    subject: SparklineSubject | StageSparkSubject,
    scale: Linear,
    xs: tuple[float, ...],
    marks: tuple[LevelMark, ...],
    values: tuple[float | None, ...],
    aims: tuple[float | None, ...],
    title: str,
    desc: str,
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
        title=title,
        desc=desc,
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
