"""Colours as numbers: reading them, measuring contrast, and moving lightness without touching the hue.

Lightness moves in OKLCH (B. Ottosson, "A perceptual color space for image processing", 2020), contrast is that of
WCAG 2.2, section 1.4.3.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Final

from msgspec import Struct

_HEX: Final = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


class Colour(Struct, frozen=True):
    """An opaque sRGB colour; channels are whole numbers from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"


WHITE: Final = Colour(255, 255, 255)
BLACK: Final = Colour(0, 0, 0)


def parse_colour(text: str) -> Colour | None:
    """The colour of `#rgb`, `#rrggbb` or a CSS colour name; None where the text is none of these."""
    word = text.strip().lower()
    word = NAMED.get(word, word)
    if not _HEX.fullmatch(word):
        return None
    digits = word[1:] if len(word) == 7 else "".join(digit * 2 for digit in word[1:])
    return Colour(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, from 1 (equal) to 21 (black on white)."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mix(ground: Colour, paint: Colour, share: float) -> Colour:
    """`ground` with `share` (0 to 1) of `paint` mixed in, in OKLab."""
    pairs = zip(_oklab(ground), _oklab(paint), strict=True)
    return _from_oklab(*(one + (other - one) * share for one, other in pairs))


def with_contrast(colour: Colour, ground: Colour, wanted: float) -> Colour:
    """The same hue, lighter or darker, so that it stands off the ground by `wanted`, or as far as hue and range allow.

    The lightness that is searched lies on the far side of the ground: darker than light paper, lighter than dark.
    """
    _, chroma, hue = _oklch(colour)
    far, near = (0.0, _oklab(ground)[0]) if _luminance(ground) > 0.18 else (1.0, _oklab(ground)[0])
    return _first_passing(lambda light: _in_gamut(light, chroma, hue), ground, wanted, far, near)


def _first_passing(shade: Callable[[float], Colour], ground: Colour, wanted: float, far: float, near: float) -> Colour:
    """Bisection between a lightness that passes and one that does not; ends within a thousandth."""
    while abs(far - near) > 0.001:
        middle = (far + near) / 2
        if contrast(shade(middle), ground) >= wanted:
            far = middle
        else:
            near = middle
    return shade(far)


def _in_gamut(lightness: float, chroma: float, hue: float) -> Colour:
    """The most saturated colour of that lightness and hue that a screen can show, up to `chroma`."""
    while chroma > 0.001 and not _showable(lightness, chroma, hue):
        chroma *= 0.96
    return _from_oklab(lightness, chroma * math.cos(hue), chroma * math.sin(hue))


def _showable(lightness: float, chroma: float, hue: float) -> bool:
    channels = _linear_of_oklab(lightness, chroma * math.cos(hue), chroma * math.sin(hue))
    return all(-0.0005 <= channel <= 1.0005 for channel in channels)


def _luminance(colour: Colour) -> float:
    red, green, blue = map(_linear, (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _channel(linear: float) -> int:
    linear = min(1.0, max(0.0, linear))
    share = linear * 12.92 if linear <= 0.0031308 else 1.055 * linear ** (1 / 2.4) - 0.055
    return round(share * 255)


def _oklab(colour: Colour) -> tuple[float, float, float]:
    red, green, blue = map(_linear, (colour.red, colour.green, colour.blue))
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short,
    )


def _oklch(colour: Colour) -> tuple[float, float, float]:
    lightness, a, b = _oklab(colour)
    return lightness, math.hypot(a, b), math.atan2(b, a)


def _linear_of_oklab(lightness: float, a: float, b: float) -> tuple[float, float, float]:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _from_oklab(lightness: float, a: float, b: float) -> Colour:
    return Colour(*map(_channel, _linear_of_oklab(lightness, a, b)))


# The sixteen names of HTML and those that people reach for; the whole list of CSS would be a page of rare shades.
NAMED: Final = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff", "green": "#008000",
    "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
    "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "magenta": "#ff00ff", "orange": "#ffa500",
    "brown": "#a52a2a", "crimson": "#dc143c", "coral": "#ff7f50", "tomato": "#ff6347", "salmon": "#fa8072",
    "gold": "#ffd700", "indigo": "#4b0082", "violet": "#ee82ee", "orchid": "#da70d6", "plum": "#dda0dd",
    "turquoise": "#40e0d0", "steelblue": "#4682b4", "royalblue": "#4169e1", "slateblue": "#6a5acd",
    "slategray": "#708090", "darkgreen": "#006400", "darkblue": "#00008b", "darkred": "#8b0000",
    "seagreen": "#2e8b57", "forestgreen": "#228b22", "firebrick": "#b22222", "chocolate": "#d2691e",
    "sienna": "#a0522d", "midnightblue": "#191970", "rebeccapurple": "#663399", "darkcyan": "#008b8b",
}  # fmt: skip
