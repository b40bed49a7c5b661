"""The view that a reader chooses is in the address, and the address brings it back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


def test_the_chosen_view_can_be_sent_and_the_way_back_leads_to_the_view_before(
    chromium: Browser, example_site: Path
) -> None:
    address = (example_site / "journeys/diving-gear.html").as_uri()
    page = chromium.new_page()
    page.goto(address)
    page.locator("label:has(#view-list)").click()
    assert page.url == f"{address}#_list-view"
    page.locator("label:has(#kind-target)").click()
    assert page.url == f"{address}#_list-view&_target-state"
    sent = chromium.new_page()
    sent.goto(page.url)
    assert sent.locator("#view-list").is_checked()
    assert sent.locator("#kind-target").is_checked()
    sent.close()
    page.go_back()
    assert page.locator("#kind-compare").is_checked()
    page.go_back()
    assert page.url == address
    assert page.locator("#view-map").is_checked()
    page.go_forward()
    assert page.locator("#view-list").is_checked()
    page.close()


def test_a_journey_is_printed_with_its_map_and_its_list(chromium: Browser, example_site: Path) -> None:
    page = chromium.new_page()
    page.goto((example_site / "journeys/diving-gear.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator(".rail-view .rail-row").first.is_visible()
    assert page.locator(".view-list .list").is_visible()
    assert not page.locator(".view-map > .map-frame").is_visible()
    page.close()
