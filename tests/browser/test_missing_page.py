"""The page for a missing page works wherever in the site a host serves it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journeysite.build import build
from journeysite.starter import start_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.browser

HOST = "https://intranet.example"


def published(folder: Path, base_url: str) -> Path:
    start_site(folder)
    settings = folder / "journeysite.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}\nbase_url: {base_url}\n", encoding="utf-8")
    assert build(folder, folder / "site", jobs=1).value.published
    return folder / "site"


def served(chromium: Browser, site: Path) -> Page:
    """A browser for which the site lies at `/maps/` of a host that answers with 404.html where nothing is."""

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(f"{HOST}/maps/")
        found = (site / path).is_file()
        route.fulfill(status=200 if found else 404, path=site / (path if found else "404.html"))

    page = chromium.new_page(java_script_enabled=False)
    page.route("**/*", answer)
    return page


ADDRESSES = ("renamed.html", "journeys/renamed.html", "journeys/bike-repair/renamed.html")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_missing_page_has_its_style_and_its_links_lead_on_at_any_depth(
    chromium: Browser, tmp_path: Path, address: str
) -> None:
    page = served(chromium, published(tmp_path / "shop", f"{HOST}/maps/"))
    page.goto(f"{HOST}/maps/{address}")
    assert page.evaluate("document.styleSheets.length") > 0
    links = page.evaluate("[...document.links].map(link => link.href)")
    assert links
    assert all(
        link.startswith(f"{HOST}/maps/") and (tmp_path / "shop/site" / link[len(HOST) + 6 :]).is_file()
        for link in links
    )
    assert page.locator("[aria-current]").count() == 0
    page.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_missing_page_of_a_site_that_does_not_know_its_address_has_its_style_and_no_dead_link(
    chromium: Browser, tmp_path: Path, address: str
) -> None:
    page = served(chromium, published(tmp_path / "shop", ""))
    page.goto(f"{HOST}/maps/{address}")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily") != "Times New Roman"
    assert page.evaluate("document.links.length") == 0
    assert "Shorten the address" in page.inner_text("main")
    page.close()
