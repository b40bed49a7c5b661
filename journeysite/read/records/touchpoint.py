"""What writers may write of a touchpoint, and of what is heard, hurts, helps and is measured there."""

from typing import Annotated, Literal

from pydantic import Field, Tag

from journeysite.read.fields import (
    BY_SHAPE,
    FILLED,
    MAPPING,
    TEXT,
    AnyText,
    Day,
    Emotion,
    Id,
    Ids,
    Number,
    Path,
    Text,
    Texts,
    TrueOrText,
    Truth,
)
from journeysite.read.records.record import Record
from journeysite.read.words import WORD


class VerbatimRecord(Record):
    """What was really said."""

    text: Text = Field(description="The words, as they were said.", examples=["Nobody told me it was late."])
    source: Id | None = Field(None, description="The study that heard them, by id.", examples=["interviews-2026"])


class PainPointRecord(Record):
    """What gets in the customer's way."""

    text: Text = Field(description="What gets in the way, in one sentence.", examples=["Three sites, three prices"])
    severity: Annotated[Literal["minor", "major", "critical"], WORD] | None = Field(
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
    fail_point: TrueOrText | None = Field(
        None, description="`true` where it breaks, or why it breaks.", examples=["Stock is counted at night only"]
    )
    handoff: Truth = Field(False, description="Whether the work goes on to the next team.", examples=["true"])


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
    personas: Ids = Field(
        (), description="Who of the journey's personas take part here; left out, all do.", examples=["[awa]"]
    )
    emotion: Emotion | None = Field(
        None,
        description="What the customer feels: a level's name in any language of the site, or a number on the scale. "
        "Left out means unknown, never 0.",
        examples=["-1.5"],
    )
    emotions: Annotated[dict[Id, Emotion], FILLED] = Field(
        {}, description="Personas who feel otherwise here.", examples=["{awa: 0}"]
    )
    feeling: Text | None = Field(
        None, description="What the feeling is called, beside its value: a free word.", examples=["anxious"]
    )
    feelings: Annotated[dict[Id, Text], FILLED] = Field(
        {}, description="What personas who feel otherwise call it.", examples=["{awa: relieved}"]
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
    physical_evidence: Texts = Field(
        (), description="What the customer sees and holds here.", examples=["[Receipt, Rental contract]"]
    )
    support: Texts = Field(
        (),
        description="Systems and partners that support it, below the line of internal interaction.",
        examples=["[Payment provider]"],
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
