"""A loop laid out: pieces of ribbon, stations, blocks of words and what stands in the middle; lengths in px."""

from __future__ import annotations

from msgspec import Struct

from journeysite.geometry.primitives import Point


class Piece(Struct, frozen=True):
    """A piece of the ribbon between two emotions.

    ``stops``: level classes with their share of the way from ``start`` to ``end``, the ends of the colour ramp; no
    stops where the emotion is unknown.
    """

    path: str
    start: Point
    end: Point
    stops: tuple[tuple[float, str], ...]


class Station(Struct, frozen=True):
    """A touchpoint on the ribbon, with its number or, for a moment of truth, number and title as ``lines``."""

    x: float
    y: float
    radius: float
    level: str
    moment_of_truth: bool
    href: str
    label: str
    lines: tuple[str, ...]
    titled: bool
    text_x: float
    text_y: float
    anchor: str


class Chevron(Struct, frozen=True):
    """A cut between two stages, pointing the way."""

    path: str


class StageBlock(Struct, frozen=True):
    """A stage's words beside its part of the ribbon: name in lines, level, verbatim; ``mark_x``: of the level mark."""

    x: float
    y: float
    anchor: str
    number: str
    names: tuple[str, ...]
    level: str
    level_text: str
    mark_x: float
    verbatim_lines: tuple[str, ...]
    href: str
    label: str


class Centre(Struct, frozen=True):
    """A loop's name and mean, centred on (x, y)."""

    x: float
    y: float
    name: str
    mean: str
    lines: tuple[str, ...]


class LoopLayout(Struct, frozen=True):
    """Where everything is, in px. ``under`` is drawn first, then the bridge's casing, then ``over``."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    ribbon: float
    under: tuple[Piece, ...]
    bridge: str
    over: tuple[Piece, ...]
    chevrons: tuple[Chevron, ...]
    stations: tuple[Station, ...]
    blocks: tuple[StageBlock, ...]
    centres: tuple[Centre, ...]
