"""A face for a persona without a portrait, of what its writer has chosen; a plain figure where that is nothing."""

from __future__ import annotations

from hashlib import sha256
from typing import Final

from msgspec import Struct

from journeysite.layout.metrics import Metrics

__all__ = [
    "CLOTHES",
    "CUTS",
    "EXTRAS",
    "HAIR",
    "SKINS",
    "AvatarLayout",
    "AvatarSubject",
    "layout_avatar",
]

#: How many tones there are; the theme gives them their colours.
SKINS: Final = 6
HAIR: Final = 7
CLOTHES: Final = 8
CUTS: Final = ("short", "crop", "bun", "long", "bob", "curly", "sides", "cap", "scarf")
EXTRAS: Final = ("none", "glasses", "beard", "moustache", "earrings")


class AvatarSubject(Struct, frozen=True):
    """A persona's face. What is None nobody has written, and nothing is asserted of it.

    ``label``: what it is called when read aloud; "" beside the name, where it is decoration. ``size`` in px.
    """

    id: str
    label: str = ""
    size: float = 40.0
    skin: int | None = None
    hair: int | None = None
    cut: str | None = None
    clothes: int | None = None
    extra: str | None = None


class AvatarLayout(Struct, frozen=True):
    """All parameters decided: tones as indices (None: one that no person has), cut and extra by name, "" for no hair.

    ``has_face``: whether anything is known of the face; without, it is a figure with none.
    """

    id: str
    label: str
    size: float
    skin: int | None
    hair: int | None
    cut: str
    clothes: int
    extra: str
    has_face: bool


def layout_avatar(subject: AvatarSubject, _metrics: Metrics | None = None) -> AvatarLayout:
    """The face as far as it is written; only clothes are chosen by the id's digest, to tell figures apart.

    Hair of which only the colour is known is short. ``ValueError`` names a parameter that is out of its range.
    """
    cut = subject.cut if subject.cut is not None else "" if subject.hair is None else "short"
    extra = subject.extra if subject.extra is not None else "none"
    _known("cut", cut, ("", *CUTS))
    _known("extra", extra, EXTRAS)
    known = (subject.skin, subject.hair, subject.cut, subject.extra)
    return AvatarLayout(
        id=subject.id,
        label=subject.label,
        size=subject.size,
        skin=_tone("skin", subject.skin, SKINS),
        hair=_tone("hair", subject.hair, HAIR),
        cut=cut,
        clothes=_clothes(subject),
        extra=extra,
        has_face=any(one is not None for one in known),
    )


def _clothes(subject: AvatarSubject) -> int:
    given = _tone("clothes", subject.clothes, CLOTHES)
    return sha256(subject.id.encode()).digest()[3] % CLOTHES if given is None else given


def _known(name: str, value: str, values: tuple[str, ...]) -> None:
    if value not in values:
        raise ValueError(f"{name} must be one of {', '.join(filter(None, values))}, not {value!r}")


def _tone(name: str, given: int | None, count: int) -> int | None:
    if given is not None and not 0 <= given < count:
        raise ValueError(f"{name} must be between 0 and {count - 1}, not {given}")
    return given
