"""Roadmap items: the work that moves the current journey toward the target one."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from journeysite.model.address import Address
from journeysite.model.prose import NO_PROSE, Prose


class Span(Struct, frozen=True):
    """A stretch of the calendar as its author knew it: a day, a month or a quarter, first and last day included.

    `text` is as written (`2026-11-22`, `2026-11`, `2026-Q4`), `precision` is "day", "month", "quarter" or "year".
    """

    text: str
    first: date
    last: date
    precision: str


#: Years in which work can be dated: beyond them an axis would have more columns than anybody reads, and most are slips.
YEARS = range(1900, 2200)


def is_in_years(span: Span) -> bool:
    """Whether a roadmap can show when that is."""
    return span.first.year in YEARS and span.last.year in YEARS


class Outcome(Struct, frozen=True):
    """What shall move: an indicator, from a value to a value, in its unit."""

    indicator: str
    start: float | None
    end: float | None


class Score(Struct, frozen=True):
    """What the arbitration matrix says, and why. `total`: 0 to 100; `value` and `effort`: 1 to 5, high is much.

    `parts`: criterion id -> its contribution to the total, so that a reader can add them up.
    """

    total: float
    value: float | None
    effort: float | None
    parts: tuple[tuple[str, float], ...]


class RoadmapItem(Struct, frozen=True):
    """A piece of work. `progress`: 0 to 100; `lift`: expected change of emotion at its touchpoints, in scale units."""

    id: str
    address: Address
    title: str
    teams: tuple[str, ...] = ()
    kind: str = ""
    status: str = ""  # what it means: idea, planned, in-progress, done, dropped or ""
    status_id: str = ""  # as the settings declare it
    start: Span | None = None
    end: Span | None = None
    horizon: str = ""  # now, next, later or ""
    progress: float | None = None
    objectives: tuple[str, ...] = ()
    scores: Mapping[str, float] = field(default_factory=dict)
    score: Score | None = None
    touchpoints: tuple[Address, ...] = ()  # from whichever side they were written, in the order of the site
    lift: float | None = None
    outcome: Outcome | None = None
    depends_on: tuple[str, ...] = ()
    blocks: tuple[str, ...] = ()  # the items that depend on this one
    evidence: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
    order: int | None = None
