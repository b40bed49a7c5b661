"""The way of a loop and the ribbon along it: its pieces with their emotion, the bridge and the chevrons."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Point
from journeysite.geometry.scale import level_class
from journeysite.layout.loop.layout import Chevron, Piece
from journeysite.layout.loop.subject import LoopSubject
from journeysite.layout.loop.track import Track, closed_track, crossed_track, loop_height

RIBBON, RIBBON_UPRIGHT = 22.0, 16.0
_MARGIN = 164.0
_MARGIN_UPRIGHT = 34.0


# The way


def _turn(subject: LoopSubject) -> int:
    """How many stages are on the first loop; all of them where there is no second one."""
    return subject.turn if 0 < subject.turn < len(subject.stages) else len(subject.stages)


def track_of(subject: LoopSubject) -> Track:
    """The way, with its middle at y 0. A loop gets its share of the stages, but never under 36 %."""
    count, turn = len(subject.stages), _turn(subject)
    breadth = subject.width - 2 * (_MARGIN_UPRIGHT if subject.upright else _MARGIN)
    middle = Point(subject.width / 2, 0)
    if turn == count:
        across = min(breadth / 2, 420.0)
        return closed_track(middle, across, across if subject.upright else min(across, 256.0))
    share = min(max(turn / count, 0.36), 0.64)
    if subject.upright:
        reach = breadth / 2 / loop_height(1.0) / max(share, 1 - share)
        return crossed_track(middle, reach * share, reach * (1 - share), upright=True)
    left = (subject.width - breadth) / 2
    return crossed_track(Point(left + breadth * share, 0), breadth * share, breadth * (1 - share))


def arcs_of(subject: LoopSubject, track: Track) -> list[tuple[float, float]]:
    """Where each stage begins and ends along the way: equal parts of its loop."""
    count, turn = len(subject.stages), _turn(subject)
    end = track.crossing if track.crossing is not None else track.length
    first = [(end * i / turn, end * (i + 1) / turn) for i in range(turn)]
    rest = count - turn
    span = track.length - end
    return [*first, *((end + span * i / rest, end + span * (i + 1) / rest) for i in range(rest))]


def ways_of(subject: LoopSubject, track: Track) -> list[float]:
    """The way to each touchpoint, evenly over its stage."""
    return [
        start + (end - start) * (i + 0.5) / len(stage.touchpoints)
        for stage, (start, end) in zip(subject.stages, arcs_of(subject, track), strict=True)
        for i in range(len(stage.touchpoints))
    ]


# The ribbon

#: How far to both sides of the crossing the upper strand is drawn over the lower one.
_BRIDGE = 34.0
_LONGEST = 90.0
#: Neighbouring pieces overlap by this, or a hairline of paper would show between them.
_OVERLAP = 0.8


def layout_pieces(subject: LoopSubject, track: Track, ways: Sequence[float]) -> list[tuple[Piece, bool]]:
    """The ribbon in pieces with one colour ramp each, and whether a piece belongs to the upper strand."""
    values = [t.emotion.value if t.emotion else None for s in subject.stages for t in s.touchpoints]
    if not ways:
        ways, values = [0.0], [None]
    round_trip = [*zip(ways, values, strict=True), (ways[0] + track.length, values[0])]
    known = [at for at, value in enumerate(values) if value is not None]
    alone = values[known[0]] if len(known) == 1 else None
    pieces: list[tuple[Piece, bool]] = []
    for (start, before), (end, after) in pairwise(round_trip):
        if alone is not None and len(ways) == 1:
            before = after = alone
        for a, b in pairwise(_cuts(track, start, end)):
            over = track.crossing is not None and abs((a + b) / 2 % track.length - track.crossing) < _BRIDGE
            low, high = (
                _between(before, after, (a - start) / (end - start)),
                _between(before, after, (b - start) / (end - start)),
            )
            pieces += [(piece, over) for piece in _cut(track, a, b, low, high)]
    return pieces


def _cuts(track: Track, start: float, end: float) -> list[float]:
    """The stretch from start to end, cut at the bridge's ends and at the start of the way."""
    marks = [track.length]
    if track.crossing is not None:
        marks += [track.crossing - _BRIDGE, track.crossing + _BRIDGE]
    return [start, *sorted(m for m in marks if start < m < end), end]


def _between(before: float | None, after: float | None, share: float) -> float | None:
    return None if before is None or after is None else before + (after - before) * share


def _cut(track: Track, start: float, end: float, before: float | None, after: float | None) -> list[Piece]:
    """Pieces short enough for a straight colour ramp to follow them."""
    count = max(1, math.ceil((end - start) / _LONGEST))
    found: list[Piece] = []
    for i in range(count):
        a, b = start + (end - start) * i / count, start + (end - start) * (i + 1) / count
        low, high = _between(before, after, i / count), _between(before, after, (i + 1) / count)
        path = track.path(a - _OVERLAP, b + _OVERLAP)
        if low is None or high is None:
            found.append(Piece(path, track.at(a), track.at(b), ()))
        else:
            found.append(_ramp(path, track.at(a), track.at(b), low, high))
    return found


def _ramp(path: str, start: Point, end: Point, low: float, high: float) -> Piece:
    """A piece whose colours run between whole levels: the ramp reaches beyond it to the levels around its ends.

    So an emotion of 0.4 gets its mixture from the gradient itself, and no colour is ever computed here.
    """
    if abs(high - low) < 0.01:
        high = low + 0.01 if low < 1.99 else low - 0.01
    down, up = math.floor(min(low, high)), math.ceil(max(low, high))
    bottom, top = (down, up) if high > low else (up, down)

    def place(value: float) -> Point:
        share = (value - low) / (high - low)
        return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)

    steps = abs(top - bottom)
    levels = range(bottom, top + 1) if top > bottom else range(bottom, top - 1, -1)
    return Piece(path, place(bottom), place(top), tuple((i / steps, level_class(v)) for i, v in enumerate(levels)))


def bridge_of(track: Track) -> str:
    """The upper strand at the crossing, on which a casing of paper separates it from the lower one."""
    return "" if track.crossing is None else track.path(track.crossing - _BRIDGE + 2, track.crossing + _BRIDGE - 2)


def layout_chevrons(subject: LoopSubject, track: Track, ribbon: float) -> tuple[Chevron, ...]:
    """A cut at the end of each stage; none at the crossing, where the bridge tells them apart."""
    arcs = arcs_of(subject, track)
    ends = [end for _, end in arcs]
    if track.crossing is not None:
        ends = [end for end in ends if abs(end - track.crossing) > 1 and abs(end - track.length) > 1]
    return tuple(_chevron(track, end, ribbon) for end in ends) if len(arcs) > 1 else ()


def _chevron(track: Track, way: float, ribbon: float) -> Chevron:
    p, u = track.at(way), track.heading(way)
    tall, deep = ribbon / 2 + 1.5, ribbon / 4

    def corner(across: float, along: float) -> str:
        return f"{number(p.x - u.y * across + u.x * along)} {number(p.y + u.x * across + u.y * along)}"

    return Chevron(f"M{corner(-tall, -deep)}L{corner(0, deep)}L{corner(tall, -deep)}")
