"""The registers: every pain point and every moment of truth of what customers live today, on a page each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from journeysite.pages.addresses import MOMENTS_REGISTER, PAINS_REGISTER
from journeysite.pages.frame import frame
from journeysite.pages.limits import REGISTERED
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Frame, KeyFigure, Link, PainRow
from journeysite.pages.queries import Lived, Pain
from journeysite.pages.views.moments import Moment, moment, outcome_of, won_and_lost


class PainEntry(Struct, frozen=True):
    """A pain point in the register, and who lives it where."""

    row: PainRow
    journey: Link
    stage: Link
    personas: str


class PainGroup(Struct, frozen=True):
    """Pain points of which the same can be said. `more`: how many others there are, in words."""

    title: str
    count: str
    entries: tuple[PainEntry, ...]
    more: str


class PainsView(Struct, frozen=True):
    """Everything the register of pain points shows."""

    frame: Frame
    title: str
    lede: str
    figures: tuple[KeyFigure, ...]
    groups: tuple[PainGroup, ...]
    journeys_link: Link


class MomentGroup(Struct, frozen=True):
    """Moments of truth with one outcome. `more`: how many others there are, in words."""

    title: str
    count: str
    moments: tuple[Moment, ...]
    more: str


class MomentsView(Struct, frozen=True):
    """Everything the register of moments of truth shows."""

    frame: Frame
    title: str
    lede: str
    groups: tuple[MomentGroup, ...]
    journeys_link: Link


# Pain points


def pains_link(context: PageContext) -> Link:
    """The way to all pain points, and how many there are."""
    count = len(context.queries.pains)
    text = context.words.ngettext("All %(count)s pain point", "All %(count)s pain points", count)
    return Link(text, context.to(PAINS_REGISTER))


def pains_view(context: PageContext) -> PainsView:
    """The register of pain points: those that nobody works on first, the worst first in each group."""
    gettext = context.words.gettext
    title = gettext("Pain points")
    lede = gettext("All that gets in the way today, the worst first: by severity and share of customers hit.")
    free, served = _by_work(context)
    groups = ((gettext("Nobody works on"), free), (gettext("Worked on"), served))
    return PainsView(
        frame=frame(context, "journeys", title, lede),
        title=title,
        lede=lede,
        figures=tuple(_pain_figures(context, free)),
        groups=tuple(_pain_group(context, name, pains) for name, pains in groups if pains),
        journeys_link=context.list_link("journeys"),
    )


def _by_work(context: PageContext) -> tuple[list[Pain], list[Pain]]:
    """The pain points that no roadmap item serves, and all others."""
    free: list[Pain] = []
    served: list[Pain] = []
    for pain in context.queries.pains:
        (served if any(item in context.site.roadmap for item in pain.roadmap) else free).append(pain)
    return free, served


def _pain_figures(context: PageContext, free: Sequence[Pain]) -> Iterator[KeyFigure]:
    words, gettext, pains = context.words, context.words.gettext, context.queries.pains
    yield KeyFigure(gettext("Pain points"), words.number(len(pains)))
    yield KeyFigure(gettext("Nobody works on"), words.number(len(free)))
    for severity in ("critical", "major", "minor", ""):
        if count := sum(pain.point.severity == severity for pain in pains):
            yield KeyFigure(context.severity(severity) or gettext("Severity unknown"), words.number(count))


def _pain_group(context: PageContext, title: str, pains: Sequence[Pain]) -> PainGroup:
    return PainGroup(
        title=title,
        count=context.words.number(len(pains)),
        entries=tuple(_pain_entry(context, pain, rank) for rank, pain in enumerate(pains[:REGISTERED], start=1)),
        more=_more(context, len(pains)),
    )


def _pain_entry(context: PageContext, pain: Pain, rank: int) -> PainEntry:
    at = pain.at
    lived_by = [persona for persona in context.personas_of(at.journey) if at.touchpoint.is_lived_by(persona.id)]
    return PainEntry(
        row=context.pain_row(pain, rank),
        journey=context.link(at.journey.address),
        stage=context.link(at.stage.address),
        personas=context.words.enumerate(tuple(persona.title for persona in lived_by)),
    )


def _more(context: PageContext, count: int) -> str:
    """How many a group has beyond those that it shows; they stand on the pages of their journeys."""
    rest = count - REGISTERED
    return context.words.ngettext("%(count)s more", "%(count)s more", rest) if rest > 0 else ""


# Moments of truth


def moments_link(context: PageContext) -> Link:
    """The way to all moments of truth."""
    return Link(context.words.gettext("Moments of truth"), context.to(MOMENTS_REGISTER))


def moments_view(context: PageContext) -> MomentsView:
    """The register of moments of truth: lost, in the balance, won; what is felt worst first."""
    gettext = context.words.gettext
    title = gettext("Moments of truth")
    moments = lived_moments(context)
    lede = won_and_lost(context, tuple(at.touchpoint for at in moments))
    names = {"lost": gettext("Lost"), "open": gettext("In the balance"), "won": gettext("Won")}
    by_outcome = {outcome: [at for at in moments if _outcome(context, at) == outcome] for outcome in names}
    return MomentsView(
        frame=frame(context, "journeys", title, lede),
        title=title,
        lede=lede,
        groups=tuple(_moment_group(context, names[outcome], found) for outcome, found in by_outcome.items() if found),
        journeys_link=context.list_link("journeys"),
    )


def lived_moments(context: PageContext) -> tuple[Lived, ...]:
    """Every moment of truth of what is lived today, in the site's order."""
    return tuple(at for at in context.queries.lived if at.touchpoint.moment_of_truth)


def _outcome(context: PageContext, at: Lived) -> str:
    return outcome_of(context.emotion(at.touchpoint.emotion))


def _moment_group(context: PageContext, title: str, places: Sequence[Lived]) -> MomentGroup:
    worst = sorted(places, key=lambda at: at.touchpoint.emotion or 0.0)
    return MomentGroup(
        title=title,
        count=context.words.number(len(places)),
        moments=tuple(moment(context, at, True) for at in worst[:REGISTERED]),
        more=_more(context, len(places)),
    )
