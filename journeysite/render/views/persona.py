"""Who lives the journeys: the page of a persona, and the page that lays all of them side by side."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journeysite.geometry.scale import LEVELS
from journeysite.layout.map_subject import Emotion
from journeysite.model.journey import TARGET, Journey
from journeysite.model.journey import mean as mean_of
from journeysite.model.persona import Persona
from journeysite.render.edition import Lived, strongest
from journeysite.render.frame import frame
from journeysite.render.limits import CARDS, MOMENTS
from journeysite.render.sheet import Sheet
from journeysite.render.subjects import levels
from journeysite.render.views.common import (
    Avatar,
    Bar,
    ChannelMark,
    Fact,
    Frame,
    JourneyCard,
    Link,
    PainRow,
    Rich,
    Source,
)
from journeysite.render.views.journey import Moment, moment
from journeysite.render.views.stage import PersonaEmotion

TOP_PAINS = 6
#: The liking that `channels:` counts as all of a bar.
MOST_LIKED = 5


class Wishes(Struct, frozen=True):
    """A headed list: goals, needs, motivations, obstacles, habits, tools."""

    title: str
    icon: str
    items: tuple[str, ...]


class LikedChannel(Struct, frozen=True):
    """A channel and how much the persona likes it."""

    channel: ChannelMark
    bar: Bar


class LevelShare(Struct, frozen=True):
    """How many touchpoints are on a level; the bar is full at the most frequent one."""

    level: str
    name: str
    share: float
    count: str


class Contrast(Struct, frozen=True):
    """A touchpoint that the persona feels in a way of their own, and how the others on the journey feel it."""

    link: Link
    context: str
    emotion: Emotion | None
    others: tuple[PersonaEmotion, ...]


class PersonaView(Struct, frozen=True):
    """Everything the page of a persona shows."""

    frame: Frame
    title: str
    avatar: Avatar
    lede: Rich
    quote: str
    facts: tuple[Fact, ...]
    wishes: tuple[Wishes, ...]
    channels: tuple[LikedChannel, ...]
    levels: tuple[LevelShare, ...]
    levels_note: str
    moments: tuple[Moment, ...]
    pains: tuple[PainRow, ...]
    journeys: tuple[JourneyCard, ...]
    contrasts: tuple[Contrast, ...]
    about: Rich
    sources: tuple[Source, ...]
    tags: tuple[str, ...]


def persona_view(sheet: Sheet, persona: Persona) -> PersonaView:
    """The page of a persona."""
    site, edition = sheet.site, sheet.edition
    journeys = tuple(site.journeys[name] for name in persona.journeys if name in site.journeys)
    lived = edition.lived_by(persona)
    lede, about = sheet.opening(persona)
    pains = edition.pains_of(lived)
    moments = (at for at in lived if at.touchpoint.moment_of_truth)
    shares = level_shares(sheet, tuple(at.touchpoint.emotion_of(persona.id) for at in lived))
    return PersonaView(
        frame=frame(sheet, "personas", persona.title, persona.prose.lead or persona.role, file=persona.file),
        title=persona.title,
        avatar=sheet.avatar(persona, 320),
        lede=lede,
        quote=sheet.words.quote(persona.quote) if persona.quote else "",
        facts=tuple(_facts(sheet, persona)),
        wishes=tuple(_wishes(sheet, persona)),
        channels=tuple(_liked(sheet, persona)),
        levels=shares,
        levels_note=sheet.words.ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(lived)),
        moments=tuple(moment(sheet, at, True, persona.id) for at in strongest(moments, MOMENTS)),
        pains=tuple(sheet.pain_row(pain, rank) for rank, pain in enumerate(pains[:TOP_PAINS], start=1)),
        journeys=tuple(sheet.journey_card(journey, False) for journey in sorted(journeys, key=_target_last)),
        contrasts=tuple(row for journey in journeys for row in _contrasts(sheet, persona, journey)),
        about=about,
        sources=sheet.sources(persona.evidence),
        tags=persona.tags,
    )


def _target_last(journey: Journey) -> bool:
    return journey.kind == TARGET


def _facts(sheet: Sheet, persona: Persona) -> Iterator[Fact]:
    words, gettext = sheet.words, sheet.words.gettext
    if persona.age is not None:
        yield Fact(gettext("Age"), words.ngettext("%(count)s year", "%(count)s years", persona.age))
    if persona.role:
        yield Fact(gettext("Role"), persona.role)
    if persona.segment:
        share = words.percent(persona.share) if persona.share is not None else ""
        note = words.say(gettext("%(share)s of customers"), share=share) if share else ""
        yield Fact(gettext("Segment"), persona.segment, note=note)
    elif persona.share is not None:
        yield Fact(gettext("Share of customers"), words.percent(persona.share))
    yield from (Fact(name, text) for name, text in persona.facts.items())


def _wishes(sheet: Sheet, persona: Persona) -> Iterator[Wishes]:
    gettext = sheet.words.gettext
    lists = (
        (gettext("Goals"), "target", persona.goals),
        (gettext("Needs"), "heart", persona.needs),
        (gettext("Motivations"), "sparkles", persona.motivations),
        (gettext("Obstacles"), "triangle-alert", persona.obstacles),
        (gettext("Habits"), "repeat", persona.habits),
        (gettext("Tools"), "smartphone", persona.tools),
    )
    return (Wishes(title, sheet.edition.icon(icon), items) for title, icon, items in lists if items)


def _liked(sheet: Sheet, persona: Persona) -> Iterator[LikedChannel]:
    """Channels, the best liked first."""
    for name, liking in sorted(persona.channels, key=lambda pair: -pair[1]):
        if name in sheet.site.channels:
            text = sheet.words.say(
                sheet.words.gettext("%(liking)s of %(most)s"),
                liking=sheet.words.number(liking),
                most=sheet.words.number(MOST_LIKED),
            )
            yield LikedChannel(sheet.channel(name), Bar(100 * liking / MOST_LIKED, text))


def _contrasts(sheet: Sheet, persona: Persona, journey: Journey) -> Iterator[Contrast]:
    others = [other for other in sheet.personas_of(journey) if other.id != persona.id]
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if persona.id in touchpoint.emotions:
                felt = ((other, sheet.emotion(touchpoint.emotion_of(other.id))) for other in others)
                yield Contrast(
                    link=sheet.link(touchpoint.address),
                    context=sheet.place_of(Lived(journey, stage, touchpoint)),
                    emotion=sheet.emotion(touchpoint.emotion_of(persona.id)),
                    others=tuple(
                        PersonaEmotion(sheet.link(other.address), emotion) for other, emotion in felt if emotion
                    ),
                )


def level_shares(sheet: Sheet, values: tuple[float | None, ...]) -> tuple[LevelShare, ...]:
    """How often each level is felt, from delight to irritant; empty where nothing is known."""
    found = [emotion.level for emotion in map(sheet.emotion, values) if emotion]
    if not found:
        return ()
    names = {level.level: level.name for level in reversed(levels(sheet))}
    most = max(map(found.count, LEVELS))
    return tuple(
        LevelShare(level, names[level], 100 * found.count(level) / most, sheet.words.number(found.count(level)))
        for level in LEVELS
        if level in names
    )


# All personas


class PersonaCard(Struct, frozen=True):
    """A persona beside the others."""

    link: Link
    avatar: Avatar
    who: str
    segment: str
    quote: str
    emotion: Emotion | None
    levels: tuple[LevelShare, ...]
    journeys: tuple[Link, ...]


class PersonasView(Struct, frozen=True):
    """Everything the overview of personas shows."""

    frame: Frame
    title: str
    lede: str
    cards: tuple[PersonaCard, ...]
    more: tuple[Link, ...]


def personas_view(sheet: Sheet) -> PersonasView:
    """The overview of personas."""
    words, personas = sheet.words, tuple(sheet.site.personas.values())
    title = sheet.list_titles["personas"]
    lede = words.gettext("Who lives the journeys, what they hope for, and how it feels to them.")
    return PersonasView(
        frame=frame(sheet, "personas", title, lede),
        title=title,
        lede=lede,
        cards=tuple(_card(sheet, persona) for persona in personas[:CARDS]),
        more=tuple(sheet.link(persona.address) for persona in personas[CARDS:]),
    )


def _card(sheet: Sheet, persona: Persona) -> PersonaCard:
    lived = sheet.edition.lived_by(persona)
    values = tuple(at.touchpoint.emotion_of(persona.id) for at in lived)
    share = sheet.words.percent(persona.share) if persona.share is not None else ""
    return PersonaCard(
        link=sheet.link(persona.address),
        avatar=sheet.avatar(persona, 96),
        who=sheet.who(persona),
        segment=sheet.words.enumerate(tuple(filter(None, (persona.segment, share)))),
        quote=sheet.words.quote(persona.quote) if persona.quote else "",
        emotion=sheet.emotion(mean_of(values)),
        levels=level_shares(sheet, values),
        journeys=tuple(
            sheet.link(sheet.site.journeys[name].address) for name in persona.journeys if name in sheet.site.journeys
        ),
    )
