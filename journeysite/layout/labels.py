"""Places labels at points of a curve: no two overlap, and as little as possible of anything else is covered.

Every label has many places it could take (over, under, beside its point; on one line or more). Each place has a price
for what it hides and how far it strays; the cheapest few are kept, and labels then choose in turn, each looking only
at its neighbours, until none can do better. Two neighbours that still collide choose together. What collides even then
is reduced to its least form, or left out. No chance is involved, and the work grows with the number of labels.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct

from journeysite.geometry.primitives import Box
from journeysite.layout.prices import ACROSS, DOWN, Prices

__all__ = ["FORBIDDEN", "Block", "Placement", "Wanted", "place"]

# Prices are in tenths of the smallest displeasure, so that sums stay whole numbers.
LABEL: Final = 60  # per px² shared with another label
WRONG_SIDE: Final = 400  # under a peak, over a low
BESIDE: Final = 100
ASTRAY: Final = 80  # half a label's width to the side; grows with its square
AWAY: Final = 4  # per px of distance, for what may stand off
OFF_LEVEL: Final = 1  # per px, for what stands beside
CLEAN: Final = 200  # below this, a place hides nothing that matters
KEPT: Final = 6
SHIFTS: Final = (0.0, -0.2, 0.2, -0.35, 0.35, -0.5, 0.5, -0.62, 0.62)
DROPS: Final = (0, -8, 8, -16, 16)
PASSES: Final = 6
SECOND_TIER: Final = (14, 28, 44, 60, 76)  # px that a label may stand off before it gives up its words
CELL: Final = max(ACROSS, DOWN) / 2  # px by which prices are known no better
HARMLESS: Final = 900  # a place that far off hides no marker and no curve
FORBIDDEN: Final = 100_000  # from here on, a place hides words that stand fast
AIR: Final = 1.0  # px around a label that others keep clear
GAP: Final = 3.0  # px between a marker and its label


class Block(NamedTuple):
    """One way to set a label, in px; ``cost`` is what this way costs in itself."""

    width: float
    height: float
    cost: int = 0


class Wanted(Struct, frozen=True):
    """A label to place at a point. ``blocks``: ways to set it; ``least``: what it may shrink to.

    ``radius``: px from the point to the edge of its marker, ``crown``: how much farther that reaches up at right.
    ``side``: -1 at a peak (label above), 1 at a low, 0 on a slope. ``distances``: how far it may stand off, px.
    ``rank``: 0 gives way last.
    """

    x: float
    y: float
    radius: float
    side: int
    blocks: tuple[Block, ...]
    least: Block
    crown: float = 0.0
    distances: tuple[int, ...] = (0,)
    rank: int = 1


class Placement(NamedTuple):
    """Where a label came to stand. ``block``: index of its setting, -1 for the least form; ``align``: of its lines."""

    cost: int
    left: float
    top: float
    right: float
    bottom: float
    block: int
    align: str
    away: int

    @property
    def box(self) -> Box:
        """What the label covers."""
        return Box(self.left, self.top, self.right, self.bottom)


def place(wanted: Sequence[Wanted], prices: Prices) -> tuple[Placement | None, ...]:
    """A place for each label, in the order given; None where not even its least form finds one."""
    places = [_cheapest(label, label.blocks, prices) for label in wanted]
    near = _neighbours(places)
    chosen: list[Placement | None] = [options[0] if options else None for options in places]
    _settle(chosen, places, near)
    _pair_up(chosen, places, near)
    _give_way(chosen, wanted, near, prices)
    return tuple(chosen)


# Places


#: A place relative to a point, as (cost, block, across, dx, down, dy, align, away): left = x + across·width + dx,
#: top = y + down·height + dy. Bare, since a tuple with names takes twice as long to take apart.
_Move = tuple[int, int, float, float, float, float, str, int]


def _cheapest(label: Wanted, blocks: Sequence[Block], prices: Prices) -> list[Placement]:
    """The best places of a label by what they cost without other labels, cheapest first.

    Places are tried by their own cost; once enough hide nothing that matters, or cost less with what they hide than
    any other does without, the rest need no look.
    """
    x, y = label.x, label.y
    west, north, east, south = prices.field
    sums = prices.sums
    # Bare tuples, which sort alike: only what is kept becomes a ``Placement``.
    found: list[tuple[int, float, float, float, float, int, str, int]] = []
    clean, most = 0, 1 << 60
    costs = tuple([block.cost for block in blocks])
    sizes = [(block.width, block.height) for block in blocks]
    for cost, at, across, dx, down, dy, align, away in _moves(
        label.side, costs, label.distances, label.radius, label.crown
    ):
        if cost > most:
            break
        width, height = sizes[at]
        left, top = x + across * width + dx, y + down * height + dy
        right, bottom = left + width, top + height
        if left < west or top < north or right > east or bottom > south:
            continue
        # ``prices.under``, written out: the innermost step of the whole layout.
        a, b = int((left - west) / ACROSS + 0.5), int((right - west) / ACROSS + 0.5)
        high, low = sums[int((top - north) / DOWN + 0.5)], sums[int((bottom - north) / DOWN + 0.5)]
        price = low[b] - high[b] - low[a] + high[a]
        if cost + price <= most:
            insort(found, (cost + price, left, top, right, bottom, at, align, away))
            if len(found) >= KEPT:
                del found[KEPT:]
                most = found[-1][0]
        if price < CLEAN:
            clean += 1
            if clean == KEPT:
                break
    return [Placement(*place) for place in found]


@lru_cache(maxsize=512)
def _moves(
    side: int, costs: tuple[int, ...], distances: tuple[int, ...], radius: float, crown: float
) -> tuple[_Move, ...]:
    """All places of a label of that kind by their own cost; the same few kinds serve all maps."""
    moves = [
        move
        for at, cost in enumerate(costs)
        for move in (*_over_and_under(side, at, cost, distances, radius, crown), *_beside(at, cost, radius, crown))
    ]
    return tuple(sorted(moves))


def _over_and_under(
    side: int, at: int, cost: int, distances: Sequence[int], radius: float, crown: float
) -> Iterator[_Move]:
    for away in distances:
        reach = radius + GAP + away
        for shift in SHIFTS:
            align = "middle" if abs(shift) < 0.5 else "end" if shift < 0 else "start"
            own = cost + away * AWAY + round(ASTRAY * 4 * shift * shift)
            over = reach + (crown if align != "end" else 0)  # the crown is at right
            yield own + (WRONG_SIDE if side > 0 else 0), at, shift - 0.5, 0.0, -1.0, -over, align, away
            yield own + (WRONG_SIDE if side < 0 else 0), at, shift - 0.5, 0.0, 0.0, reach, align, away


def _beside(at: int, cost: int, radius: float, crown: float) -> Iterator[_Move]:
    reach = radius + GAP + 2
    for drop in DROPS:
        own = cost + BESIDE + abs(drop) * OFF_LEVEL
        yield own, at, -1.0, -reach, -0.5, drop, "end", 0
        yield own, at, 0.0, reach + crown, -0.5, drop, "start", 0


# Choosing


def _neighbours(places: Sequence[Sequence[Placement]]) -> list[list[int]]:
    """For each label, those whose kept places could meet its own."""
    spans = [_span(options) for options in places]
    near: list[list[int]] = [[] for _ in places]
    order = sorted((span.left, at) for at, span in enumerate(spans) if span)
    open_ones: list[int] = []
    for left, at in order:
        here = spans[at]
        assert here
        open_ones = [other for other in open_ones if (there := spans[other]) and there.right > left]
        for other in open_ones:
            if (there := spans[other]) and here.overlaps(there):
                near[at].append(other)
                near[other].append(at)
        open_ones.append(at)
    return near


def _span(options: Sequence[Placement]) -> Box | None:
    """The smallest box around all places of a label, with its air."""
    if not options:
        return None
    _, lefts, tops, rights, bottoms, *_ = zip(*options, strict=True)
    return Box(min(lefts) - AIR, min(tops) - AIR, max(rights) + AIR, max(bottoms) + AIR)


def _settle(
    chosen: list[Placement | None], places: Sequence[Sequence[Placement]], near: Sequence[Sequence[int]]
) -> None:
    """Labels choose in turn, left to right and back, until none finds a better place."""
    for turn in range(PASSES):
        changed = False
        order = range(len(places)) if turn % 2 == 0 else range(len(places) - 1, -1, -1)
        for at in order:
            best = _best(places[at], [other for n in near[at] if (other := chosen[n])])
            if best is not None and best is not chosen[at]:
                chosen[at], changed = best, True
        if not changed:
            return


def _best(options: Sequence[Placement], others: Sequence[Placement]) -> Placement | None:
    """The option that costs least beside these others; options come cheapest first."""
    best, least = None, 1 << 60
    for option in options:
        if option.cost >= least:
            break
        total = option.cost + _shared(option, others)
        if total < least:
            best, least = option, total
    return best


def _shared(one: Placement, others: Sequence[Placement]) -> int:
    """What it costs to lie on others: by area, and never less than for a strip 8 px² large."""
    _, left, top, right, bottom, _, _, _ = one
    left, top, right, bottom = left - AIR, top - AIR, right + AIR, bottom + AIR
    total = 0.0
    for _, west, north, east, south, _, _, _ in others:
        if west < right and left < east and north < bottom and top < south:
            total += 8 + (min(right, east) - max(left, west)) * (min(bottom, south) - max(top, north))
    return round(LABEL * total)


def _pair_up(
    chosen: list[Placement | None], places: Sequence[Sequence[Placement]], near: Sequence[Sequence[int]]
) -> None:
    """Two labels that still collide choose together, with all others as they stand."""
    for at, others in enumerate(near):
        for other in others:
            here, there = chosen[at], chosen[other]
            if other < at or not here or not there or not _shared(here, (there,)):
                continue
            around = sorted({*near[at], *near[other]} - {at, other})
            still = [standing for n in around if (standing := chosen[n])]
            chosen[at], chosen[other] = _best_pair(places[at], places[other], still)


def _best_pair(
    first: Sequence[Placement], second: Sequence[Placement], others: Sequence[Placement]
) -> tuple[Placement, Placement]:
    alone = [(b.cost + _shared(b, others), b) for b in second]
    pairs = (
        (cost_a + cost_b + _shared(a, (b,)), i, j)
        for i, a in enumerate(first)
        for cost_a in (a.cost + _shared(a, others),)
        for j, (cost_b, b) in enumerate(alone)
    )
    _, i, j = min(pairs)
    return first[i], second[j]


# Giving way


def _give_way(
    chosen: list[Placement | None], wanted: Sequence[Wanted], near: Sequence[Sequence[int]], prices: Prices
) -> None:
    """Labels that still touch an earlier or more important one take their least form, or none."""
    kept: set[int] = set()
    moved: list[Placement] = []
    for at in sorted(range(len(wanted)), key=lambda index: (wanted[index].rank, index)):
        placed = chosen[at]
        others = [other for n in near[at] if n in kept and (other := chosen[n])] + moved
        if placed is None or _is_spoiled(placed, others):
            standing = [other for n in sorted(kept) if (other := chosen[n])]
            found = _farther(wanted[at], prices, standing) or _least(wanted[at], prices, standing)
            chosen[at] = found
            moved += [found] if found else []
        if chosen[at] is not None:
            kept.add(at)


def _is_spoiled(placed: Placement, others: Sequence[Placement]) -> bool:
    """Whether a label hides other words, or would be hidden by them."""
    cost, left, top, right, bottom, *_ = placed
    return cost >= FORBIDDEN or any(
        left < east and west < right and top < south and north < bottom for _, west, north, east, south, *_ in others
    )


def _farther(label: Wanted, prices: Prices, others: Sequence[Placement]) -> Placement | None:
    """The cheapest place farther off that touches no other label and hides nothing that matters; a line leads to it."""
    costs = tuple([block.cost for block in label.blocks])
    if label.blocks == (label.least,):
        return None
    west, north, east, south = prices.field
    for cost, at, across, dx, down, dy, align, away in _moves(
        label.side, costs, SECOND_TIER, label.radius, label.crown
    ):
        width, height, _ = label.blocks[at]
        left, top = label.x + across * width + dx, label.y + down * height + dy
        box = Box(left, top, left + width, top + height)
        around = box.grown(CELL)
        if not away or around.left < west or around.top < north or around.right > east or around.bottom > south:
            continue
        placed = Placement(cost, *box, at, align, away)
        if prices.under(around) < HARMLESS and not _is_spoiled(placed, others):
            return placed
    return None


def _least(label: Wanted, prices: Prices, others: Sequence[Placement]) -> Placement | None:
    """The least form of a label in the cheapest place that touches no other; None where there is no such place."""
    reach = label.radius + GAP + label.least.width + 40
    near = [other for other in others if other.right > label.x - reach and other.left < label.x + reach]
    for option in _cheapest(label, (label.least,), prices):
        if not _is_spoiled(option, near):
            return option._replace(block=-1)
    return None
