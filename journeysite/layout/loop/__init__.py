"""A journey as a figure of 8: the end feeds the start. Buying on the left, using on the right, one ribbon of emotion.

Each loop is as large as its share of the stages. A journey whose stages all belong to one part is one closed loop.
"""

from __future__ import annotations

from msgspec.structs import replace

from journeysite.geometry.boxes import Grid
from journeysite.geometry.primitives import Box, bounds
from journeysite.layout.loop.blocks import centre_boxes, layout_blocks, layout_centres
from journeysite.layout.loop.layout import LoopLayout
from journeysite.layout.loop.ribbon import (
    RIBBON,
    RIBBON_UPRIGHT,
    bridge_of,
    layout_chevrons,
    layout_pieces,
    track_of,
    ways_of,
)
from journeysite.layout.loop.stations import layout_stations, lowered
from journeysite.layout.loop.subject import LoopSubject
from journeysite.layout.metrics import Metrics

_EDGE = 8.0


def layout_loop(subject: LoopSubject, metrics: Metrics) -> LoopLayout:
    """The loop with everything on it and around it; as high as its words need."""
    track = track_of(subject)
    ribbon = RIBBON_UPRIGHT if subject.upright else RIBBON
    ways = ways_of(subject, track)
    centres = layout_centres(subject, track, metrics)
    taken = Grid(track.boxes(ribbon + 2), cell=48.0)
    for centre in centres:
        taken.fill(centre_boxes(centre, metrics))
    blocks = layout_blocks(subject, track, taken, metrics)
    taken.fill(box for box, _ in blocks)
    placed = layout_stations(subject, track, ways, ribbon, taken, metrics)
    edges = [Box.around(p.x, p.y, ribbon + 2) for p in track.points[::20]]
    frame = bounds([*edges, *(box for box, _ in blocks), *(box for box, _ in placed)])
    down = _EDGE - frame.top
    moved = track.moved(down)
    pieces = layout_pieces(subject, moved, ways)
    return LoopLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=subject.width,
        height=frame.height + 2 * _EDGE,
        ribbon=ribbon,
        under=tuple(piece for piece, over in pieces if not over),
        bridge=bridge_of(moved),
        over=tuple(piece for piece, over in pieces if over),
        chevrons=layout_chevrons(subject, moved, ribbon),
        stations=tuple(lowered(station, down) for _, station in placed),
        blocks=tuple(replace(block, y=block.y + down) for _, block in blocks),
        centres=tuple(replace(centre, y=centre.y + down) for centre in centres),
    )
