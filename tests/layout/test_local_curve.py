"""Where words of a stage's curve find no room, those of the least rank are given up."""

from __future__ import annotations

from journeysite.layout.local_curve import layout_local_curve
from journeysite.layout.local_curve.subject import LocalCurveSubject, LocalPoint
from tests.layout.figure_samples import LEVELS, emotion
from tests.layout.map_metrics import theme_metrics

SAID = "Lend one, then I follow."


def test_on_a_phone_the_lowest_moment_of_truth_keeps_its_name_when_neighbours_lose_theirs() -> None:
    told = (
        ("Reminder by e-mail", -1.0, ""), ("Collects the order", -1.9, SAID), ("Collects the order", -1.3, SAID),
        ("Workshop", 1.0, SAID), ("Collects the order", 0.1, ""),
    )  # fmt: skip
    points = tuple(
        LocalPoint(15 + at, title, emotion(value), verbatim=said, moment_of_truth=at == 1)
        for at, (title, value, said) in enumerate(told)
    )
    subject = LocalCurveSubject("s", "7 Maintain", "t", "d", LEVELS, points, width=358.0)
    label = layout_local_curve(subject, theme_metrics()).points[1].label
    assert label
    assert "Collects" in " ".join(label.title_lines)
