"""A map made to fit one sheet of A3: what can be left out is, and only where that is not enough is it made smaller."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from journeysite.draw.map.journey_map import draw_map
from journeysite.geometry.numbers import number
from journeysite.layout.map.journey_map import MapSize, layout_map
from journeysite.layout.map.layout import MapLayout
from journeysite.layout.map.sheet import POSTER, Sheet
from journeysite.layout.map.subject import Lane, MapSubject
from journeysite.layout.metrics import Metrics

#: What the sheet has for the map below its head and legend and above its foot, in px of the poster.
ROOM: Final = 1384.0
#: As small as a map may be set and still be read: below, its smallest text would be under 5.6 pt.
LEAST_SCALE: Final = 0.985

#: Columns end on whole px, so that a map may come out that much wider than its sheet.
ROUNDING: Final = 0.0005

#: Papers and how much larger than A3 each is.
_PAPERS: Final = (("A3", 1.0), ("A2", 2**0.5), ("A1", 2.0), ("A0", 2 * 2**0.5))


class Drawn(Struct, frozen=True):
    """A figure as markup, and the ids of the shared symbols that it places."""

    markup: str
    symbols: tuple[str, ...]


class PosterMap(Struct, frozen=True):
    """The map of a poster: its drawing, the lanes that found no room, and the smallest paper on which it is legible."""

    drawing: Drawn
    left_out: tuple[Lane, ...]
    paper: str


class Fit(NamedTuple):
    """The fullest arrangement of a map that fits: what is shown of it, with which measures, on which paper."""

    subject: MapSubject
    sheet: Sheet
    paper: str


def poster_map(subject: MapSubject, metrics: Metrics) -> PosterMap:
    """The map as one drawing, as wide as the sheet and never higher than its room."""
    shown, sheet, paper = fit(subject, metrics)
    layout = layout_map(shown, metrics, sheet)
    left_out = tuple(lane for lane in subject.lanes if lane.spare and lane not in shown.lanes)
    return PosterMap(_drawn(layout, _scale(layout.labels + layout.width, layout.height)), left_out, paper)


def _drawn(layout: MapLayout, scale: float) -> Drawn:
    drawing = draw_map(layout)
    width, height = layout.labels + layout.width, layout.height
    size = f'width="{number(width * scale)}" height="{number(height * scale)}"'
    box = f'viewBox="0 0 {number(width)} {number(height)}"'
    plane = f'<svg x="{number(layout.labels)}"{drawing.plane.attributes}>{drawing.plane.body}</svg>'
    return Drawn(f"<svg {size} {box}>{drawing.labels.markup}{plane}</svg>", drawing.symbols)


def fit(subject: MapSubject, metrics: Metrics) -> Fit:
    """What of a map fits, and how.

    A little size goes first, then captions, then all verbatims but one a stage, then spare lanes, of which one that
    proves not to have been in the way comes back. A map that nothing makes fit stays whole, set for larger paper.
    """
    size = MapSize(subject, metrics)
    small = replace(POSTER, width=POSTER.width / LEAST_SCALE)
    sheets = (POSTER, small, replace(small, captions=False), replace(small, captions=False, voices=1))
    # Each takes less room than the one before: where the last has too little, none need be tried.
    if _fits(size, sheets[-1]):
        return Fit(subject, next(sheet for sheet in sheets if _fits(size, sheet)), _PAPERS[0][0])
    gone = _in_the_way(subject, size, sheets[-1])
    if gone is not None:
        return Fit(_without(subject, gone), sheets[-1], _PAPERS[0][0])
    return _larger(subject, size)


def _larger(subject: MapSubject, size: MapSize) -> Fit:
    """The whole map on the smallest paper that holds it, or else on the largest."""
    larger = [(name, times, replace(POSTER, width=round(POSTER.width * times))) for name, times in _PAPERS[1:]]
    fitting = (one for one in larger if _fits(size, one[2], times=one[1]))
    name, _, sheet = next(fitting, larger[-1])
    return Fit(subject, sheet, name)


def _in_the_way(subject: MapSubject, size: MapSize, sheet: Sheet) -> list[Lane] | None:
    """Spare lanes to leave out, as few as let the map fit; None where that takes more than those."""
    gone: list[Lane] = []
    for spare in sorted({lane.spare for lane in subject.lanes if lane.spare}):
        gone += [lane for lane in subject.lanes if lane.spare == spare]
        if _fits(size, sheet, gone):
            break
    else:
        return None
    for spare in dict.fromkeys(lane.spare for lane in gone if lane.spare != gone[-1].spare):
        fewer = [lane for lane in gone if lane.spare != spare]
        if _fits(size, sheet, fewer):
            gone = fewer
    return gone


def _fits(size: MapSize, sheet: Sheet, without: Collection[Lane] = (), times: float = 1.0) -> bool:
    return _scale(*size.on(sheet, without)) * times >= LEAST_SCALE - ROUNDING


def _scale(width: float, height: float) -> float:
    """How large a map is on the sheet, 1 at most."""
    return min(1.0, POSTER.width / width, ROOM / height)


def _without(subject: MapSubject, lanes: list[Lane]) -> MapSubject:
    return replace(subject, lanes=tuple(lane for lane in subject.lanes if lane not in lanes))
