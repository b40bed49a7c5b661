"""A site about to be published in one language: what every page is made from, with the sums that pages share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from journeysite.draw.marks import FACES
from journeysite.geometry.scale import level_class
from journeysite.incremental.by_value import ByValue
from journeysite.incremental.tracked import Tracker, question, tracked
from journeysite.layout.map.subject import Emotion, EmotionLevel
from journeysite.model.address import Address, Kind
from journeysite.model.journey import TARGET, Journey, PainPoint, Stage, Touchpoint
from journeysite.model.journey import mean as mean_of
from journeysite.model.persona import Persona
from journeysite.model.roadmap import RoadmapItem
from journeysite.model.settings import Level
from journeysite.model.site import Site
from journeysite.pages.page_kind import PageKind
from journeysite.pages.similar_stages import MOST_SIMILAR, Named, SimilarStage, ends, named_stages, names_of
from journeysite.pages.words import Words, rounded
from journeysite.theme.letters import letter_icon
from journeysite.theme.theme import Theme


class BuildInfo(Struct, frozen=True):
    """When and from what a site is built: the day (never the clock's own idea of it), and the source's commit.

    `folder`: where the site lies in its repository, such as `docs/site/`; "" at the top.
    """

    date: date | None = None
    commit: str = ""
    folder: str = ""


class Inputs(Struct, frozen=True):
    """All that pages are made of; they see it tracked."""

    site: Site
    build_info: BuildInfo


class Lived(Struct, frozen=True):
    """A touchpoint where it is lived."""

    journey: Journey
    stage: Stage
    touchpoint: Touchpoint


class Pain(Struct, frozen=True):
    """A pain point where it hurts, and the roadmap items that serve it or its touchpoint."""

    point: PainPoint
    at: Lived
    roadmap: tuple[str, ...]


class Rank(Struct, frozen=True):
    """Where a roadmap item stands in the ranking, from 0, of how many, and between which."""

    place: int
    of: int
    before: Address | None
    after: Address | None


#: How heavy a severity weighs when pain points are ranked.
SEVERITY_WEIGHT: Final = {"critical": 3.0, "major": 2.0, "minor": 1.0, "": 1.0}


class SiteQueries:
    """A site in its language, with the theme it is dressed in, and what pages ask about it as a whole.

    What pages read of the site is recorded by its values. Sums are marked: a `tracked` one is worked out once for all
    pages, and each depends on what it was worked out from; of a `question` they depend on the answer alone. `kinds`: of
    the pages that there are, for navigation and titles. `before` were asked of the same site in an earlier state.
    """

    def __init__(
        self,
        site: Site,
        words: Words,
        build_info: BuildInfo,
        theme: Theme,
        kinds: tuple[PageKind, ...],
        before: SiteQueries | None = None,
    ) -> None:
        self.tracker: Tracker[Inputs] = Tracker(Inputs(site, build_info), before.tracker if before else None)
        self._inputs = self.tracker.root()
        self.site = self._inputs.site
        self.words = words
        self.theme = theme
        self.kinds = kinds
        self._named: ByValue[Journey, Named] = before._named if before else ByValue(named_stages)
        self.tracker.answer_by(self)

    @property
    def build_info(self) -> BuildInfo:
        """When and from what the site is built."""
        return self._inputs.build_info

    def redirect(self, old: Address) -> Address:
        """What took over from an old address."""
        return self.redirected(str(old))

    @question
    def redirected(self, old: str) -> Address:
        """What took over from an old address, as it is written."""
        return (self.site.redirects or {})[_addressed(old)]

    def icon(self, *names: str) -> str:
        """The first of these icons that the theme has; a dot where it has none."""
        return next((name for name in names if name in self.theme.icons), "circle-dot")

    def icon_or_letter(self, label: str, *names: str) -> str:
        """The first of these icons that the theme has; the label's first letter where it has none."""
        return self.icon(*names, letter_icon(label))

    # Emotions

    def emotion(self, value: float | None) -> Emotion | None:
        """The value in words; its level is that of the number as shown, so that both always agree."""
        return None if value is None else self._emotion(value)

    @tracked
    def _emotion(self, value: float) -> Emotion:
        scale = self.site.settings.emotion
        shown = rounded(value)
        nearest = min(scale.levels, key=lambda level: (abs(level.value - shown), -self.strength(level.value)))
        return Emotion(
            self.stretched(value),
            self.felt(value),
            level_class(self.stretched(shown)),
            self.level_name(nearest.id),
        )

    def stretched(self, value: float) -> float:
        """An emotion of this site's scale on the scale of the drawings, −2 to 2."""
        scale = self.site.settings.emotion
        if (scale.low, scale.high) == (-2, 2):
            return value
        return (value - scale.low) / (scale.high - scale.low) * 4 - 2

    def strength(self, value: float | None) -> float:
        """How far an emotion is from the middle of the site's scale, 0 to 2; an unknown one is as weak as none."""
        return 0.0 if value is None else abs(self.stretched(value))

    def felt(self, value: float, digits: int = 1) -> str:
        """An emotion as a number; with its sign where the scale of the site goes below zero."""
        signed = self.site.settings.emotion.low < 0
        return self.words.signed(value, digits) if signed else self.words.number(value, digits)

    def level_name(self, level: str) -> str:
        """What a level of the scale is called in this language."""
        found = next(known for known in self.site.settings.emotion.levels if known.id == level)
        return found.labels.get(self.words.language) or self._level_names.get(level) or sentence_case(level)

    @property
    @tracked
    def levels(self) -> tuple[EmotionLevel, ...]:
        """The named steps of the scale, from high to low, with their faces; every figure of emotions has them."""
        return tuple(sorted(map(self._level, self.site.settings.emotion.levels), key=lambda level: -level.value))

    def _level(self, level: Level) -> EmotionLevel:
        emotion = self.emotion(level.value)
        assert emotion is not None
        text = self.felt(level.value, 0 if level.value == int(level.value) else 1)
        return EmotionLevel(emotion.value, text, emotion.level, self.level_name(level.id), FACES[emotion.level])

    @property
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

    @property
    @tracked
    def journeys(self) -> tuple[Journey, ...]:
        """Every journey that is shown: those put in the archive have a page, but count nowhere."""
        return tuple(journey for journey in self.site.journeys.values() if journey.status != "archived")

    @property
    @tracked
    def lived_journeys(self) -> tuple[Journey, ...]:
        """What customers live today; targets are what they shall live."""
        return tuple(journey for journey in self.journeys if _is_lived(journey))

    @property
    @tracked
    def lived(self) -> tuple[Lived, ...]:
        """Every touchpoint that customers live today."""
        return tuple(_touchpoints_of(self.lived_journeys))

    @property
    @tracked
    def aimed(self) -> tuple[Lived, ...]:
        """Every touchpoint of the target journeys: what customers shall live."""
        return tuple(_touchpoints_of(journey for journey in self.journeys if journey.kind == TARGET))

    @property
    @tracked
    def pains(self) -> tuple[Pain, ...]:
        """Every pain point of what is lived today, the worst first: by severity × share, unknown shares last."""
        return worst_first(pain for at in self.lived for pain in pains_at(at))

    @property
    @tracked
    def mean(self) -> float | None:
        """Mean over all touchpoints that are lived today."""
        return mean_of(at.touchpoint.emotion for at in self.lived)

    @property
    @tracked
    def ranked(self) -> tuple[RoadmapItem, ...]:
        """All roadmap items, the highest score first, those without a score last; equal ones in the site's order."""
        return tuple(sorted(self.site.roadmap.values(), key=lambda item: -(item.score.total if item.score else -1.0)))

    # Stages alike

    def stages_similar_to(self, stage: Stage, own: Iterable[str]) -> tuple[tuple[Journey, Stage], ...]:
        """Stages of that id or name in what is lived in other journeys than one's `own`, in the site's order.

        Of more than `MOST_SIMILAR`, those that are felt most differently. They stand at the ends of all stages of that
        name, sorted by mean, so that a site of a thousand journeys need not compare each with each.
        """
        skipped = set(own)
        similars = {similar.place: similar for name in names_of(stage) for similar in self.ends_of(name)}
        others = [similars[place] for place in sorted(similars) if _journey_of(similars[place].address) not in skipped]
        if len(others) > MOST_SIMILAR:
            own_mean = stage.mean
            others = sorted(others, key=lambda similar: -_apart(similar.mean, own_mean))[:MOST_SIMILAR]
        return tuple((self.site.journey_of(similar.address), self._stage(similar.address)) for similar in others)

    def _stage(self, address: Address) -> Stage:
        found = self.site.nouns[address]
        assert isinstance(found, Stage)
        return found

    @question
    def ends_of(self, name: str) -> tuple[SimilarStage, ...]:
        """The stages of that name that are felt worst and best."""
        return ends(name, self._stages_by_name)

    @property
    @tracked
    def _stages_by_name(self) -> list[Named]:
        """The stages of each journey that is lived. They are looked at untracked, which takes a third of the time."""
        return self._named.of_each(self.lived_journeys)

    # Work and pain

    @tracked
    def lived_at(self, address: Address) -> Lived | None:
        """Where a touchpoint lies, those of targets and of the archive too; None where there is none."""
        touchpoint = self.site.nouns.get(address)
        if not isinstance(touchpoint, Touchpoint):
            return None
        return Lived(self.site.journey_of(address), self.site.stage_of(address), touchpoint)

    def work_at(self, touchpoint: Touchpoint) -> tuple[str, ...]:
        """The roadmap items that serve a touchpoint, or today's touchpoint that becomes it in the target."""
        pair = self.lived_at(touchpoint.pair) if touchpoint.pair else None
        if pair is None or pair.journey.kind == TARGET:
            return touchpoint.roadmap
        return _union(touchpoint.roadmap, pair.touchpoint.roadmap)

    def roadmap_of(self, journey: Journey) -> tuple[str, ...]:
        """The roadmap items that serve a touchpoint of the journey, in the order in which they are met."""
        return tuple(dict.fromkeys(item for _, items in self.work_in(journey) for item in items))

    @tracked
    def work_in(self, journey: Journey) -> tuple[tuple[Touchpoint, tuple[str, ...]], ...]:
        """Every touchpoint of the journey with the roadmap items that serve it."""
        return tuple((point, self.work_at(point)) for point in journey.touchpoints)

    def by_rank(self, items: Iterable[str]) -> tuple[RoadmapItem, ...]:
        """These roadmap items, the best first; ids that nobody knows are left out."""
        return tuple(self.site.roadmap[item] for item in self.order_of(" ".join(sorted(set(items)))))

    @question
    def order_of(self, items: str) -> tuple[str, ...]:
        """Ids between spaces, by rank."""
        known = sorted(self._rank[item] for item in items.split(" ") if item in self._rank)
        return tuple(self.ranked[rank].id for rank in known)

    @question
    def rank_of(self, item: str) -> Rank:
        """Where the item of that id stands among all."""
        place, ranked = self._rank.get(item, -1), self.ranked
        before = ranked[place - 1].address if place > 0 else None
        after = ranked[place + 1].address if 0 <= place < len(ranked) - 1 else None
        return Rank(place, len(ranked), before, after)

    @property
    @tracked
    def _rank(self) -> Mapping[str, int]:
        return {item.id: rank for rank, item in enumerate(self.ranked)}

    def pains_served_by(self, item: RoadmapItem) -> tuple[Pain, ...]:
        """The pain points that a roadmap item works on, the worst first."""
        places = (at for at in map(self.lived_at, item.touchpoints) if at and _counts(at.journey))
        return tuple(pain for pain in self.pains_of(places) if item.id in pain.roadmap)

    def lived_by(self, persona: Persona) -> tuple[Lived, ...]:
        """Every touchpoint that a persona lives today."""
        known = (self.site.journeys.get(journey) for journey in persona.journeys)
        lived = _touchpoints_of(journey for journey in known if journey and _counts(journey))
        return tuple(at for at in lived if at.touchpoint.is_lived_by(persona.id))

    def pains_of(self, places: Iterable[Lived]) -> tuple[Pain, ...]:
        """The pain points at these touchpoints, the worst first."""
        return worst_first(pain for at in places for pain in pains_at(at))


def _addressed(written: str) -> Address:
    """The address that reads so, without a fragment."""
    kind, _, id = written.partition(":")
    return Address(Kind(kind), id)


def _journey_of(address: Address) -> str:
    return address.id.partition("/")[0]


def _is_lived(journey: Journey) -> bool:
    return journey.kind != TARGET


def _counts(journey: Journey) -> bool:
    """Whether what happens there is lived today, and not put in the archive."""
    return _is_lived(journey) and journey.status != "archived"


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


def _apart(one: float | None, other: float | None) -> float:
    """How differently two stages are felt, by their means; unknown ones are not."""
    return abs(one - other) if one is not None and other is not None else 0.0


def strongest(queries: SiteQueries, places: Iterable[Lived], most: int) -> tuple[Lived, ...]:
    """Those touchpoints that are felt most strongly, at most so many, in the order in which they came."""
    listed = tuple(places)
    if len(listed) <= most:
        return listed
    weights = {
        at.touchpoint.address: queries.strength(at.touchpoint.emotion) + at.touchpoint.moment_of_truth for at in listed
    }
    chosen = {at.touchpoint.address for at in sorted(listed, key=lambda at: -weights[at.touchpoint.address])[:most]}
    return tuple(at for at in listed if at.touchpoint.address in chosen)


def _touchpoints_of(journeys: Iterable[Journey]) -> Iterator[Lived]:
    for journey in journeys:
        for stage in journey.stages:
            for touchpoint in stage.touchpoints:
                yield Lived(journey, stage, touchpoint)


def _union(one: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))
