"""Moments of truth as pages show them: each with what is lived there, and how many are won or lost."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.journey import Journey, Touchpoint
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Link
from journeysite.pages.queries import Lived
from journeysite.pages.subjects.journey_map import touchpoint_label


class Moment(Struct, frozen=True):
    """A moment of truth. `outcome`: whether it is won, lost or open; `who` answers for it."""

    number: int
    link: Link
    quote: str
    emotion: Emotion | None
    outcome: str
    note: str
    who: tuple[Link, ...]


def note_on_moments(context: PageContext, journey: Journey) -> str:
    """How many moments of truth are won and lost, in words."""
    return won_and_lost(context, tuple(touchpoint for touchpoint in journey.touchpoints if touchpoint.moment_of_truth))


def outcome_of(emotion: Emotion | None) -> str:
    """ "won" where it feels better than satisfying, "lost" where worse, else "open"."""
    return {"p": "won", "n": "lost"}.get(emotion.level[0] if emotion else "", "open")


def won_and_lost(context: PageContext, moments: tuple[Touchpoint, ...]) -> str:
    """`2 won, 2 lost`: a moment of truth is won where it feels better than satisfying, lost where worse."""
    ngettext = context.words.ngettext
    outcomes = [outcome_of(context.emotion(moment.emotion)) for moment in moments]
    won, lost = outcomes.count("won"), outcomes.count("lost")
    open_ = len(moments) - won - lost
    parts = [ngettext("%(count)s won", "%(count)s won", won)] if won else []
    parts += [ngettext("%(count)s lost", "%(count)s lost", lost)] if lost else []
    parts += [ngettext("%(count)s in the balance", "%(count)s in the balance", open_)] if open_ else []
    return context.words.enumerate(parts)


def moments_of(context: PageContext, journey: Journey) -> Iterator[Moment]:
    """The moments of truth of a journey in the order they are lived."""
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if touchpoint.moment_of_truth:
                yield moment(context, Lived(journey, stage, touchpoint), False)


def moment(context: PageContext, at: Lived, with_journey: bool, persona: str = "") -> Moment:
    """A moment of truth and who answers for it; what `persona` feels where they feel otherwise."""
    gettext, touchpoint = context.words.gettext, at.touchpoint
    emotion = context.emotion(touchpoint.emotion_of(persona) if persona else touchpoint.emotion)
    ended = outcome_of(emotion)
    outcome = {"won": gettext("Won"), "lost": gettext("Lost")}.get(ended, gettext("In the balance"))
    said = touchpoint.verbatim.text if touchpoint.verbatim else touchpoint.thought
    reason = next((point.text for point in touchpoint.pain_points), "") if ended == "lost" else touchpoint.expectation
    teams = dict.fromkeys(actor.team for actor in (*touchpoint.frontstage, *touchpoint.backstage) if actor.team)
    place = context.place_of(at) if with_journey else at.stage.title
    return Moment(
        number=touchpoint.number,
        link=Link(touchpoint.title, context.href(touchpoint.address), touchpoint_label(context, touchpoint)),
        quote=context.words.quote(said) if said else "",
        emotion=emotion,
        outcome=outcome,
        note=". ".join(part.rstrip(".") for part in (place, reason) if part),
        who=context.team_links(teams),
    )
