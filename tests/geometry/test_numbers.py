import pytest

from journeysite.geometry.numbers import Numerals, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12.0, "12"),
        (12, "12"),
        (0.5, "0.5"),
        (-3.256, "-3.26"),
        (100.0, "100"),
        (0.004, "0"),
        (-0.004, "0"),
        (-0.0, "0"),
        (1e-9, "0"),
        (1234567.1, "1234567.1"),
    ],
)
def test_numbers_are_rounded_to_two_decimals_and_written_as_short_as_possible(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), float("-inf")])
def test_what_is_no_number_is_never_written(value: float) -> None:
    with pytest.raises(ValueError, match="not a coordinate"):
        number(value)


def test_remembered_numerals_are_the_same_and_stay_few() -> None:
    numerals = Numerals(limit=3)
    assert [numerals[v] for v in (1.0, 2.5, 1.0, 3.0, 4.0, -0.001)] == ["1", "2.5", "1", "3", "4", "0"]
    assert len(numerals) <= 3
