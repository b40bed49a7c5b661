"""In every figure of the example site each word can be read: none lies on another, none is cut."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

# A line's box is taller than its letters: a seventh off the top and the bottom leaves what ink can touch.
TROUBLE = """() => {
  const shown = e => e.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
  const lines = svg => [...svg.querySelectorAll('text')].filter(shown).flatMap(text => {
    const spans = [...text.querySelectorAll('tspan')].filter(s => s.hasAttribute('x') || s.hasAttribute('dy'));
    return (spans.length ? spans : [text]).map(e => {
      const {left, right, top, bottom, height} = e.getBoundingClientRect(), off = height / 7;
      return {words: e.textContent.trim(), left, right, top: top + off, bottom: bottom - off};
    });
  }).filter(line => line.words && line.right > line.left);
  const found = [];
  for (const svg of document.querySelectorAll('svg')) {
    if (svg.parentElement.closest('svg') || !shown(svg)) continue;
    const all = lines(svg), frame = svg.getBoundingClientRect();
    all.sort((a, b) => a.top - b.top);
    all.forEach((a, i) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1 || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
        found.push(`cut: ${a.words}`);
      for (const b of all.slice(i + 1)) {
        if (b.top >= a.bottom) break;
        if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5) found.push(`${a.words} / ${b.words}`);
      }
    });
  }
  return found;
}"""


def test_words_on_words_and_cut_words_are_found(chromium: Browser) -> None:
    page = chromium.new_page()
    page.set_content(
        """<svg width="200" height="60" font-size="12">
        <text x="10" y="20">under</text><text x="20" y="22">over</text>
        <text x="10" y="50">apart</text><text x="190" y="50">beyond</text></svg>"""
    )
    assert page.evaluate(TROUBLE) == ["under / over", "cut: beyond"]
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_no_words_of_a_figure_lie_on_others_or_are_cut(
    chromium: Browser, example_site: Path, kinds: Mapping[str, str], width: int, scheme: str
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    journeys = sorted(path.relative_to(example_site).as_posix() for path in example_site.glob("journeys/*.html"))
    found = {}
    for path in dict.fromkeys((*kinds.values(), *journeys)):
        page.goto((example_site / path).as_uri())
        page.evaluate("document.fonts.ready")
        if trouble := page.evaluate(TROUBLE):
            found[path] = trouble
    context.close()
    assert found == {}


def test_the_font_of_the_theme_is_the_one_that_is_used(
    chromium: Browser, example_site: Path, kinds: Mapping[str, str]
) -> None:
    page = chromium.new_page()
    page.goto((example_site / kinds["journey"]).as_uri())
    page.evaluate("document.fonts.ready")
    loaded = page.evaluate(
        "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    )
    page.close()
    assert any("Inter" in family for family in loaded)
