"""How often each level of emotion is felt."""

from __future__ import annotations

from msgspec import Struct

from journeysite.geometry.scale import LEVELS
from journeysite.pages.page_context import PageContext
from journeysite.pages.subjects.journey_map import levels


class LevelShare(Struct, frozen=True):
    """How many touchpoints are on a level; the bar is full at the most frequent one."""

    level: str
    name: str
    share: float
    count: str


def level_shares(context: PageContext, values: tuple[float | None, ...]) -> tuple[LevelShare, ...]:
    """How often each level is felt, from delight to irritant; empty where nothing is known."""
    found = [emotion.level for emotion in map(context.emotion, values) if emotion]
    if not found:
        return ()
    names = {level.level: level.name for level in reversed(levels(context))}
    most = max(map(found.count, LEVELS))
    return tuple(
        LevelShare(level, names[level], 100 * found.count(level) / most, context.words.number(found.count(level)))
        for level in LEVELS
        if level in names
    )
