"""A stage looked at closely: its touchpoints on the curve with what was said, its neighbours faded at both sides."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from journeysite.geometry.curve import Curve
from journeysite.geometry.primitives import Box, Point
from journeysite.geometry.scale import Linear
from journeysite.layout.emotion_line import emotion_curve, emotion_scale, gap_region, level_mark, line_of
from journeysite.layout.local_curve.labels import layout_labels
from journeysite.layout.local_curve.layout import LevelRow, LocalCurveLayout, PlacedPoint, Side
from journeysite.layout.local_curve.subject import LocalCurveSubject, LocalPoint, Neighbour
from journeysite.layout.metrics import Metrics
from journeysite.layout.typography import CAPTION, SMALL_STRONG, TITLE

_TOP, _STEP, _BOTTOM = 64.0, 52.0, 76.0
_NARROW = 720.0


def layout_local_curve(subject: LocalCurveSubject, metrics: Metrics) -> LocalCurveLayout:
    """The figure, 348 px high. The stage takes some 60 % of the plot, each neighbour shows its nearest touchpoints."""
    narrow = subject.width < _NARROW
    left = 28.0 if narrow else 136.0
    focus = _focus(subject, left)
    scale = emotion_scale(_TOP, _TOP + 4 * _STEP)
    course = _course(subject, focus, left)
    current, aim = (emotion_curve(course.xs, felt, scale) for felt in (course.values, course.aims))
    zero = scale(0)
    return LocalCurveLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=subject.width,
        height=_TOP + 4 * _STEP + _BOTTOM,
        plot_left=left,
        focus=focus,
        name=metrics.fit(subject.name, focus.width - 24, TITLE),
        levels=tuple(
            LevelRow(scale(v.value), v.level, v.icon, "" if narrow else metrics.fit(v.name, 104, SMALL_STRONG))
            for v in subject.levels
        ),
        high=scale(2),
        low=scale(-2),
        zero=zero,
        line=line_of(current, course.values, zero),
        aim=line_of(aim, course.aims, zero),
        gap=gap_region(current, aim, course.xs, course.values, course.aims, 0, focus.bottom),
        before=_side(subject.before, left, focus.left, course, scale, metrics, narrow),
        after=_side(subject.after, focus.right, subject.width, course, scale, metrics, narrow),
        points=_points(subject, focus, (current, aim), scale, metrics),
        undocumented="" if subject.points else subject.undocumented,
    )


def _focus(subject: LocalCurveSubject, left: float) -> Box:
    """The stage's own strip: what its neighbours, a fifth of the plot each, leave."""
    plot = subject.width - left
    share = 0.19 if subject.width >= _NARROW else 0.08
    start = left + (round(plot * share) if subject.before else 0)
    end = subject.width - (round(plot * share) if subject.after else 0)
    return Box(start, 0, end, _TOP + 4 * _STEP + _BOTTOM)


class _Course(Struct, frozen=True):
    """All points of the curve in order, those of the neighbours included; numbers of neighbours' touchpoints."""

    xs: tuple[float, ...]
    values: tuple[float | None, ...]
    aims: tuple[float | None, ...]
    numbers: tuple[int, ...]


def _course(subject: LocalCurveSubject, focus: Box, left: float) -> _Course:
    before, after = subject.before, subject.after
    earlier = (*before.beyond, *before.points)[-_seen(before) - 2 :] if before else ()
    later = (*after.points, *after.beyond)[: _seen(after) + 2] if after else ()
    # A stage that nobody has described is one unknown point: the curve crosses it as a guess.
    own = tuple((p.number, p.emotion.value if p.emotion else None, p.aim) for p in subject.points) or ((0, None, None),)
    columns = _columns(focus, len(own))
    steepest = (columns[0] - focus.left) / 2
    xs = (
        *_outward(focus.left, left, len(earlier), _seen(before), steepest)[::-1],
        *columns,
        *_outward(focus.right, subject.width, len(later), _seen(after), steepest),
    )
    everything = (*earlier, *own, *later)
    return _Course(
        xs,
        tuple(value for _, value, _ in everything),
        tuple(aim for _, _, aim in everything),
        tuple(number for number, _, _ in everything),
    )


def _columns(focus: Box, count: int) -> tuple[float, ...]:
    return tuple(focus.left + focus.width * (at + 0.5) / count for at in range(count))


def _seen(neighbour: Neighbour | None) -> int:
    """How many touchpoints of a neighbour its strip shows: the two nearest, or the only one."""
    return min(len(neighbour.points), 2) if neighbour else 0


def _outward(edge: float, end: float, count: int, seen: int, least: float) -> tuple[float, ...]:
    """x of touchpoints from the stage's edge outwards: those seen share the strip if it leaves ``least`` px to each."""
    pitch = max(abs(end - edge) / max(seen, 1), least) * (1 if end > edge else -1)
    return tuple(edge + pitch * (at + 0.5) for at in range(count))


def _side(
    neighbour: Neighbour | None,
    left: float,
    right: float,
    course: _Course,
    scale: Linear,
    metrics: Metrics,
    narrow: bool,
) -> Side | None:
    if neighbour is None:
        return None
    inside = [
        (x, value, number)
        for x, value, number in zip(course.xs, course.values, course.numbers, strict=True)
        if left < x < right and value is not None
    ]
    return Side(
        left,
        right,
        "" if narrow else metrics.fit(neighbour.name, right - left - 16, CAPTION),
        neighbour.href,
        tuple(level_mark(x, value, scale) for x, value, _ in inside),
        () if narrow else tuple((x, _number_y(value, scale), str(number)) for x, value, number in inside),
    )


def _number_y(value: float, scale: Linear) -> float:
    """Numbers of neighbours stand on the outer side of the curve: above a high, below a low."""
    return scale(value) + (-16 if value > 0 else 24)


def _points(
    subject: LocalCurveSubject, focus: Box, curves: Sequence[Curve | None], scale: Linear, metrics: Metrics
) -> tuple[PlacedPoint, ...]:
    xs = _columns(focus, len(subject.points))
    labels = layout_labels(subject, xs, focus, curves, scale, metrics)
    return tuple(
        PlacedPoint(
            x=x,
            mark=level_mark(x, p.emotion.value, scale) if p.emotion else None,
            aim=_aim(p, x, scale),
            moment_of_truth=p.moment_of_truth,
            href=p.href,
            accessible=p.label,
            level=p.emotion.level if p.emotion else "",
            label=label,
        )
        for p, x, label in zip(subject.points, xs, labels, strict=True)
    )


def _aim(point: LocalPoint, x: float, scale: Linear) -> Point | None:
    """The dot of the target, where it differs from what is lived."""
    if point.aim is None or (point.emotion and abs(point.aim - point.emotion.value) <= 0.15):
        return None
    return Point(x, scale(point.aim))
