"""Value against effort: a bubble for each roadmap item, named quadrants, no bubble and no label over another."""

from __future__ import annotations

import math
from collections.abc import Sequence

from msgspec import Struct

from journeysite.geometry.boxes import Grid
from journeysite.geometry.primitives import Box
from journeysite.geometry.scale import Linear
from journeysite.geometry.text import Lines
from journeysite.layout.metrics import Metrics
from journeysite.layout.placement import Candidate, place
from journeysite.layout.typography import LABEL, STRONG

__all__ = ["Bubble", "MatrixItem", "MatrixLayout", "MatrixSubject", "MatrixWords", "QuadrantName", "layout_matrix"]


class MatrixItem(Struct, frozen=True):
    """A roadmap item: ``value`` and ``effort`` on the subject's scale, ``touchpoints`` that it serves (its size).

    ``rank`` stands in the bubble where its title finds no place. ``label`` is what the link is called, with value
    and effort as words.
    """

    title: str
    value: float
    effort: float
    touchpoints: int = 1
    status: str = "planned"
    rank: str = ""
    href: str = ""
    label: str = ""


class MatrixWords(Struct, frozen=True):
    """Names of quadrants and ends of the axes."""

    quick_wins: str = "Quick wins"
    big_bets: str = "Big projects"
    fill_ins: str = "Fill-ins"
    doubtful: str = "To question"
    low_effort: str = "Low effort"
    high_effort: str = "High effort"
    low_value: str = "Low value"
    high_value: str = "High value"


class MatrixSubject(Struct, frozen=True):
    """All that the matrix shows. ``middle``: where low ends and high begins, on both axes."""

    id: str
    title: str
    desc: str
    items: tuple[MatrixItem, ...]
    words: MatrixWords = MatrixWords()
    middle: float = 3.0
    width: float = 592.0
    height: float = 560.0


class QuadrantName(Struct, frozen=True):
    """A quadrant's name at its outer corner."""

    x: float
    y: float
    anchor: str
    text: str


class Bubble(Struct, frozen=True):
    """A placed item; its lines are set from the first baseline ``text_y``. Without lines the rank stands inside."""

    x: float
    y: float
    radius: float
    status: str
    href: str
    label: str
    rank: str
    lines: tuple[str, ...]
    text_x: float
    text_y: float
    anchor: str


class MatrixLayout(Struct, frozen=True):
    """Where everything is, in px; bubbles from the largest to the smallest, so that none hides another."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    plot: Box
    split_x: float
    split_y: float
    quadrants: tuple[QuadrantName, ...]
    bubbles: tuple[Bubble, ...]
    words: MatrixWords


_LEADING = 15.0
_GAP = 5.0
_INSET = 8.0
_NAME_STRIP = 32.0


def layout_matrix(subject: MatrixSubject, metrics: Metrics) -> MatrixLayout:
    """The matrix. The split between low and high stays at the scale's middle; the axes zoom to what there is."""
    plot = Box(44, 16, subject.width - 8, subject.height - 32)
    across = _axis([i.effort for i in subject.items], subject.middle, (plot.left, plot.right))
    upward = _axis([i.value for i in subject.items], subject.middle, (plot.bottom, plot.top))
    split_x, split_y = across(subject.middle), upward(subject.middle)
    quadrants = _quadrants(plot, subject.words, metrics)
    order = sorted(range(len(subject.items)), key=lambda i: (-subject.items[i].touchpoints, i))
    items = [subject.items[i] for i in order]
    radii = _radii(items, plot)
    wanted = [(across(i.effort), upward(i.value)) for i in items]
    centres = _relaxed(wanted, radii, plot)
    return MatrixLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=subject.width,
        height=subject.height,
        plot=plot,
        split_x=split_x,
        split_y=split_y,
        quadrants=quadrants,
        bubbles=_labelled(items, centres, radii, plot, quadrants, metrics),
        words=subject.words,
    )


def _axis(values: Sequence[float], middle: float, ends: tuple[float, float]) -> Linear:
    """A scale over all values and the middle, which keeps at least 28 % of the length on either side of it."""
    low, high = min([*values, middle]), max([*values, middle])
    span = max(high - low, 1.0) * 1.3
    centre = (low + high) / 2
    start, end = centre - span / 2, centre + span / 2
    start = min(start, middle - 0.28 * span)
    end = max(end, middle + 0.28 * span)
    return Linear((start, end), ends)


def _quadrants(plot: Box, words: MatrixWords, metrics: Metrics) -> tuple[QuadrantName, ...]:
    room = plot.width / 2 - 24
    left, right, top, bottom = plot.left + 12, plot.right - 12, plot.top + 22, plot.bottom - 12
    places = (
        (left, top, "start", words.quick_wins),
        (right, top, "end", words.big_bets),
        (left, bottom, "start", words.fill_ins),
        (right, bottom, "end", words.doubtful),
    )
    return tuple(QuadrantName(x, y, anchor, metrics.fit(text, room, STRONG)) for x, y, anchor, text in places)


def _radii(items: Sequence[MatrixItem], plot: Box) -> list[float]:
    """9 px and 3.2 for each touchpoint, at most 28; smaller all together where they would fill the plot."""
    radii = [min(9 + 3.2 * max(i.touchpoints, 0), 28.0) for i in items]
    covered = sum((2 * r + _GAP) ** 2 for r in radii)
    share = 0.3 * plot.area
    return [max(5.0, r * math.sqrt(share / covered)) for r in radii] if covered > share else radii


# Bubbles


def _relaxed(
    wanted: Sequence[tuple[float, float]], radii: Sequence[float], plot: Box, rounds: int = 80
) -> list[tuple[float, float]]:
    """Centres as near to the wanted ones as leaves 5 px between bubbles and keeps them inside the plot."""
    centres = [_inside(at, r, plot) for at, r in zip(wanted, radii, strict=True)]
    for _ in range(rounds):
        if not _push_apart(centres, radii, plot):
            break
    return centres


def _push_apart(centres: list[tuple[float, float]], radii: Sequence[float], plot: Box) -> bool:
    """One round of pushing each close pair half the missing distance each way; whether any pair was close."""
    moved = False
    for i, j in _neighbours(centres, radii):
        (x1, y1), (x2, y2) = centres[i], centres[j]
        dx, dy = x2 - x1, y2 - y1
        distance = math.hypot(dx, dy)
        missing = radii[i] + radii[j] + _GAP - distance
        if missing <= 0.05:
            continue
        if distance < 0.01:
            # Ties part in directions that depend on nothing but the order: turns by the golden angle.
            dx, dy, distance = math.cos(j * 2.39996), math.sin(j * 2.39996), 1.0
        step = missing / 2 / distance
        centres[i] = _inside((x1 - dx * step, y1 - dy * step), radii[i], plot)
        centres[j] = _inside((x2 + dx * step, y2 + dy * step), radii[j], plot)
        moved = True
    return moved


def _neighbours(centres: Sequence[tuple[float, float]], radii: Sequence[float]) -> list[tuple[int, int]]:
    """Pairs near enough on x to touch, found in one sweep from left to right."""
    order = sorted(range(len(centres)), key=lambda i: (centres[i][0] - radii[i], i))
    open_ones: list[int] = []
    pairs: list[tuple[int, int]] = []
    for i in order:
        left = centres[i][0] - radii[i] - _GAP
        open_ones = [o for o in open_ones if centres[o][0] + radii[o] > left]
        pairs += [(min(i, o), max(i, o)) for o in open_ones]
        open_ones.append(i)
    return pairs


def _inside(at: tuple[float, float], radius: float, plot: Box) -> tuple[float, float]:
    """The centre, moved inside the plot: off its edges, and off the strips where the quadrants' names stand."""
    beside, above = radius + _INSET, radius + _NAME_STRIP
    x = min(max(at[0], plot.left + beside), plot.right - beside)
    return x, min(max(at[1], plot.top + above), plot.bottom - above)


# Labels


def _labelled(
    items: Sequence[MatrixItem],
    centres: Sequence[tuple[float, float]],
    radii: Sequence[float],
    plot: Box,
    quadrants: Sequence[QuadrantName],
    metrics: Metrics,
) -> tuple[Bubble, ...]:
    """Each bubble with its title beside it, where one finds a place."""
    discs = [Box.around(x, y, 2 * r) for (x, y), r in zip(centres, radii, strict=True)]
    fixed = [*discs, *(_name_box(quadrant, metrics) for quadrant in quadrants)]
    taken = Grid(fixed)
    options = [_options(item, disc, plot, metrics, taken) for item, disc in zip(items, discs, strict=True)]
    placed = place(options, fixed)
    return tuple(
        _bubble(item, centre, radius, way[1] if way else None)
        for item, centre, radius, way in zip(items, centres, radii, placed, strict=True)
    )


def _name_box(name: QuadrantName, metrics: Metrics) -> Box:
    width = metrics.width(name.text, STRONG)
    left = name.x if name.anchor == "start" else name.x - width
    return Box.sized(left, name.y - 12, width, 16)


class _Setting(Struct, frozen=True):
    lines: Lines
    x: float
    y: float
    anchor: str


def _options(item: MatrixItem, disc: Box, plot: Box, metrics: Metrics, taken: Grid) -> list[tuple[Candidate, _Setting]]:
    """Titles at right, left, below and above, in one to three lines, inside the plot and off everything else."""
    inside = plot.grown(-4)
    found: list[tuple[Candidate, _Setting]] = []
    taken.remove(disc)  # a label may touch its own
    for step, room in enumerate((220.0, 120.0, 84.0)):
        lines = metrics.balance(item.title, room, LABEL, 3)
        width, height = lines.width + 2, _LEADING * len(lines)
        for side, (left, top, anchor) in enumerate(_sides(disc, width, height)):
            box = Box.sized(left, top, width, height)
            if not inside.contains(box) or taken.overlaps(box):
                continue
            x = {"start": left, "end": box.right, "middle": box.middle.x}[anchor]
            cost = 3.0 * step + 2.0 * side + (6.0 if lines.cut else 0.0)
            found.append((Candidate(box, cost), _Setting(lines, x, top + 11.5, anchor)))
    taken.add(disc)
    return found


def _sides(disc: Box, width: float, height: float) -> tuple[tuple[float, float, str], ...]:
    """Left, top and anchor of a label of that size on each side of a disc, the best side first."""
    middle = disc.middle
    beside, under = middle.y - height / 2, middle.x - width / 2
    return (
        (disc.right + 5, beside, "start"),
        (disc.left - 5 - width, beside, "end"),
        (under, disc.bottom + 3, "middle"),
        (under, disc.top - 3 - height, "middle"),
        (disc.right, disc.bottom - 4, "start"),
        (disc.left - width, disc.bottom - 4, "end"),
        (disc.right, disc.top + 4 - height, "start"),
        (disc.left - width, disc.top + 4 - height, "end"),
    )


def _bubble(item: MatrixItem, centre: tuple[float, float], radius: float, setting: _Setting | None) -> Bubble:
    return Bubble(
        x=centre[0],
        y=centre[1],
        radius=radius,
        status=item.status,
        href=item.href,
        label=item.label,
        rank="" if setting else item.rank,
        lines=setting.lines.lines if setting else (),
        text_x=setting.x if setting else centre[0],
        text_y=setting.y if setting else centre[1] + 4,
        anchor=setting.anchor if setting else "middle",
    )
