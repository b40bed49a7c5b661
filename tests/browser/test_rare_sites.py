"""What few sites have, and every page must bear: many stages in a phase, one endless word, nobody knows any emotion."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.sight import opened
from tests.conftest import build_site, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerksverein"
STAGES = (
    "Need", "Search", "Comparison of offers", "Choice", "Purchase in the store", "Collection", "First use of the gear",
    "Use", "Maintenance", "Reminder by letter", "Late request", "Recommendation", "Farewell",
)  # fmt: skip


def journey(title: str, count: int, known: bool = True, **fields: Any) -> str:
    """A journey of that many stages, one touchpoint each, all in one phase unless `fields` say otherwise."""
    stages = [
        {
            "title": name,
            "phase": "before",
            "touchpoints": [{"title": f"Moment {at}", **({"emotion": at * 7 % 5 - 2} if known else {})}],
        }
        for at, name in enumerate(STAGES[:count], start=1)
    ]
    text = json.dumps({"title": title, "persona": "ada", "stages": stages, **fields})
    return f"---\n{text}\n---\nIt begins with a wish.\n\n![[curve]]\n"


def item(title: str) -> str:
    fields = {"title": title, "teams": ["web"], "status": "planned", "start": "2026-Q4", "end": "2027-Q3"}
    return f"---\n{json.dumps(fields)}\n---\n"


@pytest.fixture(scope="module")
def rare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as built."""
    base = tmp_path_factory.mktemp("rare")
    files: Mapping[str, str | bytes | None] = {
        "journeysite.yml": (
            "title: Rare\nlanguages: [en]\nphases: {before: Before, after: After}\nteams: {web: {label: Web}}\n"
        ),
        "content/index.md": "---\ntitle: Home\n---\nAll of it\n",
        "content/journeys/nine.md": journey("Nine stages in a phase", 9),
        "content/journeys/loop.md": journey("A loop of thirteen", 13, loop=True, view="loop"),
        "content/journeys/unknown.md": journey("Nobody knows", 4, known=False, loop=True),
        "content/personas/ada.md": "---\ntitle: Ada\n---\n",
        "content/roadmap/long.md": item(WORD),
    }
    build_site(write_site(base / "source", files), base / "site", strict=False)
    return base / "site"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_no_page_of_a_rare_site_scrolls_sideways_and_no_word_is_cut(page: Page, rare: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for path in sorted(rare.rglob("*.html")):
        opened(page, path.as_uri())
        if troubles := page.evaluate("sight.troubles(document.body)"):
            found[path.relative_to(rare).as_posix()] = troubles
    assert found == {}


def test_a_journey_without_any_emotion_says_so_where_its_curve_would_be(page: Page, rare: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    said = "nobody has said how it feels"
    page.goto((rare / "journeys/unknown.html").as_uri())
    assert page.locator("#_map-view svg.map-plane text", has_text=said).count() == 1
    assert page.locator(".narrative .no-curve").all_text_contents() == [said] * 4
    page.goto((rare / "index.html").as_uri())
    assert page.locator(".card .no-curve").all_text_contents() == [said]


@pytest.mark.parametrize("width", [1440, 390])
def test_heads_of_a_heat_map_are_not_broken_inside_words_however_many_stages_there_are(
    page: Page, rare: Path, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((rare / "index.html").as_uri())
    lines = """all => all.map(th => {
      const range = document.createRange(), text = th.firstChild, found = [];
      for (const word of text.data.matchAll(/\\S+/g)) {
        range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length);
        if (new Set([...range.getClientRects()].map(r => r.top)).size > 1) found.push(word[0]);
      }
      return found; }).flat()"""
    assert page.locator(".heat .names th").evaluate_all(lines) == []
