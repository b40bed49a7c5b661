"""Text set in a narrow cell without a lonely last word."""

from __future__ import annotations

from journeysite.geometry.text import Lines, TextStyle
from journeysite.layout.metrics import Metrics

__all__ = ["set_lines"]

LONELY = 0.4  # of the cell: a last line of one word shorter than that is joined by another word


def set_lines(text: str, room: float, style: TextStyle, most: int, metrics: Metrics) -> Lines:
    """The text in at most that many lines of ``room`` px; the last takes a word from the line above where it is lonely.

    So « à pas. » ends a cell, not « pas. »: the same number of lines, and easier to read.
    """
    lines = metrics.wrap(text, room, style, most)
    if len(lines.lines) < 2 or lines.cut or " " in lines.lines[-1] or lines.widths[-1] > LONELY * room:
        return lines
    before, _, moved = lines.lines[-2].rpartition(" ")
    last = f"{moved} {lines.lines[-1]}"
    widths = metrics.width(before, style), metrics.width(last, style)
    if not before or widths[1] > widths[0]:
        return lines
    return Lines((*lines.lines[:-2], before, last), (*lines.widths[:-2], *widths))
