"""The page of a journey: what a customer lives from end to end, where it tips, where it hurts, what is being done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from journeysite.layout.loop import LoopSubject
from journeysite.layout.map.subject import Emotion, MapSubject, Mode, View
from journeysite.model.evidence import Indicator
from journeysite.model.journey import CURRENT, DAY, TARGET, Journey, Reading, Stage, Touchpoint
from journeysite.model.journey import mean as mean_of
from journeysite.pages.addresses import map_path, poster_path
from journeysite.pages.evidence_summary import counted_samples, counted_studies, studies_of
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.queries import Lived, Pain, pains_at, worst_first
from journeysite.pages.subjects.journey_map import describe, lanes, map_subject, mode_of, stage_spark, touchpoint_label
from journeysite.pages.views.common import (
    NARROW,
    Fact,
    Figure,
    Frame,
    JourneyCard,
    KeyFigure,
    Link,
    PainRow,
    PersonChip,
    Rich,
    Source,
    WorkRow,
    narrowed,
)
from journeysite.pages.words import rounded

_SENTENCE_END: Final = re.compile(r"[.!?…][”’»)]*(?=\s|$)")


class StateSwitch(Struct, frozen=True):
    """Between the current and the target state of one experience. The state without an address is shown here."""

    current: str
    target: str
    compare: str
    chosen: str


class Narrative(Struct, frozen=True):
    """A stage in a few lines."""

    number: int
    link: Link
    emotion: Emotion | None
    curve: Figure
    text: str
    notes: tuple[str, ...]


class Moment(Struct, frozen=True):
    """A moment of truth. `outcome`: whether it is won, lost or open; `who` answers for it."""

    number: int
    link: Link
    quote: str
    emotion: Emotion | None
    outcome: str
    note: str
    who: tuple[Link, ...]


class IndicatorRow(Struct, frozen=True):
    """An indicator as measured on this journey."""

    link: Link
    where: Link
    value: str
    target: str
    source: str


class CanvasBox(Struct, frozen=True):
    """A headed list of an acquisition canvas."""

    title: str
    items: tuple[str, ...]


class JourneyView(Struct, frozen=True):
    """Everything the page of a journey shows."""

    frame: Frame
    title: str
    lede: Rich
    state: str
    standing: str
    switch: StateSwitch | None
    people: tuple[PersonChip, ...]
    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    map: MapSubject
    other: Figure | None
    is_blueprint: bool
    loop: Figure | None
    small_loop: LoopSubject | None
    day: Figure | None
    small_day: Figure | None
    overview: Figure
    poster: str
    drawing: str
    narratives: tuple[Narrative, ...]
    moments: tuple[Moment, ...]
    moments_note: str
    pains: tuple[PainRow, ...]
    unserved: str
    ledger: Figure | None
    small_ledger: Figure | None
    work: tuple[WorkRow, ...]
    indicators: tuple[IndicatorRow, ...]
    canvas: tuple[CanvasBox, ...]
    about: Rich
    sources: tuple[Source, ...]
    related: tuple[JourneyCard, ...]


def journey_view(context: PageContext, journey: Journey) -> JourneyView:
    """The page of a journey."""
    lede, about = context.opening(journey)
    pains = journey_pains(journey)
    moments = tuple(_moments(context, journey))
    own_map = map_subject(context, journey, figure="_map")
    day, ledger = _day(context, journey), _ledger(context, journey)
    return JourneyView(
        frame=frame(context, "journeys", journey.title, journey.scope or journey.prose.lead, file=journey.file),
        title=journey.title,
        lede=lede or Rich((escape(journey.scope),) if journey.scope else ()),
        state=context.state(journey),
        standing=context.standing(journey),
        switch=_switch(context, journey),
        people=tuple(context.person(persona) for persona in context.personas_of(journey)),
        facts=tuple(_facts(context, journey, bool(lede))),
        figures=key_figures(context, journey),
        map=own_map,
        other=_other_arrangement(context, journey, own_map),
        is_blueprint=journey.view == View.BLUEPRINT,
        loop=_loop(context, journey),
        small_loop=_small_loop(context, journey),
        day=day,
        small_day=narrowed(context, day),
        overview=Figure(_overview(context, journey)),
        poster=context.to(poster_path(journey.id)),
        drawing=context.to(map_path(journey.id)),
        narratives=tuple(_narrative(context, journey, stage) for stage in journey.stages),
        moments=moments,
        moments_note=_moments_note(context, journey),
        pains=tuple(context.pain_row(pain, rank, False, True) for rank, pain in enumerate(pains, start=1)),
        unserved=_unserved(context, pains),
        ledger=ledger,
        small_ledger=narrowed(context, ledger),
        work=tuple(_work(context, journey)),
        indicators=tuple(_indicators(context, journey)),
        canvas=tuple(CanvasBox(title, items) for title, items in journey.canvas),
        about=about,
        sources=context.sources(study.id for study in studies_of(context, journey)),
        related=tuple(context.journey_card(other) for other in _related(context, journey)),
    )


# Header


def _switch(context: PageContext, journey: Journey) -> StateSwitch | None:
    """Where the other states are: the current and the target journey lie on pages of their own."""
    site = context.site
    if journey.kind == TARGET and journey.current in site.journeys:
        current = context.href(site.journeys[journey.current].address)
        return StateSwitch(current, "", current, "target")
    if journey.kind == CURRENT and journey.target in site.journeys:
        return StateSwitch("", context.href(site.journeys[journey.target].address), "", "compare")
    return None


def _facts(context: PageContext, journey: Journey, has_lede: bool) -> Iterator[Fact]:
    gettext = context.words.gettext
    if journey.owner in context.site.teams:
        team = context.site.teams[journey.owner]
        yield Fact(gettext("Owner"), links=(context.link(team.address),), icon="user-check")
    objective = next((o.label for o in context.site.settings.objectives if o.id == journey.objective), "")
    scope = journey.scope if has_lede else ""
    if objective:
        yield Fact(gettext("Objective"), objective, note=scope, icon="flag")
    elif scope:
        yield Fact(gettext("Scope"), scope, icon="compass")
    yield _evidence_fact(context, journey)
    if freshness := _freshness(context, journey):
        yield freshness


def _evidence_fact(context: PageContext, journey: Journey) -> Fact:
    """How many studies stand behind the journey, what they are made of, and how much of it somebody has observed."""
    words, studies = context.words, studies_of(context, journey)
    text = counted_studies(words, studies)
    observed = sum(bool(touchpoint.evidence) for touchpoint in journey.touchpoints)
    pattern = words.gettext("%(observed)s of %(all)s touchpoints observed")
    counted = words.say(pattern, observed=words.number(observed), all=words.number(len(journey.touchpoints)))
    notes = (counted_samples(words, studies), "" if journey.kind == TARGET else counted)
    return Fact(
        words.gettext("Evidence"),
        links=(Link(text, "#_sources" if studies else ""),),
        note=" · ".join(filter(None, notes)),
        icon="clipboard-list",
    )


def _freshness(context: PageContext, journey: Journey) -> Fact | None:
    """When it was last updated and when it is due; overdue against the day of the build, where that is known."""
    words, gettext = context.words, context.words.gettext
    if not (journey.updated or journey.review_by):
        return None
    updated = (
        words.say(gettext("Updated on %(date)s"), date=words.full_date(journey.updated)) if journey.updated else ""
    )
    today = context.queries.build_info.date
    overdue = bool(today and journey.review_by and journey.review_by < today)
    pattern = gettext("review was due on %(date)s") if overdue else gettext("to be reviewed by %(date)s")
    review = words.say(pattern, date=words.full_date(journey.review_by)) if journey.review_by else ""
    return Fact(gettext("Freshness"), updated or review, note=review if updated else "", icon="clock", overdue=overdue)


# Key figures


def key_figures(context: PageContext, journey: Journey) -> tuple[KeyFigure, ...]:
    """The six numbers that sum a journey up, for its page and its sheet."""
    return tuple(islice(_figures(context, journey, journey_pains(journey)), 6))


def _figures(context: PageContext, journey: Journey, pains: tuple[Pain, ...]) -> Iterator[KeyFigure]:
    yield _mean_figure(context, journey)
    yield _moments_figure(context, journey)
    if journey.kind != TARGET or pains:
        yield pain_figure(context, pains, "#_pain")
    readings = sorted(_all_readings(journey), key=lambda found: found[1].value is None)
    spare = 2 if journey.kind != TARGET or pains else 3
    for _, reading in readings[:spare]:
        yield _reading_figure(context, reading)
    yield _work_figure(context, journey)
    yield from _fillers(context, journey)


def _mean_figure(context: PageContext, journey: Journey) -> KeyFigure:
    words, gettext = context.words, context.words.gettext
    own, aim = journey.mean, mean_of(touchpoint.target for touchpoint in journey.touchpoints)
    emotion, note = context.emotion(own), ""
    if journey.kind == TARGET and journey.current in context.site.journeys:
        today = context.site.journeys[journey.current].mean
        if today is not None:
            note = words.say(gettext("today %(value)s"), value=words.signed(today))
    elif own is not None and aim is not None and journey.kind == CURRENT and journey.target:
        pattern = gettext("target %(aim)s, so %(gap)s to gain")
        note = words.say(pattern, aim=words.signed(aim), gap=words.signed(rounded(aim) - rounded(own)))
    note = note or (emotion.name if emotion else gettext("nobody has said how it feels"))
    return KeyFigure(gettext("Mean emotion"), emotion.text if emotion else "—", note, emotion.level if emotion else "")


def _moments_figure(context: PageContext, journey: Journey) -> KeyFigure:
    moments = [touchpoint for touchpoint in journey.touchpoints if touchpoint.moment_of_truth]
    return KeyFigure(
        context.words.gettext("Moments of truth"),
        context.words.number(len(moments)),
        _moments_note(context, journey),
        href="#_moments" if moments else "",
    )


def _moments_note(context: PageContext, journey: Journey) -> str:
    return won_and_lost(context, tuple(touchpoint for touchpoint in journey.touchpoints if touchpoint.moment_of_truth))


def won_and_lost(context: PageContext, moments: tuple[Touchpoint, ...]) -> str:
    """`2 won, 2 lost`: a moment of truth is won where it feels better than satisfying, lost where worse."""
    ngettext = context.words.ngettext
    levels = [context.emotion(moment.emotion) for moment in moments]
    won = sum(emotion is not None and emotion.level in ("p1", "p2") for emotion in levels)
    lost = sum(emotion is not None and emotion.level in ("n1", "n2") for emotion in levels)
    open_ = len(moments) - won - lost
    parts = [ngettext("%(count)s won", "%(count)s won", won)] if won else []
    parts += [ngettext("%(count)s lost", "%(count)s lost", lost)] if lost else []
    parts += [ngettext("%(count)s in the balance", "%(count)s in the balance", open_)] if open_ else []
    return context.words.enumerate(parts)


def pain_figure(context: PageContext, pains: tuple[Pain, ...], href: str) -> KeyFigure:
    """How many pain points there are, and how bad they are."""
    ngettext = context.words.ngettext
    critical = sum(pain.point.severity == "critical" for pain in pains)
    major = sum(pain.point.severity == "major" for pain in pains)
    parts = [ngettext("%(count)s critical", "%(count)s critical", critical)] if critical else []
    parts += [ngettext("%(count)s major", "%(count)s major", major)] if major else []
    return KeyFigure(
        context.words.gettext("Pain points"),
        context.words.number(len(pains)),
        context.words.enumerate(parts),
        href=href if pains else "",
    )


def _reading_figure(context: PageContext, reading: Reading) -> KeyFigure:
    words, found = context.words, context.site.indicators.get(reading.indicator)
    aim = context.aim(reading)
    note = words.say(words.gettext("target %(value)s"), value=aim) if aim else ""
    return KeyFigure(
        found.title if found else reading.indicator,
        context.reading(reading),
        note,
        href=context.href(found.address) if found else "",
    )


def _work_figure(context: PageContext, journey: Journey) -> KeyFigure:
    ngettext = context.words.ngettext
    items = [context.site.roadmap[name] for name in context.queries.roadmap_of(journey) if name in context.site.roadmap]
    running, done = (sum(item.status == status for item in items) for status in ("in-progress", "done"))
    parts = [ngettext("%(count)s in progress", "%(count)s in progress", running)] if running else []
    parts += [ngettext("%(count)s done", "%(count)s done", done)] if done else []
    return KeyFigure(
        context.words.gettext("Roadmap items"),
        context.words.number(len(items)),
        context.words.enumerate(parts),
        href="#_roadmap" if items else "",
    )


def _fillers(context: PageContext, journey: Journey) -> Iterator[KeyFigure]:
    """What is always known, for journeys that few figures are measured on."""
    words, gettext = context.words, context.words.gettext
    stages = words.ngettext("in %(count)s stage", "in %(count)s stages", len(journey.stages))
    yield KeyFigure(gettext("Touchpoints"), words.number(len(journey.touchpoints)), stages)
    used = {channel for touchpoint in journey.touchpoints for channel in touchpoint.channels}
    known = [channel for name, channel in context.site.channels.items() if name in used]
    online = words.ngettext("%(count)s online", "%(count)s online", sum(channel.online for channel in known))
    yield KeyFigure(gettext("Channels"), words.number(len(known)), online)
    observed = sum(bool(touchpoint.evidence) for touchpoint in journey.touchpoints)
    share = 100 * observed / max(1, len(journey.touchpoints))
    yield KeyFigure(gettext("Observed"), words.percent(share, 0), gettext("of touchpoints have evidence"))


def _all_readings(journey: Journey) -> Iterator[tuple[Stage | Touchpoint | None, Reading]]:
    """Every reading with where it was taken (None: the journey as a whole), each indicator once, the whole first."""
    places: tuple[tuple[Stage | Touchpoint | None, tuple[Reading, ...]], ...] = (
        (None, journey.indicators),
        *((stage, stage.indicators) for stage in journey.stages),
        *((touchpoint, touchpoint.indicators) for touchpoint in journey.touchpoints),
    )
    seen: set[str] = set()
    for place, readings in places:
        for reading in readings:
            if reading.indicator not in seen:
                seen.add(reading.indicator)
                yield place, reading


# Figures


def _other_arrangement(context: PageContext, journey: Journey, own: MapSubject) -> Figure | None:
    """The same data arranged the other way: a map as a service blueprint if somebody works backstage, and back."""
    if own.view is View.JOURNEY and not any(touchpoint.backstage for touchpoint in journey.touchpoints):
        return None
    shown = View.JOURNEY if own.view is View.BLUEPRINT else View.BLUEPRINT
    return Figure(replace(own, id="_other", view=shown, lanes=lanes(context, shown)))


def _loop(context: PageContext, journey: Journey) -> Figure | None:
    from journeysite.pages.subjects.figures import loop_subject

    return Figure(loop_subject(context, journey)) if _goes_round(journey) else None


def _goes_round(journey: Journey) -> bool:
    return journey.loop and len(journey.stages) > 1


def _small_loop(context: PageContext, journey: Journey) -> LoopSubject | None:
    """The loop upright and with numbers only, for narrow screens: its stages stand beneath as a list."""
    from journeysite.pages.subjects.figures import loop_subject

    return loop_subject(context, journey, upright=True, width=NARROW) if _goes_round(journey) else None


def _day(context: PageContext, journey: Journey) -> Figure | None:
    from journeysite.pages.subjects.figures import day_subject

    timed = any(stage.hours for stage in journey.stages)
    return Figure(day_subject(context, journey)) if journey.kind == DAY and timed else None


def _ledger(context: PageContext, journey: Journey) -> Figure | None:
    from journeysite.pages.subjects.figures import ledger_subject

    return Figure(ledger_subject(context, journey)) if mode_of(context, journey) is Mode.COMPARE else None


def _overview(context: PageContext, journey: Journey) -> object:
    return context.overview(journey, describe(context, journey))


# Sections


def _narrative(context: PageContext, journey: Journey, stage: Stage) -> Narrative:
    ngettext = context.words.ngettext
    work = dict.fromkeys(item for touchpoint in stage.touchpoints for item in context.queries.work_at(touchpoint))
    pains = sum(len(touchpoint.pain_points) for touchpoint in stage.touchpoints)
    return Narrative(
        number=stage.number,
        link=context.link(stage.address),
        emotion=context.emotion(stage.mean),
        curve=Figure(stage_spark(context, journey, stage)),
        text=opening_sentences(stage.prose.lead or stage.goal),
        notes=(
            ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(stage.touchpoints)),
            ngettext("%(count)s pain point", "%(count)s pain points", pains),
            ngettext("%(count)s roadmap item", "%(count)s roadmap items", len(work)),
        ),
    )


def opening_sentences(text: str, room: int = 180) -> str:
    """As many whole sentences from the start of the text as fit the room, in characters; at least the first."""
    end = 0
    for match in _SENTENCE_END.finditer(text):
        if end and match.end() > room:
            return text[:end]
        end = match.end()
    return text


def _moments(context: PageContext, journey: Journey) -> Iterator[Moment]:
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if touchpoint.moment_of_truth:
                yield moment(context, Lived(journey, stage, touchpoint), False)


def moment(context: PageContext, at: Lived, with_journey: bool, persona: str = "") -> Moment:
    """A moment of truth and who answers for it; what `persona` feels where they feel otherwise."""
    gettext, touchpoint = context.words.gettext, at.touchpoint
    emotion = context.emotion(touchpoint.emotion_of(persona))
    sign = emotion.level[0] if emotion else "z"
    outcome = {"p": gettext("Won"), "n": gettext("Lost")}.get(sign, gettext("In the balance"))
    said = touchpoint.verbatim.text if touchpoint.verbatim else touchpoint.thought
    reason = next((point.text for point in touchpoint.pain_points), "") if sign == "n" else touchpoint.expectation
    teams = dict.fromkeys(actor.team for actor in (*touchpoint.frontstage, *touchpoint.backstage) if actor.team)
    place = context.place_of(at) if with_journey else at.stage.title
    return Moment(
        number=touchpoint.number,
        link=Link(touchpoint.title, context.href(touchpoint.address), touchpoint_label(context, touchpoint)),
        quote=context.words.quote(said) if said else "",
        emotion=emotion,
        outcome=outcome,
        note=". ".join(part.rstrip(".") for part in (place, reason) if part),
        who=context.team_links(teams),
    )


def journey_pains(journey: Journey) -> tuple[Pain, ...]:
    """The journey's pain points, the worst first."""
    places = (Lived(journey, stage, touchpoint) for stage in journey.stages for touchpoint in stage.touchpoints)
    return worst_first(pain for at in places for pain in pains_at(at))


def _unserved(context: PageContext, pains: tuple[Pain, ...]) -> str:
    """How many pain points nobody works on; "" where somebody works on all."""
    count = sum(not pain.roadmap for pain in pains)
    return (
        context.words.ngettext("Nobody works on %(count)s of them", "Nobody works on %(count)s of them", count)
        if count
        else ""
    )


def _work(context: PageContext, journey: Journey) -> Iterator[WorkRow]:
    for item in context.queries.by_rank(context.queries.roadmap_of(journey)):
        yield context.work_row(
            item,
            tuple(
                Link(str(touchpoint.number), context.href(touchpoint.address), touchpoint.title)
                for touchpoint, items in context.queries.work_in(journey)
                if item.id in items
            ),
        )


def _indicators(context: PageContext, journey: Journey) -> Iterator[IndicatorRow]:
    for place, reading in _all_readings(journey):
        found = context.site.indicators.get(reading.indicator)
        if found:
            where = Link(context.words.gettext("Whole journey")) if place is None else context.link(place.address)
            yield IndicatorRow(
                context.link(found.address),
                where,
                context.reading(reading),
                context.aim(reading),
                source_line(context, found, reading),
            )


def source_line(context: PageContext, indicator: Indicator, reading: Reading | None = None) -> str:
    """Source, date and sample of a figure: `Web funnel, Oct 2026, n = 18,400`."""
    day = context.words.short_date(reading.date) if reading and reading.date else ""
    when = day or (context.words.span(indicator.date) if indicator.date else "")
    source = indicator.source.rpartition("/")[2]
    return context.words.enumerate(tuple(filter(None, (source, when, context.sample(indicator.sample)))))


def _related(context: PageContext, journey: Journey) -> Iterator[Journey]:
    """What the same personas live elsewhere, up to three."""
    own = {journey.id, journey.current, journey.target}
    others = dict.fromkeys(name for persona in context.personas_of(journey) for name in persona.journeys)
    shown = (context.site.journeys[name] for name in others if name not in own and name in context.site.journeys)
    yield from islice((other for other in shown if other.status != "archived"), 3)
