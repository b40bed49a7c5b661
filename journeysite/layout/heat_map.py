"""Journeys against stages: the mean emotion of each stage of each journey, as shape, number and wash."""

from __future__ import annotations

from msgspec import Struct

from journeysite.geometry.primitives import Box
from journeysite.layout.map.subject import Emotion
from journeysite.layout.metrics import Metrics
from journeysite.layout.typography import NOTE, SMALL_STRONG, VALUE

__all__ = [
    "HeatCell",
    "HeatColumn",
    "HeatMapLayout",
    "HeatMapSubject",
    "HeatRow",
    "PlacedCell",
    "PlacedRow",
    "layout_heat_map",
]


class HeatCell(Struct, frozen=True):
    """A stage of a journey; without an emotion nobody has documented it. ``label``: what its link is called."""

    emotion: Emotion | None = None
    href: str = ""
    label: str = ""


class HeatRow(Struct, frozen=True):
    """A journey: one cell for each column, None where it has no such stage."""

    title: str
    cells: tuple[HeatCell | None, ...]
    mean: Emotion | None = None
    href: str = ""


class HeatMapSubject(Struct, frozen=True):
    """``means``: of each column; ``mean_word`` and ``means_word`` head their column and row ("" leaves them out)."""

    id: str
    title: str
    desc: str
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    means: tuple[Emotion | None, ...] = ()
    mean_word: str = ""
    means_word: str = ""
    width: float = 1376.0


class HeatColumn(Struct, frozen=True):
    """A column's name in lines, the last of them with its baseline at ``y``."""

    x: float
    y: float
    lines: tuple[str, ...]


class PlacedCell(Struct, frozen=True):
    """A cell with its mark and number; ``box`` None for a mean, which has no ground. No level: not documented."""

    box: Box | None
    level: str
    mark_x: float
    text_x: float
    middle: float
    text: str
    href: str
    label: str


class PlacedRow(Struct, frozen=True):
    """A journey's name in lines, the first baseline at ``y``."""

    y: float
    lines: tuple[str, ...]
    href: str
    muted: bool


class HeatMapLayout(Struct, frozen=True):
    """Where everything is, in px."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    columns: tuple[HeatColumn, ...]
    rows: tuple[PlacedRow, ...]
    cells: tuple[PlacedCell, ...]


_CELL, _GUTTER, _LEAST = 40.0, 2.0, 72.0
_LEADING = 16.0


def layout_heat_map(subject: HeatMapSubject, metrics: Metrics) -> HeatMapLayout:
    """Cells 40 px high on a gutter of 2; columns at least 72 px wide, so that many stages scroll rather than shrink."""
    names = _name_width(subject, metrics)
    count = len(subject.columns) + bool(subject.mean_word)
    pitch = max(_least_pitch(subject, metrics), (subject.width - names) / max(count, 1)) if count else 0.0
    heads = [metrics.wrap(c, pitch - 12, SMALL_STRONG, 3) for c in (*subject.columns, subject.mean_word)]
    top = 12 + _LEADING * max([len(lines) for lines in heads], default=0)
    step = _CELL + _GUTTER
    rows = [_row(r.title, top + i * step, names, r.href, False, metrics) for i, r in enumerate(subject.rows)]
    cells = [
        cell
        for i, row in enumerate(subject.rows)
        for cell in _row_cells(row, names, pitch, top + i * step, bool(subject.mean_word), metrics)
    ]
    height = top + step * len(subject.rows)
    if subject.means_word and subject.columns:
        rows.append(_row(subject.means_word, height, names, "", True, metrics))
        cells += [
            _cell(HeatCell(mean), None, names + at * pitch, pitch, height, metrics)
            for at, mean in enumerate(subject.means)
            if mean
        ]
        height += step
    return HeatMapLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=names + pitch * count,
        height=height,
        columns=tuple(
            HeatColumn(names + at * pitch + 8, top - 10 - _LEADING * (len(lines) - 1), lines.lines)
            for at, lines in enumerate(heads)
            if any(lines.lines)
        ),
        rows=tuple(rows),
        cells=tuple(cells),
    )


def _least_pitch(subject: HeatMapSubject, metrics: Metrics) -> float:
    """Room for a number, and for the longest word of the heads as far as that stays under 120 px."""
    words = [word for head in (*subject.columns, subject.mean_word) for word in head.split(" ")]
    return max(_LEAST, min(max([metrics.width(w, SMALL_STRONG) for w in words], default=0.0) + 14, 120.0))


def _name_width(subject: HeatMapSubject, metrics: Metrics) -> float:
    """What journeys' names need, between 128 px and a fifth of the figure (they wrap beyond that)."""
    widest = max([metrics.width(t, NOTE) for t in (subject.means_word, *(r.title for r in subject.rows))], default=0.0)
    return min(max(widest + 16, 128.0), max(subject.width * 0.21, 128.0))


def _row(title: str, top: float, width: float, href: str, muted: bool, metrics: Metrics) -> PlacedRow:
    lines = metrics.wrap(title, width - 16, NOTE, 2)
    return PlacedRow(top + _CELL / 2 + 4.5 - _LEADING * (len(lines) - 1) / 2, lines.lines, href, muted)


def _row_cells(
    row: HeatRow, left: float, pitch: float, top: float, with_mean: bool, metrics: Metrics
) -> list[PlacedCell]:
    found: list[PlacedCell] = []
    for at, cell in enumerate(row.cells):
        if cell is not None:
            x = left + at * pitch
            box = Box(x, top, x + pitch - _GUTTER, top + _CELL)
            found.append(_cell(cell, box, x, pitch, top, metrics))
    if with_mean and row.mean:
        found.append(_cell(HeatCell(row.mean), None, left + len(row.cells) * pitch, pitch, top, metrics))
    return found


def _cell(cell: HeatCell, box: Box | None, x: float, pitch: float, top: float, metrics: Metrics) -> PlacedCell:
    """Mark and number side by side in the middle of the cell; the widths of signs differ, so numbers align right."""
    emotion = cell.emotion
    widest = metrics.width("−0,0", VALUE)
    left = x + (pitch - _GUTTER - 12 - 8 - widest) / 2
    return PlacedCell(
        box=box,
        level=emotion.level if emotion else "",
        mark_x=left + 6,
        text_x=left + 20 + widest,
        middle=top + _CELL / 2,
        text=emotion.text if emotion else "",
        href=cell.href,
        label=cell.label,
    )
