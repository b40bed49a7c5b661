"""What the layout of a journey map comes out as: places in px and wrapped lines, ready to be drawn.

Two planes of equal height stand side by side, the labels and the map; each has its own origin at its top left. What a
map has by the hundred is a tuple: made in a third of the time of a frozen data class.
"""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from journeysite.geometry.primitives import Box, Point
from journeysite.layout.map.marks import Connector, Icon, Mark, Picture, Tag, Text


class Column(Struct, frozen=True):
    """The band of a stage, and the x of each of its touchpoints."""

    left: float
    right: float
    points: tuple[float, ...]

    @property
    def width(self) -> float:
        return self.right - self.left


class PhaseBand(Struct, frozen=True):
    """The rule of a phase with its name and, where there is room, its count."""

    left: float
    right: float
    texts: tuple[Text, ...]


class MeanMark(Struct, frozen=True):
    """The mean of a stage as shape and number."""

    mark: Mark
    text: Text


class StageHead(Struct, frozen=True):
    """The head of a column. ``mean`` is the current one, ``target`` the one aimed at."""

    box: Box
    href: str
    label: str
    texts: tuple[Text, ...]
    chevron: Icon | None
    star: Icon | None
    mean: MeanMark | None
    target: MeanMark | None


class LevelLine(Struct, frozen=True):
    """A step of the scale: its hairline, and its face (``icon``) with its words in the label column."""

    y: float
    zero: bool
    level: str
    icon: str
    texts: tuple[Text, ...]


class Marker(NamedTuple):
    """A touchpoint on a curve. ``name``: tooltip and accessible name."""

    number: int
    x: float
    y: float
    level: str
    truth: bool
    href: str
    name: str


class CurveLabel(Struct, frozen=True):
    """The words at a marker: number and title, perhaps what was said; ``leader``: a line to the marker, or None.

    ``cut``: whether a part of the title is missing.
    """

    number: int
    level: str
    digits: str
    texts: tuple[Text, ...]
    box: Box
    leader: tuple[Point, Point] | None = None
    cut: bool = False


class State(Struct, frozen=True):
    """One state of the journey in full: ``line`` and ``area`` where it is known, ``guess`` where it is not.

    ``unknown``: the touchpoints whose emotion nobody knows, on a line of their own at the foot; their level is "".
    """

    line: str
    area: str
    guess: str
    markers: tuple[Marker, ...]
    labels: tuple[CurveLabel, ...]
    unknown: tuple[Marker, ...] = ()

    @property
    def told(self) -> frozenset[int]:
        """Numbers of the touchpoints whose whole name stands in the field."""
        return frozenset(label.number for label in self.labels if not label.cut)


class GapCall(Struct, frozen=True):
    """A large gap: the dimension line at ``x`` and the pill with its size."""

    x: float
    top: float
    bottom: float
    pill: Box
    text: Text


class Aim(Struct, frozen=True):
    """The target over the current state: its line (``faint`` over undocumented stages), dots, hatch and large gaps."""

    line: str
    faint: str
    dots: tuple[Point, ...]
    hatch: str
    gaps: tuple[GapCall, ...]


class OtherLine(Struct, frozen=True):
    """A further persona's emotions, or a measured series: a thin line, its dots, and its name at the end."""

    line: str
    guess: str
    dots: tuple[Point, ...]
    leader: tuple[Point, Point]
    text: Text


class Plot(Struct, frozen=True):
    """The emotion curve's field. ``zero``: y of the neutral line; ``blank``: undocumented columns.

    ``note``: what stands in a field in which no touchpoint has an emotion.
    """

    top: float
    bottom: float
    zero: float
    levels: tuple[LevelLine, ...]
    blank: tuple[Box, ...]
    current: State | None
    aim: Aim | None
    target: State | None
    others: tuple[OtherLine, ...]
    measured: OtherLine | None
    note: Text | None = None


class AxisNumber(NamedTuple):
    """A touchpoint's number under its x; ``evidence``: observed, assumed or "".

    ``relation``: new or abandoned between the current journey and its target, or ""; ``words``: that in words.
    """

    x: float
    text: str
    evidence: str
    relation: str = ""
    words: str = ""


class Axis(Struct, frozen=True):
    """The numbers of all touchpoints on one baseline, between two rules."""

    top: float
    bottom: float
    baseline: float
    numbers: tuple[AxisNumber, ...]
    caption: Text


class Heading(Struct, frozen=True):
    """A row's icon, name and caption in the label column."""

    icons: tuple[Icon, ...]
    texts: tuple[Text, ...]


class Linked(Struct, frozen=True):
    """Texts and icons that lead somewhere together, anywhere in ``box``. ``name``: what the link is called."""

    box: Box
    href: str
    name: str
    texts: tuple[Text, ...]
    icons: tuple[Icon, ...] = ()


class Row(Struct, frozen=True):
    """A lane of set pieces: texts, tags, icons, pictures, boxes and arrows. ``kind``: the lane's key."""

    kind: str
    top: float
    bottom: float
    heading: Heading
    texts: tuple[Text, ...] = ()
    tags: tuple[Tag, ...] = ()
    icons: tuple[Icon, ...] = ()
    pictures: tuple[Picture, ...] = ()
    marks: tuple[Mark, ...] = ()
    boxes: tuple[Box, ...] = ()
    connectors: tuple[Connector, ...] = ()
    linked: tuple[Linked, ...] = ()


class LineRow(Struct, frozen=True):
    """A dashed line across the map at ``y``."""

    kind: str
    top: float
    bottom: float
    heading: Heading
    y: float


class Station(Struct, frozen=True):
    """A touchpoint on its channel, or a capsule over several: a mark of its level on each."""

    x: float
    top: float
    bottom: float
    marks: tuple[Mark, ...]


class MetroRow(Struct, frozen=True):
    """The channels as a metro line: dotted rows, a hairline and a number for each touchpoint, the path, its stations.

    ``guess``: where the channel of a touchpoint is not known.
    """

    kind: str
    top: float
    bottom: float
    heading: Heading
    tracks: tuple[float, ...]
    baseline: float
    points: tuple[float, ...]
    path: str
    guess: str
    stations: tuple[Station, ...]


class Bar(Struct, frozen=True):
    """A roadmap item over the stages that it touches; ``dots``: x of each touchpoint it serves, on its top edge.

    ``sign``: the middle of its status mark.

    ``progress``: right end of the filled part of its lower edge, in px, or None where none is shown.
    """

    id: str
    box: Box
    status: str
    sign: Point
    texts: tuple[Text, ...]
    dots: tuple[float, ...]
    progress: float | None
    href: str
    name: str


class RoadmapRow(Struct, frozen=True):
    """The bars, packed in as few rows as they need."""

    kind: str
    top: float
    bottom: float
    heading: Heading
    bars: tuple[Bar, ...]


class LegendEntry(Struct, frozen=True):
    """A sign of the legend and its words. ``at``: the left end of the sign, half its height down.

    ``sign``: a level, or truth, current, aim, gap, unknown, observed, assumed, new, abandoned.
    """

    sign: str
    at: Point
    text: Text


class Frame(Struct, frozen=True):
    """What a file that stands alone has around the map: ``head`` px above it, ``foot`` below, ``margin`` on all sides.

    The y of ``colophon`` counts from the foot of the map.
    """

    margin: float
    title: Text
    legend: tuple[LegendEntry, ...]
    head: float
    colophon: tuple[Text, ...]
    foot: float


AnyRow = Row | LineRow | MetroRow | RoadmapRow


class MapLayout(Struct, frozen=True):
    """A whole map. ``labels``, ``width``: of the two planes; ``backstage``: top of the shaded ground, or None.

    ``fits``: whether both together are no wider than the sheet, so that nothing has to scroll.

    ``rules``: x of each stage boundary, and whether a phase changes there. ``breaks``: vertical stretches that
    these rules leave free, as the line of visibility does.
    """

    id: str
    title: str
    description: str
    language: str
    view: str
    mode: str
    fits: bool
    labels: float
    width: float
    height: float
    columns: tuple[Column, ...]
    phases: tuple[PhaseBand, ...]
    head: Heading
    head_top: float
    head_bottom: float
    stages: tuple[StageHead, ...]
    rules: tuple[tuple[float, bool], ...]
    breaks: tuple[tuple[float, float], ...]
    plot: Plot | None
    axis: Axis
    rows: tuple[AnyRow, ...]
    backstage: float | None
    frame: Frame
