"""Fixtures that every room's tests share.

- `golden("draw/map.svg", text)` compares text with a file under `tests/goldens/`; `--update-goldens` rewrites it.
- `site_folder({"content/index.md": "…"})` writes a small site and returns its folder.
- `example_site` is the folder of the example site as built (with its gallery), once for the whole run.
- `chromium` is a running browser (Playwright's `Browser`); `chromium_path` only its executable.
"""

from __future__ import annotations

import difflib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock
from hypothesis import settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# How long one example takes says more about who else uses the machine than about the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

REPOSITORY = Path(__file__).resolve().parent.parent
GOLDENS = Path(__file__).resolve().parent / "goldens"

SETTINGS = """\
title: A small site
languages: [en]
phases: {before: Before, purchase: Purchase, after: After}
channels:
  store: {label: Store, icon: store}
  web: {label: Website, icon: globe, online: true}
teams:
  shop: {label: Shop}
"""

BROWSER_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_PLACES = (
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
# A browser in a sandboxed container, that asks nothing of the network and shows no greeting.
BROWSER_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="rewrite tests/goldens/ from this run")


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the repository."""
    return REPOSITORY


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a file under `tests/goldens/`, or rewrites that file with `--update-goldens`."""
    update = request.config.getoption("--update-goldens")

    def compare(path: str, text: str) -> None:
        __tracebackhide__ = True
        file = GOLDENS / path
        if update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
            return
        if not file.exists():
            pytest.fail(f"no golden {path}: look at the text and run with --update-goldens\n{text}")
        expected = file.read_bytes().decode("utf-8")
        if text != expected:
            pytest.fail(f"{path} differs (--update-goldens accepts it)\n{_difference(expected, text)}")

    return compare


def _difference(expected: str, found: str) -> str:
    lines = difflib.unified_diff(
        expected.splitlines(), found.splitlines(), fromfile="golden", tofile="now", lineterm="", n=2
    )
    return "\n".join(lines) or "they differ only in their line ends"


@pytest.fixture
def site_folder(tmp_path: Path) -> Callable[..., Path]:
    """Writes a site from `{path: text}` and returns its folder; every call makes a new one.

    Texts are dedented. `journeysite.yml` has usable settings where none are given; `None` leaves a file out.
    """
    made = 0

    def write(files: Mapping[str, str | bytes | None]) -> Path:
        nonlocal made
        made += 1
        return write_site(tmp_path / f"site-{made}", files)

    return write


def write_site(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    """The folder, with these files in it and usable settings unless they are given; see `site_folder`."""
    for path, text in {"journeysite.yml": SETTINGS, **files}.items():
        if text is not None:
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else dedent(text).encode("utf-8"))
    return folder


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The example site as built, with its gallery, made once and shared by all workers: look, do not write."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "example-site"
    with FileLock(shared / "example-site.lock"):
        if not folder.exists():
            build_site(REPOSITORY, folder, gallery=True)
    return folder


def build_site(site: Path, output: Path, *, strict: bool = True, gallery: bool = False, **environment: str) -> str:
    """What a build in a process of its own said; the test fails where the build does."""
    options = ["--output", str(output), *["--strict"] * strict, *["--gallery"] * gallery]
    done = subprocess.run(
        [sys.executable, "-m", "journeysite", "build", str(site), *options],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "NO_COLOR": "1", **environment},
        check=False,
    )
    if done.returncode:
        pytest.fail(f"the build of {site.name} ended with {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """The machine's Chromium; without one the test is skipped, and fails where `CI` is set."""
    asked = os.environ.get("JOURNEYSITE_CHROMIUM")
    found = asked or next(filter(None, map(shutil.which, BROWSER_NAMES + BROWSER_PLACES)), None)
    if found:
        return found
    notice = "no Chromium found: install it (Debian: apt-get install chromium) or set JOURNEYSITE_CHROMIUM"
    if os.environ.get("CI"):
        pytest.fail(notice)
    pytest.skip(notice)


@pytest.fixture(scope="session")
def chromium(chromium_path: str) -> Iterator[Browser]:
    """A running Chromium; give each test its own `chromium.new_context()`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path, args=list(BROWSER_FLAGS))
        yield browser
        browser.close()
