"""Which lanes of the timeline an item stands in, and what stands under a lane's name."""

from __future__ import annotations

from collections.abc import Container

from journeysite.model.roadmap import RoadmapItem
from journeysite.pages.page_context import PageContext


def teams_of(item: RoadmapItem, known: Container[str]) -> tuple[str, ...]:
    """The known teams that it names, each of which works on it; "" alone where it names none."""
    return tuple(team for team in item.teams if team in known) or ("",)


def lane_caption(context: PageContext, shown: int, every: int) -> str:
    """How many items the team has, as on its own page; and how many of them are on the axis, if not all."""
    words = context.words
    items = words.ngettext("%(count)s item", "%(count)s items", every)
    if shown == every:
        return items
    return words.say(words.gettext("%(items)s, %(shown)s shown"), items=items, shown=words.number(shown))
