"""What writers may write of a study and of an indicator."""

from typing import Annotated, Literal

from pydantic import Field

from journeysite.read.fields import Id, Ids, Number, SpanText, Text, Texts, WholeNumber
from journeysite.read.records.record import Record
from journeysite.read.words import WORD

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
    method: Annotated[EvidenceMethod, WORD] | None = Field(None, description="How it was made.", examples=["survey"])
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
    better: Annotated[Literal["higher", "lower"], WORD] | None = Field(
        None, description="Which way is good.", examples=["lower"]
    )
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
