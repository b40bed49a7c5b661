"""A page that shows a map as the theme would: its style sheets, its font, the symbols that it uses."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from journeysite.draw.map.journey_map import MapPage
from journeysite.draw.marks import sprite, symbols

__all__ = ["TOKENS", "known_symbols", "map_page", "map_style"]

THEME = Path(__file__).resolve().parents[2] / "themes" / "default"

#: The design's tokens, light and dark.
TOKENS = {
    "light": "--paper:#FBF8F2;--paper-2:#F4EFE4;--paper-3:#EBE4D5;--line:#E2DACB;--line-2:#B9AF9D;--ctl:#857D6F;"
    "--ink:#1B2026;--ink-2:#464B51;--ink-3:#66645F;--acc:#5A389B;--acc-2:#7C5FC0;--acc-w:#ECE5F4;--on-acc:#FFFFFF;"
    "--e-p2:#0A5468;--e-p1:#2D8199;--e-z0:#7B7568;--e-n1:#C26B22;--e-n2:#9A2A10;"
    "--t-p2:#0A5468;--t-p1:#1C6A80;--t-z0:#625D52;--t-n1:#95500F;--t-n2:#9A2A10;",
    "dark": "--paper:#14171B;--paper-2:#1A1E24;--paper-3:#242A31;--line:#2C3239;--line-2:#525A64;--ctl:#7D858F;"
    "--ink:#EEE9DF;--ink-2:#C2BEB4;--ink-3:#9D9A92;--acc:#BCA8F2;--acc-2:#9A82E0;--acc-w:#2A2442;--on-acc:#171224;"
    "--e-p2:#8FE0EF;--e-p1:#4BA6BD;--e-z0:#9C968A;--e-n1:#D98A45;--e-n2:#FF9573;"
    "--t-p2:#8FE0EF;--t-p1:#6BBFD3;--t-z0:#ABA599;--t-n1:#E39B5C;--t-n2:#FF9573;",
}


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
    own = ":root{--font:Inter,sans-serif}body{margin:0;padding:32px;background:var(--paper)}"
    region = ".map-frame{display:flex;overflow-x:auto;position:relative}.map-labels{position:sticky;left:0;z-index:2}"
    return (
        '<!doctype html><html lang="fr"><meta charset="utf-8"><title>Map</title>'
        f"<style>{fonts}:root{{{TOKENS[scheme]}}}{own}{region}{map_style()}</style><body>"
        f"{sprite(drawn.symbols, known_symbols())}"
        f'<div class="map-frame" tabindex="0">{drawn.markup}</div></body></html>'
    )
