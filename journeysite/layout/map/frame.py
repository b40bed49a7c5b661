"""What surrounds a map that stands alone as a file or a poster: title, legend, notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from journeysite.geometry.primitives import Point
from journeysite.layout.map.layout import Frame, LegendEntry
from journeysite.layout.map.marks import Text
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.map.subject import AimRelation, EvidenceStatus, MapSubject, Mode
from journeysite.layout.metrics import Metrics

__all__ = ["layout_frame"]

MARGIN: Final = 32.0
TITLE_BASE: Final = 26.0
TITLE_LEADING: Final = 28.0
LEGEND_ROW: Final = 22.0
BELOW_LEGEND: Final = 16.0
MARK: Final = 18.0
LINE: Final = 34.0
BETWEEN: Final = 20.0
FOOT: Final = 28.0
NOTE_GAP: Final = 32.0
#: Signs that are as long as a piece of line.
LINES: Final = ("current", "aim", "gap")


def layout_frame(subject: MapSubject, width: float, metrics: Metrics) -> Frame:
    """The frame of a map ``width`` px wide; its own origin is the top left corner of the file."""
    lines = metrics.wrap(subject.title, width, ROLES["head"], 3)
    title = Text("head", MARGIN, MARGIN + TITLE_BASE - 6, lines.lines, lines.widths, leading=TITLE_LEADING)
    top = title.y + (len(lines) - 1) * TITLE_LEADING + 30
    legend = tuple(_legend(_entries(subject), MARGIN, top, MARGIN + width, metrics))
    head = (legend[-1].text.y if legend else title.y) + BELOW_LEGEND
    return Frame(MARGIN, title, legend, head, tuple(_colophon(subject.colophon, width, metrics)), FOOT)


def _entries(subject: MapSubject) -> list[tuple[str, str]]:
    """The signs that this map uses, with their words."""
    words, touchpoints = subject.words, subject.touchpoints
    entries = [(level.level, level.name) for level in subject.levels]
    if subject.has_unknown:
        entries.append(("unknown", words.unknown))
    if any(touchpoint.moment_of_truth for touchpoint in touchpoints):
        entries.append(("truth", words.moment_of_truth))
    if subject.mode is Mode.COMPARE:
        entries += [("current", words.current), ("aim", words.target), ("gap", words.gap)]
    rests_on = {touchpoint.evidence for touchpoint in touchpoints}
    if EvidenceStatus.OBSERVED in rests_on:
        entries.append(("observed", words.observed))
    if EvidenceStatus.ASSUMED in rests_on:
        entries.append(("assumed", words.assumed))
    relations = {touchpoint.relation for touchpoint in touchpoints}
    if AimRelation.NEW in relations:
        entries.append(("new", words.new))
    if AimRelation.ABANDONED in relations:
        entries.append(("abandoned", words.abandoned))
    return entries


def _legend(
    entries: Iterable[tuple[str, str]], left: float, base: float, right: float, metrics: Metrics
) -> Iterable[LegendEntry]:
    """Signs with their words in a row, or in several where the map is narrow."""
    x = left
    for sign, words in entries:
        width = metrics.width(words, ROLES["legend"])
        reach = LINE if sign in LINES else MARK
        if x > left and x + reach + width > right:
            x, base = left, base + LEGEND_ROW
        yield LegendEntry(sign, Point(x, base - 4), Text("legend", x + reach, base, (words,), (width,)))
        x += reach + width + BETWEEN


def _colophon(notes: Iterable[str], width: float, metrics: Metrics) -> Iterable[Text]:
    """The notes in a row from the left, as far as they fit."""
    x = MARGIN
    for note in notes:
        size = metrics.width(note, ROLES["legend"])
        if x + size > MARGIN + width:
            return
        yield Text("legend", x, 0, (note,), (size,))
        x += size + NOTE_GAP
