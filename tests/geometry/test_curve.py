import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.geometry.curve import Curve, Stretch, area_path, split, svg_path, tangents, value_at

values = st.lists(st.floats(-2, 2), min_size=1, max_size=30)


@st.composite
def points(draw: st.DrawFn) -> list[tuple[float, float]]:
    """Points with growing x at steps from half a px to 300 px."""
    ys = draw(values)
    steps = draw(st.lists(st.floats(0.5, 300), min_size=len(ys), max_size=len(ys)))
    xs = [sum(steps[: at + 1]) for at in range(len(ys))]
    return list(zip(xs, ys, strict=True))


@given(points(), st.floats(0, 1))
def test_the_curve_never_leaves_the_interval_of_its_two_neighbours(
    given_points: list[tuple[float, float]], share: float
) -> None:
    curve = Curve.through(given_points)
    for (x0, y0), (x1, y1) in pairwise(given_points):
        y = curve(x0 + (x1 - x0) * share)
        assert min(y0, y1) <= y <= max(y0, y1)


@given(points())
def test_the_control_points_of_every_cubic_stay_inside_too(given_points: list[tuple[float, float]]) -> None:
    curve = Curve.through(given_points)
    for at in range(len(curve.xs) - 1):
        third = (curve.xs[at + 1] - curve.xs[at]) / 3
        handles = (curve.ys[at] + third * curve.slopes[at], curve.ys[at + 1] - third * curve.slopes[at + 1])
        low, high = sorted(curve.ys[at : at + 2])
        assert all(low - 1e-9 <= y <= high + 1e-9 for y in handles)


@given(points())
def test_the_curve_goes_through_every_point(given_points: list[tuple[float, float]]) -> None:
    curve = Curve.through(given_points)
    assert [curve(x) for x, _ in given_points] == pytest.approx([y for _, y in given_points], abs=1e-9)


def test_slopes_are_those_of_steffens_equations() -> None:
    # Secants 2, 1, -3 on steps of 1: at x=1 the parabola gives 1.5 and the smaller secant 1, at x=2 is an extremum.
    assert tangents([0, 1, 2, 3], [0, 2, 3, 0]) == [2.5, 1.5, 0.0, -5.0]


def test_a_straight_line_keeps_its_slope() -> None:
    assert tangents([0, 1, 3, 7], [0, 2, 6, 14]) == pytest.approx([2, 2, 2, 2])


@pytest.mark.parametrize(("xs", "slopes"), [([], []), ([4], [0]), ([0, 2], [3, 3])])
def test_few_points_have_slopes_too(xs: list[float], slopes: list[float]) -> None:
    assert tangents(xs, [x * 3 for x in xs]) == slopes


def test_beyond_its_ends_a_curve_keeps_the_value_of_the_end() -> None:
    xs, ys = [0.0, 10.0], [1.0, 2.0]
    slopes = tangents(xs, ys)
    assert [value_at(xs, ys, slopes, x) for x in (-5, 5, 15)] == [1, 1.5, 2]


def test_a_path_is_one_move_and_a_cubic_for_each_step() -> None:
    assert svg_path([(0, 0), (30, 30), (60, 0)]) == "M0 0C10 20 20 30 30 30C40 30 50 20 60 0"


@pytest.mark.parametrize(("given_points", "path"), [([], ""), ([(3, 4)], "M3 4")])
def test_a_path_of_few_points(given_points: list[tuple[float, float]], path: str) -> None:
    assert svg_path(given_points) == path


def test_an_area_is_closed_along_its_base() -> None:
    assert area_path([(0, 0), (30, 30)], base=50) == "M0 0C10 10 20 20 30 30V50H0Z"
    assert area_path([(0, 0)], base=50) == ""


def test_a_part_of_a_curve_has_the_shape_of_the_whole() -> None:
    curve = Curve.through([(0, 0), (30, 30), (60, 0), (90, 30)])
    whole = re.split("(?=C)", curve.path())
    assert re.split("(?=C)", curve.path(1, 3))[1:] == whole[2:]


@pytest.mark.parametrize(
    ("given_values", "stretches"),
    [
        ([], ()),
        ([None, None], ()),
        ([1], (Stretch(0, 0, True),)),
        ([1, 2, 3], (Stretch(0, 2, True),)),
        ([1, None, 3], (Stretch(0, 0, True), Stretch(0, 1, False), Stretch(1, 1, True))),
        ([None, 1, 2, None, None, 3, 4, None], (Stretch(0, 1, True), Stretch(1, 2, False), Stretch(2, 3, True))),
    ],
)
def test_a_curve_is_solid_where_values_are_known_and_a_guess_between(
    given_values: list[float | None], stretches: tuple[Stretch, ...]
) -> None:
    assert split(given_values) == stretches


def test_samples_are_no_farther_apart_than_asked_and_keep_the_points() -> None:
    curve = Curve.through([(0, 0), (25, 10), (30, 0)])
    samples = curve.samples(every=10)
    assert [p.x for p in samples] == pytest.approx([0, 25 / 3, 50 / 3, 25, 30])
    assert (samples[0].y, samples[3].y, samples[4].y) == (0, 10, 0)
