"""Subjects -> drawings: which layout and which pen belong to each kind of figure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from journeysite.draw.svg import Svg
from journeysite.html.poster import Drawn
from journeysite.layout.metrics import Metrics

if TYPE_CHECKING:
    from journeysite.layout.map.layout import MapLayout
    from journeysite.layout.map.subject import MapSubject

Drawer = Callable[[Any, Metrics], Drawn]


def draw_figure(subject: object, metrics: Metrics) -> Drawn:
    """The figure of a subject for a page."""
    return drawers()[type(subject)](subject, metrics)


class Drawings:
    """The figures drawn last, for those who show the same ones again and again.

    Not for a build from nothing, which draws each once: to keep one takes a tenth of drawing it.
    """

    def __init__(self, most: int = 200) -> None:
        self._most = most
        self._drawn: dict[tuple[object, Metrics], Drawn] = {}

    def of(self, subject: object, metrics: Metrics) -> Drawn:
        """The figure of a subject; drawn where it is not among the last ones that were asked for."""
        key = subject, metrics
        drawn = self._drawn.pop(key, None) or draw_figure(subject, metrics)
        self._drawn[key] = drawn  # at the end: the youngest
        if len(self._drawn) > self._most:
            del self._drawn[next(iter(self._drawn))]
        return drawn


@cache
def drawers() -> Mapping[type, Drawer]:
    """How each kind of subject is laid out and drawn; the libraries are loaded when the first figure is."""
    from journeysite.draw.avatar import draw_avatar
    from journeysite.draw.day import draw_day
    from journeysite.draw.distribution import draw_distribution
    from journeysite.draw.gap_ledger import draw_gap_ledger
    from journeysite.draw.heat_map import draw_heat_map
    from journeysite.draw.local_curve import draw_local_curve
    from journeysite.draw.loop import draw_loop
    from journeysite.draw.matrix import draw_matrix
    from journeysite.draw.sparkline import draw_sparkline
    from journeysite.draw.timeline import draw_horizons, draw_timeline
    from journeysite.layout.avatar import AvatarSubject, layout_avatar
    from journeysite.layout.day import DaySubject, layout_day
    from journeysite.layout.distribution import DistributionSubject, layout_distribution
    from journeysite.layout.gap_ledger import GapLedgerSubject, layout_gap_ledger
    from journeysite.layout.heat_map import HeatMapSubject, layout_heat_map
    from journeysite.layout.local_curve import layout_local_curve
    from journeysite.layout.local_curve.subject import LocalCurveSubject
    from journeysite.layout.loop import layout_loop
    from journeysite.layout.loop.subject import LoopSubject
    from journeysite.layout.map.subject import MapSubject
    from journeysite.layout.matrix import MatrixSubject, layout_matrix
    from journeysite.layout.sparkline import (
        SparklineSubject,
        StageSparkSubject,
        layout_sparkline,
        layout_stage_spark,
    )
    from journeysite.layout.timeline import HorizonSubject, TimelineSubject, layout_horizons, layout_timeline

    return {
        # A few faces look at the reader from every page: to know one again takes a fortieth of drawing it.
        AvatarSubject: lru_cache(maxsize=256)(_plain(layout_avatar, draw_avatar)),
        DaySubject: _plain(layout_day, draw_day),
        DistributionSubject: _plain(layout_distribution, draw_distribution),
        GapLedgerSubject: _plain(layout_gap_ledger, draw_gap_ledger),
        HeatMapSubject: _plain(layout_heat_map, draw_heat_map),
        LocalCurveSubject: _plain(layout_local_curve, draw_local_curve),
        LoopSubject: _plain(layout_loop, draw_loop),
        MapSubject: _draw_map,
        MatrixSubject: _plain(layout_matrix, draw_matrix),
        SparklineSubject: _plain(layout_sparkline, draw_sparkline),
        StageSparkSubject: _plain(layout_stage_spark, draw_sparkline),
        TimelineSubject: _plain(layout_timeline, draw_timeline),
        HorizonSubject: _plain(layout_horizons, draw_horizons),
    }


def _plain(layout: Callable[[Any, Metrics], Any], draw: Callable[[Any], Svg]) -> Drawer:
    def drawn(subject: object, metrics: Metrics) -> Drawn:
        svg = draw(layout(subject, metrics))
        return Drawn(svg.markup, svg.symbols)

    return drawn


def _draw_map(subject: Any, metrics: Metrics) -> Drawn:
    """The two planes of a map side by side."""
    from journeysite.draw.map.journey_map import draw_map_page

    drawing = draw_map_page(map_layout(subject, metrics))
    return Drawn(drawing.markup, drawing.symbols)


def map_layout(subject: MapSubject, metrics: Metrics) -> MapLayout:
    """The layout of a map on a screen; the last two are remembered.

    The page of a journey and the map that stands alone show one layout, and are printed one after the other. Compared,
    not hashed: a map takes 10 ms to lay out, 0.4 to hash, and is told from another by its title.
    """
    from journeysite.layout.map.journey_map import layout_map

    unnamed = replace(subject, id="")
    layout = next((found for known, sizes, found in _LATEST if known == unnamed and sizes == metrics), None)
    if layout is None:
        layout = layout_map(unnamed, metrics)
        _LATEST.append((unnamed, metrics, layout))
    return replace(layout, id=subject.id)


_LATEST: Final[deque[tuple[MapSubject, Metrics, MapLayout]]] = deque(maxlen=2)


class Rail(Struct, frozen=True):
    """The journey on its side, in pieces for the rows of a list: what stands beside (stage, touchpoint) by number."""

    paints: str
    scale: str
    beside: Mapping[tuple[int, int], str]


def draw_rail_of(subject: Any) -> Rail:
    """The rail of a map's subject; touchpoint 0 is the head of a stage."""
    from journeysite.draw.rail import draw_rail
    from journeysite.layout.rail import layout_rail

    drawing = draw_rail(layout_rail(subject))
    beside = {
        (row.stage, row.touchpoint): row.line.markup + (row.mark.markup if row.mark else "") for row in drawing.rows
    }
    return Rail(drawing.paints.markup, drawing.scale.markup, beside)
