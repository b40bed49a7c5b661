"""What stands in the lanes of a map at a touchpoint or a stage, each thing as the lane's content asks for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from journeysite.layout.map.subject import Backstage, Direction, Image, Indicator, PainPoint, Severity
from journeysite.model.journey import Actor, Reading, Touchpoint
from journeysite.pages.folder_context import FolderContext


def image(context: FolderContext, touchpoint: Touchpoint) -> Iterator[Image]:
    if image := touchpoint.image:
        yield Image(context.to(f"media/{image.path}"), image.alt)


def pain_points(context: FolderContext, touchpoint: Touchpoint) -> Iterator[PainPoint]:
    for point in touchpoint.pain_points:
        yield PainPoint(point.text, Severity(point.severity), pain_note(context, point.severity, point.share))


def pain_note(context: FolderContext, severity: str, share: float | None) -> str:
    """`Major · 57%`."""
    parts = (context.severity(severity), "" if share is None else context.words.percent(share))
    return " · ".join(filter(None, parts))


def meeting(context: FolderContext, touchpoint: Touchpoint) -> Iterator[str]:
    """Who meets the customer, what they do and with what: `E-commerce, payment page, PSP`; to whom they hand over."""
    for at, actor in enumerate(touchpoint.frontstage):
        who = _who(context, touchpoint, touchpoint.frontstage, at)
        yield context.words.enumerate(tuple(filter(None, (who, actor.action, actor.system))))


def working(context: FolderContext, touchpoint: Touchpoint) -> Iterator[Backstage]:
    """What is done behind, by whom and with what."""
    for at, actor in enumerate(touchpoint.backstage):
        yield Backstage(actor.action, _who(context, touchpoint, touchpoint.backstage, at), actor.system)


def failing(context: FolderContext, touchpoint: Touchpoint) -> Iterator[PainPoint]:
    """Where the company's side breaks: the reason, else what is done, with the team as the note."""
    for actor in (*touchpoint.frontstage, *touchpoint.backstage):
        if actor.fails:
            team = named(context, actor)
            yield PainPoint(
                actor.why or actor.action or team, Severity.CRITICAL, team if actor.why or actor.action else ""
            )


def named(context: FolderContext, actor: Actor) -> str:
    """The team's label, or the free word that was written."""
    return context.site.teams[actor.team].label if actor.team in context.site.teams else actor.text


def _who(context: FolderContext, touchpoint: Touchpoint, actors: Sequence[Actor], at: int) -> str:
    """Who acts; where they hand over, an arrow to who comes next: `Stores → Logistics`."""
    next_one = handed_to(context, touchpoint, actors, at)
    return f"{named(context, actors[at])} → {named(context, next_one)}" if next_one else named(context, actors[at])


def handed_to(context: FolderContext, touchpoint: Touchpoint, actors: Sequence[Actor], at: int) -> Actor | None:
    """Who comes after an actor who hands over: the next beside them, else the first of the touchpoint that follows."""
    if not actors[at].handoff:
        return None
    journey = context.site.journey_of(touchpoint.address)
    following = (point for point in journey.touchpoints[touchpoint.number :])
    behind = chain(actors[at + 1 :], *((*point.backstage, *point.frontstage) for point in following))
    return next((one for one in behind if named(context, one) not in ("", named(context, actors[at]))), None)


def indicator(context: FolderContext, reading: Reading) -> Indicator:
    """A figure with its target, and where the target lies from it."""
    words, found = context.words, context.site.indicators.get(reading.indicator)
    value, aim = context.reading(reading), context.aim(reading)
    label = found.title if found else reading.indicator
    pattern = words.gettext("%(value)s %(name)s: indicator")
    if aim:
        pattern = words.gettext("%(value)s %(aim)s %(name)s: indicator, today and target")
    return Indicator(
        value=value,
        label=label,
        target=aim,
        direction=_direction(reading, found.target if found else None),
        href=context.href(found.address) if found else "",
        spoken=words.say(pattern, name=label, value=value, aim=aim),
    )


def _direction(reading: Reading, general: float | None) -> Direction:
    target = general if reading.target is None else reading.target
    if reading.value is None or target is None:
        return Direction.UNSAID
    if target == reading.value:
        return Direction.STAY
    return Direction.UP if target > reading.value else Direction.DOWN
