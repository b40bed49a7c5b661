"""The map in a reader's browser: one x for all that belongs to a touchpoint, every link in reach of the keyboard."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.sight import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

CLOSE = 0.1  # px
LEVELS = ("p2", "p1", "z0", "n1", "n2")


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    yield page
    page.close()


@pytest.fixture(params=["example_site/diving-gear", "extremes/everything", "extremes/sixty", "extremes/two-hundred"])
def journey(request: pytest.FixtureRequest, page: Page) -> Page:
    """A journey's page, open."""
    site, _, name = request.param.partition("/")
    folder: Path = request.getfixturevalue(site)
    return opened(page, (folder / f"journeys/{name}.html").as_uri())


def test_marker_axis_station_and_roadmap_dot_share_their_x(journey: Page) -> None:
    found: Mapping[str, Any] = journey.evaluate("sight.middles(document.querySelector('.view-map .map-plane'))")
    axis = dict(found["axis"])
    assert list(axis) == [str(number) for number in range(1, len(axis) + 1)]
    again = [(number, x - axis[number]) for number, x in found["axis"]]  # the channels repeat the axis
    markers = [(number, x - axis[number]) for number, x in found["marker"]]
    stations = [(number, x - axis[number]) for number, x in zip(axis, found["station"], strict=True)]
    dots = [("a dot", min((x - known for known in axis.values()), key=abs)) for x in found["dot"]]
    assert len(markers) == len(axis)
    assert dots
    assert [pair for pair in (*again, *markers, *stations, *dots) if abs(pair[1]) > CLOSE] == []


def test_the_keyboard_reaches_stages_then_touchpoints_then_indicators_then_roadmap_bars(journey: Page) -> None:
    expected: list[str] = journey.evaluate(
        """() => [...document.querySelectorAll('.view-map .map-frame a')].filter(a => a.checkVisibility(
          {visibilityProperty: true})).map(a => a.getAttribute('aria-label'))"""
    )
    journey.evaluate("document.querySelector('.view-map .map-frame').focus()")
    reached = []
    for _ in expected:
        journey.keyboard.press("Tab")
        reached.append(journey.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert reached == expected
    kinds = [kind for kind, _ in groupby(reached, lambda name: _kind(str(name)))]
    assert kinds in (["stage", "touchpoint", "bar"], ["stage", "touchpoint", "indicator", "bar"])
    numbers = [int(name.split()[0]) for name in reached if _kind(name) == "touchpoint"]
    assert numbers == list(range(1, len(numbers) + 1))


def _kind(name: str) -> str:
    known = next((kind for kind in ("stage", "indicator") if re.search(rf": .*\b{kind}\b", name)), "")
    return known or ("touchpoint" if re.match(r"\d+ ", name) else "bar")


def test_a_name_says_number_title_level_and_value(page: Page, example_site: Path) -> None:
    opened(page, (example_site / "journeys/diving-gear.html").as_uri())
    names = page.evaluate("[...document.querySelectorAll('.state-now .m-dot')].map(a => a.getAttribute('aria-label'))")
    assert names[9] == "10 Payment refused, Irritant, −1.8, moment of truth"


def test_arrow_keys_scroll_a_map_that_is_wider_than_the_page(page: Page, extremes: Path) -> None:
    opened(page, (extremes / "journeys/sixty.html").as_uri())
    page.evaluate("document.querySelector('.view-map .map-frame').focus()")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.querySelector('.view-map .map-frame').scrollLeft") >= 120


def test_the_names_of_rows_stay_while_the_map_scrolls(page: Page, extremes: Path) -> None:
    opened(page, (extremes / "journeys/two-hundred.html").as_uri())
    before, after = (
        page.evaluate(
            """left => { const frame = document.querySelector('.view-map .map-frame'); frame.scrollLeft = left;
               return frame.querySelector('.map-labels').getBoundingClientRect().left; }""",
            left,
        )
        for left in (0, 4000)
    )
    assert before == after


@pytest.mark.parametrize("width", [1024, 1440])
def test_names_of_stages_stay_at_the_top_while_the_page_scrolls_through_the_map(
    width: int, page: Page, example_site: Path
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, (example_site / "journeys/diving-gear.html").as_uri())
    tops = page.evaluate(
        """async () => {
          const frame = document.querySelector('.view-map .map-frame'), heads = frame.querySelector('.map-sticky');
          const start = scrollY + frame.getBoundingClientRect().top, tops = [];
          for (const past of [-100, 1, 700, frame.clientHeight + 300]) {
            scrollTo(0, start + past);
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            tops.push(Math.round(heads.getBoundingClientRect().top));
          }
          return tops;
        }"""
    )
    before, at, within, after = tops
    assert (before, at, within) == (100, 0, 0)
    assert after < -200


def test_every_figure_of_a_journey_says_how_many_touchpoints_it_has_and_its_peak_and_low(
    page: Page, example_site: Path
) -> None:
    opened(page, (example_site / "journeys/diving-gear.html").as_uri())
    said = page.evaluate(
        """() => [...document.querySelectorAll('.map-section svg[aria-labelledby]')].map(svg =>
          svg.getAttribute('aria-labelledby').split(' ').map(id => document.getElementById(id).textContent))"""
    )
    assert len(said) >= 4  # map, overview, loop, blueprint
    for title, desc in said:
        assert title.startswith("Getting equipped for diving")
        assert desc == (
            "8 stages, 21 touchpoints. Peak: First dive with his own gear, +2.0. Low: Regulator in the workshop, −2.0."
        )


def test_a_stages_curve_says_how_many_touchpoints_it_has_and_its_peak_and_low(page: Page, example_site: Path) -> None:
    opened(page, (example_site / "journeys/diving-gear/buy.html").as_uri())
    said = page.evaluate("document.querySelector('.stage-curve svg > desc').textContent")
    assert said == "3 touchpoints. Peak: Call to an adviser, −0.2. Low: Payment refused, −1.8."


def test_in_grey_the_five_levels_still_have_five_shapes(page: Page, example_site: Path) -> None:
    opened(page, (example_site / "journeys/diving-gear.html").as_uri())
    page.evaluate(
        """levels => {
          const marks = levels.map(level => `<svg class="figure" width="30" height="30"><use class="mk ${level}"
            href="#m-${level}" width="30" height="30"/></svg>`).join('');
          document.body.insertAdjacentHTML('afterbegin',
            `<div id="grey" style="display:flex;width:150px;filter:grayscale(1);background:#fff">${marks}</div>`);
        }""",
        LEVELS,
    )
    picture = page.locator("#grey").screenshot()
    shapes = page.evaluate(INK, list(picture))
    alike = {(a, b): _alike(shapes[a], shapes[b]) for a in range(5) for b in range(a)}
    assert max(alike.values()) < 0.85, alike


# Of a picture of five marks of 30 px side by side: which pixels of each are dark.
INK = """async bytes => {
  const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], {type: 'image/png'}));
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), pen = canvas.getContext('2d');
  pen.drawImage(bitmap, 0, 0);
  return [0, 1, 2, 3, 4].map(at => {
    const {data} = pen.getImageData(at * 30, 0, 30, 30);
    return Array.from({length: 900}, (_, pixel) => data[pixel * 4] < 192);
  });
}"""


def _alike(one: list[bool], other: list[bool]) -> float:
    """The share of the pixels that either shape covers which both cover: 1 for the same shape."""
    both = sum(a and b for a, b in zip(one, other, strict=True))
    either = sum(a or b for a, b in zip(one, other, strict=True))
    return both / either
