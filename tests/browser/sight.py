"""What a reader sees of a page: at every width, in both schemes, in every view that the page offers.

A page is opened once. Its window is then resized and its scheme switched, which is what a browser does with a page
that has no script of its own, and costs a tenth of opening it again.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["SCHEMES", "WIDTHS", "look", "opened"]

WIDTHS: Final = (390, 768, 1024, 1440)
SCHEMES: Final = ("light", "dark")

_TOOLS: Final = (Path(__file__).parent / "sight.js").read_text(encoding="utf-8").partition("\n")[2]
_SWITCHES: Final = """() => [...document.querySelectorAll('input[name=view], input[name=kind]')]
  .filter(e => e.closest('label').checkVisibility()).map(e => [e.name, e.id, e.checked])"""


def opened(page: Page, address: str) -> Page:
    """The page at that address, its fonts loaded, ready to be asked what `sight.js` can answer."""
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.evaluate(_TOOLS)
    return page


def look(page: Page, address: str) -> dict[str, list[str]]:
    """What is wrong on a page by width and scheme or view; empty where nothing is.

    Wrong is: words of a figure that lie on others or are cut, letters under 11 px (but on posters, which are set for
    paper), words that run out of their box, a page that scrolls sideways.
    """
    opened(page, address)
    found: dict[str, list[str]] = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for name, troubles in _by_scheme_and_view(page):
            if troubles:
                found[f"{width} {name}"] = troubles
    return found


def _by_scheme_and_view(page: Page) -> Iterator[tuple[str, list[str]]]:
    """The whole page in each scheme; then, in one of them, the part around the map as each of its switches shows it.

    That schemes differ in colours only is a test of the style sheets.
    """
    for scheme in reversed(SCHEMES):
        page.emulate_media(color_scheme=scheme)
        yield scheme, page.evaluate("sight.troubles(document.body)")
    yield from _by_view(page)


def _by_view(page: Page) -> Iterator[tuple[str, list[str]]]:
    switches: list[tuple[str, str, bool]] = page.evaluate(_SWITCHES)
    for group in ("kind", "view"):
        names = [name for kind, name, _ in switches if kind == group]
        before = [name for kind, name, checked in switches if kind == group and checked]
        for name in names:
            if name not in before:
                _switch(page, name)
                yield name, page.evaluate("sight.troubles(document.querySelector('.map-section'))")
        for name in before:
            _switch(page, name)


def _switch(page: Page, name: str) -> None:
    page.evaluate("id => { document.getElementById(id).checked = true; }", name)
