"""Numbers, dates and quotations as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest

from journeysite.model.roadmap import Span
from journeysite.pages.words import Words, rounded

DAY = date(2026, 11, 12)
NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("value", "digits", "english", "french"),
    [
        (1842, None, "1,842", f"1{NO_BREAK}842"),
        (4.10, None, "4.1", "4,1"),
        (100, None, "100", "100"),
        (-0.4, 1, "−0.4", "−0,4"),
        (-0.04, 1, "0.0", "0,0"),
        (2.1, 0, "2", "2"),
        (0, None, "0", "0"),
    ],
)
def test_a_number_has_the_marks_of_its_language(value: float, digits: int | None, english: str, french: str) -> None:
    assert (Words("en").number(value, digits), Words("fr").number(value, digits)) == (english, french)


@pytest.mark.parametrize(
    ("value", "text"), [(1.25, "+1.3"), (-1.25, "−1.3"), (0.15, "+0.2"), (0.04, "0.0"), (0, "0.0"), (2, "+2.0")]
)
def test_an_emotion_carries_its_sign_and_is_rounded_as_people_round(value: float, text: str) -> None:
    assert Words("en").signed(value) == text


def test_a_sign_stays_before_its_number_among_words_written_from_right_to_left() -> None:
    arabic = Words("ar")
    assert (arabic.signed(-0.1), arabic.signed(2), arabic.signed(0)) == ("\u200e−0.1", "\u200e+2.0", "0.0")


def test_differences_of_shown_numbers_can_be_worked_out_by_the_reader() -> None:
    assert rounded(1.15) - rounded(1.05) == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("value", "unit", "english", "french"),
    [
        (68, "%", "68%", f"68{NO_BREAK}%"),
        (12, "min", f"12{NO_BREAK}min", f"12{NO_BREAK}min"),
        (742, "€", "€742", f"742{NO_BREAK}€"),
        (6.4, "", "6.4", "6,4"),
    ],
)
def test_a_measure_stands_with_its_unit(value: float, unit: str, english: str, french: str) -> None:
    assert (Words("en").measure(value, unit), Words("fr").measure(value, unit)) == (english, french)


def test_a_score_that_may_be_negative_shows_that_it_is_not() -> None:
    assert Words("en").measure(24, "", signed=True) == "+24"


@pytest.mark.parametrize(
    ("precision", "english", "french"),
    [
        ("day", "Nov 12, 2026", "12 nov. 2026"),
        ("month", "Nov 2026", "nov. 2026"),
        ("quarter", "Q4 2026", "T4 2026"),
        ("year", "2026", "2026"),
    ],
)
def test_a_date_is_told_as_exactly_as_its_author_knew_it(precision: str, english: str, french: str) -> None:
    span = Span("", DAY, DAY, precision)
    assert (Words("en").span(span), Words("fr").span(span)) == (english, french)


def test_a_period_names_its_ends_once() -> None:
    start, end = Span("", DAY, DAY, "quarter"), Span("", date(2027, 1, 1), date(2027, 3, 31), "quarter")
    words = Words("en")
    assert words.period(start, end) == "Q4 2026 to Q1 2027"
    assert words.period(start, start) == "Q4 2026"
    assert words.period(None, end) == "Q1 2027"
    assert words.period(None, None) == ""


def test_a_day_of_this_year_needs_no_year() -> None:
    words = Words("en")
    assert words.brief_date(DAY, date(2026, 1, 1)) == "Nov 12"
    assert words.brief_date(DAY, date(2027, 1, 1)) == "Nov 12, 2026"
    assert words.brief_date(DAY, None) == "Nov 12, 2026"


@pytest.mark.parametrize(
    ("language", "quoted"), [("en", "“Hm.”"), ("fr", f"«{NO_BREAK}Hm.{NO_BREAK}»"), ("de", "„Hm.“"), ("xx", "“Hm.”")]
)
def test_what_is_said_stands_between_the_marks_of_the_language(language: str, quoted: str) -> None:
    assert Words(language).quote("Hm.") == quoted


@pytest.mark.parametrize(
    "written",
    ["« Hm. »", "«\u202fHm.\u00a0»", "“Hm.”", '"Hm."', "„Hm.“", "„Hm.”", "”Hm.”", "»Hm.«", " ‹Hm.› ", "‘Hm.’"],
)
def test_quotation_marks_that_the_author_typed_around_a_saying_are_not_doubled(written: str) -> None:
    assert Words("en").quote(written) == "“Hm.”"
    assert Words("fr").quote(written) == f"«{NO_BREAK}Hm.{NO_BREAK}»"


@pytest.mark.parametrize("written", ["“Hm”, she said. “Well.”", '"A" and "B"', "So “late”", '""', '"', "it’s late’"])
def test_quotation_marks_inside_a_saying_stay(written: str) -> None:
    assert Words("en").quote(written) == f"“{written}”"


def test_one_is_told_apart_from_many() -> None:
    words = Words("en")
    forms = [words.ngettext("%(count)s stage", "%(count)s stages", count) for count in (0, 1, 2, 1842)]
    assert forms == ["0 stages", "1 stage", "2 stages", "1,842 stages"]


def test_scripts_that_run_from_the_right_are_known() -> None:
    assert [Words(language).direction for language in ("en", "ar", "he-IL")] == ["ltr", "rtl", "rtl"]
