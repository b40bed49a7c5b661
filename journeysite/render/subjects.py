"""Site -> what each figure shows: closed subjects with words in the reader's language and relative addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Final, get_args

from msgspec.structs import replace

from journeysite.incremental.tracked import tracked
from journeysite.layout.avatar import AvatarSubject
from journeysite.layout.local_curve import LocalCurveSubject, LocalPoint, Neighbour
from journeysite.layout.map_subject import (
    AimRelation,
    Backstage,
    Channel,
    Direction,
    EmotionLevel,
    EvidenceStatus,
    Gap,
    Image,
    Indicator,
    Lane,
    LaneKind,
    LaneText,
    MapSubject,
    MapWords,
    Mode,
    PainPoint,
    PersonaLine,
    Phase,
    RoadmapBar,
    Severity,
    Stage,
    Touchpoint,
    View,
    WorkStatus,
)
from journeysite.layout.sparkline import StageSparkSubject
from journeysite.model.address import Address, Kind
from journeysite.model.journey import CURRENT, TARGET, Actor, Journey, Reading
from journeysite.model.journey import Stage as ModelStage
from journeysite.model.journey import Touchpoint as ModelTouchpoint
from journeysite.model.journey import mean as mean_of
from journeysite.model.persona import Clothes, Hair, Persona, Skin
from journeysite.model.roadmap import RoadmapItem
from journeysite.render.addresses import page_path
from journeysite.render.edition import Edition
from journeysite.render.folder import STATES, FolderContext
from journeysite.render.proof import counted_studies, studies_of
from journeysite.render.sheet import Sheet

MOST_LINES: Final = 5


def mode_of(sheet: FolderContext, journey: Journey) -> Mode:
    """What a journey's own map shows: its target over it where it has one."""
    if journey.kind == TARGET:
        return Mode.TARGET
    return Mode.COMPARE if journey.target in sheet.site.journeys else Mode.CURRENT


def map_subject(sheet: Sheet, journey: Journey, view: View | None = None, figure: str = "") -> MapSubject:
    """The journey's map, seen from the page that carries it.

    It is made for the journey's own page and moved elsewhere, in a third of the time: to the sheet that follows.
    """
    shown, home = view or View(journey.view), page_path(journey.address)
    subject = _map_subject(sheet.folders(home), journey, shown)
    return replace(subject if sheet.path == home else _moved(sheet, journey, subject), id=figure or sheet.figure_id())


@tracked(most=1)
def _map_subject(sheet: FolderContext, journey: Journey, shown: View) -> MapSubject:
    return MapSubject(
        id="",
        title=journey.title,
        description=describe(sheet, journey),
        language=sheet.words.language,
        levels=levels(sheet),
        stages=_stages(sheet, journey),
        phases=_phases(sheet, journey),
        lanes=lanes(sheet, shown),
        channels=_channel_rows(sheet.edition),
        roadmap=tuple(_bars(sheet, journey)),
        lines=tuple(PersonaLine(persona.id, persona.title) for persona in sheet.personas_of(journey)[:MOST_LINES]),
        mode=mode_of(sheet, journey),
        view=shown,
        words=map_words(sheet),
        colophon=tuple(colophon(sheet, journey)),
    )


def _moved(sheet: Sheet, journey: Journey, subject: MapSubject) -> MapSubject:
    """The same map with addresses as they are seen from another page."""
    bars = (replace(bar, href=sheet.href(Address(Kind.ROADMAP, bar.id))) for bar in subject.roadmap)
    stages = tuple(map(partial(_moved_stage, sheet), subject.stages, journey.stages))
    return replace(subject, stages=stages, roadmap=tuple(bars))


def _moved_stage(sheet: Sheet, shown: Stage, stage: ModelStage) -> Stage:
    return replace(
        shown,
        href=sheet.href(stage.address),
        touchpoints=tuple(map(partial(_moved_touchpoint, sheet), shown.touchpoints, stage.touchpoints)),
        indicators=tuple(map(partial(_moved_indicator, sheet), shown.indicators, stage.indicators)),
    )


def _moved_touchpoint(sheet: Sheet, shown: Touchpoint, touchpoint: ModelTouchpoint) -> Touchpoint:
    return replace(
        shown,
        href=sheet.href(touchpoint.address),
        indicators=tuple(map(partial(_moved_indicator, sheet), shown.indicators, touchpoint.indicators)),
        image=_image(sheet, touchpoint),
    )


def _moved_indicator(sheet: Sheet, shown: Indicator, reading: Reading) -> Indicator:
    if not shown.href:
        return shown
    href = sheet.href(Address(Kind.INDICATOR, reading.indicator))
    return shown if href == shown.href else replace(shown, href=href)


def map_words(sheet: FolderContext) -> MapWords:
    """The map's own words."""
    return _map_words(sheet.edition)


@tracked
def _map_words(sheet: Edition) -> MapWords:
    gettext = sheet.words.gettext
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
        new=gettext("new"),
        abandoned=gettext("abandoned"),
    )


def levels(sheet: FolderContext) -> tuple[EmotionLevel, ...]:
    """The named steps of the scale, from high to low, with their faces."""
    return sheet.edition.levels


def lanes(sheet: FolderContext, view: View) -> tuple[Lane, ...]:
    """The rows in drawing order: of a journey map, or of a service blueprint with its three lines."""
    return _lanes(sheet.edition, view)


@tracked
def _lanes(edition: Edition, view: View) -> tuple[Lane, ...]:
    known = _lanes_by_kind(edition)
    custom = tuple(
        Lane(LaneKind.CUSTOM, lane.label, lane.caption, edition.icon(lane.icon), lane.id)
        for lane in edition.site.settings.lanes
    )
    kinds = _BLUEPRINT_LANES if view is View.BLUEPRINT else _JOURNEY_LANES
    own = kinds.index(LaneKind.PAIN_POINTS)
    return (*(known[kind] for kind in kinds[:own]), *custom, *(known[kind] for kind in kinds[own:]))


_JOURNEY_LANES: Final = (
    LaneKind.ACTIONS,
    LaneKind.THOUGHTS,
    LaneKind.CHANNELS,
    LaneKind.EXPECTATIONS,
    LaneKind.MOTIVATIONS,
    LaneKind.IMAGES,
    LaneKind.PAIN_POINTS,
    LaneKind.FRONT_STAGE,
    LaneKind.LINE_OF_VISIBILITY,
    LaneKind.BACKSTAGE,
    LaneKind.INDICATORS,
    LaneKind.OPPORTUNITIES,
    LaneKind.ROADMAP,
)
_BLUEPRINT_LANES: Final = (
    LaneKind.IMAGES,
    LaneKind.ACTIONS,
    LaneKind.LINE_OF_INTERACTION,
    LaneKind.FRONT_STAGE,
    LaneKind.LINE_OF_VISIBILITY,
    LaneKind.BACKSTAGE,
    LaneKind.LINE_OF_INTERNAL_INTERACTION,
    LaneKind.SYSTEMS,
    LaneKind.THOUGHTS,
    LaneKind.CHANNELS,
    LaneKind.EXPECTATIONS,
    LaneKind.MOTIVATIONS,
    LaneKind.PAIN_POINTS,
    LaneKind.INDICATORS,
    LaneKind.OPPORTUNITIES,
    LaneKind.ROADMAP,
)


def _lanes_by_kind(sheet: Edition) -> dict[LaneKind, Lane]:
    gettext, kind = sheet.words.gettext, LaneKind
    known = (
        Lane(kind.IMAGES, gettext("Storyboard"), "", "image"),
        Lane(kind.ACTIONS, gettext("Actions"), gettext("what they do"), "footprints"),
        Lane(kind.THOUGHTS, gettext("Thoughts"), gettext("in their own words"), "quote"),
        Lane(kind.CHANNELS, gettext("Channels"), gettext("the way they go"), "route"),
        Lane(kind.EXPECTATIONS, gettext("Expectations"), gettext("what they hope for"), "target"),
        Lane(kind.MOTIVATIONS, gettext("Motivations"), gettext("why they engage"), "heart"),
        Lane(kind.PAIN_POINTS, gettext("Pain points"), gettext("severity, share of customers"), "triangle-alert"),
        Lane(kind.FRONT_STAGE, gettext("Front stage"), gettext("whom they meet"), "users"),
        Lane(kind.LINE_OF_VISIBILITY, gettext("Line of visibility"), "", "eye"),
        Lane(kind.BACKSTAGE, gettext("Backstage"), gettext("our actions, our tools"), "layers"),
        Lane(kind.INDICATORS, gettext("Indicators"), gettext("measured, then target"), "gauge"),
        Lane(kind.OPPORTUNITIES, gettext("Opportunities"), gettext("what could be done"), "lightbulb"),
        Lane(kind.ROADMAP, gettext("Roadmap"), gettext("a dot for each touchpoint served"), "milestone"),
        Lane(kind.LINE_OF_INTERACTION, gettext("Line of interaction"), "", "handshake"),
        Lane(kind.LINE_OF_INTERNAL_INTERACTION, gettext("Line of internal interaction"), "", "network"),
        Lane(kind.SYSTEMS, gettext("Support systems"), "", "server"),
    )
    return {lane.kind: lane for lane in known}


def describe(sheet: FolderContext, journey: Journey) -> str:
    """Count, peak and low of a journey in a sentence or two."""
    words = sheet.words
    stages = words.ngettext("%(count)s stage", "%(count)s stages", len(journey.stages))
    points = words.ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(journey.touchpoints))
    count = words.say(words.gettext("%(stages)s, %(touchpoints)s."), stages=stages, touchpoints=points)
    return f"{count} {_peak_and_low(sheet, journey.touchpoints)}"


def describe_stage(sheet: FolderContext, stage: ModelStage) -> str:
    """Count, peak and low of a stage in a sentence or two."""
    words = sheet.words
    points = words.ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(stage.touchpoints))
    return f"{points}. {_peak_and_low(sheet, stage.touchpoints)}" if stage.touchpoints else f"{points}."


def _peak_and_low(sheet: FolderContext, touchpoints: Sequence[ModelTouchpoint]) -> str:
    words, known = sheet.words, [touchpoint for touchpoint in touchpoints if touchpoint.emotion is not None]
    if not known:
        return words.gettext("No emotion is known.")
    peak = max(known, key=lambda touchpoint: touchpoint.emotion or 0)
    low = min(known, key=lambda touchpoint: touchpoint.emotion or 0)
    return words.say(
        words.gettext("Peak: %(peak)s, %(peak_value)s. Low: %(low)s, %(low_value)s."),
        peak=peak.title,
        peak_value=words.signed(peak.emotion or 0),
        low=low.title,
        low_value=words.signed(low.emotion or 0),
    )


def colophon(sheet: FolderContext, journey: Journey) -> Iterator[str]:
    """Short notes for the foot of a sheet: owner, evidence, date, commit."""
    words, gettext = sheet.words, sheet.words.gettext
    if journey.owner in sheet.site.teams:
        yield words.say(gettext("Owner: %(team)s"), team=sheet.site.teams[journey.owner].label)
    if studies := studies_of(sheet, journey):
        yield words.say(gettext("Evidence: %(studies)s"), studies=counted_studies(words, studies))
    if journey.updated:
        yield words.say(gettext("Updated on %(date)s"), date=words.full_date(journey.updated))
    if sheet.edition.imprint.commit:
        yield words.say(gettext("Source: %(commit)s"), commit=sheet.edition.imprint.commit)


# Stages and touchpoints


def _phases(sheet: FolderContext, journey: Journey) -> tuple[Phase, ...]:
    return tuple(
        Phase(phase.label, _phase_caption(sheet, [stage for stage in journey.stages if stage.phase == phase.id]))
        for phase in sheet.site.settings.phases
        if any(stage.phase == phase.id for stage in journey.stages)
    )


def _phase_caption(sheet: FolderContext, stages: Sequence[ModelStage]) -> str:
    ngettext = sheet.words.ngettext
    points = sum(len(stage.touchpoints) for stage in stages)
    return " · ".join(
        (
            ngettext("%(count)s stage", "%(count)s stages", len(stages)),
            ngettext("%(count)s touchpoint", "%(count)s touchpoints", points),
        )
    )


def _phase_index(sheet: FolderContext, journey: Journey, stage: ModelStage) -> int:
    used = {stage.phase for stage in journey.stages}
    shown = [phase.id for phase in sheet.site.settings.phases if phase.id in used]
    return shown.index(stage.phase) if stage.phase in shown else -1


def _stages(sheet: FolderContext, journey: Journey) -> tuple[Stage, ...]:
    """All columns. Where no touchpoint names its evidence, none is marked as assumed: it would say nothing."""
    tells = any(touchpoint.evidence for touchpoint in journey.touchpoints)
    unseen = EvidenceStatus.ASSUMED if tells else EvidenceStatus.UNSAID
    return tuple(_stage(sheet, journey, stage, unseen) for stage in journey.stages)


def _stage(sheet: FolderContext, journey: Journey, stage: ModelStage, unseen: EvidenceStatus) -> Stage:
    emotion = sheet.emotion(stage.mean)
    return Stage(
        number=stage.number,
        name=stage.title,
        href=sheet.href(stage.address),
        label=stage_label(sheet, stage),
        mean=emotion,
        target=sheet.emotion(stage_target(stage)),
        phase=_phase_index(sheet, journey, stage),
        touchpoints=tuple(_touchpoint(sheet, journey, touchpoint, unseen) for touchpoint in stage.touchpoints),
        indicators=tuple(indicator(sheet, reading) for reading in stage.indicators),
        lanes=_lane_texts(stage.lanes),
    )


def stage_target(stage: ModelStage) -> float | None:
    """Mean of the emotions aimed at in a stage, None where none is known."""
    return mean_of(touchpoint.target for touchpoint in stage.touchpoints)


def stage_label(sheet: FolderContext, stage: ModelStage) -> str:
    """What a link to a stage is called: `Stage 4, Buy: mean emotion −0.8, Disappointment`."""
    words, emotion = sheet.words, sheet.emotion(stage.mean)
    if emotion is None:
        pattern = words.gettext("Stage %(number)s, %(name)s: emotion unknown")
        return words.say(pattern, number=str(stage.number), name=stage.title)
    pattern = words.gettext("Stage %(number)s, %(name)s: mean emotion %(value)s, %(level)s")
    return words.say(pattern, number=str(stage.number), name=stage.title, value=emotion.text, level=emotion.name)


def touchpoint_label(sheet: FolderContext, touchpoint: ModelTouchpoint) -> str:
    """What a link to a touchpoint is called: `10. Payment refused, Irritant, −1.8`."""
    words, emotion = sheet.words, sheet.emotion(touchpoint.emotion)
    parts = [f"{touchpoint.number}. {touchpoint.title}"]
    parts += [emotion.name, emotion.text] if emotion else [words.gettext("emotion unknown")]
    if touchpoint.moment_of_truth:
        parts.append(words.gettext("moment of truth"))
    return words.enumerate(parts)


def _touchpoint(
    sheet: FolderContext, journey: Journey, touchpoint: ModelTouchpoint, unseen: EvidenceStatus
) -> Touchpoint:
    words = sheet.words
    return Touchpoint(
        number=touchpoint.number,
        id=touchpoint.id,
        title=touchpoint.title,
        href=sheet.href(touchpoint.address),
        label=touchpoint_label(sheet, touchpoint),
        emotions=tuple(map(sheet.emotion, emotions_of(journey, touchpoint))),
        target=sheet.emotion(touchpoint.target),
        gap=_gap(sheet, journey, touchpoint),
        relation=_relation(sheet, journey, touchpoint),
        moment_of_truth=touchpoint.moment_of_truth,
        evidence=EvidenceStatus.OBSERVED if touchpoint.evidence else unseen,
        channels=touchpoint.channels,
        action=touchpoint.action,
        thought=words.quote(touchpoint.thought) if touchpoint.thought else "",
        verbatim=words.quote(touchpoint.verbatim.text) if touchpoint.verbatim else "",
        expectation=touchpoint.expectation,
        motivation=touchpoint.motivation,
        pain_points=tuple(
            PainPoint(point.text, Severity(point.severity), pain_note(sheet, point.severity, point.share))
            for point in touchpoint.pain_points
        ),
        front_stage=tuple(actor_text(sheet, actor) for actor in touchpoint.frontstage),
        backstage=tuple(_backstage(sheet, actor) for actor in touchpoint.backstage),
        indicators=tuple(indicator(sheet, reading) for reading in touchpoint.indicators),
        opportunities=tuple(opportunity.text for opportunity in touchpoint.opportunities),
        image=_image(sheet, touchpoint),
        lanes=_lane_texts(touchpoint.lanes),
    )


def _image(sheet: FolderContext, touchpoint: ModelTouchpoint) -> Image | None:
    image = touchpoint.image
    return Image(sheet.to(f"media/{image.path}"), image.alt) if image else None


def emotions_of(journey: Journey, touchpoint: ModelTouchpoint) -> tuple[float | None, ...]:
    """One emotion for each persona line of the journey's map; the touchpoint's own where it has no persona."""
    if not journey.personas:
        return (touchpoint.emotion,)
    return tuple(touchpoint.emotion_of(persona) for persona in journey.personas[:MOST_LINES])


def _gap(sheet: FolderContext, journey: Journey, touchpoint: ModelTouchpoint) -> Gap | None:
    first = emotions_of(journey, touchpoint)[0]
    if journey.kind == TARGET or first is None or touchpoint.target is None:
        return None
    gap = touchpoint.target - first
    return Gap(sheet.edition.stretched(touchpoint.target) - sheet.edition.stretched(first), sheet.words.signed(gap))


def _relation(sheet: FolderContext, journey: Journey, touchpoint: ModelTouchpoint) -> AimRelation:
    """New where only the target journey has it, abandoned where only the current one has."""
    if touchpoint.pair is not None:
        return AimRelation.KEPT
    if journey.kind == TARGET and journey.current in sheet.site.journeys:
        return AimRelation.NEW
    if journey.kind == CURRENT and journey.target in sheet.site.journeys:
        return AimRelation.ABANDONED
    return AimRelation.KEPT


def pain_note(sheet: FolderContext, severity: str, share: float | None) -> str:
    """`Major · 57%`."""
    parts = (sheet.severity(severity), "" if share is None else sheet.words.percent(share))
    return " · ".join(filter(None, parts))


def actor_text(sheet: FolderContext, actor: Actor) -> str:
    """Who meets the customer, and with what: `E-commerce, payment page`."""
    team = sheet.site.teams[actor.team].label if actor.team in sheet.site.teams else actor.text
    return sheet.words.enumerate(tuple(filter(None, (team, actor.action))))


def _backstage(sheet: FolderContext, actor: Actor) -> Backstage:
    team = sheet.site.teams[actor.team].label if actor.team in sheet.site.teams else actor.text
    return Backstage(actor.action, team, actor.system)


def indicator(sheet: FolderContext, reading: Reading) -> Indicator:
    """A figure with its target, and where the target lies from it."""
    words, found = sheet.words, sheet.site.indicators.get(reading.indicator)
    value, aim = sheet.reading(reading), sheet.aim(reading)
    label = found.title if found else reading.indicator
    pattern = words.gettext("Indicator %(name)s: %(value)s")
    if aim:
        pattern = words.gettext("Indicator %(name)s: %(value)s, target %(aim)s")
    return Indicator(
        value=value,
        label=label,
        target=aim,
        direction=_direction(reading, found.target if found else None),
        href=sheet.href(found.address) if found else "",
        spoken=words.say(pattern, name=label, value=value, aim=aim),
    )


def _direction(reading: Reading, general: float | None) -> Direction:
    target = general if reading.target is None else reading.target
    if reading.value is None or target is None:
        return Direction.UNSAID
    if target == reading.value:
        return Direction.STAY
    return Direction.UP if target > reading.value else Direction.DOWN


def _lane_texts(texts: Mapping[str, str]) -> tuple[LaneText, ...]:
    return tuple(LaneText(lane, text) for lane, text in texts.items())


@tracked
def _channel_rows(edition: Edition) -> tuple[Channel, ...]:
    channels = edition.site.channels.values()
    return tuple(Channel(one.id, one.label, edition.icon(one.icon, one.id)) for one in channels)


# Roadmap bars


def _bars(sheet: FolderContext, journey: Journey) -> Iterator[RoadmapBar]:
    """The items that serve the journey, in the order in which their first touchpoint is met."""
    for name in sheet.edition.roadmap_of(journey):
        if item := sheet.site.roadmap.get(name):
            numbers = (touchpoint.number for touchpoint, items in sheet.edition.work_in(journey) if name in items)
            yield _bar(sheet, item, tuple(numbers))


def _bar(sheet: FolderContext, item: RoadmapItem, numbers: tuple[int, ...]) -> RoadmapBar:
    status = sheet.status_label(item.status)
    shown = item.progress is not None and item.status == "in-progress"
    text = f"{status} · {sheet.words.percent(item.progress)}" if shown and item.progress is not None else status
    return RoadmapBar(
        id=item.id,
        title=item.title,
        status=WorkStatus(item.status if item.status in STATES else "planned"),
        status_text=text,
        touchpoints=numbers,
        href=sheet.href(item.address),
        label=sheet.words.enumerate((item.title, text)),
        progress=item.progress,
    )


# Faces


def avatar_subject(persona: Persona, size: float) -> AvatarSubject:
    """The persona's drawn face; what its writer left open is chosen from its id."""
    face = persona.avatar
    return AvatarSubject(
        id=persona.id,
        size=size,
        skin=get_args(Skin).index(face.skin) if face.skin else None,
        hair=get_args(Hair).index(face.hair) if face.hair else None,
        cut=face.cut,
        clothes=get_args(Clothes).index(face.clothes) if face.clothes else None,
        extra=face.extra,
    )


# A stage by itself


def stage_spark(sheet: Sheet, journey: Journey, stage: ModelStage) -> StageSparkSubject:
    """The stage's part of the journey's curve."""
    first = sum(len(earlier.touchpoints) for earlier in journey.stages[: stage.number - 1])
    last, curve = first + len(stage.touchpoints), sheet.curve(journey)
    return StageSparkSubject(
        sheet.figure_id(), curve[first:last], curve[max(0, first - 2) : first], curve[last : last + 2]
    )


def local_curve(sheet: Sheet, journey: Journey, stage: ModelStage, width: float = 1376.0) -> LocalCurveSubject:
    """The stage looked at closely, between its neighbours."""
    at, points = stage.number - 1, _points(sheet.edition, journey)
    words = sheet.words
    title = words.say(words.gettext("Emotion curve of the stage %(name)s"), name=stage.title)
    return LocalCurveSubject(
        id=sheet.figure_id(),
        name=f"{stage.number} {stage.title}",
        title=title,
        desc=describe_stage(sheet, stage),
        levels=levels(sheet),
        points=tuple(_local_point(sheet, touchpoint) for touchpoint in stage.touchpoints),
        before=_neighbour(sheet, journey.stages[at - 1], points[at - 1], points[: at - 1]) if at else None,
        after=_neighbour(sheet, journey.stages[at + 1], points[at + 1], points[at + 2 :]) if points[at + 1 :] else None,
        width=width,
        undocumented=words.gettext("not documented"),
    )


def _local_point(sheet: FolderContext, touchpoint: ModelTouchpoint) -> LocalPoint:
    said = touchpoint.verbatim.text if touchpoint.verbatim else touchpoint.thought
    return LocalPoint(
        number=touchpoint.number,
        title=touchpoint.title,
        emotion=sheet.emotion(touchpoint.emotion),
        aim=_stretched(sheet.edition, touchpoint.target),
        verbatim=sheet.words.quote(said) if said else "",
        moment_of_truth=touchpoint.moment_of_truth,
        href=f"#{touchpoint.id}" if page_path(touchpoint.address) == sheet.path else sheet.href(touchpoint.address),
        label=touchpoint_label(sheet, touchpoint),
    )


def _neighbour(sheet: FolderContext, stage: ModelStage, own: Points, beyond: Sequence[Points]) -> Neighbour:
    """The stage beside the one looked at, and what lies beyond it, to which the curve runs on."""
    name = f"{stage.number} {stage.title}"
    return Neighbour(name, sheet.href(stage.address), own, tuple(chain.from_iterable(beyond)))


@tracked
def _points(edition: Edition, journey: Journey) -> tuple[Points, ...]:
    """The journey's curves stage by stage; the pages of all its stages show them."""

    def points(stage: ModelStage) -> Points:
        return tuple(
            [
                (touchpoint.number, _stretched(edition, touchpoint.emotion), _stretched(edition, touchpoint.target))
                for touchpoint in stage.touchpoints
            ]
        )

    return tuple(map(points, journey.stages))


#: Number, emotion and aim of each touchpoint of a stage.
Points = tuple[tuple[int, float | None, float | None], ...]


def _stretched(edition: Edition, value: float | None) -> float | None:
    return None if value is None else edition.stretched(value)
