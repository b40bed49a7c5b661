"""On paper: a map is one sheet of A3 with nothing cut, large enough to be read; a journey's page is its list on A4."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.sight import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

A3_LANDSCAPE = (1191, 842)  # pt
A4_PORTRAIT = (595, 842)
LEAST = 5.6  # pt
PAPERS = {"A2": 2**0.5, "A1": 2.0, "A0": 2 * 2**0.5}

SHEET = """() => {
  const sheet = document.querySelector('.poster-sheet'), map = sheet.querySelector('.poster-map svg');
  const rect = e => e.getBoundingClientRect(), of = part => sheet.querySelector(part);
  return {
    cut: [sheet.scrollWidth - sheet.clientWidth, sheet.scrollHeight - sheet.clientHeight],
    order: [rect(of('header')).bottom <= rect(of('.legend')).top, rect(of('.legend')).bottom <= rect(map).top,
      rect(map).bottom <= rect(of('footer')).top, rect(map).right <= rect(sheet).right],
    pt: Math.min(...[...map.querySelectorAll('text')].filter(e => e.textContent.length > 4).map(e =>
      parseFloat(getComputedStyle(e).fontSize) * rect(e).height / e.getBBox().height * 0.75)),
    foot: of('footer').innerText,
    paper: getComputedStyle(sheet).backgroundColor,
  };
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(color_scheme="dark")
    yield page
    page.close()


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Width and height of each page of a PDF, in whole pt."""
    boxes = re.findall(rb"/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", pdf)
    assert len(boxes) == len(re.findall(rb"/Type\s*/Page\b", pdf))
    return [(round(float(width)), round(float(height))) for width, height in boxes]


def printed(page: Page) -> list[tuple[int, int]]:
    return sizes(page.pdf(prefer_css_page_size=True, print_background=True))


@pytest.fixture
def sheet(page: Page) -> Callable[[Path], Any]:
    """Prints a poster on one sheet of A3, and says what the sheet is like."""

    def print_it(poster: Path) -> Any:
        opened(page, poster.as_uri())
        assert printed(page) == [A3_LANDSCAPE]
        page.emulate_media(media="print")
        found = page.evaluate(SHEET)
        page.emulate_media(media="null")
        assert (found["cut"], found["order"]) == ([0, 0], [True] * 4)
        return found

    return print_it


def test_every_map_of_the_example_is_one_sheet_that_can_be_read(
    example_site: Path, sheet: Callable[[Path], Any]
) -> None:
    found = {poster.stem: sheet(poster) for poster in sorted(example_site.glob("maps/*.html"))}
    assert {name: one["pt"] for name, one in found.items() if one["pt"] < LEAST - 0.01} == {}
    assert {one["paper"] for one in found.values()} == {"rgb(251, 248, 242)"}  # light, though the screen is dark


@pytest.mark.parametrize("journey", ["bare", "one", "twenty-one", "sixty", "hard-words", "fourteen-stages"])
def test_an_extreme_map_is_one_sheet_that_can_be_read(
    journey: str, extremes: Path, sheet: Callable[[Path], Any]
) -> None:
    found = sheet(extremes / f"maps/{journey}.html")
    assert found["pt"] >= LEAST - 0.01
    assert "Made to be read on" not in found["foot"]


@pytest.mark.parametrize("journey", ["everything", "two-hundred"])
def test_a_map_that_cannot_be_read_on_a3_names_the_paper_on_which_it_can(
    journey: str, extremes: Path, sheet: Callable[[Path], Any]
) -> None:
    found = sheet(extremes / f"maps/{journey}.html")
    (paper,) = re.findall("Made to be read on (A[0-3])", found["foot"])
    assert found["pt"] < LEAST
    assert found["pt"] * PAPERS[paper] >= LEAST - 0.01


def test_a_poster_says_whose_it_is_and_what_is_not_on_it(example_site: Path, sheet: Callable[[Path], Any]) -> None:
    foot = sheet(example_site / "maps/diving-gear.html")["foot"]
    assert "Owner: Customer experience" in foot
    assert "Only in the list, for want of room: Duration, Motivations, Obstacles, Opportunities" in foot


def test_a_journeys_page_is_printed_on_a4_as_its_map_and_then_its_list(page: Page, example_site: Path) -> None:
    opened(page, (example_site / "journeys/diving-gear.html").as_uri())
    assert set(printed(page)) == {A4_PORTRAIT}
    page.emulate_media(media="print")
    shown = page.evaluate(
        "['map', 'loop', 'other', 'list'].filter(name => document.querySelector(`.view-${name}`).checkVisibility())"
    )
    assert shown == ["map", "list"]
