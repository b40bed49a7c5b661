"""Circles are found once each, as the shortest walk from their first member."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.checks.cycles import cycles


@pytest.mark.parametrize(
    ("waits_for", "circles"),
    [
        ({}, []),
        ({"a": ["b"], "b": ["c"], "c": []}, []),
        ({"a": ["a"]}, [("a",)]),
        ({"a": ["b"], "b": ["a"]}, [("a", "b")]),
        ({"c": ["a"], "a": ["b"], "b": ["c"]}, [("c", "a", "b")]),
        ({"a": ["b", "c"], "b": ["c"], "c": ["a"]}, [("a", "c")]),  # the shortest way back
        ({"x": ["a"], "a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [("a", "b"), ("c", "d")]),
        ({"a": ["b", "unknown"], "b": []}, []),
    ],
)
def test_circles(waits_for: Mapping[str, list[str]], circles: list[tuple[str, ...]]) -> None:
    assert cycles(waits_for) == circles


def test_a_chain_may_be_longer_than_the_stack() -> None:
    chain = {str(number): [str(number + 1)] for number in range(20_000)} | {"20000": ["0"]}
    assert [len(circle) for circle in cycles(chain)] == [20_001]


GRAPHS = st.dictionaries(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefg"), max_size=3))


@given(GRAPHS)
def test_a_circle_is_a_walk_that_comes_back(waits_for: dict[str, list[str]]) -> None:
    for circle in cycles(waits_for):
        for one, following in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert following in waits_for[one]


@given(GRAPHS)
def test_whoever_can_reach_itself_is_in_a_group_that_is_told(waits_for: dict[str, list[str]]) -> None:
    def reach(start: str) -> set[str]:
        found, ahead = set[str](), [start]
        while ahead:
            following = [one for one in waits_for[ahead.pop()] if one in waits_for and one not in found]
            found.update(following)
            ahead.extend(following)
        return found

    told = [set(circle) for circle in cycles(waits_for)]
    for one in waits_for:
        if one in reach(one):
            assert any(circle <= reach(one) and one in reach(min(circle)) for circle in told)
        else:
            assert not any(one in circle for circle in told)
