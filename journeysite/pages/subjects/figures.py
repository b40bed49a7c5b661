"""Site -> subjects of the figures beside the map: loop, gap ledger, matrix, timeline, horizons, heat map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from journeysite.layout.day import DayMoment, DayStage, DaySubject, DayWords
from journeysite.layout.gap_ledger import GapItem, GapLedgerSubject, GapRow, GapWords
from journeysite.layout.loop.subject import LoopPart, LoopStage, LoopSubject, LoopTouchpoint
from journeysite.layout.matrix import MatrixItem, MatrixSubject, MatrixWords
from journeysite.layout.timeline import HorizonColumn, HorizonSubject, TimelineItem, TimelineLane, TimelineSubject
from journeysite.model.journey import Journey, Stage, Touchpoint
from journeysite.model.journey import mean as mean_of
from journeysite.model.roadmap import RoadmapItem, Span, is_in_years
from journeysite.pages.folder_context import drawn_state
from journeysite.pages.limits import BARS, BUBBLES
from journeysite.pages.page_context import PageContext
from journeysite.pages.subjects.journey_map import describe, levels, stage_label, stage_target, touchpoint_label
from journeysite.pages.subjects.team_lane import lane_caption, teams_of
from journeysite.pages.whose import as_felt_by
from journeysite.pages.words import rounded

#: A timeline of more periods than this is told in years, not quarters.
MOST_QUARTERS: Final = 12


# Loop


def loop_subject(context: PageContext, journey: Journey, upright: bool = False, width: float = 1376.0) -> LoopSubject:
    """The journey as a figure of 8: up to and with the purchase on the first loop, the rest on the second."""
    turn = _turn(context, journey)
    gettext = context.words.gettext
    return LoopSubject(
        id=context.figure_id(),
        title=context.words.say(gettext("%(journey)s as a loop"), journey=journey.title),
        desc=describe(context, journey),
        stages=tuple(_loop_stage(context, stage) for stage in journey.stages),
        turn=turn,
        first=_loop_part(context, gettext("Purchase loop"), journey, journey.stages[:turn]),
        second=_loop_part(context, gettext("Use loop"), journey, journey.stages[turn:]),
        width=width,
        upright=upright,
    )


def _turn(context: PageContext, journey: Journey) -> int:
    """How many stages the first loop has: half of them, but all of the first phase and none of the last."""
    order = [phase.id for phase in context.site.settings.phases]
    known = [order.index(stage.phase) for stage in journey.stages if stage.phase in order]
    count, half = len(journey.stages), (len(journey.stages) + 1) // 2
    if len(known) < count or known[0] == known[-1]:
        return half
    return max(known.count(known[0]), min(half, count - known.count(known[-1])))


def _loop_stage(context: PageContext, stage: Stage) -> LoopStage:
    return LoopStage(
        number=stage.number,
        name=stage.title,
        mean=context.emotion(stage.mean),
        verbatim=strongest_words(context, stage),
        touchpoints=tuple(_loop_touchpoint(context, touchpoint) for touchpoint in stage.touchpoints),
        href=context.href(stage.address),
        label=stage_label(context, stage),
    )


def strongest_words(context: PageContext, stage: Stage) -> str:
    """What was said where the stage is felt most strongly, in quotation marks."""
    said = [
        (context.queries.strength(touchpoint.emotion) + touchpoint.moment_of_truth, touchpoint.verbatim.text)
        for touchpoint in stage.touchpoints
        if touchpoint.verbatim
    ]
    return context.words.quote(max(said, key=lambda pair: pair[0])[1]) if said else ""


def _loop_touchpoint(context: PageContext, touchpoint: Touchpoint) -> LoopTouchpoint:
    return LoopTouchpoint(
        number=touchpoint.number,
        title=touchpoint.title,
        emotion=context.emotion(touchpoint.emotion),
        moment_of_truth=touchpoint.moment_of_truth,
        href=context.href(touchpoint.address),
        label=touchpoint_label(context, touchpoint),
    )


def _loop_part(context: PageContext, name: str, journey: Journey, stages: Sequence[Stage]) -> LoopPart:
    points = [touchpoint for stage in stages for touchpoint in stage.touchpoints]
    emotion = context.emotion(mean_of(touchpoint.emotion for touchpoint in points))
    count = context.words.ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(points))
    whose = as_felt_by(context.words, journey, context.personas_of(journey))
    lines = (context.words.gettext("mean emotion"), *filter(None, [whose]), count)
    return LoopPart(name, emotion.text if emotion else "—", lines)


# A day


def day_subject(context: PageContext, journey: Journey) -> DaySubject:
    """A day from its first hour to its last; the brand is part of it wherever somebody of ours is."""
    words = context.words
    timed = [stage for stage in journey.stages if stage.hours]
    return DaySubject(
        id=context.figure_id(),
        title=words.say(words.gettext("%(journey)s, hour by hour"), journey=journey.title),
        desc=describe(context, journey),
        stages=tuple(_day_stage(context, stage) for stage in timed),
        levels=levels(context),
        hours=tuple((float(hour), f"{hour}:00") for hour in range(0, 25, 3)),
        words=DayWords(day=words.gettext("The day"), with_us=words.gettext("With us")),
    )


def _day_stage(context: PageContext, stage: Stage) -> DayStage:
    start, end = stage.hours or (0.0, 24.0)
    length = end - start if end > start else end + 24 - start
    count = max(1, len(stage.touchpoints))
    return DayStage(
        name=stage.title,
        start=start,
        end=end,
        moments=tuple(
            _day_moment(context, touchpoint, (start + length * (at + 0.5) / count) % 24)
            for at, touchpoint in enumerate(stage.touchpoints)
        ),
        href=context.href(stage.address),
        number=stage.number,
        when=context.hours(stage.hours),
    )


def _day_moment(context: PageContext, touchpoint: Touchpoint, hour: float) -> DayMoment:
    said = touchpoint.verbatim.text if touchpoint.verbatim else ""
    return DayMoment(
        title=touchpoint.title,
        hour=hour,
        emotion=context.emotion(touchpoint.emotion),
        verbatim=context.words.quote(said) if said else "",
        with_us=bool(touchpoint.frontstage or touchpoint.backstage),
        href=context.href(touchpoint.address),
        label=touchpoint_label(context, touchpoint),
        number=touchpoint.number,
        moment_of_truth=touchpoint.moment_of_truth,
    )


# Gap ledger


def ledger_subject(context: PageContext, journey: Journey) -> GapLedgerSubject:
    """Each stage today and as aimed at, and who closes the gap."""
    gettext = context.words.gettext
    return GapLedgerSubject(
        id=context.figure_id(),
        title=gettext("The way to the target, stage by stage"),
        desc=gettext("For each stage: emotion today, emotion aimed at, the gap, and the roadmap items that close it."),
        rows=tuple(_gap_row(context, stage) for stage in journey.stages),
        levels=levels(context),
        words=GapWords(
            stage=gettext("Stage"),
            scale=gettext("Lived and aimed at"),
            difference=gettext("Gap"),
            items=gettext("What shall close it"),
            nobody=gettext("Nobody works on this yet"),
            unknown="—",
        ),
    )


def _gap_row(context: PageContext, stage: Stage) -> GapRow:
    today, aim = stage.mean, stage_target(stage)
    items = dict.fromkeys(name for touchpoint in stage.touchpoints for name in touchpoint.roadmap)
    return GapRow(
        number=stage.number,
        name=stage.title,
        current=context.emotion(today),
        target=context.emotion(aim),
        difference="" if today is None or aim is None else context.words.signed(rounded(aim) - rounded(today)),
        items=tuple(
            GapItem(item.title, drawn_state(item.status), context.href(item.address))
            for item in (context.site.roadmap[name] for name in items if name in context.site.roadmap)
        ),
        href=context.href(stage.address),
    )


# Roadmap


def matrix_subject(context: PageContext) -> MatrixSubject | None:
    """Value against effort; None where no item has been scored on both."""
    gettext = context.words.gettext
    items = tuple(_matrix_items(context))
    if not items:
        return None
    return MatrixSubject(
        id=context.figure_id(),
        title=gettext("Value and effort"),
        desc=gettext("Every scored roadmap item by its value to customers and its effort."),
        items=items,
        words=MatrixWords(
            quick_wins=gettext("Quick wins"),
            big_bets=gettext("Big projects"),
            fill_ins=gettext("Fill-ins"),
            doubtful=gettext("To question"),
            low_effort=gettext("Low effort"),
            high_effort=gettext("High effort"),
            low_value=gettext("Low value"),
            high_value=gettext("High value"),
        ),
    )


def _matrix_items(context: PageContext) -> Iterator[MatrixItem]:
    words = context.words
    for rank, item in enumerate(context.queries.ranked[:BUBBLES], start=1):
        if item.score is None or item.score.value is None or item.score.effort is None or item.status == "dropped":
            continue
        value, effort = words.number(item.score.value, 1), words.number(item.score.effort, 1)
        pattern = words.gettext("%(rank)s %(item)s: value %(value)s, effort %(effort)s")
        yield MatrixItem(
            title=item.title,
            value=item.score.value,
            effort=item.score.effort,
            touchpoints=len(item.touchpoints),
            status=drawn_state(item.status),
            rank=str(rank),
            href=context.href(item.address),
            label=words.say(pattern, rank=str(rank), item=item.title, value=value, effort=effort),
        )


def horizon_subject(context: PageContext) -> HorizonSubject | None:
    """Items that have a horizon instead of dates; None where there are none."""
    gettext = context.words.gettext
    heads = (
        ("now", gettext("Now"), gettext("being worked on")),
        ("next", gettext("Next"), gettext("as soon as hands are free")),
        ("later", gettext("Later"), gettext("not before the rest")),
    )
    loose = [item for item in context.site.roadmap.values() if item.horizon and not (item.start or item.end)]
    if not loose:
        return None
    return HorizonSubject(
        id=context.figure_id(),
        title=gettext("Now, next, later"),
        desc=gettext("Roadmap items without dates, by horizon."),
        columns=tuple(
            HorizonColumn(name, caption, tuple(_bar(context, item, 0, 0) for item in loose if item.horizon == horizon))
            for horizon, name, caption in heads
        ),
    )


def timeline_subject(context: PageContext) -> TimelineSubject | None:
    """Teams × quarters (years, where there would be too many quarters); None where no item has a date."""
    dated = _bars_shown(context)
    if not dated:
        return None
    first = min(_first(item) for item in dated)
    last = max(_last(item) for item in dated)
    step = 3 if len(tuple(_periods(first, last, 3))) <= MOST_QUARTERS else 12
    starts = tuple(_periods(first, last, step))
    gettext = context.words.gettext
    return TimelineSubject(
        id=context.figure_id(),
        title=gettext("Roadmap by team"),
        desc=gettext("When each team works on what."),
        periods=tuple(_period_name(context, start, step) for start in starts),
        lanes=tuple(_lanes(context, dated, starts, step)),
        years=tuple(index for index, start in enumerate(starts) if start.month == 1 and index),
        today=_today(context, starts, step),
        today_text=context.words.day_of_year(context.queries.build_info.date)
        if context.queries.build_info.date
        else "",
    )


def _bars_shown(context: PageContext) -> list[RoadmapItem]:
    """Items with dates in the site's order; where there are too many, those with the best scores.

    Dates that no axis holds are told by a check (J050), and their items stand in the lists only.
    """
    dated = [item for item in context.queries.ranked if (spans := _spans(item)) and all(map(is_in_years, spans))]
    shown = {item.id for item in dated[:BARS]}
    return [item for item in context.site.roadmap.values() if item.id in shown]


def _spans(item: RoadmapItem) -> list[Span]:
    return [span for span in (item.start, item.end) if span]


def _first(item: RoadmapItem) -> date:
    span = item.start or item.end
    assert span is not None
    return span.first


def _last(item: RoadmapItem) -> date:
    span = item.end or item.start
    assert span is not None
    return span.last


def _periods(first: date, last: date, step: int) -> Iterator[date]:
    """First days of all periods (quarters: step 3; years: 12) from the one that holds `first` on."""
    start = date(first.year, (first.month - 1) // step * step + 1, 1)
    while start <= last:
        yield start
        start = _later(start, step)


def _later(start: date, months: int) -> date:
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1)


def _period_name(context: PageContext, start: date, step: int) -> str:
    end = _later(start, step) - timedelta(days=1)
    return context.words.span(Span("", start, end, "quarter" if step == 3 else "year"))


def _place(day: date, starts: Sequence[date], step: int) -> float:
    """Where a day lies on the axis, in periods from its left end."""
    index = max(at for at, start in enumerate(starts) if start <= day)
    length = (_later(starts[index], step) - starts[index]).days
    return index + (day - starts[index]).days / length


def _today(context: PageContext, starts: Sequence[date], step: int) -> float | None:
    today = context.queries.build_info.date
    if today is None or not starts[0] <= today < _later(starts[-1], step):
        return None
    return _place(today, starts, step)


def _lanes(
    context: PageContext, dated: Sequence[RoadmapItem], starts: Sequence[date], step: int
) -> Iterator[TimelineLane]:
    """A lane a team in the site's order; an item stands with every team that it names."""
    lanes = {team.id: (team.label, context.href(team.address)) for team in context.site.teams.values()}
    lanes[""] = (context.words.gettext("No team yet"), "")
    for team, (name, href) in lanes.items():
        items = [item for item in dated if team in teams_of(item, lanes)]
        if items:
            every = sum(team in teams_of(item, lanes) for item in context.site.roadmap.values())
            bars = tuple(_dated_bar(context, item, starts, step) for item in sorted(items, key=_first))
            yield TimelineLane(name, lane_caption(context, len(items), every), bars, href)


def _dated_bar(context: PageContext, item: RoadmapItem, starts: Sequence[date], step: int) -> TimelineItem:
    end = _last(item) + timedelta(days=1)
    right = _place(end, starts, step) if end < _later(starts[-1], step) else float(len(starts))
    return _bar(context, item, _place(_first(item), starts, step), right)


def _bar(context: PageContext, item: RoadmapItem, start: float, end: float) -> TimelineItem:
    running = item.status == "in-progress" and item.progress is not None
    note = gain_note(context, item)
    progress = context.words.percent(item.progress) if running and item.progress is not None else ""
    beside = (context.status_label(item), context.period(item))
    return TimelineItem(
        title=item.title,
        start=start,
        end=end,
        status=drawn_state(item.status),
        note=note,
        progress=item.progress if running else None,
        progress_text=progress,
        href=context.href(item.address),
        label=context.words.enumerate(tuple(filter(None, (item.title, note, progress, *beside)))),
    )


def gain_note(context: PageContext, item: RoadmapItem) -> str:
    """What an item shall bring, and where: `+1.5 on Buy`, `+0.6 on 2 stages`."""
    words = context.words
    stages = {
        at.stage.address: at.stage.title for at in map(context.queries.lived_at, item.touchpoints) if at is not None
    }
    names = tuple(dict.fromkeys(stages.values()))
    if not names:
        return ""
    where = names[0] if len(names) == 1 else words.ngettext("%(count)s stage", "%(count)s stages", len(names))
    if item.lift is None:
        return where
    return words.say(words.gettext("%(gain)s on %(place)s"), gain=words.signed(item.lift), place=where)
