"""What a journey map shows: a closed value, in the reader's language, that knows nothing of the site.

All words are final (translated, with the language's quotation marks and spaces); every number that is shown stands
beside its value as text. Addresses are relative to the page that carries the map.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from journeysite.incremental.fields import Common

__all__ = [
    "AimRelation",
    "Backstage",
    "Channel",
    "Direction",
    "Emotion",
    "EmotionLevel",
    "EvidenceStatus",
    "Gap",
    "Image",
    "Indicator",
    "Lane",
    "LaneKind",
    "LaneText",
    "MapSubject",
    "MapWords",
    "Measured",
    "Mode",
    "PainPoint",
    "PersonaLine",
    "Phase",
    "RoadmapBar",
    "Severity",
    "Stage",
    "Touchpoint",
    "View",
    "WorkStatus",
]


class View(StrEnum):
    """How the rows are arranged."""

    JOURNEY = "journey"
    BLUEPRINT = "blueprint"


class Mode(StrEnum):
    """Which state is drawn: what is lived, what is aimed at, or both over each other."""

    CURRENT = "current"
    TARGET = "target"
    COMPARE = "compare"


class LaneKind(StrEnum):
    """The rows under the curve. ``CUSTOM`` lanes are told apart by their key; the lines are rows of their own."""

    ACTIONS = "actions"
    THOUGHTS = "thoughts"
    CHANNELS = "channels"
    EXPECTATIONS = "expectations"
    MOTIVATIONS = "motivations"
    PAIN_POINTS = "pain-points"
    FRONT_STAGE = "front-stage"
    LINE_OF_INTERACTION = "line-of-interaction"
    LINE_OF_VISIBILITY = "line-of-visibility"
    LINE_OF_INTERNAL_INTERACTION = "line-of-internal-interaction"
    BACKSTAGE = "backstage"
    SYSTEMS = "systems"
    INDICATORS = "indicators"
    OPPORTUNITIES = "opportunities"
    ROADMAP = "roadmap"
    IMAGES = "images"
    CUSTOM = "custom"


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


class LaneText(Struct, frozen=True):
    """A text in one of the site's own lanes; ``lane`` is the lane's key."""

    lane: str
    text: str


class Touchpoint(Struct, frozen=True):
    """One moment of interaction. Everything but number, id and title may be missing.

    ``number``: counts from 1 through the map, in order. ``label``: the link's accessible name,
    ``"10. Paiement refusé, Irritant, −1,8"``. ``emotions``: one for each persona line of the map, in their
    order; None is unknown. ``target``: the emotion aimed at; ``gap``: target minus the first line's emotion,
    where both are known. ``channels``: ids of channel rows, the preferred one first. ``verbatim`` and
    ``thought`` carry their quotation marks.
    """

    number: int
    id: str
    title: str
    href: str = ""
    label: str = ""
    emotions: tuple[Emotion | None, ...] = ()
    target: Emotion | None = None
    gap: Gap | None = None
    relation: AimRelation = AimRelation.KEPT
    moment_of_truth: bool = False
    evidence: EvidenceStatus = EvidenceStatus.UNSAID
    channels: tuple[str, ...] = ()
    action: str = ""
    thought: str = ""
    verbatim: str = ""
    expectation: str = ""
    motivation: str = ""
    pain_points: tuple[PainPoint, ...] = ()
    front_stage: tuple[str, ...] = ()
    backstage: tuple[Backstage, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    opportunities: tuple[str, ...] = ()
    image: Image | None = None
    lanes: tuple[LaneText, ...] = ()

    @property
    def emotion(self) -> Emotion | None:
        """The emotion of the first line, which markers, numbers and stations show."""
        return self.emotions[0] if self.emotions else None


class Stage(Struct, frozen=True):
    """A column. ``number`` counts from 1. ``phase``: index into the map's phases, -1 where it has none.

    ``label``: what the header's link is called, ``"Étape 1, Besoin : émotion moyenne +1,1"``.
    ``target``: mean aimed at. A stage without touchpoints is undocumented.
    """

    number: int
    name: str
    href: str = ""
    label: str = ""
    mean: Emotion | None = None
    target: Emotion | None = None
    phase: int = -1
    touchpoints: tuple[Touchpoint, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    lanes: tuple[LaneText, ...] = ()

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
    """A row to draw, if anything is in it. ``key``: which of the site's own lanes, for ``LaneKind.CUSTOM``."""

    kind: LaneKind
    label: str
    caption: str = ""
    icon: str = ""
    key: str = ""


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
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, in the order they are lived."""
        return tuple(touchpoint for stage in self.stages for touchpoint in stage.touchpoints)
