"""Finds places for labels: each has ways to be set, with a cost, and no two labels may cover the same area."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from journeysite.geometry.boxes import Grid, Pile
from journeysite.geometry.primitives import Box

__all__ = ["Candidate", "clear_of", "place"]

Setting = TypeVar("Setting")

_SWEEPS = 12
_FEW = 12
_OVER_LABEL = 6.0
_OVER_OBSTACLE = 3.0


class Candidate(NamedTuple):
    """One way to set a label: what it covers, and what it costs by itself.

    ``floor``: what it and all ways that come after it cost at least, where that is known.
    """

    box: Box
    cost: float = 0.0
    floor: float = -math.inf


def clear_of(
    fixed: Grid, ways: Iterable[tuple[Candidate, Setting]], most: int = 5
) -> Iterator[tuple[Candidate, Setting]]:
    """The first ``most`` of these ways that cover nothing fixed, in the given order."""
    return islice((way for way in ways if not fixed.overlaps(way[0].box)), most)


def place(
    labels: Sequence[Iterable[tuple[Candidate, Setting]]], obstacles: Sequence[Box] = (), cell: float = 64.0
) -> tuple[tuple[Candidate, Setting] | None, ...]:
    """The chosen way of each label; None for a label that found no free place.

    The ways of a label come with whatever the caller wants to know them by, and are made only as far as anybody looks:
    what a way covers adds to its cost, so that a search ends where none to come can cost less than the best so far.
    Of 170 ways to set a label in a day's curve a handful is ever made.

    Coordinate descent: each label in turn takes the cheapest of its ways while the others stand, until nobody moves.
    Costs are per px² of area over obstacles and other labels. Then, in the given order (most important first), a
    label that still covers a kept one takes any free place, or none. Ties go to the earlier way, so the same input
    always gives the same places.
    """
    fixed = Grid(obstacles, cell)
    choices = [_Choice(ways, fixed) for ways in labels]
    chosen = [choice.best(_nothing) for choice in choices]
    standing = [choice.box(k) for choice, k in zip(choices, chosen, strict=True) if k is not None]
    taken = Pile(standing) if len(standing) <= _FEW else Grid(standing, cell)
    for _ in range(_SWEEPS):
        if not _sweep(choices, chosen, taken):
            break
    kept = _kept(choices, chosen, cell)
    return tuple(None if k is None else choice.made[k] for choice, k in zip(choices, kept, strict=True))


class _Choice(Generic[Setting]):
    """The ways of one label, as far as they were made, with the cost of each together with the obstacles it covers."""

    def __init__(self, ways: Iterable[tuple[Candidate, Setting]], fixed: Grid) -> None:
        self.made: list[tuple[Candidate, Setting]] = []
        self._coming = iter(ways)
        self._costs: list[float] = []
        self._fixed = fixed

    def box(self, k: int) -> Box:
        return self.made[k][0].box

    def best(self, price: Callable[[Box], float]) -> int | None:
        """The way of least cost and price; None where the price of all is infinite."""
        found, least = None, math.inf
        k = 0
        while k < len(self.made) or self._make():
            candidate = self.made[k][0]
            if candidate.floor >= least:
                break
            cost = self._costs[k]
            if cost < least:
                cost += price(candidate.box)
            if cost < least:
                found, least = k, cost
                if candidate.floor >= least:
                    break  # the next way, which would take many looks to make, costs no less
            k += 1
        return found

    def _make(self) -> bool:
        """Makes the next way; whether there was one."""
        for way in self._coming:
            self.made.append(way)
            self._costs.append(way[0].cost + _OVER_OBSTACLE * self._fixed.overlap(way[0].box))
            return True
        return False


def _nothing(_: Box) -> float:
    return 0.0


def _sweep(choices: Sequence[_Choice[Setting]], chosen: list[int | None], taken: Grid | Pile) -> bool:
    """Lets every label move once; whether any did."""
    moved = False
    for i, (choice, now) in enumerate(zip(choices, chosen, strict=True)):
        if now is None:
            continue
        taken.remove(choice.box(now))
        best = choice.best(lambda box: _OVER_LABEL * taken.overlap(box))
        here = now if best is None else best
        taken.add(choice.box(here))
        moved = moved or here != now
        chosen[i] = here
    return moved


def _kept(choices: Sequence[_Choice[Setting]], chosen: Sequence[int | None], cell: float) -> list[int | None]:
    """The choice without overlaps: who comes first stays."""
    standing = Pile() if len(choices) <= _FEW else Grid((), cell)
    result: list[int | None] = []
    for choice, now in zip(choices, chosen, strict=True):
        kept = now
        if now is None or standing.overlaps(choice.box(now)):
            kept = choice.best(lambda box: math.inf if standing.overlaps(box) else 0.0)
        if kept is not None:
            standing.add(choice.box(kept))
        result.append(kept)
    return result
