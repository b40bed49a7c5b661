"""A site about to be published in one language: what every page is made from, with the sums that pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from journeysite.geometry.scale import level_class
from journeysite.layout.map_subject import Emotion
from journeysite.model.address import Address
from journeysite.model.journey import TARGET, Journey, PainPoint, Stage, Touchpoint
from journeysite.model.journey import mean as mean_of
from journeysite.model.persona import Persona
from journeysite.model.roadmap import RoadmapItem
from journeysite.model.site import Site
from journeysite.render.words import Words, rounded
from journeysite.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Imprint:
    """When and from what a site is built: the day (never the clock's own idea of it), and the source's commit."""

    date: date | None = None
    commit: str = ""


@dataclass(frozen=True, slots=True)
class Lived:
    """A touchpoint where it is lived."""

    journey: Journey
    stage: Stage
    touchpoint: Touchpoint


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain point where it hurts, and the roadmap items that serve it or its touchpoint."""

    point: PainPoint
    at: Lived
    roadmap: tuple[str, ...]


#: How many stages of one name a journey, its current and its target journey may have among them.
OWN_STAGES: Final = 6

#: How heavy a severity weighs when pain points are ranked.
SEVERITY_WEIGHT: Final = {"critical": 3.0, "major": 2.0, "minor": 1.0, "": 1.0}


class Edition:
    """A site in its language, with the theme it is dressed in."""

    def __init__(self, site: Site, words: Words, imprint: Imprint, theme: Theme) -> None:
        self.site = site
        self.words = words
        self.imprint = imprint
        self.theme = theme
        self._emotions: dict[float, Emotion] = {}

    def icon(self, *names: str) -> str:
        """The first of these icons that the theme has; a dot where it has none."""
        return next((name for name in names if name in self.theme.icons), "circle-dot")

    # Emotions

    def emotion(self, value: float | None) -> Emotion | None:
        """The value in words; its level is that of the number as shown, so that both always agree."""
        if value is None:
            return None
        found = self._emotions.get(value)
        if found is None:
            found = self._emotions[value] = self._emotion(value)
        return found

    def _emotion(self, value: float) -> Emotion:
        scale = self.site.settings.emotion
        shown = rounded(value)
        nearest = min(scale.levels, key=lambda level: (abs(level.value - shown), -abs(level.value)))
        return Emotion(
            self.stretched(value),
            self.words.signed(value),
            level_class(self.stretched(shown)),
            self.level_name(nearest.id),
        )

    def stretched(self, value: float) -> float:
        """An emotion of this site's scale on the scale of the drawings, −2 to 2."""
        scale = self.site.settings.emotion
        if (scale.low, scale.high) == (-2, 2):
            return value
        return (value - scale.low) / (scale.high - scale.low) * 4 - 2

    def level_name(self, level: str) -> str:
        """What a level of the scale is called in this language."""
        found = next(known for known in self.site.settings.emotion.levels if known.id == level)
        return found.labels.get(self.words.language) or self._level_names.get(level) or sentence_case(level)

    @cached_property
    def _level_names(self) -> Mapping[str, str]:
        gettext = self.words.gettext
        return {
            "delight": gettext("Delight"),
            "pleasure": gettext("Pleasure"),
            "satisfaction": gettext("Satisfaction"),
            "disappointment": gettext("Disappointment"),
            "irritant": gettext("Irritant"),
        }

    # What the site holds, counted once

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """Every journey that is shown: those put in the archive have a page, but count nowhere."""
        return tuple(journey for journey in self.site.journeys.values() if journey.status != "archived")

    @cached_property
    def lived_journeys(self) -> tuple[Journey, ...]:
        """What customers live today; targets are what they shall live."""
        return tuple(journey for journey in self.journeys if journey.kind != TARGET)

    def stages_like(self, stage: Stage, own: Iterable[str], most: int) -> tuple[tuple[Journey, Stage], ...]:
        """Stages of that id or name in what is lived in other journeys than one's `own`, in the site's order.

        Of more than `most`, those that are felt most differently. They stand at the ends of all stages of that name,
        sorted by mean, so that a site of a thousand journeys need not compare each with each.
        """
        skipped, ends = set(own), most + OWN_STAGES
        names = {stage.id, stage.title.casefold()}
        lists = [self._stages_by_name.get(name, ()) for name in sorted(names)]
        places = {place for found in lists for place in (*found[:ends], *found[-ends:])}
        others = [place for place in sorted(places) if self._all_stages[place][0].id not in skipped]
        if len(others) > most:
            others = sorted(others, key=lambda place: -_apart(self._all_stages[place][1], stage))[:most]
        return tuple(self._all_stages[place] for place in others)

    @cached_property
    def _all_stages(self) -> tuple[tuple[Journey, Stage], ...]:
        return tuple((journey, stage) for journey in self.lived_journeys for stage in journey.stages)

    @cached_property
    def _stages_by_name(self) -> Mapping[str, Sequence[int]]:
        """Places in `_all_stages` by the stage's id and by its name, those with the lowest mean first."""
        places: dict[str, list[int]] = {}
        means = [(stage.mean or 0.0, place) for place, (_, stage) in enumerate(self._all_stages)]
        for _, place in sorted(means):
            stage = self._all_stages[place][1]
            for name in {stage.id, stage.title.casefold()}:
                places.setdefault(name, []).append(place)
        return places

    @cached_property
    def lived(self) -> tuple[Lived, ...]:
        """Every touchpoint that customers live today."""
        return tuple(_touchpoints_of(self.lived_journeys))

    @cached_property
    def aimed(self) -> tuple[Lived, ...]:
        """Every touchpoint of the target journeys: what customers shall live."""
        return tuple(_touchpoints_of(journey for journey in self.journeys if journey.kind == TARGET))

    @cached_property
    def pains(self) -> tuple[Pain, ...]:
        """Every pain point of what is lived today, the worst first: by severity × share, unknown shares last."""
        return worst_first(pain for at in self.lived for pain in pains_at(at))

    @cached_property
    def mean(self) -> float | None:
        """Mean over all touchpoints that are lived today."""
        return mean_of(at.touchpoint.emotion for at in self.lived)

    @cached_property
    def lived_at(self) -> Mapping[Address, Lived]:
        """Where each touchpoint lies, those of targets and of the archive too."""
        return {at.touchpoint.address: at for at in _touchpoints_of(self.site.journeys.values())}

    def work_at(self, touchpoint: Touchpoint) -> tuple[str, ...]:
        """The roadmap items that serve a touchpoint, or today's touchpoint that becomes it in the target."""
        pair = self.lived_at.get(touchpoint.pair) if touchpoint.pair else None
        if pair is None or pair.journey.kind == TARGET:
            return touchpoint.roadmap
        return _union(touchpoint.roadmap, pair.touchpoint.roadmap)

    def roadmap_of(self, journey: Journey) -> tuple[str, ...]:
        """The roadmap items that serve a touchpoint of the journey, in the order in which they are met."""
        return tuple(dict.fromkeys(item for touchpoint in journey.touchpoints for item in self.work_at(touchpoint)))

    def by_rank(self, items: Iterable[str]) -> tuple[RoadmapItem, ...]:
        """These roadmap items, the best first; ids that nobody knows are left out."""
        known = sorted({self.rank[item] for item in items if item in self.rank})
        return tuple(self.ranked[rank] for rank in known)

    def pains_served_by(self, item: str) -> tuple[Pain, ...]:
        """The pain points that a roadmap item works on, the worst first."""
        return tuple(self._pains_by_item.get(item, ()))

    def lived_by(self, persona: Persona) -> tuple[Lived, ...]:
        """Every touchpoint that a persona lives today."""
        return tuple(at for journey in persona.journeys for at in self._lived_by_journey.get(journey, ()))

    def pains_of(self, places: Iterable[Lived]) -> tuple[Pain, ...]:
        """The pain points at these touchpoints, the worst first."""
        return worst_first(pain for at in places for pain in pains_at(at))

    @cached_property
    def _lived_by_journey(self) -> Mapping[str, tuple[Lived, ...]]:
        return {journey.id: tuple(_touchpoints_of((journey,))) for journey in self.lived_journeys}

    @cached_property
    def _pains_by_item(self) -> Mapping[str, list[Pain]]:
        found: dict[str, list[Pain]] = {}
        for pain in self.pains:
            for item in pain.roadmap:
                found.setdefault(item, []).append(pain)
        return found

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """Where each roadmap item stands in the ranking, from 0."""
        return {item.id: rank for rank, item in enumerate(self.ranked)}

    @cached_property
    def ranked(self) -> tuple[RoadmapItem, ...]:
        """All roadmap items, the highest score first, those without a score last; equal ones in the site's order."""
        return tuple(sorted(self.site.roadmap.values(), key=lambda item: -(item.score.total if item.score else -1.0)))


def pains_at(at: Lived) -> Iterator[Pain]:
    """A touchpoint's pain points with the work on each: its own, and what serves the touchpoint and no other pain."""
    points = at.touchpoint.pain_points
    for point in points:
        elsewhere = {item for other in points if other is not point for item in other.roadmap}
        general = (item for item in at.touchpoint.roadmap if item not in elsewhere)
        yield Pain(point, at, _union(point.roadmap, general))


def worst_first(pains: Iterable[Pain]) -> tuple[Pain, ...]:
    """Pain points by severity × share; equal ones in the order in which they are met."""
    return tuple(sorted(pains, key=lambda pain: -pain_weight(pain.point)))


def pain_weight(point: PainPoint) -> float:
    """Severity × share of customers; a share that nobody knows counts as one in a hundred."""
    return SEVERITY_WEIGHT[point.severity] * (1.0 if point.share is None else point.share)


def sentence_case(identifier: str) -> str:
    """An id as a word for people: `in-progress` → `In progress`."""
    words = identifier.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _apart(one: Stage, other: Stage) -> float:
    """How differently two stages are felt; unknown ones are not."""
    return abs(one.mean - other.mean) if one.mean is not None and other.mean is not None else 0.0


def strongest(places: Iterable[Lived], most: int) -> tuple[Lived, ...]:
    """Those touchpoints that are felt most strongly, at most so many, in the order in which they came."""
    listed = tuple(places)
    if len(listed) <= most:
        return listed
    weights = {at.touchpoint.address: abs(at.touchpoint.emotion or 0) + at.touchpoint.moment_of_truth for at in listed}
    chosen = {at.touchpoint.address for at in sorted(listed, key=lambda at: -weights[at.touchpoint.address])[:most]}
    return tuple(at for at in listed if at.touchpoint.address in chosen)


def _touchpoints_of(journeys: Iterable[Journey]) -> Iterator[Lived]:
    for journey in journeys:
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                yield Lived(journey, stage, touchpoint)


def _union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
