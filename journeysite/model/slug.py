"""Ids made from titles."""

import re
import unicodedata
from functools import lru_cache

# Letters that no decomposition takes apart, as they are written where they are missing.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
_ACCENTS = re.compile("[\u0300-\u036f]+")  # only those of Latin, Greek and Cyrillic: elsewhere a mark is a vowel
_BETWEEN = re.compile(r"[\W_]+")
_USABLE = re.compile(r"[a-zA-Z0-9][\w.-]*", re.ASCII)


@lru_cache(maxsize=4096)
def slug(title: str) -> str:
    """An id for a title: lower case, accents folded, words joined by hyphens; "" when it holds no letter or digit.

    `Je m'équipe` gives `je-m-equipe`. Letters of other scripts stay what they are, with their vowel signs. The same
    title gives the same id on every machine, so that an address lives as long as its title.
    """
    if title.isascii():
        return _BETWEEN.sub("-", title.lower()).strip("-")
    decomposed = unicodedata.normalize("NFKD", title).lower().translate(_LETTERS)
    composed = unicodedata.normalize("NFC", _ACCENTS.sub("", decomposed))
    words = "".join(letter if _is_of_a_word(letter) else " " for letter in composed).split()
    return "-".join(word for word in words if word[0].isalnum())


def is_id(text: str) -> bool:
    """Whether a text can stand in an address as it is: letters, digits, `-`, `_` and `.`, a letter or digit first."""
    if text.isascii():
        return _USABLE.fullmatch(text) is not None
    return text[:1].isalnum() and all(_is_of_a_word(letter) or letter in "-_." for letter in text)


def canonical(text: str) -> str:
    """The form in which ids are compared: composed, so that `é` is one letter however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _is_of_a_word(letter: str) -> bool:
    """Letters, digits, and the vowel signs that stand on them, which are no letters to Python."""
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc")
