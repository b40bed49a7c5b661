"""Drawings that somebody else made: SVG cleaned of all that could run, ask another host or hide something.

By an allow-list: elements, attributes and addresses that a drawing needs stay, everything else is left out and told. A
drawing of which nothing is left out keeps its very bytes; any other is written anew from what was understood.

The parser is Python's own expat, which fetches nothing. A document type that declares something is refused at once, so
that no entity is ever expanded, which is also what defusedxml does, without lines and columns.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from xml.parsers import expat
from xml.sax.saxutils import escape

from msgspec import Struct

from journeysite.read.css import asks_nothing, closed_off, without_gaps

__all__ = ["BrokenDrawingError", "LeftOut", "clean_svg"]

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
XML: Final = "http://www.w3.org/XML/1998/namespace"

#: What drawing programs note for themselves. No browser does anything with it.
_NOTES: Final = {
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.figma.com/figma/ns",
    "http://www.serif.com/",
    "https://boxy-svg.com",
}

_ELEMENTS_LISTED: Final = """
    svg g defs symbol use title desc metadata switch view style image path rect circle ellipse line polyline polygon
    text tspan textPath linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix
    feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow
    feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence animate animateMotion animateTransform mpath set
"""
_ELEMENTS: Final = frozenset(_ELEMENTS_LISTED.split())
#: Elements that hold words only.
_WORDS: Final = frozenset({"title", "desc", "style"})
_ATTRIBUTES_LISTED: Final = """
    tabindex style href version baseProfile viewBox preserveAspectRatio width height x y x1 y1 x2 y2
    cx cy r rx ry fx fy fr d points pathLength transform transform-origin dx dy rotate textLength lengthAdjust
    startOffset method spacing side gradientUnits gradientTransform spreadMethod offset patternUnits
    patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight
    refX refY orient zoomAndPan enable-background overflow clip clip-path clip-rule color color-interpolation
    color-interpolation-filters color-rendering cursor direction display dominant-baseline alignment-baseline
    baseline-shift fill fill-opacity fill-rule filter flood-color flood-opacity font font-family font-feature-settings
    font-kerning font-size font-size-adjust font-stretch font-style font-variant font-variation-settings font-weight
    image-rendering isolation letter-spacing lighting-color line-height marker marker-end marker-mid marker-start mask
    mask-type mix-blend-mode opacity paint-order pointer-events shape-rendering stop-color stop-opacity stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width
    text-anchor text-decoration text-overflow text-rendering unicode-bidi vector-effect visibility white-space
    word-spacing writing-mode kerning filterUnits primitiveUnits filterRes in in2 result mode type values operator k1
    k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale diffuseConstant
    kernelUnitLength scale xChannelSelector yChannelSelector azimuth elevation stdDeviation radius specularConstant
    specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ z baseFrequency numOctaves seed stitchTiles
    tableValues slope intercept amplitude exponent attributeName attributeType begin dur end min max restart repeatCount
    repeatDur from to by calcMode keyTimes keySplines keyPoints additive accumulate path origin requiredExtensions
    requiredFeatures systemLanguage focusable media
"""
_ATTRIBUTES: Final = frozenset(_ATTRIBUTES_LISTED.split())
#: Attributes of words, whatever they say.
_NAMES: Final = frozenset({"id", "class", "lang", "role"})
_MOTIONS: Final = frozenset({"animate", "animateMotion", "animateTransform", "set"})
_STILL: Final = frozenset({"href", "style"})  # what no animation may change
_PICTURE: Final = re.compile(r"data:image/(?:png|jpe?g|webp|gif)[;,]", re.IGNORECASE)
_ENCODINGS: Final = {"", "utf-8", "utf8", "us-ascii", "ascii"}

KEEP, UNWRAP, SKIP, NOTE = range(4)  # what becomes of an element: stays; its content stays; goes; goes untold


class BrokenDrawingError(ValueError):
    """A file that is no drawing anybody could show, or one that is not what it seems; where (from 1)."""

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line, self.column = line, column


class LeftOut(Struct, frozen=True):
    """What is left out of a drawing, as the beginning of a sentence, first at this line and column, so many times."""

    what: str
    line: int
    column: int
    times: int = 1


@lru_cache(maxsize=64)
def clean_svg(data: bytes, inlined: bool = False) -> tuple[bytes, tuple[LeftOut, ...]]:
    """The bytes of a drawing that may be published, and what was left out of it, in the order of the file.

    The bytes are those given where nothing is left out. A drawing that is `inlined` in pages is written anew all the
    same, since HTML reads comments and the like otherwise, and it may not style them. Raises `BrokenDrawingError`.
    """
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as trouble:
        line = data.count(b"\n", 0, trouble.start) + 1
        raise BrokenDrawingError(f"byte {trouble.start + 1} is not UTF-8", line) from None
    cleaning = _Cleaning(inlined)
    cleaning.read(data)
    left_out = tuple(cleaning.left_out.values())
    return (cleaning.written() if inlined or left_out else data), left_out


class _Cleaning:
    """One pass over a drawing: what stays is written down, what does not is noted."""

    def __init__(self, inlined: bool) -> None:
        self.inlined = inlined
        self.left_out: dict[str, LeftOut] = {}
        self._made: list[str] = []
        self._path: list[tuple[int, str]] = []  # of each open element: what becomes of it, its name
        self._hidden = 0  # open elements that go with all that is in them
        self._is_open = False  # whether the last start tag still lacks its bracket
        self._style: list[str] = []
        self._style_begins = (1, 1)
        self._parser = parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.ProcessingInstructionHandler = lambda target, _: self._tell(f"`<?{target}?>`")
        parser.StartDoctypeDeclHandler = self._document_type
        parser.XmlDeclHandler = self._declaration

    def read(self, data: bytes) -> None:
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as trouble:
            raise BrokenDrawingError(expat.ErrorString(trouble.code), trouble.lineno, trouble.offset + 1) from None

    def written(self) -> bytes:
        return "".join(self._made).encode("utf-8") + (b"" if self.inlined else b"\n")

    def _tell(self, what: str, spot: tuple[int, int] | None = None) -> None:
        before = self.left_out.get(what)
        line, column = (spot or self._spot()) if before is None else (before.line, before.column)
        self.left_out[what] = LeftOut(what, line, column, 1 if before is None else before.times + 1)

    def _spot(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    # What stands before the drawing

    def _declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "").lower() not in _ENCODINGS:
            raise BrokenDrawingError(f"it is said to be `{encoding}`, not UTF-8", *self._spot())

    def _document_type(self, _name: str, _system: str | None, _public: str | None, declares: int) -> None:
        if declares:
            raise BrokenDrawingError("its `<!DOCTYPE>` declares names of its own", *self._spot())
        self._tell("`<!DOCTYPE>`")

    # Elements

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, local = _split(name)
        if not self._path and (space not in (SVG, "") or local != "svg"):
            raise BrokenDrawingError(f"it is `<{_shown(local)}>`, no drawing", *self._spot())
        fate = self._fate(space, local, attributes)
        self._path.append((fate, local))
        if fate in (SKIP, NOTE):
            self._hidden += 1
        if local == "style":
            self._style_begins = self._spot()
        kept = self._attributes(local, attributes) if fate == KEEP else ""
        if fate == KEEP and not self._hidden:
            self._close_tag()
            is_bare = len(self._path) > 1 or (self.inlined and not space)
            self._made.append(f"<{local}{kept}" if is_bare else f'<{local} xmlns="{SVG}"{kept}')
            self._is_open = True

    def _fate(self, space: str, local: str, attributes: dict[str, str]) -> int:
        """What becomes of an element; what is inside one that was told to go is not told again."""
        if self._path and self._path[-1][0] == SKIP:
            return SKIP
        if space in _NOTES:
            return NOTE
        is_plain = space in (SVG, "") and local in _ELEMENTS and not (self.inlined and local == "style")
        if is_plain and not (self._path and self._path[-1][1] in _WORDS):
            return self._fate_of_motion(local, attributes) if local in _MOTIONS else KEEP
        self._tell(f"`<{_shown(local)}>`")
        return UNWRAP if space in (SVG, "") and local == "a" else SKIP

    def _fate_of_motion(self, local: str, attributes: dict[str, str]) -> int:
        """An animation must not put there what is left out where it is written."""
        moved = attributes.get("attributeName", "").strip()
        if not moved or moved in _ATTRIBUTES - _STILL:
            return KEEP
        self._tell(f"`<{local}>` of `{_shown(moved)}`")
        return SKIP

    def _end(self, _name: str) -> None:
        fate, local = self._path.pop()
        if fate in (SKIP, NOTE):
            self._hidden -= 1
        elif fate == KEEP:
            if local == "style":
                self._end_style()
            if not self._hidden:
                self._made.append("/>" if self._is_open else f"</{local}>")
                self._is_open = False

    def _text(self, text: str) -> None:
        if self._path and self._path[-1] == (KEEP, "style"):
            self._style.append(text)
        elif not self._hidden:
            self._close_tag()
            self._made.append(escape(text))

    def _end_style(self) -> None:
        written = "".join(self._style)
        self._style.clear()
        style = closed_off(written, _is_picture)
        if style != written:
            self._tell("what `<style>` asks for", self._style_begins)
        if style and not self._hidden:
            self._close_tag()
            self._made.append(escape(style))

    def _close_tag(self) -> None:
        if self._is_open:
            self._made.append(">")
            self._is_open = False

    # Attributes

    def _attributes(self, element: str, attributes: dict[str, str]) -> str:
        kept = []
        for name, value in attributes.items():
            space, local = _split(name)
            if space not in _NOTES and not _may_stay(element, space, local, value):
                self._tell(f"`{_PREFIXES.get(space, '')}{_shown(local)}` of `<{element}>`")
            elif space in _WRITTEN and not (space == XLINK and "href" in attributes):
                kept.append(f' {_WRITTEN[space]}{local}="{escape(value, _QUOTED)}"')
        return "".join(kept)


_PREFIXES: Final = {XLINK: "xlink:", XML: "xml:"}
_WRITTEN: Final = {"": "", XLINK: "", XML: "xml:"}  # an `href` needs no name space any more
_QUOTED: Final = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}


def _split(name: str) -> tuple[str, str]:
    """The name space and the local name of what expat calls an element or attribute."""
    space, _, local = name.rpartition(" ")
    return space, local


def _shown(name: str) -> str:
    return name if len(name) <= 40 else f"{name[:40]}…"


def _may_stay(element: str, space: str, name: str, value: str) -> bool:
    if space == XML:
        return name in ("space", "lang")
    if space not in ("", XLINK) or (space == XLINK and name != "href"):
        return False
    if name in _NAMES or name.startswith(("data-", "aria-")):
        return True
    if name == "href":
        url = without_gaps(value)
        return url.startswith("#") or (element in ("image", "feImage") and _is_picture(url))
    return name in _ATTRIBUTES and asks_nothing(value, _is_picture)


def _is_picture(url: str) -> bool:
    """Whether an address carries a whole picture of points, in which nothing can run."""
    return bool(_PICTURE.match(url))
