"""Channels as a metro line: one track a channel, the customer's path from track to track, a station per touchpoint."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from journeysite.geometry.numbers import number
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.heading import HEADING_X, lane_heading
from journeysite.layout.map.layout import Heading, MetroRow, Station
from journeysite.layout.map.marks import Icon, Mark, Text
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.map.subject import Channel, Lane, MapSubject, Touchpoint
from journeysite.layout.metrics import Metrics

__all__ = ["metro_row", "used_channels"]

STATION = 8.0
MARK = 9.0
TURN = 9.0
LEAD = 26.0


def used_channels(subject: MapSubject) -> tuple[Channel, ...]:
    """The channels that some touchpoint uses, in the site's order."""
    used = {channel for touchpoint in subject.touchpoints for channel in touchpoint.channels}
    return tuple(channel for channel in subject.channels if channel.id in used)


def metro_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> MetroRow:
    """The metro of a map; stations stand at the x of their touchpoint, turns midway between two."""
    sheet, xs = galley.sheet, galley.xs
    channels = used_channels(subject)
    tracks = [top + sheet.channel_head + at * sheet.channel_pitch for at in range(len(channels))]
    rows = {channel.id: y for channel, y in zip(channels, tracks, strict=True)}
    stops = [[rows[channel] for channel in at.channels if channel in rows] for at in subject.touchpoints]
    path, guess = _paths(xs, stops, galley.columns[-1].right)
    stations = tuple(_station(at, x, ys) for at, x, ys in zip(subject.touchpoints, xs, stops, strict=True) if ys)
    return MetroRow(
        kind=lane.key,
        top=top,
        bottom=tracks[-1] + sheet.channel_foot,
        heading=_heading(lane, channels, tracks, top, sheet, galley.metrics),
        tracks=tuple(tracks),
        baseline=top + 20 - (66 - sheet.channel_head) / 4,
        points=tuple(xs),
        path=path,
        guess=guess,
        stations=stations,
    )


def _heading(
    lane: Lane, channels: Sequence[Channel], tracks: Sequence[float], top: float, sheet: Sheet, metrics: Metrics
) -> Heading:
    """The lane's own heading, then a line for each channel on its track."""
    own, height = lane_heading(lane, top, sheet, metrics)
    if tracks and top + height > tracks[0]:
        own = Heading(own.icons, own.texts[:1])
    icons = tuple(
        Icon(channel.icon, 0, y - 8, 16, "channel-icon")
        for channel, y in zip(channels, tracks, strict=True)
        if channel.icon
    )
    texts = []
    for channel, y in zip(channels, tracks, strict=True):
        name = metrics.wrap(channel.label, sheet.labels - HEADING_X - 4, ROLES["channel"], 1)
        full = channel.label if name.cut else ""
        texts.append(Text("channel", HEADING_X, y + 4, name.lines, name.widths, full=full))
    return Heading(own.icons + icons, (*own.texts, *texts))


def _station(touchpoint: Touchpoint, x: float, ys: Sequence[float]) -> Station:
    """A disc, or one capsule over all channels used at once, with the level's shape on each."""
    felt = touchpoint.emotion
    marks = tuple(Mark(felt.level, x, y, MARK) for y in ys) if felt else ()
    return Station(x, min(ys) - STATION, max(ys) + STATION, marks)


def _paths(xs: Sequence[float], stops: Sequence[Sequence[float]], right: float) -> tuple[str, str]:
    """The customer's path, and the parts of it that nobody knows (over touchpoints without a channel).

    A path enters a station by the first channel listed and leaves by the second, where there is one.
    """
    known = [(at, x, ys) for at, (x, ys) in enumerate(zip(xs, stops, strict=True)) if ys]
    if not known:
        return "", ""
    path = [_start(known[0][1], known[0][2][0])]
    guess: list[str] = []
    for (before, x0, left_by), (at, x1, entered_by) in pairwise(known):
        part = f"M{number(x0)} {number(_exit(left_by))}" + _step(x0, _exit(left_by), x1, entered_by[0])
        if at - before > 1:
            guess.append(part)
            path.append(f"M{number(x1)} {number(entered_by[0])}")
        elif len(left_by) > 1:
            path.append(part)
        else:
            path.append(_step(x0, _exit(left_by), x1, entered_by[0]))
    _, x, ys = known[-1]
    end = min(x + LEAD, right)
    path.append(f"M{number(x)} {number(_exit(ys))}H{number(end)}" if len(ys) > 1 else f"H{number(end)}")
    return "".join(path), "".join(guess)


def _start(x: float, y: float) -> str:
    return f"M{number(max(x - LEAD, 0.0))} {number(y)}H{number(x)}"


def _exit(ys: Sequence[float]) -> float:
    return ys[1] if len(ys) > 1 else ys[0]


def _step(x0: float, y0: float, x1: float, y1: float) -> str:
    """From station to station: straight, or down (up) exactly midway with round corners."""
    if y0 == y1:
        return f"H{number(x1)}"
    middle = (x0 + x1) / 2
    turn = max(0.0, min(TURN, (x1 - x0) / 2 - 2, abs(y1 - y0) / 2))
    way = turn if y1 > y0 else -turn
    return (
        f"H{number(middle - turn)}Q{number(middle)} {number(y0)} {number(middle)} {number(y0 + way)}"
        f"V{number(y1 - way)}Q{number(middle)} {number(y1)} {number(middle + turn)} {number(y1)}H{number(x1)}"
    )
