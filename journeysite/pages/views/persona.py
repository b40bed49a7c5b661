"""Who lives the journeys: the page of a persona, and the page that lays all of them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.journey import TARGET, Journey
from journeysite.model.journey import mean as mean_of
from journeysite.model.persona import Persona
from journeysite.pages.frame import frame
from journeysite.pages.limits import CARDS, MOMENTS
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import (
    Avatar,
    Bar,
    ChannelMark,
    Fact,
    Frame,
    HeadedList,
    JourneyCard,
    Link,
    PainRow,
    Rich,
    Source,
)
from journeysite.pages.queries import Lived, strongest
from journeysite.pages.subjects.level_shares import LevelShare, level_shares
from journeysite.pages.views.moments import Moment, moment
from journeysite.pages.views.stage import PersonaEmotion

TOP_PAINS = 6
#: The liking that `channels:` counts as all of a bar.
MOST_LIKED = 5


class LikedChannel(Struct, frozen=True):
    """A channel and how much the persona likes it."""

    channel: ChannelMark
    bar: Bar


class Counted(Struct, frozen=True):
    """A word and how many touchpoints it stands at."""

    text: str
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
    wishes: tuple[HeadedList, ...]
    channels: tuple[LikedChannel, ...]
    levels: tuple[LevelShare, ...]
    levels_note: str
    feelings: tuple[Counted, ...]
    moments: tuple[Moment, ...]
    pains: tuple[PainRow, ...]
    journeys: tuple[JourneyCard, ...]
    contrasts: tuple[Contrast, ...]
    about: Rich
    sources: tuple[Source, ...]
    tags: tuple[str, ...]


def persona_view(context: PageContext, persona: Persona) -> PersonaView:
    """The page of a persona."""
    site, queries = context.site, context.queries
    journeys = tuple(site.journeys[name] for name in persona.journeys if name in site.journeys)
    lived = queries.lived_by(persona)
    lede, about = context.opening(persona)
    pains = queries.pains_of(lived)
    moments = (at for at in lived if at.touchpoint.moment_of_truth)
    shares = level_shares(context, tuple(at.touchpoint.emotion_of(persona.id) for at in lived))
    return PersonaView(
        frame=frame(context, "personas", persona.title, persona.prose.lead or persona.role, file=persona.file),
        title=persona.title,
        avatar=context.avatar(persona, 320),
        lede=lede,
        quote=context.words.quote(persona.quote) if persona.quote else "",
        facts=tuple(_facts(context, persona)),
        wishes=tuple(_wishes(context, persona)),
        channels=tuple(_liked(context, persona)),
        levels=shares,
        levels_note=context.words.ngettext("%(count)s touchpoint", "%(count)s touchpoints", len(lived)),
        feelings=tuple(_feelings(context, persona, lived)),
        moments=tuple(moment(context, at, True, persona.id) for at in strongest(context.queries, moments, MOMENTS)),
        pains=tuple(context.pain_row(pain, rank) for rank, pain in enumerate(pains[:TOP_PAINS], start=1)),
        journeys=tuple(context.journey_card(journey, False) for journey in sorted(journeys, key=_target_last)),
        contrasts=tuple(row for journey in journeys for row in _contrasts(context, persona, journey)),
        about=about,
        sources=context.sources(persona.evidence),
        tags=persona.tags,
    )


def _feelings(context: PageContext, persona: Persona, lived: Sequence[Lived]) -> Iterator[Counted]:
    """What the persona's feelings are called, the most frequent first, then in the order they are lived."""
    counts = Counter(filter(None, (at.touchpoint.feeling_of(persona.id) for at in lived)))
    return (Counted(word, context.words.number(count)) for word, count in counts.most_common())


def _target_last(journey: Journey) -> bool:
    return journey.kind == TARGET


def _facts(context: PageContext, persona: Persona) -> Iterator[Fact]:
    words, gettext = context.words, context.words.gettext
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


def _wishes(context: PageContext, persona: Persona) -> Iterator[HeadedList]:
    gettext = context.words.gettext
    lists = (
        (gettext("Goals"), "target", persona.goals),
        (gettext("Needs"), "heart", persona.needs),
        (gettext("Motivations"), "sparkles", persona.motivations),
        (gettext("Obstacles"), "triangle-alert", persona.obstacles),
        (gettext("Habits"), "repeat", persona.habits),
        (gettext("Tools"), "smartphone", persona.tools),
    )
    return (HeadedList(title, context.queries.icon(icon), items) for title, icon, items in lists if items)


def _liked(context: PageContext, persona: Persona) -> Iterator[LikedChannel]:
    """Channels, the best liked first."""
    for name, liking in sorted(persona.channels, key=lambda pair: -pair[1]):
        if name in context.site.channels:
            text = context.words.say(
                context.words.gettext("%(liking)s of %(most)s"),
                liking=context.words.number(liking),
                most=context.words.number(MOST_LIKED),
            )
            yield LikedChannel(context.channel(name), Bar(100 * liking / MOST_LIKED, text))


def _contrasts(context: PageContext, persona: Persona, journey: Journey) -> Iterator[Contrast]:
    others = [other for other in context.personas_of(journey) if other.id != persona.id]
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            if persona.id in touchpoint.emotions:
                felt = ((other, context.emotion(touchpoint.emotion_of(other.id))) for other in others)
                yield Contrast(
                    link=context.link(touchpoint.address),
                    context=context.place_of(Lived(journey, stage, touchpoint)),
                    emotion=context.emotion(touchpoint.emotion_of(persona.id)),
                    others=tuple(
                        PersonaEmotion(context.link(other.address), emotion) for other, emotion in felt if emotion
                    ),
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


def personas_view(context: PageContext) -> PersonasView:
    """The overview of personas."""
    words, personas = context.words, tuple(context.site.personas.values())
    title = context.list_titles["personas"]
    lede = words.gettext("Who lives the journeys, what they hope for, and how it feels to them.")
    return PersonasView(
        frame=frame(context, "personas", title, lede),
        title=title,
        lede=lede,
        cards=tuple(_card(context, persona) for persona in personas[:CARDS]),
        more=tuple(context.link(persona.address) for persona in personas[CARDS:]),
    )


def _card(context: PageContext, persona: Persona) -> PersonaCard:
    lived = context.queries.lived_by(persona)
    values = tuple(at.touchpoint.emotion_of(persona.id) for at in lived)
    share = context.words.percent(persona.share) if persona.share is not None else ""
    return PersonaCard(
        link=context.link(persona.address),
        avatar=context.avatar(persona, 96),
        who=context.who(persona),
        segment=context.words.enumerate(tuple(filter(None, (persona.segment, share)))),
        quote=context.words.quote(persona.quote) if persona.quote else "",
        emotion=context.emotion(mean_of(values)),
        levels=level_shares(context, values),
        journeys=tuple(
            context.link(context.site.journeys[name].address)
            for name in persona.journeys
            if name in context.site.journeys
        ),
    )
