"""A curve in small tells its stages apart where it is asked to."""

from __future__ import annotations

from journeysite.layout.sparkline import SparklineSubject, layout_sparkline
from tests.layout.map_metrics import theme_metrics


def curve(*stages: int, width: float = 112.0) -> SparklineSubject:
    return SparklineSubject("spark", (1.0,) * sum(stages), width=width, stages=stages)


def test_stages_meet_midway_and_wear_their_numbers_in_the_middle() -> None:
    layout = layout_sparkline(curve(2, 1, 2, width=412.0), theme_metrics())  # points at 6, 106, 206, 306, 406
    assert layout.rules == (156.0, 256.0)
    assert layout.numbers == ((56.0, "1"), (206.0, "2"), (356.0, "3"))


def test_a_stage_without_touchpoints_has_no_place() -> None:
    layout = layout_sparkline(curve(2, 0, 3, width=412.0), theme_metrics())
    assert layout.rules == (156.0,)
    assert [text for _, text in layout.numbers] == ["1", "3"]


def test_numbers_that_would_touch_are_left_out() -> None:
    layout = layout_sparkline(curve(*[1] * 20), theme_metrics())
    assert [text for _, text in layout.numbers] == ["1", "4", "7", "10", "14", "18"]


def test_a_curve_on_a_card_has_no_stages() -> None:
    layout = layout_sparkline(SparklineSubject("spark", (1.0, 0.0)), theme_metrics())
    assert (layout.rules, layout.numbers) == ((), ())
