"""The roadmap over time: a lane for each team, a bar for each item, the day of the build; or now, next, later."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from journeysite.geometry.primitives import Box
from journeysite.layout.metrics import Metrics
from journeysite.layout.typography import CAPTION, LABEL_STRONG, NAME, SMALL_STRONG, TITLE

__all__ = [
    "Card",
    "ColumnHead",
    "HorizonColumn",
    "HorizonLayout",
    "HorizonSubject",
    "LaneHead",
    "PlacedBar",
    "Tick",
    "TimelineItem",
    "TimelineLane",
    "TimelineLayout",
    "TimelineSubject",
    "layout_horizons",
    "layout_timeline",
]


class TimelineItem(Struct, frozen=True):
    """A roadmap item. ``start`` and ``end`` in periods from the left of the axis: 0 to 1.5 is a period and a half.

    ``note``: what it shall bring, ``"+1,1 sur Rechercher"``. ``label``: what its link is called. ``progress`` in
    percent, or None.
    """

    title: str
    start: float
    end: float
    status: str = "planned"
    note: str = ""
    progress: float | None = None
    progress_text: str = ""
    href: str = ""
    label: str = ""


class TimelineLane(Struct, frozen=True):
    """A team with its items."""

    name: str
    caption: str
    items: tuple[TimelineItem, ...]
    href: str = ""


class TimelineSubject(Struct, frozen=True):
    """The roadmap by team. ``years``: which periods begin a year. ``today`` in periods, None outside the axis."""

    id: str
    title: str
    desc: str
    periods: tuple[str, ...]
    lanes: tuple[TimelineLane, ...]
    years: tuple[int, ...] = ()
    today: float | None = None
    today_text: str = ""
    width: float = 1376.0


class Tick(Struct, frozen=True):
    """Where a period begins, and its name."""

    x: float
    text: str
    strong: bool


class LaneHead(Struct, frozen=True):
    """A team's name at left, first baseline at ``y``; the lane ends with a line at ``bottom``."""

    y: float
    bottom: float
    lines: tuple[str, ...]
    caption: str
    caption_y: float
    href: str


class PlacedBar(Struct, frozen=True):
    """A bar with its words; ``text_x`` is outside at the right of a bar that is too short for them.

    ``done``: width of the progress on the bottom edge; None where nobody has reported any.
    """

    box: Box
    status: str
    href: str
    label: str
    text_x: float
    text_y: float
    lines: tuple[str, ...]
    note: str
    outside: bool
    progress_text: str
    done: float | None


class TimelineLayout(Struct, frozen=True):
    """Where everything is, in px. ``today``: x of the line, with its pill."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    ticks: tuple[Tick, ...]
    heads: tuple[LaneHead, ...]
    bars: tuple[PlacedBar, ...]
    head_y: float
    today: float | None
    today_text: str
    pill: Box | None


_LABELS = 176.0
_PERIOD = 140.0
_HEAD = 48.0
_BAR, _BETWEEN, _PAD = 48.0, 8.0, 12.0
_INSET = 4.0
_TEXT_AT, _TEXT_END = 36.0, 12.0
_LEADING = 16.0
#: A bar with less room than this sets its words outside.
_READABLE = 84.0


def layout_timeline(subject: TimelineSubject, metrics: Metrics) -> TimelineLayout:
    """Lanes under an axis of periods, each at least 140 px wide, so that a long roadmap scrolls rather than shrinks."""
    count = max(len(subject.periods), 1)
    pitch = max(_PERIOD, (subject.width - _LABELS) / count)
    right = _LABELS + pitch * count
    heads: list[LaneHead] = []
    bars: list[PlacedBar] = []
    top = _HEAD
    for lane in subject.lanes:
        placed, rows = _pack(lane.items, pitch, top + _PAD, right, metrics)
        name = metrics.wrap(lane.name, _LABELS - 16, NAME, 3)
        needed = 14 + _LEADING * len(name) + 18 + 10
        bottom = top + max(2 * _PAD + rows * (_BAR + _BETWEEN) - _BETWEEN, needed)
        heads.append(_head(lane, name.lines, top, bottom, metrics))
        bars += placed
        top = bottom
    today = _LABELS + subject.today * pitch if subject.today is not None else None
    return TimelineLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=right,
        height=top + 1,
        ticks=_ticks(subject, pitch, metrics),
        heads=tuple(heads),
        bars=tuple(bars),
        head_y=_HEAD,
        today=today,
        today_text=subject.today_text,
        pill=_pill(today, subject.today_text, right, metrics),
    )


def _ticks(subject: TimelineSubject, pitch: float, metrics: Metrics) -> tuple[Tick, ...]:
    return tuple(
        Tick(_LABELS + at * pitch, metrics.fit(text, pitch - 14, SMALL_STRONG), at in subject.years)
        for at, text in enumerate(subject.periods)
    )


def _pill(today: float | None, text: str, right: float, metrics: Metrics) -> Box | None:
    """The ground of the day's name, centred on its line but never past the figure's edges."""
    if today is None or not text:
        return None
    width = metrics.width(text, _PILL) + 20
    left = min(max(today - width / 2, 0), right - width)
    return Box.sized(left, 0, width, 20)


_PILL = LABEL_STRONG


def _head(lane: TimelineLane, lines: tuple[str, ...], top: float, bottom: float, metrics: Metrics) -> LaneHead:
    y = top + 32
    if len(lines) > 1:
        y = top + 24
    caption = metrics.fit(lane.caption, _LABELS - 16, CAPTION)
    return LaneHead(y, bottom, lines, caption, y + _LEADING * len(lines) + 2, lane.href)


# Packing


def _pack(
    items: Sequence[TimelineItem], pitch: float, top: float, right: float, metrics: Metrics
) -> tuple[list[PlacedBar], int]:
    """Bars in as few rows as first-fit needs, the earliest first (of equals the longer, then the given order)."""
    order = sorted(range(len(items)), key=lambda i: (items[i].start, items[i].start - items[i].end, i))
    ends: list[float] = []
    placed: list[PlacedBar] = []
    for i in order:
        box, extent = _extent(items[i], pitch, right, metrics)
        row = next((r for r, end in enumerate(ends) if end <= extent[0]), len(ends))
        if row == len(ends):
            ends.append(0.0)
        ends[row] = extent[1] + 2 * _INSET
        placed.append(_bar(items[i], box.moved(dy=top + row * (_BAR + _BETWEEN)), extent, metrics))
    return placed, max(len(ends), 1)


def _extent(item: TimelineItem, pitch: float, right: float, metrics: Metrics) -> tuple[Box, tuple[float, float]]:
    """The bar at y 0, and the reach of bar and words; words outside stand at right, or at left near the edge."""
    left = _LABELS + max(item.start, 0) * pitch + _INSET
    end = min(_LABELS + item.end * pitch - _INSET, right - _INSET)
    end = max(end, left + 28)
    if end > right - _INSET:
        left, end = right - _INSET - 28, right - _INSET
    box = Box(left, 0, end, _BAR)
    if end - left - _TEXT_AT - _TEXT_END >= min(_READABLE, _words_width(item, metrics)):
        return box, (left, end)
    words = min(_words_width(item, metrics), 180.0) + 12
    if end + words <= right:
        return box, (left, end + words)
    return box, (left - words, end)


def _words_width(item: TimelineItem, metrics: Metrics) -> float:
    return max(
        metrics.balance(item.title, 180, NAME, 2).width + 1,
        min(metrics.width(item.note, CAPTION), 180.0) if item.note else 0.0,
    )


def _bar(item: TimelineItem, box: Box, extent: tuple[float, float], metrics: Metrics) -> PlacedBar:
    outside = extent != (box.left, box.right)
    at_left = extent[0] < box.left
    room = 180.0 if outside else box.width - _TEXT_AT - _TEXT_END
    progress = "" if outside else item.progress_text
    title = metrics.wrap(item.title, room, NAME, 1)
    if progress and metrics.width(item.title, NAME) + 24 + metrics.width(progress, CAPTION) > room:
        progress = ""
    if title.cut:
        title = metrics.balance(item.title, room, NAME, 2)
    note = metrics.fit(item.note, room, CAPTION) if item.note and len(title) == 1 else ""
    rows = len(title) + bool(note)
    text_x = box.left + _TEXT_AT if not outside else (extent[0] if at_left else box.right + 10)
    return PlacedBar(
        box=box,
        status=item.status,
        href=item.href,
        label=item.label,
        text_x=text_x,
        text_y=box.middle.y - _LEADING * (rows - 1) / 2 + 4.5,
        lines=title.lines,
        note=note,
        outside=outside,
        progress_text=progress,
        done=None if item.progress is None else box.width * min(max(item.progress, 0), 100) / 100,
    )


# Now, next, later


class HorizonColumn(Struct, frozen=True):
    """A horizon with its items (their start and end are not used)."""

    name: str
    caption: str
    items: tuple[TimelineItem, ...]


class HorizonSubject(Struct, frozen=True):
    """The roadmap by horizon, nearest first. ``empty``: what stands in a column without items."""

    id: str
    title: str
    desc: str
    columns: tuple[HorizonColumn, ...]
    empty: str = "—"
    width: float = 1376.0


class ColumnHead(Struct, frozen=True):
    """A horizon's name over its column, whose top is at y."""

    x: float
    y: float
    width: float
    name: str
    caption: str


class Card(Struct, frozen=True):
    """An item in a column: like a bar, its words always inside."""

    box: Box
    status: str
    href: str
    label: str
    lines: tuple[str, ...]
    note_lines: tuple[str, ...]
    progress_text: str
    done: float | None


class HorizonLayout(Struct, frozen=True):
    """Where everything is, in px; ``empty`` places a dash in columns without items."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    heads: tuple[ColumnHead, ...]
    cards: tuple[Card, ...]
    empty_text: str
    empty: tuple[tuple[float, float], ...]


def layout_horizons(subject: HorizonSubject, metrics: Metrics) -> HorizonLayout:
    """Columns side by side, or one under the other where each would be narrower than 180 px."""
    count = max(len(subject.columns), 1)
    beside = (subject.width + _GUTTER) / count - _GUTTER
    stacked = beside < 180
    width = subject.width if stacked else beside
    heads: list[ColumnHead] = []
    cards: list[Card] = []
    empty: list[tuple[float, float]] = []
    lowest = 0.0
    for at, column in enumerate(subject.columns):
        left, top = (0.0, lowest) if stacked else (at * (width + _GUTTER), 0.0)
        heads.append(_column_head(column, left, top, width, metrics))
        placed = _stack(column.items, left, top + _HEAD, width, metrics)
        cards += placed
        if not placed:
            empty.append((left, top + _HEAD + 16))
        foot = placed[-1].box.bottom if placed else top + _HEAD + 24
        lowest = foot + _GUTTER if stacked else max(lowest, foot + 1)
    return HorizonLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=subject.width,
        height=max(lowest, _HEAD),
        heads=tuple(heads),
        cards=tuple(cards),
        empty_text=subject.empty,
        empty=tuple(empty),
    )


_GUTTER = 32.0


def _stack(items: Sequence[TimelineItem], left: float, top: float, width: float, metrics: Metrics) -> list[Card]:
    """Cards one under the other, in the given order."""
    cards: list[Card] = []
    for item in items:
        cards.append(_card(item, left, top, width, metrics))
        top = cards[-1].box.bottom + _BETWEEN
    return cards


def _column_head(column: HorizonColumn, left: float, top: float, width: float, metrics: Metrics) -> ColumnHead:
    name = metrics.fit(column.name, width * 0.6, TITLE)
    room = width - metrics.width(name, TITLE) - 12
    return ColumnHead(left, top, width, name, metrics.fit(column.caption, room, CAPTION) if room > 24 else "")


def _card(item: TimelineItem, left: float, top: float, width: float, metrics: Metrics) -> Card:
    room = width - _TEXT_AT - _TEXT_END
    aside = metrics.width(item.progress_text, CAPTION) + 12 if item.progress_text else 0.0
    title = metrics.balance(item.title, room - aside, NAME, 3)
    note = metrics.wrap(item.note, room, CAPTION, 2) if item.note else metrics.wrap("", room, CAPTION)
    height = max(_BAR, 14 + _LEADING * (len(title) + len(note)) + 4)
    return Card(
        box=Box.sized(left, top, width, height),
        status=item.status,
        href=item.href,
        label=item.label,
        lines=title.lines,
        note_lines=note.lines,
        progress_text=item.progress_text,
        done=None if item.progress is None else width * min(max(item.progress, 0), 100) / 100,
    )
