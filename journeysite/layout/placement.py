"""Finds places for labels: each has candidates with a cost, and no two labels may cover the same area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from journeysite.geometry.boxes import Grid
from journeysite.geometry.primitives import Box

__all__ = ["Candidate", "place", "shortlist"]

Setting = TypeVar("Setting")

_SWEEPS = 12
_OVER_LABEL = 6.0
_OVER_OBSTACLE = 3.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One way to set a label: what it covers, and what it costs by itself."""

    box: Box
    cost: float = 0.0


def shortlist(
    options: Iterable[tuple[Candidate, Setting]], fixed: Grid, clean: int = 5, touching: bool = True
) -> list[tuple[Candidate, Setting]]:
    """The options worth comparing: those before the ``clean``-th that covers nothing fixed, in the given order.

    Options come by rising cost; what they cover is added to it. So of hundreds of ways to set a label only the first
    dozen is ever looked at. Without ``touching``, options that cover anything fixed are left out.
    """
    found: list[tuple[Candidate, Setting]] = []
    free = 0
    for candidate, setting in options:
        if not fixed.overlaps(candidate.box):
            found.append((candidate, setting))
            free += 1
            if free == clean:
                break
        elif touching:
            covered = fixed.overlap(candidate.box)
            found.append((Candidate(candidate.box, candidate.cost + _OVER_OBSTACLE * covered), setting))
    return found


def place(
    labels: Sequence[Sequence[Candidate]], obstacles: Sequence[Box] = (), cell: float = 64.0
) -> tuple[int | None, ...]:
    """The index of the chosen candidate of each label; None for a label that found no free place.

    Coordinate descent: each label in turn takes the cheapest of its candidates while the others stand, until nobody
    moves. Costs are per px² of area over obstacles and other labels. Then, in the given order (most important
    first), a label that still covers a kept one takes any free place, or none. Ties go to the earlier candidate,
    so the same input always gives the same places.
    """
    fixed = Grid(obstacles, cell)
    costs = [[c.cost + _OVER_OBSTACLE * fixed.overlap(c.box) for c in candidates] for candidates in labels]
    chosen = [_cheapest(cost) for cost in costs]
    taken = Grid((labels[i][k].box for i, k in enumerate(chosen) if k is not None), cell)
    for _ in range(_SWEEPS):
        if not _sweep(labels, costs, chosen, taken):
            break
    return _kept(labels, costs, chosen, cell)


def _cheapest(costs: Sequence[float]) -> int | None:
    return min(range(len(costs)), key=costs.__getitem__, default=None)


def _sweep(
    labels: Sequence[Sequence[Candidate]], costs: Sequence[Sequence[float]], chosen: list[int | None], taken: Grid
) -> bool:
    """Lets every label move once; whether any did."""
    moved = False
    for i, now in enumerate(chosen):
        if now is None:
            continue
        taken.remove(labels[i][now].box)
        best = min(range(len(labels[i])), key=lambda k: costs[i][k] + _OVER_LABEL * taken.overlap(labels[i][k].box))
        taken.add(labels[i][best].box)
        moved = moved or best != now
        chosen[i] = best
    return moved


def _kept(
    labels: Sequence[Sequence[Candidate]],
    costs: Sequence[Sequence[float]],
    chosen: Sequence[int | None],
    cell: float,
) -> tuple[int | None, ...]:
    """The choice without overlaps: who comes first stays."""
    standing = Grid((), cell)
    result: list[int | None] = []
    for i, now in enumerate(chosen):
        kept = now
        if now is None or standing.overlaps(labels[i][now].box):
            free = [k for k, c in enumerate(labels[i]) if not standing.overlaps(c.box)]
            kept = min(free, key=costs[i].__getitem__, default=None)
        if kept is not None:
            standing.add(labels[i][kept].box)
        result.append(kept)
    return tuple(result)
