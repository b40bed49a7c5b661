"""The style that a drawing takes along when it leaves the page: only the rules it needs, with nothing left to look up.

Wikis, Inkscape and librsvg know classes but no custom properties, and they may lack the theme's font. So every
``var(--name)`` is replaced by what ``:root`` declares, and the font is followed by common ones that run no wider.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from journeysite.draw.svg import Svg
from journeysite.read.css import closed_off

__all__ = ["NARROWER", "settled_style", "standing_alone"]

#: Fonts that most machines have and whose words are no wider than the design's.
NARROWER: Final = '"Helvetica Neue",Helvetica,Arial,"Liberation Sans","Nimbus Sans","Noto Sans",sans-serif'

#: How many variables deep a token may be declared.
DEPTH: Final = 3

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE: Final = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS: Final = re.compile(r"\.([A-Za-z_][\w-]*)")
_DECLARED: Final = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_ASKED: Final = re.compile(r"var\((--[\w-]+)\)")
#: What only makes sense on a page: states of a pointer, and what else stands there.
_PAGE_ONLY: Final = re.compile(r":hover|:focus|:has\(|(?:^|\s)body\b")

_CLASSES: Final = re.compile(r'class="([^"]*)"')


def standing_alone(drawing: Svg, style: str, symbols: Mapping[str, str]) -> str:
    """The drawing as a file that shows alike in a browser, as an image in a wiki and in a drawing program.

    ``style``: the theme's tokens and the style sheets of drawings; ``symbols``: markup of each symbol by its id.
    """
    marks = (drawing.attributes, drawing.body, *(symbols[name] for name in drawing.symbols))
    used = {name for markup in marks for value in set(_CLASSES.findall(markup)) for name in value.split()}
    return drawing.standalone(settled_style(style, used), symbols)


def settled_style(style: str, used: Iterable[str]) -> str:
    """The rules of a style sheet for a drawing with those classes; a rule for other classes is left out."""
    present = frozenset(used)
    kept: list[str] = []
    for selector, declarations in _settled(style):
        parts = [part for part, asks in selector if asks <= present]
        if parts:
            kept.append(f"{','.join(parts)}{{{declarations}}}")
    return "".join(kept)


@lru_cache(maxsize=8)
def _settled(style: str) -> tuple[tuple[tuple[tuple[str, frozenset[str]], ...], str], ...]:
    """Each rule as its selectors, with the classes that each asks for, and its declarations without variables."""
    text = _AT_RULE.sub("", _COMMENT.sub("", style))
    values = _values(text)
    rules = []
    for selectors, declarations in _RULE.findall(text):
        if ":root" in selectors:
            continue
        parts = tuple(
            (part.strip(), frozenset(_CLASS.findall(part)))
            for part in selectors.split(",")
            if not _PAGE_ONLY.search(part)
        )
        rules.append((parts, closed_off(_looked_up(declarations.strip(), values), _is_picture)))
    return tuple(rules)


def _values(text: str) -> Mapping[str, str]:
    """What ``:root`` declares, each value with its own variables replaced; the font with its stand-ins."""
    declared = {
        name: value.strip()
        for selectors, declarations in _RULE.findall(text)
        if ":root" in selectors
        for name, value in _DECLARED.findall(declarations)
    }
    if "--font" in declared:
        declared["--font"] = f"{declared['--font'].split(',')[0]},{NARROWER}"
    for _ in range(DEPTH):
        declared = {name: _looked_up(value, declared) for name, value in declared.items()}
    return declared


def _is_picture(url: str) -> bool:
    return url.startswith("data:image/")


def _looked_up(value: str, declared: Mapping[str, str]) -> str:
    return _ASKED.sub(lambda asked: declared.get(asked[1], "none"), value)
