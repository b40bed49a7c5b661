"""Drawn letters: what stands for a channel or a lane for which the theme has no icon, so that it is told apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from journeysite.model.settings import Settings

__all__ = ["letter_icon", "letter_icons"]

#: In a square of 24 like all icons; a letter has no outline.
_DRAWN: Final = (
    '<svg><circle cx="12" cy="12" r="9.25"/><text x="12" y="16.5" text-anchor="middle" font-size="13" font-weight="600"'
    ' fill="currentColor" stroke="none">{letter}</text></svg>'
)


def letter_icon(label: str) -> str:
    """The name of the icon that shows the first letter of a label."""
    return f"letter-{ord(_first(label)):x}"


def letter_icons(settings: Settings, icons: Mapping[str, str]) -> Mapping[str, str]:
    """SVG source by icon name for the first letter of each channel and lane for which the theme has none of `icons`."""
    channels = (one.label for one in settings.channels if not {one.icon, one.id} & icons.keys())
    lanes = (one.label for one in settings.lanes if one.icon not in icons)
    return {letter_icon(label): _DRAWN.format(letter=_first(label)) for label in (*channels, *lanes)}


def _first(label: str) -> str:
    """The first letter or figure, as a capital where the script has them."""
    found = next((character for character in label if character.isalnum()), "?")
    return found.upper() if len(found.upper()) == 1 else found
