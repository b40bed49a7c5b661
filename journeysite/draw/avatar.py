"""Draws a persona's face, flat, in a square of 100."""

from __future__ import annotations

from typing import Final

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.svg import Svg
from journeysite.layout.avatar import AvatarLayout

__all__ = ["draw_avatar"]

_SHOULDERS: Final = "M12 104c1-22 14-29 28-31h20c14 2 27 9 28 31Z"
_NECK: Final = "M41 62h18v11q-9 8-18 0Z"
_NECK_SHADE: Final = "M41 66q9 7 18 0v3q-9 6-18 0Z"
_HEAD: Final = "M33 42c0-14 7-21 17-21s17 7 17 21c0 16-7 26-17 26s-17-10-17-26Z"
_NOSE: Final = "M50.6 47c.9 2 1.6 3.7 1.2 4.6-.4.7-1.7.7-2.7.4"
_MOUTH: Final = "M45.5 58q4.5 3.2 9 0"
_EARS: Final = "M30 47a3 4.5 0 1 0 6 0 3 4.5 0 1 0-6 0ZM64 47a3 4.5 0 1 0 6 0 3 4.5 0 1 0-6 0Z"
_BEARD: Final = (
    "M33.5 48c1 15 7 21 16.5 21s15.5-6 16.5-21c-2 5-5 6.5-8 6.5-5-2-12-2-17 0-3 0-6-1.5-8-6.5Z"
    "M45.5 58.2q4.5 3.6 9 0 0-1.2-.9-1-3.6 1.4-7.2 0-.9-.2-.9 1Z"
)
_MOUSTACHE: Final = "M41 56c2-4 6-4.4 9-3 3-1.4 7-1 9 3-3 .8-6.4.6-9-.9-2.6 1.5-6 1.7-9 .9Z"
_GLASSES: Final = "M38 45.5a5 5 0 1 0 10 0 5 5 0 1 0-10 0ZM52 45.5a5 5 0 1 0 10 0 5 5 0 1 0-10 0ZM48 45q2-1.5 4 0"

#: Hair by cut: what is behind the head, what is over it.
_CUTS: Final = {
    "short": ("", "M33 43c-3-20 8-27 20-26 15-3 19 12 14 27-1-7-4-11-9-14-8 4-17 3-21 1-2 3-3 7-4 12Z"),
    "crop": (
        "",
        "M32.6 42c-2.6-17 6-25 17.4-25s20 8 17.4 25c-1.2-7-3.4-11-6-13.4-7-1.8-15.8-1.8-22.8 0-2.6 2.4-4.8 6.4-6 13.4Z",
    ),
    "bun": (
        "M41 13a9 9 0 1 0 18 0 9 9 0 1 0-18 0Z",
        "M32 45c-3-18 6-28 18-28s21 10 18 28c-2-9-7-15-18-15s-16 6-18 15Z",
    ),
    "long": (
        "M29 74c-5-28-3-57 21-57s26 29 21 57Z",
        "M29 70c-4-24-4-53 21-53s25 29 21 53c-5-4-7-20-7-34-6 1-15-1-20-6-2 5-6 9-9 10-1 12-2 26-6 30Z",
    ),
    "bob": (
        "M29 62c-4-26 0-45 21-45s25 19 21 45c-6 3-36 3-42 0Z",
        "M30 60c-4-25 0-43 20-43s24 18 20 43c-4-2-5.4-14-5.8-23-9 1.6-20.4 1.6-28.4 0C35.4 46 34 58 30 60Z",
    ),
    "curly": (
        "M28 46c-7-4-5-13 1-15-1-9 8-14 14-11 4-6 14-6 17 0 7-3 14 3 12 11 6 3 7 11 0 15 2 7-3 12-8 12h-28Z",
        "M33 41c-4-6 1-12 5-12 1-5 8-7 12-4 4-3 11-1 12 4 5 0 9 6 5 12-2-4-4-6-7-7-3 2-7 2-10 0-6 2-14 2-17 7Z",
    ),
    "sides": ("", "M32.5 46c-2-7-1-12 2-15 0 5-1 10-2 15ZM67.5 46c2-7 1-12-2-15 0 5 1 10 2 15Z"),
    "cap": ("", "M32 46c-1-5-1-9 1-12l3 1-1 11ZM68 46c1-5 1-9-1-12l-3 1 1 11Z"),
    "scarf": ("", ""),
    "": ("", ""),
}
_CAP: Final = "M32 33c0-13 8-18 18-18s18 5 18 18l9 3c1 2-1 3-3 3-14-4-28-5-42-2Z"
_SCARF: Final = (
    "M50 14c-17 0-23 13-22 29 0 16 4 26 10 33h24c6-7 10-17 10-33 1-16-5-29-22-29Z"
    "M36 44c0-11 5-17 14-17s14 6 14 17c0 13-6 22-14 22s-14-9-14-22Z"
)


def draw_avatar(layout: AvatarLayout) -> Svg:
    """The face; the theme's CSS rounds it off and gives the tones their colours."""
    canvas = Canvas(
        layout.size, layout.size, f"av-{layout.id}", css.AVATAR, label=layout.label, role="img", viewBox="0 0 100 100"
    )
    behind, over = _CUTS[layout.cut]
    skin = css.SKIN_UNSAID if layout.skin is None else css.SKIN[layout.skin]
    hair = css.HAIR_UNSAID if layout.hair is None else css.HAIR_TONE[layout.hair]
    clothes = css.CLOTHES[layout.clothes]
    canvas.rect(0, 0, 100, 100, css.AVATAR_GROUND)
    if behind:
        canvas.path(behind, hair)
    canvas.path(_SHOULDERS, clothes)
    canvas.path(_NECK, skin)
    canvas.path(_NECK_SHADE, css.AVATAR_SHADE)
    canvas.path(_EARS, skin)
    canvas.path(_HEAD, skin)
    if layout.has_face:
        _draw_face(canvas, layout.extra, hair)
    if over:
        canvas.path(over, hair)
    if layout.cut == "cap":
        canvas.path(_CAP, clothes)
    if layout.cut == "scarf":
        canvas.path(_SCARF, clothes, fill_rule="evenodd")
    return canvas.svg()


def _draw_face(canvas: Canvas, extra: str, hair: str) -> None:
    if extra == "beard":
        canvas.path(_BEARD, hair, fill_rule="evenodd")
    canvas.circle(43, 45.5, 1.7, css.AVATAR_INK)
    canvas.circle(57, 45.5, 1.7, css.AVATAR_INK)
    canvas.path(_NOSE, css.AVATAR_SHADE_LINE)
    if extra == "moustache":
        canvas.path(_MOUSTACHE, hair)
    if extra != "beard":
        canvas.path(_MOUTH if extra != "moustache" else "M46 59.5q4 2.2 8 0", css.AVATAR_PEN)
    if extra == "glasses":
        canvas.path(_GLASSES, css.AVATAR_PEN)
    if extra == "earrings":
        canvas.circle(33, 53, 1.6, css.AVATAR_GOLD)
        canvas.circle(67, 53, 1.6, css.AVATAR_GOLD)
