"""Words around a loop and inside it: a block for each stage, and the name of each part in its middle."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journeysite.geometry.boxes import Grid
from journeysite.geometry.primitives import Box, Point, bounds
from journeysite.geometry.text import Lines
from journeysite.layout.loop.layout import Centre, StageBlock
from journeysite.layout.loop.ribbon import RIBBON, arcs_of
from journeysite.layout.loop.stations import anchor_of, beside
from journeysite.layout.loop.subject import LoopStage, LoopSubject
from journeysite.layout.loop.track import Track
from journeysite.layout.metrics import Metrics
from journeysite.layout.placement import Candidate, clear_of, place
from journeysite.layout.typography import FIGURE, NAME, NOTE, QUOTE_LARGE, STAGE, VALUE

_LEADING = 17.0
#: Of the lines of a stage's name.
NAME_LEADING = 23.0


# Words around and inside


def layout_blocks(subject: LoopSubject, track: Track, taken: Grid, metrics: Metrics) -> list[tuple[Box, StageBlock]]:
    """Each stage's words outside its part of the ribbon: with verbatim where there is room, else without."""
    options = [
        clear_of(taken, _block_options(subject, track, stage, arc, metrics), most=48)
        for stage, arc in zip(subject.stages, arcs_of(subject, track), strict=True)
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
        return self.draft.at(inner, anchor_of(self.ux), self.stage)


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
            gap = RIBBON / 2 + spot.away
            ux = out.x if spot.flat is None else spot.flat
            box = beside(p.x + out.x * gap, p.y + out.y * gap, ux, out.y, draft.width, draft.height)
            if box.left >= 0 and box.right <= subject.width:
                cost = 60.0 * less + spot.cost
                floor = min(cost, 60.0 * (less + 1))
                yield Candidate(box.grown(_BLOCK_AIR), cost, floor), _Setting(draft, ux, stage)


class _Draft(Struct, frozen=True):
    """A stage's words before they have a place."""

    number: str
    names: tuple[str, ...]
    level_text: str
    verbatim: Lines
    width: float
    level_width: float

    @property
    def height(self) -> float:
        names = 24 + NAME_LEADING * max(0, len(self.names) - 1)
        return names + (20 if self.level_text else 0) + (_LEADING * len(self.verbatim) + 2 if len(self.verbatim) else 0)

    def at(self, box: Box, anchor: str, stage: LoopStage) -> StageBlock:
        """The block in that box, its lines set towards the ribbon."""
        x = {"start": box.left, "middle": box.middle.x, "end": box.right}[anchor]
        mark = {"start": x + 6, "middle": x - self.level_width / 2 + 6, "end": x - self.level_width + 6}[anchor]
        return StageBlock(
            x=x,
            y=box.top + 17,
            anchor=anchor,
            number=self.number,
            names=self.names,
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
        return [_Draft(number_text, (), "", Lines((), ()), metrics.width(number_text, VALUE) + 4, 0.0)]
    level_text = f"{stage.mean.text} {stage.mean.name}" if stage.mean else ""
    level_width = _MARK_ROOM + metrics.width(level_text, VALUE) if stage.mean else 0.0
    drafts: list[_Draft] = []
    for widest, quoted in ((190.0, True), (112.0, True), (190.0, False), (112.0, False)):
        name = metrics.balance(f"{number_text}\u00a0{stage.name}", widest + metrics.width(number_text, STAGE), STAGE, 2)
        head = max(name.width + 4, level_width)
        room = max(150.0, head) if widest > 150 else head
        said = metrics.balance(stage.verbatim if quoted else "", room, QUOTE_LARGE, 3)
        drafts.append(_Draft(number_text, name.lines, level_text, said, max(head, said.width) + 2, level_width))
    return drafts


def layout_centres(subject: LoopSubject, track: Track, metrics: Metrics) -> tuple[Centre, ...]:
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


def centre_boxes(centre: Centre, metrics: Metrics) -> list[Box]:
    """Where the words in the middle of a loop stand, so that nothing else is set there."""
    rows = [(centre.name, NAME, -28.0), (centre.mean, FIGURE, 10.0)]
    rows += [(line, NOTE, 34.0 + 18 * i) for i, line in enumerate(centre.lines)]
    return [
        Box.sized(centre.x - w / 2, centre.y + dy - style.size, w, style.size * 1.3)
        for text, style, dy in rows
        if text and (w := metrics.width(text, style))
    ]
