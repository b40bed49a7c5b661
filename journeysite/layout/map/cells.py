"""Text lanes: items set in the cell of their stage, with hanging numbers that repeat the axis."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from journeysite.layout.map.galley import FIRST_LINE, Galley
from journeysite.layout.map.heading import lane_heading
from journeysite.layout.map.layout import Column, Row
from journeysite.layout.map.marks import Text
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.map.subject import Lane
from journeysite.layout.map.wrap import set_lines

__all__ = ["Item", "text_row"]

NUMBER_AIR = 7.0
NOTE_LEADING = 15.5


class Item(NamedTuple):
    """A text of a cell. ``number``: the touchpoint's (several on lines of their own), or "" where none hangs.

    ``note``: a line of its own beneath.
    """

    text: str
    role: str = "body"
    number: str = ""
    level: str = ""
    note: str = ""
    note_level: str = ""


def text_row(lane: Lane, cells: Sequence[Sequence[Item]], top: float, galley: Galley) -> Row:
    """The row of a text lane: as high as its tallest cell, never less than its heading."""
    heading, least = lane_heading(lane, top, galley.sheet, galley.metrics)
    hang = _hang(cells, galley)
    texts: list[Text] = []
    bottom = top + least
    for items, column in zip(cells, galley.columns, strict=True):
        found, end = _cell(items, column, top, hang, galley)
        texts += found or [galley.empty(column, top)]
        bottom = max(bottom, end)
    return Row(lane.key, top, bottom, heading, tuple(texts))


def _hang(cells: Sequence[Sequence[Item]], galley: Galley) -> float:
    """How far texts stand in, in px: room for the widest number, or 0 in a lane without numbers."""
    numbers = {run for items in cells for item in items if item.number for run in item.number.split("\n")}
    widest = max((galley.metrics.width(number, ROLES["number"]) for number in numbers), default=0.0)
    return max(galley.sheet.hang, widest + NUMBER_AIR) if numbers else 0.0


def _cell(items: Sequence[Item], column: Column, top: float, hang: float, galley: Galley) -> tuple[list[Text], float]:
    """The texts of a cell and where the row must end for them; a wide cell is read down its columns in turn."""
    sheet = galley.sheet
    count, width = galley.parts(column, sheet.column_least, len(items))
    texts: list[Text] = []
    bottom = top
    for part, share in enumerate(_shares(items, count)):
        left = galley.left(column) + part * width
        y = galley.baseline(top)
        for item in share:
            found, y = _set_item(item, left, y, width - 2 * sheet.pad_across, hang, galley)
            texts += found
            y += sheet.between
        bottom = max(bottom, y - sheet.between - FIRST_LINE + sheet.pad_down)
    return texts, bottom


def _shares(items: Sequence[Item], count: int) -> list[Sequence[Item]]:
    """The items in order, in that many runs whose lengths differ by one at most."""
    if count == 1:
        return [items]
    each, more = divmod(len(items), count)
    ends = [each * at + min(at, more) for at in range(count + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def _set_item(item: Item, left: float, y: float, width: float, hang: float, galley: Galley) -> tuple[list[Text], float]:
    """The texts of an item whose first baseline is at ``y``, and the baseline after it."""
    sheet, metrics = galley.sheet, galley.metrics
    text, role, number, *_ = item
    x, room = left + hang, width - hang
    lines = set_lines(text, room, ROLES[role], sheet.most_lines, metrics)
    texts = [_number(item, x, y, galley)] if number else []
    full = text if lines.cut else ""
    texts.append(Text(role, x, y, lines.lines, lines.widths, "start", sheet.leading, "", full))
    y += max(len(lines.lines), number.count("\n") + 1) * sheet.leading
    if item.note:
        note = metrics.wrap(item.note, room, ROLES["severity"], 2)
        level = item.note_level
        texts.append(Text("severity", x, y, note.lines, note.widths, "start", NOTE_LEADING, level))
        y += len(note) * NOTE_LEADING
    return texts, y


def _number(item: Item, x: float, y: float, galley: Galley) -> Text:
    """The number that hangs before the words at ``x``, or several under each other."""
    lines = tuple(item.number.split("\n"))
    widths = tuple(galley.metrics.width(line, ROLES["number"]) for line in lines)
    return Text("number", x - NUMBER_AIR, y, lines, widths, "end", galley.sheet.leading, item.level)
