"""The curve's field: no feeling that nobody had, no line where nobody knows, gaps where they are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from journeysite.geometry.curve import Curve
from journeysite.geometry.primitives import Box
from journeysite.geometry.scale import Linear
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.layout import Column, Plot
from journeysite.layout.map.profile import heights
from journeysite.layout.map.subject import MapSubject, Mode
from journeysite.layout.map.traced import trace
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import diver, made_up, several_personas

Y = Linear((2, -2), (0, 400))
ROW = (Column(0, 100, (25.0, 75.0)), Column(100, 200, (125.0, 175.0)))
GAP = (Column(0, 100, (25.0, 75.0)), Column(100, 200, ()), Column(200, 300, (225.0, 275.0)))
VALUES = st.lists(st.floats(-2, 2), min_size=2, max_size=12)


def plot_of(subject: MapSubject) -> Plot:
    plot = layout_map(subject, theme_metrics()).plot
    assert plot
    return plot


def numbers(path: str) -> list[float]:
    return [float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", path)]


@given(VALUES)
def test_the_curve_never_leaves_the_interval_of_two_neighbours(values: list[float]) -> None:
    points = [(float(at * 50), Y(value)) for at, value in enumerate(values)]
    curve = Curve.through(points)
    xs = [at * 5.0 for at in range(10 * (len(values) - 1) + 1)]
    for x, y in zip(xs, heights(curve, xs), strict=True):
        at = min(int(x // 50), len(points) - 2)
        low, high = sorted((points[at][1], points[at + 1][1]))
        assert low - 1e-6 <= y <= high + 1e-6
        assert y == pytest.approx(curve(x), abs=1e-6)


def test_a_line_is_solid_between_neighbours_that_are_known() -> None:
    traced = trace(ROW, [1, 0, -1, 0], Y, 200)
    assert traced.path(known=True).count("C") == 3
    assert traced.path(known=False) == ""


def test_over_an_unknown_touchpoint_the_line_is_a_guess_without_area() -> None:
    traced = trace(ROW, [1, None, -1, 0], Y, 200)
    assert traced.path(known=False).startswith("M25 100C")
    assert traced.path(known=True).startswith("M125 300C")
    assert traced.area().endswith("V200H125Z")
    assert traced.bare == (False,)


def test_over_an_undocumented_stage_the_line_is_a_guess_too() -> None:
    traced = trace(GAP, [1, 1, -1, -1], Y, 200)
    assert traced.path(known=False).startswith("M75 100C")
    assert traced.bare == (True,)
    assert traced.faint() == traced.path(known=False)


def test_nothing_known_draws_nothing() -> None:
    traced = trace(ROW, [None] * 4, Y, 200)
    assert (traced.path(True), traced.path(False), traced.area(), traced.spans()) == ("", "", "", [])


def test_five_levels_stand_one_step_apart_with_zero_in_the_middle() -> None:
    plot = plot_of(diver())
    assert [level.y for level in plot.levels] == [172, 236, 300, 364, 428]
    assert plot.zero == 300
    assert [level.zero for level in plot.levels] == [False, False, True, False, False]


def test_a_marker_tells_its_level_by_shape_and_stands_at_its_value() -> None:
    plot = plot_of(diver())
    assert plot.current
    tenth = plot.current.markers[9]
    assert (tenth.number, tenth.level, tenth.truth, tenth.y) == (10, "n2", True, 300 + 1.8 * 64)
    assert tenth.name == "10. Paiement refusé, Irritant, −1,8"


def test_only_the_two_largest_gaps_are_called_out() -> None:
    aim = plot_of(diver()).aim
    assert aim
    assert [(gap.text.lines, gap.x) for gap in aim.gaps] == [(("+2,3",), 550), (("+2,6",), 1018)]


def test_a_gap_under_one_and_a_half_levels_is_not_called_out() -> None:
    subject = diver()
    small = tuple(
        replace(s, touchpoints=tuple(replace(t, gap=None) if t.number in (5, 10, 18) else t for t in s.touchpoints))
        for s in subject.stages
    )
    aim = plot_of(replace(subject, stages=small)).aim
    assert aim
    assert [gap.text.lines[0] for gap in aim.gaps] == ["+1,5"]


def test_the_target_has_a_dot_only_where_it_differs() -> None:
    plot = plot_of(diver())
    assert plot.aim
    same = {touchpoint.number for touchpoint in diver().touchpoints if touchpoint.gap and touchpoint.gap.value <= 0.15}
    assert len(plot.aim.dots) == 21 - len(same)


def test_the_hatch_lies_only_where_the_target_is_higher() -> None:
    subject = made_up([3, 3], mode=Mode.COMPARE)
    lower = tuple(
        replace(s, touchpoints=tuple(replace(t, target=t.emotions[0]) for t in s.touchpoints)) for s in subject.stages
    )
    aim = plot_of(replace(subject, stages=lower)).aim
    assert aim
    assert aim.hatch == ""


def test_the_hatch_stands_on_a_grid_of_four_pixels_under_the_target() -> None:
    aim = plot_of(diver()).aim
    assert aim
    moves = re.findall(r"[mM](-?[\d.]+) (-?\d+)v-(\d+)", aim.hatch)
    x, y = 0.0, 0
    assert len(moves) > 200
    for at, (dx, dy, length) in enumerate(moves):
        x, y = (x + float(dx), y + int(dy)) if at else (float(dx), int(dy))
        assert x % 4 == 2
        assert int(length) >= 1
        y -= int(length)


def test_where_no_target_is_known_its_line_breaks() -> None:
    subject = diver()
    without = tuple(
        replace(s, touchpoints=tuple(replace(t, target=None, gap=None) if t.number == 8 else t for t in s.touchpoints))
        for s in subject.stages
    )
    aim = plot_of(replace(subject, stages=without)).aim
    assert aim
    assert aim.line.count("M") == 2
    assert aim.faint == ""


def test_without_a_comparison_no_target_is_drawn() -> None:
    plot = plot_of(diver(Mode.CURRENT))
    assert (plot.aim, plot.target) == (None, None)


def test_the_target_can_be_drawn_in_full_with_its_own_levels() -> None:
    plot = plot_of(diver())
    assert plot.target
    assert plot.target.markers[9].level == "p1"
    assert plot.target.markers[9].name == "10. Paiement refusé, Plaisir, +0,5"


def test_an_undocumented_stage_is_left_blank() -> None:
    plot = plot_of(made_up([1, 1, 0, 1, 0, 1, 0, 1]))
    assert [box.left for box in plot.blank] == [310, 620, 930]


def test_an_unknown_emotion_has_no_marker_and_no_label() -> None:
    plot = plot_of(made_up([3, 3], unknown=[2]))
    assert plot.current
    assert [marker.number for marker in plot.current.markers] == [1, 3, 4, 5, 6]
    assert 2 not in {label.number for label in plot.current.labels}


def test_moments_of_truth_peak_and_low_say_what_was_said() -> None:
    plot = plot_of(diver())
    assert plot.current
    quoted = {label.number for label in plot.current.labels if len(label.texts) > 1}
    assert quoted == {6, 10, 14, 18}


def test_all_points_of_the_reference_have_their_title() -> None:
    plot = plot_of(diver())
    assert plot.current
    assert [label.number for label in plot.current.labels] == list(range(1, 22))
    assert all(label.texts[0].lines[0] for label in plot.current.labels)


def test_in_a_crowd_only_highs_lows_and_moments_of_truth_keep_their_title() -> None:
    subject = made_up([8] * 3 + [7, 8] + [7] * 3)
    plot = plot_of(subject)
    assert plot.current
    titled = {label.number for label in plot.current.labels if label.texts[0].lines[0]}
    truths = {touchpoint.number for touchpoint in subject.touchpoints if touchpoint.moment_of_truth}
    assert truths <= titled
    assert len(titled) <= len(truths) + 2 * 8


def test_each_persona_has_a_line_and_its_name_at_the_end() -> None:
    plot = plot_of(several_personas())
    assert [" ".join(line.text.lines) for line in plot.others] == [
        "Quentin", "Awa", "Moniteur de club", "Famille Legrand", "Retraités voyageurs",
    ]  # fmt: skip
    assert plot.others[0].line == ""
    assert all(line.line for line in plot.others[1:])
    assert plot.others[3].guess
    assert plot.measured
    assert plot.measured.text.lines == ("CSAT", "mesuré")


COUNTS = st.lists(st.integers(0, 7), min_size=1, max_size=9).filter(any)


@settings(max_examples=25, deadline=None)
@given(COUNTS, st.sets(st.integers(1, 40), max_size=8))
def test_no_label_lies_on_another_on_a_pill_or_on_a_name(counts: list[int], unknown: set[int]) -> None:
    plot = plot_of(made_up(counts, unknown=sorted(unknown)))
    for state in filter(None, (plot.current, plot.target)):
        boxes = [text.box for label in state.labels for text in label.texts]
        if state is plot.current and plot.aim:
            boxes += [gap.pill for gap in plot.aim.gaps]
        clear = [box for at, box in enumerate(boxes) if any(box.overlaps(other) for other in boxes[:at])]
        assert clear == []


def test_no_label_lies_on_the_line_of_a_gap() -> None:
    plot = layout_map(diver(), theme_metrics()).plot
    assert plot
    assert plot.current
    assert plot.aim
    crossed = [
        label.digits
        for gap in plot.aim.gaps
        for label in plot.current.labels
        if label.box.overlaps(Box(gap.x - 1, gap.top, gap.x + 1, gap.bottom))
    ]
    assert crossed == []


def test_a_label_beside_a_moment_of_truth_is_clear_of_its_star() -> None:
    plot = layout_map(diver(), theme_metrics()).plot
    assert plot
    assert plot.current
    stars = [Box.sized(at.x + 5, at.y - 20, 15, 15) for at in plot.current.markers if at.truth]
    assert [label.digits for label in plot.current.labels if any(label.box.overlaps(star) for star in stars)] == []


def test_a_named_feeling_stands_under_the_title_of_its_marker() -> None:
    subject = diver(Mode.CURRENT)
    first, *rest = subject.stages
    glad = replace(first.touchpoints[0], feelings=("curieux",))
    stages = (replace(first, touchpoints=(glad, *first.touchpoints[1:])), *rest)
    plot = plot_of(replace(subject, stages=stages))
    assert plot.current
    label = next(label for label in plot.current.labels if label.number == 1)
    assert [text.role for text in label.texts[1:]] == ["quote"]
    assert label.texts[1].lines[0] == "curieux"
