"""Waits of a writer are told as the usual one and the one in twenty, beside ours."""

from __future__ import annotations

from benchmarks.screen import Waits, growth, rows

TEN = Waits(tuple(float(each) for each in range(1, 22)))
TWENTY = Waits(tuple(2.0 * each for each in range(1, 22)))


def test_the_usual_wait_and_the_one_in_twenty() -> None:
    assert (TEN.p50, TEN.p95) == (11.0, 20.0)


def test_a_row_has_both_waits_with_ours_beside_them_and_the_slowest() -> None:
    found = {"sentence": {"journeysite": TEN, "other": TWENTY}}
    assert rows(found) == [
        ("journeysite", "a sentence of prose", "11", "1.00", "20", "1.00", "21"),
        ("other", "a sentence of prose", "22", "0.50", "40", "0.50", "42"),
    ]


def test_a_tool_that_never_shows_a_save_has_a_row_that_says_so() -> None:
    found = {"title": {"journeysite": TEN, "other": "save 3 was never shown"}}
    assert rows(found)[1] == ("other", "a touchpoint's title", "save 3 was never shown", "", "", "", "")


def test_growth_compares_the_same_tool_and_edit_on_two_sites() -> None:
    few, many = {"title": {"a": TEN, "b": "never"}}, {"title": {"a": TWENTY, "b": TEN}}
    assert growth(few, many) == [("a", "a touchpoint's title", "2.00", "2.00")]
