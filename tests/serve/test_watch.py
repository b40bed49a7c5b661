"""However an editor saves, the change is seen; what programs write is not."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from journeysite.serve import watch
from journeysite.serve.watch import Watcher, is_content

TIMEOUT = 5.0


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site's folder, with a file `content/a.md` and an output folder inside."""
    for folder in ("content/deep", "site", ".journeysite"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "content/a.md").write_text("first")
    return tmp_path.resolve()


@pytest.fixture
def watcher(root: Path) -> Iterator[Watcher]:
    with Watcher(root, ["content", "themes"], [root / "site"], print) as watcher:
        yield watcher


def in_place(file: Path) -> None:
    file.write_text("in place")


def through_a_new_file(file: Path) -> None:
    fresh = file.with_name(".a.md.tmp")
    fresh.write_text("through a new file")
    fresh.replace(file)


def with_a_backup(file: Path) -> None:
    (file.parent / "4913").write_text("")
    (file.parent / "4913").unlink()
    file.rename(f"{file}~")
    file.write_text("with a backup")
    Path(f"{file}~").unlink()


def appended(file: Path) -> None:
    with file.open("a") as sink:
        sink.write("more")


def deleted(file: Path) -> None:
    file.unlink()


@pytest.mark.parametrize("save", [in_place, through_a_new_file, with_a_backup, appended, deleted])
def test_every_way_of_saving_is_seen(watcher: Watcher, root: Path, save: Callable[[Path], None]) -> None:
    save(root / "content/a.md")
    assert watcher.wait(TIMEOUT) == {root / "content/a.md"}


def test_new_folders_moved_files_settings_and_themes_are_seen(watcher: Watcher, root: Path) -> None:
    steps: list[tuple[Callable[[], object], str]] = [
        (lambda: (root / "content/new/below").mkdir(parents=True), "content/new"),
        (lambda: (root / "content/new/below/b.md").write_text("b"), "content/new/below/b.md"),
        (lambda: (root / "content/new").rename(root / "content/moved"), "content/moved"),
        (lambda: (root / "content/moved/below/b.md").write_text("c"), "content/moved/below/b.md"),
        (lambda: (root / "journeysite.yml").write_text("title: x"), "journeysite.yml"),
        (lambda: (root / "themes/own").mkdir(parents=True), "themes"),
        (lambda: (root / "themes/own/theme.yml").write_text("x"), "themes/own/theme.yml"),
    ]
    for act, expected in steps:
        act()
        assert root / expected in until(watcher, root / expected)


def until(watcher: Watcher, expected: Path) -> frozenset[Path]:
    """All changes up to the expected one."""
    found: frozenset[Path] = frozenset()
    while expected not in found:
        more = watcher.wait(TIMEOUT)
        assert more, f"nothing was said of {expected}, only of {found}"
        found |= more
    return found


def test_a_content_folder_that_is_exchanged_as_a_whole_stays_watched(watcher: Watcher, root: Path) -> None:
    (root / "content").rename(root / "before")
    (root / "content").mkdir()
    assert root / "content" in until(watcher, root / "content")
    while watcher.wait(0.5):
        pass  # the folder that went and the one that came may be told apart
    (root / "content/b.md").write_text("b")
    assert root / "content/b.md" in until(watcher, root / "content/b.md")


def test_what_programs_write_is_passed_over(watcher: Watcher, root: Path) -> None:
    for path in ("site/index.html", ".journeysite/x.pack", "content/.a.md.swp", "content/.#a.md", "content/a.md~"):
        (root / path).write_text("not content")
    assert watcher.wait(0.2) == frozenset()


@pytest.mark.parametrize(
    ("path", "matters"),
    [
        ("content/a.md", True),
        ("content/media/photo.webp", True),
        ("journeysite.yml", True),
        ("site/index.html", False),
        (".git/index", False),
        ("content/.git/index", False),
        ("content/#a.md#", False),
        ("content/.DS_Store", False),
        ("content/~$notes.md", True),
        ("content/media/old.swf", True),
    ],
)
def test_what_matters_is_known_by_its_name(path: str, matters: bool) -> None:
    root = Path("/elsewhere/.git/worktree")
    assert is_content(root / path, root, [root / "site"]) is matters


def test_a_system_without_watches_is_polled_and_the_writer_is_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from watchfiles import _rust_notify

    def scarce(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(_rust_notify, "RustNotify", scarce)
    monkeypatch.setattr(watch, "POLL", 0.01)
    said: list[str] = []
    file = root / "content/a.md"
    with Watcher(root, ["content"], [], said.append) as watcher:
        for text in ("one", "two", "six"):  # in quick succession, and all of one length
            file.write_text(text)
            assert watcher.wait(TIMEOUT) == {file}
        file.unlink()
        assert watcher.wait(TIMEOUT) == {file}
        (root / "content/deep/new").mkdir()
        assert watcher.wait(TIMEOUT) == {root / "content/deep/new"}
        assert watcher.wait(0.05) == frozenset()
    assert said == ["the system has no more watches to give: looking for changes every 0.01 seconds"]


def test_polling_may_be_asked_for(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    said: list[str] = []
    with Watcher(root, ["content"], [], said.append):
        pass
    assert said == ["this system does not tell of changes: looking for them every 0.3 seconds"]


def test_a_link_to_nowhere_beside_a_file_hides_no_change_from_those_who_poll(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WATCHFILES_FORCE_POLLING", "1")
    (root / "content/a-link.md").symlink_to("nowhere")
    (root / "content/.#a.md").symlink_to("writer@host.1234")
    with Watcher(root, ["content"], [], print) as watcher:
        (root / "content/z.md").write_text("saved")
        assert watcher.wait(TIMEOUT) == {root / "content/z.md"}


def test_a_file_that_goes_while_they_look_hides_no_change_from_those_who_poll(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone:
        """An entry that was listed, and is no longer there when it is asked about."""

        path = str(root / "content/gone.md")

        def is_dir(self, *, follow_symlinks: bool) -> bool:
            raise FileNotFoundError(self.path, follow_symlinks)

    class Listed(list[object]):
        def __enter__(self) -> Listed:
            return self

        def __exit__(self, *_: object) -> None:
            pass

    with os.scandir(root / "content") as entries:
        there = list(entries)
    monkeypatch.setattr(watch.os, "scandir", lambda _: Listed([Gone(), *there]))
    seen = watch._Polling([root / "content"], recursive=False)._look()
    assert str(root / "content/a.md") in seen
