"""The page of a stage: its part of the curve, its story, and each of its touchpoints in full."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from journeysite.incremental.tracked import tracked
from journeysite.layout.map.subject import Emotion, LaneItem
from journeysite.model.journey import TARGET, Journey, Stage, Touchpoint
from journeysite.pages.folder_context import SEVERITY_LEVELS, FolderContext
from journeysite.pages.frame import frame
from journeysite.pages.map_table import in_words
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import (
    NARROW,
    Avatar,
    ChannelMark,
    Fact,
    Figure,
    Frame,
    HeadedList,
    KeyFigure,
    Link,
    Rich,
    Source,
    WorkRow,
)
from journeysite.pages.queries import SiteQueries
from journeysite.pages.subjects.journey_map import stage_target
from journeysite.pages.subjects.lanes import definitions
from journeysite.pages.subjects.stage_curve import local_curve
from journeysite.pages.views.doings import Doing, doings
from journeysite.pages.whose import as_felt_by

#: Lanes of a stage as a whole that the head of its page tells: indicators as key figures, what is at stake as a tag.
IN_THE_HEAD: Final = frozenset(("indicators", "stakes"))


class Step(Struct, frozen=True):
    """A stage in the row of all stages."""

    link: Link
    emotion: Emotion | None
    here: bool


class PersonaEmotion(Struct, frozen=True):
    """What one of several personas feels at a touchpoint."""

    link: Link
    emotion: Emotion | None
    feeling: str = ""


class PainCard(Struct, frozen=True):
    """A pain point as a touchpoint's sheet tells it."""

    text: str
    level: str
    severity: str
    share: str
    evidence: tuple[Link, ...]
    work: tuple[Link, ...]


class Opening(Struct, frozen=True):
    """An opportunity and what is made of it."""

    text: str
    work: tuple[Link, ...]


class Measure(Struct, frozen=True):
    """An indicator measured here."""

    link: Link
    value: str
    target: str


class TouchpointSheet(Struct, frozen=True):
    """A touchpoint in full; `anchor` and `aliases` are the names it can be reached by on the page."""

    anchor: str
    aliases: tuple[str, ...]
    number: int
    title: str
    moment_of_truth: bool
    emotion: Emotion | None
    feeling: str
    target: str
    other: Link | None
    relation: str
    people: tuple[Link, ...]
    personas: tuple[PersonaEmotion, ...]
    quote: str
    heard_in: Link | None
    image: Link | None
    action: str
    thought: str
    expectation: str
    motivation: str
    duration: str
    channels: tuple[ChannelMark, ...]
    pains: tuple[PainCard, ...]
    openings: tuple[Opening, ...]
    frontstage: tuple[Doing, ...]
    backstage: tuple[Doing, ...]
    support: tuple[str, ...]
    measures: tuple[Measure, ...]
    lanes: tuple[Fact, ...]
    work: tuple[Link, ...]
    evidence: tuple[Link, ...]


class Sibling(Struct, frozen=True):
    """The same stage in another journey."""

    link: Link
    who: str
    avatar: Avatar | None
    emotion: Emotion | None


class Neighbour(Struct, frozen=True):
    """The stage before or after."""

    link: Link
    emotion: Emotion | None


class StageView(Struct, frozen=True):
    """Everything the page of a stage shows."""

    frame: Frame
    number: int
    title: str
    goal: str
    in_short: str
    stake: str
    phase: str
    hours: str
    target_page: Link | None
    lanes: tuple[HeadedList, ...]
    steps: tuple[Step, ...]
    figures: tuple[KeyFigure, ...]
    curve: Figure
    small_id: str
    prose: Rich
    touchpoints: tuple[TouchpointSheet, ...]
    siblings: tuple[Sibling, ...]
    work: tuple[WorkRow, ...]
    sources: tuple[Source, ...]
    before: Neighbour | None
    after: Neighbour | None

    @property
    def small_curve(self) -> Figure:
        """The same curve as it is set on a narrow screen."""
        subject: Any = self.curve.subject
        return Figure(replace(subject, id=self.small_id, width=NARROW))


def stage_view(context: PageContext, journey: Journey, stage: Stage) -> StageView:
    """The page of a stage."""
    at = stage.number - 1
    curve = local_curve(context, journey, stage)
    return StageView(
        frame=frame(
            context,
            "journeys",
            stage.title,
            stage.goal or stage.prose.lead,
            (context.link(journey.address),),
            stage.file or journey.file,
        ),
        number=stage.number,
        title=stage.title,
        goal=stage.goal,
        in_short=stage.in_short,
        stake=stage.stake,
        phase=next((phase.label for phase in context.site.settings.phases if phase.id == stage.phase), ""),
        hours=context.hours(stage.hours),
        target_page=_counterpart(context, journey, stage),
        lanes=tuple(_lanes_of_stage(context, stage)),
        steps=tuple(
            replace(step, here=True) if place == at else step for place, step in enumerate(_steps(context, journey))
        ),
        figures=tuple(_figures(context, journey, stage))[:3],
        curve=Figure(curve),
        small_id=context.figure_id(),
        prose=context.rich(stage),
        touchpoints=tuple(_touchpoint(context, journey, touchpoint) for touchpoint in stage.touchpoints),
        siblings=tuple(_siblings(context, journey, stage)),
        work=tuple(_work(context, stage)),
        sources=context.sources(
            dict.fromkeys((*stage.evidence, *(study for point in stage.touchpoints for study in point.evidence)))
        ),
        before=_neighbour(context, journey.stages[at - 1]) if at else None,
        after=_neighbour(context, journey.stages[at + 1]) if at + 1 < len(journey.stages) else None,
    )


def _steps(context: PageContext, journey: Journey) -> tuple[Step, ...]:
    """All stages of the journey in a row, as seen from the page of any of them."""
    links = (Link(f"{stage.number} {stage.title}", context.href(stage.address)) for stage in journey.stages)
    return tuple(
        Step(link, emotion, False) for link, emotion in zip(links, _means(context.queries, journey), strict=True)
    )


@tracked
def _means(queries: SiteQueries, journey: Journey) -> tuple[Emotion | None, ...]:
    return tuple(queries.emotion(stage.mean) for stage in journey.stages)


def _counterpart(context: PageContext, journey: Journey, stage: Stage) -> Link | None:
    """The same stage in the target journey, or in the current one from there."""
    if stage.pair is None or stage.pair not in context.site.nouns:
        return None
    gettext = context.words.gettext
    text = gettext("This stage today") if journey.kind == TARGET else gettext("This stage in the target journey")
    return Link(text, context.href(stage.pair))


def _figures(context: PageContext, journey: Journey, stage: Stage) -> Iterator[KeyFigure]:
    words, gettext = context.words, context.words.gettext
    emotion, aim = context.emotion(stage.mean), context.emotion(stage_target(stage))
    note = words.say(gettext("target %(value)s"), value=aim.text) if aim and journey.kind != TARGET else ""
    note = note or (emotion.name if emotion else gettext("unknown"))
    whose = as_felt_by(words, journey, context.personas_of(journey))
    note = words.enumerate([note, whose]) if whose and emotion else note
    yield KeyFigure(gettext("Emotion"), emotion.text if emotion else "—", note, emotion.level if emotion else "")
    seen: set[str] = set()
    for reading in (*stage.indicators, *(reading for point in stage.touchpoints for reading in point.indicators)):
        found = context.site.indicators.get(reading.indicator)
        if found and reading.indicator not in seen:
            seen.add(reading.indicator)
            goal = context.aim(reading)
            note = words.say(gettext("target %(value)s"), value=goal) if goal else ""
            yield KeyFigure(found.title, context.reading(reading), note, href=context.href(found.address))
    pains = sum(len(point.pain_points) for point in stage.touchpoints)
    points = words.ngettext("on %(count)s touchpoint", "on %(count)s touchpoints", len(stage.touchpoints))
    yield KeyFigure(gettext("Pain points"), words.number(pains), points)
    work = {item for point in stage.touchpoints for item in context.queries.work_at(point)}
    yield KeyFigure(gettext("Roadmap items"), words.number(len(work)))


def _touchpoint(context: PageContext, journey: Journey, touchpoint: Touchpoint) -> TouchpointSheet:
    said = touchpoint.verbatim
    aim = context.emotion(touchpoint.target)
    return TouchpointSheet(
        anchor=touchpoint.id,
        aliases=touchpoint.aliases,
        number=touchpoint.number,
        title=touchpoint.title,
        moment_of_truth=touchpoint.moment_of_truth,
        emotion=context.emotion(touchpoint.emotion),
        feeling=touchpoint.feeling,
        target=aim.text if aim and journey.kind != TARGET else "",
        other=_other_side(context, journey, touchpoint),
        relation=_relation(context, journey, touchpoint),
        people=tuple(
            context.link(one.address) for one in context.personas_of(journey) if one.id in touchpoint.personas
        ),
        personas=tuple(_personas(context, journey, touchpoint)),
        quote=context.words.quote(said.text) if said else "",
        heard_in=next(iter(context.evidence_links((said.evidence,))), None) if said else None,
        image=Link(touchpoint.image.alt, context.to(f"media/{touchpoint.image.path}")) if touchpoint.image else None,
        action=touchpoint.action,
        thought=context.words.quote(touchpoint.thought) if touchpoint.thought else "",
        expectation=touchpoint.expectation,
        motivation=touchpoint.motivation,
        duration=touchpoint.duration,
        channels=context.channels(touchpoint.channels),
        pains=tuple(_pain(context, touchpoint, index) for index in range(len(touchpoint.pain_points))),
        openings=tuple(Opening(o.text, context.work_links(o.roadmap)) for o in touchpoint.opportunities),
        frontstage=tuple(doings(context, touchpoint, touchpoint.frontstage)),
        backstage=tuple(doings(context, touchpoint, touchpoint.backstage)),
        support=touchpoint.support,
        measures=tuple(_measures(context, touchpoint)),
        lanes=tuple(_other_lanes(context, touchpoint)),
        work=context.work_links(context.queries.work_at(touchpoint)),
        evidence=context.evidence_links(touchpoint.evidence),
    )


def _other_lanes(context: PageContext, touchpoint: Touchpoint) -> Iterator[Fact]:
    """What stands at a touchpoint in the lanes that the page has no markup of its own for."""
    for one in definitions(context.queries):
        if not one.told_in_full and (items := one.at(context, touchpoint)):
            yield Fact(one.words(context.words.gettext)[0], context.words.enumerate(_told(items)), icon=one.icon)


def _lanes_of_stage(context: PageContext, stage: Stage) -> Iterator[HeadedList]:
    """What stands in the lanes for the stage as a whole, but for what the head of the page tells in its own way."""
    for one in definitions(context.queries):
        if one.key not in IN_THE_HEAD and (items := one.of_stage(context, stage)):
            yield HeadedList(one.words(context.words.gettext)[0], one.icon, _told(items))


def _told(items: tuple[LaneItem, ...]) -> tuple[str, ...]:
    return tuple(" ".join(filter(None, (item.text, item.note))) for item in in_words(items))


def _other_side(context: PageContext, journey: Journey, touchpoint: Touchpoint) -> Link | None:
    if touchpoint.pair is None or touchpoint.pair not in context.site.nouns:
        return None
    gettext = context.words.gettext
    text = gettext("today") if journey.kind == TARGET else gettext("in the target journey")
    return Link(text, context.href(touchpoint.pair))


def _relation(context: PageContext, journey: Journey, touchpoint: Touchpoint) -> str:
    """Whether only one of the two states has this touchpoint, in words."""
    gettext = context.words.gettext
    if touchpoint.pair is not None:
        return ""
    if journey.kind == TARGET and journey.current in context.site.journeys:
        return gettext("New in the target journey")
    return gettext("Given up in the target journey") if journey.target in context.site.journeys else ""


def _personas(context: PageContext, journey: Journey, touchpoint: Touchpoint) -> Iterator[PersonaEmotion]:
    """One emotion a persona, where several live the journey and do not feel the same."""
    if not (touchpoint.emotions or touchpoint.feelings):
        return
    there = (persona for persona in context.personas_of(journey) if touchpoint.is_lived_by(persona.id))
    for persona in there:
        emotion, feeling = context.emotion(touchpoint.emotion_of(persona.id)), touchpoint.feeling_of(persona.id)
        if emotion or feeling:
            yield PersonaEmotion(context.link(persona.address), emotion, feeling)


def _pain(context: PageContext, touchpoint: Touchpoint, index: int) -> PainCard:
    point = touchpoint.pain_points[index]
    return PainCard(
        text=point.text,
        level=SEVERITY_LEVELS[point.severity],
        severity=context.severity(point.severity),
        share="" if point.share is None else context.words.percent(point.share),
        evidence=context.evidence_links(point.evidence),
        work=context.work_links(point.roadmap),
    )


def _measures(context: PageContext, touchpoint: Touchpoint) -> Iterator[Measure]:
    for reading in touchpoint.indicators:
        if found := context.site.indicators.get(reading.indicator):
            yield Measure(context.link(found.address), context.reading(reading), context.aim(reading))


def _siblings(context: PageContext, journey: Journey, stage: Stage) -> Iterator[Sibling]:
    """Stages of the same id, or of the same name, in what others live; of many those that are felt most differently."""
    own = (journey.id, journey.current, journey.target)
    for other, one in context.queries.stages_similar_to(stage, own):
        yield _sibling(context.folder, other, one)


@tracked
def _sibling(context: FolderContext, journey: Journey, stage: Stage) -> Sibling:
    """The stage of another journey, as seen from the page of any stage but its own journey's."""
    personas = context.personas_of(journey)
    return Sibling(
        Link(journey.title, context.href(stage.address)),
        context.names_of(journey),
        context.avatar(personas[0], 36) if personas else None,
        context.emotion(stage.mean),
    )


def _work(context: PageContext, stage: Stage) -> Iterator[WorkRow]:
    served = {item for touchpoint in stage.touchpoints for item in context.queries.work_at(touchpoint)}
    return (context.work_row(item) for item in context.queries.by_rank(served))


def _neighbour(context: PageContext, stage: Stage) -> Neighbour:
    return Neighbour(Link(f"{stage.number} {stage.title}", context.href(stage.address)), context.emotion(stage.mean))
