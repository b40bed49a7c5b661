"""Where a text may break: the pieces that hold together, and the characters that readers see as one."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from typing import Final

#: From here on, scripts break between characters, not only at spaces.
EAST: Final = re.compile("[^\0-\u2e7f]")


# No line starts with these, as East Asian typesetting has it (closing marks, small kana, the long vowel mark) …
_NEVER_FIRST = frozenset("、。，．：；！？）］｝」』】〉》〕〗～…‥ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々·")
# … and none ends with an opening mark.
_NEVER_LAST = frozenset("（［｛「『【〈《〔〖")


def unbroken_pieces(text: str) -> list[tuple[str, str]]:
    """Unbreakable pieces, each with what joins it to the one before: a space, or nothing inside East Asian text."""
    found: list[tuple[str, str]] = []
    for word in filter(None, text.split(" ")):
        glue = " "
        for piece in _unbroken(word):
            found.append((piece, glue))
            glue = ""
    return found


def _unbroken(word: str) -> list[str]:
    """A word cut wherever a line may end inside it: beside East Asian characters, not beside their punctuation."""
    if word.isascii() or not any(_is_east_asian(c) for c in word):
        return [word]
    clusters = clusters_of(word)
    pieces = [clusters[0]]
    for before, after in pairwise(clusters):
        breakable = (_is_east_asian(before[0]) or _is_east_asian(after[0])) and not (
            after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST
        )
        if breakable:
            pieces.append(after)
        else:
            pieces[-1] += after
    return pieces


def _is_east_asian(character: str) -> bool:
    return character >= "\u2e80" and unicodedata.east_asian_width(character) in "WF" and character < "\U0001f000"


def clusters_of(text: str) -> list[str]:
    """What a reader sees as one character each: a base with its marks, an emoji with its modifiers, a flag."""
    if text.isascii():
        return list(text)
    found: list[str] = []
    for character in text:
        if found and (_continues(character) or found[-1][-1] == "\u200d" or _completes_flag(found[-1], character)):
            found[-1] += character
        else:
            found.append(character)
    return found


def _continues(character: str) -> bool:
    """Whether a character only changes the one before: marks, joiners, variation selectors, skin tones."""
    return (
        character == "\u200d"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or unicodedata.category(character) in ("Mn", "Mc", "Me")
    )


def _completes_flag(cluster: str, character: str) -> bool:
    """Whether a regional letter joins a lone one before it: two of them make a flag."""
    return len(cluster) == 1 and _is_regional(cluster) and _is_regional(character)


def _is_regional(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"
