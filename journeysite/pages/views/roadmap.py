"""What is being done: the roadmap as a whole, and the page of each of its items."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from msgspec import Struct

from journeysite.draw.marks import status_mark
from journeysite.layout.timeline import HorizonSubject, TimelineItem, TimelineSubject
from journeysite.model.journey import mean as mean_of
from journeysite.model.roadmap import RoadmapItem
from journeysite.pages.folder_context import STATES, drawn_state
from journeysite.pages.frame import frame
from journeysite.pages.limits import RANKED, WORK_ROWS
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Figure, Frame, Link, PainRow, StatusMark, WorkRow, narrowed
from journeysite.pages.subjects.figures import horizon_subject, matrix_subject, timeline_subject
from journeysite.pages.views.scores import Ticks, criterion_label, formula, links_to_stages, ticks_of


class StatusCount(Struct, frozen=True):
    """How many items are in a status, and what that means for them."""

    status: StatusMark
    count: str
    note: str


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
    drawn = {drawn_state(item.status) for item in queries.ranked}
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
        items=tuple(context.work_row(item, links_to_stages(context, item)) for item in queries.ranked[:WORK_ROWS]),
        more=tuple(context.link(item.address) for item in queries.ranked[WORK_ROWS:]),
        unserved=tuple(
            context.pain_row(pain, rank, with_evidence=True) for rank, pain in enumerate(unserved[:10], start=1)
        ),
        states=tuple(context.state_mark(state) for state in STATES if state in drawn),
    )


def _periods(context: PageContext, timeline: TimelineSubject) -> Iterator[PeriodList]:
    """The timeline as a list, for screens that are too narrow for it: what begins in each period, team by team."""
    for at, name in enumerate(timeline.periods):
        begun: dict[TimelineItem, list[str]] = {}  # with the teams that work on it: each is told once
        for team, item in ((lane.name, item) for lane in timeline.lanes for item in lane.items):
            if int(item.start) == at:
                begun.setdefault(item, []).append(team)
        now = timeline.today is not None and int(timeline.today) == at
        if begun or now:
            items = tuple(_period_item(item, _whose(context, timeline, teams, item)) for item, teams in begun.items())
            today = context.words.say(context.words.gettext("today, %(date)s"), date=timeline.today_text) if now else ""
            yield PeriodList(name, today, items)


def _whose(context: PageContext, timeline: TimelineSubject, teams: list[str], item: TimelineItem) -> tuple[str, ...]:
    """Who works on it, and until when, if it goes on after the period in which it begins."""
    last = min(ceil(item.end), len(timeline.periods)) - 1
    team = context.words.enumerate(tuple(teams))
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
    return words.say(pattern, items=count, today=queries.felt(today), aim=queries.felt(aim))


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
        count = sum(item.status_id == status.id for item in items)
        if count or status.means != "dropped":
            mark = context.status_mark(status.id, status.means)
            yield StatusCount(mark, context.words.number(count), notes[status.means])


def _rank_row(context: PageContext, item: RoadmapItem, rank: int) -> RankRow:
    return RankRow(
        rank,
        context.link(item.address),
        context.status(item),
        tuple(ticks_of(context, item, criterion) for criterion in context.site.settings.criteria),
        context.words.number(item.score.total, 0) if item.score else "",
    )
