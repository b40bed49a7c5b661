"""Building while somebody writes: what an edit does not touch is not made again, and nothing ever ends the session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from journeysite import serve
from journeysite.build import artifacts, load
from journeysite.memo import Memo
from journeysite.publish import Artifact
from journeysite.serve import Attempt, Voice, announce, build
from journeysite.serve.live import Finding, Live
from journeysite.starter import start_site
from journeysite.workshop import print_all

STAGE = "content/journeys/bike-repair/02-hand-over.md"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The starter: one journey of three stages."""
    start_site(tmp_path / "shop")
    return tmp_path / "shop"


def edit(site: Path, file: str, old: str, new: str) -> None:
    text = (site / file).read_text(encoding="utf-8")
    assert old in text
    (site / file).write_text(text.replace(old, new), encoding="utf-8")


def clean(site: Path) -> dict[str, bytes]:
    """The site built from nothing."""
    loaded = load(site).value
    assert loaded is not None
    printed = artifacts(loaded, partial(print_all, memo=Memo()), gallery=False)
    return {file.path: file.data for file in printed if isinstance(file, Artifact)}


def test_an_edited_story_parses_its_file_and_renders_its_pages_only(site: Path) -> None:
    memo = Memo()
    first = build(site, memo)
    assert f"parse {STAGE}" in first.ran
    edit(site, STAGE, "The workshop knows at ten", "The workshop knows at nine")
    second = build(site, memo)
    assert second.ran[0] == f"parse {STAGE}"
    assert "render journeys/bike-repair/hand-over.html" in second.ran
    assert {step.split()[0] for step in second.ran[1:]} == {"render"}
    assert not {"render roadmap.html", "render personas/amina.html", "render 404.html"} & set(second.ran)


def test_nothing_changed_makes_nothing_again(site: Path) -> None:
    memo = Memo()
    assert build(site, memo).files == build(site, memo).files
    assert build(site, memo).ran == ()


def test_after_any_edits_the_site_is_that_of_a_clean_build(site: Path) -> None:
    memo = Memo()
    build(site, memo)
    edits: list[Callable[[], object]] = [
        lambda: edit(site, STAGE, "emotion: irritant", "emotion: delight"),
        lambda: edit(site, "content/journeys/bike-repair/index.md", "title: My bike", "title: Our bike"),
        lambda: edit(site, "content/personas/amina.md", "title: Amina", "title: Amina B."),
        lambda: edit(site, "journeysite.yml", "#5a389b", "#0b6e75"),
        lambda: (site / "content/pages").mkdir(),
        lambda: (site / "content/pages/method.md").write_text("# Method\n\n[[bike-repair]]\n"),
        lambda: edit(site, "journeysite.yml", "label: Shop", "label: Store"),
        lambda: (site / "content/roadmap/ready-message.md").rename(site / "content/roadmap/tell.md"),
        lambda: edit(site, STAGE, "roadmap: [ready-message]", "roadmap: [tell]"),
        lambda: edit(site, "content/index.md", "[[roadmap/ready-message]]", "[[roadmap/tell]]"),
        lambda: (site / "content/pages/method.md").unlink(),
    ]
    compared = 0
    for act in edits:
        act()
        attempt = build(site, memo)
        if attempt.files is not None:
            assert attempt.files == clean(site)
            compared += 1
    assert compared >= len(edits) - 2


def test_a_build_that_fails_forgets_nothing(site: Path) -> None:
    memo = Memo()
    build(site, memo)
    edit(site, STAGE, "title: Hand over", "title: [Hand over")
    assert build(site, memo).files is None
    edit(site, STAGE, "title: [Hand over", "title: Hand over")
    memo.ran.clear()
    assert build(site, memo).ran == ()


def test_a_fault_of_our_own_is_shown_and_does_not_end_the_session(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*_: object) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(serve, "load", faulty)
    attempt = build(site, Memo())
    live, said = Live(), []
    live.show({"index.html": b"good"})
    announce(attempt, frozenset(), site, live, Voice(lambda line, style: said.append((line, style)), lambda _: None))
    assert live.edition.pages["index.html"].data == b"good"
    (finding,) = live.edition.findings
    assert finding == Finding("", "error", "journeysite", "journeysite itself failed", "", attempt.failure)
    assert finding.frame.endswith("ZeroDivisionError: a bug\n")
    assert said[0][0].endswith("journeysite itself failed; the last good site stays")


def test_the_writer_is_told_what_changed_and_how_much_became_new(site: Path) -> None:
    live, said = Live(), []
    voice = Voice(lambda line, style: said.append((line[10:], style)), lambda _: None)
    files = {"index.html": b"1", "a.html": b"1", "style.css": b"1"}
    root = site.resolve()
    announce(Attempt(files), frozenset(), site, live, voice)
    announce(Attempt({**files, "a.html": b"2"}), frozenset({root / STAGE, root / "content/sedXYZ"}), site, live, voice)
    announce(Attempt(files), frozenset({root / STAGE, root / "journeysite.yml"}), site, live, voice)
    announce(Attempt(None), frozenset({root / "content/gone.md"}), site, live, voice)
    assert said == [
        ("2 pages new in 0.00 s", "good"),
        (f"{STAGE}: 1 page new in 0.00 s", "good"),
        (f"{STAGE} and 1 more: 1 page new in 0.00 s", "good"),
        ("content/gone.md: the last good site stays until this is mended", "bad"),
    ]
