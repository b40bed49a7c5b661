"""Figures that writers place in their prose: `![[map:diving-gear]]`, `![[matrix]]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from journeysite.model.address import Address, Kind
from journeysite.model.journey import Journey
from journeysite.model.prose import Placement
from journeysite.render.addresses import page_path
from journeysite.render.figure_subjects import ledger_subject, loop_subject, matrix_subject, timeline_subject
from journeysite.render.sheet import Sheet
from journeysite.render.subjects import map_subject
from journeysite.render.views.common import Figure


def place_figure(sheet: Sheet, placement: Placement) -> Figure | None:
    """The figure that a placement asks for; None where the page has nothing for it to show."""
    if placement.figure in _OF_SITE:
        subject = _OF_SITE[placement.figure](sheet)
        return None if subject is None else Figure(subject)
    journey = _journey(sheet, placement.address)
    make = _OF_JOURNEY.get(placement.figure)
    return None if journey is None or make is None else Figure(make(sheet, journey))


def _journey(sheet: Sheet, address: Address | None) -> Journey | None:
    """The journey that is meant: the one named, or the one whose page this is."""
    if address is not None:
        return sheet.site.journeys.get(address.id.split("/")[0])
    return next((j for j in sheet.site.journeys.values() if sheet.path.startswith(_stem(j))), None)


def _stem(journey: Journey) -> str:
    return page_path(Address(Kind.JOURNEY, journey.id)).removesuffix("html")


def _curve(sheet: Sheet, journey: Journey) -> object:
    return sheet.sparkline(journey, width=720.0, height=160.0, title=journey.title)


_OF_SITE: Final[Mapping[str, Callable[[Sheet], object | None]]] = {
    "matrix": matrix_subject,
    "roadmap": timeline_subject,
}
_OF_JOURNEY: Final[Mapping[str, Callable[[Sheet, Journey], object]]] = {
    "map": map_subject,
    "curve": _curve,
    "loop": loop_subject,
    "gaps": ledger_subject,
}
