"""A site in a language written from right to left: pages run that way, figures run as time does on all of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.sight import opened
from tests.conftest import build_site, write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SETTINGS = """title: مدرسة الغوص
languages: [ar]
phases: {before: قبل الشراء, after: بعد الشراء}
channels:
  web: {label: الموقع, icon: globe}
  store: {label: المتجر, icon: store}
"""
STAGES = ("الحاجة", "البحث", "الاختيار", "الشراء", "الاستلام", "الاستعمال")
TITLES = ("أول غوص", "المنتديات والأفلام", "مقارنة الأسعار", "رفض الدفع", "فتح الطرد", "نصيحة في المتجر")


def journey(**fields: object) -> str:
    """A journey of six stages, two touchpoints in each."""
    stages = [
        {
            "title": stage,
            "phase": "before" if at < 3 else "after",
            "hours": f"{8 + 2 * at:02}:00-{10 + 2 * at:02}:00",
            "touchpoints": [
                {
                    "title": TITLES[(at + number) % 6],
                    "emotion": (at * 7 + number * 3) % 5 - 2,
                    "channel": ("web", "store")[number],
                    "verbatim": "ثلاثة مواقع وثلاثة أسعار",
                    "pain_points": ["لا أحد يجيب يوم السبت"],
                    "moment_of_truth": number == at % 2,
                    "roadmap": ["chat"],
                }
                for number in range(2)
            ],
        }
        for at, stage in enumerate(STAGES)
    ]
    if fields.get("kind") != "day-in-the-life":
        for stage in stages:
            del stage["hours"]
    text = json.dumps({"title": "معدات الغوص", "persona": "amal", "stages": stages, **fields}, ensure_ascii=False)
    return f"---\n{text}\n---\nتبدأ الرحلة برغبة.\n\n![[curve]]\n"


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An Arabic site of two journeys, a persona and a roadmap, as built."""
    base = tmp_path_factory.mktemp("arabic")
    files: dict[str, str | bytes | None] = {
        "journeysite.yml": SETTINGS,
        "content/index.md": "---\ntitle: الرئيسية\n---\nكل الرحلات\n",
        "content/journeys/gear.md": journey(loop=True),
        "content/journeys/day.md": journey(title="يوم", kind="day-in-the-life"),
        "content/personas/amal.md": "---\ntitle: أمل\nage: 30\n---\n",
        "content/roadmap/chat.md": "---\ntitle: محادثة مع مستشار\nstatus: planned\nstart: 2026-Q1\nend: 2026-Q3\n---\n",
    }
    build_site(write_site(base / "source", files), base / "site", strict=False)
    return base / "site"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page()
    yield page
    page.close()


@pytest.mark.parametrize("width", [1440, 768, 390])
def test_no_page_of_an_arabic_site_scrolls_sideways_and_no_word_is_cut(page: Page, arabic: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    found = {}
    for path in sorted(arabic.rglob("*.html")):
        opened(page, path.as_uri())
        assert page.evaluate("document.documentElement.dir") == "rtl"
        if troubles := page.evaluate("sight.troubles(document.body)"):
            found[path.relative_to(arabic).as_posix()] = troubles
    assert found == {}


def test_stages_of_an_arabic_map_stand_above_their_part_of_the_curve(page: Page, arabic: Path) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto((arabic / "journeys/gear.html").as_uri())
    left = "e => e.getBoundingClientRect().left"
    heads = page.locator(".map-heads a.m-stage-head").evaluate_all(f"all => all.map({left})")
    assert len(heads) == 6
    assert heads == sorted(heads)
    assert (
        page.locator("svg.figure").evaluate_all("all => all.map(e => getComputedStyle(e).direction)").count("rtl") == 0
    )
    title, brand = (
        page.locator(name).first.evaluate("e => e.getBoundingClientRect().right") for name in ("h1", ".brand")
    )
    assert (title, brand) == (1408, 1408)


def test_the_way_to_the_content_is_seen_only_when_it_has_the_focus(page: Page, arabic: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto((arabic / "index.html").as_uri())
    skip = page.locator(".skip")
    assert skip.evaluate("e => getComputedStyle(e).clipPath") == "inset(50%)"
    page.keyboard.press("Tab")
    assert skip.evaluate("e => [document.activeElement === e, getComputedStyle(e).clipPath]") == [True, "none"]
