import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.geometry.boxes import Grid, Pile, collisions
from journeysite.geometry.primitives import Box

places = st.integers(-300, 300)
sizes = st.integers(1, 150)
boxes = st.lists(st.builds(Box.sized, places, places, sizes, sizes), max_size=25)


@given(boxes)
def test_collisions_are_those_that_comparing_all_with_all_finds(given_boxes: list[Box]) -> None:
    expected = [
        (i, j)
        for i in range(len(given_boxes))
        for j in range(i + 1, len(given_boxes))
        if given_boxes[i].overlaps(given_boxes[j])
    ]
    assert list(collisions(given_boxes)) == expected


@given(boxes, st.builds(Box.sized, places, places, sizes, sizes), st.sampled_from([16.0, 64.0, 500.0]))
def test_a_grid_sums_each_common_area_once_whatever_its_cells(given_boxes: list[Box], asked: Box, cell: float) -> None:
    grid = Grid(given_boxes, cell)
    assert grid.overlap(asked) == pytest.approx(sum(box.overlap(asked) for box in given_boxes))
    assert grid.overlaps(asked) == any(box.overlaps(asked) for box in given_boxes)


@given(boxes, st.builds(Box.sized, places, places, sizes, sizes))
def test_a_pile_answers_as_a_grid_does(given_boxes: list[Box], asked: Box) -> None:
    pile, grid = Pile(given_boxes), Grid(given_boxes)
    assert (pile.overlap(asked), pile.overlaps(asked)) == (pytest.approx(grid.overlap(asked)), grid.overlaps(asked))


@pytest.mark.parametrize("some", [Grid(cell=20), Pile()], ids=["grid", "pile"])
def test_a_box_can_be_taken_out_again(some: Grid | Pile) -> None:
    some.add(Box(0, 0, 100, 100))
    some.add(Box(50, 50, 80, 80))
    some.remove(Box(0, 0, 100, 100))
    assert some.overlap(Box(0, 0, 200, 200)) == 900
    assert not some.overlaps(Box(0, 0, 50, 50))
