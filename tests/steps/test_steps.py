"""What a build remembers and how many processes share it never shows in what it publishes."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from typing import Any

import pytest

from benchmarks.corpus import Corpus
from journeysite.build import MEMORY, build
from journeysite.diagnostics import Diagnostic
from journeysite.incremental import parallel
from journeysite.incremental.memory import Memo
from journeysite.link import link

Files = dict[str, bytes]


def files_of(folder: Path) -> Files:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()
    }


def built(site: Path, output: Path, jobs: int = 1) -> tuple[str, ...]:
    """Builds, and tells which files were written."""
    published = build(site, output, jobs=jobs).value.published
    assert published is not None
    return published.written


@pytest.fixture(autouse=True)
def _forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runner has threads of its own, which the children do not miss."""
    monkeypatch.setattr(parallel, "can_fork", lambda: True)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Three journeys with everything that hangs on them."""
    Corpus(3).write(tmp_path / "site")
    return tmp_path / "site"


def test_any_number_of_processes_publishes_the_same_bytes(site: Path, tmp_path: Path) -> None:
    for jobs in (1, 2, 3):
        rmtree(site / MEMORY, ignore_errors=True)
        built(site, tmp_path / f"out{jobs}", jobs)
    assert files_of(tmp_path / "out1") == files_of(tmp_path / "out2") == files_of(tmp_path / "out3")


def test_a_second_build_writes_nothing(site: Path, tmp_path: Path) -> None:
    built(site, tmp_path / "out")
    assert built(site, tmp_path / "out", 2) == ()


def test_an_edited_story_rewrites_its_page_alone(site: Path, tmp_path: Path) -> None:
    built(site, tmp_path / "out")
    stage = sorted((site / "content/journeys").glob("*/*use.md"))[0]
    stage.write_text(stage.read_text(encoding="utf-8") + "\nOne more sentence at the end.\n", encoding="utf-8")
    journey = stage.parent.name.lstrip("0123456789-")
    assert built(site, tmp_path / "out") == (f"journeys/{journey}/use.html",)


@pytest.mark.parametrize(
    ("file", "edit", "looked", "printed"),
    [
        ("journeys/*/*use.md", lambda text: f"{text}\nOne more sentence.\n", 1, 1),
        ("roadmap/item-00001.md", lambda text: f"{text}\nOne more sentence.\n", 1, 1),
        ("index.md", lambda text: f"{text}\nOne more sentence.\n", 1, 1),
        ("roadmap/item-00001.md", lambda text: text.replace("title: ", "title: New ", 1), 26, 25),
    ],
)
def test_an_edit_looks_at_no_more_pages_than_may_show_it(
    file: str, edit: Callable[[str], str], looked: int, printed: int, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []

    class Noted(Memo):
        def end_build(self) -> tuple[Diagnostic, ...]:
            ran[:] = self.ran
            return super().end_build()

    monkeypatch.setattr("journeysite.build.Memo", Noted)
    built(site, site / "site")
    edited = min((site / "content").glob(file))
    edited.write_text(edit(edited.read_text(encoding="utf-8")), encoding="utf-8")
    built(site, site / "site")
    kinds = [one.partition(" ")[0] for one in ran]
    assert (kinds.count("parse"), kinds.count("look"), kinds.count("print")) == (1, looked, printed)


def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(site: Path, tmp_path: Path) -> None:
    random = Random(7)
    built(site, tmp_path / "out")
    for turn in range(5):
        _edit(site, random)
        built(site, tmp_path / "out", jobs=1 + turn % 2)
        copytree(site, tmp_path / "copy", ignore=lambda _folder, names: {MEMORY} & set(names))
        built(tmp_path / "copy", tmp_path / "clean")
        assert files_of(tmp_path / "out") == files_of(tmp_path / "clean")
        rmtree(tmp_path / "copy")
        rmtree(tmp_path / "clean")


def _edit(site: Path, random: Random) -> None:
    """Another title, emotion or story somewhere, or a file that goes and comes back."""
    file = random.choice(sorted((site / "content").rglob("*.md")))
    text = file.read_text(encoding="utf-8")
    text = text.replace("emotion: ", "emotion: 0 # ", 1) if random.random() < 0.3 else text
    if random.random() < 0.3:
        text = re.sub("( channel: ).*", rf"\g<1>{random.choice(['store', 'web'])}", text, count=1)
        text = re.sub("value: .*}", f"value: {random.randrange(9)}}}", text, count=1)
    head, fence, body = text.partition("\ntitle: ")
    if fence and random.random() < 0.7:
        text = f"{head}{fence}Renamed {body}"
    file.write_text(f"{text}\nEdited {random.randrange(1000)}.\n", encoding="utf-8")


def test_a_memory_that_was_damaged_is_told_and_done_without(site: Path, tmp_path: Path) -> None:
    built(site, tmp_path / "out")
    (memory,) = (site / MEMORY).glob("*.sqlite")
    memory.write_bytes(memory.read_bytes()[: memory.stat().st_size // 2])
    report = build(site, tmp_path / "out")
    assert [one.code for one in report.diagnostics if one.code.startswith("J5")] == ["J513"]
    assert report.value.published is not None
    assert report.value.published.written == ()


def test_a_picture_that_goes_away_during_the_build_is_told_and_nothing_is_published(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = site / "content/media/map.png"
    picture.parent.mkdir(exist_ok=True)
    picture.write_bytes(b"\x89PNG")
    built(site, tmp_path / "out")
    before = files_of(tmp_path / "out")
    (site / "content/pages").mkdir(exist_ok=True)
    (site / "content/pages/new.md").write_text("# A new page\n\nIts story.\n", encoding="utf-8")
    monkeypatch.setattr("journeysite.build.link", _unlinking(picture))
    report = build(site, tmp_path / "out")
    assert report.value.published is None
    assert [one.message for one in report.diagnostics if one.place.file == "content/media/map.png"] == [
        "this file cannot be read: no such file or directory"
    ]
    assert files_of(tmp_path / "out") == before


def _unlinking(picture: Path) -> Any:
    """Linking, at whose end a picture is gone that was there when the files were listed."""

    def link_and_lose(*arguments: Any) -> Any:
        picture.unlink()
        return link(*arguments)

    return link_and_lose
