"""What single values in a record may be: text turned into numbers, days, truth, with errors in a writer's words.

YAML hands over every scalar as text; numbers and truth values arrive only from our own serialised records.
"""

import datetime
import re
import unicodedata
from typing import Annotated, Any

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, Discriminator, StringConstraints
from pydantic_core import PydanticCustomError

from journeysite.read.span import advise_date, parse_day, parse_hours, parse_span

# Types of errors that our own validators raise; read/validate turns them into diagnostics.
NOT_A_NUMBER, NOT_A_DATE, NOT_TRUE_OR_FALSE, NOT_A_CHOICE = "not_a_number", "not_a_date", "not_a_truth", "not_a_choice"

_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_LONGEST_NUMBER = 60  # characters with all that somebody may have put around it
_LIKE_A_NUMBER = re.compile("[-+\u2010-\u2015\u2212]?\\s*[0-9]")
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))


def _refusal(kind: str, message: str, hint: str = "") -> PydanticCustomError:
    # The braces of the author's words must not be taken for a template's.
    return PydanticCustomError(kind, "{told}", {"told": message, "hint": hint})


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not _NUMBER.fullmatch(text):
        raise _refusal(NOT_A_NUMBER, f"`{text}` is not a number", advise_number(text))
    return float(text)


def _whole(value: object) -> object:
    if not isinstance(value, str):
        return value
    number = _number(value)
    if isinstance(number, float) and not number.is_integer():
        grouped = re.fullmatch(r"[-+]?[0-9]{1,3}(\.[0-9]{3})+", value.strip())
        hint = f"write `{value.strip().replace('.', '')}`" if grouped else "leave the decimals out"
        raise _refusal(NOT_A_NUMBER, f"`{value.strip()}` is not a whole number", hint)
    return int(number) if isinstance(number, float) else number


def advise_number(text: str) -> str:
    """What to write instead of a number that cannot be read."""
    if len(text) > _LONGEST_NUMBER:
        return "write it in digits, with a point before decimals"
    candidate = re.sub(r"(?<=[0-9])[^\W\d_]+\.?$|[%€$£]$", "", text.translate(_MINUS).strip("~<>≈ "))
    candidate = re.sub(r"(?<=[0-9])\s+[^\W\d_]+\.?$|[%€$£\s]+$", "", candidate)
    candidate = re.sub(r"^([-+])\s+", r"\1", candidate).replace("\u202f", "").replace("\u00a0", "")
    candidate = re.sub(r"(?<=[0-9])[ '](?=[0-9]{3})", "", candidate)
    if re.fullmatch(r"[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?", candidate):
        candidate = candidate.replace(",", "")
    elif re.fullmatch(r"[-+]?[0-9]+,[0-9]+", candidate):
        candidate = candidate.replace(",", ".")
    if _NUMBER.fullmatch(candidate) and candidate != text:
        return f"write `{candidate}`"
    return "write it in digits, with a point before decimals"


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    if day := parse_day(value.strip()):
        return day
    raise _refusal(
        NOT_A_DATE, f"`{value.strip()}` is not a day", advise_date(value.strip()) or "write a day as `2026-11-22`"
    )


def _span(value: str) -> str:
    if parse_span(value):
        return value
    hint = advise_date(value) or "write a day `2026-11-22`, a month `2026-11`, a quarter `2026-Q4` or a year `2026`"
    raise _refusal(NOT_A_DATE, f"`{value}` is not a date", hint)


def _hours(value: str) -> str:
    if parse_hours(value):
        return value
    hint = "write them as `07:30-09:00`; the end comes after the start, and a day ends at 24:00"
    raise _refusal(NOT_A_DATE, f"`{value}` are not hours of one day", hint)


def _truth(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if text in {"true", "false"}:
        return text == "true"
    hint = _TRUTHS.get(text.casefold(), "write `true` or `false`")
    raise _refusal(NOT_TRUE_OR_FALSE, f"`{text}` is neither true nor false", hint)


def _true_or_text(text: str) -> str:
    """Text where more than yes or no is said: `true`, `false` or words, and no other way to say yes or no."""
    return text if text in {"true", "false"} or text.casefold() not in _TRUTHS else str(_truth(text))


_TRUTHS = dict.fromkeys(("yes", "on", "y", "1", "oui", "vrai", "true"), "write `true`") | dict.fromkeys(
    ("no", "off", "n", "0", "non", "faux", "false"), "write `false`"
)


def _emotion(value: str) -> str:
    """A level's name or a number; which names there are, only the settings know."""
    if _LIKE_A_NUMBER.match(value):
        _number(value)
    return value


def _composed(value: str) -> str:
    """The form of accents that ids are compared in, however the author's computer stores them."""
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def fold(text: str) -> str:
    """A name as it is compared across spellings: no capitals, no accents, hyphens for spaces."""
    plain = unicodedata.normalize("NFKD", text.strip().casefold())
    return re.sub(r"[\s_\u2019'-]+", "-", "".join(letter for letter in plain if not unicodedata.combining(letter)))


# The shapes a value can have, as tags of unions: an error is then about the shape that its author chose.
MAPPING, LIST, TEXT, NOTHING = "<mapping>", "<list>", "<text>", "<nothing>"


def shape(value: Any) -> str:
    """Which of the four shapes a value has: a mapping, a list, text or nothing."""
    if isinstance(value, str):
        return TEXT
    if isinstance(value, list | tuple):
        return LIST
    return NOTHING if value is None else MAPPING


BY_SHAPE = Discriminator(shape)


def _filled(value: object) -> object:
    """A mapping without the keys that are left empty: empty means absent."""
    return {key: one for key, one in value.items() if one is not None} if isinstance(value, dict) else value


FILLED = BeforeValidator(_filled)


class Named(Struct, frozen=True):
    """What the reference calls a type: one of it, and several."""

    one: str
    many: str


AnyText = Annotated[str, Named("text", "texts")]  # may be empty
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), Named("text", "texts")]
Id = Annotated[Text, AfterValidator(_composed), Named("id", "ids")]
Path = Annotated[Text, AfterValidator(_composed), Named("path", "paths")]
Texts = tuple[Text, ...]
Ids = tuple[Id, ...]
Emotion = Annotated[Id, AfterValidator(_emotion), Named("emotion", "emotions")]
SpanText = Annotated[Id, AfterValidator(_span), Named("day, month, quarter or year", "dates")]
Hours = Annotated[Id, AfterValidator(_hours), Named("hours", "hours")]
Number = Annotated[float, BeforeValidator(_number), Named("number", "numbers")]
WholeNumber = Annotated[int, BeforeValidator(_whole), Named("whole number", "whole numbers")]
Day = Annotated[datetime.date, BeforeValidator(_day), Named("day", "days")]
TrueOrText = Annotated[Text, AfterValidator(_true_or_text), Named("`true`, or text", "truths or texts")]
Truth = Annotated[bool, BeforeValidator(_truth), Named("`true` or `false`", "truth values")]
