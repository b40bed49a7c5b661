"""The overview pages: all journeys, studies, indicators, channels and teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.journey import DAY, TARGET, Journey
from journeysite.model.journey import mean as mean_of
from journeysite.model.organisation import Channel, Team
from journeysite.pages.folder_context import METHOD_ICONS
from journeysite.pages.frame import frame
from journeysite.pages.heat_map import HeatMap, heat_map
from journeysite.pages.limits import CARDS, HEAT_ROWS
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Bar, ChannelMark, Frame, JourneyCard, KeyFigure, Link
from journeysite.pages.queries import Lived
from journeysite.pages.subjects.journey_map import levels
from journeysite.pages.views.home import LevelKey, TeamRow, team_rows
from journeysite.pages.views.readings import kind_label, source_line


class JourneyGroup(Struct, frozen=True):
    """Journeys of one kind."""

    title: str
    note: str
    cards: tuple[JourneyCard, ...]
    more: tuple[Link, ...]


class JourneysView(Struct, frozen=True):
    """Everything the overview of journeys shows."""

    frame: Frame
    title: str
    lede: str
    groups: tuple[JourneyGroup, ...]
    heat: HeatMap
    levels: tuple[LevelKey, ...]


def journeys_view(context: PageContext) -> JourneysView:
    """The overview of journeys."""
    gettext, title = context.words.gettext, context.list_titles["journeys"]
    lede = gettext("What customers live from end to end, and what they shall live.")
    return JourneysView(
        frame=frame(context, "journeys", title, lede),
        title=title,
        lede=lede,
        groups=tuple(_groups(context)),
        heat=heat_map(context, context.queries.lived_journeys[:HEAT_ROWS]),
        levels=tuple(LevelKey(level.level, level.name) for level in levels(context)),
    )


def _groups(context: PageContext) -> Iterator[JourneyGroup]:
    gettext, journeys = context.words.gettext, tuple(context.site.journeys.values())
    kinds = (
        (gettext("Lived today"), gettext("same scale everywhere, peak and low marked"), _is_current),
        (gettext("Aimed at"), gettext("designed with the teams, touchpoint by touchpoint"), _is_target),
        (gettext("Days in the life"), gettext("a whole day, with us or without us"), _is_day),
        (gettext("Archive"), gettext("kept for the record, counted nowhere"), _is_archived),
    )
    for title, note, belongs in kinds:
        found = tuple(journey for journey in journeys if belongs(journey))
        if found:
            cards = tuple(context.journey_card(journey) for journey in found[:CARDS])
            yield JourneyGroup(title, note, cards, tuple(context.link(journey.address) for journey in found[CARDS:]))


def _is_archived(journey: Journey) -> bool:
    return journey.status == "archived"


def _is_target(journey: Journey) -> bool:
    return journey.kind == TARGET and not _is_archived(journey)


def _is_day(journey: Journey) -> bool:
    return journey.kind == DAY and not _is_archived(journey)


def _is_current(journey: Journey) -> bool:
    return not (_is_target(journey) or _is_day(journey) or _is_archived(journey))


# Evidence


class StudyRow(Struct, frozen=True):
    """A study in the list."""

    link: Link
    icon: str
    method: str
    when: str
    sample: str
    source: str
    cited: str


class CoverageRow(Struct, frozen=True):
    """How much of a journey somebody has observed."""

    link: Link
    bar: Bar
    note: str


class EvidenceListView(Struct, frozen=True):
    """Everything the overview of evidence shows."""

    frame: Frame
    title: str
    lede: str
    figures: tuple[KeyFigure, ...]
    studies: tuple[StudyRow, ...]
    coverage: tuple[CoverageRow, ...]


def evidence_list_view(context: PageContext) -> EvidenceListView:
    """The overview of evidence: the freshest study first."""
    gettext, title = context.words.gettext, context.list_titles["evidence"]
    lede = gettext("What the maps rest on, how fresh it is, and what nobody has looked at yet.")
    studies = sorted(context.site.evidence.values(), key=lambda study: study.date.last if study.date else date.min)
    return EvidenceListView(
        frame=frame(context, "evidence", title, lede),
        title=title,
        lede=lede,
        figures=tuple(_evidence_figures(context)),
        studies=tuple(_study_row(context, study) for study in reversed(studies)),
        coverage=tuple(_coverage(context, journey) for journey in context.queries.lived_journeys),
    )


def _evidence_figures(context: PageContext) -> Iterator[KeyFigure]:
    words, gettext, site = context.words, context.words.gettext, context.site
    lived = context.queries.lived
    observed = sum(bool(at.touchpoint.evidence) for at in lived)
    yield KeyFigure(gettext("Studies"), words.number(len(site.evidence)))
    asked = [study.sample for study in site.evidence.values() if study.sample is not None]
    yield KeyFigure(
        gettext("Observations"),
        words.number(sum(asked)) if asked else "—",
        gettext("answers, visits, calls and orders"),
    )
    share = words.percent(100 * observed / max(1, len(lived)), 0)
    note = words.say(gettext("%(observed)s of %(all)s"), observed=words.number(observed), all=words.number(len(lived)))
    yield KeyFigure(gettext("Touchpoints observed"), share, note)
    pains = context.queries.pains
    proven = sum(bool(pain.point.evidence or pain.at.touchpoint.evidence) for pain in pains)
    note = words.say(gettext("%(observed)s of %(all)s"), observed=words.number(proven), all=words.number(len(pains)))
    yield KeyFigure(gettext("Pain points proven"), words.percent(100 * proven / max(1, len(pains)), 0), note)


def _study_row(context: PageContext, study: Evidence) -> StudyRow:
    return StudyRow(
        link=context.link(study.address),
        icon=context.queries.icon(METHOD_ICONS.get(study.method, ""), "file-text"),
        method=context.method(study.method),
        when=context.words.span(study.date) if study.date else "—",
        sample="—" if study.sample is None else context.words.number(study.sample),
        source=study.source,
        cited=context.words.number(len(study.cited_by)),
    )


def _coverage(context: PageContext, journey: Journey) -> CoverageRow:
    words, points = context.words, journey.touchpoints
    observed = sum(bool(touchpoint.evidence) for touchpoint in points)
    note = words.say(
        words.gettext("%(observed)s of %(all)s touchpoints"),
        observed=words.number(observed),
        all=words.number(len(points)),
    )
    share = 100 * observed / max(1, len(points))
    return CoverageRow(context.link(journey.address), Bar(share, words.percent(share, 0)), note)


# Indicators


class IndicatorLine(Struct, frozen=True):
    """An indicator in the list. `better`: which way is good."""

    link: Link
    kind: str
    value: str
    target: str
    better: str
    source: str
    measured: str
    moved_by: str


class IndicatorsView(Struct, frozen=True):
    """Everything the overview of indicators shows."""

    frame: Frame
    title: str
    lede: str
    rows: tuple[IndicatorLine, ...]


def indicators_view(context: PageContext) -> IndicatorsView:
    """The overview of indicators."""
    title = context.list_titles["indicators"]
    lede = context.words.gettext(
        "The figures we follow: what they say today, where they shall go, where they come from."
    )
    return IndicatorsView(
        frame=frame(context, "indicators", title, lede),
        title=title,
        lede=lede,
        rows=tuple(_indicator_line(context, indicator) for indicator in context.site.indicators.values()),
    )


def better(context: PageContext, indicator: Indicator) -> str:
    """Which way is good, in words."""
    gettext = context.words.gettext
    return {"higher": gettext("higher is better"), "lower": gettext("lower is better")}.get(indicator.better, "")


def _indicator_line(context: PageContext, indicator: Indicator) -> IndicatorLine:
    return IndicatorLine(
        link=context.link(indicator.address),
        kind=kind_label(context.words, indicator.kind),
        value=context.measured(indicator.value, indicator),
        target=context.measured(indicator.target, indicator),
        better=better(context, indicator),
        source=source_line(context, indicator),
        measured=context.words.number(len(indicator.readings)),
        moved_by=context.words.number(len(indicator.moved_by)),
    )


# Channels and teams


class ChannelRow(Struct, frozen=True):
    """A channel in the list."""

    channel: ChannelMark
    online: bool
    touchpoints: Bar
    journeys: str
    emotion: Emotion | None
    pains: str


class ChannelsView(Struct, frozen=True):
    """Everything the overview of channels shows."""

    frame: Frame
    title: str
    lede: str
    rows: tuple[ChannelRow, ...]


def channels_view(context: PageContext) -> ChannelsView:
    """The overview of channels."""
    title = context.list_titles["channels"]
    lede = context.words.gettext("Where customers meet us, over all journeys, and how it feels there.")
    used = {channel: lived_on(context, channel) for channel in context.site.channels}
    most = max(map(len, used.values()), default=0) or 1
    return ChannelsView(
        frame=frame(context, "channels", title, lede),
        title=title,
        lede=lede,
        rows=tuple(
            _channel_row(context, channel, used[channel.id], most) for channel in context.site.channels.values()
        ),
    )


def lived_on(context: PageContext, channel: str) -> tuple[Lived, ...]:
    """The touchpoints lived on a channel, preferred there or not."""
    return on_channel(context.queries.lived, channel)


def on_channel(places: Iterable[Lived], channel: str) -> tuple[Lived, ...]:
    """Those touchpoints that use a channel."""
    return tuple(at for at in places if channel in at.touchpoint.channels)


def _channel_row(context: PageContext, channel: Channel, lived: tuple[Lived, ...], most: int) -> ChannelRow:
    return ChannelRow(
        channel=context.channel(channel.id),
        online=channel.online,
        touchpoints=Bar(100 * len(lived) / most, context.words.number(len(lived))),
        journeys=context.words.number(len({at.journey.id for at in lived})),
        emotion=context.emotion(mean_of(at.touchpoint.emotion for at in lived)),
        pains=context.words.number(sum(len(at.touchpoint.pain_points) for at in lived)),
    )


class TeamLine(Struct, frozen=True):
    """A team in the list."""

    link: Link
    contact: str
    journeys: str
    moments: str
    touchpoints: str
    emotion: Emotion | None
    work: TeamRow | None


class TeamsView(Struct, frozen=True):
    """Everything the overview of teams shows."""

    frame: Frame
    title: str
    lede: str
    rows: tuple[TeamLine, ...]


def teams_view(context: PageContext) -> TeamsView:
    """The overview of teams."""
    title = context.list_titles["teams"]
    lede = context.words.gettext("Who answers for what: journeys owned, touchpoints served, work in hand.")
    work = {row.link.href: row for row in team_rows(context)}
    return TeamsView(
        frame=frame(context, "teams", title, lede),
        title=title,
        lede=lede,
        rows=tuple(
            _team_line(context, team, work.get(context.href(team.address))) for team in context.site.teams.values()
        ),
    )


def answered_by(context: PageContext, team: Team) -> tuple[Lived, ...]:
    """The touchpoints lived today at which a team meets the customer or works behind."""
    return of_team(context.queries.lived, team)


def of_team(places: Iterable[Lived], team: Team) -> tuple[Lived, ...]:
    """Those touchpoints that a team has a part in."""
    own = {*team.frontstage, *team.backstage}
    return tuple(at for at in places if at.touchpoint.address in own)


def _team_line(context: PageContext, team: Team, work: TeamRow | None) -> TeamLine:
    lived = answered_by(context, team)
    return TeamLine(
        link=context.link(team.address),
        contact=team.contact,
        journeys=context.words.number(len(team.journeys)),
        moments=context.words.number(sum(at.touchpoint.moment_of_truth for at in lived)),
        touchpoints=context.words.number(len(lived)),
        emotion=context.emotion(mean_of(at.touchpoint.emotion for at in lived)),
        work=work,
    )
