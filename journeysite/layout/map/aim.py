"""The target over the curve: its line, the hatching between, and the largest gaps with their size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from journeysite.geometry.primitives import Box, Point
from journeysite.layout.map.labels import MARKER, RING
from journeysite.layout.map.layout import Aim, GapCall
from journeysite.layout.map.marks import Text
from journeysite.layout.map.plot_field import Field
from journeysite.layout.map.profile import heights
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.map.subject import Touchpoint
from journeysite.layout.map.traced import Traced

HATCH: Final = 4.0
VISIBLE: Final = 1.0  # px under which two curves are one
DOT_FROM: Final = 0.15  # of a level: below, target and current are one point
CALL_FROM: Final = 1.5  # levels from which a gap is called out
CALLS: Final = 2

PILL: Final = 20.0


def layout_aim(field: Field, current: Traced, target: Traced, gaps: tuple[GapCall, ...]) -> Aim:
    """The target: its line, its dots where they are apart from the current ones, the hatching between."""
    dots = tuple(
        Point(x, field.y(at.target.value))
        for at, x in zip(field.subject.touchpoints, field.xs, strict=True)
        if at.target and (at.emotion is None or abs(at.target.value - at.emotion.value) > DOT_FROM * field.step)
    )
    return Aim(target.path(True), target.faint(), dots, _hatch(current, target), gaps)


def _hatch(current: Traced, target: Traced) -> str:
    """Vertical hairlines every 4 px where both curves are known and the target lies higher; moves are relative."""
    if current.curve is None or target.curve is None:
        return ""
    parts: list[str] = []
    x0, y0 = 0.0, 0
    for left, right in _common(current.spans(), target.spans()):
        first = left - left % HATCH + HATCH / 2
        xs = [x for x in (first + at * HATCH for at in range(int((right - first) // HATCH) + 1)) if x > left]
        for x, low, high in zip(xs, heights(current.curve, xs), heights(target.curve, xs), strict=True):
            if low - high > VISIBLE:
                foot, length = round(low), round(low - high)
                parts.append(f"m{x - x0:g} {foot - y0}v{-length}" if parts else f"M{x:g} {foot}v{-length}")
                x0, y0 = x, foot - length
    return "".join(parts)


def _common(first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The parts that intervals of two lists share."""
    shared = [(max(a, c), min(b, d)) for a, b in first for c, d in second]
    return [(left, right) for left, right in shared if left < right]


def layout_gap_calls(field: Field) -> tuple[GapCall, ...]:
    """The two largest gaps of one and a half levels or more, each with its size on a pill."""
    measured = [
        (at.gap.value, at, x)
        for at, x in zip(field.subject.touchpoints, field.xs, strict=True)
        if at.gap and at.emotion and at.target and at.gap.value >= CALL_FROM * field.step
    ]
    largest = sorted(measured, key=lambda entry: (-entry[0], entry[1].number))[:CALLS]
    return tuple(_gap_call(field, at, x) for _, at, x in sorted(largest, key=lambda entry: entry[2]))


def _gap_call(field: Field, touchpoint: Touchpoint, x: float) -> GapCall:
    assert touchpoint.emotion
    assert touchpoint.target
    assert touchpoint.gap
    low = field.y(touchpoint.emotion.value) - (RING if touchpoint.moment_of_truth else MARKER) - 2
    high = field.y(touchpoint.target.value) + 6
    middle = (low + high) / 2
    width = field.metrics.width(touchpoint.gap.text, ROLES["gap"])
    text = Text("gap", x, middle + 4.2, (touchpoint.gap.text,), (width,), "middle")
    return GapCall(x, high, low, Box.around(x, middle, width + 14, PILL), text)
