"""The bars that we hold ourselves to: how many times as long as others our work may take, and the goal beyond."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """What is compared, the highest ratio that is kept, and the one that is aimed at."""

    what: str
    most: float
    goal: float


BARS = {
    "cold Hugo": Bar("cold, against Hugo", 1.5, 1.0),
    "cold a page Eleventy": Bar("cold, a page, against Eleventy", 1.5, 1.0),
    "cold a page MkDocs": Bar("cold, a page, against MkDocs", 0.5, 0.35),
    "cold a page Zensical": Bar("cold, a page, against Zensical", 0.5, 0.35),
    "cold a page Pelican": Bar("cold, a page, against Pelican", 0.5, 0.35),
    "memory Hugo": Bar("largest process, cold, against Hugo", 0.5, 0.15),
    "growth": Bar("cold, ten times the journeys", 11, 10),
    "no change": Bar("no change, against `find` with dates", 8, 5),
    "edit sentence Hugo": Bar("a sentence of prose, new process, against Hugo", 0.15, 0.08),
    "edit title Hugo": Bar("a touchpoint's title, new process, against Hugo", 0.15, 0.08),
    "start": Bar("`--help`, against `python -c pass`", 12, 5),
    "draw": Bar("maps drawn in process, against f-strings", 3, 2),
    "screen sentence Hugo": Bar("a sentence saved until shown, p95, against Hugo", 0.25, 0.12),
    "screen title Hugo": Bar("a title saved until shown, p95, against Hugo", 0.25, 0.12),
    "screen growth sentence": Bar("a sentence saved until shown, p50, ten times the journeys", 1.5, 1.0),
    "screen growth title": Bar("a title saved until shown, p50, ten times the journeys", 1.5, 1.0),
}
HEADING = "Bars, meant for 1,000 journeys on two cores"
COLUMNS = ("", "measured", "bar", "goal", "")


def judged(measured: Mapping[str, float]) -> list[Row]:
    """A row for each bar that was measured, in the order of the bars; the last cell says how it stands."""
    return [
        (bar.what, f"{measured[name]:.2f}", f"≤ {bar.most:g}", f"≤ {bar.goal:g}", _stands(measured[name], bar))
        for name, bar in BARS.items()
        if name in measured
    ]


def _stands(ratio: float, bar: Bar) -> str:
    return "goal reached" if ratio <= bar.goal else "kept" if ratio <= bar.most else "missed"
