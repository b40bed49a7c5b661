"""The page of a channel and the page of a team: what concerns them, over all journeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.address import Address
from journeysite.model.journey import mean as mean_of
from journeysite.model.organisation import Channel, Team
from journeysite.pages.frame import frame
from journeysite.pages.limits import CARDS, MOMENTS, PAINS, PLACES, WORK_ROWS
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import (
    ChannelMark,
    Fact,
    Frame,
    JourneyCard,
    KeyFigure,
    Link,
    PainRow,
    PersonChip,
    Rich,
    WorkRow,
)
from journeysite.pages.queries import Lived, strongest
from journeysite.pages.subjects.level_shares import LevelShare, level_shares
from journeysite.pages.views.key_figures import pain_figure
from journeysite.pages.views.lists import answered_by, lived_on, of_team, on_channel
from journeysite.pages.views.moments import Moment, moment, won_and_lost


class PlaceRow(Struct, frozen=True):
    """A touchpoint in a list of touchpoints of many journeys."""

    link: Link
    number: int
    stage: Link
    moment_of_truth: bool
    emotion: Emotion | None
    target: str
    note: str
    pains: int
    work: tuple[Link, ...]


class PlaceGroup(Struct, frozen=True):
    """The touchpoints of one journey."""

    journey: Link
    who: str
    rows: tuple[PlaceRow, ...]


class ChannelView(Struct, frozen=True):
    """Everything the page of a channel shows."""

    frame: Frame
    title: str
    icon: str
    lede: Rich
    prose: Rich
    figures: tuple[KeyFigure, ...]
    groups: tuple[PlaceGroup, ...]
    aimed: tuple[PlaceGroup, ...]
    levels: tuple[LevelShare, ...]
    liked_by: tuple[PersonChip, ...]
    left_out: str
    moments: tuple[Moment, ...]
    pains: tuple[PainRow, ...]
    work: tuple[WorkRow, ...]
    others: tuple[ChannelMark, ...]


def channel_view(context: PageContext, channel: Channel) -> ChannelView:
    """The page of a channel."""
    lede, prose = context.opening(channel)
    lived = lived_on(context, channel.id)
    aimed = on_channel(context.queries.aimed, channel.id)
    notes = _preferences(context, channel, (*lived, *aimed))
    moments = tuple(at for at in lived if at.touchpoint.moment_of_truth)
    pains = context.queries.pains_of(lived)
    emotion = context.emotion(mean_of(at.touchpoint.emotion for at in lived))
    figures = (
        _emotion_figure(context, emotion),
        _touchpoints_figure(context, channel, lived),
        _moments_figure(context, lived),
        pain_figure(context, pains, "#_pain"),
    )
    return ChannelView(
        frame=frame(context, "channels", channel.label, channel.prose.lead, file=channel.file),
        title=channel.label,
        icon=context.queries.icon_or_letter(channel.label, channel.icon, channel.id),
        lede=lede,
        prose=prose,
        figures=figures,
        groups=tuple(place_groups(context, strongest(context.queries, lived, PLACES), notes)),
        aimed=tuple(place_groups(context, strongest(context.queries, aimed, PLACES), notes)),
        levels=level_shares(context, tuple(at.touchpoint.emotion for at in lived)),
        left_out=_left_out(context, len(lived)),
        liked_by=tuple(_liked_by(context, channel.id)),
        moments=tuple(moment(context, at, True) for at in strongest(context.queries, moments, MOMENTS)),
        pains=tuple(
            context.pain_row(pain, rank, with_evidence=True) for rank, pain in enumerate(pains[:PAINS], start=1)
        ),
        work=_work_rows(context, _work_at(context, lived)),
        others=context.channels(name for name in context.site.channels if name != channel.id),
    )


def _preferences(context: PageContext, channel: Channel, places: Iterable[Lived]) -> dict[Address, str]:
    """Whether the channel is the one that is preferred at a touchpoint, by the touchpoint's address."""
    preferred, other = context.words.gettext("preferred"), context.words.gettext("also used")
    return {at.touchpoint.address: preferred if at.touchpoint.channels[0] == channel.id else other for at in places}


def _touchpoints_figure(context: PageContext, channel: Channel, lived: tuple[Lived, ...]) -> KeyFigure:
    words, preferred = context.words, sum(at.touchpoint.channels[0] == channel.id for at in lived)
    return KeyFigure(
        words.gettext("Touchpoints"),
        words.number(len(lived)),
        words.ngettext("preferred at %(count)s", "preferred at %(count)s", preferred),
    )


def _emotion_figure(context: PageContext, emotion: Emotion | None) -> KeyFigure:
    return KeyFigure(
        context.words.gettext("Mean emotion"),
        emotion.text if emotion else "—",
        emotion.name if emotion else "",
        emotion.level if emotion else "",
    )


def _moments_figure(context: PageContext, lived: tuple[Lived, ...]) -> KeyFigure:
    moments = tuple(at.touchpoint for at in lived if at.touchpoint.moment_of_truth)
    return KeyFigure(
        context.words.gettext("Moments of truth"),
        context.words.number(len(moments)),
        won_and_lost(context, moments),
        href="#_moments" if moments else "",
    )


def _liked_by(context: PageContext, channel: str) -> Iterator[PersonChip]:
    """The personas who like a channel, those who like it most first."""
    words = context.words
    pairs = [
        (dict(persona.channels).get(channel), persona)
        for persona in context.site.personas.values()
        if channel in dict(persona.channels)
    ]
    for liking, persona in sorted(pairs, key=lambda pair: -(pair[0] or 0)):
        note = words.say(words.gettext("likes it %(liking)s of 5"), liking=words.number(liking or 0))
        yield context.person(persona, note)


def _work_at(context: PageContext, places: Iterable[Lived]) -> Iterator[str]:
    return (item for at in places for item in context.queries.work_at(at.touchpoint))


def _work_rows(context: PageContext, items: Iterable[str]) -> tuple[WorkRow, ...]:
    return tuple(context.work_row(item) for item in context.queries.by_rank(items)[:WORK_ROWS])


def _left_out(context: PageContext, count: int) -> str:
    """That only some touchpoints are shown, where that is so."""
    if count <= PLACES:
        return ""
    pattern = context.words.gettext("the %(shown)s of %(all)s touchpoints that are felt most strongly")
    return context.words.say(pattern, shown=context.words.number(PLACES), all=context.words.number(count))


def place_groups(context: PageContext, lived: Iterable[Lived], notes: dict[Address, str]) -> Iterator[PlaceGroup]:
    """Touchpoints under the journeys they belong to."""
    groups: dict[str, list[Lived]] = {}
    for at in lived:
        groups.setdefault(at.journey.id, []).append(at)
    for journey, found in groups.items():
        first = context.site.journeys[journey]
        rows = tuple(_place_row(context, at, notes.get(at.touchpoint.address, "")) for at in found)
        yield PlaceGroup(context.link(first.address), context.names_of(first), rows)


def _place_row(context: PageContext, at: Lived, note: str) -> PlaceRow:
    aim = context.emotion(at.touchpoint.target)
    return PlaceRow(
        link=Link(at.touchpoint.title, context.href(at.touchpoint.address)),
        number=at.touchpoint.number,
        stage=context.link(at.stage.address),
        moment_of_truth=at.touchpoint.moment_of_truth,
        emotion=context.emotion(at.touchpoint.emotion),
        target=aim.text if aim else "",
        note=note,
        pains=len(at.touchpoint.pain_points),
        work=context.work_links(at.touchpoint.roadmap),
    )


class TeamView(Struct, frozen=True):
    """Everything the page of a team shows."""

    frame: Frame
    title: str
    lede: Rich
    prose: Rich
    facts: tuple[Fact, ...]
    figures: tuple[KeyFigure, ...]
    journeys: tuple[JourneyCard, ...]
    more_journeys: tuple[Link, ...]
    moments: tuple[Moment, ...]
    groups: tuple[PlaceGroup, ...]
    aimed: tuple[PlaceGroup, ...]
    pains: tuple[PainRow, ...]
    unserved: str
    left_out: str
    work: tuple[WorkRow, ...]


def team_view(context: PageContext, team: Team) -> TeamView:
    """The page of a team."""
    words, gettext = context.words, context.words.gettext
    lede, prose = context.opening(team)
    lived, aimed = answered_by(context, team), of_team(context.queries.aimed, team)
    moments = tuple(at for at in lived if at.touchpoint.moment_of_truth)
    pains = context.queries.pains_of(lived)
    unserved = sum(not pain.roadmap for pain in pains)
    emotion = context.emotion(mean_of(at.touchpoint.emotion for at in lived))
    owned = [context.site.journeys[name] for name in team.journeys if name in context.site.journeys]
    contact = (Fact(gettext("Contact"), links=(Link(team.contact, _mail(team.contact)),), icon="mail"),)
    return TeamView(
        frame=frame(context, "teams", team.label, team.prose.lead, file=team.file),
        title=team.label,
        lede=lede,
        prose=prose,
        facts=contact if team.contact else (),
        figures=(
            _emotion_figure(context, emotion),
            KeyFigure(gettext("Touchpoints"), words.number(len(lived)), _roles(context, team)),
            _moments_figure(context, lived),
            pain_figure(context, pains, "#_pain"),
            KeyFigure(
                gettext("Roadmap items"), words.number(len(team.roadmap)), href="#_roadmap" if team.roadmap else ""
            ),
            KeyFigure(gettext("Journeys owned"), words.number(len(team.journeys))),
        ),
        journeys=tuple(map(context.journey_card, owned[:CARDS])),
        more_journeys=tuple(context.link(journey.address) for journey in owned[CARDS:]),
        moments=tuple(moment(context, at, True) for at in strongest(context.queries, moments, MOMENTS)),
        groups=tuple(place_groups(context, strongest(context.queries, lived, PLACES), _notes(context, team, lived))),
        aimed=tuple(place_groups(context, strongest(context.queries, aimed, PLACES), _notes(context, team, aimed))),
        pains=tuple(context.pain_row(pain, rank) for rank, pain in enumerate(pains[:PAINS], start=1)),
        unserved=words.ngettext("Nobody works on %(count)s of them", "Nobody works on %(count)s of them", unserved)
        if unserved
        else "",
        left_out=_left_out(context, len(lived)),
        work=_work_rows(context, team.roadmap),
    )


def _mail(contact: str) -> str:
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def _roles(context: PageContext, team: Team) -> str:
    ngettext = context.words.ngettext
    front = ngettext("%(count)s front stage", "%(count)s front stage", len(set(team.frontstage)))
    back = ngettext("%(count)s backstage", "%(count)s backstage", len(set(team.backstage)))
    return context.words.enumerate((front, back))


def _notes(context: PageContext, team: Team, lived: Iterable[Lived]) -> dict[Address, str]:
    """What the team does at each touchpoint, or on which side of the line of visibility it stands."""
    gettext = context.words.gettext
    front, back = gettext("front stage"), gettext("backstage")
    notes: dict[Address, str] = {}
    for at in lived:
        point = at.touchpoint
        parts = [
            f"{side}: {actor.action}" if actor.action else side
            for side, actors in ((front, point.frontstage), (back, point.backstage))
            for actor in actors
            if actor.team == team.id
        ]
        notes[point.address] = "; ".join(parts)
    return notes
