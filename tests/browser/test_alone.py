"""Maps as files of their own: in a browser, as an image on another page, and in librsvg."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    page = chromium.new_page(viewport={"width": 1500, "height": 900}, device_scale_factor=4)
    yield page
    page.close()


@pytest.fixture(params=["example_site", "extremes"])
def maps(request: pytest.FixtureRequest) -> list[Path]:
    """Every map file of a site."""
    folder: Path = request.getfixturevalue(request.param)
    return sorted(folder.glob("maps/*.svg"))


def test_a_file_shows_as_an_image_in_its_own_size(maps: list[Path], page: Page, tmp_path: Path) -> None:
    (tmp_path / "wiki.html").write_text("".join(f"<img src='{file.as_uri()}'>" for file in maps), encoding="utf-8")
    page.goto((tmp_path / "wiki.html").as_uri())
    shown = page.evaluate("[...document.images].map(e => [e.naturalWidth, e.naturalHeight])")
    roots = [ElementTree.parse(file).getroot() for file in maps]
    assert shown == [[int(float(root.attrib[name]) + 0.5) for name in ("width", "height")] for root in roots]


def test_a_file_says_its_title_count_peak_and_low(maps: list[Path]) -> None:
    for file in maps:
        root = ElementTree.parse(file).getroot()
        title, desc = (root.findtext(f"{SVG}{name}") for name in ("title", "desc"))
        assert title
        assert desc
        assert "touchpoint" in desc
        assert "Peak: " in desc or "No emotion is known." in desc


def test_librsvg_draws_every_file(maps: list[Path], tmp_path: Path) -> None:
    converter = shutil.which("rsvg-convert")
    if converter is None:
        pytest.skip("rsvg-convert is not installed")
    for file in maps:
        picture = tmp_path / f"{file.stem}.png"
        command = [converter, "--width=1200", "--keep-aspect-ratio", str(file), "-o", str(picture)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), file.stem
        assert picture.stat().st_size > 5_000, file.stem


def test_every_drawing_of_a_site_keeps_its_look_under_the_policy_of_the_docs(
    chromium: Browser, served: str, example_site: Path
) -> None:
    """A server that sends the policy of publishing.md refuses any style inside a file: words were black on black."""
    page, refused = chromium.new_page(), []
    page.on("console", lambda message: refused.append(message.text))
    black = {}
    for file in sorted(example_site.rglob("*.svg")):
        page.goto(f"{served}/{file.relative_to(example_site).as_posix()}")
        fills = page.evaluate("[...document.querySelectorAll('text')].map(e => getComputedStyle(e).fill)")
        black[file.stem] = fills.count("rgb(0, 0, 0)")
    page.close()
    assert [words for words in refused if "Content Security Policy" in words] == []
    assert set(black.values()) == {0}
