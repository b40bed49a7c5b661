"""Text lanes: items set in the cell of their stage, with hanging numbers that repeat the axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from journeysite.layout.map_heading import lane_heading
from journeysite.layout.map_layout import Column, Row, Text
from journeysite.layout.map_sheet import ROLES, Sheet
from journeysite.layout.map_subject import Lane
from journeysite.layout.map_wrap import set_lines
from journeysite.layout.metrics import Metrics

__all__ = ["Item", "baseline", "columns_within", "hang_of", "text_row"]

NUMBER_AIR = 7.0
NOTE_LEADING = 15.5


@dataclass(frozen=True, slots=True)
class Item:
    """A text of a cell. ``number``: the touchpoint's, or "" where none hangs; ``note``: a line of its own beneath."""

    text: str
    role: str = "body"
    number: str = ""
    level: str = ""
    note: str = ""
    note_level: str = ""


def text_row(
    lane: Lane, cells: Sequence[Sequence[Item]], columns: Sequence[Column], top: float, sheet: Sheet,
    metrics: Metrics, empty: str,
) -> Row:  # fmt: skip
    """The row of a text lane: as high as its tallest cell, never less than its heading."""
    heading, least = lane_heading(lane, top, sheet, metrics)
    hang = hang_of(cells, sheet, metrics)
    texts: list[Text] = []
    bottom = top + least
    for items, column in zip(cells, columns, strict=True):
        found, end = _cell(items, column, top, hang, sheet, metrics)
        texts += found or [_empty(empty, column, top, sheet, metrics)]
        bottom = max(bottom, end)
    return Row(lane.key or lane.kind, top, bottom, heading, tuple(texts))


def hang_of(cells: Sequence[Sequence[Item]], sheet: Sheet, metrics: Metrics) -> float:
    """How far texts stand in, in px: room for the widest number, or 0 in a lane without numbers."""
    numbers = {item.number for items in cells for item in items if item.number}
    widest = max((metrics.width(number, ROLES["number"]) for number in numbers), default=0.0)
    return max(sheet.hang, widest + NUMBER_AIR) if numbers else 0.0


def baseline(top: float, sheet: Sheet) -> float:
    """The first baseline of a cell whose row begins at ``top``."""
    return top + sheet.pad_down + 11.5


def columns_within(width: float, least: float, count: int) -> int:
    """How many columns a wide cell takes for that many items: 1 until it holds two of the least width."""
    return max(1, min(count, int(width // least)))


def _cell(
    items: Sequence[Item], column: Column, top: float, hang: float, sheet: Sheet, metrics: Metrics
) -> tuple[list[Text], float]:
    """The texts of a cell and where the row must end for them; a wide cell is read down its columns in turn."""
    count = columns_within(column.width, sheet.column_least, len(items))
    texts: list[Text] = []
    bottom = top
    width = column.width / count
    for part, share in enumerate(_shares(items, count)):
        left = column.left + part * width + sheet.pad_across
        y = baseline(top, sheet)
        for item in share:
            found, y = _set_item(item, left, y, width - 2 * sheet.pad_across, hang, sheet, metrics)
            texts += found
            y += sheet.between
        bottom = max(bottom, y - sheet.between - 11.5 + sheet.pad_down)
    return texts, bottom


def _shares(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """The items in order, in that many runs whose lengths differ by one at most."""
    each, more = divmod(len(items), count)
    ends = [each * at + min(at, more) for at in range(count + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def _set_item(
    item: Item, left: float, y: float, width: float, hang: float, sheet: Sheet, metrics: Metrics
) -> tuple[list[Text], float]:
    """The texts of an item whose first baseline is at ``y``, and the baseline after it."""
    lines = set_lines(item.text, width - hang, ROLES[item.role], sheet.most_lines, metrics)
    full = item.text if lines.cut else ""
    texts = []
    if item.number:
        size = metrics.width(item.number, ROLES["number"])
        x = left + hang - NUMBER_AIR
        texts.append(Text("number", x, y, (item.number,), (size,), anchor="end", level=item.level))
    texts.append(Text(item.role, left + hang, y, lines.lines, lines.widths, leading=sheet.leading, full=full))
    y += max(len(lines), 1) * sheet.leading
    if item.note:
        note = metrics.wrap(item.note, width - hang, ROLES["severity"], 2)
        texts.append(
            Text("severity", left + hang, y, note.lines, note.widths, leading=NOTE_LEADING, level=item.note_level)
        )
        y += len(note) * NOTE_LEADING
    return texts, y


def _empty(mark: str, column: Column, top: float, sheet: Sheet, metrics: Metrics) -> Text:
    x = column.left + sheet.pad_across
    return Text("mute", x, baseline(top, sheet), (mark,), (metrics.width(mark, ROLES["mute"]),))
