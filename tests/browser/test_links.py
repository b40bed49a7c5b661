"""No link of the example site leads nowhere, and nothing comes from outside."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.browser.pages import CSS_URL, Page, is_inside, resolve

# What a page loads by itself, as opposed to what a reader may click.
LOADED = {("img", "src"), ("script", "src"), ("link", "href"), ("source", "src"), ("iframe", "src"), ("image", "href")}
REFERENCES_ONLY = {"canonical", "alternate", "author", "license", "edit", "prev", "next"}


def _at_their_place(pages: Mapping[str, Page]) -> list[Page]:
    """All pages but the one that a host serves at any depth, where it looks for its styles in every folder above."""
    return [page for page in pages.values() if page.path != "404.html"]


def test_every_link_leads_to_a_file_of_the_site(pages: Mapping[str, Page], example_site: Path) -> None:
    broken = {
        f"{page.path} -> {path}"
        for page in _at_their_place(pages)
        for path, _ in page.targets()
        if not (example_site / path).is_file()
    }
    assert broken == set()


def test_every_anchor_exists_in_the_page_it_points_into(pages: Mapping[str, Page]) -> None:
    anchors = {path: {*page.ids, "top"} for path, page in pages.items()}
    broken = {
        f"{page.path} -> {path}#{fragment}"
        for page in pages.values()
        for path, fragment in page.targets()
        if fragment and fragment not in anchors.get(path, ())
    }
    assert broken == set()


def test_no_page_gives_two_elements_the_same_id(pages: Mapping[str, Page]) -> None:
    doubled = {f"{page.path}#{id}" for page in pages.values() for id in page.ids if page.ids.count(id) > 1}
    assert doubled == set()


def test_every_page_is_reached_by_following_links_from_home(pages: Mapping[str, Page]) -> None:
    reached, waiting = set(), ["index.html"]
    while waiting:
        path = waiting.pop()
        if path in pages and path not in reached:
            reached.add(path)
            waiting += [target for target, _ in pages[path].targets()]
    unreached = {path for path, page in pages.items() if path.endswith(".html") and not page.redirect} - reached
    assert unreached == {"404.html", "gallery.html"}


def test_links_stay_inside_the_folder_and_are_relative(pages: Mapping[str, Page]) -> None:
    leaving = {
        f"{page.path} -> {link.url}"
        for page in _at_their_place(pages)
        for link in page.links
        if is_inside(link.url) and (link.url.startswith("/") or resolve(page.path, link.url)[0].startswith(".."))
    }
    assert leaving == set()


def test_no_page_loads_anything_from_another_host(pages: Mapping[str, Page]) -> None:
    loaded = {
        f"{page.path} -> {link.url}"
        for page in pages.values()
        for link in page.links
        if (link.element, link.attribute) in LOADED and not is_inside(link.url) and not link.url.startswith("data:")
    }
    references = {
        f"{page.path} -> {attributes['href']}"
        for page in pages.values()
        for element, attributes in page.elements
        if element == "link" and attributes.get("rel") in REFERENCES_ONLY
    }
    assert loaded - references == set()


def test_every_file_that_a_style_sheet_names_exists(example_site: Path) -> None:
    named = {
        (sheet, url)
        for sheet in example_site.rglob("*.css")
        for url in CSS_URL.findall(sheet.read_text(encoding="utf-8"))
        if not url.startswith(("data:", "#"))
    }
    assert named
    assert {url for sheet, url in named if not (sheet.parent / url).is_file()} == set()


def test_no_page_holds_a_script_or_style_that_a_strict_policy_would_block(pages: Mapping[str, Page]) -> None:
    blocked = {
        f"{page.path}: <{element} {name}>"
        for page in pages.values()
        if page.path.endswith(".html")
        for element, attributes in page.elements
        for name in (*attributes, "")
        if name.startswith("on")
        or name == "style"
        or (element == "style" and not name)
        or (
            element == "script"
            and not name
            and "src" not in attributes
            and attributes.get("type") != "application/json"
        )
    }
    assert blocked == set()
