"""The gallery shows every kind of figure with what the site has, and says what the site lacks for the others."""

from __future__ import annotations

import re
from collections.abc import Callable

from journeysite.build import Loaded
from journeysite.html.printing import render_page
from journeysite.link.prose import FIGURES
from journeysite.pages.plan import count_files, plan_files, plan_gallery
from journeysite.pages.views.gallery import GalleryView
from tests.pages.sample_site import SAMPLE

Load = Callable[..., Loaded]

EMPTY = {
    **dict.fromkeys(path for path in SAMPLE if path.startswith("content/")),
    "content/index.md": "# Empty\n",
}


def gallery(site: Loaded) -> GalleryView:
    (plan,) = plan_gallery(site.site, site.theme)
    content = plan.view().content
    assert isinstance(content, GalleryView)
    return content


def test_the_gallery_is_made_only_where_it_is_asked_for(loaded: Load) -> None:
    site = loaded()
    without = plan_files(site.site, site.theme)
    asked = plan_files(site.site, site.theme, gallery=True)
    assert {plan.path for plan in asked} - {plan.path for plan in without} == {"gallery.html"}
    pages, maps = count_files(without)
    assert (maps, count_files(asked)) == (len(site.site.journeys), (pages + 1, maps))


def test_every_figure_that_can_be_placed_is_in_the_gallery_with_what_to_write(loaded: Load) -> None:
    written = {exhibit.write for exhibit in gallery(loaded()).exhibits if exhibit.write}
    assert {re.sub(r"[:\]].*", "", one[3:]) for one in written} == set(FIGURES)


def test_what_the_gallery_tells_to_write_draws_what_it_shows(loaded: Load) -> None:
    exhibits = [exhibit for exhibit in gallery(loaded()).exhibits if exhibit.write and exhibit.placed]
    text = "# Method\n\n" + "\n\n".join(exhibit.write for exhibit in exhibits)
    page = loaded({"content/pages/method.md": text}).site.pages["method"]
    placements = [part for part in page.prose.parts if not isinstance(part, str)]
    assert [placement.figure for placement in placements] == [exhibit.placed.kind for exhibit in exhibits]


def test_a_figure_that_the_content_cannot_show_is_said(loaded: Load) -> None:
    exhibits = {exhibit.id: exhibit for exhibit in gallery(loaded()).exhibits}
    day = exhibits["_day"].placed
    assert day is not None
    assert (day.figure, day.lack) == (None, "No day yet: no stage of Buying a mask has hours.")


def test_a_site_without_content_has_a_gallery_all_the_same(loaded: Load) -> None:
    site = loaded(EMPTY)
    (plan,) = plan_gallery(site.site, site.theme)
    text = render_page(plan.view(), site.theme).data.decode()
    said = set(re.findall(r'<p class="(?:placed )?k">(No [^<]*)</p>', text))
    assert said >= {"No journey yet.", "No stage yet.", "No persona yet.", "No heat map yet: no journey has stages."}


def test_no_element_id_of_the_gallery_is_used_twice(loaded: Load) -> None:
    site = loaded()
    (plan,) = plan_gallery(site.site, site.theme)
    ids = re.findall(r' id="([^"]*)"', render_page(plan.view(), site.theme).data.decode())
    assert [id for id in ids if ids.count(id) > 1] == []
