"""Days, months, quarters and hours as people write them."""

import calendar
import re
from datetime import date
from unicodedata import normalize

from journeysite.model.roadmap import Span

_SPAN = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|[QqTt]([1-4])))?", re.ASCII)
_HOURS = re.compile(r"(\d{1,2})[:hH](\d{2})?\s*[-–—]\s*(\d{1,2})[:hH](\d{2})?", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[./-](\d{1,2})(?:[./-](\d{1,2}))?(?:[T ]\d{1,2}[:h].*)?$", re.ASCII)
_QUARTER = re.compile(r"(?:[QqTt]([1-4])[\s./-]*(\d{4})|(\d{4})[\s./]*[QqTt]([1-4]))", re.ASCII)

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_MONTH_OF = {name[:3].casefold(): number for number, name in enumerate(_MONTHS, start=1)} | {
    "janv": 1, "fev": 2, "fevr": 2, "mars": 3, "avr": 4, "avri": 4, "mai": 5, "juin": 6, "juil": 7, "aou": 8,
    "aout": 8, "sept": 9, "dece": 12,
}  # fmt: skip
_SPOKEN = re.compile(
    r"(?:(\d{1,2})(?:er|st|nd|rd|th)?\s+)?([^\W\d_]{3,9})\.?,?\s+(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})"
)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)


def parse_day(text: str) -> date | None:
    """The day written `2026-11-22`, or None when it is written otherwise or does not exist."""
    span = parse_span(text)
    return span.first if span and span.precision == "day" else None


def parse_span(text: str) -> Span | None:
    """The day `2026-11-22`, month `2026-11`, quarter `2026-Q4` (or `2026-T4`) or year `2026`.

    None when it is written otherwise or does not exist.
    """
    found = _SPAN.fullmatch(text)
    if not found or found[1] == "0000":
        return None
    year, month, day, quarter = (int(part) if part else 0 for part in found.groups())
    if quarter:
        return _months(text, year, 3 * quarter - 2, 3 * quarter, "quarter")
    if not found[2]:
        return _months(text, year, 1, 12, "year")
    if not 1 <= month <= 12:
        return None
    if not found[3]:
        return _months(text, year, month, month, "month")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Span(text, date(year, month, day), date(year, month, day), "day")


def _months(text: str, year: int, first: int, last: int, precision: str) -> Span:
    return Span(text, date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]), precision)


def parse_hours(text: str) -> tuple[float, float] | None:
    """Start and end in hours from 0 to 24, of `07:30-09:00` (or `7h30–9h`).

    None when written otherwise, when there is no such time, or when the end is not after the start.
    """
    found = _HOURS.fullmatch(text)
    if not found:
        return None
    start, end = _time(found[1], found[2]), _time(found[3], found[4])
    return (start, end) if start is not None and end is not None and start < end else None


def _time(hours: str, minutes: str | None) -> float | None:
    time = int(hours) + int(minutes or 0) / 60
    return time if int(minutes or 0) < 60 and time <= 24 else None


def advise_date(text: str) -> str:
    """What to write instead of a date that cannot be read, or why it does not exist; "" when nobody can tell."""
    if quarter := _QUARTER.fullmatch(text):
        return f"write `{quarter[2] or quarter[3]}-Q{quarter[1] or quarter[4]}`"
    if re.fullmatch(r"\d{4}-?[QqTt]\d+", text, re.ASCII):
        return "quarters go from Q1 to Q4"
    if spoken := _SPOKEN.fullmatch(text):
        return _advise_spoken(spoken)
    day_first = _DAY_FIRST.fullmatch(text)
    if day_first and int(day_first[2]) > 12 >= int(day_first[1]):  # as Americans write it
        return _advise_day(int(day_first[3]), int(day_first[1]), int(day_first[2]))
    if day_first:
        return _advise_day(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    found = _YEAR_FIRST.match(text) or _DIGITS.fullmatch(text)
    return _advise_day(int(found[1]), int(found[2]), int(found[3] or 1)) if found else ""


def _advise_day(year: int, month: int, day: int) -> str:
    if not 1 <= month <= 12:
        return "months go from 01 to 12"
    if year < 1:
        return ""
    days = calendar.monthrange(year, month)[1]
    if not 1 <= day <= days:
        return f"{_MONTHS[month - 1]} {year} has {days} days"
    return f"write `{year:04}-{month:02}-{day:02}`"


def _advise_spoken(spoken: re.Match[str]) -> str:
    """`30 février 2026` and `October 2026` in digits."""
    word = "".join(letter for letter in normalize("NFKD", spoken[2].casefold()) if letter.isalpha())
    month = _MONTH_OF.get(word[:4]) or _MONTH_OF.get(word[:3])
    if not month:
        return ""
    day = spoken[1] or spoken[3]
    return _advise_day(int(spoken[4]), month, int(day)) if day else f"write `{spoken[4]}-{month:02}`"
