"""Tables: heads over their cells, rules in one line, and on a phone nothing out of sight without a sign of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Where the content of a cell begins and ends, and the table that it is in.
TOOLS = """() => {
  window.inner = cell => {
    const box = cell.getBoundingClientRect(), style = getComputedStyle(cell);
    return style.textAlign === 'right' || style.textAlign === 'end'
      ? ['right', Math.round(box.right - parseFloat(style.paddingRight))]
      : ['left', Math.round(box.left + parseFloat(style.paddingLeft))];
  };
  window.columns = row => {
    let at = 0;
    return new Map([...row.cells].map(cell => [(at += cell.colSpan) - cell.colSpan, cell]));
  };
  window.named = table => table.caption?.textContent || table.className;
  window.tables = [...document.querySelectorAll('main table')].filter(table => table.checkVisibility());
}"""

HEADS_ASIDE = """() => tables.filter(table => table.tHead && !table.matches('.heat')).flatMap(table => {
  const heads = columns(table.tHead.rows[table.tHead.rows.length - 1]);
  const row = [...table.tBodies[0].rows].find(row => row.cells.length > 2);
  if (!row) return [];
  const cells = columns(row);
  return [...heads].filter(([at, head]) => cells.has(at) && head.colSpan === 1 && cells.get(at).colSpan === 1)
    .filter(([at, head]) => '' + inner(head) !== '' + inner(cells.get(at)))
    .map(([at, head]) => `${named(table)}: ${head.textContent} at ${inner(head)}, cell ${inner(cells.get(at))}`);
})"""

STEPPED = """() => tables.flatMap(table => [...table.rows].filter(row => {
  const cells = [...row.cells].filter(cell => cell.rowSpan === 1);
  return new Set(cells.map(cell => Math.round(cell.getBoundingClientRect().bottom * 4))).size > 1
    || cells.some(cell => getComputedStyle(cell).display !== 'table-cell');
}).map(row => `${named(table)}: ${row.textContent.trim().slice(0, 40)}`))"""

OUT_OF_SIGHT = """() => tables.filter(table => table.matches('.as-cards')).flatMap(table =>
  [...table.querySelectorAll('tbody td, tbody th')].filter(cell => cell.checkVisibility())
    .filter(cell => cell.getBoundingClientRect().right > innerWidth || cell.scrollWidth > cell.clientWidth + 1)
    .map(cell => `${named(table)}: ${cell.textContent.trim().slice(0, 40)}`))"""

WITHOUT_HEAD = """() => tables.filter(table => table.matches('.as-cards')).flatMap(table =>
  [...table.querySelectorAll('tbody tr:not(.group) td')]
    .filter(cell => cell.checkVisibility() && !cell.matches('.rank, .stacked + .r'))
    .filter(cell => !(cell.dataset.head && getComputedStyle(cell, ':before').content.includes(cell.dataset.head)))
    .map(cell => `${named(table)}: ${cell.textContent.trim().slice(0, 40)}`))"""

SILENT_SCROLLS = """() => [...document.querySelectorAll('.scroll, .map-frame')]
  .filter(box => box.checkVisibility() && box.scrollWidth > box.clientWidth + 1)
  .filter(box => parseFloat(getComputedStyle(box).getPropertyValue('--scroll-fade')) < 24)
  .map(box => box.getAttribute('aria-label') || box.textContent.trim().slice(0, 40))"""

LOOSE_NAMES = """() => tables.filter(table => {
  const box = table.closest('.scroll');
  return box && box.scrollWidth > box.clientWidth + 1;
}).filter(table => [...table.querySelectorAll('tbody th[scope=row]')]
  .some(name => getComputedStyle(name).position !== 'sticky')).map(named)"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def found_on(page: Page, site: Path, kinds: Mapping[str, str], width: int, *questions: str) -> dict[str, list[str]]:
    """What the questions find at that width, by kind of page; empty where nothing is."""
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for kind, path in kinds.items():
        page.goto((site / path).as_uri())
        page.evaluate("document.fonts.ready")
        page.evaluate(TOOLS)
        if troubles := [trouble for question in questions for trouble in page.evaluate(question)]:
            found[kind] = troubles
    return found


@pytest.mark.parametrize("width", [768, 1440])
def test_heads_of_columns_stand_over_their_cells_and_rules_do_not_step(
    page: Page, example_site: Path, kinds: Mapping[str, str], width: int
) -> None:
    assert found_on(page, example_site, kinds, width, HEADS_ASIDE, STEPPED) == {}


@pytest.mark.parametrize("width", [320, 390])
def test_rows_are_cards_on_a_phone_and_every_value_says_what_it_is(
    page: Page, example_site: Path, kinds: Mapping[str, str], width: int
) -> None:
    assert found_on(page, example_site, kinds, width, OUT_OF_SIGHT, WITHOUT_HEAD) == {}


@pytest.mark.parametrize("width", [390, 768, 1024])
def test_what_scrolls_sideways_fades_at_its_end_and_keeps_the_names_of_its_rows(
    page: Page, example_site: Path, kinds: Mapping[str, str], width: int
) -> None:
    assert found_on(page, example_site, kinds, width, SILENT_SCROLLS, LOOSE_NAMES) == {}


def test_the_fade_ends_where_the_scrolling_does(page: Page, example_site: Path, kinds: Mapping[str, str]) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto((example_site / kinds["roadmap"]).as_uri())
    box = page.locator(".scroll:has(.ranking)")
    box.evaluate("box => { box.scrollLeft = box.scrollWidth; }")
    page.wait_for_function(
        """() => getComputedStyle(document.querySelector('.scroll:has(.ranking)'))
          .getPropertyValue('--scroll-fade') === '0px'"""
    )
