"""Which files a site has, what ties them together, and when one must be made again."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from journeysite.build import Loaded
from journeysite.html import map_layout
from journeysite.html.printing import render_page, view_digest
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.layout import MapLayout
from journeysite.layout.map.subject import MapSubject
from journeysite.layout.metrics import Metrics
from journeysite.pages.beside import static_artifacts
from journeysite.pages.plan import plan_files, plan_maps, plan_pages
from journeysite.pages.queries import BuildInfo
from tests.pages.sample_site import CHOOSE, JOURNEY, SAMPLE, SETTINGS

Load = Callable[..., Loaded]
Publish = Callable[..., Mapping[str, str]]


def test_every_thing_with_an_address_has_a_page(loaded: Load) -> None:
    site = loaded()
    assert [plan.path for plan in plan_pages(site.site, site.theme)] == [
        "index.html",
        "journeys.html",
        "pain-points.html",
        "moments-of-truth.html",
        "personas.html",
        "roadmap.html",
        "evidence.html",
        "indicators.html",
        "channels.html",
        "teams.html",
        "journeys/mask.html",
        "maps/mask.html",
        "journeys/mask/wish.html",
        "journeys/mask/choose.html",
        "journeys/mask/swim.html",
        "journeys/mask-target.html",
        "maps/mask-target.html",
        "journeys/mask-target/choose.html",
        "personas/ana.html",
        "roadmap/basin.html",
        "roadmap/sizes.html",
        "evidence/talks.html",
        "indicators/wait.html",
        "indicators/nps.html",
        "channels/store.html",
        "channels/web.html",
        "teams/shop.html",
        "teams/it.html",
        "pages/method.html",
        "404.html",
    ]


def test_a_site_of_one_page_has_no_empty_overviews(loaded: Load) -> None:
    nothing = dict.fromkeys(name for name in SAMPLE if name.startswith("content/") and name != "content/index.md")
    bare = {**nothing, "journeysite.yml": "title: Bare\nlanguages: [en]\n", "content/index.md": "# Bare\n"}
    site = loaded(bare)
    assert [plan.path for plan in plan_pages(site.site, site.theme)] == ["index.html", "404.html"]


def test_beside_the_pages_stand_assets_and_what_robots_look_for(loaded: Load) -> None:
    site = loaded()
    paths = [artifact.path for artifact in static_artifacts(site.site, site.theme)]
    names = {re.sub(r"\.[0-9a-f]{10}\.", ".", path) for path in paths}
    assert len(paths) == len(names)
    assert names == {
        "assets/inter-italic.woff2",
        "assets/inter-roman.woff2",
        "assets/site.css",
        "assets/site.js",
        ".nojekyll",
        "robots.txt",
    }


def test_every_journey_has_a_map_that_stands_alone(loaded: Load) -> None:
    site = loaded()
    maps = {plan.path: render_page(plan.view(), site.theme).data.decode() for plan in plan_maps(site.site, site.theme)}
    assert list(maps) == ["maps/mask.svg", "maps/mask-target.svg"]
    assert maps["maps/mask.svg"].startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert 'href="../journeys/mask/choose.html#try"' in maps["maps/mask.svg"]


def test_a_journeys_page_and_its_map_are_laid_out_once(loaded: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    site = loaded()
    map_layout._LATEST.clear()
    laid_out: list[tuple[str, str]] = []

    def counted(subject: MapSubject, metrics: Metrics) -> MapLayout:
        laid_out.append((subject.title, subject.view))
        return layout_map(subject, metrics)

    monkeypatch.setattr("journeysite.html.map_layout.layout_map", counted)
    for plan in plan_files(site.site, site.theme):
        if plan.template in ("journey.html", "map.svg"):
            render_page(plan.view(), site.theme)
    assert laid_out == [
        ("Buying a mask", "journey"),
        ("Buying a mask", "blueprint"),
        ("Buying a mask, the target", "journey"),
    ]


def test_robots_stay_out_unless_they_are_asked_in(published: Publish) -> None:
    assert published()["robots.txt"] == "User-agent: *\nDisallow: /\n"
    assert '<meta name="robots" content="noindex">' in published()["index.html"]
    open_site = published({"journeysite.yml": SETTINGS + "robots: index\nbase_url: https://maps.example/x/\n"})
    assert open_site["robots.txt"] == "User-agent: *\nAllow: /\nSitemap: https://maps.example/x/sitemap.xml\n"
    assert "noindex" not in open_site["index.html"]


def test_a_site_that_knows_its_address_has_a_map_for_search_engines(published: Publish) -> None:
    files = published({"journeysite.yml": SETTINGS + "base_url: https://maps.example/x/\n"})
    listed = re.findall("<loc>(.*?)</loc>", files["sitemap.xml"])
    assert listed[:2] == ["https://maps.example/x/index.html", "https://maps.example/x/journeys.html"]
    assert "https://maps.example/x/404.html" not in listed
    assert '<link rel="canonical" href="https://maps.example/x/journeys/mask.html">' in files["journeys/mask.html"]


def test_an_old_address_leads_on(published: Publish) -> None:
    files = published(
        {"content/roadmap/sizes.md": SAMPLE["content/roadmap/sizes.md"].replace("status:", "aliases: [fit]\nstatus:")}
    )
    page = files["roadmap/fit.html"]
    assert '<meta http-equiv="refresh" content="0; url=sizes.html">' in page
    assert '<link rel="canonical" href="sizes.html">' in page
    assert "This page is now called Sizes on the site." in page


def test_every_symbol_that_a_page_places_is_defined_there_once(published: Publish) -> None:
    for path, page in published().items():
        if path.endswith(".html"):
            placed = set(re.findall(r'<use[^>]* href="#([^"]+)"', page)) | set(
                re.findall(r'<use href="#([^"]+)"', page)
            )
            defined = re.findall(r'<symbol id="([^"]+)"', page)
            assert (path, sorted(defined)) == (path, sorted(placed))


def test_no_page_shows_what_is_only_ours(published: Publish) -> None:
    for path, page in published().items():
        if path.endswith(".html"):
            assert not re.search(r">\s*None\s*<|Undefined|<!--|\{\{|&lt;(?:a|b|p|span|svg)\b| style=", page), path


def test_content_is_never_a_template_and_never_markup(published: Publish) -> None:
    title = "{{ 7*7 }} <script>alert(1)</script> & {% raw %}"
    page = published({"content/journeys/mask/index.md": JOURNEY.replace("title: Buying a mask", f"title: '{title}'")})
    shown = "{{ 7*7 }} &lt;script&gt;alert(1)&lt;/script&gt; &amp; {% raw %}"
    assert f'">{shown}</h1>' in page["journeys/mask.html"]
    assert "<script>alert" not in "".join(page.values())


def test_two_builds_of_the_same_files_give_the_same_bytes(published: Publish) -> None:
    assert published() == published()


def _digests(site: Loaded) -> dict[str, str]:
    return {plan.path: view_digest(plan.view(), site.theme) for plan in plan_pages(site.site, site.theme)}


def _changed(load: Load, files: Mapping[str, str]) -> set[str]:
    before, after = _digests(load()), _digests(load(files))
    return {path for path in before if before[path] != after[path]}


def test_a_sentence_changed_deep_in_a_story_touches_one_page(loaded: Load) -> None:
    edited = CHOOSE.replace("Then she asks.", "Then she asks twice.")
    first_sentence_stays = CHOOSE.replace("She tries them all. Then she asks.", "She tries them all.\n\nThen she asks.")
    assert _changed(loaded, {"content/journeys/mask/choose.md": edited}) == {
        "journeys/mask/choose.html",
        "journeys/mask.html",
    }
    again = first_sentence_stays.replace("Then she asks.", "Then she asks twice.")
    before = _digests(loaded({"content/journeys/mask/choose.md": first_sentence_stays}))
    after = _digests(loaded({"content/journeys/mask/choose.md": again}))
    assert {path for path in before if before[path] != after[path]} == {"journeys/mask/choose.html"}


def test_a_title_changed_touches_its_page_its_neighbours_and_its_lists(loaded: Load) -> None:
    edited = SAMPLE["content/evidence/talks.md"].replace("Talks", "Long talks")
    assert _changed(loaded, {"content/evidence/talks.md": edited}) == {
        "evidence.html",
        "evidence/talks.html",
        "journeys/mask.html",
        "journeys/mask/choose.html",
        "journeys/mask/swim.html",
        "channels/web.html",
    }


def test_a_changed_theme_touches_every_page(loaded: Load) -> None:
    assert len(_changed(loaded, {"theme.css": "h1{color:teal}"})) == 30


def test_equal_digests_mean_equal_pages(loaded: Load) -> None:
    one, other = loaded(), loaded({"content/roadmap/sizes.md": SAMPLE["content/roadmap/sizes.md"] + "\nMore.\n"})
    pages = {}
    for site in (one, other):
        for plan in plan_pages(site.site, site.theme):
            view = plan.view()
            printed = render_page(view, site.theme).data
            assert pages.setdefault((view.path, view_digest(view, site.theme)), printed) == printed


@pytest.mark.parametrize(
    ("today", "text", "overdue"),
    [
        (date(2026, 11, 19), "to be reviewed by November 20, 2026", False),
        (date(2026, 11, 21), "review was due on November 20, 2026", True),
        (None, "to be reviewed by November 20, 2026", False),
    ],
)
def test_a_review_is_overdue_only_against_the_day_of_the_build(
    loaded: Load, today: date | None, text: str, overdue: bool
) -> None:
    site = loaded()
    plan = next(p for p in plan_pages(site.site, site.theme, BuildInfo(today)) if p.path == "journeys/mask.html")
    page = render_page(plan.view(), site.theme).data.decode()
    mark = ' class="overdue"' if overdue else ""
    assert f"<small{mark}>{text}</small>" in page


def test_the_icon_in_a_page_s_head_is_an_address_without_what_no_address_may_hold(
    published: Callable[..., Mapping[str, str]],
) -> None:
    (address,) = re.findall(r'<link rel="icon" href="([^"]*)">', published()["index.html"])
    assert address.startswith("data:image/svg+xml,%3Csvg%20xmlns=")
    assert re.fullmatch(r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]+", address)
