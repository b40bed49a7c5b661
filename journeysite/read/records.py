"""What writers may write, file by file: the keys of the frontmatter, before anything is linked.

Scalars arrive as text (YAML's own guesses are never asked); each field says what the text must mean. Names are those
of the format; a field's description is what the format reference shows. Unknown keys are refused.
"""

import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Id = Text
Texts = tuple[Text, ...]
Ids = tuple[Id, ...]
Emotion = Text  # a level's name in any site language, or a number: only the settings can tell
SpanText = Text  # a date, a month or a quarter, read by read/span


class Record(BaseModel):
    """Frontmatter of one file, or a mapping inside it."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=False)


class VerbatimRecord(Record):
    text: Text
    source: Id | None = None


class PainPointRecord(Record):
    text: Text
    severity: Literal["minor", "major", "critical"] | None = None
    share: float | None = Field(None, ge=0, le=100)
    evidence: Ids = ()
    roadmap: Ids = ()


class OpportunityRecord(Record):
    text: Text
    roadmap: Ids = ()


class ActorRecord(Record):
    """Front stage or backstage: a team, what it does, with which system. Plain text is a team's id or a free word."""

    team: Id | None = None
    action: Text | None = None
    system: Text | None = None


class ReadingRecord(Record):
    id: Id
    value: float | None = None
    target: float | None = None
    date: datetime.date | None = None
    evidence: Ids = ()


class ImageRecord(Record):
    src: Text
    alt: str = ""


class TouchpointRecord(Record):
    title: Text
    id: Id | None = None
    aliases: Texts = ()
    channel: Id | None = None
    other_channels: Ids = ()
    emotion: Emotion | None = None
    emotions: dict[Id, Emotion] = {}
    action: Text | None = None
    thought: Text | None = None
    verbatim: VerbatimRecord | Text | None = None
    expectation: Text | None = None
    motivation: Text | None = None
    moment_of_truth: bool = False
    pain_points: tuple[PainPointRecord | Text, ...] = ()
    opportunities: tuple[OpportunityRecord | Text, ...] = ()
    frontstage: tuple[ActorRecord | Text, ...] = ()
    backstage: tuple[ActorRecord | Text, ...] = ()
    indicators: tuple[ReadingRecord | Id, ...] = ()
    duration: Text | None = None
    roadmap: Ids = ()
    evidence: Ids = ()
    image: ImageRecord | Text | None = None
    lanes: dict[Id, Text] = {}
    tags: Texts = ()


class StageRecord(Record):
    title: Text
    id: Id | None = None  # only inside a journey's `stages:`; a stage file's id is its name
    phase: Id | None = None
    goal: Text | None = None
    stake: Text | None = None
    hours: Text | None = None  # "07:30-09:00", in a day in the life
    touchpoints: tuple[TouchpointRecord, ...] = ()
    evidence: Ids = ()
    indicators: tuple[ReadingRecord | Id, ...] = ()
    lanes: dict[Id, Text] = {}
    story: Text | None = None  # Markdown; only inside a journey's `stages:`, where there is no body of its own
    aliases: Texts = ()
    tags: Texts = ()


class JourneyRecord(Record):
    title: Text
    persona: Id | None = None
    personas: Ids = ()
    kind: Text = "current"  # current, target, day-in-the-life and their French synonyms
    target: Id | None = None
    current: Id | None = None
    objective: Id | None = None
    scope: Text | None = None
    owner: Id | None = None
    status: Literal["draft", "review", "published", "archived"] = "published"
    review_by: datetime.date | None = None
    updated: datetime.date | None = None
    loop: bool = False
    view: Literal["journey", "blueprint"] = "journey"
    tags: Texts = ()
    nps: float | None = Field(None, ge=-100, le=100)
    indicators: tuple[ReadingRecord | Id, ...] = ()
    evidence: Ids = ()
    canvas: dict[Text, Texts] = {}  # headed lists of an acquisition canvas
    stages: tuple[StageRecord | Id, ...] = ()  # whole stages (one file), or ids in order (folder)
    aliases: Texts = ()


class PersonaRecord(Record):
    title: Text
    role: Text | None = None
    age: int | None = Field(None, ge=0, le=130)
    segment: Text | None = None
    share: float | None = Field(None, ge=0, le=100)
    portrait: ImageRecord | Text | None = None
    quote: Text | None = None
    facts: dict[Text, Text] = {}
    goals: Texts = ()
    needs: Texts = ()
    motivations: Texts = ()
    obstacles: Texts = ()
    habits: Texts = ()
    channels: dict[Id, float] | Ids = {}
    tools: Texts = ()
    tags: Texts = ()
    avatar: dict[Text, Text] = {}
    evidence: Ids = ()
    aliases: Texts = ()


class OutcomeRecord(Record):
    indicator: Id
    start: float | None = Field(None, alias="from")
    end: float | None = Field(None, alias="to")


class RoadmapRecord(Record):
    title: Text
    teams: Ids = ()
    kind: Text | None = None
    status: Text | None = None
    start: SpanText | None = None
    end: SpanText | None = None
    horizon: Literal["now", "next", "later"] | None = None
    progress: float | None = Field(None, ge=0, le=100)
    objectives: Ids = ()
    scores: dict[Id, float] = {}
    touchpoints: Ids = ()
    lift: float | None = None
    outcome: OutcomeRecord | None = None
    depends_on: Ids = ()
    evidence: Ids = ()
    tags: Texts = ()
    aliases: Texts = ()


EvidenceMethod = Literal[
    "mystery-visit",
    "interview",
    "call-listening",
    "workshop",
    "data-study",
    "qualitative",
    "quantitative",
    "persona-research",
    "survey",
    "voice-of-customer",
    "benchmark",
]


class EvidenceRecord(Record):
    title: Text
    method: EvidenceMethod | None = None
    date: SpanText | None = None
    sample: int | None = Field(None, ge=0)
    source: Text | None = None
    link: Text | None = None
    tags: Texts = ()
    aliases: Texts = ()


class IndicatorRecord(Record):
    title: Text
    unit: Text | None = None
    better: Literal["higher", "lower"] | None = None
    kind: Text | None = None
    target: float | None = None
    value: float | None = None
    date: SpanText | None = None
    sample: int | None = Field(None, ge=0)
    source: Text | None = None
    evidence: Ids = ()
    tags: Texts = ()
    aliases: Texts = ()


class ChannelRecord(Record):
    """A page of prose for a channel declared in the settings."""

    title: Text | None = None
    aliases: Texts = ()


class TeamRecord(Record):
    """A page of prose for a team declared in the settings."""

    title: Text | None = None
    aliases: Texts = ()


class PageRecord(Record):
    title: Text | None = None  # else the body's first heading, else the file's name
    tags: Texts = ()
    updated: datetime.date | None = None
    aliases: Texts = ()
