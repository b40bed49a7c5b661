"""A run ends with the bars it measured, and says of each whether it is kept."""

from __future__ import annotations

from benchmarks.bars import BARS, judged


def test_a_bar_is_reached_kept_or_missed() -> None:
    assert judged({"start": 13, "draw": 3.0, "cold Hugo": 0.99}) == [
        ("cold, against Hugo", "0.99", "≤ 1.5", "≤ 1", "goal reached"),
        ("`--help`, against `python -c pass`", "13.00", "≤ 12", "≤ 5", "missed"),
        ("maps drawn in process, against f-strings", "3.00", "≤ 3", "≤ 2", "kept"),
    ]


def test_ratios_without_a_bar_are_left_out() -> None:
    assert judged({"cold MkDocs": 0.1}) == []


def test_every_goal_lies_beyond_its_bar() -> None:
    assert [name for name, bar in BARS.items() if bar.goal >= bar.most] == []
