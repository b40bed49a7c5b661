"""A face for a persona without a portrait: flat, of a few parameters, chosen by the writer or by the id's digest."""

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

#: Which extras a cut chosen by digest may come with: nobody's face is meant to be a joke.
_PLAIN: Final = ("none", "glasses")
_FITTING: Final = {
    "short": EXTRAS[:4],
    "crop": EXTRAS[:4],
    "sides": EXTRAS[:4],
    "cap": EXTRAS[:3],
    "bun": (*_PLAIN, "earrings"),
    "long": (*_PLAIN, "earrings"),
    "bob": (*_PLAIN, "earrings"),
    "curly": (*_PLAIN, "earrings"),
    "scarf": _PLAIN,
}


class AvatarSubject(Struct, frozen=True):
    """A persona's face. What is None is chosen by the digest of ``id``, so a face changes only with its id.

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
    """All parameters decided: tones as indices, cut and extra by name."""

    id: str
    label: str
    size: float
    skin: int
    hair: int
    cut: str
    clothes: int
    extra: str


def layout_avatar(subject: AvatarSubject, _metrics: Metrics | None = None) -> AvatarLayout:
    """The face. ``ValueError`` names a parameter that is out of its range."""
    digest = sha256(subject.id.encode()).digest()
    cut = subject.cut if subject.cut is not None else CUTS[digest[2] % len(CUTS)]
    _known("cut", cut, CUTS)
    fitting = _FITTING[cut]
    extra = subject.extra if subject.extra is not None else fitting[digest[4] % len(fitting)]
    _known("extra", extra, EXTRAS)
    return AvatarLayout(
        id=subject.id,
        label=subject.label,
        size=subject.size,
        skin=_tone("skin", subject.skin, digest[0], SKINS),
        hair=_tone("hair", subject.hair, digest[1], HAIR),
        cut=cut,
        clothes=_tone("clothes", subject.clothes, digest[3], CLOTHES),
        extra=extra,
    )


def _known(name: str, value: str, values: tuple[str, ...]) -> None:
    if value not in values:
        raise ValueError(f"{name} must be one of {', '.join(values)}, not {value!r}")


def _tone(name: str, given: int | None, byte: int, count: int) -> int:
    if given is not None and not 0 <= given < count:
        raise ValueError(f"{name} must be between 0 and {count - 1}, not {given}")
    return given if given is not None else byte % count
