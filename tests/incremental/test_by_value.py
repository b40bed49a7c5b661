"""What is made of each value is made once, for as long as that very value is asked for."""

from __future__ import annotations

from msgspec import Struct

from journeysite.incremental.by_value import ByValue


class Box(Struct, frozen=True):
    content: int


def test_only_new_values_are_worked_on_and_results_keep_the_order() -> None:
    worked: list[int] = []

    def twice(box: Box) -> int:
        worked.append(box.content)
        return 2 * box.content

    doubles = ByValue(twice)
    one, two, three = Box(1), Box(2), Box(3)
    assert doubles.of_each([one, two, one]) == [2, 4, 2]
    assert doubles.of_each([three, two]) == [6, 4]
    assert worked == [1, 2, 3]
    assert doubles.of_each([one]) == [2]
    assert worked == [1, 2, 3, 1], "what was not asked for is forgotten"


def test_a_value_that_equals_another_is_one_of_its_own() -> None:
    worked: list[Box] = []
    seen = ByValue(worked.append)
    seen.of_each([Box(1), Box(1)])
    assert len(worked) == 2


def test_an_empty_result_is_a_result() -> None:
    worked: list[Box] = []
    nothing = ByValue(worked.append)
    box = Box(0)
    nothing.of_each([box])
    nothing.of_each([box])
    assert len(worked) == 1
