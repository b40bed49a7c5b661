import pytest

from journeysite.geometry.primitives import Box, Point, bounds


def test_a_box_is_made_from_a_corner_or_around_a_middle() -> None:
    assert Box.sized(10, 20, 30, 40) == Box(10, 20, 40, 60)
    assert Box.around(10, 20, 4, 6) == Box(8, 17, 12, 23)
    assert Box.around(0, 0, 4) == Box(-2, -2, 2, 2)


def test_a_box_knows_its_size_and_middle() -> None:
    box = Box(0, 0, 10, 4)
    assert (box.width, box.height, box.area, box.middle) == (10, 4, 40, Point(5, 2))


def test_boxes_overlap_by_the_area_that_both_cover() -> None:
    assert Box(0, 0, 10, 10).overlap(Box(8, 7, 20, 20)) == 6


@pytest.mark.parametrize("other", [Box(10, 0, 20, 10), Box(0, 10, 10, 20), Box(30, 30, 40, 40)])
def test_boxes_that_share_an_edge_do_not_overlap(other: Box) -> None:
    box = Box(0, 0, 10, 10)
    assert (box.overlap(other), box.overlaps(other), other.overlaps(box)) == (0, False, False)


def test_a_box_moves_grows_and_holds() -> None:
    box = Box(0, 0, 10, 10)
    assert box.moved(2, -1) == Box(2, -1, 12, 9)
    assert box.grown(3) == Box(-3, -3, 13, 13)
    assert (box.holds((10, 0)), box.holds((10.1, 0))) == (True, False)
    assert (box.contains(Box(1, 1, 10, 10)), box.contains(Box(1, 1, 11, 2))) == (True, False)


def test_bounds_contain_all_boxes() -> None:
    assert bounds([Box(0, 5, 2, 6), Box(-1, 7, 1, 9)]) == Box(-1, 5, 2, 9)


def test_a_point_moves() -> None:
    assert Point(1, 2).moved(dx=3, dy=-2) == Point(4, 0)
