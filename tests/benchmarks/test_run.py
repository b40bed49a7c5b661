"""What a run prints: medians, and ratios of what was measured in the same round."""

from __future__ import annotations

import pytest

from benchmarks.measure import Cost
from benchmarks.run import compared, in_turn, paired, table


def test_a_ratio_is_the_median_of_the_rounds_ratios() -> None:
    assert paired([1.0, 4.0, 30.0], [2.0, 4.0, 10.0]) == 1.0


def test_what_takes_no_memory_to_speak_of_is_beyond_comparison() -> None:
    assert paired([1.0], [0.0]) == float("inf")


def test_every_round_does_all_the_works_in_turn() -> None:
    done: list[str] = []

    def work(name: str) -> Cost:
        done.append(name)
        return Cost(1, 2, 3)

    in_turn(2, {name: lambda name=name: work(name) for name in ("a", "b")})  # type: ignore[misc]
    assert done == ["a", "b", "a", "b"]


def test_a_row_has_medians_ratios_and_what_else_there_is_to_say() -> None:
    found = {"ours": [Cost(1, 50, 60), Cost(3, 50, 60)], "theirs": [Cost(2, 100, 100), Cost(4, 100, 100)]}
    assert compared(found, {"theirs": ("12",)}) == [
        ("ours", "2.000", "1.00", "50", "1.00", "60"),
        ("theirs", "3.000", "0.62", "100", "0.50", "100", "12"),
    ]


def test_a_table_is_markdown() -> None:
    assert table("Cold", ("", "s"), [("a", "1")]) == "### Cold\n\n|  | s |\n| --- | --- |\n| a | 1 |\n"


@pytest.mark.parametrize("rounds", [1, 3])
def test_each_work_is_measured_once_a_round(rounds: int) -> None:
    assert [len(costs) for costs in in_turn(rounds, {"a": lambda: Cost(1, 1, 1)}).values()] == [rounds]
