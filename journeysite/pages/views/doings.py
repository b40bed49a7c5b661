"""Who works at a touchpoint, before the customer's eyes or behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from journeysite.model.journey import Actor, Touchpoint
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Link
from journeysite.pages.subjects.lane_items import handed_to


class Doing(Struct, frozen=True):
    """Who does what, with which system, and to whom they hand over. `team` without an address is a free word."""

    team: Link | None
    action: str
    system: str
    next: Link | None
    fails: bool
    why: str


def doings(context: PageContext, touchpoint: Touchpoint, actors: Sequence[Actor]) -> Iterator[Doing]:
    """What these people or teams do at a touchpoint, in their order."""
    for at, actor in enumerate(actors):
        next_one = handed_to(context, touchpoint, actors, at)
        yield Doing(
            team=_actor(context, actor),
            action=actor.action,
            system=actor.system,
            next=_actor(context, next_one) if next_one else None,
            fails=actor.fails,
            why=actor.why,
        )


def _actor(context: PageContext, actor: Actor) -> Link | None:
    team = context.site.teams.get(actor.team)
    return context.link(team.address) if team else Link(actor.text) if actor.text else None
