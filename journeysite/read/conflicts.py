"""Marks that version control leaves in a file where two changes met and nobody has chosen yet."""

import re

from journeysite.diagnostics import Place, Reported
from journeysite.read import codes

_MARK = re.compile(r"^(<<<<<<<|>>>>>>>)(?: .*)?$", re.MULTILINE)
_OURS, _BASE, _MIDDLE, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"


def without_conflicts(text: str, file: str) -> Reported[str]:
    """The text as the first side of each conflict has it; marks and the other sides become empty lines.

    Lines keep their numbers. Reported: the first mark, once a file.
    """
    first = _MARK.search(text)
    if first is None:
        return Reported(text)
    place = Place(file, line=text.count("\n", 0, first.start()) + 1, column=1)
    hint = f"keep what is right, and delete the lines `{_OURS}`, `{_MIDDLE}` and `{_THEIRS}`"
    told = codes.MERGE_CONFLICT.at(place, f"`{first[0].rstrip()}` is an unresolved merge conflict", hint)
    return Reported(first_sides(text), (told,))


def first_sides(text: str) -> str:
    """The text as the first side of each conflict has it, line for line."""
    if not _MARK.search(text):
        return text
    lines = text.split("\n")
    within = dropping = False
    for number, line in enumerate(lines):
        mark = line[:7] if line[7:8] in ("", " ") else ""
        if mark == _OURS:
            within, dropping = True, False
        elif mark == _THEIRS:
            within = dropping = False
        elif within and mark in (_BASE, _MIDDLE):
            dropping = True
        elif not dropping:
            continue
        lines[number] = ""
    return "\n".join(lines)
