"""What is being done: the roadmap as a whole, and the page of each of its items."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from msgspec import Struct

from journeysite.draw.marks import status_mark
from journeysite.layout.map.subject import Emotion
from journeysite.layout.timeline import HorizonSubject, TimelineItem, TimelineSubject
from journeysite.model.address import Address
from journeysite.model.journey import TARGET
from journeysite.model.journey import mean as mean_of
from journeysite.model.roadmap import Outcome, RoadmapItem
from journeysite.model.settings import Criterion
from journeysite.pages.folder_context import STATES
from journeysite.pages.frame import frame
from journeysite.pages.limits import RANKED, WORK_ROWS
from journeysite.pages.page_context import PageContext
from journeysite.pages.queries import Pain, Rank, sentence_case
from journeysite.pages.subjects.figures import horizon_subject, matrix_subject, timeline_subject
from journeysite.pages.views.common import (
    Bar,
    ChannelMark,
    Fact,
    Figure,
    Frame,
    KeyFigure,
    Link,
    PainRow,
    Rich,
    Source,
    StatusMark,
    WorkRow,
    narrowed,
)

TICKS = 5


class StatusCount(Struct, frozen=True):
    """How many items are in a status, and what that means for them."""

    status: StatusMark
    count: str
    note: str


class Ticks(Struct, frozen=True):
    """A criterion's score as ticks, five always the most favourable. `label` is read aloud."""

    filled: int
    label: str


class RankRow(Struct, frozen=True):
    """An item in the ranking."""

    rank: int
    link: Link
    status: StatusMark
    ticks: tuple[Ticks | None, ...]
    score: str


class CriterionHead(Struct, frozen=True):
    """A criterion over its column, with its weight."""

    label: str
    weight: str


class PeriodItem(Struct, frozen=True):
    """An item where the timeline is told as a list."""

    link: Link
    symbol: str
    note: str


class PeriodList(Struct, frozen=True):
    """What begins in a quarter, in a year, or under a horizon. `note`: the day of today, if it lies in it."""

    name: str
    note: str
    items: tuple[PeriodItem, ...]


class RoadmapView(Struct, frozen=True):
    """Everything the roadmap's overview shows."""

    frame: Frame
    title: str
    lede: str
    counts: tuple[StatusCount, ...]
    timeline: Figure | None
    periods: tuple[PeriodList, ...]
    horizon: Figure | None
    horizons: tuple[PeriodList, ...]
    matrix: Figure | None
    small_matrix: Figure | None
    matrix_note: str
    criteria: tuple[CriterionHead, ...]
    ranking: tuple[RankRow, ...]
    formula: str
    items: tuple[WorkRow, ...]
    more: tuple[Link, ...]
    unserved: tuple[PainRow, ...]
    states: tuple[StatusMark, ...]


def roadmap_view(context: PageContext) -> RoadmapView:
    """The roadmap's overview."""
    gettext, queries = context.words.gettext, context.queries
    title = context.list_titles["roadmap"]
    lede = _lede(context)
    unserved = [pain for pain in queries.pains if not pain.roadmap]
    scored = [item for item in queries.ranked if item.score]
    timeline, horizon, matrix = timeline_subject(context), horizon_subject(context), matrix_subject(context)
    return RoadmapView(
        frame=frame(context, "roadmap", title, lede),
        title=title,
        lede=lede,
        counts=tuple(_counts(context)),
        timeline=_figure(timeline),
        periods=tuple(_periods(context, timeline)) if timeline else (),
        horizon=_figure(horizon),
        horizons=tuple(_horizons(horizon)) if horizon else (),
        matrix=_figure(matrix),
        small_matrix=narrowed(context, _figure(matrix)),
        matrix_note=gettext("The larger the circle, the more touchpoints the item serves."),
        criteria=tuple(
            CriterionHead(criterion_label(context, c), context.words.number(c.weight))
            for c in context.site.settings.criteria
        ),
        ranking=tuple(_rank_row(context, item, rank) for rank, item in enumerate(scored[:RANKED], start=1)),
        formula=formula(context),
        items=tuple(context.work_row(item, _stage_links(context, item)) for item in queries.ranked[:WORK_ROWS]),
        more=tuple(context.link(item.address) for item in queries.ranked[WORK_ROWS:]),
        unserved=tuple(
            context.pain_row(pain, rank, with_evidence=True) for rank, pain in enumerate(unserved[:10], start=1)
        ),
        states=tuple(context.status(state) for state in STATES if any(_state(i) == state for i in queries.ranked)),
    )


def _periods(context: PageContext, timeline: TimelineSubject) -> Iterator[PeriodList]:
    """The timeline as a list, for screens that are too narrow for it: what begins in each period, team by team."""
    for at, name in enumerate(timeline.periods):
        begun = [(lane.name, item) for lane in timeline.lanes for item in lane.items if int(item.start) == at]
        now = timeline.today is not None and int(timeline.today) == at
        if begun or now:
            items = tuple(_period_item(item, _whose(context, timeline, team, item)) for team, item in begun)
            today = context.words.say(context.words.gettext("today, %(date)s"), date=timeline.today_text) if now else ""
            yield PeriodList(name, today, items)


def _whose(context: PageContext, timeline: TimelineSubject, team: str, item: TimelineItem) -> tuple[str, ...]:
    """Who works on it, and until when, if it goes on after the period in which it begins."""
    last = min(ceil(item.end), len(timeline.periods)) - 1
    if last <= int(item.start):
        return (team,)
    return team, context.words.say(context.words.gettext("until %(period)s"), period=timeline.periods[last])


def _horizons(horizon: HorizonSubject) -> Iterator[PeriodList]:
    for column in horizon.columns:
        yield PeriodList(column.name, column.caption, tuple(_period_item(item, ()) for item in column.items))


def _period_item(item: TimelineItem, notes: tuple[str, ...]) -> PeriodItem:
    note = " · ".join(filter(None, (*notes, item.progress_text, item.note)))
    return PeriodItem(Link(item.title, item.href, item.label), status_mark(item.status), note)


def _figure(subject: object | None) -> Figure | None:
    return None if subject is None else Figure(subject)


def _state(item: RoadmapItem) -> str:
    return item.status if item.status in STATES else "planned"


def _lede(context: PageContext) -> str:
    """What the roadmap is worth: how many items, and where they shall take the curve."""
    words, queries = context.words, context.queries
    count = words.ngettext("%(count)s roadmap item", "%(count)s roadmap items", len(context.site.roadmap))
    paired = [at.touchpoint for at in queries.lived if at.touchpoint.target is not None]
    today, aim = mean_of(p.emotion for p in paired), mean_of(p.target for p in paired)
    if today is None or aim is None:
        return words.say(
            words.gettext("%(items)s: what we change, why, in which order, and how far along it is."), items=count
        )
    pattern = words.gettext("%(items)s to lift the curve from %(today)s to %(aim)s wherever a target is set.")
    return words.say(pattern, items=count, today=words.signed(today), aim=words.signed(aim))


def _counts(context: PageContext) -> Iterator[StatusCount]:
    gettext = context.words.gettext
    notes = {
        "idea": gettext("to be qualified"),
        "planned": gettext("team and dates agreed"),
        "in-progress": gettext("under way"),
        "done": gettext("effect being measured"),
        "dropped": gettext("decided against"),
    }
    items = tuple(context.site.roadmap.values())
    for status in context.site.settings.statuses:
        count = sum(item.status == status for item in items)
        if count or status != "dropped":
            yield StatusCount(context.status(status), context.words.number(count), notes.get(status, ""))


def criterion_label(context: PageContext, criterion: Criterion) -> str:
    """What a criterion is called."""
    gettext = context.words.gettext
    known = {
        "customer_importance": gettext("Importance to customers"),
        "expectation": gettext("Expectation"),
        "objectives": gettext("Company objectives"),
        "cost": gettext("Cost"),
        "delay": gettext("Delay"),
        "feasibility": gettext("Feasibility"),
    }
    written = criterion.label if criterion.label != criterion.id else ""
    return written or known.get(criterion.id) or sentence_case(criterion.id)


def favourable(score: float, criterion: Criterion) -> float:
    """The score so that five is always good news."""
    return score if criterion.higher_is_better else TICKS + 1 - score


def _ticks(context: PageContext, item: RoadmapItem, criterion: Criterion) -> Ticks | None:
    score = item.scores.get(criterion.id)
    if score is None:
        return None
    good = favourable(score, criterion)
    pattern = context.words.gettext("%(criterion)s: %(score)s of 5")
    label = context.words.say(pattern, criterion=criterion_label(context, criterion), score=context.words.number(good))
    return Ticks(round(good), label)


def _rank_row(context: PageContext, item: RoadmapItem, rank: int) -> RankRow:
    return RankRow(
        rank,
        context.link(item.address),
        context.status(item.status),
        tuple(_ticks(context, item, criterion) for criterion in context.site.settings.criteria),
        context.words.number(item.score.total, 0) if item.score else "",
    )


def formula(context: PageContext) -> str:
    """How the score comes about, in a sentence."""
    words, gettext, settings = context.words, context.words.gettext, context.site.settings
    if settings.scoring == "value-effort":
        return gettext("Score: value over effort, out of 100. Each is the weighted mean of its criteria.")
    if settings.scoring == "rice":
        return gettext("Score: reach × impact × confidence over effort (RICE), scaled to 100.")
    if settings.scoring == "wsjf":
        return gettext("Score: cost of delay over size of the job (WSJF), scaled to 100.")
    terms = (
        f"{words.number(c.weight)} × {criterion_label(context, c)}" if c.weight != 1 else criterion_label(context, c)
        for c in settings.criteria
    )
    return words.say(gettext("Score out of 100, 5 always the most favourable: %(terms)s."), terms=" + ".join(terms))


def _stage_links(context: PageContext, item: RoadmapItem) -> tuple[Link, ...]:
    """The stages that an item serves, each once."""
    stages: dict[Address, Link] = {}
    for address in item.touchpoints:
        at = context.queries.lived_at(address)
        if at:
            stages.setdefault(at.stage.address, Link(at.stage.title, context.href(at.stage.address), at.journey.title))
    return tuple(stages.values())


# One item


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
        status=context.status(item.status),
        kind=_kind(context, item.kind),
        lede=lede,
        prose=prose,
        figures=tuple(_figures(context, item, rank))[:3],
        facts=tuple(_facts(context, item)),
        progress=context.bar(context.progress(item)),
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
    stages = len(_stage_links(context, item))
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
                ticks=_ticks(context, item, criterion),
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
