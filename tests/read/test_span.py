"""Dates and hours as people write them."""

from __future__ import annotations

from datetime import date

import pytest

from journeysite.model.roadmap import Span
from journeysite.read.span import advise_date, parse_day, parse_hours, parse_span


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2026-11-22", date(2026, 11, 22), date(2026, 11, 22), "day"),
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28), "month"),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quarter"),
        ("2026-q1", date(2026, 1, 1), date(2026, 3, 31), "quarter"),
        ("2026-T2", date(2026, 4, 1), date(2026, 6, 30), "quarter"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "year"),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31), "day"),
    ],
)
def test_a_span_goes_from_its_first_to_its_last_day(text: str, first: date, last: date, precision: str) -> None:
    assert parse_span(text) == Span(text, first, last, precision)


@pytest.mark.parametrize(
    "text",
    ["", "2026-02-29", "2026-13", "2026-00-01", "0000-01-01", "2026-Q5", "26-01-01", "2026-1-1", "٢٠٢٦", "x" * 99],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_span(text) is None


def test_only_a_whole_day_is_a_day() -> None:
    assert parse_day("2026-11-22") == date(2026, 11, 22)
    assert parse_day("2026-11") is None


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("31/03/2027", "write `2027-03-31`"),
        ("31.3.2027", "write `2027-03-31`"),
        ("2027/3/31", "write `2027-03-31`"),
        ("2026-02-30", "February 2026 has 28 days"),
        ("31/11/2026", "November 2026 has 30 days"),
        ("03/31/2027", "write `2027-03-31`"),
        ("T4 2026", "write `2026-Q4`"),
        ("Q4-2026", "write `2026-Q4`"),
        ("2026 Q4", "write `2026-Q4`"),
        ("2026-Q5", "quarters go from Q1 to Q4"),
        ("30 février 2026", "February 2026 has 28 days"),
        ("1er août 2026", "write `2026-08-01`"),
        ("octobre 2026", "write `2026-10`"),
        ("October 3rd, 2026", "write `2026-10-03`"),
        ("20261003", "write `2026-10-03`"),
        ("2026-10-03T10:00", "write `2026-10-03`"),
        ("soon", ""),
        ("some day 2026", ""),
        ("01/01/0000", ""),
    ],
)
def test_a_date_written_otherwise_gets_advice(text: str, advice: str) -> None:
    assert advise_date(text) == advice


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("07:30-09:00", (7.5, 9.0)),
        ("7h30 – 9h", (7.5, 9.0)),
        ("0:00-24:00", (0.0, 24.0)),
        ("09:00-09:00", None),
        ("22:00-02:00", None),
        ("07:60-09:00", None),
        ("07:00-24:01", None),
        ("morning", None),
    ],
)
def test_hours_go_forward_within_one_day(text: str, hours: tuple[float, float] | None) -> None:
    assert parse_hours(text) == hours
