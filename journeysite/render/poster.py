"""A map made to fit one sheet of A3: what may be left out is left out first, and only then is anything made smaller."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from journeysite.draw.journey_map import draw_map
from journeysite.geometry.numbers import number
from journeysite.layout.journey_map import layout_map, measure_map
from journeysite.layout.map_layout import MapLayout
from journeysite.layout.map_sheet import POSTER, Sheet
from journeysite.layout.map_subject import LaneKind, MapSubject
from journeysite.layout.metrics import Metrics

#: What the sheet has for the map below its head and legend and above its foot, in px of the poster.
ROOM: Final = 1388.0
#: As small as the map may get: below, its text would be under 5.6 pt on paper.
LEAST_SCALE: Final = 0.957

#: Lanes that a poster can do without, in the order in which it does.
_SPARE: Final = (
    LaneKind.OPPORTUNITIES,
    LaneKind.MOTIVATIONS,
    LaneKind.IMAGES,
    LaneKind.CUSTOM,
    LaneKind.EXPECTATIONS,
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure as markup, and the ids of the shared symbols that it places."""

    markup: str
    symbols: tuple[str, ...]


def draw_poster_map(subject: MapSubject, metrics: Metrics) -> Drawn:
    """The map as one drawing, as wide as the sheet and never higher than its room."""
    layout = fitting_layout(subject, metrics)
    drawing = draw_map(layout)
    width, height = layout.labels + layout.width, layout.height
    scale = min(POSTER.width / width, ROOM / height)
    size = f'width="{number(width * scale)}" height="{number(height * scale)}"'
    box = f'viewBox="0 0 {number(width)} {number(height)}"'
    plane = f'<svg x="{number(layout.labels)}"{drawing.plane.attributes}>{drawing.plane.body}</svg>'
    return Drawn(f"<svg {size} {box}>{drawing.labels.markup}{plane}</svg>", drawing.symbols)


def fitting_layout(subject: MapSubject, metrics: Metrics) -> MapLayout:
    """The fullest layout that fits, as large as may be.

    Size goes first, then captions, then all verbatims but one a stage, then spare lanes, of which one that proves not
    to have been in the way comes back. Where nothing helps, the barest layout.
    """
    small = replace(POSTER, width=POSTER.width / LEAST_SCALE, labels=POSTER.labels / LEAST_SCALE)
    sheets = (POSTER, small, replace(small, captions=False), replace(small, captions=False, voices=1))
    for sheet in sheets:
        if _fits(subject, metrics, sheet):
            return layout_map(subject, metrics, sheet)
    return layout_map(_without(subject, _in_the_way(subject, metrics, sheets[-1])), metrics, sheets[-1])


def _in_the_way(subject: MapSubject, metrics: Metrics, sheet: Sheet) -> list[LaneKind]:
    """Spare lanes to leave out, as few as let the map fit; all of them where that is not enough."""
    gone: list[LaneKind] = []
    for spare in _SPARE:
        gone.append(spare)
        if _fits(_without(subject, gone), metrics, sheet):
            break
    for spare in tuple(gone[:-1]):
        fewer = [lane for lane in gone if lane is not spare]
        if _fits(_without(subject, fewer), metrics, sheet):
            gone = fewer
    return gone


def _fits(subject: MapSubject, metrics: Metrics, sheet: Sheet) -> bool:
    width, height = measure_map(subject, metrics, sheet)
    return height * POSTER.width / width <= ROOM


def _without(subject: MapSubject, kinds: list[LaneKind]) -> MapSubject:
    return replace(subject, lanes=tuple(lane for lane in subject.lanes if lane.kind not in kinds))
