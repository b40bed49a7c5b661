"""Fingers, keys and forced colours: targets with room, a ring that is seen, the present stage in sight."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_access import contrast

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 900}

# Targets under 24 px whose circle of 24 px meets another target; links in the run of a sentence need none (WCAG 2.5.8).
CROWDED = """() => {
  const boxes = [...document.querySelectorAll('a[href], button, summary, input')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.matches('.skip'))
    .map(e => ({e, b: e.getBoundingClientRect()})).filter(({b}) => b.width > 0)
    .map(({e, b}) => ({e, b, x: b.x + b.width / 2, y: b.y + b.height / 2, small: b.width < 23.9 || b.height < 23.9}));
  const meets = (o, p) => {
    if (p.small && Math.hypot(p.x - o.x, p.y - o.y) < 24) return true;
    const across = Math.max(p.b.left - o.x, 0, o.x - p.b.right), down = Math.max(p.b.top - o.y, 0, o.y - p.b.bottom);
    return Math.hypot(across, down) < 12;
  };
  return boxes.filter(o => o.small && !o.e.matches('.prose a, p:not(.k) > a'))
    .filter(o => boxes.some(p => p !== o && !p.e.contains(o.e) && !o.e.contains(p.e) && meets(o, p)))
    .map(o => `${Math.round(o.b.width)}x${Math.round(o.b.height)} ${o.e.textContent.trim().slice(0, 40)}`);
}"""

HEX = """colour => {
  const pen = document.createElement('canvas').getContext('2d');
  pen.fillStyle = colour;
  return pen.fillStyle;
}"""

# The ring around a shape that has the focus: its colour, how far it keeps off, and whether the figure cuts it.
RING = """shape => {
  const style = getComputedStyle(shape), off = parseFloat(style.outlineOffset), width = parseFloat(style.outlineWidth);
  const [box, frame] = [shape, shape.ownerSVGElement ?? shape].map(part => part.getBoundingClientRect());
  const reach = off + width;
  return {colour: style.outlineColor, style: style.outlineStyle, off,
    cut: box.left - reach < frame.left - .5 || box.right + reach > frame.right + .5};
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()


def test_small_targets_keep_clear_of_others_on_a_phone(
    page: Page, example_site: Path, kinds: Mapping[str, str]
) -> None:
    page.set_viewport_size(PHONE)
    crowded = {}
    for kind, path in kinds.items():
        if kind == "gallery":  # its maps of sixty touchpoints are there to be looked at
            continue
        page.goto((example_site / path).as_uri())
        page.evaluate("document.fonts.ready")
        if found := page.evaluate(CROWDED):
            crowded[kind] = found
    assert crowded == {}


@pytest.mark.parametrize("width", [320, 390])
def test_the_present_stage_is_in_sight_among_the_others(page: Page, example_site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((example_site / "journeys/diving-gear/maintain.html").as_uri())
    box = page.locator(".stepper [aria-current]").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("kind", "link", "shape"),
    [
        ("journey", ".view-map a.m-bar.done", ".m-bar-box"),
        ("journey", ".view-map .map-name:has(a)", ""),
        ("roadmap", ".wide-figure .bar.done", ".bar-ground"),
        ("roadmap", ".wide-figure .bubble.done", ".disc"),
    ],
)
def test_the_ring_of_focus_is_seen_around_what_is_in_its_own_colour(
    page: Page, example_site: Path, kinds: Mapping[str, str], scheme: str, kind: str, link: str, shape: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto((example_site / kinds[kind]).as_uri())
    ground = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ground').trim()")
    links = page.locator(link).all()
    assert links
    page.keyboard.press("Tab")  # what is then focused by a script is focused as by the keyboard
    for one in links:
        (one if shape else one.locator("a")).focus()
        ring = (one.locator(shape).first if shape else one).evaluate(RING)
        assert ring["style"] == "solid"
        assert ring["off"] != 0
        assert not ring["cut"]
        assert contrast(page.evaluate(HEX, ring["colour"]), ground) >= 3


def test_a_heat_map_in_forced_colours_tells_cells_and_gaps_by_signs(chromium: Browser, example_site: Path) -> None:
    context = chromium.new_context(forced_colors="active", viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto((example_site / "index.html").as_uri())
    edge = "cell => getComputedStyle(cell).borderTopStyle"
    felt = page.locator(".heat td:is(.p2, .p1, .z0, .n1, .n2)").first
    assert felt.evaluate(edge) == "solid"
    assert felt.locator("svg.mk").count() == 1
    gap = page.locator(".heat td.none").first
    assert gap.evaluate(edge) == "dashed"
    sign = "(part, name) => getComputedStyle(part, ':after').content"
    assert gap.locator("a").evaluate(sign) == page.locator(".key-none").first.evaluate(sign) == '"?"'
    context.close()
