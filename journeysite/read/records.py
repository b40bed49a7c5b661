"""What writers may write, file by file: the keys of the frontmatter, before anything is linked.

Scalars arrive as text (YAML's own guesses are never asked); each field says what the text must mean. Names are those
of the format; a field's description and example are what the format reference shows. Unknown keys are refused.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, Tag, model_validator

from journeysite.model.persona import Clothes, Cut, Extra, Hair, Skin
from journeysite.read.fields import (
    BY_SHAPE,
    FILLED,
    LIST,
    MAPPING,
    TEXT,
    AnyText,
    Day,
    Emotion,
    Hours,
    Id,
    Ids,
    JourneyKind,
    Number,
    Path,
    SpanText,
    Text,
    Texts,
    Truth,
    WholeNumber,
)


class Record(BaseModel):
    """Frontmatter of one file, or a mapping inside it."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _empty_is_absent(cls, values: Any) -> Any:
        """Leaves out known keys without a value; unknown ones stay, to be reported."""
        if not isinstance(values, dict) or None not in values.values():
            return values
        known = cls.model_fields
        return {key: value for key, value in values.items() if value is not None or key not in known}


class VerbatimRecord(Record):
    """What was really said."""

    text: Text = Field(description="The words, as they were said.", examples=["Nobody told me it was late."])
    source: Id | None = Field(None, description="The study that heard them, by id.", examples=["interviews-2026"])


class PainPointRecord(Record):
    """What gets in the customer's way."""

    text: Text = Field(description="What gets in the way, in one sentence.", examples=["Three sites, three prices"])
    severity: Literal["minor", "major", "critical"] | None = Field(
        None, description="How much it hurts.", examples=["major"]
    )
    share: Number | None = Field(None, ge=0, le=100, description="Share of customers hit, in percent.", examples=["38"])
    evidence: Ids = Field((), description="Studies that show it, by id.", examples=["[survey-spring-2026]"])
    roadmap: Ids = Field((), description="Roadmap items that take it up, by id.", examples=["[clear-prices]"])


class OpportunityRecord(Record):
    """What could close the gap."""

    text: Text = Field(description="What could be done.", examples=["Show the full price from the start"])
    roadmap: Ids = Field((), description="Roadmap items that take it up, by id.", examples=["[clear-prices]"])


class ActorRecord(Record):
    """Front stage or backstage: a team, what it does, with which system."""

    team: Id | None = Field(None, description="A team declared in the settings.", examples=["logistics"])
    action: Text | None = Field(None, description="What they do.", examples=["Computes the delivery fee"])
    system: Text | None = Field(None, description="The system they do it with.", examples=["WMS"])


class ReadingRecord(Record):
    """An indicator measured at one place."""

    id: Id = Field(description="The indicator.", examples=["cart-abandonment"])
    value: Number | None = Field(None, description="What was measured, in the indicator's unit.", examples=["68"])
    target: Number | None = Field(None, description="What it shall be, in the indicator's unit.", examples=["45"])
    date: Day | None = Field(None, description="The day it was measured.", examples=["2026-09-30"])
    evidence: Ids = Field((), description="Studies it comes from, by id.", examples=["[survey-spring-2026]"])


class ImageRecord(Record):
    """A picture and what it shows."""

    src: Path = Field(description="Its file, from `media/` on.", examples=["media/compare.webp"])
    alt: AnyText = Field("", description="What it shows, for those who do not see it.", examples=["A phone on a sofa"])


# Plain text where a mapping could stand: the shape decides, so that an error is about what was meant.
Verbatim = Annotated[Annotated[VerbatimRecord, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
PainPoint = Annotated[Annotated[PainPointRecord, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
Opportunity = Annotated[Annotated[OpportunityRecord, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
Actor = Annotated[Annotated[ActorRecord, Tag(MAPPING)] | Annotated[Text, Tag(TEXT)], BY_SHAPE]
Reading = Annotated[Annotated[ReadingRecord, Tag(MAPPING)] | Annotated[Id, Tag(TEXT)], BY_SHAPE]
Image = Annotated[Annotated[ImageRecord, Tag(MAPPING)] | Annotated[Path, Tag(TEXT)], BY_SHAPE]
Lanes = Annotated[dict[Id, Text], FILLED]


class TouchpointRecord(Record):
    """One moment of interaction inside a stage."""

    title: Text = Field(description="What happens, from the customer's side.", examples=["Compares prices online"])
    id: Id | None = Field(
        None,
        description="Its id inside the stage; made from the title when left out. Keeps its address stable.",
        examples=["compare"],
    )
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[price-check]"])
    channel: Id | None = Field(None, description="The channel that the customer prefers here.", examples=["web"])
    other_channels: Ids = Field((), description="Other channels used here.", examples=["[store, app]"])
    emotion: Emotion | None = Field(
        None,
        description="What the customer feels: a level's name in any language of the site, or a number on the scale. "
        "Left out means unknown, never 0.",
        examples=["-1.5"],
    )
    emotions: Annotated[dict[Id, Emotion], FILLED] = Field(
        {}, description="Personas who feel otherwise here.", examples=["{awa: 0}"]
    )
    action: Text | None = Field(None, description="What the customer does.", examples=["Opens three tabs"])
    thought: Text | None = Field(None, description="What the customer thinks.", examples=["Why three prices?"])
    verbatim: Verbatim | None = Field(
        None,
        description="What was really said: text, or text with its source.",
        examples=['{text: "Rent the rest.", source: interviews-2026}'],
    )
    expectation: Text | None = Field(None, description="What the customer hopes for.", examples=["Independent advice"])
    motivation: Text | None = Field(None, description="Why the customer goes on.", examples=["Not to waste money"])
    moment_of_truth: Truth = Field(False, description="Whether the experience tips here.", examples=["true"])
    pain_points: tuple[PainPoint, ...] = Field(
        (),
        description="What gets in the way: texts, or mappings.",
        examples=["[Delivery fees appear at the last step]"],
    )
    opportunities: tuple[Opportunity, ...] = Field(
        (), description="What could be done: texts, or mappings.", examples=["[Show the full price]"]
    )
    frontstage: tuple[Actor, ...] = Field(
        (), description="Who meets the customer: teams by id, free words, or mappings.", examples=["[web-team]"]
    )
    backstage: tuple[Actor, ...] = Field(
        (),
        description="Who works behind: teams by id, free words, or mappings.",
        examples=["[{team: logistics, system: WMS}]"],
    )
    indicators: tuple[Reading, ...] = Field(
        (),
        description="Indicators followed here: ids, or mappings with the value measured.",
        examples=["[{id: cart-abandonment, value: 68}]"],
    )
    duration: Text | None = Field(None, description="How long it takes, as text.", examples=["40 min"])
    roadmap: Ids = Field((), description="Roadmap items that serve it, by id.", examples=["[clear-prices]"])
    evidence: Ids = Field((), description="Studies that the above rests on, by id.", examples=["[store-visits-2026]"])
    image: Image | None = Field(
        None,
        description="A picture: its file, or a mapping with a description.",
        examples=["{src: media/compare.webp, alt: Three tabs}"],
    )
    lanes: Lanes = Field({}, description="Text for the site's own lanes.", examples=["{questions: Which size?}"])
    tags: Texts = Field((), description="Free words to find it by.", examples=["[price]"])


class StageRecord(Record):
    """A step of the journey."""

    title: Text = Field(description="Its name on the map.", examples=["Search"])
    id: Id | None = Field(
        None,
        description="Only inside a journey's `stages`: its id; made from the title when left out. "
        "A stage in a file of its own has the file's name.",
        examples=["search"],
    )
    phase: Id | None = Field(None, description="A phase declared in the settings.", examples=["before"])
    goal: Text | None = Field(
        None, description="What the customer wants from it.", examples=["Know what a beginner needs"]
    )
    stake: Text | None = Field(
        None, description="What is at stake for the company.", examples=["Be found and be trusted"]
    )
    hours: Hours | None = Field(None, description="From when to when, in a day in the life.", examples=["07:30-09:00"])
    touchpoints: tuple[TouchpointRecord, ...] = Field(
        (), description="Its touchpoints, in the order they are lived.", examples=["[{title: Asks the instructor}]"]
    )
    evidence: Ids = Field((), description="Studies it rests on, by id.", examples=["[store-visits-2026]"])
    indicators: tuple[Reading, ...] = Field(
        (), description="Indicators followed over the whole stage.", examples=["[{id: conversion, value: 12}]"]
    )
    lanes: Lanes = Field({}, description="Text for the site's own lanes.", examples=["{questions: Which size?}"])
    story: Text | None = Field(
        None,
        description="Only inside a journey's `stages`: its story in Markdown. Elsewhere the body is the story.",
        examples=["He asks around first."],
    )
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[research]"])
    tags: Texts = Field((), description="Free words to find it by.", examples=["[advice]"])


Stage = Annotated[Annotated[StageRecord, Tag(MAPPING)] | Annotated[Id, Tag(TEXT)], BY_SHAPE]


class JourneyRecord(Record):
    """What one or several personas live with us, from end to end."""

    title: Text = Field(description="Its name.", examples=["I equip myself for diving"])
    persona: Id | None = Field(None, description="Who lives it.", examples=["quentin"])
    personas: Ids = Field((), description="Who live it, where there are several.", examples=["[quentin, awa]"])
    kind: JourneyKind = Field(
        "current",
        description="`current` (état actuel), `target` (cible, état futur) or `day-in-the-life` (journée type).",
        examples=["current"],
    )
    target: Id | None = Field(
        None, description="On a current journey: the target journey it is headed for.", examples=["diving-gear-target"]
    )
    current: Id | None = Field(
        None, description="On a target journey: the current journey it improves.", examples=["diving-gear"]
    )
    objective: Id | None = Field(None, description="An objective declared in the settings.", examples=["retention"])
    scope: Text | None = Field(
        None, description="From where to where, which offers and channels.", examples=["First dive to second season"]
    )
    owner: Id | None = Field(None, description="The team that answers for it.", examples=["store-network"])
    status: Literal["draft", "review", "published", "archived"] = Field(
        "published", description="Where it stands.", examples=["published"]
    )
    review_by: Day | None = Field(None, description="When it shall be looked at again.", examples=["2027-03-31"])
    updated: Day | None = Field(None, description="When it was last worked on.", examples=["2026-10-14"])
    loop: Truth = Field(False, description="Drawn as a figure of 8: the end feeds the start.", examples=["true"])
    view: Literal["journey", "blueprint"] = Field(
        "journey", description="How its map is arranged at first.", examples=["blueprint"]
    )
    tags: Texts = Field((), description="Free words to find it by.", examples=["[diving, retail]"])
    nps: Number | None = Field(
        None, ge=-100, le=100, description="Net promoter score of the whole journey.", examples=["24"]
    )
    indicators: tuple[Reading, ...] = Field(
        (), description="Indicators of the whole journey.", examples=["[{id: retention, value: 41}]"]
    )
    evidence: Ids = Field((), description="Studies it rests on, by id.", examples=["[store-visits-2026]"])
    canvas: Annotated[dict[Text, Texts], FILLED] = Field(
        {}, description="Headed lists of an acquisition canvas.", examples=["{Wishes: [Advice, Time]}"]
    )
    stages: tuple[Stage, ...] = Field(
        (),
        description="In a folder: the ids of its stages in order. In a single file: the stages themselves.",
        examples=["[need, search, select, buy]"],
    )
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[scuba]"])


class AvatarRecord(Record):
    """A drawn face. What is left out is chosen from the persona's id, and stays the same from build to build."""

    skin: Skin | None = Field(None, description="The tone of the skin.", examples=["tan"])
    hair: Hair | None = Field(None, description="The tone of the hair.", examples=["dark-brown"])
    cut: Cut | None = Field(None, description="The cut, or what is worn over it.", examples=["short"])
    clothes: Clothes | None = Field(None, description="The tone of the clothes.", examples=["navy"])
    extra: Extra | None = Field(None, description="What else is in the face.", examples=["glasses"])


class PersonaRecord(Record):
    """A typical customer."""

    title: Text = Field(description="The name.", examples=["Quentin"])
    role: Text | None = Field(None, description="What they do in life.", examples=["Primary-school teacher"])
    age: WholeNumber | None = Field(None, ge=0, le=130, description="Age in years.", examples=["34"])
    segment: Text | None = Field(None, description="The group they stand for.", examples=["Beginner divers"])
    share: Number | None = Field(None, ge=0, le=100, description="Share of all customers, in percent.", examples=["35"])
    portrait: Image | None = Field(
        None, description="A picture; without one an avatar is drawn.", examples=["media/quentin.webp"]
    )
    quote: Text | None = Field(None, description="A sentence that is typical of them.", examples=["I want to dive."])
    facts: Annotated[dict[Text, Text], FILLED] = Field(
        {}, description="What else to know, as names and values.", examples=["{Lives in: Toulon}"]
    )
    goals: Texts = Field((), description="What they want to reach.", examples=["[Ten dives this year]"])
    needs: Texts = Field((), description="What they need for it.", examples=["[To try before paying]"])
    motivations: Texts = Field((), description="What drives them.", examples=["[To belong to the club]"])
    obstacles: Texts = Field((), description="What holds them back.", examples=["[The fear of buying twice]"])
    habits: Texts = Field((), description="What they usually do.", examples=["[Compares after nine]"])
    channels: Annotated[
        Annotated[dict[Id, Annotated[Number, Field(ge=1, le=5)]], FILLED, Tag(MAPPING)] | Annotated[Ids, Tag(LIST)],
        BY_SHAPE,
    ] = Field(
        {},
        description="Channels they use: ids, or ids with how much they like them, from 1 to 5.",
        examples=["{store: 5, web: 4}"],
    )
    tools: Texts = Field((), description="What they work with.", examples=["[Smartphone]"])
    tags: Texts = Field((), description="Free words to find them by.", examples=["[beginner]"])
    avatar: AvatarRecord = Field(
        AvatarRecord.model_construct(),
        description="How the avatar is drawn.",
        examples=["{skin: light, hair: brown, cut: short}"],
    )
    evidence: Ids = Field((), description="Studies they rest on, by id.", examples=["[interviews-2026]"])
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[jean]"])


class OutcomeRecord(Record):
    """What shall move, and how far."""

    indicator: Id = Field(description="The indicator that shall move.", examples=["cart-abandonment"])
    start: Number | None = Field(None, alias="from", description="What it is today.", examples=["68"])
    end: Number | None = Field(None, alias="to", description="What it shall become.", examples=["45"])


class RoadmapRecord(Record):
    """A piece of work that moves the current journey toward the target one."""

    title: Text = Field(description="What will be done.", examples=["Clear prices from the first page"])
    teams: Ids = Field((), description="The teams that do it.", examples=["[web-team, logistics]"])
    kind: Id | None = Field(
        None,
        description="communication, digital, feature, process, marketing, crm, reporting, or a free word.",
        examples=["feature"],
    )
    status: Id | None = Field(None, description="A status declared in the settings.", examples=["in-progress"])
    start: SpanText | None = Field(
        None, description="When it begins: a day, a month or a quarter.", examples=["2026-Q4"]
    )
    end: SpanText | None = Field(None, description="When it ends: a day, a month or a quarter.", examples=["2027-Q1"])
    horizon: Literal["now", "next", "later"] | None = Field(
        None, description="Instead of dates: how far ahead it lies.", examples=["next"]
    )
    progress: Number | None = Field(None, ge=0, le=100, description="How far it is, in percent.", examples=["40"])
    objectives: Ids = Field((), description="Objectives it serves.", examples=["[retention]"])
    scores: Annotated[dict[Id, Annotated[Number, Field(ge=1, le=5)]], FILLED] = Field(
        {}, description="Its score from 1 to 5 for each criterion.", examples=["{customer_importance: 5, cost: 2}"]
    )
    touchpoints: Ids = Field(
        (),
        description="The touchpoints it serves, by their full address.",
        examples=["[diving-gear/search/compare]"],
    )
    lift: Number | None = Field(
        None, description="Expected change of emotion there, in steps of the scale.", examples=["1.5"]
    )
    outcome: OutcomeRecord | None = Field(
        None, description="The indicator that shall move.", examples=["{indicator: cart-abandonment, from: 68, to: 45}"]
    )
    depends_on: Ids = Field((), description="Items that must come first.", examples=["[price-service]"])
    evidence: Ids = Field((), description="Studies it rests on, by id.", examples=["[survey-spring-2026]"])
    tags: Texts = Field((), description="Free words to find it by.", examples=["[price]"])
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[one-price]"])


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
    """A study, a round of interviews, a survey: what claims point to."""

    title: Text = Field(description="Its name.", examples=["Spring survey"])
    method: EvidenceMethod | None = Field(None, description="How it was made.", examples=["survey"])
    date: SpanText | None = Field(None, description="When: a day, a month or a quarter.", examples=["2026-04-15"])
    sample: WholeNumber | None = Field(None, ge=0, description="How many were asked or seen.", examples=["412"])
    source: Text | None = Field(None, description="Who made it, or which tool it comes from.", examples=["CX team"])
    link: Text | None = Field(
        None,
        description="Where the whole of it is: an address, or a file below `media/`.",
        examples=["https://wiki.example/survey"],
    )
    tags: Texts = Field((), description="Free words to find it by.", examples=["[price]"])
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[survey-2026]"])


class IndicatorRecord(Record):
    """A figure that is followed."""

    title: Text = Field(description="Its name.", examples=["Cart abandonment"])
    unit: Text | None = Field(None, description="Its unit, as shown behind the number.", examples=['"%"'])
    better: Literal["higher", "lower"] | None = Field(None, description="Which way is good.", examples=["lower"])
    kind: Id | None = Field(
        None,
        description="What it measures: nps, csat, ces, conversion, drop-off, volume, delay, or a free word.",
        examples=["drop-off"],
    )
    target: Number | None = Field(None, description="What it shall be.", examples=["45"])
    value: Number | None = Field(None, description="What it is over all journeys.", examples=["68"])
    date: SpanText | None = Field(None, description="When that was measured.", examples=["2026-09"])
    sample: WholeNumber | None = Field(None, ge=0, description="How many that rests on.", examples=["12400"])
    source: Text | None = Field(
        None, description="A file under data/, or the tool it comes from.", examples=["data/web.csv"]
    )
    evidence: Ids = Field((), description="Studies it comes from, by id.", examples=["[web-funnel-2026]"])
    tags: Texts = Field((), description="Free words to find it by.", examples=["[web]"])
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[abandon]"])


class ChannelRecord(Record):
    """A page of prose for a channel declared in the settings."""

    title: Text | None = Field(
        None, description="Its name here, instead of the label in the settings.", examples=["Store"]
    )
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[shop]"])


class TeamRecord(Record):
    """A page of prose for a team declared in the settings."""

    title: Text | None = Field(
        None, description="Its name here, instead of the label in the settings.", examples=["Stores"]
    )
    aliases: Texts = Field((), description="Old ids, whose addresses still lead here.", examples=["[retail]"])


class PageRecord(Record):
    """A free page, and the welcome on the home page."""

    title: Text | None = Field(
        None, description="Its title; else its first heading, else its file's name.", examples=["Our method"]
    )
    tags: Texts = Field((), description="Free words to find it by.", examples=["[method]"])
    updated: Day | None = Field(None, description="When it was last worked on.", examples=["2026-10-14"])
    aliases: Texts = Field((), description="Old paths, whose addresses still lead here.", examples=["[how-we-work]"])


# What a translation may say differently. Ids, figures, emotions, dates and references are written once, in the base.
_WORDS = """
    title role segment portrait quote facts goals needs motivations obstacles habits tools tags scope canvas goal stake
    lanes story action thought verbatim expectation motivation pain_points opportunities frontstage backstage duration
    image text system alt src unit source
"""
TRANSLATED_KEYS = frozenset(_WORDS.split())

# Translations carry words only: what says the same in every language is left out, and nothing is required but the
# ids by which touchpoints and stages find their counterpart.


class TouchpointTranslation(TouchpointRecord):
    """The words of a touchpoint in another language."""

    title: Text = ""
    id: Id


class StageTranslation(StageRecord):
    """The words of a stage in another language."""

    title: Text = ""
    touchpoints: tuple[TouchpointTranslation, ...] = ()


class InnerStageTranslation(StageTranslation):
    """The words of a stage inside a journey's file."""

    id: Id


class JourneyTranslation(JourneyRecord):
    """The words of a journey in another language."""

    title: Text = ""
    stages: tuple[InnerStageTranslation, ...] = ()


class PersonaTranslation(PersonaRecord):
    """The words of a persona in another language."""

    title: Text = ""


class RoadmapTranslation(RoadmapRecord):
    """The words of a roadmap item in another language."""

    title: Text = ""


class EvidenceTranslation(EvidenceRecord):
    """The words of a study in another language."""

    title: Text = ""


class IndicatorTranslation(IndicatorRecord):
    """The words of an indicator in another language."""

    title: Text = ""
