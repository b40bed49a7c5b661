"""The touchpoints of a loop: a disc on the ribbon each, its words beside it where there is room."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from journeysite.geometry.boxes import Grid
from journeysite.geometry.primitives import Box, Point
from journeysite.geometry.text import Lines
from journeysite.layout.loop.layout import Station
from journeysite.layout.loop.subject import LoopSubject, LoopTouchpoint
from journeysite.layout.loop.track import Track
from journeysite.layout.metrics import Metrics
from journeysite.layout.placement import Candidate, clear_of, place
from journeysite.layout.typography import AXIS, LABEL_STRONG


def _radius(subject: LoopSubject, track: Track, ways: Sequence[float]) -> float:
    """Of a station: 12 px, less where they stand close."""
    largest = 8.0 if subject.upright else 12.0
    pitch = min((b - a for a, b in pairwise([*ways, ways[0] + track.length])), default=track.length)
    return max(min(largest, pitch * 0.42), 3.5)


def layout_stations(
    subject: LoopSubject,
    track: Track,
    ways: Sequence[float],
    ribbon: float,
    taken: Grid,
    metrics: Metrics,
) -> list[tuple[Box, Station]]:
    """Stations with their words, which stand inside the loops: titles of moments of truth first, then numbers."""
    if not ways:
        return []
    touchpoints = [t for s in subject.stages for t in s.touchpoints]
    base = _radius(subject, track, ways)
    radii = [base * 1.25 if t.moment_of_truth else base for t in touchpoints]
    spots = [track.at(way) for way in ways]
    discs = [Box.around(p.x, p.y, 2 * r + 2) for p, r in zip(spots, radii, strict=True)]
    taken.fill(discs)
    taken.fill(
        Box.around(p.x + r, p.y - r, 18) for t, p, r in zip(touchpoints, spots, radii, strict=True) if t.moment_of_truth
    )
    order = sorted(range(len(ways)), key=lambda i: (not touchpoints[i].moment_of_truth, i))
    free = [clear_of(taken, _words(subject, track, touchpoints[i], ways[i], radii[i], ribbon, metrics)) for i in order]
    words = {i: way[1] for i, way in zip(order, place(free), strict=True) if way}
    return [
        (disc, _station(t, p, r, words.get(i)))
        for i, (t, p, r, disc) in enumerate(zip(touchpoints, spots, radii, discs, strict=True))
    ]


class _Words(Struct, frozen=True):
    lines: tuple[str, ...]
    titled: bool
    x: float
    y: float
    anchor: str


class _Way(Struct, frozen=True):
    """Where words stand beside a station: how far off the ribbon, turned by which angle from the inward direction."""

    cost: float
    away: float
    turn: float


#: The best first; straight outwards comes last.
_WAYS = tuple(
    sorted(
        (
            _Way(away * 0.5 + abs(turn) * 3 + (20 if turn == math.pi else 0), away, turn)
            for away in (5.0, 10.0, 18.0)
            for turn in (0.0, 0.5, -0.5, 1.0, -1.0, math.pi)
        ),
        key=lambda way: way.cost,
    )
)


def _words(
    subject: LoopSubject,
    track: Track,
    touchpoint: LoopTouchpoint,
    way: float,
    radius: float,
    ribbon: float,
    metrics: Metrics,
) -> Iterator[tuple[Candidate, _Words]]:
    """Ways to write number and title, or at least the number, beside a station: inside the loop, at last outside."""
    p, out = track.at(way), track.outward(way)
    for lines, titled, base in _texts(subject, touchpoint, metrics):
        leading = 16.0 if titled else 13.0
        following = base + 30.0  # what the next way to write costs at least
        for spot in _WAYS:
            ux, uy = _turned(-out.x, -out.y, spot.turn)
            gap = max(radius, ribbon / 2) + spot.away
            box = beside(p.x + ux * gap, p.y + uy * gap, ux, uy, lines.width + 2, leading * len(lines))
            anchor = anchor_of(ux) if titled else "middle"
            x = {"start": box.left, "middle": box.middle.x, "end": box.right}[anchor]
            cost = base + spot.cost
            yield (
                Candidate(box, cost, min(cost, following)),
                _Words(lines.lines, titled, x, box.top + leading - 4, anchor),
            )


def _texts(subject: LoopSubject, touchpoint: LoopTouchpoint, metrics: Metrics) -> Iterator[tuple[Lines, bool, float]]:
    """What may stand beside a station, with its cost: a moment of truth has its title, where that fits unbroken."""
    if touchpoint.moment_of_truth and not subject.upright:
        title = f"{touchpoint.number}\u00a0\u00a0{touchpoint.title}"
        settings = [metrics.balance(title, room, LABEL_STRONG, 3) for room in (96.0, 150.0, 72.0)]
        whole = [lines for lines in settings if lines.cut or " ".join(lines.lines) == title]
        for step, lines in enumerate(whole or settings):
            yield lines, True, 30.0 * step
    number_text = str(touchpoint.number)
    yield Lines((number_text,), (metrics.width(number_text, AXIS),)), False, 100.0


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    c, s = math.cos(angle), math.sin(angle)
    return x * c - y * s, x * s + y * c


def beside(x: float, y: float, ux: float, uy: float, width: float, height: float) -> Box:
    """The box of that size that touches (x, y) from the side to which (ux, uy) points."""
    return Box.around(x + ux * width / 2, y + uy * height / 2, width, height)


def anchor_of(ux: float) -> str:
    """The `text-anchor` of words that stand to that side."""
    return "middle" if abs(ux) < 0.35 else "start" if ux > 0 else "end"


def _station(touchpoint: LoopTouchpoint, p: Point, radius: float, words: _Words | None) -> Station:
    return Station(
        x=p.x,
        y=p.y,
        radius=radius,
        level=touchpoint.emotion.level if touchpoint.emotion else "",
        moment_of_truth=touchpoint.moment_of_truth,
        href=touchpoint.href,
        label=touchpoint.label,
        lines=words.lines if words else (),
        titled=words is not None and words.titled,
        text_x=words.x if words else p.x,
        text_y=words.y if words else p.y,
        anchor=words.anchor if words else "middle",
    )


def lowered(station: Station, down: float) -> Station:
    """The station moved down by so many px."""
    return replace(station, y=station.y + down, text_y=station.text_y + down)
