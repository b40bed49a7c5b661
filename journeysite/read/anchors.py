"""Anchors of headings, the same that GitHub makes, so that links written there work here."""

import unicodedata
from collections.abc import Iterable

_KEPT = frozenset({"Mn", "Mc", "Me", "Nd", "Pc"})  # with letters: Ruby's \p{Word}


def anchor(text: str) -> str:
    """The anchor of a heading's text: lower case, hyphens for spaces, no punctuation."""
    lowered = text.strip().lower()
    if lowered.isascii():
        kept = "".join(letter for letter in lowered if letter.isalnum() or letter in "-_ ")
    else:
        kept = "".join(letter for letter in lowered if _stays(letter))
    return kept.replace(" ", "-")


def _stays(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category[0] == "L" or category in _KEPT or letter in "- "


class Anchors:
    """Gives out each anchor once: the second `notes` is `notes-1`, as on GitHub."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._counts = dict.fromkeys(taken, 0)

    def of(self, text: str) -> str:
        """A free anchor for a heading of this text; "section" where nothing of the text is left."""
        return self.free(anchor(text) or "section")

    def free(self, wanted: str) -> str:
        """The wanted anchor, or the first of `wanted-1`, `wanted-2`, … that is free."""
        given = wanted
        while given in self._counts:
            self._counts[wanted] += 1
            given = f"{wanted}-{self._counts[wanted]}"
        self._counts[given] = 0
        return given
