"""Figures that writers place in their prose: `![[map:diving-gear]]`, `![[matrix]]`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec.structs import replace

from journeysite.layout.map.subject import MapSubject, View
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Journey, Stage
from journeysite.model.prose import Placement
from journeysite.pages.addresses import page_path
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import NARROW, Figure, Placed, Rail
from journeysite.pages.subjects.figures import (
    day_subject,
    horizon_subject,
    ledger_subject,
    loop_subject,
    matrix_subject,
    timeline_subject,
)
from journeysite.pages.subjects.journey_map import describe, levels, map_subject
from journeysite.pages.subjects.overviews import channels_subject, heat_map_subject, levels_subject
from journeysite.pages.subjects.stage_curve import local_curve
from journeysite.pages.words import Words


def place_figure(context: PageContext, placement: Placement) -> Placed | None:
    """The figure that a placement asks for, or why there is none; None where nothing of that name can be shown."""
    kind = placement.figure
    if kind in _OF_SITE:
        return _placed(context, kind, _OF_SITE[kind](context))
    journey, make = _journey(context, placement.address), _OF_JOURNEY.get(kind)
    if journey is None or make is None:
        return None
    if stage := _stage(journey, placement.address):
        return _placed(context, kind, local_curve(context, journey, stage))
    if kind == "map" and journey.stages:
        return placed_map(context, journey, map_subject(context, journey))
    return _placed(context, kind, make(context, journey), journey)


def placed_map(context: PageContext, journey: Journey, subject: MapSubject) -> Placed:
    """A map, and the rail that stands for it on narrow screens."""
    label = context.words.enumerate((figure_name(context.words, "map"), journey.title))
    return Placed("map", label, Figure(subject), rail=rail_of(context, journey, subject), levels=subject.levels)


def rail_of(context: PageContext, journey: Journey, subject: MapSubject) -> Rail:
    """The journey as it is told on narrow screens."""
    return Rail(subject, Figure(context.overview(journey, describe(context, journey))))


#: Figures whose signs a legend explains, beside the curve of a stage.
_SIGNED: Final = ("loop", "day", "blueprint")


def _placed(context: PageContext, kind: str, subject: Any, journey: Journey | None = None) -> Placed:
    name = figure_name(context.words, kind)
    label = context.words.enumerate((name, journey.title)) if journey else name
    if subject is None:
        return Placed(kind, label, lack=figure_lack(context.words, kind, journey.title if journey else ""))
    has_signs = kind in _SIGNED or (kind == "curve" and journey is None)
    narrow = _narrow(context, kind, subject, journey)
    return Placed(kind, label, Figure(subject), narrow, levels=levels(context) if has_signs else ())


def _narrow(context: PageContext, kind: str, subject: Any, journey: Journey | None) -> Figure | None:
    """The same once more for narrow screens, where the figure can be set for them."""
    if kind == "loop" and journey is not None:
        return Figure(loop_subject(context, journey, upright=True, width=NARROW))
    narrows = kind in _NARROWING or (kind == "curve" and journey is None)
    return Figure(replace(subject, id=context.figure_id(), width=NARROW)) if narrows else None


def _journey(context: PageContext, address: Address | None) -> Journey | None:
    """The journey that is meant: the one named, or the one whose page this is."""
    if address is not None:
        return context.site.journeys.get(address.id.split("/")[0])
    return next((j for j in context.site.journeys.values() if context.path.startswith(_stem(j))), None)


def _stem(journey: Journey) -> str:
    return page_path(Address(Kind.JOURNEY, journey.id)).removesuffix("html")


def _stage(journey: Journey, address: Address | None) -> Stage | None:
    """The stage that is meant, where it is one."""
    if address is None or address.kind is not Kind.STAGE:
        return None
    return next((stage for stage in journey.stages if stage.address == address), None)


def _map(context: PageContext, journey: Journey) -> object | None:
    return map_subject(context, journey) if journey.stages else None


def _blueprint(context: PageContext, journey: Journey) -> object | None:
    return map_subject(context, journey, View.BLUEPRINT) if journey.stages else None


def _curve(context: PageContext, journey: Journey) -> object | None:
    if all(touchpoint.emotion is None for touchpoint in journey.touchpoints):
        return None
    return context.overview(journey, describe(context, journey), width=720.0, height=160.0, staged=False)


def _loop(context: PageContext, journey: Journey) -> object | None:
    return loop_subject(context, journey) if len(journey.stages) > 1 else None


def _day(context: PageContext, journey: Journey) -> object | None:
    return day_subject(context, journey) if any(stage.hours for stage in journey.stages) else None


def _gaps(context: PageContext, journey: Journey) -> object | None:
    aimed = any(touchpoint.target is not None for touchpoint in journey.touchpoints)
    return ledger_subject(context, journey) if aimed else None


_OF_SITE: Final[Mapping[str, Callable[[PageContext], object | None]]] = {
    "heat-map": heat_map_subject,
    "matrix": matrix_subject,
    "roadmap": timeline_subject,
    "horizons": horizon_subject,
}
_OF_JOURNEY: Final[Mapping[str, Callable[[PageContext, Journey], object | None]]] = {
    "map": _map,
    "blueprint": _blueprint,
    "curve": _curve,
    "loop": _loop,
    "day": _day,
    "gaps": _gaps,
    "channels": channels_subject,
    "levels": levels_subject,
}
#: Kinds whose layout sets words anew for any width.
_NARROWING: Final = ("day", "gaps", "matrix", "channels", "levels")


def figure_name(words: Words, kind: str) -> str:
    """What a kind of figure is called."""
    gettext = words.gettext
    return {
        "map": gettext("Journey map"),
        "blueprint": gettext("Service blueprint"),
        "curve": gettext("Emotion curve"),
        "loop": gettext("Loop"),
        "day": gettext("Day in the life"),
        "gaps": gettext("Gap ledger"),
        "channels": gettext("Channels of a journey"),
        "levels": gettext("Levels of emotion of a journey"),
        "heat-map": gettext("Heat map"),
        "matrix": gettext("Value and effort"),
        "roadmap": gettext("Roadmap by team"),
        "horizons": gettext("Now, next, later"),
    }[kind]


def figure_lack(words: Words, kind: str, journey: str = "") -> str:
    """Why a figure has nothing to show, and what would change that."""
    gettext = words.gettext
    lack = {
        "map": gettext("No map yet: %(journey)s has no stages."),
        "blueprint": gettext("No blueprint yet: %(journey)s has no stages."),
        "curve": gettext("No curve yet: no touchpoint of %(journey)s has an emotion."),
        "loop": gettext("No loop yet: %(journey)s has fewer than two stages."),
        "day": gettext("No day yet: no stage of %(journey)s has hours."),
        "gaps": gettext("No gaps yet: %(journey)s has no target journey."),
        "channels": gettext("No channels yet: no touchpoint of %(journey)s names one."),
        "levels": gettext("No levels yet: no touchpoint of %(journey)s has an emotion."),
        "heat-map": gettext("No heat map yet: no journey has stages."),
        "matrix": gettext("No matrix yet: no roadmap item is scored for both value and effort."),
        "roadmap": gettext("No timeline yet: no roadmap item has a start or an end."),
        "horizons": gettext("No horizons yet: every roadmap item has dates, or none has a horizon."),
    }[kind]
    return words.say(lack, journey=journey)
