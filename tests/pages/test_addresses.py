"""Where things live, and the shortest relative way to them."""

from __future__ import annotations

import pytest

from journeysite.model.address import Address, Kind
from journeysite.pages.addresses import href, page_path, standpoint, way


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (Address(Kind.HOME, ""), "index.html"),
        (Address(Kind.LIST, "roadmap"), "roadmap.html"),
        (Address(Kind.JOURNEY, "mask"), "journeys/mask.html"),
        (Address(Kind.STAGE, "mask/choose"), "journeys/mask/choose.html"),
        (Address(Kind.TOUCHPOINT, "mask/choose/try"), "journeys/mask/choose.html"),
        (Address(Kind.PERSONA, "ana"), "personas/ana.html"),
        (Address(Kind.ROADMAP, "sizes"), "roadmap/sizes.html"),
        (Address(Kind.EVIDENCE, "talks"), "evidence/talks.html"),
        (Address(Kind.INDICATOR, "wait"), "indicators/wait.html"),
        (Address(Kind.CHANNEL, "web"), "channels/web.html"),
        (Address(Kind.TEAM, "it"), "teams/it.html"),
        (Address(Kind.PAGE, "a/b"), "pages/a/b.html"),
        (Address(Kind.MEDIA, "a.png"), "media/a.png"),
    ],
)
def test_everything_has_one_place(address: Address, path: str) -> None:
    assert page_path(address) == path


@pytest.mark.parametrize(
    ("here", "there", "fragment", "url"),
    [
        ("index.html", "journeys/mask.html", "", "journeys/mask.html"),
        ("journeys/mask.html", "index.html", "", "../index.html"),
        ("journeys/mask.html", "journeys/mask/choose.html", "try", "mask/choose.html#try"),
        ("journeys/mask/choose.html", "journeys/mask/swim.html", "", "swim.html"),
        ("journeys/mask/choose.html", "roadmap/sizes.html", "", "../../roadmap/sizes.html"),
        ("journeys/mask.html", "journeys/mask.html", "", "mask.html"),
        ("journeys/mask.html", "journeys/mask.html", "top", "#top"),
        ("index.html", "pages/été #1.html", "à b", "pages/%C3%A9t%C3%A9%20%231.html#%C3%A0%20b"),
        ("index.html", "pages/a:b?.html", "", "pages/a%3Ab%3F.html"),
    ],
)
def test_the_way_to_a_page_is_relative_and_short(here: str, there: str, fragment: str, url: str) -> None:
    assert way(here, there, fragment) == url


@pytest.mark.parametrize("there", ["index.html", "roadmap/sizes.html", "pages/a/b.html", "media/face.png"])
def test_pages_of_one_standpoint_go_the_same_way_to_what_is_no_journey(there: str) -> None:
    pages = ["journeys/mask/choose.html", "journeys/fins/swim.html"]
    assert len({standpoint(page) for page in pages}) == 1
    assert len({way(page, there) for page in pages}) == 1
    assert standpoint("journeys/mask.html") not in {standpoint(page) for page in pages}


def test_a_touchpoint_is_an_anchor_in_its_stage() -> None:
    assert href("index.html", Address(Kind.TOUCHPOINT, "mask/choose/try")) == "journeys/mask/choose.html#try"


def test_an_address_elsewhere_stays_as_it_was_written() -> None:
    assert href("a/b.html", Address(Kind.EXTERNAL, "https://example.com/?a=1#b")) == "https://example.com/?a=1#b"
