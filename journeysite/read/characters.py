"""Characters that no page can show, where they come from an escape: `"\\e[31m"` in YAML, `&#x202e;` in Markdown.

As bytes of a file they are met by `read/text.py`; here it is after decoding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from journeysite.diagnostics import Diagnostic, Place
from journeysite.read import codes
from journeysite.read.text import HINTS, LOST, NAMES, PRIVATE, kind_of, replacement

# As `read/text.py` has them, with what cannot be a byte of a text: line ends of old, and halves of a character.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b-\x0d\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ud800-\udfff\ue000-\uf8ff\ufeff\ufffe\uffff]"
)
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")


def showable(text: str) -> str:
    """The text with a sign, or a space, for each character that no page can show."""
    return text if text.isprintable() else _UNSHOWABLE.sub(replacement, text)


def first_unshowable(text: str) -> str:
    """The first character of the text that no page can show; "" if it has none."""
    found = None if text.isprintable() else _UNSHOWABLE.search(text)
    return found[0] if found else ""


def told_of(character: str, place: Place) -> Diagnostic:
    """What is told of such a character where its escape stands."""
    name = NAMES.get(kind_of(character), "a control character")
    hint = HINTS.get(PRIVATE if kind_of(character) == PRIVATE else character, "delete it")
    return codes.CONTROL_CHARACTER.at(place, f"{name} (U+{ord(character):04X}) is written here", hint)


def unshowable_references(text: str) -> Iterator[tuple[int, str]]:
    """Where references such as `&#27;` stand in a text, and the character of each; only those that no page can show."""
    for found in _REFERENCE.finditer(text):
        if character := _meant(found):
            yield found.start(), character


def make_showable(tokens: Iterable[Any], is_whole: bool) -> bool:
    """Replaces in Markdown's tokens what no page can show; whether there was any.

    `is_whole`: the sign for it stands nowhere in the source, so that where it stands now, Markdown has replaced some.
    """
    found = False
    for token in tokens:
        content = showable(token.content)
        if token.type in ("html_block", "html_inline"):  # its references are still to be decoded, by a browser
            content = _REFERENCE.sub(lambda one: "\ufffd" if _meant(one) else one[0], content)
        found |= content != token.content or (is_whole and LOST in content)
        token.content = content
        for name, value in token.attrs.items():
            if isinstance(value, str):
                token.attrs[name] = showable(value)
                found |= token.attrs[name] != value or (is_whole and LOST in value)
        found |= make_showable(token.children or (), is_whole)
    return found


def _meant(reference: re.Match[str]) -> str:
    """The character of a reference if no page can show it, else ""."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    if not number or number > 0x10FFFF:
        return "\0"
    return first_unshowable(chr(number))
