"""The example site in Chromium: from disk, without scripts, under a strict policy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.pages import Page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Request

pytestmark = pytest.mark.browser

# Buttons are left out: what only a script can do is not offered without one.
READABLE = """() => [...document.querySelectorAll('main h1, main h2, main h3, main p, main td, main dd')]
  .filter(e => !e.closest('button')).map(e => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll('button').forEach(button => button.remove());
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  })"""


class Watch:
    """What a browser complains about, and what it asks for, while pages are opened."""

    def __init__(self, browser: Browser, **context: object) -> None:
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("requestfailed", self._failed)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _failed(self, request: Request) -> None:
        # What was still under way when we went on to the next page is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.complaints.append(f"{self.page.url}: {request.failure} {request.url}")


def addresses(folder: Path, pages: Mapping[str, Page]) -> list[str]:
    return [(folder / path).as_uri() for path, page in pages.items() if path.endswith(".html") and not page.redirect]


def test_every_page_opens_from_disk_without_complaint_and_asks_only_for_files_of_the_site(
    chromium: Browser, example_site: Path, pages: Mapping[str, Page]
) -> None:
    watch = Watch(chromium)
    for address in addresses(example_site, pages):
        if not address.endswith("/404.html"):  # nobody opens it by its name; it looks for its styles at any depth
            watch.page.goto(address)
    watch.context.close()
    outside = [url for url in watch.requests if not url.startswith((example_site.as_uri() + "/", "data:"))]
    assert (watch.complaints, outside) == ([], [])


def test_a_strict_content_security_policy_blocks_nothing(
    chromium: Browser, served: str, kinds: Mapping[str, str]
) -> None:
    watch = Watch(chromium)
    for path in kinds.values():
        watch.page.goto(f"{served}/{path}")
    watch.context.close()
    outside = [url for url in watch.requests if not url.startswith((served, "data:"))]
    assert (watch.complaints, outside) == ([], [])


def test_every_word_of_a_page_is_there_without_scripts(
    chromium: Browser, example_site: Path, kinds: Mapping[str, str]
) -> None:
    with_scripts, without = Watch(chromium), Watch(chromium, java_script_enabled=False)
    differing = []
    for path in kinds.values():
        texts = []
        for watch in (with_scripts, without):
            watch.page.goto((example_site / path).as_uri())
            texts.append(watch.page.evaluate(READABLE))
        if not texts[1] or texts[0] != texts[1]:
            differing.append(path)
    with_scripts.context.close()
    without.context.close()
    assert differing == []
