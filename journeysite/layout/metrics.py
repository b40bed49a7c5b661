"""What every layout is given besides its subject: the theme's font, measured, and the theme's sizes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from typing import Any

from msgspec import Struct

from journeysite.geometry.text import Face, Font, Lines, Master, TextStyle

__all__ = ["Metrics", "Sizes", "parse_font", "parse_metrics"]


class Sizes(Struct, frozen=True):
    """The theme's measures that layouts follow, in px (design chapter 1 and 2)."""

    container: float = 1376.0
    label_column: float = 136.0


class Metrics(Struct, frozen=True):
    """A measuring font and sizes. Two metrics are equal when they measure with one font and sizes are equal."""

    font: Font
    sizes: Sizes = Sizes()
    digest: str = ""

    def width(self, text: str, style: TextStyle) -> float:
        """The width of one line of text, in px."""
        return self.font.width(text, style)

    def wrap(self, text: str, max_width: float, style: TextStyle, max_lines: int | None = None) -> Lines:
        """The text in lines of at most ``max_width`` px; see ``Font.wrap``."""
        return self.font.wrap(text, max_width, style, max_lines)

    def balance(self, text: str, max_width: float, style: TextStyle, max_lines: int | None = None) -> Lines:
        """The text in as many lines as ``wrap`` takes, set as narrow as that allows."""
        return self.font.balance(text, max_width, style, max_lines)

    def fit(self, text: str, max_width: float, style: TextStyle) -> str:
        """The text on one line, cut at a word with an ellipsis where it is too long."""
        return self.font.fit(text, max_width, style)


def parse_metrics(source: bytes, sizes: Sizes | None = None) -> Metrics:
    """Metrics from the bytes of a theme's ``fonts/metrics.json`` (as ``scripts/make-font-metrics`` writes it).

    Raises ``ValueError`` where the table is not of that form.
    """
    return Metrics(_font_of(source), sizes or Sizes(), sha256(source).hexdigest()[:16])


@lru_cache(maxsize=4)
def _font_of(source: bytes) -> Font:
    """One font per table and process, so that what it has measured serves every map."""
    return parse_font(json.loads(source))


def parse_font(table: Mapping[str, Any]) -> Font:
    """The font of a metrics table: faces ``roman`` and, where there is one, ``italic``."""
    try:
        unit = float(table["unit"])
        faces = {name: _face(face, unit) for name, face in table["faces"].items()}
        return Font(faces["roman"], faces.get("italic"))
    except (KeyError, TypeError, AttributeError) as trouble:
        raise ValueError(f"not a table of font metrics: {trouble!r}") from trouble


def _face(table: Mapping[str, Any], unit: float) -> Face:
    characters, tabular = table["characters"], table["tabular"]
    masters = tuple(
        Master(
            weight=master["weight"],
            optical_size=master["optical_size"],
            widths={c: w / unit for c, w in zip(characters, master["widths"], strict=True)},
            tabular={c: w / unit for c, w in zip(tabular, master["tabular"], strict=True)},
        )
        for master in table["masters"]
    )
    return Face(masters, _kerning(table["kerning"], unit))


def _kerning(rows: Sequence[Any], unit: float) -> dict[str, dict[str, float]]:
    """Kerning by left and right character; lefts of one row share one dictionary."""
    pairs: dict[str, dict[str, float]] = {}
    for lefts, row in rows:
        values = {right: value / unit for rights, value in row for right in rights}
        pairs |= dict.fromkeys(lefts, values)
    return pairs
