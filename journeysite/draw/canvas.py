"""The one door to svgwrite: marks go in, finished markup comes out.

svgwrite checks and writes each *kind* of mark (an element with a set of attributes) once per process, with sentinels
for values. What it wrote becomes a stamp, a template that every later mark of that kind fills with its own numbers and
escaped words. So the markup is svgwrite's, attribute by attribute, at the price of one string operation: 250 marks take
a quarter of a millisecond, against four when svgwrite serialises each of them and thirteen when it also checks each.

Two departures from svgwrite: links use plain ``href`` (``xlink:href`` is no longer needed by anything that shows SVG),
and ``role``, ``aria-*``, ``data-*`` and ``tabindex``, which its rules do not know, are set after the checks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from journeysite.geometry.numbers import NUMERALS

if TYPE_CHECKING:
    from svgwrite.base import BaseElement

__all__ = ["Anchor", "Canvas", "Line", "Run", "Svg", "escaped"]

Value = str | float
#: A piece of a line with a class of its own (or none: ``""``).
Run = tuple[str, str]
#: A line of text, plain or in pieces.
Line = str | Sequence[Run]
#: ``text-anchor`` of a text: where its x is.
Anchor = str

_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escaped(text: str) -> str:
    """The text as it may stand in XML content or between double quotes; characters that XML forbids are gone."""
    if not text.isprintable():
        text = _FORBIDDEN.sub("", text)
    if "&" in text or "<" in text or ">" in text or '"' in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return text


class Svg(Struct, frozen=True):
    """A finished drawing: the attributes of its ``svg`` element, what is inside, its size in px.

    ``symbols`` are the ids of all shared symbols (level marks, icons) that it places with ``use``; the page or file
    that carries the drawing must define them once (see ``marks.sprite``).
    """

    attributes: str
    body: str
    width: float
    height: float
    symbols: tuple[str, ...] = ()

    @property
    def markup(self) -> str:
        """The drawing as an element inside an HTML page."""
        return f"<svg{self.attributes}>{self.body}</svg>"

    def standalone(self, style: str, symbols: Mapping[str, str], ground: str = "") -> str:
        """The drawing as a file: with its name space, a style sheet and the symbols it uses (markup by id).

        ``ground`` is the class of a rectangle that is laid under everything, for places that have no paper.
        """
        sheet = f"<style>{_FORBIDDEN.sub('', style).replace('&', '&amp;').replace('<', '&lt;')}</style>"
        used = "".join(symbols[name] for name in self.symbols)
        paper = f'<rect class="{escaped(ground)}" width="100%" height="100%"/>' if ground else ""
        defs = f"<defs>{used}</defs>" if used else ""
        return f'<svg xmlns="http://www.w3.org/2000/svg"{self.attributes}>{sheet}{defs}{paper}{self.body}</svg>\n'


class Canvas:
    """A drawing in the making. Coordinates in px, numbers rounded to two decimals, words escaped, ids prefixed.

    Every mark takes its CSS classes (words of ours from ``classes``, never an author's) and, by name, further
    attributes: ``tabindex=0``, ``aria_hidden="true"``, ``fill=canvas.reference("area")``; ``_`` stands for ``-``.
    """

    def __init__(
        self,
        width: float,
        height: float,
        prefix: str,
        cls: str = "",
        title: str = "",
        desc: str = "",
        label: str = "",
        role: str = "group",
        **more: Value,
    ) -> None:
        """An empty canvas whose ids all begin with ``prefix``.

        It is named by a title, with a description, or by a short ``label``; with neither it is decoration that is
        not read aloud.
        """
        self.width, self.height, self.prefix = width, height, prefix
        self._marks: list[str] = []
        self._put = self._marks.append
        self._stamps = _stamps()
        self._symbols: set[str] = set()
        n = NUMERALS
        if cls and not (title or label or more):
            self._attributes = self._stamps.decoration % (cls, n[height], n[width], n[height], n[width])
        else:
            place: dict[str, Value] = {"width": width, "height": height, "viewBox": f"0 0 {n[width]} {n[height]}"}
            attributes = {"class": cls, **place, **self._naming(title, desc, label, role), **more}
            self._attributes = _filled("svg", attributes)[0][len("<svg") : -1]

    def _naming(self, title: str, desc: str, label: str, role: str) -> dict[str, Value]:
        if title:
            names = self._name("title", title) + self._name("desc", desc)
            return {"aria_labelledby": " ".join(names), "role": role}
        return {"aria_label": label, "role": role} if label else {"aria_hidden": "true"}

    def _name(self, element: str, words: str) -> list[str]:
        """Puts a title or description that the drawing is named by; its id, or none without words."""
        if not words:
            return []
        name = self.id(element)
        self._put(f'<{element} id="{escaped(name)}">{escaped(words)}</{element}>')
        return [name]

    def svg(self) -> Svg:
        """The drawing as it stands."""
        symbols = tuple(sorted(self._symbols))
        return Svg(self._attributes, "".join(self._marks), self.width, self.height, symbols)

    def id(self, name: str) -> str:
        """The id of that name in this drawing."""
        return f"{self.prefix}-{name}"

    def reference(self, name: str) -> str:
        """The paint or clip of that name in this drawing, for ``fill``, ``stroke`` and ``clip_path``."""
        return f"url(#{self.prefix}-{name})"

    def place(self, drawn: Svg) -> None:
        """Puts in what another drawing holds, where it stands there; of what is the same in many drawings."""
        self._put(drawn.body)
        self._symbols.update(drawn.symbols)

    # Shapes

    def line(self, x1: float, y1: float, x2: float, y2: float, cls: str, **more: Value) -> None:
        """A straight line."""
        n = NUMERALS
        if more:
            self._mark("line", {"class": cls, "x1": x1, "y1": y1, "x2": x2, "y2": y2, **more})
        else:
            self._put(self._stamps.line % (cls, n[x1], n[x2], n[y1], n[y2]))

    def rect(self, x: float, y: float, width: float, height: float, cls: str, rx: float = 0, **more: Value) -> None:
        """A rectangle, with corners of radius ``rx``."""
        n = NUMERALS
        if more:
            corners: dict[str, Value] = {"rx": rx} if rx else {}
            place = {"x": x, "y": y, "width": width, "height": height}
            self._mark("rect", {"class": cls, **place, **corners, **more})
        elif rx:
            self._put(self._stamps.round_rect % (cls, n[height], n[rx], n[width], n[x], n[y]))
        else:
            self._put(self._stamps.rect % (cls, n[height], n[width], n[x], n[y]))

    def circle(self, cx: float, cy: float, r: float, cls: str, **more: Value) -> None:
        """A circle."""
        n = NUMERALS
        if more:
            self._mark("circle", {"class": cls, "cx": cx, "cy": cy, "r": r, **more})
        else:
            self._put(self._stamps.circle % (cls, n[cx], n[cy], n[r]))

    def path(self, d: str, cls: str, fill: str = "", stroke: str = "", **more: Value) -> None:
        """A path; ``d`` is finished path data, its numbers rounded already, ``fill`` or ``stroke`` a paint."""
        if more:
            paints = {name: paint for name, paint in (("fill", fill), ("stroke", stroke)) if paint}
            self._mark("path", {"class": cls, "d": d, **paints, **more})
        elif fill:
            self._put(self._stamps.filled_path % (cls, d, escaped(fill)))
        elif stroke:
            self._put(self._stamps.stroked_path % (cls, d, escaped(stroke)))
        else:
            self._put(self._stamps.path % (cls, d))

    def use(self, symbol: str, cx: float, cy: float, size: float, cls: str, **more: Value) -> None:
        """A shared symbol (``m-p2``, ``m-star``, ``i-globe``), ``size`` px square, with its middle at (cx, cy)."""
        self._symbols.add(symbol)
        n = NUMERALS
        x, y = cx - size / 2, cy - size / 2
        if more:
            place = {"x": x, "y": y, "width": size, "height": size}
            self._mark("use", {"class": cls, "href": f"#{symbol}", **place, **more})
        else:
            self._put(self._stamps.use % (cls, n[size], symbol, n[size], n[x], n[y]))

    def image(
        self, href: str, x: float, y: float, width: float, height: float, cls: str, label: str = "", **more: Value
    ) -> None:
        """A picture, cut to fill its frame; without a label it is decoration."""
        named: dict[str, Value] = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
        frame: dict[str, Value] = {"x": x, "y": y, "width": width, "height": height}
        crop: dict[str, Value] = {"preserveAspectRatio": "xMidYMid slice"}
        self._mark("image", {"class": cls, "href": href, **frame, **crop, **named, **more})

    # Words

    def text(self, x: float, y: float, words: str, cls: str, anchor: Anchor = "start", **more: Value) -> None:
        """One line of text whose baseline is at y; ``anchor`` (start, middle, end) says what x is."""
        if more:
            place: dict[str, Value] = {"x": x, "y": y} if anchor == "start" else {"x": x, "y": y, "text_anchor": anchor}
            start, end = _filled("text", {"class": cls, **place, **more})
            self._put(start + escaped(words) + end)
        else:
            self._words(escaped(words), x, y, cls, anchor)

    def runs(self, x: float, y: float, runs: Sequence[Run], cls: str, anchor: Anchor = "start") -> None:
        """One line of text in pieces, each with a class of its own."""
        self._words(self._joined(runs), x, y, cls, anchor)

    def held(self, x: float, y: float, line: Line, width: float, cls: str, anchor: Anchor = "start") -> None:
        """One line of text at exactly that width, whatever font shows it."""
        n, content = NUMERALS, self._line(line)
        if anchor == "start":
            self._put(self._stamps.held % (cls, n[width], n[x], n[y], content))
        else:
            self._put(self._stamps.held_anchored % (cls, anchor, n[width], n[x], n[y], content))

    def paragraph(
        self,
        x: float,
        y: float,
        lines: Sequence[Line],
        leading: float,
        cls: str,
        anchor: Anchor = "start",
    ) -> None:
        """Lines of text ``leading`` px apart, the first with its baseline at y; a line may consist of runs."""
        if len(lines) == 1:
            self._words(self._line(lines[0]), x, y, cls, anchor)
        elif lines:
            n, span = NUMERALS, self._stamps.line_of_text
            left = n[x]
            spans = "".join([span % (left, n[y + row * leading], self._line(line)) for row, line in enumerate(lines)])
            if anchor == "start":
                self._put(self._stamps.lines % (cls, spans))
            else:
                self._put(self._stamps.anchored_lines % (cls, anchor, spans))

    def _line(self, line: Line) -> str:
        return escaped(line) if isinstance(line, str) else self._joined(line)

    def _joined(self, runs: Sequence[Run]) -> str:
        return "".join(self._stamps.run % (cls, escaped(words)) if cls else escaped(words) for words, cls in runs)

    def _words(self, content: str, x: float, y: float, cls: str, anchor: Anchor) -> None:
        if anchor == "start":
            self._put(self._stamps.text % (cls, NUMERALS[x], NUMERALS[y], content))
        else:
            self._put(self._stamps.anchored % (cls, anchor, NUMERALS[x], NUMERALS[y], content))

    def title(self, words: str) -> None:
        """The tooltip of the group or link that is open."""
        self._put(f"<title>{escaped(words)}</title>")

    # Containers

    def group(self, cls: str, **more: Value) -> _Container:
        """What is drawn inside forms a group."""
        if cls and not more:
            return _Container(self._put, self._stamps.group % cls, "</g>")
        return self._inside("g", {"class": cls, **more})

    def link(self, href: str, label: str, cls: str, **more: Value) -> _Container:
        """What is drawn inside leads to ``href``, and is a plain group without one.

        ``label`` is read aloud instead of the words inside; a link without one is called by them.
        """
        if href and label and cls and not more:
            return _Container(self._put, self._stamps.link % (escaped(label), cls, escaped(href)), "</a>")
        named: dict[str, Value] = {"aria_label": label} if label else {}
        if href:
            return self._inside("a", {"class": cls, "href": href, **named, **more})
        return self._inside("g", {"class": cls, **({"role": "img"} if label else {}), **named, **more})

    def clipped(self, name: str, x: float, y: float, width: float, height: float) -> _Container:
        """What is drawn inside shows in that rectangle only. A name serves once per drawing."""
        with self._inside("clipPath", {"id": self.id(name)}):
            self._mark("rect", {"x": x, "y": y, "width": width, "height": height})
        return self._inside("g", {"clip_path": self.reference(name)})

    def clipped_by(self, name: str, d: str) -> _Container:
        """What is drawn inside shows within that path only. A name serves once per drawing."""
        with self._inside("clipPath", {"id": self.id(name)}):
            self._mark("path", {"d": d})
        return self._inside("g", {"clip_path": self.reference(name)})

    def pattern(self, name: str, width: float, height: float, **more: Value) -> _Container:
        """What is drawn inside becomes a paint of that name: a tile of that size, in user space."""
        units = "userSpaceOnUse"
        return self._inside(
            "pattern", {"id": self.id(name), "width": width, "height": height, "patternUnits": units, **more}
        )

    def gradient(
        self, name: str, start: tuple[float, float], end: tuple[float, float], stops: Sequence[tuple[float, str]]
    ) -> str:
        """A paint of that name between two places in user space, by stops (share 0 … 1, class); its reference."""
        (x1, y1), (x2, y2), n = start, end, NUMERALS
        place = (n[x1], n[x2], n[y1], n[y2], _stops(tuple(stops)))
        self._put(self._stamps.gradient % ("userSpaceOnUse", escaped(self.id(name)), *place))
        return self.reference(name)

    def _inside(self, kind: str, attributes: Mapping[str, Value]) -> _Container:
        return _Container(self._put, *_filled(kind, attributes))

    def _mark(self, kind: str, attributes: Mapping[str, Value]) -> None:
        start, end = _filled(kind, attributes)
        self._put(start + end)


class _Container:
    """An element that stays open for a while; a class of its own, since a generator takes three times as long."""

    __slots__ = ("_end", "_put", "_start")

    def __init__(self, put: Callable[[str], None], start: str, end: str) -> None:
        self._put, self._start, self._end = put, start, end

    def __enter__(self) -> None:
        self._put(self._start)

    def __exit__(self, kind: object, trouble: object, trace: object) -> None:
        self._put(self._end)


# Stamps


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
    held: str
    held_anchored: str
    lines: str
    anchored_lines: str
    line_of_text: str
    run: str
    stop: str
    gradient: str
    group: str
    link: str
    decoration: str


@cache
def _stamps() -> _Stamps:
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
        held=worded("text", "class", "textLength", "x", "y"),
        held_anchored=worded("text", "class", "text-anchor", "textLength", "x", "y"),
        lines=worded("text", "class"),
        anchored_lines=worded("text", "class", "text-anchor"),
        line_of_text=worded("tspan", "x", "y"),
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
def _stops(stops: tuple[tuple[float, str], ...]) -> str:
    """The stops of a gradient; a site has a handful of them, each on hundreds of curves."""
    stamp = _stamps().stop
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


def _filled(kind: str, attributes: Mapping[str, Value]) -> tuple[str, str]:
    """Start and end tag with these attribute values; an empty class is left out."""
    if attributes.get("class") == "":
        attributes = {name: value for name, value in attributes.items() if name != "class"}
    stamp = _stamp(kind, tuple(attributes))
    values = [attributes[name] for name in stamp.order]
    return stamp.start % tuple([escaped(v) if isinstance(v, str) else NUMERALS[v] for v in values]), stamp.end
