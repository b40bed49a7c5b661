"""The eye that looks at pages sees what a reader would stumble over, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.sight import look, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


def written(tmp_path: Path, body: str) -> str:
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><meta charset='utf-8'><body style='margin:0'>{body}", encoding="utf-8")
    return file.as_uri()


def troubles(page: Page, address: str) -> list[str]:
    found: list[str] = opened(page, address).evaluate("sight.troubles(document.body)")
    return found


def test_words_on_words_and_cut_words_are_seen(page: Page, tmp_path: Path) -> None:
    body = """<svg width="200" height="60" font-size="12">
      <text x="10" y="20">under</text><text x="20" y="22">over</text>
      <text x="10" y="50">apart</text><text x="190" y="50">beyond</text></svg>"""
    assert troubles(page, written(tmp_path, body)) == ["under / over", "cut: beyond"]


def test_lines_of_one_text_are_told_apart(page: Page, tmp_path: Path) -> None:
    body = """<svg width="200" height="60" font-size="12">
      <text><tspan x="10" y="20">one</tspan><tspan x="10" y="36">two</tspan></text><text x="60" y="28">aside</text>
      <text visibility="hidden" x="10" y="20">not shown</text></svg>"""
    assert troubles(page, written(tmp_path, body)) == []


def test_a_drawing_scaled_down_has_letters_that_are_too_small(page: Page, tmp_path: Path) -> None:
    body = "<svg width='100' height='30' viewBox='0 0 200 60' font-size='12'><text x='10' y='20'>small</text></svg>"
    assert troubles(page, written(tmp_path, body)) == ["6.0 px: small"]


def test_words_that_run_out_of_their_box_are_seen(page: Page, tmp_path: Path) -> None:
    body = "<p style='width:60px'>Donaudampfschifffahrt</p><p style='width:60px'>short</p>"
    assert troubles(page, written(tmp_path, body)) == ["runs out of its box: Donaudampfschifffahrt"]


def test_a_page_that_scrolls_sideways_is_seen_at_the_widths_where_it_does(page: Page, tmp_path: Path) -> None:
    found = look(page, written(tmp_path, "<div style='width:900px;height:9px'></div>"))
    line = '<div style="width:900px;height:9px"></div>'
    assert found == {
        f"{at} {scheme}": ["the page is 900 wide", line] for at in (390, 768) for scheme in ("light", "dark")
    }


def test_each_view_of_a_page_is_looked_at(page: Page, tmp_path: Path) -> None:
    body = """<style>.map-section p{display:none}body:has(#view-list:checked) p{display:block;width:9px}</style>
      <section class="map-section"><label><input type="radio" name="view" id="view-map" checked>Map</label>
      <label><input type="radio" name="view" id="view-list">List</label><p>wide</p></section>"""
    assert set(look(page, written(tmp_path, body))) == {f"{width} view-list" for width in (390, 768, 1024, 1440)}


def test_labels_that_hide_a_marker_or_the_curve_are_counted(page: Page, tmp_path: Path) -> None:
    body = """<svg class="map-plane" width="300" height="100" font-size="12">
      <defs><symbol id="m" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol></defs>
      <path class="curve" d="M0 50H140" fill="none" stroke="red"/>
      <g class="m-words"><text x="20" y="54">curve</text><text x="200" y="54">mark</text>
      <text x="200" y="90">free</text></g>
      <a class="m-dot"><use class="mk" href="#m" x="205" y="45" width="10" height="10"/></a></svg>"""
    opened(page, written(tmp_path, body))
    assert page.evaluate("sight.hiding()") == [{"labels": 3, "markers": 1, "onMarker": ["mark"], "onCurve": ["curve"]}]
