"""What stands in the label column beside a row: icon, name, caption."""

from __future__ import annotations

from journeysite.layout.map.layout import Heading
from journeysite.layout.map.marks import Icon, Text
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.map.subject import Lane
from journeysite.layout.map.wrap import set_lines
from journeysite.layout.metrics import Metrics

__all__ = ["HEADING_X", "lane_heading", "line_heading"]

HEADING_X = 24.0
AIR = 4.0
NAME_LEADING = 15.5
CAPTION_LEADING = 15.0
FOOT = 15.5


def lane_heading(lane: Lane, top: float, sheet: Sheet, metrics: Metrics) -> tuple[Heading, float]:
    """The heading of a lane whose row begins at ``top``, and the least height of that row."""
    room = sheet.labels - HEADING_X - AIR
    name = metrics.wrap(lane.label, room, ROLES["lane"], 2)
    base = top + sheet.pad_down + 11.5
    icons = (Icon(lane.icon, 0, base - 12.5, 16, "lane-icon"),) if lane.icon else ()
    texts = [Text("lane", HEADING_X, base, name.lines, name.widths, leading=NAME_LEADING)]
    last = base + (len(name) - 1) * NAME_LEADING
    if lane.caption and sheet.captions:
        caption = set_lines(lane.caption, room, ROLES["cap"], 3, metrics)
        texts.append(Text("cap", HEADING_X, last + 16.5, caption.lines, caption.widths, leading=CAPTION_LEADING))
        last += 16.5 + (len(caption) - 1) * CAPTION_LEADING
    return Heading(icons, tuple(texts)), last + FOOT + sheet.pad_down - 12 - top


def line_heading(lane: Lane, top: float, sheet: Sheet, metrics: Metrics) -> tuple[Heading, float]:
    """The heading of a dashed line, in the middle of its row, and the least height of that row."""
    name = metrics.wrap(lane.label, sheet.labels - HEADING_X, ROLES["level"], 3)
    height = max(sheet.line_row, len(name) * 14.0 + 8)
    middle = top + height / 2
    base = middle + 4.5 - (len(name) - 1) * 7
    icons = (Icon(lane.icon, 0, middle - 8, 16, "lane-icon"),) if lane.icon else ()
    words = Text("level", HEADING_X, base, name.lines, name.widths, leading=14)
    return Heading(icons, (words,)), height
