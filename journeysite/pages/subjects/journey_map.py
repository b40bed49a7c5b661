"""Site -> what a journey map shows: a closed subject with words in the reader's language and relative addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from msgspec.structs import replace

from journeysite.incremental.tracked import tracked
from journeysite.layout.map.subject import (
    AimRelation,
    Channel,
    EmotionLevel,
    EvidenceStatus,
    Gap,
    Lanes,
    MapSubject,
    MapWords,
    Mode,
    PersonaLine,
    Phase,
    RoadmapBar,
    Stage,
    Touchpoint,
    View,
    WorkStatus,
)
from journeysite.model.address import Address, Kind
from journeysite.model.journey import CURRENT, TARGET, Journey
from journeysite.model.journey import Stage as ModelStage
from journeysite.model.journey import Touchpoint as ModelTouchpoint
from journeysite.model.journey import mean as mean_of
from journeysite.model.roadmap import RoadmapItem
from journeysite.pages.addresses import page_path
from journeysite.pages.evidence_summary import counted_studies, studies_of
from journeysite.pages.folder_context import FolderContext, drawn_state
from journeysite.pages.page_context import PageContext
from journeysite.pages.queries import SiteQueries
from journeysite.pages.subjects.lanes import items_at, items_of_stage, lanes

MOST_LINES: Final = 5


def mode_of(context: FolderContext, journey: Journey) -> Mode:
    """What a journey's own map shows: its target over it where it has one."""
    if journey.kind == TARGET:
        return Mode.TARGET
    return Mode.COMPARE if journey.target in context.site.journeys else Mode.CURRENT


def arrangement(journey: Journey) -> View:
    """How the journey's map is arranged; that of one which is a loop at first is a journey map."""
    return View.BLUEPRINT if journey.view == View.BLUEPRINT else View.JOURNEY


def map_subject(context: PageContext, journey: Journey, view: View | None = None, figure: str = "") -> MapSubject:
    """The journey's map, seen from the page that carries it.

    It is made for the journey's own page and moved elsewhere, in a third of the time: to the sheet that follows.
    """
    shown, home = view or arrangement(journey), page_path(journey.address)
    subject = _map_subject(context.folders(home), journey, shown)
    return replace(
        subject if context.path == home else _moved(context, journey, subject), id=figure or context.figure_id()
    )


@tracked(most=1)
def _map_subject(context: FolderContext, journey: Journey, shown: View) -> MapSubject:
    return MapSubject(
        id="",
        title=journey.title,
        description=describe(context, journey),
        language=context.words.language,
        levels=levels(context),
        stages=_stages(context, journey),
        phases=_phases(context, journey),
        lanes=lanes(context, shown),
        channels=_channel_rows(context.queries),
        roadmap=tuple(_bars(context, journey)),
        lines=tuple(PersonaLine(persona.id, persona.title) for persona in context.personas_of(journey)[:MOST_LINES]),
        mode=mode_of(context, journey),
        view=shown,
        words=map_words(context),
        colophon=tuple(colophon(context, journey)),
    )


def _moved(context: PageContext, journey: Journey, subject: MapSubject) -> MapSubject:
    """The same map with addresses as they are seen from another page."""
    bars = (replace(bar, href=context.href(Address(Kind.ROADMAP, bar.id))) for bar in subject.roadmap)
    stages = tuple(map(partial(_moved_stage, context), subject.stages, journey.stages))
    return replace(subject, stages=stages, roadmap=tuple(bars))


def _moved_stage(context: PageContext, shown: Stage, stage: ModelStage) -> Stage:
    return replace(
        shown,
        href=context.href(stage.address),
        touchpoints=tuple(map(partial(_moved_touchpoint, context), shown.touchpoints, stage.touchpoints)),
        lanes=items_of_stage(context, stage) if _lead_somewhere(shown.lanes) else shown.lanes,
    )


def _moved_touchpoint(context: PageContext, shown: Touchpoint, touchpoint: ModelTouchpoint) -> Touchpoint:
    lanes = items_at(context, touchpoint) if _lead_somewhere(shown.lanes) else shown.lanes
    return replace(shown, href=context.href(touchpoint.address), lanes=lanes)


def _lead_somewhere(lanes: Lanes) -> bool:
    """Whether anything in these lanes has an address."""
    return any(getattr(item, "href", "") for _, items in lanes for item in items)


def map_words(context: FolderContext) -> MapWords:
    """The map's own words."""
    return _map_words(context.queries)


@tracked
def _map_words(context: SiteQueries) -> MapWords:
    gettext = context.words.gettext
    return MapWords(
        stages=gettext("Stages"),
        stage_mean=gettext("mean of the stage"),
        touchpoint=gettext("touchpoint"),
        undocumented=gettext("not documented"),
        empty="—",
        moment_of_truth=gettext("Moment of truth"),
        current=gettext("Lived today"),
        target=gettext("Target"),
        gap=gettext("Gap to close"),
        observed=gettext("Observed"),
        assumed=gettext("Assumed"),
        names=gettext("Touchpoints"),
        unknown=gettext("emotion unknown"),
        silent=gettext("nobody has said how it feels"),
        new=gettext("new"),
        abandoned=gettext("abandoned"),
    )


def levels(context: FolderContext) -> tuple[EmotionLevel, ...]:
    """The named steps of the scale, from high to low, with their faces."""
    return context.queries.levels


def describe(context: FolderContext, journey: Journey) -> str:
    """Count, peak and low of a journey in a sentence or two."""
    words = context.words
    stages = words.ngettext("%(count)s stage", "%(count)s stages", len(journey.stages))
    points = words.ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(journey.touchpoints))
    count = words.say(words.gettext("%(stages)s, %(touchpoints)s."), stages=stages, touchpoints=points)
    return f"{count} {_peak_and_low(context, journey.touchpoints)}"


def describe_stage(context: FolderContext, stage: ModelStage) -> str:
    """Count, peak and low of a stage in a sentence or two."""
    words = context.words
    points = words.ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(stage.touchpoints))
    return f"{points}. {_peak_and_low(context, stage.touchpoints)}" if stage.touchpoints else f"{points}."


def _peak_and_low(context: FolderContext, touchpoints: Sequence[ModelTouchpoint]) -> str:
    words, known = context.words, [touchpoint for touchpoint in touchpoints if touchpoint.emotion is not None]
    if not known:
        return words.gettext("No emotion is known.")
    peak = max(known, key=lambda touchpoint: touchpoint.emotion or 0)
    low = min(known, key=lambda touchpoint: touchpoint.emotion or 0)
    return words.say(
        words.gettext("Peak: %(peak)s, %(peak_value)s. Low: %(low)s, %(low_value)s."),
        peak=peak.title,
        peak_value=context.queries.felt(peak.emotion or 0),
        low=low.title,
        low_value=context.queries.felt(low.emotion or 0),
    )


def colophon(context: FolderContext, journey: Journey) -> Iterator[str]:
    """Short notes for the foot of a sheet: owner, evidence, date, commit."""
    words, gettext = context.words, context.words.gettext
    if journey.owner in context.site.teams:
        yield words.say(gettext("Owner: %(team)s"), team=context.site.teams[journey.owner].label)
    if studies := studies_of(context, journey):
        yield words.say(gettext("Evidence: %(studies)s"), studies=counted_studies(words, studies))
    if journey.updated:
        yield words.say(gettext("Updated on %(date)s"), date=words.full_date(journey.updated))
    if context.queries.build_info.commit:
        yield words.say(gettext("Source: %(commit)s"), commit=context.queries.build_info.commit)


# Stages and touchpoints


def _phases(context: FolderContext, journey: Journey) -> tuple[Phase, ...]:
    return tuple(
        Phase(phase.label, _phase_caption(context, [stage for stage in journey.stages if stage.phase == phase.id]))
        for phase in context.site.settings.phases
        if any(stage.phase == phase.id for stage in journey.stages)
    )


def _phase_caption(context: FolderContext, stages: Sequence[ModelStage]) -> str:
    ngettext = context.words.ngettext
    points = sum(len(stage.touchpoints) for stage in stages)
    return " · ".join(
        (
            ngettext("%(count)s stage", "%(count)s stages", len(stages)),
            ngettext("%(count)s touchpoint", "%(count)s touchpoints", points),
        )
    )


def _phase_index(context: FolderContext, journey: Journey, stage: ModelStage) -> int:
    used = {stage.phase for stage in journey.stages}
    shown = [phase.id for phase in context.site.settings.phases if phase.id in used]
    return shown.index(stage.phase) if stage.phase in shown else -1


def _stages(context: FolderContext, journey: Journey) -> tuple[Stage, ...]:
    """All columns. Where no touchpoint names its evidence, none is marked as assumed: it would say nothing."""
    tells = any(touchpoint.evidence for touchpoint in journey.touchpoints)
    unseen = EvidenceStatus.ASSUMED if tells else EvidenceStatus.UNSAID
    return tuple(_stage(context, journey, stage, unseen) for stage in journey.stages)


def _stage(context: FolderContext, journey: Journey, stage: ModelStage, unseen: EvidenceStatus) -> Stage:
    emotion = context.emotion(stage.mean)
    return Stage(
        number=stage.number,
        name=stage.title,
        href=context.href(stage.address),
        label=stage_label(context, stage),
        mean=emotion,
        target=context.emotion(stage_target(stage)),
        phase=_phase_index(context, journey, stage),
        touchpoints=tuple(_touchpoint(context, journey, touchpoint, unseen) for touchpoint in stage.touchpoints),
        lanes=items_of_stage(context, stage),
    )


def stage_target(stage: ModelStage) -> float | None:
    """Mean of the emotions aimed at in a stage, None where none is known."""
    return mean_of(touchpoint.target for touchpoint in stage.touchpoints)


def stage_label(context: FolderContext, stage: ModelStage) -> str:
    """What a link to a stage is called: `4 Buy −0.8: mean emotion of the stage, Disappointment`.

    It begins with the words that are seen, so that who speaks to a browser can say them (WCAG 2.5.3).
    """
    words, emotion = context.words, context.emotion(stage.mean)
    if emotion is None:
        pattern = words.gettext("%(number)s %(name)s: stage, emotion unknown")
        return words.say(pattern, number=str(stage.number), name=stage.title)
    pattern = words.gettext("%(number)s %(name)s %(value)s: mean emotion of the stage, %(level)s")
    return words.say(pattern, number=str(stage.number), name=stage.title, value=emotion.text, level=emotion.name)


def touchpoint_label(context: FolderContext, touchpoint: ModelTouchpoint) -> str:
    """What a link to a touchpoint is called: `10 Payment refused, Irritant, −1.8`."""
    words, emotion = context.words, context.emotion(touchpoint.emotion)
    parts = [f"{touchpoint.number} {touchpoint.title}"]
    parts += [emotion.name, emotion.text] if emotion else [words.gettext("emotion unknown")]
    if touchpoint.feeling:
        parts.append(touchpoint.feeling)
    if touchpoint.moment_of_truth:
        parts.append(words.gettext("moment of truth"))
    return words.enumerate(parts)


def _touchpoint(
    context: FolderContext, journey: Journey, touchpoint: ModelTouchpoint, unseen: EvidenceStatus
) -> Touchpoint:
    words = context.words
    return Touchpoint(
        number=touchpoint.number,
        id=touchpoint.id,
        title=touchpoint.title,
        href=context.href(touchpoint.address),
        label=touchpoint_label(context, touchpoint),
        emotions=tuple(map(context.emotion, emotions_of(journey, touchpoint))),
        feelings=feelings_of(journey, touchpoint),
        absent=_absent(journey, touchpoint),
        target=context.emotion(touchpoint.target),
        gap=_gap(context, journey, touchpoint),
        relation=_relation(context, journey, touchpoint),
        moment_of_truth=touchpoint.moment_of_truth,
        evidence=EvidenceStatus.OBSERVED if touchpoint.evidence else unseen,
        channels=touchpoint.channels,
        thought=words.quote(touchpoint.thought) if touchpoint.thought else "",
        verbatim=words.quote(touchpoint.verbatim.text) if touchpoint.verbatim else "",
        lanes=items_at(context, touchpoint),
    )


def emotions_of(journey: Journey, touchpoint: ModelTouchpoint) -> tuple[float | None, ...]:
    """One emotion for each persona line of the journey's map; the touchpoint's own where it has no persona."""
    if not journey.personas:
        return (touchpoint.emotion,)
    return tuple(touchpoint.emotion_of(persona) for persona in journey.personas[:MOST_LINES])


def _absent(journey: Journey, touchpoint: ModelTouchpoint) -> tuple[int, ...]:
    """Which persona lines do not live the touchpoint."""
    lines = enumerate(journey.personas[:MOST_LINES] if touchpoint.personas else ())
    return tuple(line for line, persona in lines if not touchpoint.is_lived_by(persona))


def feelings_of(journey: Journey, touchpoint: ModelTouchpoint) -> tuple[str, ...]:
    """What the feeling is called on each persona line; nothing where nobody named any, as on most maps."""
    if not (touchpoint.feeling or touchpoint.feelings):
        return ()
    if not journey.personas:
        return (touchpoint.feeling,)
    return tuple(touchpoint.feeling_of(persona) for persona in journey.personas[:MOST_LINES])


def _gap(context: FolderContext, journey: Journey, touchpoint: ModelTouchpoint) -> Gap | None:
    first = emotions_of(journey, touchpoint)[0]
    if journey.kind == TARGET or first is None or touchpoint.target is None:
        return None
    gap = touchpoint.target - first
    return Gap(
        context.queries.stretched(touchpoint.target) - context.queries.stretched(first), context.words.signed(gap)
    )


def _relation(context: FolderContext, journey: Journey, touchpoint: ModelTouchpoint) -> AimRelation:
    """New where only the target journey has it, abandoned where only the current one has."""
    if touchpoint.pair is not None:
        return AimRelation.KEPT
    if journey.kind == TARGET and journey.current in context.site.journeys:
        return AimRelation.NEW
    if journey.kind == CURRENT and journey.target in context.site.journeys:
        return AimRelation.ABANDONED
    return AimRelation.KEPT


@tracked
def _channel_rows(queries: SiteQueries) -> tuple[Channel, ...]:
    channels = queries.site.channels.values()
    return tuple(Channel(one.id, one.label, queries.icon_or_letter(one.label, one.icon, one.id)) for one in channels)


# Roadmap bars


def _bars(context: FolderContext, journey: Journey) -> Iterator[RoadmapBar]:
    """The items that serve the journey, in the order in which their first touchpoint is met."""
    for name in context.queries.roadmap_of(journey):
        if item := context.site.roadmap.get(name):
            numbers = (touchpoint.number for touchpoint, items in context.queries.work_in(journey) if name in items)
            yield _bar(context, item, tuple(numbers))


def _bar(context: FolderContext, item: RoadmapItem, numbers: tuple[int, ...]) -> RoadmapBar:
    status = context.status_label(item)
    shown = item.progress is not None and item.status == "in-progress"
    text = f"{status} · {context.words.percent(item.progress)}" if shown and item.progress is not None else status
    return RoadmapBar(
        id=item.id,
        title=item.title,
        status=WorkStatus(drawn_state(item.status)),
        status_text=text,
        touchpoints=numbers,
        href=context.href(item.address),
        label=context.words.enumerate((item.title, text)),
        progress=item.progress,
    )
