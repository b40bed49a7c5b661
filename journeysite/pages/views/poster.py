"""The map on one sheet: A3, landscape, to be put on a wall."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from journeysite.layout.map.subject import MapSubject, Mode
from journeysite.model.journey import Journey
from journeysite.pages.addresses import page_path
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Frame, KeyFigure, Link, PersonChip
from journeysite.pages.subjects.journey_map import levels, map_subject
from journeysite.pages.views.home import LevelKey
from journeysite.pages.views.key_figures import key_figures


class PosterView(Struct, frozen=True):
    """Everything the sheet shows."""

    frame: Frame
    kicker: str
    title: str
    in_short: str
    people: tuple[PersonChip, ...]
    quote: str
    figures: tuple[KeyFigure, ...]
    levels: tuple[LevelKey, ...]
    has_truth: bool
    has_unknown: bool
    compares: bool
    map: MapSubject
    back: Link
    notes: tuple[str, ...]
    stamp: tuple[str, ...]


def poster_view(context: PageContext, journey: Journey) -> PosterView:
    """The sheet of a journey."""
    subject: MapSubject = map_subject(context, journey, figure="_map")
    personas, home = context.personas_of(journey), context.elsewhere(page_path(journey.address))
    quote = personas[0].quote if len(personas) == 1 else ""
    title = context.words.say(context.words.gettext("%(journey)s on one sheet"), journey=journey.title)
    own = frame(context, "journeys", title, journey.scope, (context.link(journey.address),), journey.file)
    return PosterView(
        frame=own,
        kicker=context.words.enumerate((context.site.settings.title, context.state(journey))),
        title=journey.title,
        in_short=journey.in_short,
        people=tuple(context.person(persona, size=72) for persona in personas),
        quote=context.words.quote(quote) if quote else "",
        figures=tuple(replace(figure, href="") for figure in key_figures(home, journey)),
        levels=tuple(LevelKey(level.level, level.name) for level in levels(context)),
        has_truth=any(touchpoint.moment_of_truth for touchpoint in journey.touchpoints),
        has_unknown=any(touchpoint.emotion is None for touchpoint in journey.touchpoints),
        compares=subject.mode is Mode.COMPARE,
        map=subject,
        back=context.link(journey.address),
        notes=subject.colophon,
        stamp=tuple(_stamp(context)),
    )


def _stamp(context: PageContext) -> Iterator[str]:
    """Of which day the sheet is: paper does not update itself."""
    if context.queries.build_info.date:
        day = context.words.full_date(context.queries.build_info.date)
        yield context.words.say(context.words.gettext("As of %(date)s"), date=day)
