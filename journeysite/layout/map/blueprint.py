"""The service blueprint: the same rows as boxes, one column a touchpoint, joined downwards across the three lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from journeysite.geometry.primitives import Box, Point
from journeysite.layout.map.backstage import system_tag
from journeysite.layout.map.galley import FIRST_LINE, Galley
from journeysite.layout.map.heading import lane_heading
from journeysite.layout.map.layout import AnyRow, MetroRow, RoadmapRow, Row
from journeysite.layout.map.marks import Connector, Mark, Tag, Text
from journeysite.layout.map.rows import layout_row, shown_lanes
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.map.subject import Backstage, Content, Lane, MapSubject, Touchpoint, all_of
from journeysite.layout.map.wrap import set_lines
from journeysite.layout.metrics import Metrics

__all__ = ["BOXES", "blueprint_row", "blueprint_rows"]

GAP: Final = 8.0
WIDEST: Final = 232.0
PAD: Final = 8.0
LEADING: Final = 16.0
PARAGRAPH: Final = 5.0
TAG_STEP: Final = 24.0


class _Cell(Struct, frozen=True):
    """What stands in one box, and where that ends with its padding."""

    texts: tuple[Text, ...] = ()
    marks: tuple[Mark, ...] = ()
    tags: tuple[Tag, ...] = ()
    bottom: float = 0.0


def blueprint_rows(subject: MapSubject, top: float, galley: Galley) -> Iterator[AnyRow]:
    """The rows from ``top`` down; between the boxes of one touchpoint, arrows cross the lines."""
    rows: list[AnyRow] = []
    for lane in shown_lanes(subject):
        rows.append(blueprint_row(lane, subject, top, galley))
        top = rows[-1].bottom
    yield from _connected(rows)


def blueprint_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> AnyRow:
    """The row of one lane from ``top`` down, before arrows join it to others."""
    return (_box_row if lane.boxed else layout_row)(lane, subject, top, galley)


def _box_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> Row:
    """Boxes of one height, one for each touchpoint that has something to say here."""
    heading, least = lane_heading(lane, top, galley.sheet, galley.metrics)
    places = [
        (x, min(column.width / len(column.points), WIDEST) / 2 - GAP)
        for column in galley.columns
        for x in column.points
    ]
    pad = galley.sheet.pad_down
    start = top + pad
    cells = [
        BOXES[lane.content](lane, touchpoint, Point(x - half, start), 2 * half, galley.metrics)
        for touchpoint, (x, half) in zip(subject.touchpoints, places, strict=True)
    ]
    end = max((cell.bottom for cell in cells if cell), default=start)
    empty = [] if any(cells) else [galley.empty(column, top) for column in galley.columns]
    filled = [(cell, place) for cell, place in zip(cells, places, strict=True) if cell]
    return Row(
        kind=lane.key,
        top=top,
        bottom=max(top + least, end + pad),
        heading=heading,
        texts=(*empty, *[text for cell, _ in filled for text in cell.texts]),
        marks=tuple([mark for cell, _ in filled for mark in cell.marks]),
        tags=tuple([tag for cell, _ in filled for tag in cell.tags]),
        boxes=tuple([Box(x - half, start, x + half, end) for _, (x, half) in filled]),
    )


def _titled(lane: Lane, touchpoint: Touchpoint, at: Point, width: float, metrics: Metrics) -> _Cell:
    """Number with the shape of its level, title, and what the customer does."""
    words = " ".join(all_of(str, lane.items_of(touchpoint), lane))
    x, room, y = at.x + PAD, width - 2 * PAD, at.y + PAD + FIRST_LINE
    level = touchpoint.emotion.level if touchpoint.emotion else ""
    number = str(touchpoint.number)
    digits = metrics.width(number, ROLES["number"])
    texts = [Text("number", x, y, (number,), (digits,), level=level)]
    marks = (Mark(level, at.x + width - PAD - 6, y - 4, 11),) if level else ()
    title = metrics.wrap(touchpoint.title, room, ROLES["truth"])
    texts.append(Text("truth", x, y + LEADING, title.lines, title.widths, leading=15))
    y += LEADING + len(title) * 15
    done = set_lines(words, room, ROLES["body"], 5, metrics)
    if done.lines:
        full = words if done.cut else ""
        texts.append(Text("body", x, y + 3, done.lines, done.widths, leading=LEADING, full=full))
        y += 3 + len(done) * LEADING
    return _Cell(tuple(texts), marks, bottom=y - FIRST_LINE + PAD)


def _common_texts(lane: Lane, touchpoint: Touchpoint, at: Point, width: float, metrics: Metrics) -> _Cell | None:
    texts = dict.fromkeys(all_of(str, lane.items_of(touchpoint), lane))
    return _paragraphs([(text, "") for text in texts], at, width, metrics)


def _backstage(lane: Lane, touchpoint: Touchpoint, at: Point, width: float, metrics: Metrics) -> _Cell | None:
    """Each action with the team that does it, or the team alone."""
    works = all_of(Backstage, lane.items_of(touchpoint), lane)
    told = dict.fromkeys((work.action or work.team, work.team if work.action else "") for work in works)
    return _paragraphs(told, at, width, metrics)


def _paragraphs(works: Iterable[tuple[str, str]], at: Point, width: float, metrics: Metrics) -> _Cell | None:
    """Each text with its caption, one under the other; no box without any."""
    texts: list[Text] = []
    x, y = at.x + PAD, at.y + PAD + FIRST_LINE
    for words, caption in works:
        for role, text, most, leading in (("body", words, 4, LEADING), ("cap", caption, 2, 15.0)):
            lines = set_lines(text, width - 2 * PAD, ROLES[role], most, metrics)
            if lines.lines:
                full = text if lines.cut else ""
                texts.append(Text(role, x, y, lines.lines, lines.widths, "start", leading, "", full))
                y += len(lines) * leading
        y += PARAGRAPH
    return _Cell(tuple(texts), bottom=y - PARAGRAPH - FIRST_LINE + PAD) if texts else None


def _tags(lane: Lane, touchpoint: Touchpoint, at: Point, width: float, metrics: Metrics) -> _Cell | None:
    """A tag for each system, in a box."""
    names = list(dict.fromkeys(all_of(str, lane.items_of(touchpoint), lane)))
    if not names:
        return None
    x, room = at.x + PAD, width - 2 * PAD
    tags = [system_tag(name, x, at.y + PAD + order * TAG_STEP, room, metrics) for order, name in enumerate(names)]
    return _Cell(tags=tuple(tags), bottom=at.y + len(tags) * TAG_STEP - 6 + 2 * PAD)


#: What a touchpoint has to say in a lane of that content, in a box from a point down; None for nothing.
BOXES: Final[dict[Content, Callable[[Lane, Touchpoint, Point, float, Metrics], _Cell | None]]] = {
    Content.TEXTS: _titled,
    Content.COMMON_TEXTS: _common_texts,
    Content.BACKSTAGE: _backstage,
    Content.TAGS: _tags,
}


def _start(upper: Box, lower: Box, lanes: Sequence[AnyRow]) -> float:
    """From where an arrow may run: the foot of the upper box, or of the last lane of text under it."""
    return max([upper.bottom, *[lane.bottom for lane in lanes if upper.bottom < lane.bottom < lower.top]])


def _connected(rows: Sequence[AnyRow]) -> Iterator[AnyRow]:
    """The rows, with an arrow from each box to the next one beneath it; the lower row keeps it, so it lies on top.

    Where other lanes stand between the two, it begins under them: it would strike their words through.
    """
    lanes = [row for row in rows if isinstance(row, Row | MetroRow | RoadmapRow) and not getattr(row, "boxes", ())]
    boxed = [row for row in rows if isinstance(row, Row) and row.boxes]
    arrows: dict[int, list[Connector]] = {}
    by_row = [{(box.left + box.right) / 2: box for box in row.boxes} for row in boxed]
    for x in sorted(set().union(*by_row)):
        stack = [(at, boxes[x]) for at, boxes in enumerate(by_row) if x in boxes]
        for (_, upper), (at, lower) in pairwise(stack):
            arrows.setdefault(at, []).append(Connector(x, _start(upper, lower, lanes), lower.top))
    order = count()
    for row in rows:
        if isinstance(row, Row) and row.boxes:
            yield replace(row, connectors=tuple(arrows.get(next(order), ())))
        else:
            yield row
