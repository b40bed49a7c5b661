"""What a writer writes is text: never markup, never a script, never a template."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.browser.pages import Page, kind_of, read_pages
from tests.conftest import build_site, write_site

HOSTILE = "<script>alert(1)</script> \"]]> {{ 7*7 }} {% raw %} & ' </title></svg> ${x} <!--"
QUOTED = "'" + HOSTILE.replace("'", "''") + "'"

FILES = {
    "journeysite.yml": f"""\
        title: {QUOTED}
        languages: [en]
        phases: {{before: {QUOTED}}}
        channels: {{web: {{label: {QUOTED}, icon: globe}}}}
        teams: {{shop: {{label: {QUOTED}}}}}
        objectives: {{retention: {QUOTED}}}
        checks: {{J025: note}}
        """,
    "content/index.md": f"""\
        ---
        title: {QUOTED}
        ---
        {{{{ 7*7 }}}} <script>alert(2)</script> [a](javascript:alert(3)) [b](data:text/html,<script>alert(4)</script>)

        <img src=x onerror=alert(5)> <a href="javascript:alert(6)">c</a> [d](<vbscript:alert(7)>)
        """,
    "content/personas/eve.md": f"""\
        ---
        title: {QUOTED}
        role: {QUOTED}
        quote: {QUOTED}
        goals: [{QUOTED}]
        ---
        """,
    "content/journeys/plot/index.md": f"""\
        ---
        title: {QUOTED}
        persona: eve
        objective: retention
        scope: {QUOTED}
        owner: shop
        ---
        """,
    "content/journeys/plot/01-first.md": f"""\
        ---
        title: {QUOTED}
        phase: before
        goal: {QUOTED}
        touchpoints:
          - id: one
            title: {QUOTED}
            channel: web
            emotion: -2
            action: {QUOTED}
            thought: {QUOTED}
            verbatim: {QUOTED}
            expectation: {QUOTED}
            pain_points: [{QUOTED}]
            opportunities: [{QUOTED}]
            frontstage: [{QUOTED}]
            backstage: [{{action: {QUOTED}, system: {QUOTED}}}]
            duration: {QUOTED}
            moment_of_truth: true
          - id: two
            title: {QUOTED}
            emotion: 2
        ---
        """,
    "content/roadmap/item.md": f"""\
        ---
        title: {QUOTED}
        teams: [shop]
        status: planned
        touchpoints: [plot/first/one]
        ---
        """,
}


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a writer who tries everything, and has even silenced the error about links that run code."""
    folder = tmp_path_factory.mktemp("hostile")
    build_site(write_site(folder / "content", FILES), folder / "site", strict=False)
    return folder / "site"


def test_no_element_or_attribute_comes_from_what_was_written(hostile_site: Path) -> None:
    pages = read_pages(hostile_site)
    assert {page.path: found for page in pages.values() if (found := _intruders(page))} == {}


def _intruders(page: Page) -> list[str]:
    return [
        f"<{element} {attributes}>"
        for element, attributes in page.elements
        if (element == "script" and "src" not in attributes and attributes.get("type") != "application/json")
        or any(name.startswith("on") for name in attributes)
        or any(re.match(r"\s*(javascript|vbscript|data:text)", value, re.IGNORECASE) for value in attributes.values())
    ]


def test_every_title_is_shown_as_it_was_written(hostile_site: Path) -> None:
    text = {path: (hostile_site / path).read_text(encoding="utf-8") for path in read_pages(hostile_site)}
    headings = {
        kind_of(path): re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)
        for path, page in text.items()
        if kind_of(path) in {"journey", "stage", "persona", "roadmap item"}
    }
    # A stage's heading begins with its number.
    shown = {kind: _plain(found.group(1)).removeprefix("1 ") for kind, found in headings.items() if found}
    assert shown == dict.fromkeys(("journey", "stage", "persona", "roadmap item"), HOSTILE)


def _plain(markup: str) -> str:
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


def test_no_template_in_content_is_carried_out(hostile_site: Path) -> None:
    shown = _plain((hostile_site / "index.html").read_text(encoding="utf-8"))
    assert "{{ 7*7 }}" in shown


def test_standalone_maps_stay_well_formed(hostile_site: Path) -> None:
    maps = sorted(hostile_site.glob("maps/*.svg"))
    roots = [ElementTree.fromstring(file.read_text(encoding="utf-8")) for file in maps]
    words = ["".join(element.text or "" for element in root.iter() if element.tag.endswith("title")) for root in roots]
    assert len(words) == 1
    assert HOSTILE in words[0]
