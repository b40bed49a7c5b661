"""The journey on its side, for narrow screens: one curve from top to bottom, cut into a slice for each row of a list.

Left is the low end of the scale, right the high one. A slice is 104 px wide and stretched to whatever height its
row takes; since all slices are cut from one curve, they meet, and no script has to measure anything.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from journeysite.geometry.curve import Curve
from journeysite.geometry.numbers import number
from journeysite.geometry.scale import Linear
from journeysite.layout.map.layout import Column
from journeysite.layout.map.marks import Mark
from journeysite.layout.map.subject import MapSubject, Mode, Touchpoint
from journeysite.layout.map.traced import Traced, trace

__all__ = ["RailLayout", "RailMark", "RailSlice", "layout_rail"]

WIDTH: Final = 104.0
SLICE: Final = 100.0
HEAD: Final = 40.0  # the head of a stage is about that much lower than a touchpoint's card
EDGE: Final = 12.0
OFF_SCALE: Final = 0.0  # where marks of what is unknown stand, beside the lowest level
MARK: Final = 16.0
SCALE_MARK: Final = 11.0


class RailMark(Struct, frozen=True):
    """The touchpoint's place on its slice, ``x`` px from the left and half way down; ``level`` "" is unknown."""

    x: float
    level: str
    truth: bool


class RailSlice(Struct, frozen=True):
    """The curve beside one row: the head of a stage (``touchpoint`` 0) or a touchpoint, both by their numbers.

    Paths are ``height`` px high: the current line where it is known and where it is guessed, its area, the aim; and
    the lines of further personas, "" where nothing is known of one.
    """

    stage: int
    touchpoint: int
    height: float
    line: str
    guess: str
    area: str
    aim: str
    mark: RailMark | None
    others: tuple[str, ...] = ()


class RailLayout(Struct, frozen=True):
    """All slices from top to bottom. ``levels``: x of each step of the scale, ``zero`` of the neutral one.

    ``scale``: the marks of the scale, for a heading; ``high``, ``low``: between which x the colours run.
    """

    id: str
    width: float
    levels: tuple[float, ...]
    zero: float
    high: float
    low: float
    scale: tuple[Mark, ...]
    slices: tuple[RailSlice, ...]


def layout_rail(subject: MapSubject) -> RailLayout:
    """The rail of a map: a slice for the head of each stage, then one for each of its touchpoints."""
    values = [level.value for level in subject.levels] or [2.0, -2.0]
    high, low = max(values), min(values)
    across = Linear((low, high), (EDGE, WIDTH - EDGE))
    neutral = next((level.value for level in subject.levels if level.level == "z0"), (high + low) / 2)
    zero = across(neutral)
    rows = _rows(subject)
    felt = [at.emotion.value if at.emotion else None for at in subject.touchpoints]
    current = _Cut.of(trace(rows, felt, across, zero, subject.absent(0)))
    aims = [at.target.value if at.target else None for at in subject.touchpoints]
    aim = _Cut.of(trace(rows, aims, across, zero)) if subject.mode is Mode.COMPARE else None
    return RailLayout(
        id=f"{subject.id}-rail",
        width=WIDTH,
        levels=tuple(across(value) for value in values),
        zero=zero,
        high=across(high),
        low=across(low),
        scale=tuple(Mark(level.level, across(level.value), 8, SCALE_MARK) for level in subject.levels),
        slices=tuple(_slices(subject, current, aim, _others(subject, rows, across, zero), across)),
    )


def _rows(subject: MapSubject) -> list[Column]:
    """Each stage as a run of slices: one for its head, one per touchpoint with the point in the middle."""
    rows = []
    top = 0.0
    for stage in subject.stages:
        points = tuple(top + HEAD + (at + 0.5) * SLICE for at in range(len(stage.touchpoints)))
        bottom = top + HEAD + len(points) * SLICE
        rows.append(Column(top, bottom, points))
        top = bottom
    return rows


def _others(subject: MapSubject, rows: list[Column], across: Linear, zero: float) -> tuple[_Cut, ...]:
    """The curves of all personas but the first."""
    felt = [
        [at.emotions[line] for at in subject.touchpoints if len(at.emotions) > line]
        for line in range(1, len(subject.lines))
    ]
    values = [[emotion.value if emotion else None for emotion in line] for line in felt]
    count = len(subject.touchpoints)
    return tuple(
        _Cut.of(trace(rows, line, across, zero, subject.absent(at)))
        for at, line in enumerate(values, start=1)
        if len(line) == count
    )


def _slices(
    subject: MapSubject, current: _Cut, aim: _Cut | None, others: tuple[_Cut, ...], across: Linear
) -> Iterator[RailSlice]:
    top = 0.0
    for stage in subject.stages:
        for touchpoint in (None, *stage.touchpoints):
            number_, height = (touchpoint.number, SLICE) if touchpoint else (0, HEAD)
            line, guess, area = current.drawn(top, height)
            aimed = aim.aimed(top, height) if aim else ""
            mark = _mark(touchpoint, across) if touchpoint else None
            further = tuple(other.drawn(top, height)[0] for other in others)
            yield RailSlice(stage.number, number_, height, line, guess, area, aimed, mark, further)
            top += height


def _mark(touchpoint: Touchpoint, across: Linear) -> RailMark:
    """Where nobody knows what is felt, a mark at the edge: on the scale it would assert something."""
    felt = touchpoint.emotion
    return RailMark(across(felt.value) if felt else OFF_SCALE, felt.level if felt else "", touchpoint.moment_of_truth)


class _Cut(Struct, frozen=True):
    """A traced curve with what is known of each of its segments; here its x runs down the rail and its y across."""

    curve: Curve | None
    known: tuple[bool, ...]
    faint: tuple[bool, ...]
    zero: float

    @classmethod
    def of(cls, traced: Traced) -> _Cut:
        known: list[bool] = []
        faint: list[bool] = []
        bare = iter(traced.bare)
        for part in traced.stretches:
            known += [part.known] * (part.last - part.first)
            faint += [True] * (part.last - part.first) if part.known else [next(bare)]
        return cls(traced.curve, tuple(known), tuple(faint), traced.zero)

    def drawn(self, top: float, height: float) -> tuple[str, str, str]:
        """The line, the guess and the area in the slice that begins at ``top``."""
        line, guess, area = "", "", ""
        for segment, start, end in self._pieces(top, height):
            path = self._path(segment, start, end, top)
            if self.known[segment]:
                line += path
                area += f"{path}H{number(self.zero)}V{number(start - top)}Z"
            else:
                guess += path
        return line, guess, area

    def aimed(self, top: float, height: float) -> str:
        """The line of a target in that slice; it breaks where a touchpoint has none."""
        pieces = self._pieces(top, height)
        return "".join(self._path(at, start, end, top) for at, start, end in pieces if self.faint[at])

    def _pieces(self, top: float, height: float) -> Iterator[tuple[int, float, float]]:
        """The parts of segments inside the slice, as (segment, start, end)."""
        if self.curve is None:
            return
        xs = self.curve.xs
        segment = max(bisect_right(xs, top) - 1, 0)
        while segment < len(xs) - 1 and xs[segment] < top + height:
            start, end = max(xs[segment], top), min(xs[segment + 1], top + height)
            if start < end:
                yield segment, start, end
            segment += 1

    def _path(self, segment: int, start: float, end: float, top: float) -> str:
        """A part of one cubic, which is a cubic again: fixed by its values and slopes at both ends."""
        (x0, slope0), (x1, slope1) = self._at(segment, start), self._at(segment, end)
        third = (end - start) / 3
        return (
            f"M{number(x0)} {number(start - top)}"
            f"C{number(x0 + slope0 * third)} {number(start + third - top)}"
            f" {number(x1 - slope1 * third)} {number(end - third - top)}"
            f" {number(x1)} {number(end - top)}"
        )

    def _at(self, segment: int, at: float) -> tuple[float, float]:
        """Value and slope of one segment's cubic."""
        assert self.curve is not None
        xs, ys, slopes = self.curve.xs, self.curve.ys, self.curve.slopes
        step = xs[segment + 1] - xs[segment]
        t = (at - xs[segment]) / step
        rise, s0, s1 = ys[segment + 1] - ys[segment], slopes[segment] * step, slopes[segment + 1] * step
        b, a = 3 * rise - 2 * s0 - s1, s0 + s1 - 2 * rise
        return ys[segment] + t * (s0 + t * (b + t * a)), (s0 + t * (2 * b + 3 * t * a)) / step
