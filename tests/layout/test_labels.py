"""Labels: never two on one place, and where there is room nothing that matters is hidden."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from journeysite.geometry.boxes import collisions
from journeysite.geometry.primitives import Box
from journeysite.layout.labels import FORBIDDEN, Block, Placement, Wanted, place
from journeysite.layout.prices import Prices

FIELD = Box(0, 0, 800, 400)


def priced(*areas: tuple[Box, int]) -> Prices:
    prices = Prices(FIELD)
    for box, price in areas:
        prices.area(box, price)
    prices.close()
    return prices


def wanted(x: float, y: float, side: int = 0, width: float = 80, rank: int = 1) -> Wanted:
    blocks = (Block(width, 15), Block(width * 0.6, 30, 45))
    return Wanted(x, y, 7.5, side, blocks, Block(14, 15), rank=rank)


def test_a_peak_has_its_label_above_in_the_middle() -> None:
    (placed,) = place([wanted(400, 200, side=-1)], priced())
    assert placed
    assert placed.box == Box(360, 174.5, 440, 189.5)
    assert placed.align == "middle"


def test_a_low_has_its_label_below() -> None:
    (placed,) = place([wanted(400, 200, side=1)], priced())
    assert placed
    assert placed.box.top == 210.5


def test_a_label_leaves_what_is_dear_uncovered() -> None:
    wall = Box(300, 150, 520, 199)
    (placed,) = place([wanted(400, 200, side=-1)], priced((wall, 2000)))
    assert placed
    assert not placed.box.overlaps(wall)


def test_a_label_stays_inside_the_field() -> None:
    (placed,) = place([wanted(3, 3)], priced())
    assert placed
    assert FIELD.contains(placed.box)


def test_where_only_the_number_fits_the_number_stays() -> None:
    (placed,) = place([wanted(400, 200, width=2000)], priced())
    assert placed
    assert (placed.block, placed.box.width) == (-1, 14)


def test_where_not_even_the_number_fits_nothing_is_written() -> None:
    assert place([wanted(400, 200)], priced((FIELD, FORBIDDEN * 10))) == (None,)


def test_the_more_important_label_keeps_its_words() -> None:
    room = priced((Box(0, 0, 800, 180), FORBIDDEN * 10), (Box(0, 220, 800, 400), FORBIDDEN * 10))
    placed = place([wanted(400, 200, width=380, rank=1), wanted(420, 200, width=380, rank=0)], room)
    assert placed[1]
    assert placed[1].block >= 0


POINTS = st.lists(
    st.tuples(st.integers(5, 795), st.integers(5, 395), st.integers(-1, 1), st.integers(20, 260), st.integers(0, 2)),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(POINTS)
def test_no_two_labels_ever_overlap_nor_leave_the_field(points: list[tuple[int, int, int, int, int]]) -> None:
    labels = [wanted(x, y, side, width, rank) for x, y, side, width, rank in sorted(points)]
    placed = [found for found in place(labels, priced((Box(200, 100, 600, 140), 500))) if found]
    assert collisions([found.box for found in placed]) == ()
    assert all(FIELD.contains(found.box) for found in placed)


@settings(max_examples=20, deadline=None)
@given(POINTS)
def test_the_same_labels_find_the_same_places(points: list[tuple[int, int, int, int, int]]) -> None:
    labels = [wanted(x, y, side, width, rank) for x, y, side, width, rank in points]

    def once() -> tuple[Placement | None, ...]:
        return place(labels, priced())

    assert once() == once()
