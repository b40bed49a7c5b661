"""A journey as a figure of 8: the end feeds the start. Buying on the left, using on the right, one ribbon of emotion.

Each loop is as large as its share of the stages. A journey whose stages all belong to one part is one closed loop.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from journeysite.geometry.boxes import Grid
from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Box, Point, bounds
from journeysite.geometry.scale import level_class
from journeysite.geometry.text import Lines
from journeysite.layout.loop_track import Track, closed_track, crossed_track, loop_height
from journeysite.layout.map.subject import Emotion
from journeysite.layout.metrics import Metrics
from journeysite.layout.placement import Candidate, clear_of, place
from journeysite.layout.typography import AXIS, FIGURE, LABEL_STRONG, NAME, NOTE, QUOTE_LARGE, STAGE, VALUE

__all__ = [
    "Centre",
    "Chevron",
    "LoopLayout",
    "LoopPart",
    "LoopStage",
    "LoopSubject",
    "LoopTouchpoint",
    "Piece",
    "StageBlock",
    "Station",
    "layout_loop",
]


class LoopTouchpoint(Struct, frozen=True):
    """A station. ``label``: what its link is called."""

    number: int
    title: str
    emotion: Emotion | None = None
    moment_of_truth: bool = False
    href: str = ""
    label: str = ""


class LoopStage(Struct, frozen=True):
    """A stage with its touchpoints. ``verbatim``: its strongest one, with quotation marks."""

    number: int
    name: str
    mean: Emotion | None = None
    verbatim: str = ""
    touchpoints: tuple[LoopTouchpoint, ...] = ()
    href: str = ""
    label: str = ""


class LoopPart(Struct, frozen=True):
    """What stands in the middle of a loop: its name, its mean and two lines under it."""

    name: str
    mean: str
    lines: tuple[str, ...] = ()


class LoopSubject(Struct, frozen=True):
    """A journey as a loop. ``turn``: how many stages the first loop has; the others are on the second.

    ``upright``: turned by a quarter and without words, for a narrow screen; the stages stand beneath as a list.
    """

    id: str
    title: str
    desc: str
    stages: tuple[LoopStage, ...]
    turn: int
    first: LoopPart | None = None
    second: LoopPart | None = None
    width: float = 1376.0
    upright: bool = False


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
    """A stage's words beside its part of the ribbon: name, level, verbatim; ``mark_x`` is where the level mark is."""

    x: float
    y: float
    anchor: str
    number: str
    name: str
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


_RIBBON, _RIBBON_UPRIGHT = 22.0, 16.0
_MARGIN = 164.0
_MARGIN_UPRIGHT = 34.0
_EDGE = 8.0
_LEADING = 17.0


def layout_loop(subject: LoopSubject, metrics: Metrics) -> LoopLayout:
    """The loop with everything on it and around it; as high as its words need."""
    track = _track(subject)
    ribbon = _RIBBON_UPRIGHT if subject.upright else _RIBBON
    ways = _ways(subject, track)
    centres = _centres(subject, track, metrics)
    taken = Grid(track.boxes(ribbon + 2), cell=48.0)
    for centre in centres:
        taken.fill(_centre_boxes(centre, metrics))
    blocks = _blocks(subject, track, taken, metrics)
    taken.fill(box for box, _ in blocks)
    placed = _stations(subject, track, ways, ribbon, taken, metrics)
    edges = [Box.around(p.x, p.y, ribbon + 2) for p in track.points[::20]]
    frame = bounds([*edges, *(box for box, _ in blocks), *(box for box, _ in placed)])
    down = _EDGE - frame.top
    moved = track.moved(down)
    pieces = _pieces(subject, moved, ways)
    return LoopLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=subject.width,
        height=frame.height + 2 * _EDGE,
        ribbon=ribbon,
        under=tuple(piece for piece, over in pieces if not over),
        bridge=_bridge(moved),
        over=tuple(piece for piece, over in pieces if over),
        chevrons=_chevrons(subject, moved, ribbon),
        stations=tuple(_lowered(station, down) for _, station in placed),
        blocks=tuple(replace(block, y=block.y + down) for _, block in blocks),
        centres=tuple(replace(centre, y=centre.y + down) for centre in centres),
    )


# The way


def _turn(subject: LoopSubject) -> int:
    """How many stages are on the first loop; all of them where there is no second one."""
    return subject.turn if 0 < subject.turn < len(subject.stages) else len(subject.stages)


def _track(subject: LoopSubject) -> Track:
    """The way, with its middle at y 0. A loop gets its share of the stages, but never under 36 %."""
    count, turn = len(subject.stages), _turn(subject)
    breadth = subject.width - 2 * (_MARGIN_UPRIGHT if subject.upright else _MARGIN)
    middle = Point(subject.width / 2, 0)
    if turn == count:
        across = min(breadth / 2, 420.0)
        return closed_track(middle, across, across if subject.upright else min(across, 256.0))
    share = min(max(turn / count, 0.36), 0.64)
    if subject.upright:
        reach = breadth / 2 / loop_height(1.0) / max(share, 1 - share)
        return crossed_track(middle, reach * share, reach * (1 - share), upright=True)
    left = (subject.width - breadth) / 2
    return crossed_track(Point(left + breadth * share, 0), breadth * share, breadth * (1 - share))


def _arcs(subject: LoopSubject, track: Track) -> list[tuple[float, float]]:
    """Where each stage begins and ends along the way: equal parts of its loop."""
    count, turn = len(subject.stages), _turn(subject)
    end = track.crossing if track.crossing is not None else track.length
    first = [(end * i / turn, end * (i + 1) / turn) for i in range(turn)]
    rest = count - turn
    span = track.length - end
    return [*first, *((end + span * i / rest, end + span * (i + 1) / rest) for i in range(rest))]


def _ways(subject: LoopSubject, track: Track) -> list[float]:
    """The way to each touchpoint, evenly over its stage."""
    return [
        start + (end - start) * (i + 0.5) / len(stage.touchpoints)
        for stage, (start, end) in zip(subject.stages, _arcs(subject, track), strict=True)
        for i in range(len(stage.touchpoints))
    ]


# The ribbon

#: How far to both sides of the crossing the upper strand is drawn over the lower one.
_BRIDGE = 34.0
_LONGEST = 90.0
#: Neighbouring pieces overlap by this, or a hairline of paper would show between them.
_OVERLAP = 0.8


def _pieces(subject: LoopSubject, track: Track, ways: Sequence[float]) -> list[tuple[Piece, bool]]:
    """The ribbon in pieces with one colour ramp each, and whether a piece belongs to the upper strand."""
    values = [t.emotion.value if t.emotion else None for s in subject.stages for t in s.touchpoints]
    if not ways:
        ways, values = [0.0], [None]
    round_trip = [*zip(ways, values, strict=True), (ways[0] + track.length, values[0])]
    known = [at for at, value in enumerate(values) if value is not None]
    alone = values[known[0]] if len(known) == 1 else None
    pieces: list[tuple[Piece, bool]] = []
    for (start, before), (end, after) in pairwise(round_trip):
        if alone is not None and len(ways) == 1:
            before = after = alone
        for a, b in pairwise(_cuts(track, start, end)):
            over = track.crossing is not None and abs((a + b) / 2 % track.length - track.crossing) < _BRIDGE
            low, high = (
                _between(before, after, (a - start) / (end - start)),
                _between(before, after, (b - start) / (end - start)),
            )
            pieces += [(piece, over) for piece in _cut(track, a, b, low, high)]
    return pieces


def _cuts(track: Track, start: float, end: float) -> list[float]:
    """The stretch from start to end, cut at the bridge's ends and at the start of the way."""
    marks = [track.length]
    if track.crossing is not None:
        marks += [track.crossing - _BRIDGE, track.crossing + _BRIDGE]
    return [start, *sorted(m for m in marks if start < m < end), end]


def _between(before: float | None, after: float | None, share: float) -> float | None:
    return None if before is None or after is None else before + (after - before) * share


def _cut(track: Track, start: float, end: float, before: float | None, after: float | None) -> list[Piece]:
    """Pieces short enough for a straight colour ramp to follow them."""
    count = max(1, math.ceil((end - start) / _LONGEST))
    found: list[Piece] = []
    for i in range(count):
        a, b = start + (end - start) * i / count, start + (end - start) * (i + 1) / count
        low, high = _between(before, after, i / count), _between(before, after, (i + 1) / count)
        path = track.path(a - _OVERLAP, b + _OVERLAP)
        if low is None or high is None:
            found.append(Piece(path, track.at(a), track.at(b), ()))
        else:
            found.append(_ramp(path, track.at(a), track.at(b), low, high))
    return found


def _ramp(path: str, start: Point, end: Point, low: float, high: float) -> Piece:
    """A piece whose colours run between whole levels: the ramp reaches beyond it to the levels around its ends.

    So an emotion of 0.4 gets its mixture from the gradient itself, and no colour is ever computed here.
    """
    if abs(high - low) < 0.01:
        high = low + 0.01 if low < 1.99 else low - 0.01
    down, up = math.floor(min(low, high)), math.ceil(max(low, high))
    bottom, top = (down, up) if high > low else (up, down)

    def place(value: float) -> Point:
        share = (value - low) / (high - low)
        return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)

    steps = abs(top - bottom)
    levels = range(bottom, top + 1) if top > bottom else range(bottom, top - 1, -1)
    return Piece(path, place(bottom), place(top), tuple((i / steps, level_class(v)) for i, v in enumerate(levels)))


def _bridge(track: Track) -> str:
    """The upper strand at the crossing, on which a casing of paper separates it from the lower one."""
    return "" if track.crossing is None else track.path(track.crossing - _BRIDGE + 2, track.crossing + _BRIDGE - 2)


def _chevrons(subject: LoopSubject, track: Track, ribbon: float) -> tuple[Chevron, ...]:
    """A cut at the end of each stage; none at the crossing, where the bridge tells them apart."""
    arcs = _arcs(subject, track)
    ends = [end for _, end in arcs]
    if track.crossing is not None:
        ends = [end for end in ends if abs(end - track.crossing) > 1 and abs(end - track.length) > 1]
    return tuple(_chevron(track, end, ribbon) for end in ends) if len(arcs) > 1 else ()


def _chevron(track: Track, way: float, ribbon: float) -> Chevron:
    p, u = track.at(way), track.heading(way)
    tall, deep = ribbon / 2 + 1.5, ribbon / 4

    def corner(across: float, along: float) -> str:
        return f"{number(p.x - u.y * across + u.x * along)} {number(p.y + u.x * across + u.y * along)}"

    return Chevron(f"M{corner(-tall, -deep)}L{corner(0, deep)}L{corner(tall, -deep)}")


# Stations


def _radius(subject: LoopSubject, track: Track, ways: Sequence[float]) -> float:
    """Of a station: 12 px, less where they stand close."""
    largest = 8.0 if subject.upright else 12.0
    pitch = min((b - a for a, b in pairwise([*ways, ways[0] + track.length])), default=track.length)
    return max(min(largest, pitch * 0.42), 3.5)


def _stations(
    subject: LoopSubject,
    track: Track,
    ways: Sequence[float],
    ribbon: float,
    taken: Grid,
    metrics: Metrics,
) -> list[tuple[Box, Station]]:
    """Stations with their words, which stand inside the loops: titles of moments of truth first, then numbers."""
    if not ways:
        return []
    touchpoints = [t for s in subject.stages for t in s.touchpoints]
    base = _radius(subject, track, ways)
    radii = [base * 1.25 if t.moment_of_truth else base for t in touchpoints]
    spots = [track.at(way) for way in ways]
    discs = [Box.around(p.x, p.y, 2 * r + 2) for p, r in zip(spots, radii, strict=True)]
    taken.fill(discs)
    taken.fill(
        Box.around(p.x + r, p.y - r, 18) for t, p, r in zip(touchpoints, spots, radii, strict=True) if t.moment_of_truth
    )
    order = sorted(range(len(ways)), key=lambda i: (not touchpoints[i].moment_of_truth, i))
    free = [clear_of(taken, _words(subject, track, touchpoints[i], ways[i], radii[i], ribbon, metrics)) for i in order]
    words = {i: way[1] for i, way in zip(order, place(free), strict=True) if way}
    return [
        (disc, _station(t, p, r, words.get(i)))
        for i, (t, p, r, disc) in enumerate(zip(touchpoints, spots, radii, discs, strict=True))
    ]


class _Words(Struct, frozen=True):
    lines: tuple[str, ...]
    titled: bool
    x: float
    y: float
    anchor: str


class _Way(Struct, frozen=True):
    """Where words stand beside a station: how far off the ribbon, turned by which angle from the inward direction."""

    cost: float
    away: float
    turn: float


#: The best first; straight outwards comes last.
_WAYS = tuple(
    sorted(
        (
            _Way(away * 0.5 + abs(turn) * 3 + (20 if turn == math.pi else 0), away, turn)
            for away in (5.0, 10.0, 18.0)
            for turn in (0.0, 0.5, -0.5, 1.0, -1.0, math.pi)
        ),
        key=lambda way: way.cost,
    )
)


def _words(
    subject: LoopSubject,
    track: Track,
    touchpoint: LoopTouchpoint,
    way: float,
    radius: float,
    ribbon: float,
    metrics: Metrics,
) -> Iterator[tuple[Candidate, _Words]]:
    """Ways to write number and title, or at least the number, beside a station: inside the loop, at last outside."""
    p, out = track.at(way), track.outward(way)
    for lines, titled, base in _texts(subject, touchpoint, metrics):
        leading = 16.0 if titled else 13.0
        following = base + 30.0  # what the next way to write costs at least
        for spot in _WAYS:
            ux, uy = _turned(-out.x, -out.y, spot.turn)
            gap = max(radius, ribbon / 2) + spot.away
            box = _beside(p.x + ux * gap, p.y + uy * gap, ux, uy, lines.width + 2, leading * len(lines))
            anchor = _anchor(ux) if titled else "middle"
            x = {"start": box.left, "middle": box.middle.x, "end": box.right}[anchor]
            cost = base + spot.cost
            yield (
                Candidate(box, cost, min(cost, following)),
                _Words(lines.lines, titled, x, box.top + leading - 4, anchor),
            )


def _texts(subject: LoopSubject, touchpoint: LoopTouchpoint, metrics: Metrics) -> Iterator[tuple[Lines, bool, float]]:
    """What may stand beside a station, with its cost: a moment of truth has its title, where that fits unbroken."""
    if touchpoint.moment_of_truth and not subject.upright:
        title = f"{touchpoint.number}\u00a0\u00a0{touchpoint.title}"
        settings = [metrics.balance(title, room, LABEL_STRONG, 3) for room in (96.0, 150.0, 72.0)]
        whole = [lines for lines in settings if lines.cut or " ".join(lines.lines) == title]
        for step, lines in enumerate(whole or settings):
            yield lines, True, 30.0 * step
    number_text = str(touchpoint.number)
    yield Lines((number_text,), (metrics.width(number_text, AXIS),)), False, 100.0


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    c, s = math.cos(angle), math.sin(angle)
    return x * c - y * s, x * s + y * c


def _beside(x: float, y: float, ux: float, uy: float, width: float, height: float) -> Box:
    """The box of that size that touches (x, y) from the side to which (ux, uy) points."""
    return Box.around(x + ux * width / 2, y + uy * height / 2, width, height)


def _anchor(ux: float) -> str:
    return "middle" if abs(ux) < 0.35 else "start" if ux > 0 else "end"


def _station(touchpoint: LoopTouchpoint, p: Point, radius: float, words: _Words | None) -> Station:
    return Station(
        x=p.x,
        y=p.y,
        radius=radius,
        level=touchpoint.emotion.level if touchpoint.emotion else "",
        moment_of_truth=touchpoint.moment_of_truth,
        href=touchpoint.href,
        label=touchpoint.label,
        lines=words.lines if words else (),
        titled=words is not None and words.titled,
        text_x=words.x if words else p.x,
        text_y=words.y if words else p.y,
        anchor=words.anchor if words else "middle",
    )


def _lowered(station: Station, down: float) -> Station:
    return replace(station, y=station.y + down, text_y=station.text_y + down)


# Words around and inside


def _blocks(subject: LoopSubject, track: Track, taken: Grid, metrics: Metrics) -> list[tuple[Box, StageBlock]]:
    """Each stage's words outside its part of the ribbon: with verbatim where there is room, else without."""
    options = [
        clear_of(taken, _block_options(subject, track, stage, arc, metrics), most=48)
        for stage, arc in zip(subject.stages, _arcs(subject, track), strict=True)
    ]
    picked = filter(None, place(options, cell=160.0))
    return [(candidate.box, setting.block(candidate.box)) for candidate, setting in picked]


class _Spot(Struct, frozen=True):
    """Where a stage's words stand: at which share of its arc, how far off, turned flat to one side or not."""

    cost: float
    share: float
    away: float
    flat: float | None


#: The best first: near the middle of the arc, near the ribbon, straight outwards.
_SPOTS = tuple(
    sorted(
        (
            _Spot(away * 0.4 + abs(share - 0.5) * 44 + (0 if flat is None else 5), share, away, flat)
            for share in (0.5, 0.38, 0.62, 0.25, 0.75, 0.12, 0.88)
            for away in (16.0, 26.0, 40.0, 60.0, 90.0, 130.0)
            for flat in (None, 1.0, -1.0)
        ),
        key=lambda spot: spot.cost,
    )
)


class _Setting(Struct, frozen=True):
    """A stage's words set beside the ribbon, on the side to which ``ux`` points."""

    draft: _Draft
    ux: float
    stage: LoopStage

    def block(self, box: Box) -> StageBlock:
        inner = box.grown(-_BLOCK_AIR)
        return self.draft.at(inner, _anchor(self.ux), self.stage)


_BLOCK_AIR = 8.0


def _block_options(
    subject: LoopSubject, track: Track, stage: LoopStage, arc: tuple[float, float], metrics: Metrics
) -> Iterator[tuple[Candidate, _Setting]]:
    """Ways to place a stage's words inside the figure's width, all with the verbatim before those without."""
    start, end = arc
    ways = {spot.share: start + (end - start) * spot.share for spot in _SPOTS}
    places = {share: (track.at(way), track.outward(way)) for share, way in ways.items()}
    for less, draft in enumerate(_drafts(subject, stage, metrics)):
        for spot in _SPOTS:
            p, out = places[spot.share]
            if spot.flat is not None and abs(out.y) <= 0.5:
                continue
            gap = _RIBBON / 2 + spot.away
            ux = out.x if spot.flat is None else spot.flat
            box = _beside(p.x + out.x * gap, p.y + out.y * gap, ux, out.y, draft.width, draft.height)
            if box.left >= 0 and box.right <= subject.width:
                cost = 60.0 * less + spot.cost
                floor = min(cost, 60.0 * (less + 1))
                yield Candidate(box.grown(_BLOCK_AIR), cost, floor), _Setting(draft, ux, stage)


class _Draft(Struct, frozen=True):
    """A stage's words before they have a place."""

    number: str
    name: str
    level_text: str
    verbatim: Lines
    width: float
    level_width: float

    @property
    def height(self) -> float:
        return 24 + (20 if self.level_text else 0) + (_LEADING * len(self.verbatim) + 2 if len(self.verbatim) else 0)

    def at(self, box: Box, anchor: str, stage: LoopStage) -> StageBlock:
        """The block in that box, its lines set towards the ribbon."""
        x = {"start": box.left, "middle": box.middle.x, "end": box.right}[anchor]
        mark = {"start": x + 6, "middle": x - self.level_width / 2 + 6, "end": x - self.level_width + 6}[anchor]
        return StageBlock(
            x=x,
            y=box.top + 17,
            anchor=anchor,
            number=self.number,
            name=self.name,
            level=stage.mean.level if stage.mean else "",
            level_text=self.level_text,
            mark_x=mark,
            verbatim_lines=self.verbatim.lines,
            href=stage.href,
            label=stage.label,
        )


_MARK_ROOM = 18.0


def _drafts(subject: LoopSubject, stage: LoopStage, metrics: Metrics) -> list[_Draft]:
    """The words at full length, in a narrower setting, then both without the verbatim; upright only the number."""
    number_text = str(stage.number)
    if subject.upright:
        return [_Draft(number_text, "", "", Lines((), ()), metrics.width(number_text, VALUE) + 4, 0.0)]
    level_text = f"{stage.mean.text} {stage.mean.name}" if stage.mean else ""
    level_width = _MARK_ROOM + metrics.width(level_text, VALUE) if stage.mean else 0.0
    drafts: list[_Draft] = []
    for widest, quoted in ((190.0, True), (112.0, True), (190.0, False), (112.0, False)):
        name = metrics.fit(stage.name, widest, STAGE)
        head = max(metrics.width(f"{number_text}\u00a0{name}", STAGE) + 4, level_width)
        room = max(150.0, head) if widest > 150 else head
        said = metrics.balance(stage.verbatim if quoted else "", room, QUOTE_LARGE, 3)
        drafts.append(_Draft(number_text, name, level_text, said, max(head, said.width) + 2, level_width))
    return drafts


def _centres(subject: LoopSubject, track: Track, metrics: Metrics) -> tuple[Centre, ...]:
    """Name and mean in the middle of each loop, as far as they fit inside it."""
    end = track.crossing if track.crossing is not None else track.length
    spans = [(0.0, end), (end, track.length)] if track.crossing is not None else [(0.0, end)]
    found: list[Centre] = []
    for part, (start, stop) in zip((subject.first, subject.second), spans, strict=False):
        if part is None:
            continue
        box = bounds(
            [Box.around(p.x, p.y, 0) for p in (track.at(start + (stop - start) * i / 48) for i in range(1, 48))]
        )
        x, y = _heart(track, start, stop, box)
        room = min(box.width, box.height) * 0.56
        found.append(
            Centre(
                x,
                y,
                metrics.fit(part.name, room, NAME),
                part.mean if metrics.width(part.mean, FIGURE) < room else "",
                tuple(metrics.fit(line, room, NOTE) for line in part.lines),
            )
        )
    return tuple(found)


def _heart(track: Track, start: float, stop: float, box: Box) -> Point:
    """The middle of a loop: off the crossing, where it is widest (0.57 of its reach)."""
    if track.crossing is None:
        return box.middle
    cross, far = track.at(track.crossing), track.at((start + stop) / 2)
    return Point(cross.x + (far.x - cross.x) * 0.57, cross.y + (far.y - cross.y) * 0.57)


def _centre_boxes(centre: Centre, metrics: Metrics) -> list[Box]:
    rows = [(centre.name, NAME, -28.0), (centre.mean, FIGURE, 10.0)]
    rows += [(line, NOTE, 34.0 + 18 * i) for i, line in enumerate(centre.lines)]
    return [
        Box.sized(centre.x - w / 2, centre.y + dy - style.size, w, style.size * 1.3)
        for text, style, dy in rows
        if text and (w := metrics.width(text, style))
    ]
