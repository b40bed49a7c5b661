"""What writers may write of a roadmap item and of what came of it."""

from typing import Annotated, Literal

from pydantic import Field

from journeysite.read.fields import FILLED, Id, Ids, Number, SpanText, Text, Texts
from journeysite.read.records.record import Record
from journeysite.read.words import WORD


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
    horizon: Annotated[Literal["now", "next", "later"], WORD] | None = Field(
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
