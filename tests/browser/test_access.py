"""What everybody can use: no finding of axe-core, in either theme, and colours that can be told apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

FEELINGS = ("delight", "pleasant", "neutral", "unpleasant", "irritant")
GROUNDS = ("ground", "ground-muted")

# (foreground, background, ratio): text needs 4.5, marks and the edges of controls 3 (WCAG 2.2, 1.4.3 and 1.4.11).
PAIRS = (
    *((text, ground, 4.5) for text in ("text", "text-secondary", "text-quiet", "accent") for ground in GROUNDS),
    *((f"emotion-{feeling}-text", ground, 4.5) for feeling in FEELINGS for ground in GROUNDS),
    *(("text", f"emotion-{feeling}-wash", 4.5) for feeling in FEELINGS),
    *((f"emotion-{feeling}-mark", "ground", 3) for feeling in FEELINGS),
    *((mark, "ground", 3) for mark in ("control", "accent-line")),
    ("on-accent", "accent", 4.5),
    ("accent", "accent-wash", 4.5),
)


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_token_has_the_contrast_its_use_needs(chromium: Browser, example_site: Path, scheme: str) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto((example_site / "index.html").as_uri())
    names = sorted({name for pair in PAIRS for name in pair[:2]})
    read = "names => names.map(n => getComputedStyle(document.documentElement).getPropertyValue('--' + n).trim())"
    tokens = dict(zip(names, page.evaluate(read, names), strict=True))
    context.close()
    weak = {
        f"{fore} on {back}": round(contrast(tokens[fore], tokens[back]), 2)
        for fore, back, least in PAIRS
        if contrast(tokens[fore], tokens[back]) < least
    }
    assert weak == {}


# Kinds that show other figures on narrow screens: in the dark, all others look there as they do on wide ones.
NARROWING = ("journey", "stage", "roadmap")


@pytest.mark.parametrize(
    ("scheme", "width", "some"), [("light", 390, ()), ("light", 1440, ()), ("dark", 1440, ()), ("dark", 390, NARROWING)]
)
def test_axe_finds_nothing_on_any_kind_of_page(
    chromium: Browser, example_site: Path, kinds: Mapping[str, str], scheme: str, width: int, some: Sequence[str]
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
    page = context.new_page()
    found = {}
    for kind in some or kinds:
        path = kinds[kind]
        page.goto((example_site / path).as_uri())
        violations = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
        if violations:
            found[path] = [f"{v['id']}: {v['nodes'][0]['html'][:150]} ({len(v['nodes'])})" for v in violations]
    context.close()
    assert found == {}
