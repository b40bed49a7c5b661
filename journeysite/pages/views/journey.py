"""The page of a journey: what a customer lives from end to end, where it tips, where it hurts, what is being done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import islice
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from journeysite.layout.loop.subject import LoopSubject
from journeysite.layout.map.subject import Emotion, MapSubject, Mode, View
from journeysite.model.journey import CURRENT, DAY, TARGET, Journey, Stage
from journeysite.pages.addresses import map_path, poster_path
from journeysite.pages.evidence_summary import counted_samples, counted_studies, studies_of
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import (
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
from journeysite.pages.queries import Pain
from journeysite.pages.subjects.figures import day_subject, ledger_subject, loop_subject
from journeysite.pages.subjects.journey_map import describe, map_subject, mode_of
from journeysite.pages.subjects.lanes import lanes
from journeysite.pages.subjects.stage_curve import stage_spark
from journeysite.pages.views.in_short import InShort, in_short
from journeysite.pages.views.key_figures import journey_pains, key_figures
from journeysite.pages.views.moments import Moment, moments_of, note_on_moments
from journeysite.pages.views.readings import IndicatorRow, indicator_rows

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


class CanvasBox(Struct, frozen=True):
    """A headed list of an acquisition canvas."""

    title: str
    items: tuple[str, ...]


class JourneyView(Struct, frozen=True):
    """Everything the page of a journey shows."""

    frame: Frame
    title: str
    lede: Rich
    in_short: InShort
    state: str
    standing: str
    switch: StateSwitch | None
    people: tuple[PersonChip, ...]
    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    map: MapSubject
    other: Figure | None
    is_blueprint: bool
    is_loop: bool
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
    pains, own_map = journey_pains(journey), map_subject(context, journey, figure="_map")
    day, ledger = _day(context, journey), _ledger(context, journey)
    return JourneyView(
        frame=frame(context, "journeys", journey.title, journey.scope or journey.prose.lead, file=journey.file),
        title=journey.title,
        lede=lede or Rich((escape(journey.scope),) if journey.scope else ()),
        in_short=in_short(context, journey),
        state=context.state(journey),
        standing=context.standing(journey),
        switch=_switch(context, journey),
        people=tuple(context.person(persona) for persona in context.personas_of(journey)),
        facts=tuple(_facts(context, journey, bool(lede))),
        figures=key_figures(context, journey),
        map=own_map,
        other=_other_arrangement(context, journey, own_map),
        is_blueprint=journey.view == View.BLUEPRINT,
        is_loop=journey.view == "loop" and _goes_round(journey) and day is None,
        loop=_loop(context, journey),
        small_loop=_small_loop(context, journey),
        day=day,
        small_day=narrowed(context, day),
        overview=Figure(_overview(context, journey)),
        poster=context.to(poster_path(journey.id)),
        drawing=context.to(map_path(journey.id)),
        narratives=tuple(_narrative(context, journey, stage) for stage in journey.stages),
        moments=tuple(moments_of(context, journey)),
        moments_note=note_on_moments(context, journey),
        pains=tuple(context.pain_row(pain, rank, False, True) for rank, pain in enumerate(pains, start=1)),
        unserved=_unserved(context, pains),
        ledger=ledger,
        small_ledger=narrowed(context, ledger),
        work=tuple(_work(context, journey)),
        indicators=tuple(indicator_rows(context, journey)),
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


# Figures


def _other_arrangement(context: PageContext, journey: Journey, own: MapSubject) -> Figure | None:
    """The same data arranged the other way: a map as a service blueprint if somebody works backstage, and back."""
    if own.view is View.JOURNEY and not any(touchpoint.backstage for touchpoint in journey.touchpoints):
        return None
    shown = View.JOURNEY if own.view is View.BLUEPRINT else View.BLUEPRINT
    return Figure(replace(own, id="_other", view=shown, lanes=lanes(context, shown)))


def _loop(context: PageContext, journey: Journey) -> Figure | None:
    return Figure(loop_subject(context, journey)) if _goes_round(journey) else None


def _goes_round(journey: Journey) -> bool:
    return journey.loop and len(journey.stages) > 1


def _small_loop(context: PageContext, journey: Journey) -> LoopSubject | None:
    """The loop upright and with numbers only, for narrow screens: its stages stand beneath as a list."""
    return loop_subject(context, journey, upright=True, width=NARROW) if _goes_round(journey) else None


def _day(context: PageContext, journey: Journey) -> Figure | None:
    timed = any(stage.hours for stage in journey.stages)
    return Figure(day_subject(context, journey)) if journey.kind == DAY and timed else None


def _ledger(context: PageContext, journey: Journey) -> Figure | None:
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


def _related(context: PageContext, journey: Journey) -> Iterator[Journey]:
    """What the same personas live elsewhere, up to three."""
    own = {journey.id, journey.current, journey.target}
    others = dict.fromkeys(name for persona in context.personas_of(journey) for name in persona.journeys)
    shown = (context.site.journeys[name] for name in others if name not in own and name in context.site.journeys)
    yield from islice((other for other in shown if other.status != "archived"), 3)
