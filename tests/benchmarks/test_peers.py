"""Peers are given the pages that we make of the same corpus, no more and no fewer."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.corpus import Corpus
from benchmarks.peers import filler, pages, symbols, told
from benchmarks.weigh import OTHER, kind
from tests.conftest import build_site


@pytest.mark.slow
def test_peers_make_as_many_pages_of_each_kind_as_we_do(tmp_path: Path) -> None:
    corpus = Corpus(2)
    corpus.write(tmp_path / "corpus")
    build_site(tmp_path / "corpus", tmp_path / "site")
    ours = [kind(file.relative_to(tmp_path / "site").as_posix()) for file in (tmp_path / "site").rglob("*.*")]
    asked = Counter(page.shows for page in pages(corpus))
    asked["drawing"] = asked["poster"]
    assert asked == Counter(each for each in ours if each not in {OTHER, "pain-points", "moments-of-truth"})


def test_no_two_pages_have_the_same_address() -> None:
    paths = [page.path for page in pages(Corpus(3))]
    assert len(set(paths)) == len(paths)


def test_every_page_names_a_journey_that_exists() -> None:
    assert {page.journey for page in pages(Corpus(2))} == {"journey-00000", "journey-00001"}


def test_a_list_lists_every_page_of_its_section_but_no_stage() -> None:
    listed = {page.shows: len(page.entries) for page in pages(Corpus(3)) if page.entries}
    assert listed == {
        "journeys": 3,
        "personas": 1,
        "roadmap": 6,
        "evidence": 2,
        "indicators": 21,
        "channels": 6,
        "teams": 6,
    }


def test_a_journey_told_in_prose_has_a_line_for_each_of_its_touchpoints() -> None:
    site = {page.path: text for page, text in told(Corpus(1))}
    titles = [
        line.removeprefix("## ")
        for path, text in site.items()
        if path.startswith("journeys/journey-00000/0")
        for line in text.splitlines()
        if line.startswith("## ")
    ]
    lines = [line for line in site["journeys/journey-00000/index"].splitlines() if ", " in line and "**: " in line]
    assert [line.partition("**: ")[0].removeprefix("- **") for line in lines[-21:]] == titles


@pytest.mark.parametrize("size", [36, 37, 500, 99_999])
def test_filler_has_as_many_bytes_as_were_asked_for(size: int) -> None:
    assert len(filler(size).encode()) == size


def test_filler_that_is_too_short_for_a_drawing_is_nothing() -> None:
    assert filler(10) == ""


def test_every_little_picture_that_a_template_names_is_in_the_sprite() -> None:
    templates = Path(__file__).parents[2] / "benchmarks/templates/hugo"
    text = "".join(file.read_text(encoding="utf-8") for file in templates.rglob("*.html"))
    named = set(re.findall(r'href="#(i-[a-z]+)"', text))
    assert named - set(re.findall(r'<symbol id="([^"]+)"', symbols())) == set()


def test_sites_of_any_size_have_pages_of_the_same_kinds() -> None:
    assert {page.shows for page in pages(Corpus(1))} == {page.shows for page in pages(Corpus(12))}
