"""A journey, its stages and its touchpoints."""

import datetime
from collections.abc import Iterable, Mapping
from itertools import chain

from msgspec import Struct, field

from journeysite.model.address import Address, Kind
from journeysite.model.prose import NO_PROSE, Prose

CURRENT, TARGET, DAY = "current", "target", "day-in-the-life"


class Verbatim(Struct, frozen=True):
    """What was really said; `evidence` is the id of the study that heard it, or "" when nobody noted it."""

    text: str
    evidence: str = ""


class PainPoint(Struct, frozen=True):
    """What gets in the way. `severity`: minor, major, critical or "" when unsaid; `share`: % of customers hit."""

    text: str
    severity: str = ""
    share: float | None = None
    evidence: tuple[str, ...] = ()
    roadmap: tuple[str, ...] = ()


class Opportunity(Struct, frozen=True):
    """What could close the gap, and the roadmap items that take it up."""

    text: str
    roadmap: tuple[str, ...] = ()


class Actor(Struct, frozen=True):
    """Who meets the customer, or works behind: a team's id or a free word, what they do, with which system."""

    team: str = ""  # id of a declared team
    text: str = ""
    action: str = ""
    system: str = ""
    fails: bool = False
    why: str = ""  # it fails, where that was said
    handoff: bool = False


class Reading(Struct, frozen=True):
    """An indicator measured at one place. `value` and `target` in the indicator's unit."""

    indicator: str
    value: float | None
    target: float | None = None
    date: datetime.date | None = None
    evidence: tuple[str, ...] = ()


class Image(Struct, frozen=True):
    """A picture: its path below `media/`, and what it shows in words ("" is decoration)."""

    path: str
    alt: str = ""


class Touchpoint(Struct, frozen=True):
    """One moment of interaction, the unit that everything else hangs on.

    `emotion` is on the scale, None when unknown; `emotions` holds personas who differ. `target` is the emotion
    of its pair in the target journey. `channels`: the preferred one first. `number` counts from 1 through the journey.
    """

    id: str
    address: Address
    number: int
    title: str
    emotion: float | None = None
    emotions: Mapping[str, float] = field(default_factory=dict)
    feeling: str = ""
    feelings: Mapping[str, str] = field(default_factory=dict)  # of personas who call it otherwise
    pair: Address | None = None  # the same touchpoint in the target (or current) journey
    target: float | None = None
    channels: tuple[str, ...] = ()
    action: str = ""
    thought: str = ""
    verbatim: Verbatim | None = None
    expectation: str = ""
    motivation: str = ""
    moment_of_truth: bool = False
    pain_points: tuple[PainPoint, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    frontstage: tuple[Actor, ...] = ()
    backstage: tuple[Actor, ...] = ()
    indicators: tuple[Reading, ...] = ()
    physical_evidence: tuple[str, ...] = ()
    support: tuple[str, ...] = ()
    duration: str = ""
    roadmap: tuple[str, ...] = ()  # all items that serve it, from whichever side they were written
    evidence: tuple[str, ...] = ()  # its own, its verbatim's and its pain points'
    personas: tuple[str, ...] = ()  # who take part; empty: all of the journey
    image: Image | None = None
    lanes: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def is_lived_by(self, persona: str) -> bool:
        """Whether this persona takes part: all of the journey do, where nobody is named."""
        return not self.personas or persona in self.personas

    def emotion_of(self, persona: str) -> float | None:
        """What this persona feels here: their own value where they differ, else the touchpoint's; None if not there."""
        return self.emotions.get(persona, self.emotion) if self.is_lived_by(persona) else None

    def feeling_of(self, persona: str) -> str:
        """What this persona's feeling is called: a persona who feels otherwise does not borrow the others' word."""
        if not self.is_lived_by(persona):
            return ""
        return self.feelings.get(persona, "" if persona in self.emotions else self.feeling)


class Stage(Struct, frozen=True):
    """A step of the journey. `hours` (start, end; 0 to 24) only in a day in the life."""

    id: str
    address: Address
    number: int
    title: str
    touchpoints: tuple[Touchpoint, ...] = ()
    phase: str = ""
    goal: str = ""
    in_short: str = ""
    stake: str = ""
    motivations: tuple[str, ...] = ()
    obstacles: tuple[str, ...] = ()
    hours: tuple[float, float] | None = None
    pair: Address | None = None
    evidence: tuple[str, ...] = ()
    indicators: tuple[Reading, ...] = ()
    lanes: Mapping[str, str] = field(default_factory=dict)
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def mean(self) -> float | None:
        """Mean of the known emotions, None when none is known."""
        return mean(touchpoint.emotion for touchpoint in self.touchpoints)

    @property
    def has_moment_of_truth(self) -> bool:
        return any(touchpoint.moment_of_truth for touchpoint in self.touchpoints)


class Journey(Struct, frozen=True):
    """What one or several personas live, from end to end. `kind`: current, target or day-in-the-life."""

    id: str
    address: Address
    title: str
    kind: str
    personas: tuple[str, ...] = ()
    stages: tuple[Stage, ...] = ()
    current: str = ""  # on a target journey, the journey it improves
    target: str = ""  # on a current journey, where it is headed
    objective: str = ""
    scope: str = ""
    in_short: str = ""
    owner: str = ""
    status: str = "published"
    review_by: datetime.date | None = None
    updated: datetime.date | None = None
    loop: bool = False
    view: str = "journey"  # or "blueprint" or "loop"
    tags: tuple[str, ...] = ()
    indicators: tuple[Reading, ...] = ()
    evidence: tuple[str, ...] = ()
    canvas: tuple[tuple[str, tuple[str, ...]], ...] = ()  # headed lists: wishes, action plan, priorities …
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
    order: int | None = None

    @property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints, in the order they are lived."""
        return tuple(chain.from_iterable([stage.touchpoints for stage in self.stages]))

    def part(self, address: Address) -> Stage | Touchpoint | None:
        """The stage or touchpoint of that address, None where the journey has none."""
        is_stage = address.kind is Kind.STAGE
        id = address.id if is_stage else address.id.rpartition("/")[0]
        stage = next((stage for stage in self.stages if stage.address.id == id), None)
        if is_stage or stage is None:
            return stage
        return next((point for point in stage.touchpoints if point.address.id == address.id), None)

    @property
    def mean(self) -> float | None:
        """Mean of the known emotions over all touchpoints, None when none is known."""
        return mean(touchpoint.emotion for touchpoint in self.touchpoints)


def mean(values: Iterable[float | None]) -> float | None:
    """Arithmetic mean of the values that are known (not None), None when there are none."""
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
