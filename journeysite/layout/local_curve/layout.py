"""A stage's curve laid out: the line, its points with their labels, the neighbours; lengths in px."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from journeysite.geometry.primitives import Box, Point
from journeysite.layout.emotion_line import EmotionLine, GapRegion, LevelMark


class LevelRow(NamedTuple):
    """A line of the scale: its y, the level's class, its face and its name ("" where there is no room)."""

    y: float
    level: str
    icon: str
    name: str


class Side(Struct, frozen=True):
    """A neighbouring stage: the strip it takes, its name, and its marks with their numbers."""

    left: float
    right: float
    name: str
    href: str
    marks: tuple[LevelMark, ...]
    numbers: tuple[tuple[float, float, str], ...]


class CurveLabel(Struct, frozen=True):
    """Number and title in ``title_lines``, then the verbatim, all at x, the first baseline at y; and a leader."""

    x: float
    y: float
    anchor: str
    number: str
    title_lines: tuple[str, ...]
    verbatim_lines: tuple[str, ...]
    leader: tuple[float, float, float, float] | None


class PlacedPoint(Struct, frozen=True):
    """A touchpoint of the stage: its mark (None where the emotion is unknown) and its label."""

    x: float
    mark: LevelMark | None
    aim: Point | None
    moment_of_truth: bool
    href: str
    accessible: str
    level: str
    label: CurveLabel | None


class LocalCurveLayout(Struct, frozen=True):
    """Where everything is, in px."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    plot_left: float
    focus: Box
    name: str
    levels: tuple[LevelRow, ...]
    high: float
    low: float
    zero: float
    line: EmotionLine
    aim: EmotionLine
    gap: GapRegion
    before: Side | None
    after: Side | None
    points: tuple[PlacedPoint, ...]
    undocumented: str
