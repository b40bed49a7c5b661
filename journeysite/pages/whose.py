"""Whose feelings a sum is made of, where the people of a journey do not feel alike."""

from __future__ import annotations

from collections.abc import Sequence

from journeysite.model.journey import Journey
from journeysite.model.persona import Persona
from journeysite.pages.words import Words

__all__ = ["as_felt_by", "feeling_of"]


def feeling_of(journey: Journey, personas: Sequence[Persona]) -> str:
    """Title of the first of the journey's personas, whose feelings are summed up; "" where all of them feel alike."""
    felt = ({at.emotion_of(name) for name in journey.personas} for at in journey.touchpoints)
    return personas[0].title if personas and any(len(emotions) > 1 for emotions in felt) else ""


def as_felt_by(words: Words, journey: Journey, personas: Sequence[Persona]) -> str:
    """A note beside a mean of what is felt at the touchpoints; "" where all feel alike.

    `as Amina feels it`: only where it is hers at each of them, so that she takes part in all.
    """
    name = feeling_of(journey, personas)
    if not name:
        return ""
    if any(at.emotion_of(personas[0].id) != at.emotion for at in journey.touchpoints):
        return words.gettext("over all touchpoints")
    return words.say(words.gettext("as %(persona)s feels it"), persona=name)
