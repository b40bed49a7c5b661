"""The names that tokens had in version 0.1: they still work, are told, and go with the next version."""

from __future__ import annotations

import re
from typing import Final

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.theme import codes
from journeysite.theme.tokens import MARKS, TEXTS, WASHES

_LEVELS: Final = ("p2", "p1", "z0", "n1", "n2")

#: Today's name of each token by its former one.
FORMER: Final = {
    "paper": "ground",
    "paper-2": "ground-muted",
    "paper-3": "ground-strong",
    "line-2": "line-strong",
    "ctl": "control",
    "ink": "text",
    "ink-2": "text-secondary",
    "ink-3": "text-quiet",
    "acc": "accent",
    "acc-2": "accent-line",
    "acc-w": "accent-wash",
    "on-acc": "on-accent",
    **{f"e-{level}": mark for level, mark in zip(_LEVELS, MARKS, strict=True)},
    **{f"t-{level}": text for level, text in zip(_LEVELS, TEXTS, strict=True)},
    **{f"w-{level}": wash for level, wash in zip(_LEVELS, WASHES, strict=True)},
}

_PROPERTY: Final = re.compile(rf"(?<![\w-])--({'|'.join(sorted(FORMER, key=len, reverse=True))})(?![\w-])")


def former_token(written: str, today: str, place: Place) -> Diagnostic:
    """A note that a token is set by its former name; `written` and `today` may begin with `dark-`."""
    return codes.FORMER_TOKEN.at(place, f"`{written}` is called `{today}` now", f"write `{today}`")


def renamed(text: str, file: str) -> Reported[str]:
    """A style sheet, template or icon with today's custom properties: what sets and what asks for a former one agree.

    Reported once for each former name, at its first place. Nothing needs to be published beside the tokens so.
    """
    first: dict[str, re.Match[str]] = {}
    for match in _PROPERTY.finditer(text):
        first.setdefault(match[1], match)
    found = tuple(_former_property(match, file) for match in first.values())
    return Reported(_PROPERTY.sub(lambda match: f"--{FORMER[match[1]]}", text) if first else text, found)


def _former_property(match: re.Match[str], file: str) -> Diagnostic:
    line = match.string.count("\n", 0, match.start()) + 1
    column = match.start() - match.string.rfind("\n", 0, match.start())
    today = FORMER[match[1]]
    place = Place(file, line=line, column=column)
    return codes.FORMER_PROPERTY.at(place, f"`--{match[1]}` is called `--{today}` now", f"write `--{today}`")
