"""The rail: slices of one curve that meet whatever heights their rows take."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journeysite.layout.map.subject import Mode, PersonaLine
from journeysite.layout.rail import RailSlice, layout_rail
from tests.layout.map_samples import diver, made_up

COUNTS = st.lists(st.integers(0, 6), min_size=1, max_size=8).filter(any)


def ends(path: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """The first and the last point of a path."""
    found = [float(value) for value in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return (found[0], found[1]), (found[-2], found[-1])


def lines_of(part: RailSlice) -> list[str]:
    """Known and guessed pieces of a slice, from its top to its bottom."""
    pieces = [f"M{piece}" for path in (part.line, part.guess) for piece in path.split("M")[1:]]
    return sorted(pieces, key=lambda piece: ends(piece)[0][1])


def test_each_stage_has_a_slice_for_its_head_and_one_for_each_touchpoint() -> None:
    rail = layout_rail(made_up([2, 0, 1]))
    assert [(part.stage, part.touchpoint) for part in rail.slices] == [(1, 0), (1, 1), (1, 2), (2, 0), (3, 0), (3, 3)]


def test_every_persona_has_a_line_on_the_rail() -> None:
    subject = diver()
    lines = (PersonaLine("a", "A"), PersonaLine("b", "B"))
    stages = tuple(
        replace(stage, touchpoints=tuple(replace(at, emotions=(at.emotion, at.emotion)) for at in stage.touchpoints))
        for stage in subject.stages
    )
    slices = layout_rail(replace(subject, lines=lines, stages=stages)).slices
    assert all(part.others == (part.line,) for part in slices)
    assert any(part.line for part in slices)


def test_left_is_the_low_end_and_right_the_high_one() -> None:
    rail = layout_rail(diver())
    assert (rail.low, rail.zero, rail.high) == (12, 52, 92)
    first = rail.slices[1].mark
    assert first
    assert first.x == pytest.approx(52 + 1.6 * 20)


@settings(deadline=None)
@given(COUNTS)
def test_the_line_leaves_a_slice_where_the_next_takes_it_up(counts: list[int]) -> None:
    slices = [part for part in layout_rail(made_up(counts)).slices if lines_of(part)]
    for before, after in pairwise(slices):
        (x0, y0), (x1, y1) = ends(lines_of(before)[-1])[1], ends(lines_of(after)[0])[0]
        assert (y0, y1) == (before.height, 0)
        assert x0 == pytest.approx(x1, abs=0.02)


def test_the_line_begins_and_ends_half_way_down_the_first_and_last_touchpoint() -> None:
    slices = layout_rail(diver()).slices
    assert ends(slices[1].line)[0] == (84, 50)
    assert ends(slices[-1].line)[1][1] == 50


def test_beside_an_undocumented_stage_the_line_is_a_guess() -> None:
    slices = layout_rail(made_up([1, 0, 1])).slices
    assert (slices[2].line, slices[2].area) == ("", "")
    assert slices[2].guess


def test_a_touchpoint_whose_emotion_is_unknown_has_a_mark_off_the_scale() -> None:
    rail = layout_rail(made_up([3], unknown=[2]))
    assert [part.mark is not None for part in rail.slices] == [False, True, True, True]
    mark = rail.slices[2].mark
    assert mark
    assert (mark.level, mark.x < rail.low) == ("", True)
    assert rail.slices[2].guess


def test_the_target_is_drawn_only_in_comparison() -> None:
    assert any(part.aim for part in layout_rail(diver()).slices)
    assert not any(part.aim for part in layout_rail(diver(Mode.CURRENT)).slices)


def test_moments_of_truth_are_marked() -> None:
    marked = [part.touchpoint for part in layout_rail(diver()).slices if part.mark and part.mark.truth]
    assert marked == [6, 10, 14, 18]
