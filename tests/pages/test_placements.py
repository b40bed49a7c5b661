"""Figures in prose: `![[map:mask]]` draws the map, and what cannot be drawn says why."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from journeysite.build import Loaded
from journeysite.link.prose import FIGURES
from journeysite.model.address import Address, Kind
from journeysite.model.prose import Placement
from journeysite.pages.page_context import PageContext
from journeysite.pages.placements import figure_lack, figure_name, place_figure
from journeysite.pages.plan import Planner
from tests.pages.sample_site import SAMPLE

Load = Callable[..., Loaded]
Publish = Callable[..., Mapping[str, str]]

MASK = Address(Kind.JOURNEY, "mask")
NOTHING_KNOWN = {
    **{path: None for path in SAMPLE if path.startswith(("content/journeys/", "content/roadmap/"))},
    "content/journeys/mask/index.md": "---\ntitle: Mask\nstages: [{title: One, touchpoints: [{title: Waits}]}]\n---",
}


def page(site: Loaded) -> PageContext:
    return Planner(site.site, site.theme, site.build_info).context("pages/method.html")


def placed(published: Publish, write: str) -> str:
    """What stands in a page where a figure was placed."""
    text = published({"content/pages/method.md": f"# Method\n\nOpening.\n\nBefore.\n\n{write}\n\nAfter.\n"})[
        "pages/method.html"
    ]
    return text.partition("<p>Before.</p>")[2].partition("<p>After.</p>")[0]


@pytest.mark.parametrize("kind", FIGURES)
def test_every_figure_has_a_name_and_is_drawn_or_says_why_not(kind: str, loaded: Load) -> None:
    site = loaded()
    found = place_figure(page(site), Placement(kind, MASK if FIGURES[kind] else None))
    assert found is not None
    assert found.label.startswith(figure_name(page(site).words, kind))
    assert (found.figure is None) == bool(found.lack)


@pytest.mark.parametrize("kind", FIGURES)
def test_a_journey_without_stages_has_no_figure(kind: str, loaded: Load) -> None:
    context = page(loaded({**NOTHING_KNOWN, "content/journeys/mask/index.md": "---\ntitle: Mask\n---\n"}))
    found = place_figure(context, Placement(kind, MASK if FIGURES[kind] else None))
    assert found is not None
    assert (found.figure, found.rail, found.lack) == (None, None, figure_lack(context.words, kind, "Mask"))


@pytest.mark.parametrize("kind", [kind for kind in FIGURES if kind not in ("map", "blueprint", "heat-map")])
def test_what_cannot_be_drawn_yet_says_what_it_waits_for(kind: str, loaded: Load) -> None:
    context = page(loaded(NOTHING_KNOWN))
    found = place_figure(context, Placement(kind, MASK if FIGURES[kind] else None))
    assert found is not None
    assert (found.figure, found.narrow) == (None, None)
    assert found.lack == figure_lack(context.words, kind, "Mask")
    assert found.lack.startswith("No ")


def test_a_lack_stands_in_the_page(published: Publish) -> None:
    found = placed(published, "![[day:mask]]")
    assert '<p class="placed k">No day yet: no stage of Buying a mask has hours.</p>' in found


def test_the_curve_of_a_stage_is_its_own_and_not_that_of_the_journey(published: Publish) -> None:
    found = placed(published, "![[curve:mask/choose]]")
    assert "Emotion curve of the stage Choose" in found
    assert "Tries it on" in found
    assert "Swims" not in found


def test_a_map_is_replaced_by_its_rail_on_narrow_screens(published: Publish) -> None:
    found = placed(published, "![[map:mask]]")
    assert re.findall(r'<div class="(placed railed|map-frame|rail-view)"', found) == [
        "placed railed",
        "map-frame",
        "rail-view",
    ]


@pytest.mark.parametrize("kind", ["loop", "gaps", "matrix", "channels", "levels"])
def test_a_figure_is_set_anew_for_narrow_screens(kind: str, published: Publish) -> None:
    found = placed(published, f"![[{kind}:mask]]" if FIGURES[kind] else f"![[{kind}]]")
    widths = re.findall(
        r'<svg[^>]*class="figure[^"]*"[^>]*? width="([\d.]+)"|<svg[^>]* width="([\d.]+)"[^>]*class="figure', found
    )
    assert [float(one or other) for one, other in widths][1:] == [358.0]


def test_two_maps_on_a_page_are_told_apart_by_their_names(published: Publish) -> None:
    found = placed(published, "![[map:mask]]\n\n![[map:mask-target]]")
    labels = re.findall(r'class="map-frame"[^>]* aria-label="([^"]*)"', found)
    assert labels == [
        "Journey map, Buying a mask, can be scrolled",
        "Journey map, Buying a mask, the target, can be scrolled",
    ]
