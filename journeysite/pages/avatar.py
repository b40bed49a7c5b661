"""The drawn face of a persona."""

from __future__ import annotations

from typing import get_args

from journeysite.layout.avatar import AvatarSubject
from journeysite.model.persona import Clothes, Hair, Persona, Skin


def avatar_subject(persona: Persona, size: float) -> AvatarSubject:
    """The persona's drawn face; what its writer left open is left open."""
    face = persona.avatar
    return AvatarSubject(
        id=persona.id,
        size=size,
        skin=get_args(Skin).index(face.skin) if face.skin else None,
        hair=get_args(Hair).index(face.hair) if face.hair else None,
        cut=face.cut,
        clothes=get_args(Clothes).index(face.clothes) if face.clothes else None,
        extra=face.extra,
    )
