"""A page that shows a map as the theme would: its style sheets, its font, the symbols that it uses."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journeysite.draw.map.journey_map import MapPage
from journeysite.draw.marks import sprite, symbols
from journeysite.theme.manifest import parse_manifest

__all__ = ["TOKENS", "known_symbols", "map_page", "map_style"]

THEME = Path(__file__).resolve().parents[2] / "themes" / "default"


def _declared(scheme: str) -> str:
    chosen = parse_manifest((THEME / "theme.yml").read_text(encoding="utf-8"), "theme.yml").value.chosen
    colours = chosen.light if scheme == "light" else chosen.dark
    return ";".join(f"--{name}:{colour}" for name, colour in colours.items())


#: The design's tokens, light and dark.
TOKENS = {scheme: _declared(scheme) for scheme in ("light", "dark")}


@cache
def known_symbols() -> dict[str, str]:
    """Every symbol of the default theme."""
    return symbols({file.stem: file.read_text(encoding="utf-8") for file in sorted((THEME / "icons").glob("*.svg"))})


@cache
def map_style() -> str:
    """The theme's rules for figures and maps."""
    sheets = (THEME / "assets" / "css" / name for name in ("figures.css", "map.css"))
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


def map_page(drawn: MapPage, scheme: str = "light") -> str:
    """An HTML page with this map in a region that scrolls."""
    fonts = "".join(
        f"@font-face{{font-family:Inter;src:url({(THEME / 'fonts' / file).as_uri()});"
        f"font-weight:100 900;font-style:{style}}}"
        for file, style in (("inter-roman.woff2", "normal"), ("inter-italic.woff2", "italic"))
    )
    own = ":root{--font:Inter,sans-serif}body{margin:0;padding:32px;background:var(--ground)}"
    region = ".map-frame{display:flex;overflow-x:auto;position:relative}.map-labels{position:sticky;left:0;z-index:2}"
    return (
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Map</title>'
        f"<style>{fonts}:root{{{TOKENS[scheme]}}}{own}{region}{map_style()}</style><body>"
        f"{sprite(drawn.symbols, known_symbols())}"
        f'<div class="map-frame" tabindex="0">{drawn.markup}</div></body></html>'
    )
