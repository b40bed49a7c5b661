"""Where the words of a drawing are: each line of text as a box, measured with the font."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from journeysite.draw import classes
from journeysite.draw.svg import Svg
from journeysite.geometry.primitives import Box
from journeysite.geometry.text import TextStyle
from journeysite.layout import typography
from journeysite.layout.metrics import Metrics

__all__ = ["STYLES", "lines_of"]

#: The style of each text class; classes and styles have the same names but for one.
STYLES = {
    getattr(classes, "FIGURE_NUMBER" if name == "FIGURE" else name): getattr(typography, name)
    for name in typography.__all__
}


def lines_of(svg: Svg, metrics: Metrics) -> list[tuple[str, Box]]:
    """Every line of every upright text with what it covers (from ascender to descender)."""
    root = ElementTree.fromstring(svg.markup)
    return [line for text in root.iter("text") if "transform" not in text.attrib for line in _lines(text, metrics)]


def _lines(text: Element, metrics: Metrics) -> Iterator[tuple[str, Box]]:
    style = _style(text)
    y = float(text.attrib["y"])
    for row in _rows(text):
        words = "".join(row.itertext())
        width = metrics.width(words, style)
        x, y = float(row.attrib["x"]), y + float(row.attrib.get("dy", 0))
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[text.attrib.get("text-anchor", "start")]
        yield words, Box(left, y - style.size * 0.78, left + width, y + style.size * 0.22)


def _rows(text: Element) -> Iterator[Element]:
    """The first line, which has no element of its own, and those that follow."""
    first = Element("text", text.attrib)
    first.text = text.text
    first.extend(child for child in text if "dy" not in child.attrib)
    yield first
    yield from (child for child in text if "dy" in child.attrib)


def _style(text: Element) -> TextStyle:
    return next(STYLES[name] for name in text.attrib["class"].split() if name in STYLES)
