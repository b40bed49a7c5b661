"""Draws the rows under the curve."""

from __future__ import annotations

from math import sqrt

from journeysite.draw import classes as css
from journeysite.draw.map import classes as own
from journeysite.draw.map.text import Pen
from journeysite.draw.marks import status_mark
from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Box
from journeysite.layout.map.layout import AnyRow, Bar, LineRow, Linked, MetroRow, RoadmapRow, Row, Station
from journeysite.layout.map.marks import Connector

__all__ = ["draw_row"]

CORNER = 6.0
SIGN = 16.0
BAR_DOT = 3.5
PROGRESS = 4.0
ARROW = 4.0


def draw_row(pen: Pen, row: AnyRow, width: float) -> None:
    """One row of the map's plane, named for who does not see it."""
    name = " ".join(line for text in row.heading.texts[:1] for line in text.lines)
    with pen.canvas.group(own.ROW, role="group", aria_label=name):
        match row:
            case MetroRow():
                _draw_metro(pen, row, width)
            case RoadmapRow():
                for bar in row.bars:
                    _draw_bar(pen, bar)
            case LineRow():
                pen.canvas.path(f"M0 {number(row.y)}H{number(width)}", own.DASHES)
            case Row():
                _draw_pieces(pen, row)


def _draw_pieces(pen: Pen, row: Row) -> None:
    canvas = pen.canvas
    for box in row.boxes:
        canvas.rect(box.left, box.top, box.width, box.height, own.CARD, CORNER)
    for connector in row.connectors:
        canvas.path(_arrow(connector), own.CONNECTOR)
    for picture in row.pictures:
        box = picture.box
        canvas.image(pen.address(picture.href), box.left, box.top, box.width, box.height, own.PICTURE, picture.alt)
    for linked in row.linked:
        _draw_linked(pen, linked)
    pen.texts(row.texts)
    for tag in row.tags:
        canvas.rect(tag.box.left, tag.box.top, tag.box.width, tag.box.height, own.TAG, 3)
        pen.text(tag.text)
    for drawn in row.icons:
        pen.icon(drawn, own.ARROW)
    for mark in row.marks:
        pen.mark(mark)


def _draw_linked(pen: Pen, linked: Linked) -> None:
    box = linked.box
    with pen.canvas.link(pen.address(linked.href), linked.name, own.FIGURE):
        pen.canvas.rect(box.left, box.top, box.width, box.height, own.HIT, 4)
        pen.texts(linked.texts)
        for drawn in linked.icons:
            pen.icon(drawn, own.ARROW)


def _arrow(connector: Connector) -> str:
    """A line down with an open head."""
    x, foot = number(connector.x), number(connector.bottom - 1)
    left, top = number(connector.x - ARROW), number(connector.bottom - 1 - ARROW)
    return f"M{x} {number(connector.top)}V{foot}M{left} {top}L{x} {foot}l{number(ARROW)} {number(-ARROW)}"


# Channels


def _draw_metro(pen: Pen, row: MetroRow, width: float) -> None:
    """Tracks, a hairline and a number per touchpoint, the path in a casing of paper, stations on top."""
    canvas = pen.canvas
    across = f"H{number(width)}"
    canvas.path("".join(f"M0 {number(y)}{across}" for y in row.tracks), own.TRACK)
    fall = f"V{number(row.tracks[-1] + 10)}"
    top = number(row.baseline + 6)
    canvas.path("".join(f"M{number(x)} {top}{fall}" for x in row.points), own.TRACK_COLUMN)
    for at, x in enumerate(row.points, start=1):
        canvas.text(x, row.baseline, str(at), own.AXIS)
    if row.guess:
        canvas.path(row.guess, own.METRO_GUESS)
    canvas.path(row.path, own.METRO_GROUND)
    canvas.path(row.path, own.METRO)
    for station in row.stations:
        _draw_station(pen, station)


def _draw_station(pen: Pen, station: Station) -> None:
    radius = 8.0
    height = station.bottom - station.top
    if height == 2 * radius:
        pen.canvas.circle(station.x, station.top + radius, radius, own.STATION)
    else:
        pen.canvas.rect(station.x - radius, station.top, 2 * radius, height, own.STATION, radius)
    for mark in station.marks:
        pen.mark(mark)


# Roadmap


def _draw_bar(pen: Pen, bar: Bar) -> None:
    canvas, box = pen.canvas, bar.box
    with canvas.link(pen.address(bar.href), bar.name, css.join(own.BAR, bar.status)):
        canvas.rect(box.left, box.top, box.width, box.height, own.BAR_BOX, CORNER)
        if bar.progress is not None:
            canvas.path(_foot(box, box.right), own.BAR_TRACK)
            if bar.progress - box.left >= 1:
                canvas.path(_foot(box, bar.progress), own.BAR_PROGRESS)
        canvas.use(status_mark(bar.status), bar.sign.x, bar.sign.y, SIGN, own.BAR_SIGN)
        pen.texts(bar.texts)
        for x in bar.dots:
            canvas.circle(x, box.top, BAR_DOT, own.BAR_DOT)
        canvas.title(bar.name)


def _foot(box: Box, end: float) -> str:
    """The lowest 4 px of a bar up to x = ``end``, inside its round corners."""
    top = box.bottom - PROGRESS
    left, right = box.left + _inset(PROGRESS), box.right - _inset(PROGRESS)
    if end <= box.left + CORNER:
        low = box.bottom - CORNER + sqrt(CORNER**2 - (box.left + CORNER - end) ** 2)
        if low <= top:
            return ""
        return f"M{number(left)} {number(top)}A6 6 0 0 0 {number(end)} {number(low)}V{number(top)}Z"
    start = f"M{number(left)} {number(top)}A6 6 0 0 0 {number(box.left + CORNER)} {number(box.bottom)}"
    if end <= box.right - CORNER:
        return f"{start}H{number(end)}V{number(top)}Z"
    reach = min(end, right) - (box.right - CORNER)
    low = box.bottom - CORNER + sqrt(CORNER**2 - reach**2)
    turn = f"A6 6 0 0 0 {number(min(end, right))} {number(low)}"
    return f"{start}H{number(box.right - CORNER)}{turn}V{number(top)}Z"


def _inset(height: float) -> float:
    """How far the side of a round corner stands in, that far above its foot."""
    return CORNER - sqrt(CORNER**2 - (CORNER - height) ** 2)
