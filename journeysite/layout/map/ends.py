"""The names of further lines, at their ends in the gutter at right, spread so that none hides another."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from journeysite.geometry.primitives import Point
from journeysite.geometry.text import Lines
from journeysite.layout.map.layout import OtherLine
from journeysite.layout.map.marks import ASCENT, Text
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.metrics import Metrics

__all__ = ["End", "end_lines"]

LEADING = 13.5
AIR = 3.0
TEXT_FROM = 15.0


class End(Struct, frozen=True):
    """A line that wants its name: paths, points, label. ``drawn``: its curve is there already, only the name is not."""

    label: str
    line: str
    guess: str
    dots: tuple[Point, ...]
    drawn: bool = False


def end_lines(
    ends: Sequence[End], left: float, right: float, top: float, bottom: float, metrics: Metrics
) -> tuple[OtherLine, ...]:
    """Each line with its name to the right of ``left`` (the last point), on the height where it ends or near it."""
    room = right - left - TEXT_FROM
    shown = [end for end in ends if end.dots]
    names = [metrics.wrap(end.label, room, ROLES["who"], 2) for end in shown]
    tops = _spread([end.dots[-1].y for end in shown], [len(name) * LEADING + AIR for name in names], top, bottom)
    return tuple(_named(end, name, y, left) for end, name, y in zip(shown, names, tops, strict=True))


def _named(end: End, name: Lines, top: float, left: float) -> OtherLine:
    base = top + AIR / 2 + ASCENT * ROLES["who"].size
    text = Text("who", left + TEXT_FROM, base, name.lines, name.widths, leading=LEADING)
    last = end.dots[-1]
    middle = top + (len(name) * LEADING + AIR) / 2
    leader = (last, Point(left + TEXT_FROM - 4, middle))
    return OtherLine("", "", (), leader, text) if end.drawn else OtherLine(end.line, end.guess, end.dots, leader, text)


def _spread(wished: Sequence[float], heights: Sequence[float], top: float, bottom: float) -> list[float]:
    """Tops of boxes with their middles as near to the wished y as can be, in the wished order, without overlap.

    Boxes that would overlap form a group around the mean of what its members wish, and groups that meet join.
    """
    order = sorted(range(len(wished)), key=lambda at: (wished[at], at))
    groups: list[tuple[list[int], float, float]] = []
    for at in order:
        members, total = [at], heights[at]
        start = min(max(wished[at] - heights[at] / 2, top), max(bottom - heights[at], top))
        while groups and groups[-1][1] + groups[-1][2] > start:
            before, _, height = groups.pop()
            members, total = before + members, height + total
            start = _start(members, wished, heights, total, top, bottom)
        groups.append((members, start, total))
    tops = [0.0] * len(wished)
    for members, start, _ in groups:
        for at in members:
            tops[at] = start
            start += heights[at]
    return tops


def _start(
    members: Sequence[int], wished: Sequence[float], heights: Sequence[float], total: float, top: float, bottom: float
) -> float:
    """Where a group begins so that its members are, on average, where they wish to be, inside the field."""
    offset = 0.0
    wishes = 0.0
    for at in members:
        wishes += wished[at] - heights[at] / 2 - offset
        offset += heights[at]
    return min(max(wishes / len(members), top), max(bottom - total, top))
