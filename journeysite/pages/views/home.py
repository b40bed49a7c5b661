"""The first page: how all journeys stand, at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from journeysite.model.journey import DAY, TARGET
from journeysite.model.journey import mean as mean_of
from journeysite.model.roadmap import RoadmapItem
from journeysite.model.settings import Status
from journeysite.pages.folder_context import drawn_state
from journeysite.pages.frame import frame
from journeysite.pages.heat_map import HeatMap, heat_map, in_order
from journeysite.pages.limits import HOME_JOURNEYS, HOME_PERSONAS
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import (
    Frame,
    JourneyCard,
    KeyFigure,
    Link,
    PainRow,
    PersonChip,
    Rich,
    StatusMark,
)
from journeysite.pages.queries import SiteQueries
from journeysite.pages.subjects.journey_map import levels
from journeysite.pages.views.key_figures import pain_figure
from journeysite.pages.views.moments import won_and_lost
from journeysite.pages.views.registers import lived_moments, moments_link, pains_link

TOP_PAINS = 6
NEXT_DELIVERIES = 5


class Chip(Struct, frozen=True):
    """A part of a stack: a state and how many are in it."""

    state: str
    count: int


class TeamRow(Struct, frozen=True):
    """A team's roadmap items by state; `total` of `most` is how long the stack is."""

    link: Link
    chips: tuple[Chip, ...]
    words: str
    total: int
    most: int


class Delivery(Struct, frozen=True):
    """A roadmap item that is due next."""

    link: Link
    teams: str
    due: str


class LevelKey(Struct, frozen=True):
    """A level in a legend."""

    level: str
    name: str


class HomeView(Struct, frozen=True):
    """Everything the first page shows."""

    frame: Frame
    title: str
    lede: Rich
    about: Rich
    figures: tuple[KeyFigure, ...]
    journeys: tuple[JourneyCard, ...]
    heat: HeatMap
    levels: tuple[LevelKey, ...]
    pains: tuple[PainRow, ...]
    teams: tuple[TeamRow, ...]
    states: tuple[StatusMark, ...]
    deliveries: tuple[Delivery, ...]
    personas: tuple[PersonChip, ...]
    journeys_link: Link
    pains_link: Link
    roadmap_link: Link
    personas_link: Link


def home_view(context: PageContext) -> HomeView:
    """The first page."""
    site, queries = context.site, context.queries
    lede, about = context.opening(context.home)
    return HomeView(
        frame=frame(context, "home", context.home.title, context.home.prose.lead, file=context.home.file),
        title=context.home.title,
        lede=lede,
        about=about,
        figures=tuple(_figures(context)),
        journeys=tuple(context.journey_card(journey) for journey in in_order(queries.journeys)[:HOME_JOURNEYS]),
        journeys_link=_all_journeys(context),
        pains_link=pains_link(context),
        heat=heat_map(context, queries.lived_journeys[:HOME_JOURNEYS]),
        levels=tuple(LevelKey(level.level, level.name) for level in levels(context)),
        pains=tuple(context.pain_row(pain, rank) for rank, pain in enumerate(queries.pains[:TOP_PAINS], start=1)),
        teams=tuple(team_rows(context)),
        states=tuple(context.status_mark(status.id, status.means) for status in _statuses_in_use(queries)),
        deliveries=tuple(_deliveries(context)),
        personas=tuple(context.person(persona, size=72) for persona in islice(site.personas.values(), HOME_PERSONAS)),
        roadmap_link=context.list_link("roadmap"),
        personas_link=_all_personas(context),
    )


def _all_journeys(context: PageContext) -> Link:
    """The way to all journeys, and how many there are."""
    link, count = context.list_link("journeys"), len(context.queries.journeys)
    return Link(context.words.ngettext("All %(count)s journey", "All %(count)s journeys", count), link.href)


def _all_personas(context: PageContext) -> Link:
    link, count = context.list_link("personas"), len(context.site.personas)
    return Link(context.words.ngettext("All %(count)s persona", "All %(count)s personas", count), link.href)


# Key figures


def _figures(context: PageContext) -> Iterator[KeyFigure]:
    words, gettext, queries = context.words, context.words.gettext, context.queries
    emotion = context.emotion(queries.mean)
    aimed = mean_of(at.touchpoint.target for at in queries.lived)
    pattern = gettext("%(value)s where a target is set")
    note = words.say(pattern, value=queries.felt(aimed)) if aimed is not None else ""
    yield KeyFigure(gettext("Mean emotion"), emotion.text if emotion else "—", note, emotion.level if emotion else "")
    yield _journeys_figure(context)
    pains = pain_figure(context, queries.pains, pains_link(context).href)
    yield KeyFigure(pains.label, pains.value, pains.note, href=pains.href)
    yield _moments_figure(context)
    yield _roadmap_figure(context)
    yield _evidence_figure(context)


def _moments_figure(context: PageContext) -> KeyFigure:
    moments, link = lived_moments(context), moments_link(context)
    note = won_and_lost(context, tuple(at.touchpoint for at in moments))
    return KeyFigure(link.text, context.words.number(len(moments)), note, href=link.href if moments else "")


def _journeys_figure(context: PageContext) -> KeyFigure:
    ngettext, journeys = context.words.ngettext, context.queries.journeys
    targets, days = (sum(journey.kind == kind for journey in journeys) for kind in (TARGET, DAY))
    current = len(journeys) - targets - days
    parts = [ngettext("%(count)s current", "%(count)s current", current)]
    parts += [ngettext("%(count)s target", "%(count)s targets", targets)] if targets else []
    parts += [ngettext("%(count)s day", "%(count)s days", days)] if days else []
    return KeyFigure(
        context.words.gettext("Journeys"),
        context.words.number(len(journeys)),
        context.words.enumerate(parts),
        href=context.to("journeys.html"),
    )


def _roadmap_figure(context: PageContext) -> KeyFigure:
    ngettext, items = context.words.ngettext, context.site.roadmap.values()
    running, done = (sum(item.status == status for item in items) for status in ("in-progress", "done"))
    parts = [ngettext("%(count)s in progress", "%(count)s in progress", running)] if running else []
    parts += [ngettext("%(count)s done", "%(count)s done", done)] if done else []
    return KeyFigure(
        context.words.gettext("Roadmap items"),
        context.words.number(len(items)),
        context.words.enumerate(parts),
        href=context.to("roadmap.html") if items else "",
    )


def _evidence_figure(context: PageContext) -> KeyFigure:
    """How much of what is shown somebody has seen or measured."""
    words, lived = context.words, context.queries.lived
    share = 100 * sum(bool(at.touchpoint.evidence) for at in lived) / max(1, len(lived))
    studies = words.ngettext("from %(count)s study", "from %(count)s studies", len(context.site.evidence))
    return KeyFigure(
        words.gettext("Touchpoints observed"),
        words.percent(share, 0),
        studies,
        href=context.to("evidence.html") if context.site.evidence else "",
    )


# Roadmap


def _statuses_in_use(queries: SiteQueries) -> tuple[Status, ...]:
    """The statuses of the site that some item has, the furthest first."""
    used = {item.status_id for item in queries.site.roadmap.values()}
    statuses = [status for status in queries.site.settings.statuses if status.id in used]
    return tuple(sorted(statuses, key=lambda status: _far(status.means)))


def _far(status: str) -> int:
    order = ("done", "in-progress", "planned", "idea", "dropped")
    return order.index(status) if status in order else order.index("planned")


def team_rows(context: PageContext) -> Iterator[TeamRow]:
    """Teams with their roadmap items by state, in the site's order; teams without any are left out."""
    site = context.site
    most = max((len(team.roadmap) for team in site.teams.values()), default=0)
    for team in site.teams.values():
        items = [site.roadmap[item] for item in team.roadmap if item in site.roadmap]
        if items:
            chips = tuple(_chips(items))
            words = context.words.enumerate(tuple(f"{chip.count} {context.state_label(chip.state)}" for chip in chips))
            yield TeamRow(context.link(team.address), chips, words, len(items), most)


def _chips(items: Sequence[RoadmapItem]) -> Iterator[Chip]:
    states = [drawn_state(item.status) for item in items]
    for state in sorted(set(states), key=_far):
        yield Chip(state, states.count(state))


def _deliveries(context: PageContext) -> Iterator[Delivery]:
    """What is due next among the items that are planned or under way."""
    waiting = [
        (item.end, item)
        for item in context.site.roadmap.values()
        if item.end and item.status in ("planned", "in-progress")
    ]
    for end, item in sorted(waiting, key=lambda pair: pair[0].last)[:NEXT_DELIVERIES]:
        teams = context.words.enumerate(tuple(link.text for link in context.team_links(item.teams)))
        yield Delivery(context.link(item.address), teams, context.words.span(end))
