"""Emotions as numbers: a level's name in any language of the site, or a number as people write it."""

import math
from collections.abc import Iterator, Mapping

from msgspec import Struct

from journeysite.diagnostics import Place
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.entry import JourneyEntry, Outline
from journeysite.link.references import References
from journeysite.model.address import Kind
from journeysite.model.settings import EmotionScale
from journeysite.model.slug import slug
from journeysite.read.words import FRENCH, is_french


class EmotionValues(Struct, frozen=True):
    """What is felt at one touchpoint: by all, and by the personas who differ."""

    all: float | None
    each: Mapping[str, float]


class Levels(Struct, frozen=True):
    """Reads emotions on a scale, and reports those that are not on it."""

    scale: EmotionScale
    named: Mapping[str, float]
    findings: Findings
    language: str = ""  # whose words a message names

    def value(self, written: str, place: Place, *steps: str) -> float | None:
        """The number on the scale; one outside is reported and moved to the nearest end, an unknown name is None.

        The emotion stands behind `steps` from `place`.
        """
        value = _number(written)
        if value is None:
            value = self.named.get(slug(written))
        if value is None:
            self._report_unknown(written, place.at(*steps))
            return None
        if not self.scale.low <= value <= self.scale.high:
            self._report_off_scale(written, place.at(*steps))
        return min(max(value, self.scale.low), self.scale.high)

    def _report_unknown(self, written: str, place: Place) -> None:
        levels = ", ".join(f"`{level.labels.get(self.language) or level.id}`" for level in self.scale.levels)
        hint = did_you_mean(written, self.named)
        hint = hint or f"write one of {levels}, or a number from {self.scale.low:g} to {self.scale.high:g}"
        self.findings.append(codes.UNKNOWN_LEVEL.at(place, f"unknown emotion `{written}`", hint))

    def _report_off_scale(self, written: str, place: Place) -> None:
        message = f"the emotion `{written}` is outside the scale"
        hint = f"the scale of this site goes from {self.scale.low:g} to {self.scale.high:g}"
        self.findings.append(codes.OFF_SCALE.at(place, message, hint))


def _number(written: str) -> float | None:
    """The number that was written, None where it is none; reading has refused decimal commas by then."""
    try:
        value = float(written)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def levels(scale: EmotionScale, findings: Findings, language: str = "") -> Levels:
    """A reader of emotions that knows the levels by id, by their labels in all languages and by their synonyms."""
    named: dict[str, float] = {}
    for level in scale.levels:
        for name in (level.id, *level.labels.values()):
            if key := slug(name):
                named.setdefault(key, level.value)
    for level in scale.levels:
        for synonym in FRENCH.get(level.id, ()):
            named.setdefault(slug(synonym), level.value)
    return Levels(scale, named, findings, language if is_french(language) else "")


def emotion_values(outline: Outline, levels: Levels, references: References) -> dict[str, EmotionValues]:
    """What is felt at every touchpoint, by its full id."""
    return dict(entry for journey in outline.journeys.values() for entry in _felt_in(journey, levels, references))


def _felt_in(journey: JourneyEntry, levels: Levels, references: References) -> Iterator[tuple[str, EmotionValues]]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            record, place = touchpoint.record, touchpoint.place
            everybody = None if record.emotion is None else levels.value(record.emotion, place, "emotion")
            each: dict[str, float] = {}
            for persona, written in record.emotions.items():
                value = levels.value(written, place, "emotions", persona)
                id = references.one(Kind.PERSONA, persona, place.key("emotions", persona))
                if id and value is not None:
                    each[id] = value
            yield touchpoint.address.id, EmotionValues(everybody, each)
