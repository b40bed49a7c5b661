"""The map as Chromium shows it: every word in its place, nothing on top of it, in light and in dark."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from journeysite.draw.map.journey_map import draw_map_alone, draw_map_page
from journeysite.draw.style import standing_alone
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.layout import MapLayout
from journeysite.layout.map.sheet import POSTER
from tests.draw.map_page import TOKENS, known_symbols, map_page, map_style
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import diver
from tests.layout.test_journey_map import EXTREMES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# Every line of visible text as a box of its ink (a line's box is taller than its letters), by plane.
LINES = """() => [...document.querySelectorAll('svg.map')].map(svg => {
  const frame = svg.getBoundingClientRect();
  const shown = e => e.checkVisibility({checkVisibilityCSS: true});
  const lines = [...svg.querySelectorAll('text')].filter(shown).flatMap(text => {
    const spans = [...text.querySelectorAll('tspan')].filter(s => s.hasAttribute('x')), first = document.createRange();
    first.setStart(text, 0);
    if (spans.length) first.setEndBefore(spans[0]);
    return (spans.length ? [...(`${first}`.trim() ? [first] : []), ...spans] : [text]).map(e => {
      const {left, right, top, bottom, height} = e.getBoundingClientRect(), off = height / 7;
      return {words: (e.textContent ?? e.toString()).trim(), left: left - frame.left, right: right - frame.left,
              top: top + off - frame.top, bottom: bottom - off - frame.top};
    });
  }).filter(line => line.words);
  const overlaps = [], cut = [];
  lines.sort((a, b) => a.top - b.top);
  lines.forEach((a, i) => {
    if (a.left < -1 || a.right > frame.width + 1 || a.top < -1 || a.bottom > frame.height + 1) cut.push(a.words);
    for (const b of lines.slice(i + 1)) {
      if (b.top >= a.bottom) break;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5) overlaps.push(`${a.words} / ${b.words}`);
    }
  });
  return {overlaps, cut, count: lines.length};
})"""

# How many boxes of curve labels hide a marker's middle, or a point of the current curve.
HIDDEN = """() => {
  const box = e => e.getBoundingClientRect(), inside = (b, x, y) =>
    x > b.left + 1 && x < b.right - 1 && y > b.top + 2 && y < b.bottom - 2;
  const labels = [...document.querySelectorAll('.state-now .m-words text')].map(box);
  const markers = [...document.querySelectorAll('.state-now .m-hit')].map(box)
    .map(b => [(b.left + b.right) / 2, (b.top + b.bottom) / 2]);
  const curve = document.querySelector('.state-now .curve'), points = [], m = curve.getScreenCTM();
  for (let at = 0; at <= curve.getTotalLength(); at += 4) {
    const p = curve.getPointAtLength(at).matrixTransform(m);
    points.push([p.x, p.y]);
  }
  const count = spots => labels.filter(b => spots.some(([x, y]) => inside(b, x, y))).length;
  return {labels: labels.length, on_markers: count(markers), on_curve: count(points)};
}"""


def layout_of(name: str, sheet: Any = None) -> MapLayout:
    return layout_map(EXTREMES[name](), theme_metrics(), sheet)


def opened(chromium: Browser, tmp_path: Path, layout: MapLayout, scheme: str = "light", width: int = 1440) -> Page:
    file = tmp_path / "map.html"
    file.write_text(map_page(draw_map_page(layout), scheme), encoding="utf-8")
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    return page


@pytest.mark.parametrize("name", EXTREMES)
def test_no_word_lies_on_another_and_none_is_cut(name: str, chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of(name))
    found = page.evaluate(LINES)
    page.close()
    assert [trouble for piece in found for trouble in piece["overlaps"] + piece["cut"]] == []


def test_dark_is_set_like_light(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of("everything"), "dark")
    found = page.evaluate(LINES)
    page.close()
    assert [trouble for piece in found for trouble in piece["overlaps"] + piece["cut"]] == []


def test_the_poster_is_set_without_overlap(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of("diver", POSTER), width=2300)
    found = page.evaluate(LINES)
    page.close()
    assert [trouble for piece in found for trouble in piece["overlaps"] + piece["cut"]] == []


@pytest.mark.parametrize("width", [390, 768, 1024, 1440])
def test_the_page_never_scrolls_sideways(width: int, chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of("60 touchpoints"), width=width)
    sideways = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    assert sideways == 0


def test_labels_hide_no_marker_and_hardly_any_of_the_curve(
    chromium: Browser, tmp_path: Path, record_property: Any
) -> None:
    page = opened(chromium, tmp_path, layout_of("diver"))
    found = page.evaluate(HIDDEN)
    page.close()
    record_property("labels", found)
    print(found)
    assert (found["on_markers"], found["on_curve"]) == (0, 0)


def test_a_crowded_map_hides_few_of_its_own_markers(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of("60 touchpoints"))
    found = page.evaluate(HIDDEN)
    page.close()
    print(found)
    assert found["on_markers"] == 0
    assert found["on_curve"] <= found["labels"] * 0.05


def test_heads_stay_at_the_top_of_a_page_that_holds_the_whole_map(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of("diver"))
    page.evaluate("scrollTo(0, 900)")
    top = page.evaluate("document.querySelector('.map-sticky').getBoundingClientRect().top")
    page.close()
    assert top == 0


def test_names_of_stages_stay_beside_the_labels_while_their_column_is_in_view(
    chromium: Browser, tmp_path: Path
) -> None:
    page = opened(chromium, tmp_path, layout_of("60 touchpoints"))
    page.evaluate("document.querySelector('.map-frame').scrollLeft = 200")
    first, second = page.evaluate(
        """() => [...document.querySelectorAll('.map-heads .map-heads .map-name')].slice(0, 2)
          .map(e => e.getBoundingClientRect().left)"""
    )
    page.close()
    assert (first, second) == (32 + 136, 32 + 136 + 8 * 52 - 200)


def test_each_focused_link_shows_it(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of("diver"))
    unseen = page.evaluate(
        """() => [...document.querySelectorAll('svg.map a')].filter(link => {
          if (!link.checkVisibility({checkVisibilityCSS: true})) return false;
          link.focus({focusVisible: true});
          const shape = link.querySelector('.m-hit, .m-bar-box');
          const ringed = part => part && getComputedStyle(part).outlineStyle === 'solid';
          if (ringed(shape) || ringed(link.closest('.map-name'))) return false;
          return getComputedStyle(shape).strokeWidth !== '2.5px';
        }).map(link => link.getAttribute('aria-label'))"""
    )
    page.close()
    assert unseen == []


def test_the_switch_shows_one_state_or_both(chromium: Browser, tmp_path: Path) -> None:
    page = opened(chromium, tmp_path, layout_of("diver"))
    page.evaluate(
        """() => document.body.insertAdjacentHTML('afterbegin', ['current', 'target', 'compare'].map(kind =>
          `<input type="radio" name="kind" id="kind-${kind}">`).join(''))"""
    )
    shown = {}
    for kind in ("current", "target", "compare"):
        page.check(f"#kind-{kind}")
        shown[kind] = page.evaluate(
            """() => ['state-now', 'state-aim', 'state-goal'].filter(name =>
              [...document.querySelectorAll('.' + name)].some(e => getComputedStyle(e).visibility !== 'hidden'))"""
        )
    page.close()
    assert shown == {
        "current": ["state-now"],
        "target": ["state-goal"],
        "compare": ["state-now", "state-aim"],
    }


def alone_file(tmp_path: Path, name: str = "diver") -> Path:
    style = f":root{{--font:Inter,sans-serif;{TOKENS['light']}}}{map_style()}"
    file = tmp_path / "alone.svg"
    file.write_text(standing_alone(draw_map_alone(layout_of(name)), style, known_symbols()), encoding="utf-8")
    return file


def test_a_file_alone_has_no_overlap_even_without_the_themes_font(chromium: Browser, tmp_path: Path) -> None:
    file = alone_file(tmp_path)
    page = chromium.new_page(viewport={"width": 1500, "height": 900})
    page.set_content(f"<body style='margin:0'>{file.read_text(encoding='utf-8')}")
    found = page.evaluate(LINES)
    page.close()
    assert [trouble for piece in found for trouble in piece["overlaps"] + piece["cut"]] == []


def test_a_file_alone_shows_as_an_image(chromium: Browser, tmp_path: Path) -> None:
    alone_file(tmp_path)
    (tmp_path / "wiki.html").write_text("<img src='alone.svg' id='map'>", encoding="utf-8")
    page = chromium.new_page(viewport={"width": 1500, "height": 900})
    page.goto((tmp_path / "wiki.html").as_uri())
    size = page.evaluate(
        "() => { const e = document.querySelector('#map'); return [e.naturalWidth, e.naturalHeight]; }"
    )
    page.close()
    layout = layout_map(diver(), theme_metrics())
    frame = layout.frame
    assert size == [
        round(layout.labels + layout.width + 2 * frame.margin),
        round(frame.head + layout.height + frame.foot + frame.margin),
    ]


def test_librsvg_can_draw_a_file_alone(tmp_path: Path) -> None:
    converter = shutil.which("rsvg-convert")
    if converter is None:
        pytest.skip("rsvg-convert is not installed")
    picture = tmp_path / "alone.png"
    done = subprocess.run(
        [converter, str(alone_file(tmp_path)), "-o", str(picture)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert picture.stat().st_size > 50_000
