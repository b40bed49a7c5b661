"""The one door to svgwrite: the kind of a mark goes in, its markup as a template comes out.

svgwrite checks and writes each *kind* of mark (an element with a set of attributes) once per process, with sentinels
for values. What it wrote becomes a stamp, a template that every later mark of that kind fills with its own numbers and
escaped words. So the markup is svgwrite's, attribute by attribute, at the price of one string operation: 250 marks take
a quarter of a millisecond, against four when svgwrite serialises each of them and thirteen when it also checks each.

Two departures from svgwrite: links use plain ``href`` (``xlink:href`` is no longer needed by anything that shows SVG),
and ``role``, ``aria-*``, ``data-*`` and ``tabindex``, which its rules do not know, are set after the checks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from journeysite.draw.svg import escaped
from journeysite.geometry.numbers import NUMERALS

if TYPE_CHECKING:
    from svgwrite.base import BaseElement

Value = str | float


class _Stamps(NamedTuple):
    """The marks that maps are made of, as templates; values in the order in which svgwrite writes attributes."""

    line: str
    rect: str
    round_rect: str
    circle: str
    path: str
    filled_path: str
    stroked_path: str
    use: str
    text: str
    anchored: str
    next_line: str
    run: str
    stop: str
    gradient: str
    group: str
    link: str
    decoration: str


@cache
def map_stamps() -> _Stamps:
    """The templates of the marks that maps are made of; svgwrite is asked once a process."""

    def whole(kind: str, *names: str) -> str:
        stamp = _stamp(kind, names)
        return stamp.start + stamp.end

    def worded(kind: str, *names: str) -> str:
        stamp = _stamp(kind, names)
        return f"{stamp.start}%s{stamp.end}"

    def start(kind: str, *names: str) -> str:
        return _stamp(kind, names).start

    return _Stamps(
        line=whole("line", "class", "x1", "x2", "y1", "y2"),
        rect=whole("rect", "class", "height", "width", "x", "y"),
        round_rect=whole("rect", "class", "height", "rx", "width", "x", "y"),
        circle=whole("circle", "class", "cx", "cy", "r"),
        path=whole("path", "class", "d"),
        filled_path=whole("path", "class", "d", "fill"),
        stroked_path=whole("path", "class", "d", "stroke"),
        use=whole("use", "class", "height", "href", "width", "x", "y").replace('href="', 'href="#'),
        text=worded("text", "class", "x", "y"),
        anchored=worded("text", "class", "text-anchor", "x", "y"),
        next_line=worded("tspan", "dy", "x"),
        run=worded("tspan", "class"),
        stop=whole("stop", "class", "offset"),
        gradient=worded("linearGradient", "gradientUnits", "id", "x1", "x2", "y1", "y2"),
        group=start("g", "class"),
        link=start("a", "aria-label", "class", "href"),
        decoration=start("svg", "aria-hidden", "class", "height", "viewBox", "width")
        .removeprefix("<svg")
        .removesuffix(">")
        .replace('aria-hidden="%s"', 'aria-hidden="true"')
        .replace('viewBox="%s"', 'viewBox="0 0 %s %s"'),
    )


@lru_cache(maxsize=64)
def stops_of(stops: tuple[tuple[float, str], ...]) -> str:
    """The stops of a gradient; a site has a handful of them, each on hundreds of curves."""
    stamp = map_stamps().stop
    return "".join([stamp % (cls, NUMERALS[offset]) for offset, cls in stops])


class _Stamp(NamedTuple):
    """The tags of one kind of mark as templates, and the names of their values in order; a void mark has no end."""

    start: str
    end: str
    order: tuple[str, ...]


_VOID: Final = frozenset({"circle", "ellipse", "image", "line", "path", "polygon", "rect", "stop", "use"})
#: A valid value for each checked attribute that is not a number.
_SAMPLES: Final = {
    "class": "a",
    "clip-path": "url(#a)",
    "d": "M0 0",
    "direction": "rtl",
    "fill": "none",
    "fill-rule": "evenodd",
    "gradientUnits": "userSpaceOnUse",
    "id": "a",
    "mask": "url(#a)",
    "patternTransform": "rotate(0)",
    "patternUnits": "userSpaceOnUse",
    "preserveAspectRatio": "none",
    "stroke": "none",
    "stroke-dasharray": "1 1",
    "text-anchor": "middle",
    "transform": "rotate(0)",
    "viewBox": "0 0 1 1",
}
#: What svgwrite's rules (SVG 1.1) do not know.
_UNCHECKED: Final = ("aria-", "data-", "href", "lang", "role", "tabindex")
_ATTRIBUTE: Final = re.compile('([A-Za-z0-9:-]+)="[^"]*"')


@cache
def _stamp(kind: str, names: tuple[str, ...]) -> _Stamp:
    """What svgwrite writes for that element with those attributes, which it checks first (``ValueError`` if unfit)."""
    from svgwrite.base import BaseElement

    element = BaseElement()
    element.elementname = kind
    for name in names:
        _set(element, _attribute(name))
    markup = _serialised(element, void=kind in _VOID)
    order = {_attribute(name): name for name in names}
    written = tuple(order[name] for name in _ATTRIBUTE.findall(markup))
    start, _, end = _ATTRIBUTE.sub(r'\1="%s"', markup).partition(_CONTENT)
    return _Stamp(start, end, written)


_CONTENT: Final = "CONTENT"


def _attribute(name: str) -> str:
    """The attribute that a Python name stands for: ``text_anchor`` → ``text-anchor``."""
    return name.replace("_", "-")


def _set(element: BaseElement, name: str) -> None:
    sample = _SAMPLES.get(name, "0")
    if name.startswith(_UNCHECKED):
        element.attribs[name] = sample
    else:
        element[name] = sample


def _serialised(element: BaseElement, void: bool) -> str:
    """The element as svgwrite writes it, without the blank before ``/>``; a container with a sentinel inside."""
    from xml.etree.ElementTree import tostring

    # svgwrite checks once more on the way out, and by now there may be attributes that it does not know.
    element._parameter.debug = False
    node = element.get_xml()
    node.text = None if void else _CONTENT
    return tostring(node, encoding="unicode").replace(" />", "/>")


def filled(kind: str, attributes: Mapping[str, Value]) -> tuple[str, str]:
    """Start and end tag with these attribute values; an empty class is left out."""
    if attributes.get("class") == "":
        attributes = {name: value for name, value in attributes.items() if name != "class"}
    stamp = _stamp(kind, tuple(attributes))
    values = [attributes[name] for name in stamp.order]
    return stamp.start % tuple([escaped(v) if isinstance(v, str) else NUMERALS[v] for v in values]), stamp.end
