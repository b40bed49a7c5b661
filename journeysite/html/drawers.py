"""Which layout and which pen belong to each kind of figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from journeysite.draw.avatar import draw_avatar
from journeysite.draw.day import draw_day
from journeysite.draw.distribution import draw_distribution
from journeysite.draw.gap_ledger import draw_gap_ledger
from journeysite.draw.heat_map import draw_heat_map
from journeysite.draw.local_curve import draw_local_curve
from journeysite.draw.loop import draw_loop
from journeysite.draw.map.journey_map import draw_map_page
from journeysite.draw.matrix import draw_matrix
from journeysite.draw.sparkline import draw_sparkline
from journeysite.draw.svg import Svg
from journeysite.draw.timeline import draw_horizons, draw_timeline
from journeysite.html.map_layout import map_layout
from journeysite.html.poster import Drawn
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
from journeysite.layout.metrics import Metrics
from journeysite.layout.sparkline import (
    SparklineSubject,
    StageSparkSubject,
    layout_sparkline,
    layout_stage_spark,
)
from journeysite.layout.timeline import HorizonSubject, TimelineSubject, layout_horizons, layout_timeline

Drawer = Callable[[Any, Metrics], Drawn]


def _plain(layout: Callable[[Any, Metrics], Any], draw: Callable[[Any], Svg]) -> Drawer:
    def drawn(subject: object, metrics: Metrics) -> Drawn:
        svg = draw(layout(subject, metrics))
        return Drawn(svg.markup, svg.symbols)

    return drawn


def _draw_map(subject: Any, metrics: Metrics) -> Drawn:
    """The two planes of a map side by side."""
    drawing = draw_map_page(map_layout(subject, metrics))
    return Drawn(drawing.markup, drawing.symbols)


#: How each kind of subject is laid out and drawn.
DRAWERS: Final[Mapping[type, Drawer]] = {
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
