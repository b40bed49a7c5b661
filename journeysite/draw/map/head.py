"""Draws the head of a map: phases and the heads of stages."""

from __future__ import annotations

from journeysite.draw import classes as css
from journeysite.draw.map import classes as own
from journeysite.draw.map.text import Pen
from journeysite.draw.marks import STAR
from journeysite.layout.map.layout import MapLayout, MeanMark, PhaseBand, StageHead

__all__ = ["draw_head", "draw_phase", "draw_stage"]


def draw_head(pen: Pen, layout: MapLayout, both: bool) -> None:
    """Phase bands, then the links of the stages; ``both``: also the means aimed at, for a switch on the page."""
    for phase in layout.phases:
        draw_phase(pen, phase)
        pen.texts(phase.texts)
    for stage in layout.stages:
        draw_stage(pen, stage, both)


def draw_phase(pen: Pen, phase: PhaseBand) -> None:
    """The rule of a phase, without its words."""
    pen.canvas.line(phase.left, 1, phase.right, 1, css.RULE)


def draw_stage(pen: Pen, stage: StageHead, both: bool) -> None:
    """The link of a stage, with its number, name and mean."""
    with pen.canvas.link(pen.address(stage.href), stage.label, own.STAGE):
        box = stage.box
        pen.canvas.rect(box.left, box.top, box.width, box.height, own.HIT, 4)
        pen.texts(stage.texts)
        if stage.chevron:
            pen.icon(stage.chevron, own.CHEVRON)
        if both and stage.target:
            if stage.mean:
                with pen.canvas.group(own.NOW):
                    _draw_mean(pen, stage.mean)
            with pen.canvas.group(own.GOAL):
                _draw_mean(pen, stage.target)
        elif stage.mean:
            _draw_mean(pen, stage.mean)
        if stage.star:
            middle = stage.star.size / 2
            pen.canvas.use(STAR, stage.star.x + middle, stage.star.y + middle, stage.star.size, own.STAR)
        if stage.label:
            pen.canvas.title(stage.label)


def _draw_mean(pen: Pen, mean: MeanMark) -> None:
    pen.mark(mean.mark)
    pen.text(mean.text)
