"""The map on one sheet: A3, landscape, to be put on a wall."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from journeysite.layout.map_subject import MapSubject, Mode
from journeysite.model.journey import Journey
from journeysite.render.addresses import page_path
from journeysite.render.frame import frame
from journeysite.render.sheet import Sheet
from journeysite.render.subjects import levels, map_subject
from journeysite.render.views.common import Frame, KeyFigure, Link, PersonChip
from journeysite.render.views.home import LevelKey
from journeysite.render.views.journey import key_figures


class PosterView(Struct, frozen=True):
    """Everything the sheet shows."""

    frame: Frame
    kicker: str
    title: str
    people: tuple[PersonChip, ...]
    quote: str
    figures: tuple[KeyFigure, ...]
    levels: tuple[LevelKey, ...]
    has_truth: bool
    compares: bool
    map: MapSubject
    back: Link
    notes: tuple[str, ...]
    stamp: tuple[str, ...]


def poster_view(sheet: Sheet, journey: Journey) -> PosterView:
    """The sheet of a journey."""
    subject: MapSubject = map_subject(sheet, journey, figure="_map")
    personas, home = sheet.personas_of(journey), sheet.elsewhere(page_path(journey.address))
    quote = personas[0].quote if len(personas) == 1 else ""
    title = sheet.words.say(sheet.words.gettext("%(journey)s on one sheet"), journey=journey.title)
    own = frame(sheet, "journeys", title, journey.scope, (sheet.link(journey.address),), journey.file)
    return PosterView(
        frame=own,
        kicker=sheet.words.enumerate((sheet.site.settings.title, sheet.state(journey))),
        title=journey.title,
        people=tuple(sheet.person(persona, size=72) for persona in personas),
        quote=sheet.words.quote(quote) if quote else "",
        figures=tuple(replace(figure, href="") for figure in key_figures(home, journey)),
        levels=tuple(LevelKey(level.level, level.name) for level in levels(sheet)),
        has_truth=any(touchpoint.moment_of_truth for touchpoint in journey.touchpoints),
        compares=subject.mode is Mode.COMPARE,
        map=subject,
        back=sheet.link(journey.address),
        notes=subject.colophon,
        stamp=tuple(_stamp(sheet)),
    )


def _stamp(sheet: Sheet) -> Iterator[str]:
    """Of which day the sheet is: paper does not update itself."""
    if sheet.edition.imprint.date:
        day = sheet.words.full_date(sheet.edition.imprint.date)
        yield sheet.words.say(sheet.words.gettext("As of %(date)s"), date=day)
