"""The overview pages: all journeys, studies, indicators, channels and teams."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from journeysite.layout.map_subject import Emotion
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.journey import DAY, TARGET, Journey
from journeysite.model.journey import mean as mean_of
from journeysite.model.organisation import Channel, Team
from journeysite.render.edition import Lived
from journeysite.render.folder import METHOD_ICONS
from journeysite.render.frame import frame
from journeysite.render.limits import CARDS, HEAT_ROWS
from journeysite.render.sheet import Sheet
from journeysite.render.subjects import levels
from journeysite.render.views.common import Bar, ChannelMark, Frame, JourneyCard, KeyFigure, Link
from journeysite.render.views.home import HeatMap, LevelKey, TeamRow, heat_map, team_rows
from journeysite.render.views.journey import source_line


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


def journeys_view(sheet: Sheet) -> JourneysView:
    """The overview of journeys."""
    gettext, title = sheet.words.gettext, sheet.list_titles["journeys"]
    lede = gettext("What customers live from end to end, and what they shall live.")
    return JourneysView(
        frame=frame(sheet, "journeys", title, lede),
        title=title,
        lede=lede,
        groups=tuple(_groups(sheet)),
        heat=heat_map(sheet, sheet.edition.lived_journeys[:HEAT_ROWS]),
        levels=tuple(LevelKey(level.level, level.name) for level in levels(sheet)),
    )


def _groups(sheet: Sheet) -> Iterator[JourneyGroup]:
    gettext, journeys = sheet.words.gettext, tuple(sheet.site.journeys.values())
    kinds = (
        (gettext("Lived today"), gettext("same scale everywhere, peak and low marked"), _is_current),
        (gettext("Aimed at"), gettext("designed with the teams, touchpoint by touchpoint"), _is_target),
        (gettext("Days in the life"), gettext("a whole day, with us or without us"), _is_day),
        (gettext("Archive"), gettext("kept for the record, counted nowhere"), _is_archived),
    )
    for title, note, belongs in kinds:
        found = tuple(journey for journey in journeys if belongs(journey))
        if found:
            cards = tuple(sheet.journey_card(journey) for journey in found[:CARDS])
            yield JourneyGroup(title, note, cards, tuple(sheet.link(journey.address) for journey in found[CARDS:]))


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


def evidence_list_view(sheet: Sheet) -> EvidenceListView:
    """The overview of evidence: the freshest study first."""
    gettext, title = sheet.words.gettext, sheet.list_titles["evidence"]
    lede = gettext("What the maps rest on, how fresh it is, and what nobody has looked at yet.")
    studies = sorted(sheet.site.evidence.values(), key=lambda study: study.date.last if study.date else date.min)
    return EvidenceListView(
        frame=frame(sheet, "evidence", title, lede),
        title=title,
        lede=lede,
        figures=tuple(_evidence_figures(sheet)),
        studies=tuple(_study_row(sheet, study) for study in reversed(studies)),
        coverage=tuple(_coverage(sheet, journey) for journey in sheet.edition.lived_journeys),
    )


def _evidence_figures(sheet: Sheet) -> Iterator[KeyFigure]:
    words, gettext, site = sheet.words, sheet.words.gettext, sheet.site
    lived = sheet.edition.lived
    observed = sum(bool(at.touchpoint.evidence) for at in lived)
    yield KeyFigure(gettext("Studies"), words.number(len(site.evidence)))
    asked = sum(study.sample or 0 for study in site.evidence.values())
    yield KeyFigure(gettext("Observations"), words.number(asked), gettext("answers, visits, calls and orders"))
    share = words.percent(100 * observed / max(1, len(lived)), 0)
    note = words.say(gettext("%(observed)s of %(all)s"), observed=words.number(observed), all=words.number(len(lived)))
    yield KeyFigure(gettext("Touchpoints observed"), share, note)
    pains = sheet.edition.pains
    proven = sum(bool(pain.point.evidence or pain.at.touchpoint.evidence) for pain in pains)
    note = words.say(gettext("%(observed)s of %(all)s"), observed=words.number(proven), all=words.number(len(pains)))
    yield KeyFigure(gettext("Pain points proven"), words.percent(100 * proven / max(1, len(pains)), 0), note)


def _study_row(sheet: Sheet, study: Evidence) -> StudyRow:
    return StudyRow(
        link=sheet.link(study.address),
        icon=sheet.edition.icon(METHOD_ICONS.get(study.method, ""), "file-text"),
        method=sheet.method(study.method),
        when=sheet.words.span(study.date) if study.date else "—",
        sample=sheet.words.number(study.sample) if study.sample else "—",
        source=study.source,
        cited=sheet.words.number(len(study.cited_by)),
    )


def _coverage(sheet: Sheet, journey: Journey) -> CoverageRow:
    words, points = sheet.words, journey.touchpoints
    observed = sum(bool(touchpoint.evidence) for touchpoint in points)
    note = words.say(
        words.gettext("%(observed)s of %(all)s touchpoints"),
        observed=words.number(observed),
        all=words.number(len(points)),
    )
    share = 100 * observed / max(1, len(points))
    return CoverageRow(sheet.link(journey.address), Bar(share, words.percent(share, 0)), note)


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


def indicators_view(sheet: Sheet) -> IndicatorsView:
    """The overview of indicators."""
    title = sheet.list_titles["indicators"]
    lede = sheet.words.gettext("The figures we follow: what they say today, where they shall go, where they come from.")
    return IndicatorsView(
        frame=frame(sheet, "indicators", title, lede),
        title=title,
        lede=lede,
        rows=tuple(_indicator_line(sheet, indicator) for indicator in sheet.site.indicators.values()),
    )


def better(sheet: Sheet, indicator: Indicator) -> str:
    """Which way is good, in words."""
    gettext = sheet.words.gettext
    return {"higher": gettext("higher is better"), "lower": gettext("lower is better")}.get(indicator.better, "")


def _indicator_line(sheet: Sheet, indicator: Indicator) -> IndicatorLine:
    return IndicatorLine(
        link=sheet.link(indicator.address),
        kind=indicator.kind,
        value=sheet.measured(indicator.value, indicator),
        target=sheet.measured(indicator.target, indicator),
        better=better(sheet, indicator),
        source=source_line(sheet, indicator),
        measured=sheet.words.number(len(indicator.readings)),
        moved_by=sheet.words.number(len(indicator.moved_by)),
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


def channels_view(sheet: Sheet) -> ChannelsView:
    """The overview of channels."""
    title = sheet.list_titles["channels"]
    lede = sheet.words.gettext("Where customers meet us, over all journeys, and how it feels there.")
    used = {channel: lived_on(sheet, channel) for channel in sheet.site.channels}
    most = max(map(len, used.values()), default=0) or 1
    return ChannelsView(
        frame=frame(sheet, "channels", title, lede),
        title=title,
        lede=lede,
        rows=tuple(_channel_row(sheet, channel, used[channel.id], most) for channel in sheet.site.channels.values()),
    )


def lived_on(sheet: Sheet, channel: str) -> tuple[Lived, ...]:
    """The touchpoints lived on a channel, preferred there or not."""
    return on_channel(sheet.edition.lived, channel)


def on_channel(places: Iterable[Lived], channel: str) -> tuple[Lived, ...]:
    """Those touchpoints that use a channel."""
    return tuple(at for at in places if channel in at.touchpoint.channels)


def _channel_row(sheet: Sheet, channel: Channel, lived: tuple[Lived, ...], most: int) -> ChannelRow:
    return ChannelRow(
        channel=sheet.channel(channel.id),
        online=channel.online,
        touchpoints=Bar(100 * len(lived) / most, sheet.words.number(len(lived))),
        journeys=sheet.words.number(len({at.journey.id for at in lived})),
        emotion=sheet.emotion(mean_of(at.touchpoint.emotion for at in lived)),
        pains=sheet.words.number(sum(len(at.touchpoint.pain_points) for at in lived)),
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


def teams_view(sheet: Sheet) -> TeamsView:
    """The overview of teams."""
    title = sheet.list_titles["teams"]
    lede = sheet.words.gettext("Who answers for what: journeys owned, touchpoints served, work in hand.")
    work = {row.link.href: row for row in team_rows(sheet)}
    return TeamsView(
        frame=frame(sheet, "teams", title, lede),
        title=title,
        lede=lede,
        rows=tuple(_team_line(sheet, team, work.get(sheet.href(team.address))) for team in sheet.site.teams.values()),
    )


def answered_by(sheet: Sheet, team: Team) -> tuple[Lived, ...]:
    """The touchpoints lived today at which a team meets the customer or works behind."""
    return of_team(sheet.edition.lived, team)


def of_team(places: Iterable[Lived], team: Team) -> tuple[Lived, ...]:
    """Those touchpoints that a team has a part in."""
    own = {*team.frontstage, *team.backstage}
    return tuple(at for at in places if at.touchpoint.address in own)


def _team_line(sheet: Sheet, team: Team, work: TeamRow | None) -> TeamLine:
    lived = answered_by(sheet, team)
    return TeamLine(
        link=sheet.link(team.address),
        contact=team.contact,
        journeys=sheet.words.number(len(team.journeys)),
        moments=sheet.words.number(sum(at.touchpoint.moment_of_truth for at in lived)),
        touchpoints=sheet.words.number(len(lived)),
        emotion=sheet.emotion(mean_of(at.touchpoint.emotion for at in lived)),
        work=work,
    )
