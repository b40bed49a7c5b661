import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.geometry.scale import Linear, level, level_class


def test_a_scale_maps_its_ends_and_what_is_between() -> None:
    scale = Linear((2, -2), (64, 320))
    assert [scale(v) for v in (2, 1, 0, -1, -2)] == [64, 128, 192, 256, 320]


def test_a_scale_of_one_value_puts_it_in_the_middle() -> None:
    assert Linear((3, 3), (0, 10))(3) == 5


@given(st.floats(-1e6, 1e6))
def test_the_inverse_brings_a_value_back(value: float) -> None:
    scale = Linear((-2, 2), (500, 100))
    assert scale.inverse()(scale(value)) == pytest.approx(value, abs=1e-6)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0.49, 0), (0.5, 1), (-0.5, -1), (1.49, 1), (1.5, 2), (-1.5, -2), (2.7, 2), (-9, -2), (0, 0), (-0.2, 0)],
)
def test_the_level_of_a_decimal_is_rounded_half_away_from_zero(value: float, expected: int) -> None:
    assert level(value) == expected


def test_binary_noise_does_not_change_a_level() -> None:
    value = 0.7 + 0.1 - 0.3  # 0.49999999999999994
    assert (value < 0.5, level(value)) == (True, 1)


@pytest.mark.parametrize(("value", "name"), [(2, "p2"), (0.7, "p1"), (0, "z0"), (-1, "n1"), (-1.8, "n2")])
def test_each_level_has_its_class(value: float, name: str) -> None:
    assert level_class(value) == name
