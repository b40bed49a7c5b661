"""What maps weigh: elements and bytes, printed for whoever wants to know, and bounded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

MOST = 150_000  # bytes, before compression
WEIGHT = """() => {
  const map = document.querySelector('.view-map .map-frame');
  return {
    touchpoints: new Set([...map.querySelectorAll('.state-now .m-dot, .map-plane .m-dot')].map(
      e => parseInt(e.getAttribute('aria-label')))).size,
    elements: map.querySelectorAll('*').length,
    bytes: new TextEncoder().encode(map.innerHTML).length,
  };
}"""


@pytest.mark.parametrize("site", ["example_site", "extremes"])
def test_a_map_of_up_to_twenty_one_touchpoints_weighs_less_than_150_kb_in_its_page(
    site: str, chromium: Browser, request: pytest.FixtureRequest, record_property: Any
) -> None:
    folder: Path = request.getfixturevalue(site)
    page = chromium.new_page()
    weights = {}
    for file in sorted(folder.glob("journeys/*.html")):
        page.goto(file.as_uri())
        found = weights[file.stem] = page.evaluate(WEIGHT)
        line = f"{found['touchpoints']} markers, {found['elements']} elements, {found['bytes']:,} bytes"
        record_property(file.stem, line)
        print(f"{file.stem}: {line} of {file.stat().st_size:,}")
    page.close()
    assert max(found["touchpoints"] for found in weights.values()) >= 21
    assert {name: w for name, w in weights.items() if w["touchpoints"] <= 21 and w["bytes"] >= MOST} == {}
