"""The gap ledger: per stage what is lived, what is aimed at, the difference, and which items shall close it."""

from __future__ import annotations

from msgspec import Struct

from journeysite.geometry.scale import Linear
from journeysite.layout.map.subject import Emotion, EmotionLevel
from journeysite.layout.metrics import Metrics
from journeysite.layout.typography import BODY, CAPTION, NAME, NOTE

__all__ = [
    "GapItem",
    "GapLedgerLayout",
    "GapLedgerSubject",
    "GapRow",
    "GapWords",
    "LedgerAxis",
    "LedgerItem",
    "LedgerRow",
    "layout_gap_ledger",
]


class GapItem(Struct, frozen=True):
    """A roadmap item that works on a stage."""

    title: str
    status: str
    href: str = ""


class GapRow(Struct, frozen=True):
    """A stage on both sides. ``difference``: target minus current, ``"+2,6"``, or "" where one is unknown."""

    number: int
    name: str
    current: Emotion | None
    target: Emotion | None
    difference: str
    items: tuple[GapItem, ...] = ()
    href: str = ""


class GapWords(Struct, frozen=True):
    """Headings, and what stands where nobody works on a gap or something is unknown."""

    stage: str = "Stage"
    scale: str = "Lived and aimed at"
    difference: str = "Gap"
    items: str = "What shall close it"
    nobody: str = "Nobody works on this yet"
    unknown: str = "—"


class GapLedgerSubject(Struct, frozen=True):
    """All that the ledger shows. ``levels``: the five levels, whose marks head the scale."""

    id: str
    title: str
    desc: str
    rows: tuple[GapRow, ...]
    levels: tuple[EmotionLevel, ...]
    words: GapWords = GapWords()
    width: float = 1376.0


class LedgerAxis(Struct, frozen=True):
    """A level on the scale."""

    x: float
    level: str


class LedgerItem(Struct, frozen=True):
    """An item's title in lines, the first baseline at ``y``, after its status mark."""

    x: float
    y: float
    status: str
    lines: tuple[str, ...]
    href: str


class LedgerRow(Struct, frozen=True):
    """A stage: name, both values on the scale (None where unknown), their difference, its items.

    ``note``: why there are no items, "" where there are some. ``gap``: the target is above what is lived. The lines
    of the scale run from ``top`` to ``scale_bottom``.
    """

    top: float
    bottom: float
    middle: float
    number: str
    name_lines: tuple[str, ...]
    href: str
    current_x: float | None
    current_level: str
    current_text: str
    target_x: float | None
    target_text: str
    difference: str
    items: tuple[LedgerItem, ...]
    note: str
    gap: bool
    scale_bottom: float


class GapLedgerLayout(Struct, frozen=True):
    """Where everything is, in px. ``headings``: (x, anchor, text)."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    head: float
    headings: tuple[tuple[float, str, str], ...]
    axis: tuple[LedgerAxis, ...]
    zero_x: float
    difference_x: float
    items_x: float
    rows: tuple[LedgerRow, ...]


class _Columns(Struct, frozen=True):
    """Names up to ``names``, the scale from ``left`` to ``right``, differences ending at theirs, then items."""

    names: float
    scale: Linear
    left: float
    right: float
    difference: float
    items: float
    end: float


_HEAD, _LEADING = 56.0, 16.0


def layout_gap_ledger(subject: GapLedgerSubject, metrics: Metrics) -> GapLedgerLayout:
    """Rows as high as their items need; on a narrow figure the items stand under the scale."""
    columns = _columns(subject.width)
    rows: list[LedgerRow] = []
    top = _HEAD
    for row in subject.rows:
        rows.append(_row(row, top, columns, subject, metrics))
        top = rows[-1].bottom
    words = subject.words
    headings = [
        (0.0, "start", metrics.fit(words.stage, columns.names - 8, CAPTION)),
        (columns.left, "start", metrics.fit(words.scale, columns.right - columns.left, CAPTION)),
        (columns.difference, "end", metrics.fit(words.difference, 64, CAPTION)),
    ]
    if columns.items > columns.left:
        headings.append((columns.items, "start", metrics.fit(words.items, columns.end - columns.items, CAPTION)))
    return GapLedgerLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=subject.width,
        height=top + 1,
        head=_HEAD,
        headings=tuple(headings),
        axis=tuple(LedgerAxis(columns.scale(v.value), v.level) for v in subject.levels),
        zero_x=columns.scale(0),
        difference_x=columns.difference,
        items_x=columns.items,
        rows=tuple(rows),
    )


def _columns(width: float) -> _Columns:
    """A wide figure has items beside the scale; a narrow one (under 760 px) has them under it."""
    wide = width >= 760
    names = 200.0 if wide else min(120.0, width * 0.32)
    left = names + 24
    difference = (left + min(380.0, width * 0.3) + 88) if wide else width
    right = difference - 88 if wide else width - 76
    return _Columns(
        names=names,
        scale=Linear((-2, 2), (left + 10, right - 10)),
        left=left,
        right=right,
        difference=difference,
        items=difference + 40 if wide else left,
        end=width,
    )


def _row(row: GapRow, top: float, columns: _Columns, subject: GapLedgerSubject, metrics: Metrics) -> LedgerRow:
    name = metrics.wrap(row.name, columns.names - 26, NAME, 3)
    beside = columns.items > columns.right
    band = max(48.0, 24 + _LEADING * len(name))
    first = top + (28.5 if beside else band + 8)
    items, foot = _items(row.items, first, columns, metrics)
    nothing = not row.items and bool(row.difference) and _is_gap(row)
    note = metrics.fit(subject.words.nobody, columns.end - columns.items, BODY) if nothing else ""
    if note and not beside:
        foot = first + _LEADING
    bottom = max(top + band, foot + 4 if items or note else 0.0)
    return LedgerRow(
        top=top,
        bottom=bottom,
        middle=top + 24,
        number=str(row.number),
        name_lines=name.lines,
        href=row.href,
        current_x=columns.scale(row.current.value) if row.current else None,
        current_level=row.current.level if row.current else "",
        current_text=row.current.text if row.current else "",
        target_x=columns.scale(row.target.value) if row.target else None,
        target_text=row.target.text if row.target else "",
        difference=row.difference or subject.words.unknown,
        items=items,
        note=note,
        gap=_is_gap(row),
        scale_bottom=bottom if beside else top + band,
    )


def _is_gap(row: GapRow) -> bool:
    return row.current is not None and row.target is not None and row.target.value - row.current.value > 0.05


def _items(
    items: tuple[GapItem, ...], first: float, columns: _Columns, metrics: Metrics
) -> tuple[tuple[LedgerItem, ...], float]:
    """Items one under the other from the first baseline on, and the y after the last."""
    placed: list[LedgerItem] = []
    y = first
    for item in items:
        lines = metrics.wrap(item.title, columns.end - columns.items - 24, NOTE, 2)
        placed.append(LedgerItem(columns.items, y, item.status, lines.lines, item.href))
        y += _LEADING * len(lines) + 8
    return tuple(placed), y
