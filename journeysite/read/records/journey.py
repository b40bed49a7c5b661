"""What writers may write of a journey and its stages."""

from typing import Annotated, Literal

from pydantic import Field, Tag

from journeysite.read.fields import (
    BY_SHAPE,
    FILLED,
    MAPPING,
    TEXT,
    Day,
    Hours,
    Id,
    Ids,
    Number,
    Text,
    Texts,
    Truth,
)
from journeysite.read.records.record import Record
from journeysite.read.records.touchpoint import Lanes, Reading, TouchpointRecord
from journeysite.read.words import WORD


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
    in_short: Text | None = Field(
        None,
        description="The sentence to take away, at the head of the page.",
        examples=["He learns what it costs at the last step"],
    )
    stake: Text | None = Field(
        None, description="What is at stake for the company.", examples=["Be found and be trusted"]
    )
    personas: Ids = Field(
        (), description="Who of the journey's personas take part here; left out, all do.", examples=["[awa]"]
    )
    motivations: Texts = Field(
        (), description="What drives the customer through the whole stage.", examples=["[Dive before the season ends]"]
    )
    obstacles: Texts = Field(
        (), description="What holds the customer back in the whole stage.", examples=["[Prices are hard to compare]"]
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
    kind: Annotated[Literal["current", "target", "day-in-the-life"], WORD] = Field(
        "current",
        description="What it shows: what is lived today, what is aimed at, or a day in the life.",
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
    in_short: Text | None = Field(
        None,
        description="The sentence to take away, at the head of the page and on the poster.",
        examples=["We lose him where we stop talking"],
    )
    owner: Id | None = Field(None, description="The team that answers for it.", examples=["store-network"])
    status: Annotated[Literal["draft", "review", "published", "archived"], WORD] = Field(
        "published", description="Where it stands.", examples=["published"]
    )
    review_by: Day | None = Field(None, description="When it shall be looked at again.", examples=["2027-03-31"])
    updated: Day | None = Field(None, description="When it was last worked on.", examples=["2026-10-14"])
    loop: Truth = Field(False, description="Drawn as a figure of 8: the end feeds the start.", examples=["true"])
    view: Annotated[Literal["journey", "blueprint", "loop"], WORD] = Field(
        "journey", description="How it is shown at first; `loop` needs no `loop: true`.", examples=["blueprint"]
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
