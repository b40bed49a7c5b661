"""Ids made from titles, and names that can be addresses on every computer."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST_ID: Final = 250  # bytes: with `.html` behind it, the longest name on every file system in common use
LONGEST_WAY: Final = 1000  # bytes of an id with the folders that it lies in: macOS has paths of 1,024
_SHORT: Final = 80  # letters of a name that is proposed for one that is too long

# Letters that no decomposition takes apart, as they are written where they are missing.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
)
_ACCENTS = re.compile("[\u0300-\u036f]+")  # only those of Latin, Greek and Cyrillic: elsewhere a mark is a vowel
_BETWEEN = re.compile(r"[\W_]+")
_USABLE = re.compile(r"[a-zA-Z0-9][\w.-]*", re.ASCII)
# In addresses, in the names of files on Windows, or in what anybody sees of a name.
_FORBIDDEN = re.compile('[\\s#?%:*<>|"\\\\&\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]')
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|com[1-9¹²³]|lpt[1-9¹²³])(\..*)?", re.IGNORECASE | re.ASCII)


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
    """Whether a text can stand in an address as it is: letters, digits, `-`, `_` and `.`, a letter or digit first.

    Not if it is longer than the name of a file can be.
    """
    if len(text.encode("utf-8", "replace")) > LONGEST_ID:
        return False
    if text.isascii():
        return _USABLE.fullmatch(text) is not None
    return text[:1].isalnum() and all(_is_of_a_word(letter) or letter in "-_." for letter in text)


def trouble_with_name(name: str, *, spaces: bool = False) -> str:
    """Why a file's name cannot be part of an address on every computer, as a sentence; "" when it can.

    `spaces` may stand in the names of pictures, which nobody types as an address.
    """
    found = next((one[0] for one in _FORBIDDEN.finditer(name) if not (spaces and one[0] == " ")), None)
    if found:
        return f"{_named(found)} cannot be part of an address"
    if _DEVICE.fullmatch(name):
        return f"`{name}` is the name of a device on Windows"
    if len(name.encode("utf-8", "replace")) > LONGEST_ID:
        return f"a name of more than {LONGEST_ID} bytes cannot be part of an address"
    return "a name cannot end with a dot" if name.endswith(".") else ""


def _named(character: str) -> str:
    if not character.isprintable() and character != "\t":
        return f"a character that nobody sees (U+{ord(character):04X})"
    return "a tab" if character == "\t" else "a space" if character.isspace() else f"`{character}`"


def usable_name(name: str) -> str:
    """The name that is nearest to one that cannot be part of an address: `a - Copie` gives `a-copie`."""
    usable = re.sub(r"[^\w.]+", "-", name.lower()).strip("-.")
    if len(usable.encode("utf-8", "replace")) > LONGEST_ID:
        usable = usable[:_SHORT].rstrip("-.")
    if device := _DEVICE.fullmatch(usable):
        return f"{device[1]}-1{device[2] or ''}"
    return usable or "unnamed"


def shortened(id: str) -> str:
    """An id that was made from a title, as long as the name of a file can be."""
    return id.encode("utf-8")[:LONGEST_ID].decode("utf-8", "ignore").rstrip("-")


def canonical(text: str) -> str:
    """The form in which ids are compared: composed, so that `é` is one letter however it was typed."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _is_of_a_word(letter: str) -> bool:
    """Letters, digits, and the vowel signs that stand on them, which are no letters to Python."""
    return letter.isalnum() or unicodedata.category(letter) in ("Mn", "Mc")
