"""Subjects -> drawings, and the drawings that were made last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from journeysite.html.poster import Drawn
from journeysite.layout.metrics import Metrics


def draw_figure(subject: object, metrics: Metrics) -> Drawn:
    """The figure of a subject for a page."""
    from journeysite.html.drawers import DRAWERS

    return DRAWERS[type(subject)](subject, metrics)


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
