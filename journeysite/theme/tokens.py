"""Tokens: the colours and the font that all style sheets speak of, in a light and a dark scheme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from journeysite.theme.colour import BLACK, WHITE, Colour, contrast, mix, with_contrast

FEELINGS: Final = ("delight", "pleasant", "neutral", "unpleasant", "irritant")
PAPERS: Final = ("ground", "ground-muted", "ground-strong")
INKS: Final = ("text", "text-secondary", "text-quiet")
ACCENTS: Final = ("accent", "accent-line", "accent-wash", "on-accent")
MARKS, TEXTS, WASHES = (tuple(f"emotion-{one}-{use}" for one in FEELINGS) for use in ("mark", "text", "wash"))

#: Every colour token, in the order in which a style sheet lists them.
NAMES: Final = (*PAPERS, "line", "line-strong", "control", *INKS, *ACCENTS, *MARKS, *TEXTS, *WASHES)

TEXT_CONTRAST: Final = 4.5
MARK_CONTRAST: Final = 3.0


class Palette(Struct, frozen=True):
    """Every colour token by name, in both schemes, and the font family."""

    light: Mapping[str, Colour]
    dark: Mapping[str, Colour]
    font: str

    def scheme(self, name: str) -> Mapping[str, Colour]:
        """The colours of "light" or "dark"."""
        return self.light if name == "light" else self.dark


class Faint(Struct, frozen=True):
    """Two tokens of a scheme that stand too close: `found` is their contrast, `wanted` the least that reads."""

    scheme: str
    token: str
    ground: str
    found: float
    wanted: float

    def other(self, token: str) -> str:
        """The one of the two that is not `token`."""
        return self.ground if token == self.token else self.token


def accented(palette: Palette, accent: Colour) -> Palette:
    """The palette with the four accent tokens of both schemes made from one colour.

    The light scheme takes the accent as it is. What follows from it keeps the contrast of the default theme's own
    accent: 4.7 for lines and outlines on light paper; 8.6 and 5.7 on dark; text on the accent and the accent on its
    wash at least 4.5.
    """
    return Palette(
        {**palette.light, **_light_accents(accent, palette.light["ground"])},
        {**palette.dark, **_dark_accents(accent, palette.dark["ground"])},
        palette.font,
    )


def _light_accents(accent: Colour, paper: Colour) -> dict[str, Colour]:
    outline = min(4.7, max(MARK_CONTRAST + 0.2, contrast(accent, paper) * 0.75))
    return {
        "accent": accent,
        "accent-line": with_contrast(accent, paper, outline),
        "accent-wash": _wash(paper, accent, 0.12),
        "on-accent": _text_on(accent),
    }


def _dark_accents(accent: Colour, paper: Colour) -> dict[str, Colour]:
    bright = with_contrast(accent, paper, 8.6)
    return {
        "accent": bright,
        "accent-line": with_contrast(accent, paper, 5.7),
        "accent-wash": _wash(paper, bright, 0.2),
        "on-accent": _text_on(bright),
    }


def _wash(paper: Colour, accent: Colour, share: float) -> Colour:
    """As much accent in the paper as still lets accent text be read on it, up to `share`."""
    washes = (mix(paper, accent, share * step / 6) for step in range(6, 0, -1))
    return next((wash for wash in washes if contrast(accent, wash) >= TEXT_CONTRAST), paper)


def _text_on(accent: Colour) -> Colour:
    if contrast(WHITE, accent) >= TEXT_CONTRAST:
        return WHITE
    return max(mix(accent, BLACK, 0.86), WHITE, key=lambda text: contrast(text, accent))


#: (tokens, the grounds they stand on, least contrast): what must hold in both schemes.
_MUST_READ: Final = (
    ((*INKS, "accent", *TEXTS), ("ground", "ground-muted"), TEXT_CONTRAST),
    (("text",), WASHES, TEXT_CONTRAST),
    (("accent",), ("accent-wash",), TEXT_CONTRAST),
    (("on-accent",), ("accent",), TEXT_CONTRAST),
    ((*MARKS, "control", "accent-line"), ("ground",), MARK_CONTRAST),
)


def faint(palette: Palette) -> tuple[Faint, ...]:
    """Every pair of tokens that is used together and cannot be told apart well enough, in the order of the tokens."""
    return tuple(_faint_in(palette))


def _faint_in(palette: Palette) -> Iterator[Faint]:
    for scheme in ("light", "dark"):
        colours = palette.scheme(scheme)
        for tokens, grounds, wanted in _MUST_READ:
            for token, ground in ((token, ground) for token in tokens for ground in grounds):
                found = contrast(colours[token], colours[ground])
                if found < wanted:
                    yield Faint(scheme, token, ground, found, wanted)


def readable(palette: Palette, token: str, pairs: Sequence[Faint]) -> Colour | None:
    """The nearest colour for a token of these pairs that mends all of them; None where no single one does."""
    chosen = shade = palette.scheme(pairs[0].scheme)[token]
    others = [(palette.scheme(pair.scheme)[pair.other(token)], pair.wanted) for pair in pairs]
    for other, wanted in others:
        if contrast(shade, other) < wanted:
            shade = with_contrast(shade, other, wanted)
    tints = (mix(chosen, end, step / 32) for step in range(1, 33) for end in (WHITE, BLACK))
    return next((one for one in (shade, *tints) if all(contrast(one, other) >= least for other, least in others)), None)


def token_sheet(palette: Palette) -> str:
    """The tokens as CSS custom properties: light; dark where the system asks for it or the reader has chosen it."""
    light, dark = _declared(palette.light, "light"), _declared(palette.dark, "dark")
    return (
        f":root{{--font:{palette.font};{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}\n"
    )


def resolved_tokens(palette: Palette) -> str:
    """The light tokens alone, for a drawing that stands alone."""
    return f":root{{--font:{palette.font};{_declared(palette.light, 'light')}}}\n"


def _declared(colours: Mapping[str, Colour], scheme: str) -> str:
    return f"color-scheme:{scheme};" + ";".join(f"--{name}:{colour}" for name, colour in _ordered(colours))


def _ordered(colours: Mapping[str, Colour]) -> Iterable[tuple[str, Colour]]:
    return ((name, colours[name]) for name in NAMES)
