"""Rules of CSS written into the elements of a drawing, as the attributes that SVG has for them.

Only selectors of elements and classes inside each other (``.map .m-lane``, ``.done>text``) and only properties that
SVG knows as attributes: what else there is in a style sheet of figures concerns pointers and pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from journeysite.draw.svg import escaped

__all__ = ["Rule", "Rules", "painted", "rules_of"]

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


class _Place:
    """Where elements stand that rules cannot tell apart: of one tag and classes, inside of elements that are alike."""

    def __init__(self, tag: str, classes: frozenset[str], above: _Place | None) -> None:
        self.tag, self.classes, self.above = tag, classes, above
        self.given: Mapping[str, str] = {}
        self.inside: dict[tuple[str, str], _Place] = {}  # by tag and classes as written


class Rules:
    """The rules of one style sheet, with what they give at each place that a drawing had: most have the same ones."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = sorted(rules, key=lambda rule: rule.weight)
        self._outermost: dict[tuple[str, str], _Place] = {}

    def place(self, tag: str, words: str, above: _Place | None) -> _Place:
        """The place of an element with these classes, in another or in none."""
        known = above.inside if above else self._outermost
        found = known.get((tag, words))
        if found is None:
            found = known[tag, words] = _Place(tag, frozenset(words.split()), above)
            found.given = self._given(found) if above else self._letters(found) | self._given(found)
        return found

    def _letters(self, outermost: _Place) -> dict[str, str]:
        given = self._given(_Place("text", frozenset(), outermost))
        return {name: given[name] for name in _OF_LETTERS if name in given}

    def _given(self, place: _Place) -> dict[str, str]:
        found: dict[str, str] = {}
        for rule in self._rules:
            if _meets(rule.parts, len(rule.parts) - 1, place):
                found |= rule.declared
        return found


def _meets(parts: Sequence[_Part], last: int, place: _Place) -> bool:
    """Whether an element there is what a selector's parts up to ``last`` ask for."""
    part = parts[last]
    if (part.tag and part.tag != place.tag) or not part.classes <= place.classes:
        return False
    if not last:
        return True
    above = place.above
    while above is not None:
        if _meets(parts, last - 1, above):
            return True
        if part.close:
            return False
        above = above.above
    return False


class _Element(NamedTuple):
    """An element that is open: its place, and what its children have unless they say more."""

    place: _Place
    inherited: Mapping[str, str]


_TAG: Final = re.compile(r"<!--.*?-->|<(/?)([A-Za-z][\w:-]*)((?:[^\"'>/]|\"[^\"]*\"|'[^']*')*)(/?)>", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r"""\s+([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def painted(markup: str, rules: Rules) -> str:
    """A drawing (an ``svg`` element) whose elements carry what the rules give them, without classes."""
    return _Painting(rules).painted(markup)


class _Painting:
    """The drawing being gone through, from its first tag to its last."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._open: list[_Element] = []

    def painted(self, markup: str) -> str:
        return _TAG.sub(self._tag, markup)

    def _tag(self, found: re.Match[str]) -> str:
        end, tag, text, void = found.groups()
        if tag is None:
            return found[0]
        if end:
            if self._open:
                self._open.pop()
            return found[0]
        said = {name: twice or once for name, twice, once in _ATTRIBUTE.findall(text)}
        place, inherited = self._open[-1] if self._open else (None, _NOTHING)
        place = self._rules.place(tag, said.pop("class", ""), place)
        given = place.given
        kept = _ATTRIBUTE.sub(lambda one: "" if one[1] == "class" or one[1] in given else one[0], text)
        painted = [
            f' {name}="{escaped(value)}"'
            for name, value in given.items()
            if name not in _HANDED_DOWN or inherited.get(name) != value
        ]
        if not void:
            # What is inside a symbol is shown elsewhere, and has what it is given there.
            above = inherited if tag != "symbol" else _NOTHING
            self._open.append(_Element(place, _handed_down(above, {**said, **given})))
        return f"<{tag}{kept}{''.join(painted)}{void}>"


_NOTHING: Final[Mapping[str, str]] = {}


def _handed_down(inherited: Mapping[str, str], said: Mapping[str, str]) -> Mapping[str, str]:
    own = {name: value for name, value in said.items() if name in _HANDED_DOWN}
    return {**inherited, **own} if own else inherited
