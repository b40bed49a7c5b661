"""The page of one roadmap item: its facts, its score, and the touchpoints that it serves."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.journey import TARGET
from journeysite.model.roadmap import Outcome, RoadmapItem
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import (
    Bar,
    ChannelMark,
    Fact,
    Frame,
    KeyFigure,
    Link,
    PainRow,
    Rich,
    Source,
    StatusMark,
    WorkRow,
)
from journeysite.pages.queries import Pain, Rank, sentence_case
from journeysite.pages.views.scores import Ticks, criterion_label, formula, links_to_stages, ticks_of


class ServedTouchpoint(Struct, frozen=True):
    """Where an item acts: the touchpoint, how it feels, where it is headed, what hurts there."""

    link: Link
    number: int
    place: str
    moment_of_truth: bool
    emotion: Emotion | None
    target: Emotion | None
    expected: Emotion | None
    channels: tuple[ChannelMark, ...]
    pains: tuple[Link, ...]


class ScorePart(Struct, frozen=True):
    """A criterion's share in the score: `ticks` × `weight` brings `points`."""

    criterion: str
    axis: str
    ticks: Ticks | None
    written: str
    weight: str
    points: str
    bar: Bar


class OutcomeBar(Struct, frozen=True):
    """What shall move, and from where to where; `share` and `goal` place both ends on a line of 0 to 100."""

    link: Link
    start: str
    end: str
    today: str


class ItemView(Struct, frozen=True):
    """Everything the page of a roadmap item shows."""

    frame: Frame
    title: str
    status: StatusMark
    kind: str
    lede: Rich
    prose: Rich
    figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    progress: Bar | None
    served: tuple[ServedTouchpoint, ...]
    parts: tuple[ScorePart, ...]
    total: str
    formula: str
    outcome: OutcomeBar | None
    needs: tuple[WorkRow, ...]
    enables: tuple[WorkRow, ...]
    pains: tuple[PainRow, ...]
    sources: tuple[Source, ...]
    before: Link | None
    after: Link | None


def item_view(context: PageContext, item: RoadmapItem) -> ItemView:
    """The page of a roadmap item."""
    lede, prose = context.opening(item)
    rank = context.queries.rank_of(item.id)
    pains = context.queries.pains_served_by(item)
    return ItemView(
        frame=frame(context, "roadmap", item.title, item.prose.lead, file=item.file),
        title=item.title,
        status=context.status(item),
        kind=_kind(context, item.kind),
        lede=lede,
        prose=prose,
        figures=tuple(_figures(context, item, rank))[:3],
        facts=tuple(_facts(context, item)),
        progress=context.bar(context.progress(item)) if _is_known(item) else None,
        served=tuple(_served(context, item)),
        parts=tuple(_parts(context, item)),
        total=context.words.number(item.score.total, 0) if item.score else "",
        formula=formula(context),
        outcome=_outcome(context, item.outcome) if item.outcome else None,
        needs=_rows(context, item.depends_on),
        enables=_rows(context, item.blocks),
        pains=tuple(_pain_rows(context, pains)),
        sources=context.sources(item.evidence),
        before=context.link(rank.before) if rank.before else None,
        after=context.link(rank.after) if rank.after else None,
    )


def _kind(context: PageContext, kind: str) -> str:
    gettext = context.words.gettext
    known = {
        "communication": gettext("Communication"),
        "digital": gettext("Digital"),
        "feature": gettext("Feature"),
        "process": gettext("Process"),
        "marketing": gettext("Marketing"),
        "crm": gettext("CRM"),
        "reporting": gettext("Reporting"),
    }
    return known.get(kind) or sentence_case(kind)


def _figures(context: PageContext, item: RoadmapItem, rank: Rank) -> Iterator[KeyFigure]:
    words, gettext = context.words, context.words.gettext
    if item.score:
        place = words.say(gettext("rank %(rank)s of %(all)s"), rank=str(rank.place + 1), all=str(rank.of))
        yield KeyFigure(gettext("Score"), words.number(item.score.total, 0), place, href="#_score")
    if item.lift is not None:
        yield KeyFigure(gettext("Expected gain"), words.signed(item.lift), gettext("at each touchpoint"))
    stages = len(links_to_stages(context, item))
    note = words.ngettext("in %(count)s stage", "in %(count)s stages", stages)
    yield KeyFigure(gettext("Touchpoints served"), words.number(len(item.touchpoints)), note)


def _facts(context: PageContext, item: RoadmapItem) -> Iterator[Fact]:
    words, gettext = context.words, context.words.gettext
    if item.teams:
        yield Fact(words.ngettext("Team", "Teams", len(item.teams)), links=context.team_links(item.teams), icon="users")
    if period := context.period(item):
        yield Fact(gettext("When"), period, icon="calendar")
    if item.score and item.score.value is not None and item.score.effort is not None:
        effort = words.say(gettext("effort %(effort)s"), effort=words.number(item.score.effort, 1))
        yield Fact(gettext("Value, 1 to 5"), words.number(item.score.value, 1), note=effort, icon="scale")
    labels = {objective.id: objective.label for objective in context.site.settings.objectives}
    if item.objectives:
        text = words.enumerate(tuple(labels.get(name, name) for name in item.objectives))
        yield Fact(words.ngettext("Objective", "Objectives", len(item.objectives)), text, icon="flag")


def _is_known(item: RoadmapItem) -> bool:
    """Whether it is said how far an item is; 0 is a value, and what is done is done."""
    return item.progress is not None or item.status == "done"


def _served(context: PageContext, item: RoadmapItem) -> Iterator[ServedTouchpoint]:
    for address in item.touchpoints:
        at = context.queries.lived_at(address)
        if at is None:
            continue
        touchpoint, scale = at.touchpoint, context.site.settings.emotion
        known = touchpoint.emotion is not None and item.lift is not None and at.journey.kind != TARGET
        expected = min(scale.high, (touchpoint.emotion or 0) + (item.lift or 0)) if known else None
        yield ServedTouchpoint(
            link=Link(touchpoint.title, context.href(address)),
            number=touchpoint.number,
            place=context.place_of(at),
            moment_of_truth=touchpoint.moment_of_truth,
            emotion=context.emotion(touchpoint.emotion),
            target=context.emotion(touchpoint.target) if at.journey.kind != TARGET else None,
            expected=context.emotion(expected),
            channels=context.channels(touchpoint.channels),
            pains=tuple(Link(point.text, note=point.severity) for point in touchpoint.pain_points),
        )


def _parts(context: PageContext, item: RoadmapItem) -> Iterator[ScorePart]:
    """Each criterion with what it brings, so that a reader can add the score up."""
    if item.score is None:
        return
    points = dict(item.score.parts)
    most = max((abs(value) for value in points.values()), default=1.0) or 1.0
    for criterion in context.site.settings.criteria:
        if criterion.id in points:
            written = item.scores.get(criterion.id)
            value = points[criterion.id]
            axis = context.words.gettext("value") if criterion.axis == "value" else context.words.gettext("effort")
            yield ScorePart(
                criterion=criterion_label(context, criterion),
                axis=axis,
                ticks=ticks_of(context, item, criterion),
                written="" if written is None else context.words.number(written),
                weight=context.words.number(criterion.weight),
                points=context.words.number(value, 1),
                bar=Bar(100 * max(0.0, value) / most, context.words.number(value, 1)),
            )


def _outcome(context: PageContext, outcome: Outcome) -> OutcomeBar | None:
    found = context.site.indicators.get(outcome.indicator)
    if found is None:
        return None
    return OutcomeBar(
        context.link(found.address),
        "" if outcome.start is None else context.measured(outcome.start, found),
        "" if outcome.end is None else context.measured(outcome.end, found),
        "" if found.value is None else context.measured(found.value, found),
    )


def _rows(context: PageContext, items: tuple[str, ...]) -> tuple[WorkRow, ...]:
    return tuple(context.work_row(context.site.roadmap[name]) for name in items if name in context.site.roadmap)


def _pain_rows(context: PageContext, pains: tuple[Pain, ...]) -> Iterator[PainRow]:
    return (context.pain_row(pain, rank) for rank, pain in enumerate(pains, start=1))
