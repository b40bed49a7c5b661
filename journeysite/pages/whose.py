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
    """A note beside a mean, `as Amina feels it`; "" where nothing needs to be said."""
    name = feeling_of(journey, personas)
    return words.say(words.gettext("as %(persona)s feels it"), persona=name) if name else ""
