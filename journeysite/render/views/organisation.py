"""The page of a channel and the page of a team: what concerns them, over all journeys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from journeysite.layout.map_subject import Emotion
from journeysite.model.address import Address
from journeysite.model.journey import mean as mean_of
from journeysite.model.organisation import Channel, Team
from journeysite.render.edition import Lived, strongest
from journeysite.render.frame import frame
from journeysite.render.limits import CARDS, MOMENTS, PAINS, PLACES, WORK_ROWS
from journeysite.render.sheet import Sheet
from journeysite.render.views.common import (
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
from journeysite.render.views.journey import Moment, moment, pain_figure, won_and_lost
from journeysite.render.views.lists import answered_by, lived_on, of_team, on_channel
from journeysite.render.views.persona import LevelShare, level_shares


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


def channel_view(sheet: Sheet, channel: Channel) -> ChannelView:
    """The page of a channel."""
    words, gettext = sheet.words, sheet.words.gettext
    lede, prose = sheet.opening(channel)
    lived = lived_on(sheet, channel.id)
    aimed = on_channel(sheet.edition.aimed, channel.id)
    notes = {
        at.touchpoint.address: gettext("preferred") if at.touchpoint.channels[0] == channel.id else gettext("also used")
        for at in (*lived, *aimed)
    }
    moments = tuple(at for at in lived if at.touchpoint.moment_of_truth)
    pains = sheet.edition.pains_of(lived)
    preferred = sum(at.touchpoint.channels[0] == channel.id for at in lived)
    emotion = sheet.emotion(mean_of(at.touchpoint.emotion for at in lived))
    figures = (
        _emotion_figure(sheet, emotion),
        KeyFigure(
            gettext("Touchpoints"),
            words.number(len(lived)),
            words.ngettext("preferred at %(count)s", "preferred at %(count)s", preferred),
        ),
        _moments_figure(sheet, lived),
        pain_figure(sheet, pains, "#_pain"),
    )
    return ChannelView(
        frame=frame(sheet, "channels", channel.label, channel.prose.lead, file=channel.file),
        title=channel.label,
        icon=sheet.edition.icon(channel.icon, channel.id),
        lede=lede,
        prose=prose,
        figures=figures,
        groups=tuple(place_groups(sheet, strongest(lived, PLACES), notes)),
        aimed=tuple(place_groups(sheet, strongest(aimed, PLACES), notes)),
        levels=level_shares(sheet, tuple(at.touchpoint.emotion for at in lived)),
        left_out=_left_out(sheet, len(lived)),
        liked_by=tuple(_liked_by(sheet, channel.id)),
        moments=tuple(moment(sheet, at, True) for at in strongest(moments, MOMENTS)),
        pains=tuple(sheet.pain_row(pain, rank, with_evidence=True) for rank, pain in enumerate(pains[:PAINS], start=1)),
        work=_work_rows(sheet, _work_at(sheet, lived)),
        others=sheet.channels(name for name in sheet.site.channels if name != channel.id),
    )


def _emotion_figure(sheet: Sheet, emotion: Emotion | None) -> KeyFigure:
    return KeyFigure(
        sheet.words.gettext("Mean emotion"),
        emotion.text if emotion else "—",
        emotion.name if emotion else "",
        emotion.level if emotion else "",
    )


def _moments_figure(sheet: Sheet, lived: tuple[Lived, ...]) -> KeyFigure:
    moments = tuple(at.touchpoint for at in lived if at.touchpoint.moment_of_truth)
    return KeyFigure(
        sheet.words.gettext("Moments of truth"),
        sheet.words.number(len(moments)),
        won_and_lost(sheet, moments),
        href="#_moments" if moments else "",
    )


def _liked_by(sheet: Sheet, channel: str) -> Iterator[PersonChip]:
    """The personas who like a channel, those who like it most first."""
    words = sheet.words
    pairs = [
        (dict(persona.channels).get(channel), persona)
        for persona in sheet.site.personas.values()
        if channel in dict(persona.channels)
    ]
    for liking, persona in sorted(pairs, key=lambda pair: -(pair[0] or 0)):
        note = words.say(words.gettext("likes it %(liking)s of 5"), liking=words.number(liking or 0))
        yield sheet.person(persona, note)


def _work_at(sheet: Sheet, places: Iterable[Lived]) -> Iterator[str]:
    return (item for at in places for item in sheet.edition.work_at(at.touchpoint))


def _work_rows(sheet: Sheet, items: Iterable[str]) -> tuple[WorkRow, ...]:
    return tuple(sheet.work_row(item) for item in sheet.edition.by_rank(items)[:WORK_ROWS])


def _left_out(sheet: Sheet, count: int) -> str:
    """That only some touchpoints are shown, where that is so."""
    if count <= PLACES:
        return ""
    pattern = sheet.words.gettext("the %(shown)s of %(all)s touchpoints that are felt most strongly")
    return sheet.words.say(pattern, shown=sheet.words.number(PLACES), all=sheet.words.number(count))


def place_groups(sheet: Sheet, lived: Iterable[Lived], notes: dict[Address, str]) -> Iterator[PlaceGroup]:
    """Touchpoints under the journeys they belong to."""
    groups: dict[str, list[Lived]] = {}
    for at in lived:
        groups.setdefault(at.journey.id, []).append(at)
    for journey, found in groups.items():
        first = sheet.site.journeys[journey]
        rows = tuple(_place_row(sheet, at, notes.get(at.touchpoint.address, "")) for at in found)
        yield PlaceGroup(sheet.link(first.address), sheet.names_of(first), rows)


def _place_row(sheet: Sheet, at: Lived, note: str) -> PlaceRow:
    aim = sheet.emotion(at.touchpoint.target)
    return PlaceRow(
        link=Link(at.touchpoint.title, sheet.href(at.touchpoint.address)),
        number=at.touchpoint.number,
        stage=sheet.link(at.stage.address),
        moment_of_truth=at.touchpoint.moment_of_truth,
        emotion=sheet.emotion(at.touchpoint.emotion),
        target=aim.text if aim else "",
        note=note,
        pains=len(at.touchpoint.pain_points),
        work=sheet.work_links(at.touchpoint.roadmap),
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


def team_view(sheet: Sheet, team: Team) -> TeamView:
    """The page of a team."""
    words, gettext = sheet.words, sheet.words.gettext
    lede, prose = sheet.opening(team)
    lived, aimed = answered_by(sheet, team), of_team(sheet.edition.aimed, team)
    moments = tuple(at for at in lived if at.touchpoint.moment_of_truth)
    pains = sheet.edition.pains_of(lived)
    unserved = sum(not pain.roadmap for pain in pains)
    emotion = sheet.emotion(mean_of(at.touchpoint.emotion for at in lived))
    owned = [sheet.site.journeys[name] for name in team.journeys if name in sheet.site.journeys]
    contact = (Fact(gettext("Contact"), links=(Link(team.contact, _mail(team.contact)),), icon="mail"),)
    return TeamView(
        frame=frame(sheet, "teams", team.label, team.prose.lead, file=team.file),
        title=team.label,
        lede=lede,
        prose=prose,
        facts=contact if team.contact else (),
        figures=(
            _emotion_figure(sheet, emotion),
            KeyFigure(gettext("Touchpoints"), words.number(len(lived)), _roles(sheet, team)),
            _moments_figure(sheet, lived),
            pain_figure(sheet, pains, "#_pain"),
            KeyFigure(
                gettext("Roadmap items"), words.number(len(team.roadmap)), href="#_roadmap" if team.roadmap else ""
            ),
            KeyFigure(gettext("Journeys owned"), words.number(len(team.journeys))),
        ),
        journeys=tuple(map(sheet.journey_card, owned[:CARDS])),
        more_journeys=tuple(sheet.link(journey.address) for journey in owned[CARDS:]),
        moments=tuple(moment(sheet, at, True) for at in strongest(moments, MOMENTS)),
        groups=tuple(place_groups(sheet, strongest(lived, PLACES), _notes(sheet, team, lived))),
        aimed=tuple(place_groups(sheet, strongest(aimed, PLACES), _notes(sheet, team, aimed))),
        pains=tuple(sheet.pain_row(pain, rank) for rank, pain in enumerate(pains[:PAINS], start=1)),
        unserved=words.ngettext("Nobody works on %(count)s of them", "Nobody works on %(count)s of them", unserved)
        if unserved
        else "",
        left_out=_left_out(sheet, len(lived)),
        work=_work_rows(sheet, team.roadmap),
    )


def _mail(contact: str) -> str:
    return f"mailto:{contact}" if "@" in contact and " " not in contact else ""


def _roles(sheet: Sheet, team: Team) -> str:
    ngettext = sheet.words.ngettext
    front = ngettext("%(count)s front stage", "%(count)s front stage", len(set(team.frontstage)))
    back = ngettext("%(count)s backstage", "%(count)s backstage", len(set(team.backstage)))
    return sheet.words.enumerate((front, back))


def _notes(sheet: Sheet, team: Team, lived: Iterable[Lived]) -> dict[Address, str]:
    """What the team does at each touchpoint, or on which side of the line of visibility it stands."""
    gettext = sheet.words.gettext
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
