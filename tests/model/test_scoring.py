"""What the four ways of scoring give for a small arbitration matrix."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.model.roadmap import Score
from journeysite.model.scoring import METHODS, score
from journeysite.model.settings import Criterion

IMPORTANCE = Criterion("importance", "Importance", 3, "value", higher_is_better=True)
REACH = Criterion("reach", "Reach", 1, "value", higher_is_better=True)
COST = Criterion("cost", "Cost", 2, "effort", higher_is_better=False)
EASE = Criterion("ease", "Ease", 2, "effort", higher_is_better=True)
CRITERIA = (IMPORTANCE, REACH, COST, EASE)
SCORES = {"importance": 5.0, "reach": 3.0, "cost": 2.0, "ease": 5.0}


def rounded(found: Score | None) -> Score | None:
    if found is None:
        return None
    parts = tuple((id, round(part, 4)) for id, part in found.parts)
    return Score(round(found.total, 4), found.value, found.effort, parts)


def test_weighted_is_the_share_of_the_best_possible_result() -> None:
    # (3·1 + 1·½ + 2·¾ + 2·1) / 8
    parts = (("importance", 37.5), ("reach", 6.25), ("cost", 18.75), ("ease", 25.0))
    assert score(CRITERIA, SCORES, "weighted") == Score(87.5, 4.5, 1.5, parts)


def test_value_effort_counts_each_axis_one_half() -> None:
    parts = (("importance", 37.5), ("reach", 6.25), ("cost", 18.75), ("ease", 25.0))
    assert score(CRITERIA, SCORES, "value-effort") == Score(87.5, 4.5, 1.5, parts)
    more = (*CRITERIA, Criterion("wish", "Wish", 4, "value", higher_is_better=True))
    parts = (("importance", 18.75), ("reach", 3.125), ("cost", 18.75), ("ease", 25.0), ("wish", 0.0))
    assert score(more, SCORES | {"wish": 1.0}, "value-effort") == Score(65.625, 2.75, 1.5, parts)


def test_rice_is_the_logarithm_of_a_product_between_its_worst_and_best_case() -> None:
    # ln(5³ · 3 · (5/2)² · (5/1)²) / (8 · ln 5)
    parts = (("importance", 37.5), ("reach", 8.5326), ("cost", 14.2331), ("ease", 25.0))
    assert rounded(score(CRITERIA, SCORES, "rice")) == Score(85.2657, 4.5, 1.5, parts)


def test_wsjf_is_value_by_effort_and_effort_takes_away() -> None:
    # 20 · 4.5 / 1.5; at the least effort the value criteria would give 75 and 15
    parts = (("importance", 75.0), ("reach", 15.0), ("cost", -30.0), ("ease", 0.0))
    assert rounded(score(CRITERIA, SCORES, "wsjf")) == Score(60.0, 4.5, 1.5, parts)


@pytest.mark.parametrize("method", METHODS)
def test_nothing_scored_is_no_score(method: str) -> None:
    assert score(CRITERIA, {}, method) is None


@pytest.mark.parametrize("method", ["value-effort", "rice", "wsjf"])
def test_what_compares_two_axes_needs_a_score_on_both(method: str) -> None:
    assert score(CRITERIA, {"importance": 5.0}, method) is None


def test_weighted_takes_what_is_there() -> None:
    assert score(CRITERIA, {"importance": 5.0}, "weighted") == Score(100.0, 5.0, None, (("importance", 100.0),))


def test_scores_of_undeclared_criteria_count_nowhere() -> None:
    assert score((IMPORTANCE,), {"importance": 3.0, "luck": 5.0}, "weighted") == Score(
        50.0, 3.0, None, (("importance", 50.0),)
    )


@given(
    st.sampled_from(sorted(METHODS)),
    st.lists(st.tuples(st.floats(0.1, 10), st.booleans(), st.booleans(), st.floats(1, 5)), min_size=1, max_size=8),
)
def test_parts_add_up_to_a_total_between_0_and_100(method: str, matrix: list[tuple[float, bool, bool, float]]) -> None:
    criteria = tuple(
        Criterion(f"c{place}", "", weight, "value" if is_value else "effort", higher)
        for place, (weight, is_value, higher, _) in enumerate(matrix)
    )
    found = score(criteria, {f"c{place}": given for place, (*_, given) in enumerate(matrix)}, method)
    if method == "wsjf" and all(criterion.axis == "effort" for criterion in criteria):
        assert found is None
        return
    assert found is not None
    assert -1e-9 <= found.total <= 100 + 1e-9
    assert sum(part for _, part in found.parts) == pytest.approx(found.total)
    assert [id for id, _ in found.parts] == [criterion.id for criterion in criteria]


@pytest.mark.parametrize("method", METHODS)
def test_more_value_and_less_effort_never_lower_the_total(method: str) -> None:
    def total(importance: float, cost: float) -> float:
        found = score(CRITERIA, SCORES | {"importance": importance, "cost": cost}, method)
        assert found is not None
        return found.total

    assert total(2, 4) < total(3, 4) < total(3, 3) < total(5, 1)
