"""The lane behind the line of visibility: actions, the systems they use as tags, the teams that do them."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from journeysite.geometry.primitives import Box
from journeysite.geometry.text import Lines
from journeysite.layout.map.galley import FIRST_LINE, Galley
from journeysite.layout.map.heading import lane_heading
from journeysite.layout.map.layout import Column, Row
from journeysite.layout.map.marks import Tag, Text
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.map.subject import Backstage, Lane, MapSubject, Stage
from journeysite.layout.map.wrap import set_lines
from journeysite.layout.metrics import Metrics

__all__ = ["backstage_of", "backstage_row", "system_tag"]

TAG_HEIGHT = 18.0
TAG_PAD = 6.0
TAG_AIR = 8.0
BELOW = 4.0
BETWEEN = 11.0


class _Pieces(Struct, frozen=True):
    texts: tuple[Text, ...]
    tags: tuple[Tag, ...]
    bottom: float


def backstage_of(lane: Lane, stage: Stage) -> tuple[Backstage, ...]:
    """What is done behind in a stage, each thing once."""
    return tuple(dict.fromkeys(stage.held(lane, Backstage)))


def backstage_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> Row:
    """The row of backstage work, as high as its fullest stage."""
    heading, least = lane_heading(lane, top, galley.sheet, galley.metrics)
    texts: list[Text] = []
    tags: list[Tag] = []
    bottom = top + least
    for stage, column in zip(subject.stages, galley.columns, strict=True):
        cell = _cell(backstage_of(lane, stage), column, top, galley)
        texts += cell.texts
        tags += cell.tags
        bottom = max(bottom, cell.bottom)
    return Row(lane.key, top, bottom, heading, tuple(texts), tuple(tags))


def _cell(works: Sequence[Backstage], column: Column, top: float, galley: Galley) -> _Pieces:
    """The works of a stage, down its columns in turn where it is wide."""
    if not works:
        return _Pieces((galley.empty(column, top),), (), top)
    sheet = galley.sheet
    count, width = galley.parts(column, sheet.column_least, len(works))
    pieces: list[_Pieces] = []
    tops = [top + sheet.pad_down] * count
    for at, work in enumerate(works):
        part = at * count // len(works)
        left = galley.left(column) + part * width
        piece = _set_work(work, left, tops[part], width - 2 * sheet.pad_across, galley)
        tops[part] = piece.bottom + BETWEEN - (12 - sheet.pad_down)
        pieces.append(piece)
    bottom = max(piece.bottom for piece in pieces) + sheet.pad_down
    texts = tuple(text for piece in pieces for text in piece.texts)
    return _Pieces(texts, tuple(tag for piece in pieces for tag in piece.tags), bottom)


def _set_work(work: Backstage, x: float, top: float, width: float, galley: Galley) -> _Pieces:
    """One piece of work from ``top`` down: the action, then its system's tag (inline where it fits) and its team."""
    sheet, metrics = galley.sheet, galley.metrics
    lead, aside = (work.action, work.team if sheet.captions else "") if work.action else (work.team, "")
    lines = set_lines(lead, width, ROLES["body"], sheet.most_lines, metrics)
    base = top + FIRST_LINE
    texts = [Text("body", x, base, lines.lines, lines.widths, leading=sheet.leading, full=lead if lines.cut else "")]
    if not lead:
        texts.clear()
    bottom = top + len(lines) * sheet.leading
    if not work.system and not aside:
        return _Pieces(tuple(texts), (), bottom)
    tag = system_tag(work.system, x, bottom + BELOW, width, metrics) if work.system else None
    if tag and not aside and (inline := _inline(tag, lines, x, base, width, sheet)):
        return _Pieces(tuple(texts), (inline,), bottom)
    start = x if tag is None else tag.box.right + TAG_AIR
    texts += _aside(aside, start, bottom + BELOW + 12.8, x + width - start, metrics)
    return _Pieces(tuple(texts), (tag,) if tag else (), bottom + BELOW + TAG_HEIGHT)


def _inline(tag: Tag, lines: Lines, x: float, base: float, width: float, sheet: Sheet) -> Tag | None:
    """The tag after the last word, where the line has room for it."""
    if not lines.widths:
        return None
    left = x + lines.widths[-1] + TAG_AIR
    if left + tag.box.width > x + width:
        return None
    dx = left - tag.box.left
    last = base + (len(lines) - 1) * sheet.leading
    box = Box(left, last - 12, left + tag.box.width, last + 4)
    return Tag(box, tag.text._replace(x=tag.text.x + dx, y=last - 0.2))


def _aside(words: str, x: float, y: float, room: float, metrics: Metrics) -> list[Text]:
    """The team beside its tag, cut at a word where the cell ends."""
    if not words or room < 24:
        return []
    lines = metrics.wrap(words, room, ROLES["cap"], 1)
    return [Text("cap", x, y, lines.lines, lines.widths, full=words if lines.cut else "")]


def system_tag(words: str, x: float, top: float, room: float, metrics: Metrics) -> Tag:
    """A system's name in a small outline at (x, top), cut where the room ends."""
    lines = metrics.wrap(words, room - 2 * TAG_PAD, ROLES["system"], 1)
    left = x + 0.5
    box = Box(left, top, left + lines.width + 2 * TAG_PAD, top + TAG_HEIGHT)
    text = Text("system", left + TAG_PAD, top + 12.8, lines.lines, lines.widths, full=words if lines.cut else "")
    return Tag(box, text)
