"""A finished drawing as a value, and text made fit to stand in one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

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

    def standalone(self, symbols: Mapping[str, str]) -> str:
        """The drawing as a file, without its look: with its name space and the symbols it uses (markup by id)."""
        used = "".join(symbols[name] for name in self.symbols)
        defs = f"<defs>{used}</defs>" if used else ""
        return f'<svg xmlns="http://www.w3.org/2000/svg"{self.attributes}>{defs}{self.body}</svg>\n'
