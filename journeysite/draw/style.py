"""The look of a drawing that leaves the page: each element carries its own, with nothing left to look up.

Wikis, Inkscape and librsvg know no custom properties, and they may lack the theme's font. So every ``var(--name)`` is
replaced by what ``:root`` declares, and the font is followed by common ones that run no wider. Servers may refuse any
style sheet inside a file (``style-src 'self'``); what stands in attributes (``fill="#1B2026"``) nobody refuses.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from journeysite.draw.painted import Rule, painted, rules_of
from journeysite.draw.svg import Svg
from journeysite.read.css import closed_off

__all__ = ["NARROWER", "settled_rules", "standing_alone"]

#: Fonts that most machines have and whose words are no wider than the design's.
NARROWER: Final = '"Helvetica Neue",Helvetica,Arial,"Liberation Sans","Nimbus Sans","Noto Sans",sans-serif'

#: How many variables deep a token may be declared.
DEPTH: Final = 3

_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE: Final = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
_DECLARED: Final = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
_ASKED: Final = re.compile(r"var\((--[\w-]+)\)")


def standing_alone(drawing: Svg, style: str, symbols: Mapping[str, str]) -> str:
    """The drawing as a file that shows alike in a browser, as an image in a wiki and in a drawing program.

    ``style``: the theme's tokens and the style sheets of drawings; ``symbols``: markup of each symbol by its id.
    """
    return painted(drawing.standalone(symbols), settled_rules(style))


@lru_cache(maxsize=8)
def settled_rules(style: str) -> tuple[Rule, ...]:
    """The rules of a style sheet that hold for any drawing, in their order, their declarations without variables."""
    text = _AT_RULE.sub("", _COMMENT.sub("", style))
    values = _values(text)
    found: list[Rule] = []
    for selectors, declarations in _RULE.findall(text):
        if ":root" not in selectors:
            found += rules_of(selectors, closed_off(_looked_up(declarations.strip(), values), _is_picture))
    return tuple(found)


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
