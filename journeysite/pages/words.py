"""The one room where numbers, dates and the interface's own sentences become words of a language.

Babel knows how a language writes numbers and dates; it is asked once per pattern, and every word it gave is kept.
Departures from it, all typographic: a true minus, an explicit plus where a sign matters, and the plain no-break space
(U+00A0) for the narrow one (U+202F), which the vendored font lacks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from gettext import NullTranslations
from typing import TYPE_CHECKING, Final

from journeysite.model.roadmap import Span

if TYPE_CHECKING:
    from babel import Locale

MINUS: Final = "\u2212"
NO_BREAK: Final = "\u00a0"

#: Opening and closing quotation marks by language, for what customers say.
_QUOTES: Final = {"en": ("“", "”"), "fr": (f"«{NO_BREAK}", f"{NO_BREAK}»"), "de": ("„", "“"), "es": ("«", "»")}
#: What authors type around a text themselves, whatever their language: opening mark and what may close it.
_TYPED: Final = {"«": "»", "»": "«", "“": "”", "„": "“”", "”": "”", '"': '"', "‘": "’", "‚": "‘’", "‹": "›", "「": "」"}
_RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})


class Words:
    """One language's way to say things. `catalog` translates the interface's English sentences."""

    def __init__(self, language: str, catalog: NullTranslations | None = None) -> None:
        self.language = language
        catalog = catalog or NullTranslations()
        self.gettext: Callable[[str], str] = catalog.gettext
        self.plural: Callable[[str, str, int], str] = catalog.ngettext
        self.pgettext: Callable[[str, str], str] = catalog.pgettext
        self._numbers: dict[tuple[float, int], str] = {}
        self._dates: dict[tuple[date, str], str] = {}

    @property
    def direction(self) -> str:
        """Which way the script runs: "ltr" or "rtl"."""
        return "rtl" if self.language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"

    # Sentences

    def ngettext(self, one: str, many: str, count: int, **values: str) -> str:
        """The form for `count`, with `%(count)s` written as the language writes it and the other values put in."""
        return self.plural(one, many, count) % {"count": self.number(count), **values}

    def say(self, sentence: str, **values: str) -> str:
        """A translated sentence with its `%(name)s` filled in."""
        return sentence % values

    def quote(self, text: str) -> str:
        """What somebody said, between the language's quotation marks; those around it that the author typed go."""
        opening, closing = _QUOTES.get(self.language.split("-")[0], _QUOTES["en"])
        return f"{opening}{_unquoted(text)}{closing}"

    def enumerate(self, items: Sequence[str]) -> str:
        """Items after one another, separated by commas."""
        return self.pgettext("between items", ", ").join(items)

    # Numbers

    def number(self, value: float, digits: int | None = None) -> str:
        """A number with the language's marks. `digits` after the decimal mark: fixed, or as few as say it all."""
        key = (value, -1 if digits is None else digits)
        found = self._numbers.get(key)
        if found is None:
            found = self._numbers[key] = self._number(value, digits)
        return found

    def _number(self, value: float, digits: int | None) -> str:
        shown = f"{_rounded(abs(value), 2 if digits is None else digits):,}"
        if digits is None and "." in shown:
            shown = shown.rstrip("0").rstrip(".")
        sign = self._sign(MINUS) if value < 0 and shown.strip("0.,") else ""
        return sign + shown.translate(self._marks)

    def signed(self, value: float, digits: int = 1) -> str:
        """A number whose sign matters: `+1.2`, `−0.4`; zero has none."""
        text = self.number(value, digits)
        return f"{self._sign('+')}{text}" if value > 0 and text.strip(self._zeros) else text

    def _sign(self, sign: str) -> str:
        """A sign that stays before its number; among words written from right to left it would end up behind it."""
        return f"\u200e{sign}" if self.direction == "rtl" else sign

    def percent(self, value: float, digits: int | None = None) -> str:
        """A share, given in percent."""
        return self._percent_pattern.replace("#", self.number(value, digits))

    def measure(self, value: float, unit: str, signed: bool = False) -> str:
        """A value in its unit: `68 %`, `12 min`, `+24`, `€742`."""
        if unit == "%":
            return self.percent(value)
        text = self.signed(value, _digits(value)) if signed else self.number(value)
        if unit in _BEFORE and self.language.split("-")[0] == "en":
            return f"{unit}{text}"
        return f"{text}{NO_BREAK}{unit}" if unit else text

    # Dates

    def full_date(self, day: date) -> str:
        """A day in full: `November 12, 2026`."""
        return self._dated(day, "long")

    def short_date(self, day: date) -> str:
        """A day in a tight place: `Nov 12, 2026`."""
        return self._dated(day, "medium")

    def brief_date(self, day: date, today: date | None) -> str:
        """A day where space is dear: without its year while that is the year of `today`."""
        return self._dated(day, "MMMd") if today and day.year == today.year else self.short_date(day)

    def day_of_year(self, day: date) -> str:
        """A day without its year: `November 22`."""
        return self._dated(day, "MMMMd")

    def span(self, span: Span) -> str:
        """A stretch of the calendar as exactly as its author knew it: `Nov 12, 2026`, `Nov 2026`, `Q4 2026`, `2026`."""
        pattern = {"day": "medium", "month": "yMMM", "quarter": "yQQQ", "year": "y"}[span.precision]
        return self._dated(span.first, pattern)

    def period(self, start: Span | None, end: Span | None) -> str:
        """From one span to another, in words; a single one where they are equal or one is open."""
        known = [span for span in (start, end) if span is not None]
        spans = list(dict.fromkeys(map(self.span, known)))
        if len(spans) == 2:
            return self.say(self.gettext("%(start)s to %(end)s"), start=spans[0], end=spans[1])
        return spans[0] if spans else ""

    def _dated(self, day: date, pattern: str) -> str:
        found = self._dates.get((day, pattern))
        if found is None:
            found = self._dates[day, pattern] = _plain_spaces(self._format(day, pattern))
        return found

    def _format(self, day: date, pattern: str) -> str:
        from babel.dates import format_date, format_skeleton

        if pattern in ("long", "medium"):
            return format_date(day, pattern, locale=self._locale)
        return format_skeleton(pattern, day, locale=self._locale)

    # What the locale says

    @cached_property
    def _locale(self) -> Locale:
        from babel import Locale, UnknownLocaleError

        for name in (self.language, self.language.split("-")[0], "en"):
            try:
                return Locale.parse(name, sep="-")
            except (UnknownLocaleError, ValueError):
                continue
        raise AssertionError("English is always known")

    @cached_property
    def _marks(self) -> dict[int, str]:
        symbols = self._locale.number_symbols.get("latn", self._locale.number_symbols)
        return {ord("."): _plain_spaces(symbols["decimal"]), ord(","): _plain_spaces(symbols["group"])}

    @cached_property
    def _zeros(self) -> str:
        return "0" + "".join(self._marks.values())

    @cached_property
    def _percent_pattern(self) -> str:
        """Where the number (`#`) and the percent sign stand."""
        pattern: str = self._locale.percent_formats[None].pattern
        number = pattern[pattern.index("#") : pattern.rindex("0") + 1]
        return _plain_spaces(pattern.replace(number, "#"))


_BEFORE: Final = ("€", "$", "£")


def rounded(value: float, digits: int = 1) -> float:
    """The value as it is shown, so that differences of shown numbers are what a reader works out."""
    return float(_rounded(value, digits))


def _rounded(value: float, digits: int) -> Decimal:
    """Rounded half away from zero, as people round: the digits of the value's shortest decimal form count."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _digits(value: float) -> int:
    """The fewest digits after the decimal mark, up to two, that say the value."""
    return next((digits for digits in (0, 1) if round(value, digits) == round(value, 2)), 2)


def _plain_spaces(text: str) -> str:
    return text.replace("\u202f", NO_BREAK).replace("\u2009", NO_BREAK)


def _unquoted(text: str) -> str:
    """A text without the quotation marks around the whole of it; `“A” and “B”` keeps all of its own."""
    text = text.strip()
    closing = _TYPED.get(text[:1], "")
    inside = text[1:-1]
    if len(text) < 3 or text[-1] not in closing or text[0] in inside or any(mark in inside for mark in closing):
        return text
    return inside.strip()
