"""A stage looked at closely: its touchpoints on the curve with what was said, its neighbours faded at both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from msgspec import Struct

from journeysite.geometry.curve import Curve
from journeysite.geometry.primitives import Box, Point
from journeysite.geometry.scale import Linear
from journeysite.geometry.text import Lines
from journeysite.layout.emotion_line import (
    EmotionLine,
    GapRegion,
    LevelMark,
    emotion_curve,
    emotion_scale,
    gap_region,
    level_mark,
    line_of,
)
from journeysite.layout.map.profile import heights
from journeysite.layout.map.subject import Emotion, EmotionLevel
from journeysite.layout.metrics import Metrics
from journeysite.layout.placement import Candidate, place
from journeysite.layout.typography import CAPTION, NAME, QUOTE, SMALL_STRONG, TITLE

__all__ = [
    "CurveLabel",
    "LevelRow",
    "LocalCurveLayout",
    "LocalCurveSubject",
    "LocalPoint",
    "Neighbour",
    "PlacedPoint",
    "Side",
    "layout_local_curve",
]


class LocalPoint(Struct, frozen=True):
    """A touchpoint of the stage. ``label``: the link's name, ``"10. Paiement refusé, Irritant, −1,8"``."""

    number: int
    title: str
    emotion: Emotion | None = None
    aim: float | None = None
    verbatim: str = ""
    moment_of_truth: bool = False
    href: str = ""
    label: str = ""


class Neighbour(Struct, frozen=True):
    """The stage before or after: its name with number, and its touchpoints (number, emotion, aim) in order.

    ``beyond``: the next ones on its other side, in order too, to which the curve runs out of the figure.
    """

    name: str
    href: str
    points: tuple[tuple[int, float | None, float | None], ...]
    beyond: tuple[tuple[int, float | None, float | None], ...] = ()


class LocalCurveSubject(Struct, frozen=True):
    """A stage between its neighbours. ``levels``: the five names from high to low, with their faces.

    Under 720 px of ``width`` the names of the levels give way to their faces and the neighbours become edges.
    """

    id: str
    name: str
    title: str
    desc: str
    levels: tuple[EmotionLevel, ...]
    points: tuple[LocalPoint, ...]
    before: Neighbour | None = None
    after: Neighbour | None = None
    width: float = 1376.0
    undocumented: str = ""


class LevelRow(NamedTuple):
    """A line of the scale: its y, the level's class, its face and its name ("" where there is no room)."""

    y: float
    level: str
    icon: str
    name: str


class Side(Struct, frozen=True):
    """A neighbouring stage: the strip it takes, its name, and its marks with their numbers."""

    left: float
    right: float
    name: str
    href: str
    marks: tuple[LevelMark, ...]
    numbers: tuple[tuple[float, float, str], ...]


class CurveLabel(Struct, frozen=True):
    """Number and title in ``title_lines``, then the verbatim, all at x, the first baseline at y; and a leader."""

    x: float
    y: float
    anchor: str
    number: str
    title_lines: tuple[str, ...]
    verbatim_lines: tuple[str, ...]
    leader: tuple[float, float, float, float] | None


class PlacedPoint(Struct, frozen=True):
    """A touchpoint of the stage: its mark (None where the emotion is unknown) and its label."""

    x: float
    mark: LevelMark | None
    aim: Point | None
    moment_of_truth: bool
    href: str
    accessible: str
    level: str
    label: CurveLabel | None


class LocalCurveLayout(Struct, frozen=True):
    """Where everything is, in px."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    plot_left: float
    focus: Box
    name: str
    levels: tuple[LevelRow, ...]
    high: float
    low: float
    zero: float
    line: EmotionLine
    aim: EmotionLine
    gap: GapRegion
    before: Side | None
    after: Side | None
    points: tuple[PlacedPoint, ...]
    undocumented: str


_TOP, _STEP, _BOTTOM = 64.0, 52.0, 76.0
_NARROW = 720.0
_LEADING = 17.0
_MARK, _RING = 17.0, 13.0
_SAMPLE = 16.0


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
    labels = _labels(subject, xs, focus, curves, scale, metrics)
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


# Labels


class _Draft(NamedTuple):
    """A label set in one way, before it has a place: its lines and its size."""

    number: str
    title: Lines
    verbatim: Lines
    width: float
    height: float


def _labels(
    subject: LocalCurveSubject,
    xs: Sequence[float],
    focus: Box,
    curves: Sequence[Curve | None],
    scale: Linear,
    metrics: Metrics,
) -> tuple[CurveLabel | None, ...]:
    """A label for each point where it covers neither curve nor another label; where it would, its number alone."""
    fixed = _fixed(subject, xs, focus, curves, scale)
    order = sorted(range(len(xs)), key=lambda i: (not subject.points[i].moment_of_truth, i))
    room = max(96.0, focus.width / max(len(xs), 1) - 16)
    # A crowded stage needs more ways to choose from; the number alone is a way that stays.
    clean = 5 if len(xs) <= 6 else 24

    def ways(i: int, words: bool, most: int) -> Iterator[tuple[Candidate, _Set]]:
        return islice(_options(subject.points[i], xs[i], focus, room, words, fixed, scale, metrics), most)

    options = [chain(ways(i, True, clean), ways(i, False, 6)) for i in order]
    labels = {i: _label(*way) for i, way in zip(order, place(options), strict=True) if way}
    return tuple(labels.get(i) for i in range(len(xs)))


class _Fixed:
    """What no label may cover: markers, and curves as strips of 16 px.

    Two out of three things that a stage's curve does while it is laid out is to ask for free places, forty times; by
    column that takes half as long as from a grid, which would have to be filled first.
    """

    def __init__(self, left: float, curves: Sequence[tuple[Sequence[float], Sequence[float]]], marks: Sequence[Box]):
        self._left, self._curves, self._marks = left, curves, marks

    def covers(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether any of it shares area with the box of these sides."""
        for x1, y1, x2, y2 in self._marks:
            if left < x2 and x1 < right and top < y2 and y1 < bottom:
                return True
        first, last = int((left - self._left) // _SAMPLE), int(-((self._left - right) // _SAMPLE))
        for tops, bottoms in self._curves:
            for high, low in zip(tops[first:last], bottoms[first:last], strict=True):
                if high < bottom and top < low:
                    return True
        return False


def _fixed(
    subject: LocalCurveSubject, xs: Sequence[float], focus: Box, curves: Sequence[Curve | None], scale: Linear
) -> _Fixed:
    """The curve and its target inside the stage, with some air, and the markers."""
    strips: list[tuple[Sequence[float], Sequence[float]]] = []
    places = [focus.left + _SAMPLE * step for step in range(int(focus.width // _SAMPLE) + 2)]
    for curve, reach in zip(curves, (5.0, 3.0), strict=True):
        if curve and len(curve.xs) > 1:
            first, last = curve.xs[0], curve.xs[-1]
            ys = heights(curve, [first if x < first else last if x > last else x for x in places])
            ends = list(pairwise(ys))
            highs, lows = [a if a < b else b for a, b in ends], [a if a > b else b for a, b in ends]
            strips.append(([high - reach for high in highs], [low + reach for low in lows]))
    marks = [
        Box.around(x, scale(p.emotion.value), 40 if p.moment_of_truth else 24)
        for x, p in zip(xs, subject.points, strict=True)
        if p.emotion
    ]
    return _Fixed(focus.left, strips, marks)


#: A way to set a label, before its words are known, as (cost, step, words, away, up, shift): which width, how many
#: words (2 is title and verbatim, 1 the title, 0 the number alone), where from its point. Bare, since some hundred
#: are taken apart for each figure, and a tuple with names takes three times as long.
_Way = tuple[float, int, int, float, bool, float]


def _ways(high: bool, lengths: tuple[int, ...]) -> tuple[_Way, ...]:
    """All ways, the best first, for a point above zero or below it: labels belong on the outer side of the curve.

    ``lengths``: how many words there may be, see `_Way`.
    """
    ways = [
        (
            4.0 * step + 36.0 * (2 - words) + (0.0 if up == high else 10.0) + away * 0.25 + abs(shift) * 16,
            step,
            words,
            away,
            up,
            shift,
        )
        for step in range(4)
        for words in lengths
        if words or not step
        for away in (0.0, 14.0, 28.0, 44.0, 62.0, 84.0)
        for up in (True, False)
        for shift in ((0.0, -0.25, 0.25, -0.5, 0.5) if words else (0.0, -1.2, 1.2, -2.0, 2.0))
    ]
    return tuple(sorted(ways, key=lambda way: way[0]))


#: What the number alone costs at least; it is looked at when all words cost more.
_BARE = 72.0
#: By what may be said: title and verbatim or the title, the title where nothing else is known, the number alone.
_WORDED, _TITLED, _NUMBERED = (2, 1), (2,), (0,)
_WAYS = {(high, said): _ways(high, said) for high in (True, False) for said in (_WORDED, _TITLED, _NUMBERED)}


class _Set(NamedTuple):
    """A label set in one way at a place: what the label is made of once it is chosen."""

    draft: _Draft
    x: float
    y: float
    reach: float
    away: float
    up: bool


def _options(
    point: LocalPoint, x: float, focus: Box, room: float, words: bool, fixed: _Fixed, scale: Linear, metrics: Metrics
) -> Iterator[tuple[Candidate, _Set]]:
    """Ways to set a point's label inside its stage, the best first: wider or narrower, above or below, near or far.

    With ``words`` it is the title, with the verbatim or without; else the number alone. Only ways that cover nothing
    fixed: three of four do, so that they are asked by their bare sides before anything is made of them.
    """
    value = point.emotion.value if point.emotion else 0.0
    y = scale(value)
    reach = (_RING if point.moment_of_truth else _MARK / 2) + 6
    # The star of a moment of truth stands at its top right.
    above = reach + (6 if point.moment_of_truth else 0)
    widths = (min(room, 210.0), min(room, 160.0), min(room * 1.6, 240.0), min(room, 96.0))
    first, last, floor = focus.left + 4, focus.right - 4, focus.bottom - 4
    drafts: dict[tuple[float, int], _Draft] = {}
    said = _NUMBERED if not words else _WORDED if point.verbatim else _TITLED
    for cost, step, length, away, up, shift in _WAYS[value >= 0, said]:
        setting = widths[step], length
        draft = drafts.get(setting)
        if draft is None:
            draft = drafts[setting] = _draft(point, widths[step], length, metrics)
        width, height = draft.width, draft.height
        top = y - above - away - height if up else y + reach + away
        left = x + (shift - 0.5) * width
        right, bottom = left + width, top + height
        if top < 34 or bottom > floor or left <= first or right >= last or fixed.covers(left, top, right, bottom):
            continue
        yield Candidate(Box(left, top, right, bottom), cost, min(cost, _BARE)), _Set(draft, x, y, reach, away, up)


def _draft(point: LocalPoint, width: float, words: int, metrics: Metrics) -> _Draft:
    number_text = str(point.number)
    title = metrics.balance(f"{number_text}\u00a0{point.title}" if words else number_text, width, NAME, 3)
    verbatim = metrics.balance(point.verbatim if words == 2 else "", width, QUOTE, 4)
    widest = max(title.width, verbatim.width) + 2
    rows = len(title.lines) + len(verbatim.lines)
    return _Draft(number_text, title, verbatim, widest, _LEADING * rows)


def _label(candidate: Candidate, setting: _Set) -> CurveLabel:
    box, draft = candidate.box, setting.draft
    leader = None
    if setting.away:
        near, far = (-setting.reach + 1, box.bottom + 3) if setting.up else (setting.reach - 1, box.top - 1)
        leader = (setting.x, setting.y + near, setting.x, far)
    return CurveLabel(
        box.middle.x, box.top + 13, "middle", draft.number, draft.title.lines, draft.verbatim.lines, leader
    )
