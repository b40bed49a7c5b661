"""The arbitration matrix as arithmetic: criteria scores from 1 to 5 become a total that a reader can add up.

Every criterion is first turned so that high is much: of value on the value axis, of effort on the effort axis. With
s the turned score, w its weight, and sums over the criteria that were scored:

- **weighted**: the share of the best possible result, each criterion counted by its weight, effort upside down.
  `total = 100 · Σ w·g / Σ w` with `g = (s − 1) / 4` for value and `(5 − s) / 4` for effort.
- **value-effort**: the same, but each axis counts one half, however many criteria it has.
- **rice**: what is good multiplied, divided by effort (reach, impact, confidence / effort). As products differ by
  powers of ten, the total is its logarithm between the worst and the best case, which keeps the ranking:
  `total = 100 · Σ w·ln t / (Σ w · ln 5)` with `t = s` for value and `5 / s` for effort.
- **wsjf**: cost of delay by job size. With V and E the weighted means of the axes: `total = 20 · V / E`. Value
  criteria contribute what they would at the least effort, `20 · w·s / Σ w`; effort criteria take away their share of
  what the work costs, `−20 · V · (E − 1) / E`.

In all four the parts add up to the total, which lies between 0 and 100.
"""

import math
from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from journeysite.model.roadmap import Score
from journeysite.model.settings import Criterion

LOWEST, HIGHEST = 1.0, 5.0


class Scored(Struct, frozen=True):
    """A criterion with the score it was given, turned so that high is much."""

    id: str
    weight: float
    much: float
    is_value: bool

    @property
    def good(self) -> float:
        """0 to 1: how good this is for the item."""
        best = self.much - LOWEST if self.is_value else HIGHEST - self.much
        return best / (HIGHEST - LOWEST)


Parts = tuple[tuple[str, float], ...]


def score(criteria: Iterable[Criterion], scores: Mapping[str, float], method: str) -> Score | None:
    """The score of one item, None when nothing is scored, or when the method compares axes and one is empty.

    A site may have criteria of one axis only; wsjf needs the value axis.

    `method`: weighted, value-effort, rice or wsjf. Criteria without a score count nowhere: the total is that of the
    criteria that are scored. Scores beyond 1 to 5 are taken for the nearest end.
    """
    declared = tuple(criteria)
    scored = tuple(_turned(criterion, scores[criterion.id]) for criterion in declared if criterion.id in scores)
    value, effort = _mean(scored, is_value=True), _mean(scored, is_value=False)
    wanted = {criterion.axis for criterion in declared} if method != "weighted" else set()
    if not scored or ("value" in wanted and value is None) or ("effort" in wanted and effort is None):
        return None
    if method == "wsjf" and value is None:
        return None
    parts = METHODS[method](scored)
    return Score(math.fsum(part for _, part in parts), value, effort, parts)


def _turned(criterion: Criterion, score: float) -> Scored:
    score = min(max(score, LOWEST), HIGHEST)
    is_value = criterion.axis == "value"
    much = score if criterion.higher_is_better == is_value else LOWEST + HIGHEST - score
    return Scored(criterion.id, criterion.weight, much, is_value)


def _mean(scored: Iterable[Scored], *, is_value: bool) -> float | None:
    axis = [one for one in scored if one.is_value is is_value]
    weight = math.fsum(one.weight for one in axis)
    return math.fsum(one.weight * one.much for one in axis) / weight if axis else None


def _weighted(scored: tuple[Scored, ...]) -> Parts:
    whole = math.fsum(one.weight for one in scored)
    return tuple((one.id, 100 * one.weight * one.good / whole) for one in scored)


def _value_effort(scored: tuple[Scored, ...]) -> Parts:
    weights = [math.fsum(one.weight for one in scored if one.is_value is axis) for axis in (False, True)]
    axes = sum(weight > 0 for weight in weights)
    return tuple((one.id, 100 / axes * one.weight * one.good / weights[one.is_value]) for one in scored)


def _rice(scored: tuple[Scored, ...]) -> Parts:
    whole = math.fsum(one.weight for one in scored) * math.log(HIGHEST)
    return tuple(
        (one.id, 100 * one.weight * math.log(one.much if one.is_value else HIGHEST / one.much) / whole)
        for one in scored
    )


def _wsjf(scored: tuple[Scored, ...]) -> Parts:
    value, effort = _mean(scored, is_value=True) or HIGHEST, _mean(scored, is_value=False) or LOWEST
    unit = 100 / HIGHEST
    weights = [math.fsum(one.weight for one in scored if one.is_value is axis) for axis in (False, True)]
    return tuple(
        (
            one.id,
            unit * one.weight * one.much / weights[True]
            if one.is_value
            else -unit * value / effort * one.weight * (one.much - LOWEST) / weights[False],
        )
        for one in scored
    )


METHODS: Mapping[str, Callable[[tuple[Scored, ...]], Parts]] = {
    "weighted": _weighted,
    "value-effort": _value_effort,
    "rice": _rice,
    "wsjf": _wsjf,
}
