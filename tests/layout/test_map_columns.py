"""Columns: as wide as their touchpoints need, as wide as the sheet allows, never narrower than can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.layout.map.columns import columns
from journeysite.layout.map.sheet import SCREEN

COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=14)


def widths(counts: list[int], available: float = 1240) -> list[float]:
    return [column.width for column in columns(counts, available, SCREEN)]


def test_the_reference_of_eight_stages_and_twenty_one_touchpoints_fills_the_container() -> None:
    assert widths([2, 3, 3, 3, 2, 3, 3, 2]) == [140, 164, 164, 164, 140, 164, 164, 140]


def test_a_short_journey_stretches_in_proportion() -> None:
    assert widths([1, 1, 0, 1, 0, 1, 0, 1]) == [155] * 8


def test_sixty_touchpoints_keep_their_pitch_and_the_map_its_size() -> None:
    assert sum(widths([8, 8, 8, 7, 8, 7, 7, 7])) == 60 * 52


def test_one_stage_takes_the_whole_container() -> None:
    assert widths([1]) == [1240]


def test_touchpoint_i_of_n_stands_at_i_and_a_half_nths_of_its_stage() -> None:
    (column,) = columns([4], 400, SCREEN)
    assert column.points == (50, 150, 250, 350)


@given(COUNTS, st.floats(600, 3000))
def test_columns_stand_side_by_side_on_whole_pixels_and_no_pitch_is_under_its_floor(
    counts: list[int], available: float
) -> None:
    found = columns(counts, available, SCREEN)
    assert found[0].left == 0
    assert all(before.right == after.left for before, after in pairwise(found))
    assert all(column.right == round(column.right) for column in found)
    assert all(column.width >= SCREEN.stage_least - 1 for column in found)
    assert all(b - a >= SCREEN.pitch_least - 1 for column in found for a, b in pairwise(column.points))
    assert found[-1].right >= round(available)


@pytest.mark.parametrize("counts", [[1], [5, 5], [0, 0, 3]])
def test_equal_stages_are_equally_wide(counts: list[int]) -> None:
    found = dict(zip(counts, widths(counts), strict=True))
    assert widths(counts) == pytest.approx([found[count] for count in counts], abs=1)
