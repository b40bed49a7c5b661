"""Roadmap bars under the map: over the stages they touch, a dot for each touchpoint they serve."""

from __future__ import annotations

from collections.abc import Sequence

from journeysite.geometry.primitives import Box, Point
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.heading import lane_heading
from journeysite.layout.map.layout import Bar, RoadmapRow
from journeysite.layout.map.marks import Text
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.map.subject import Lane, MapSubject, RoadmapBar, WorkStatus
from journeysite.layout.metrics import Metrics

__all__ = ["pack", "roadmap_row"]

INSET = 6.5
ABOVE = 14.5
FOOT = 4.0
WORDS_FROM = 32.5
PAD = 11.5
SIGN_AT = 17.5
TWO_LINES = 40.0  # px from which a bar holds two lines
STATUS_AIR = 24.0
TITLE_LEADING = 15.0


def roadmap_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> RoadmapRow:
    """All bars with a touchpoint on this map, packed first-fit in the order given."""
    heading, least = lane_heading(lane, top, galley.sheet, galley.metrics)
    sheet = galley.sheet
    stage_of = [at for at, column in enumerate(galley.columns) for _ in column.points]
    shown = [item for item in subject.roadmap if item.touchpoints]
    spans = [(stage_of[min(item.touchpoints) - 1], stage_of[max(item.touchpoints) - 1]) for item in shown]
    levels = pack(spans)
    step = sheet.bar + sheet.bar_gap
    bars = tuple(
        _bar(item, _place(span, top + ABOVE + level * step, galley), galley)
        for item, span, level in zip(shown, spans, levels, strict=True)
    )
    rows = max(levels, default=-1) + 1
    bottom = max(top + least, top + ABOVE - 0.5 + rows * step + FOOT)
    return RoadmapRow(lane.key, top, bottom, heading, bars)


def _place(span: tuple[int, int], y: float, galley: Galley) -> Box:
    """The box of a bar over those stages."""
    first, last = span
    return Box(galley.columns[first].left + INSET, y, galley.columns[last].right - INSET, y + galley.sheet.bar - 1)


def pack(spans: Sequence[tuple[int, int]]) -> list[int]:
    """The row of each span of stages: the first in which all its stages are still free."""
    rows: list[set[int]] = []
    found: list[int] = []
    for first, last in spans:
        wanted = set(range(first, last + 1))
        at = next((row for row, taken in enumerate(rows) if not taken & wanted), len(rows))
        if at == len(rows):
            rows.append(set())
        rows[at] |= wanted
        found.append(at)
    return found


def _bar(item: RoadmapBar, box: Box, galley: Galley) -> Bar:
    sheet, xs = galley.sheet, galley.xs
    progress = item.progress if item.status is WorkStatus.IN_PROGRESS else None
    # In a low bar, sign and words make room for the progress beneath them.
    middle = box.middle.y - (1.0 if progress is not None and sheet.bar < TWO_LINES else 0.0)
    return Bar(
        id=item.id,
        box=box,
        status=item.status,
        sign=Point(box.left + SIGN_AT, middle),
        texts=_words(item, box, middle, sheet, galley.metrics),
        dots=tuple(xs[at - 1] for at in item.touchpoints),
        progress=None if progress is None else box.left + box.width * min(max(progress, 0.0), 100.0) / 100,
        href=item.href,
        name=item.label or item.title,
    )


def _words(item: RoadmapBar, box: Box, middle: float, sheet: Sheet, metrics: Metrics) -> tuple[Text, ...]:
    """The title on one line with the status at right if both fit, else the title alone on up to two lines."""
    x = box.left + WORDS_FROM
    room = box.right - PAD - x
    width = metrics.width(item.title, ROLES["item"])
    status = metrics.width(item.status_text, ROLES["status"])
    if width + STATUS_AIR + status <= room:
        return (
            Text("item", x, middle + 4.3, (item.title,), (width,)),
            Text("status", box.right - PAD, middle + 4.3, (item.status_text,), (status,), anchor="end"),
        )
    lines = metrics.wrap(item.title, room, ROLES["item"], 2 if sheet.bar >= TWO_LINES else 1)
    base = middle + 4.3 - (len(lines) - 1) * TITLE_LEADING / 2
    full = item.title if lines.cut else ""
    return (Text("item", x, base, lines.lines, lines.widths, leading=TITLE_LEADING, full=full),)
