"""Roadmap bars under the map: over the stages they touch, a dot for each touchpoint they serve."""

from __future__ import annotations

from collections.abc import Sequence

from journeysite.geometry.primitives import Box, Point
from journeysite.layout.map_heading import lane_heading
from journeysite.layout.map_layout import Bar, Column, RoadmapRow, Text
from journeysite.layout.map_sheet import ROLES, Sheet
from journeysite.layout.map_subject import Lane, MapSubject, RoadmapBar, WorkStatus
from journeysite.layout.metrics import Metrics

__all__ = ["pack", "roadmap_row"]

INSET = 6.5
ABOVE = 14.5
FOOT = 4.0
WORDS_FROM = 32.5
PAD = 11.5
STATUS_AIR = 24.0
TITLE_LEADING = 15.0


def roadmap_row(
    lane: Lane, subject: MapSubject, columns: Sequence[Column], top: float, sheet: Sheet, metrics: Metrics
) -> RoadmapRow:
    """All bars with a touchpoint on this map, packed first-fit in the order given."""
    heading, least = lane_heading(lane, top, sheet, metrics)
    xs = [x for column in columns for x in column.points]
    stage_of = [at for at, column in enumerate(columns) for _ in column.points]
    shown = [item for item in subject.roadmap if item.touchpoints]
    spans = [(stage_of[min(item.touchpoints) - 1], stage_of[max(item.touchpoints) - 1]) for item in shown]
    levels = pack(spans)
    bars = tuple(
        _bar(item, columns[first].left, columns[last].right, row, xs, top, sheet, metrics)
        for item, (first, last), row in zip(shown, spans, levels, strict=True)
    )
    rows = max(levels, default=-1) + 1
    bottom = max(top + least, top + ABOVE - 0.5 + rows * (sheet.bar + sheet.bar_gap) + FOOT)
    return RoadmapRow(lane.kind, top, bottom, heading, bars)


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


def _bar(
    item: RoadmapBar, left: float, right: float, row: int, xs: Sequence[float], top: float, sheet: Sheet,
    metrics: Metrics,
) -> Bar:  # fmt: skip
    y = top + ABOVE + row * (sheet.bar + sheet.bar_gap)
    box = Box(left + INSET, y, right - INSET, y + sheet.bar - 1)
    middle = (box.top + box.bottom) / 2
    lift = 1.0 if item.status is WorkStatus.IN_PROGRESS and item.progress is not None and sheet.bar < 40 else 0.0
    done = item.progress if item.status is WorkStatus.IN_PROGRESS else None
    return Bar(
        id=item.id,
        box=box,
        status=item.status,
        sign=Point(box.left + 17.5, middle - lift),
        texts=_words(item, box, middle - lift, sheet, metrics),
        dots=tuple(xs[at - 1] for at in item.touchpoints),
        progress=None if done is None else box.left + box.width * min(max(done, 0.0), 100.0) / 100,
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
    lines = metrics.wrap(item.title, room, ROLES["item"], 2 if sheet.bar >= 40 else 1)
    base = middle + 4.3 - (len(lines) - 1) * TITLE_LEADING / 2
    full = item.title if lines.cut else ""
    return (Text("item", x, base, lines.lines, lines.widths, leading=TITLE_LEADING, full=full),)
