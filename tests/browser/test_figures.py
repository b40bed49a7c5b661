"""Every word of every figure can be read: none lies on another, none is cut, and no page scrolls sideways.

On the example and on a site of extremes, at every width, in every view; whole pages in both schemes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.extremes import JOURNEYS
from tests.browser.sight import look, opened
from tests.conftest import REPOSITORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

EXAMPLES = sorted(
    path.stem.partition("-")[2] for path in (REPOSITORY / "content" / "journeys").iterdir() if path.stem[0].isdigit()
)
Look = Callable[[Path, list[str]], dict[str, dict[str, list[str]]]]


@pytest.fixture
def troubles(chromium: Browser) -> Look:
    """What is wrong on pages, by page; those without trouble are left out."""

    def find(folder: Path, paths: list[str]) -> dict[str, dict[str, list[str]]]:
        # Boxes of letters are whole px of the screen high; a fine screen shows those of scaled posters as they are.
        page = chromium.new_page(device_scale_factor=4)
        found = {path: look(page, (folder / path).as_uri()) for path in paths}
        page.close()
        return {path: trouble for path, trouble in found.items() if trouble}

    return find


@pytest.mark.parametrize("journey", EXAMPLES)
def test_a_journey_of_the_example_can_be_read(journey: str, example_site: Path, troubles: Look) -> None:
    stage = sorted(path.name for path in (example_site / "journeys" / journey).iterdir())[0]
    paths = [f"journeys/{journey}.html", f"maps/{journey}.html", f"journeys/{journey}/{stage}"]
    assert troubles(example_site, paths) == {}


def test_a_page_of_each_other_kind_can_be_read(example_site: Path, kinds: Mapping[str, str], troubles: Look) -> None:
    assert troubles(example_site, [path for kind, path in kinds.items() if kind not in ("journey", "poster")]) == {}


@pytest.mark.parametrize("journey", JOURNEYS)
def test_an_extreme_journey_can_be_read(journey: str, extremes: Path, troubles: Look) -> None:
    stages = sorted(f"journeys/{journey}/{path.name}" for path in (extremes / "journeys" / journey).iterdir())
    shown = stages if journey == "hard-words" else stages[:2]
    assert troubles(extremes, [f"journeys/{journey}.html", f"maps/{journey}.html", *shown]) == {}


@pytest.mark.parametrize("folder", ["", "personas", "roadmap", "evidence", "indicators", "channels", "teams"])
def test_what_surrounds_extreme_journeys_can_be_read(folder: str, extremes: Path, troubles: Look) -> None:
    paths = sorted(path.relative_to(extremes).as_posix() for path in (extremes / folder).glob("*.html"))
    assert troubles(extremes, paths if len(paths) <= 8 else paths[::2]) == {}


def test_the_gallery_of_extremes_can_be_read(extremes: Path, troubles: Look) -> None:
    assert troubles(extremes, ["gallery.html"]) == {}


@pytest.mark.parametrize("site", ["example_site", "extremes"])
def test_labels_of_the_curve_hide_no_marker_and_next_to_nothing_of_the_curve(
    site: str, chromium: Browser, request: pytest.FixtureRequest, record_property: Any
) -> None:
    folder: Path = request.getfixturevalue(site)
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    counts: dict[str, Any] = {}
    for path in sorted(folder.glob("journeys/*.html")):
        for at, found in enumerate(opened(page, path.as_uri()).evaluate("sight.hiding()")):
            counts[f"{path.stem} {at + 1}"] = found
    page.close()
    for name, found in counts.items():
        line = f"{found['labels']} lines, on markers {len(found['onMarker'])}, on the curve {len(found['onCurve'])}"
        record_property(name, line)
        print(f"{name}: {line}")
    assert {name: found["onMarker"] for name, found in counts.items() if found["onMarker"]} == {}
    assert sum(len(found["onCurve"]) for found in counts.values()) <= 0.02 * sum(f["labels"] for f in counts.values())


@pytest.mark.parametrize("width", [390, 900, 1440])
def test_a_portrait_lies_on_no_fact(width: int, chromium: Browser, example_site: Path) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 900})
    opened(page, (example_site / "personas/quentin.html").as_uri())
    face, facts = page.evaluate(
        "['.avatar', 'dl'].map(e => document.querySelector(`.portrait > ${e}`).getBoundingClientRect().toJSON())"
    )
    page.close()
    assert face["right"] <= facts["left"] or face["bottom"] <= facts["top"]


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
