"""How wide each stage is, and the exact x of every touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from journeysite.layout.map.layout import Column
from journeysite.layout.map.sheet import Sheet

__all__ = ["columns", "stage_widths"]


def columns(counts: Sequence[int], available: float, sheet: Sheet) -> tuple[Column, ...]:
    """One column a stage, side by side from x = 0; touchpoint i of n stands at (i + ½) / n of its column.

    ``counts``: touchpoints per stage; ``available``: px that the columns fill, or more where that would squeeze them.
    Edges are whole px, so that every rule is crisp.
    """
    edges = [0.0, *(float(round(edge)) for edge in accumulate(stage_widths(counts, available, sheet)))]
    return tuple(
        Column(left, right, tuple(left + (at + 0.5) / count * (right - left) for at in range(count)))
        for left, right, count in zip(edges, edges[1:], counts, strict=False)
    )


def stage_widths(counts: Sequence[int], available: float, sheet: Sheet) -> list[float]:
    """Widths in px: natural ones stretched in proportion, or shrunk by what each has above its floor."""
    natural = [max(sheet.stage_least, sheet.stage_base + sheet.stage_per_point * count) for count in counts]
    floor = [max(sheet.stage_least, sheet.pitch_least * count) for count in counts]
    natural = [max(pair) for pair in zip(natural, floor, strict=True)]
    total, least = sum(natural), sum(floor)
    if total <= available:
        return [width * available / total for width in natural]
    if least >= available:
        return floor
    share = (available - least) / (total - least)
    return [low + (wide - low) * share for wide, low in zip(natural, floor, strict=True)]
