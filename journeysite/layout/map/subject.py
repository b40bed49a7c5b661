"""What a journey map shows: a closed value, in the reader's language, that knows nothing of the site.

All words are final (translated, with the language's quotation marks and spaces); every number that is shown stands
beside its value as text. Addresses are relative to the page that carries the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import chain
from typing import TypeVar

from msgspec import Struct

from journeysite.incremental.fields import Common

__all__ = [
    "AimRelation", "Backstage", "Channel", "Content", "Direction", "Emotion", "EmotionLevel", "EvidenceStatus",
    "Gap", "Image", "Indicator", "Lane", "LaneItem", "Lanes", "MapSubject", "MapWords", "Measured", "Mode",
    "PainPoint", "PersonaLine", "Phase", "RoadmapBar", "Severity", "Stage", "Touchpoint", "View", "WorkStatus",
    "all_of",
]  # fmt: skip

Item = TypeVar("Item")


class View(StrEnum):
    """How the rows are arranged."""

    JOURNEY = "journey"
    BLUEPRINT = "blueprint"


class Mode(StrEnum):
    """Which state is drawn: what is lived, what is aimed at, or both over each other."""

    CURRENT = "current"
    TARGET = "target"
    COMPARE = "compare"


class Content(StrEnum):
    """What kind of thing a lane holds, which says how its row is laid out.

    ``TEXTS`` hang from their touchpoint's number, ``COMMON_TEXTS`` stand once in their stage. ``VOICES``, ``CHANNELS``
    and ``ROADMAP`` show what the map knows of a touchpoint for other figures too; a ``LINE`` parts the lanes.
    """

    TEXTS = "texts"
    COMMON_TEXTS = "common-texts"
    VOICES = "voices"
    CHANNELS = "channels"
    PAIN_POINTS = "pain-points"
    BACKSTAGE = "backstage"
    TAGS = "tags"
    INDICATORS = "indicators"
    PICTURES = "pictures"
    ROADMAP = "roadmap"
    LINE = "line"


class Severity(StrEnum):
    """How much a pain point hurts; ``UNSAID`` where nobody judged it."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"
    UNSAID = ""


class WorkStatus(StrEnum):
    """How far a roadmap item is."""

    IDEA = "idea"
    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DROPPED = "dropped"


class Direction(StrEnum):
    """Where an indicator must go from its value to its target."""

    UP = "up"
    DOWN = "down"
    STAY = "stay"
    UNSAID = ""


class EvidenceStatus(StrEnum):
    """Whether a touchpoint rests on something that was observed; ``UNSAID`` draws no mark."""

    OBSERVED = "observed"
    ASSUMED = "assumed"
    UNSAID = ""


class AimRelation(StrEnum):
    """How a touchpoint stands between the current journey and its target."""

    KEPT = ""
    NEW = "new"
    ABANDONED = "abandoned"


class Emotion(Struct, frozen=True):
    """A value on the scale with the words for it: ``Emotion(1.1, "+1,1", "p1", "Plaisir")``.

    ``level``: the drawing class of its level (p2, p1, z0, n1, n2).
    """

    value: float
    text: str
    level: str
    name: str


class EmotionLevel(Struct, frozen=True):
    """A named step of the scale, as the axis at left shows it. ``icon``: the face."""

    value: float
    text: str
    level: str
    name: str
    icon: str


class Gap(Struct, frozen=True):
    """Target minus current at one touchpoint, as a value and as text (``"+2,3"``)."""

    value: float
    text: str


class PainPoint(Struct, frozen=True):
    """What gets in the way. ``note``: severity word and share, ``"Majeur · 57 %"``, or ""."""

    text: str
    severity: Severity = Severity.UNSAID
    note: str = ""


class Backstage(Struct, frozen=True):
    """What is done behind: an action, the team that does it, the system it uses; each may be ""."""

    action: str = ""
    team: str = ""
    system: str = ""


class Indicator(Struct, frozen=True):
    """A figure with its target: ``Indicator("68 %", "abandon panier", "55 %", Direction.DOWN)``.

    ``spoken``: what its link is called.
    """

    value: str
    label: str
    target: str = ""
    direction: Direction = Direction.UNSAID
    href: str = ""
    spoken: str = ""


class Image(Struct, frozen=True):
    """A picture of the storyboard: address, what it shows, size of the file in px (0 where unknown)."""

    href: str
    alt: str
    width: int = 0
    height: int = 0


#: What stands in a lane at a touchpoint or a stage, each as the lane's content asks for it.
LaneItem = str | PainPoint | Backstage | Indicator | Image
#: By the lane's key. Pairs, since a subject is what a drawing is remembered by.
Lanes = tuple[tuple[str, tuple[LaneItem, ...]], ...]


class Touchpoint(Struct, frozen=True):
    """One moment of interaction. Everything but number, id and title may be missing.

    ``number``: counts from 1 through the map, in order. ``label``: the link's accessible name, ``"10. Paiement
    refusé, Irritant, −1,8"``. ``emotions``: one for each persona line of the map, in their order; None is unknown.
    ``feelings``: what each calls it, "" where nobody said. ``absent``: the persona lines that do not live it.
    ``target``: the emotion aimed at; ``gap``: target minus the first line's emotion, where both are known.
    ``channels``: ids of channel rows, the preferred one first. ``verbatim`` and ``thought`` carry their quotation
    marks. ``lanes``: what stands in each lane, by its key.
    """

    number: int
    id: str
    title: str
    href: str = ""
    label: str = ""
    emotions: tuple[Emotion | None, ...] = ()
    feelings: tuple[str, ...] = ()
    absent: tuple[int, ...] = ()
    target: Emotion | None = None
    gap: Gap | None = None
    relation: AimRelation = AimRelation.KEPT
    moment_of_truth: bool = False
    evidence: EvidenceStatus = EvidenceStatus.UNSAID
    channels: tuple[str, ...] = ()
    thought: str = ""
    verbatim: str = ""
    lanes: Lanes = ()

    @property
    def emotion(self) -> Emotion | None:
        """The emotion of the first line, which markers, numbers and stations show."""
        return self.emotions[0] if self.emotions else None

    @property
    def feeling(self) -> str:
        """What the first line's feeling is called."""
        return self.feelings[0] if self.feelings else ""


class Stage(Struct, frozen=True):
    """A column. ``number`` counts from 1. ``phase``: index into the map's phases, -1 where it has none.

    ``label``: what the header's link is called, ``"Étape 1, Besoin : émotion moyenne +1,1"``.
    ``target``: mean aimed at. A stage without touchpoints is undocumented. ``lanes``: what concerns the whole of it.
    """

    number: int
    name: str
    href: str = ""
    label: str = ""
    mean: Emotion | None = None
    target: Emotion | None = None
    phase: int = -1
    touchpoints: tuple[Touchpoint, ...] = ()
    lanes: Lanes = ()

    def held(self, lane: Lane, kind: type[Item]) -> Iterator[Item]:
        """What a lane holds in this stage: of the stage as a whole, then of its touchpoints. All of that kind."""
        own = lane.items_of(self)
        theirs = (item for touchpoint in self.touchpoints for item in lane.items_of(touchpoint))
        return all_of(kind, chain(own, theirs), lane)

    @property
    def undocumented(self) -> bool:
        """Whether nobody has described what happens here."""
        return not self.touchpoints

    @property
    def has_moment_of_truth(self) -> bool:
        """Whether the experience tips somewhere in this stage."""
        return any(touchpoint.moment_of_truth for touchpoint in self.touchpoints)


class Phase(Struct, frozen=True):
    """A band above consecutive stages: ``Phase("Avant l’achat", "3 étapes · 8 micro-étapes")``."""

    label: str
    caption: str = ""


class Channel(Struct, frozen=True):
    """A row of the metro; rows that no touchpoint uses are not drawn."""

    id: str
    label: str
    icon: str = ""


class Lane(Struct, frozen=True):
    """A row to draw, if anything is in it. ``key``: by which touchpoints and stages hold what stands in it.

    ``spare``: when a poster does without it, 1 first, 0 never. ``boxed``: as boxes in a service blueprint. ``rail``: on
    the journey's narrow list too. ``above``: the lane without which a line is not drawn; ``shades``: whether the ground
    is shaded from that line down.
    """

    key: str
    content: Content
    label: str
    caption: str = ""
    icon: str = ""
    spare: int = 0
    boxed: bool = False
    rail: bool = False
    above: str = ""
    shades: bool = False

    def items_of(self, holder: Touchpoint | Stage) -> tuple[LaneItem, ...]:
        """What stands in this lane at a touchpoint, or for a stage as a whole."""
        return next((items for key, items in holder.lanes if key == self.key), ())


def all_of(kind: type[Item], items: Iterable[object], lane: Lane) -> Iterator[Item]:
    """The items, every one of that kind; another is a mistake in the lane's definition."""
    for item in items:
        if not isinstance(item, kind):
            raise TypeError(f"the lane `{lane.key}` of {lane.content.value} holds a {type(item).__name__}")
        yield item


class PersonaLine(Struct, frozen=True):
    """Whose emotions a curve shows. The first of up to five is drawn in full, the others as lines."""

    id: str
    label: str


class Measured(Struct, frozen=True):
    """An indicator mapped onto the emotion scale: one value per touchpoint in order, None where not measured."""

    label: str
    values: tuple[float | None, ...]


class RoadmapBar(Struct, frozen=True):
    """A roadmap item that serves touchpoints of this map.

    ``status_text``: ``"En cours · 45 %"``; ``progress`` in percent or None; ``touchpoints``: numbers on this
    map, in order.
    """

    id: str
    title: str
    status: WorkStatus
    status_text: str
    touchpoints: tuple[int, ...]
    href: str = ""
    label: str = ""
    progress: float | None = None


class MapWords(Struct, frozen=True):
    """The map's own words: headings of the fixed rows, what stands in an empty cell, and the legend."""

    stages: str = "Stages"
    stage_mean: str = "mean of the stage"
    touchpoint: str = "touchpoint"
    undocumented: str = "not documented"
    empty: str = "—"
    moment_of_truth: str = "Moment of truth"
    current: str = "Lived today"
    target: str = "Target"
    gap: str = "Gap to close"
    observed: str = "Observed"
    assumed: str = "Assumed"
    names: str = "Touchpoints"
    unknown: str = "emotion unknown"
    silent: str = "nobody has said how it feels"
    new: str = "new"
    abandoned: str = "abandoned"


class MapSubject(Struct, frozen=True):
    """Everything a map shows.

    ``id``: prefix of the figure's element ids, unique on its page. ``description``: count, peak and low in a
    sentence or two. ``levels``: from high to low. ``lanes``: in drawing order. ``colophon``: short notes (owner,
    evidence, date, commit) for the foot of a poster or a file that stands alone.
    """

    id: str
    title: str
    description: str
    language: str
    levels: Common[tuple[EmotionLevel, ...]]
    stages: Common[tuple[Stage, ...]]
    phases: tuple[Phase, ...] = ()
    lanes: Common[tuple[Lane, ...]] = ()
    channels: Common[tuple[Channel, ...]] = ()
    roadmap: tuple[RoadmapBar, ...] = ()
    lines: tuple[PersonaLine, ...] = ()
    measured: Measured | None = None
    mode: Mode = Mode.CURRENT
    view: View = View.JOURNEY
    words: Common[MapWords] = MapWords()
    colophon: tuple[str, ...] = ()

    @property
    def has_unknown(self) -> bool:
        """Whether nobody knows what is felt at some touchpoint."""
        return any(point.emotion is None and 0 not in point.absent for point in self.touchpoints)

    def absent(self, line: int) -> frozenset[int]:
        """Indices of the touchpoints that the persona of a line does not live."""
        return frozenset(at for at, point in enumerate(self.touchpoints) if line in point.absent)

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, in the order they are lived."""
        return tuple(touchpoint for stage in self.stages for touchpoint in stage.touchpoints)
