"""The figures at the head of a journey's page and on its poster."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from journeysite.model.journey import CURRENT, TARGET, Journey, Reading
from journeysite.model.journey import mean as mean_of
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import KeyFigure
from journeysite.pages.queries import Lived, Pain, pains_at, worst_first
from journeysite.pages.views.moments import note_on_moments
from journeysite.pages.whose import feeling_of
from journeysite.pages.words import rounded


def key_figures(context: PageContext, journey: Journey) -> tuple[KeyFigure, ...]:
    """The six numbers that sum a journey up, for its page and its sheet."""
    return tuple(islice(_figures(context, journey, journey_pains(journey)), 6))


def _figures(context: PageContext, journey: Journey, pains: tuple[Pain, ...]) -> Iterator[KeyFigure]:
    yield _mean_figure(context, journey)
    yield _moments_figure(context, journey)
    if journey.kind != TARGET or pains:
        yield pain_figure(context, pains, "#_pain")
    # What was read at one stage or touchpoint is no headline of the journey.
    readings = sorted(journey.indicators, key=lambda reading: reading.value is None)
    spare = 2 if journey.kind != TARGET or pains else 3
    for reading in readings[:spare]:
        yield _reading_figure(context, reading)
    yield _work_figure(context, journey)
    yield from _fillers(context, journey)


def _mean_figure(context: PageContext, journey: Journey) -> KeyFigure:
    words, gettext = context.words, context.words.gettext
    own, aim = journey.mean, mean_of(touchpoint.target for touchpoint in journey.touchpoints)
    label, others = gettext("Mean emotion"), _other_means(context, journey)
    if others:
        first = context.personas_of(journey)[0]
        own = _mean_of(journey, first.id)
        label = words.say(gettext("Mean emotion, %(persona)s"), persona=first.title)
    emotion, note = context.emotion(own), ""
    if journey.kind == TARGET and journey.current in context.site.journeys:
        today = context.site.journeys[journey.current].mean
        if today is not None:
            note = words.say(gettext("today %(value)s"), value=context.queries.felt(today))
    elif own is not None and aim is not None and journey.kind == CURRENT and journey.target:
        pattern = gettext("target %(aim)s, so %(gap)s to gain")
        note = words.say(pattern, aim=context.queries.felt(aim), gap=words.signed(rounded(aim) - rounded(own)))
    note = note or (emotion.name if emotion else gettext("nobody has said how it feels"))
    note = ". ".join(filter(None, (note, words.enumerate(others))))
    return KeyFigure(label, emotion.text if emotion else "—", note, emotion.level if emotion else "")


def _mean_of(journey: Journey, persona: str) -> float | None:
    return mean_of(touchpoint.emotion_of(persona) for touchpoint in journey.touchpoints)


def _other_means(context: PageContext, journey: Journey) -> tuple[str, ...]:
    """What the other personas feel on the whole, `Awa −0.2`; nothing where all feel alike at each touchpoint."""
    personas = context.personas_of(journey)
    if not feeling_of(journey, personas):
        return ()
    means = ((persona.title, _mean_of(journey, persona.id)) for persona in personas[1:])
    return tuple(f"{name} {'—' if mean is None else context.queries.felt(mean)}" for name, mean in means)


def _moments_figure(context: PageContext, journey: Journey) -> KeyFigure:
    moments = [touchpoint for touchpoint in journey.touchpoints if touchpoint.moment_of_truth]
    return KeyFigure(
        context.words.gettext("Moments of truth"),
        context.words.number(len(moments)),
        note_on_moments(context, journey),
        href="#_moments" if moments else "",
    )


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


def journey_pains(journey: Journey) -> tuple[Pain, ...]:
    """The journey's pain points, the worst first."""
    places = (Lived(journey, stage, touchpoint) for stage in journey.stages for touchpoint in stage.touchpoints)
    return worst_first(pain for at in places for pain in pains_at(at))
