"""The gallery: every kind of figure at once, from the site's own content, for those who change how figures look."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct

from journeysite.layout.map.subject import View
from journeysite.model.journey import Journey, Stage
from journeysite.model.prose import Placement
from journeysite.pages.addresses import map_path, poster_path
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Figure, Frame, JourneyCard, Link, PersonChip, Placed, Rail
from journeysite.pages.placements import figure_name, place_figure, placed_map, rail_of
from journeysite.pages.subjects.journey_map import arrangement, map_subject
from journeysite.pages.subjects.stage_curve import stage_spark

#: Cards, faces and stages of which a few show what there is to see.
FEW: Final = 6
#: Of more touchpoints than this a map shows no more kinds of things, only more of them.
PLENTY: Final = 30


class Exhibit(Struct, frozen=True):
    """A kind of figure: where it stands, how a writer places it ("" where only pages do), and one or some of it.

    `lack` says why there is none; `of` is what the figure shows, `picture` a drawing that lies in a file of its own.
    """

    id: str
    name: str
    note: str
    write: str = ""
    of: Link | None = None
    placed: Placed | None = None
    rail: Rail | None = None
    picture: Link | None = None
    cards: tuple[JourneyCard, ...] = ()
    curves: tuple[Figure, ...] = ()
    people: tuple[PersonChip, ...] = ()
    lack: str = ""


class GalleryView(Struct, frozen=True):
    """Everything the gallery shows."""

    frame: Frame
    title: str
    lede: str
    exhibits: tuple[Exhibit, ...]


def gallery_view(context: PageContext) -> GalleryView:
    """The gallery."""
    gettext = context.words.gettext
    title = gettext("Gallery")
    return GalleryView(
        frame=frame(context, "gallery", title),
        title=title,
        lede=gettext("Every kind of figure, drawn from this site’s own content."),
        exhibits=tuple(_exhibits(context)),
    )


def _exhibits(context: PageContext) -> Iterator[Exhibit]:
    gettext, journeys = context.words.gettext, context.queries.journeys
    yield _of_journey(context, "map", _best(journeys, _mapped), gettext("stands on the page of each journey"))
    yield _several(context)
    yield _of_journey(
        context, "blueprint", _best(journeys, _backstage), gettext("the same journey, seen from our side")
    )
    yield from _other_forms(context, _best(journeys, _mapped))
    yield _cards(context)
    yield _of_journey(context, "curve", _best(journeys, _felt), gettext("opens the map on narrow screens"))
    yield _of_stage(context)
    yield _stages(context)
    yield _of_journey(context, "loop", _best(journeys, _round), gettext("on journeys whose end feeds their start"))
    yield _of_journey(context, "day", _best(journeys, _timed), gettext("on journeys whose stages have hours"))
    yield _of_journey(context, "gaps", _best(journeys, _aimed), gettext("on journeys that have a target"))
    yield _of_journey(context, "channels", _best(journeys, _channels), gettext("only where a writer places it"))
    yield _of_journey(context, "levels", _best(journeys, _felt), gettext("only where a writer places it"))
    yield _of_site(context, "heat-map", gettext("on overviews as a table; as a drawing where a writer places it"))
    yield _of_site(context, "matrix", gettext("stands on the page of the roadmap"))
    yield _of_site(context, "roadmap", gettext("stands on the page of the roadmap"))
    yield _of_site(context, "horizons", gettext("stands on the page of the roadmap"))
    yield _faces(context)


# What shows a figure best: the journey with the most of what the figure is about


def _best(journeys: Iterable[Journey], measure: Callable[[Journey], int]) -> Journey | None:
    """The journey of the highest measure, the first of equal ones."""
    return max(journeys, key=measure, default=None)


def _mapped(journey: Journey) -> int:
    fit = (arrangement(journey) is View.JOURNEY) + bool(_aimed(journey))
    return (PLENTY + 1) * fit + min(PLENTY, len(journey.touchpoints))


def _backstage(journey: Journey) -> int:
    return sum(len(touchpoint.backstage) for touchpoint in journey.touchpoints)


def _felt(journey: Journey) -> int:
    return sum(touchpoint.emotion is not None for touchpoint in journey.touchpoints)


def _round(journey: Journey) -> int:
    return (PLENTY + 1) * journey.loop + min(PLENTY, len(journey.stages))


def _timed(journey: Journey) -> int:
    return sum(stage.hours is not None for stage in journey.stages)


def _aimed(journey: Journey) -> int:
    return sum(touchpoint.target is not None for touchpoint in journey.touchpoints)


def _channels(journey: Journey) -> int:
    return len({channel for touchpoint in journey.touchpoints for channel in touchpoint.channels})


def _dense(stage: Stage) -> int:
    """Moments of truth count twice: they carry verbatims and stars."""
    return sum((point.emotion is not None) * (1 + point.moment_of_truth) for point in stage.touchpoints)


# Exhibits


def _of_journey(context: PageContext, kind: str, journey: Journey | None, note: str) -> Exhibit:
    name = figure_name(context.words, kind)
    if journey is None:
        return Exhibit(f"_{kind}", name, note, f"![[{kind}:…]]", lack=context.words.gettext("No journey yet."))
    placed = place_figure(context, Placement(kind, journey.address))
    return Exhibit(f"_{kind}", name, note, f"![[{kind}:{journey.id}]]", context.link(journey.address), placed)


def _of_site(context: PageContext, kind: str, note: str) -> Exhibit:
    placed = place_figure(context, Placement(kind, None))
    return Exhibit(f"_{kind}", figure_name(context.words, kind), note, f"![[{kind}]]", placed=placed)


def _several(context: PageContext) -> Exhibit:
    """A map of several personas, each of whom has a line."""
    gettext = context.words.gettext
    journey = _best(context.queries.journeys, lambda one: len(one.personas))
    name, note = gettext("Journey map, several personas"), gettext("one line for each persona of a journey")
    if journey is None or len(journey.personas) < 2:
        return Exhibit("_personas", name, note, lack=gettext("No journey has more than one persona yet."))
    placed = placed_map(context, journey, map_subject(context, journey, View.JOURNEY))
    write = f"![[map:{journey.id}]]" if arrangement(journey) is View.JOURNEY else ""
    return Exhibit("_personas", name, note, write, context.link(journey.address), placed)


def _other_forms(context: PageContext, journey: Journey | None) -> Iterator[Exhibit]:
    """The map turned on its side, as a file of its own, and as a poster."""
    if journey is None or not journey.stages:
        return
    gettext, link = context.words.gettext, context.link(journey.address)
    note = gettext("what the map becomes on narrow screens")
    yield Exhibit(
        "_rail", gettext("Rail"), note, of=link, rail=rail_of(context, journey, map_subject(context, journey))
    )
    note = gettext("carries its styles with it, for wikis and slides")
    picture = Link(journey.title, context.to(map_path(journey.id)))
    yield Exhibit("_alone", gettext("Map as a file of its own"), note, of=link, picture=picture)
    note = gettext("a page of its own, to be printed")
    poster = Link(journey.title, context.to(poster_path(journey.id)))
    yield Exhibit("_poster", gettext("A3 poster"), note, of=poster)


def _cards(context: PageContext) -> Exhibit:
    gettext = context.words.gettext
    shown = tuple(context.journey_card(journey) for journey in context.queries.journeys[:FEW])
    note = gettext("on cards; every card has the same scale")
    lack = "" if shown else gettext("No journey yet.")
    return Exhibit("_sparkline", gettext("Sparkline"), note, cards=shown, lack=lack)


def _of_stage(context: PageContext) -> Exhibit:
    gettext = context.words.gettext
    name, note = gettext("Curve of a stage"), gettext("stands on the page of each stage")
    stages = (stage for journey in context.queries.journeys for stage in journey.stages)
    stage = max(stages, key=_dense, default=None)
    if stage is None:
        return Exhibit("_stage", name, note, "![[curve:…/…]]", lack=gettext("No stage yet."))
    placed = place_figure(context, Placement("curve", stage.address))
    return Exhibit("_stage", name, note, f"![[curve:{stage.address.id}]]", context.link(stage.address), placed)


def _stages(context: PageContext) -> Exhibit:
    gettext = context.words.gettext
    name, note = gettext("Part of the curve"), gettext("on a journey’s page, above what is told of each stage")
    journey = _best(context.queries.journeys, _felt)
    if journey is None:
        return Exhibit("_part", name, note, lack=gettext("No journey yet."))
    curves = tuple(Figure(stage_spark(context, journey, stage)) for stage in journey.stages[: FEW + 2])
    return Exhibit("_part", name, note, of=context.link(journey.address), curves=curves)


def _faces(context: PageContext) -> Exhibit:
    """Drawn faces first, then portraits."""
    gettext = context.words.gettext
    personas = sorted(context.site.personas.values(), key=lambda persona: persona.portrait is not None)
    people = tuple(context.person(persona, size=80) for persona in personas[:FEW])
    lack = "" if people else gettext("No persona yet.")
    note = gettext("a face for each persona that has no portrait")
    return Exhibit("_faces", gettext("Faces"), note, people=people, lack=lack)
