"""Rules of CSS written into the elements of a drawing, as the attributes that SVG has for them.

Only selectors of elements and classes inside each other (``.map .m-lane``, ``.done>text``) and only properties that
SVG knows as attributes: what else there is in a style sheet of figures concerns pointers and pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from journeysite.draw.svg import escaped

__all__ = ["Rule", "painted", "rules_of"]

_HANDED_DOWN: Final = {
    "clip-rule", "color", "direction", "fill", "fill-opacity", "fill-rule", "font-family", "font-size",
    "font-stretch", "font-style", "font-variant", "font-weight", "letter-spacing", "paint-order", "shape-rendering",
    "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit",
    "stroke-opacity", "stroke-width", "text-anchor", "text-rendering", "visibility", "word-spacing", "writing-mode",
}  # fmt: skip
_OWN: Final = {
    "clip-path", "display", "dominant-baseline", "mask", "opacity", "overflow", "stop-color", "stop-opacity",
    "text-decoration", "unicode-bidi", "vector-effect",
}  # fmt: skip
#: Properties whose values another one takes as an attribute.
_CALLED: Final = {"font-variant-numeric": "font-variant", "text-decoration-line": "text-decoration"}

#: What only letters have: said once, on the drawing, as far as all text is alike.
_OF_LETTERS: Final = ("font-family", "font-size")


class _Part(NamedTuple):
    """One element of a selector: its tag ("" for any) and classes; ``close``: right inside the one before."""

    tag: str
    classes: frozenset[str]
    close: bool


class Rule(Struct, frozen=True):
    """A selector, the outermost element first, with what it declares, by the names of attributes.

    ``weight``: what makes it win over others; between equals the later one does.
    """

    parts: tuple[_Part, ...]
    weight: tuple[int, int]
    declared: tuple[tuple[str, str], ...]


_COMMA: Final = re.compile(r",(?![^()]*\))")
_PART: Final = re.compile(r"(\s*>\s*|\s+|^)(\*|[A-Za-z][\w-]*)?((?:\.[A-Za-z_][\w-]*)*)")


def rules_of(selectors: str, declarations: str) -> Iterator[Rule]:
    """A rule for each selector in a list that a drawing by itself can meet; none where nothing is declared for it."""
    declared = tuple(_declared(declarations))
    for selector in _COMMA.split(selectors) if declared else ():
        if parts := _parts(selector.strip()):
            weight = sum(len(part.classes) for part in parts), sum(bool(part.tag) for part in parts)
            yield Rule(parts, weight, declared)


def _declared(declarations: str) -> Iterator[tuple[str, str]]:
    for declaration in declarations.split(";"):
        name, _, value = declaration.partition(":")
        name = _CALLED.get(name.strip().lower(), name.strip().lower())
        if value.strip() and (name in _HANDED_DOWN or name in _OWN):
            yield name, " ".join(value.removesuffix("!important").split())


def _parts(selector: str) -> tuple[_Part, ...]:
    """What a selector asks for; nothing where it asks for more than elements and classes."""
    found, at = [], 0
    while at < len(selector):
        part = _PART.match(selector, at)
        if part is None or part.end() == at or not (part[2] or part[3]):
            return ()
        tag = "" if part[2] in (None, "*") else part[2]
        found.append(_Part(tag, frozenset(part[3].split(".")[1:]), ">" in part[1]))
        at = part.end()
    return tuple(found)


class _Element(Struct, frozen=True, eq=False):
    """An element that is open: its tag and classes, what it is in, and what its children have unless they say more."""

    tag: str
    classes: frozenset[str]
    parent: _Element | None
    inherited: Mapping[str, str]
    met: dict[tuple[str, str], Mapping[str, str]]


_TAG: Final = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][\w:-]*)((?:[^\"'>/]|\"[^\"]*\"|'[^']*')*)(/?)>", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"""\s+([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def painted(markup: str, rules: Sequence[Rule]) -> str:
    """A drawing (an ``svg`` element) whose elements carry what the rules give them, without classes."""
    return _Painting(rules).painted(markup)


class _Painting:
    """The drawing being gone through, from its first tag to its last."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.weight)
        self._above: _Element | None = None

    def painted(self, markup: str) -> str:
        return _TAG.sub(self._tag, markup)

    def _tag(self, found: re.Match[str]) -> str:
        end, tag, text, void = found.groups()
        if tag is None:
            return found[0]
        if end:
            self._above = self._above.parent if self._above else None
            return found[0]
        said = {name: twice or once for name, twice, once in _ATTRIBUTE.findall(text)}
        words = said.pop("class", "")
        given = self._given(tag, words)
        kept = _ATTRIBUTE.sub(lambda one: "" if one[1] == "class" or one[1] in given else one[0], text)
        above = self._above.inherited if self._above else {}
        painted = "".join(
            [
                f' {name}="{escaped(value)}"'
                for name, value in given.items()
                if name not in _HANDED_DOWN or above.get(name) != value
            ]
        )
        if not void:
            self._open(tag, words, {**said, **given})
        return f"<{tag}{kept}{painted}{void}>"

    def _open(self, tag: str, words: str, said: Mapping[str, str]) -> None:
        """What is inside a symbol is shown elsewhere, and has what it is given there."""
        above = self._above.inherited if self._above and tag != "symbol" else {}
        own = {name: value for name, value in said.items() if name in _HANDED_DOWN}
        self._above = _Element(tag, frozenset(words.split()), self._above, {**above, **own}, {})

    def _given(self, tag: str, words: str) -> Mapping[str, str]:
        """What the rules give to an element at this place."""
        if self._above is None:
            classes = frozenset(words.split())
            letters = self._met("text", frozenset(), _Element(tag, classes, None, {}, {}))
            return {name: letters[name] for name in _OF_LETTERS if name in letters} | self._met(tag, classes, None)
        met = self._above.met
        if (tag, words) not in met:
            met[tag, words] = self._met(tag, frozenset(words.split()), self._above)
        return met[tag, words]

    def _met(self, tag: str, classes: frozenset[str], parent: _Element | None) -> dict[str, str]:
        found: dict[str, str] = {}
        for rule in self._rules:
            if _meets(rule.parts, len(rule.parts) - 1, tag, classes, parent):
                found |= rule.declared
        return found


def _meets(parts: Sequence[_Part], last: int, tag: str, classes: frozenset[str], parent: _Element | None) -> bool:
    """Whether an element is what a selector's parts up to ``last`` ask for."""
    part = parts[last]
    if (part.tag and part.tag != tag) or not part.classes <= classes:
        return False
    if not last:
        return True
    while parent is not None:
        if _meets(parts, last - 1, parent.tag, parent.classes, parent.parent):
            return True
        if part.close:
            return False
        parent = parent.parent
    return False
