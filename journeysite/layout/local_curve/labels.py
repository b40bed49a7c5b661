"""The labels of a stage's touchpoints: title and verbatim, the title, or the number alone, where there is room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice, pairwise
from typing import NamedTuple

from journeysite.geometry.curve import Curve
from journeysite.geometry.primitives import Box
from journeysite.geometry.scale import Linear
from journeysite.geometry.text import Lines
from journeysite.layout.local_curve.layout import CurveLabel
from journeysite.layout.local_curve.subject import LocalCurveSubject, LocalPoint
from journeysite.layout.map.profile import heights
from journeysite.layout.metrics import Metrics
from journeysite.layout.placement import Candidate, place
from journeysite.layout.typography import NAME, QUOTE

_LEADING = 17.0
_MARK, _RING = 17.0, 13.0
_SAMPLE = 16.0
_ROOMY = 720.0


# Labels


class _Draft(NamedTuple):
    """A label set in one way, before it has a place: its lines and its size."""

    number: str
    title: Lines
    verbatim: Lines
    width: float
    height: float


def layout_labels(
    subject: LocalCurveSubject,
    xs: Sequence[float],
    focus: Box,
    curves: Sequence[Curve | None],
    scale: Linear,
    metrics: Metrics,
) -> tuple[CurveLabel | None, ...]:
    """A label for each point where it covers neither curve nor another label; where it would, its number alone."""
    order = _by_rank(subject.points)
    room = max(96.0, focus.width / max(len(xs), 1) - 16)
    field = _Field(focus, room, _fixed(subject, xs, focus, curves, scale), scale, metrics)
    # A crowded or narrow stage needs more ways to choose from; the number alone is a way that stays.
    clean = 5 if len(xs) <= 6 and subject.width >= _ROOMY else 24

    def ways(i: int, words: bool, most: int) -> Iterator[tuple[Candidate, _Set]]:
        return islice(_options(subject.points[i], xs[i], words, field), most)

    options = [chain(ways(i, True, clean), ways(i, False, 6)) for i in order]
    labels = {i: _label(*way) for i, way in zip(order, place(options), strict=True) if way}
    return tuple(labels.get(i) for i in range(len(xs)))


def _by_rank(points: Sequence[LocalPoint]) -> list[int]:
    """Which point gives up its words last, next to last …: moments of truth, then the extremes, then in their order."""
    felt = [point.emotion.value for point in points if point.emotion]
    ends = {max(felt), min(felt)} if felt else set()

    def rank(i: int) -> tuple[bool, bool, int]:
        point = points[i]
        return not point.moment_of_truth, not (point.emotion and point.emotion.value in ends), i

    return sorted(range(len(points)), key=rank)


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


class _Field(NamedTuple):
    """Where labels are set: inside the stage, as wide as there is ``room`` for each, and over nothing fixed."""

    focus: Box
    room: float
    fixed: _Fixed
    scale: Linear
    metrics: Metrics


def _options(point: LocalPoint, x: float, words: bool, field: _Field) -> Iterator[tuple[Candidate, _Set]]:
    """Ways to set a point's label inside its stage, the best first: wider or narrower, above or below, near or far.

    With ``words`` it is the title, with the verbatim or without; else the number alone. Only ways that cover nothing
    fixed: three of four do, so that they are asked by their bare sides before anything is made of them.
    """
    focus, room, fixed, scale, metrics = field
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
