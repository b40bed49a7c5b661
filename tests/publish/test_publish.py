"""A published folder holds exactly the site, and what others have put there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from journeysite.publish import Artifact, Known, Published, digest_of, publish, published_files
from journeysite.publish.artifact import MANIFEST
from journeysite.publish.manifest import Entry
from tests.publish.folders import artifacts, beside, contents, put, troubles

OLD = {"index.html": "home", "journeys/a.html": "a", "journeys/a/search.html": "search", "assets/base.1.css": "old"}
NEW = {"index.html": "home!", "journeys/a.html": "a", "journeys/b.html": "b", "assets/base.2.css": "new"}
YESTERDAY = 1_700_000_000


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def age(folder: Path) -> None:
    """Gives every file below the folder one old time, the manifest a later one, as if all was published yesterday."""
    for file in folder.rglob("*"):
        os.utime(file, (YESTERDAY, YESTERDAY), follow_symlinks=False)
    os.utime(folder / MANIFEST, (YESTERDAY + 1, YESTERDAY + 1))


def test_the_first_publication_makes_the_folder_and_its_parents(tmp_path: Path) -> None:
    output = tmp_path / "deep" / "down" / "site"
    published = put(output, OLD)
    assert contents(output) == OLD
    made = Published(output, written=tuple(OLD), removed=(), kept=0, files=4, size=14, stamp=published.stamp)
    assert published == made
    assert beside(output) == []


def test_the_next_one_writes_what_differs_removes_what_went_and_says_so(output: Path) -> None:
    put(output, OLD)
    published = put(output, NEW)
    assert contents(output) == NEW
    assert published.written == ("index.html", "journeys/b.html", "assets/base.2.css")
    assert published.removed == ("assets/base.1.css", "journeys/a/search.html")
    assert (published.kept, published.files) == (1, 4)
    assert not (output / "journeys/a").exists()
    assert beside(output) == []


def test_an_unchanged_file_keeps_its_time_and_its_place_on_the_disk(output: Path) -> None:
    put(output, OLD)
    age(output)
    before = (output / "journeys/a.html").stat()
    put(output, NEW)
    after = (output / "journeys/a.html").stat()
    assert (after.st_mtime_ns, after.st_ino, after.st_nlink) == (before.st_mtime_ns, before.st_ino, 1)
    assert (output / "index.html").stat().st_mtime > YESTERDAY


def test_publishing_the_same_again_touches_nothing(output: Path) -> None:
    put(output, OLD)
    before = {file: file.stat() for file in (output, *output.rglob("*"))}
    published = put(output, OLD)
    assert (published.written, published.removed, published.kept) == ((), (), 4)
    assert {file: file.stat() for file in (output, *output.rglob("*"))} == before


def test_one_changed_file_replaces_its_predecessor_and_the_folder_stays_the_same(output: Path) -> None:
    put(output, OLD)
    folder = output.stat().st_ino
    published = put(output, {**OLD, "journeys/a.html": "another a"})
    assert published.written == ("journeys/a.html",)
    assert (output / "journeys/a.html").read_text() == "another a"
    assert output.stat().st_ino == folder
    assert beside(output) == []
    assert put(output, {**OLD, "journeys/a.html": "another a"}).written == ()


def test_equal_sites_are_equal_folders_whatever_came_before(tmp_path: Path) -> None:
    put(tmp_path / "one", OLD)
    put(tmp_path / "one", NEW)
    put(tmp_path / "two", dict(reversed(NEW.items())))
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_a_file_may_become_a_folder_and_a_folder_a_file(output: Path) -> None:
    put(output, {"a": "file", "b/c": "inside"})
    put(output, {"a/c": "inside", "b": "file"})
    assert contents(output) == {"a/c": "inside", "b": "file"}


def test_files_of_others_are_carried_along(output: Path) -> None:
    put(output, OLD)
    strange = {"CNAME": "journeys.example", "journeys/notes.txt": "mine", "uploads/deep/x.bin": "x"}
    for path, text in strange.items():
        (output / path).parent.mkdir(parents=True, exist_ok=True)
        (output / path).write_text(text)
    (output / "empty").mkdir()
    (output / "empty").chmod(0o750)
    (output / "link").symlink_to("../elsewhere")
    published = put(output, NEW)
    assert contents(output) == {**NEW, **strange, "link": "-> ../elsewhere"}
    assert (output / "empty").stat().st_mode & 0o777 == 0o750
    assert published.files == 4
    assert set(published_files(output)) == set(NEW)


def test_a_folder_of_ours_stays_when_others_have_put_something_into_it(output: Path) -> None:
    put(output, OLD)
    (output / "journeys/a/notes.txt").write_text("mine")
    put(output, {"index.html": "home"})
    assert contents(output) == {"index.html": "home", "journeys/a/notes.txt": "mine"}


def test_a_file_that_came_while_the_site_was_staged_is_not_lost(output: Path) -> None:
    put(output, OLD)
    (output / "CNAME").write_text("old.example")

    def site() -> object:
        yield from artifacts(NEW)
        (output / "late.txt").write_text("just now")
        (output / "CNAME").unlink()
        (output / "CNAME").write_text("new.example")

    found = publish(site(), output, site=output.parent / "source").diagnostics  # type: ignore[arg-type]
    assert [(one.code, one.severity) for one in found] == [("J518", "note")]
    assert contents(output) == {**NEW, "late.txt": "just now", "CNAME": "new.example"}


def test_a_page_that_somebody_edited_in_the_folder_is_written_anew(output: Path) -> None:
    put(output, OLD)
    age(output)
    (output / "journeys/a.html").write_text("A")  # same size, later than the manifest
    published = put(output, OLD)
    assert published.written == ("journeys/a.html",)
    assert contents(output) == OLD


def test_a_page_that_somebody_deleted_comes_back(output: Path) -> None:
    put(output, OLD)
    (output / "index.html").unlink()
    assert put(output, OLD).written == ("index.html",)
    assert contents(output) == OLD


def test_a_copied_folder_is_as_good_as_the_original(output: Path) -> None:
    put(output, OLD)
    for file in output.rglob("*"):
        os.utime(file, (YESTERDAY, YESTERDAY))
    os.utime(output / MANIFEST, (YESTERDAY - 9, YESTERDAY - 9))
    assert put(output, OLD).written == ()


def test_a_strangers_file_with_the_very_bytes_becomes_ours(output: Path) -> None:
    put(output, OLD)
    (output / "robots.txt").write_text("User-agent: *\n")
    assert put(output, {**OLD, "robots.txt": "User-agent: *\n"}).written == ()
    put(output, OLD)
    assert contents(output) == OLD


@pytest.mark.parametrize(
    ("strange", "artifact", "named"),
    [
        ("robots.txt", "robots.txt", "robots.txt"),
        ("maps", "maps/a.svg", "maps"),
        ("maps/mine.svg", "maps", "maps"),
    ],
)
def test_a_strangers_file_in_the_way_is_reported_and_kept(
    output: Path, strange: str, artifact: str, named: str
) -> None:
    put(output, OLD)
    (output / strange).parent.mkdir(exist_ok=True)
    (output / strange).write_text("mine")
    (found,) = troubles(output, {**NEW, artifact: "ours"})
    assert (found.code, found.message) == (
        "J509",
        f"`{named}` in `{output.as_posix()}` was not written by journeysite, and the site needs that place",
    )
    assert contents(output) == {**OLD, strange: "mine"}
    assert beside(output) == []


def test_a_link_in_the_folder_leads_nobody_out(output: Path, tmp_path: Path) -> None:
    put(output, OLD)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "a.html").write_text("not ours")
    for file in sorted((output / "journeys").rglob("*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    (output / "journeys").rmdir()
    (output / "journeys").symlink_to(elsewhere)
    (found,) = troubles(output, NEW)
    assert found.code == "J509"
    put(output, {"index.html": "home"})
    assert contents(output) == {"index.html": "home", "journeys": f"-> {elsewhere}"}
    assert contents(elsewhere) == {"a.html": "not ours"}


def test_the_folder_keeps_its_permissions(output: Path) -> None:
    output.mkdir()
    output.chmod(0o2750)
    put(output, OLD)
    put(output, NEW)
    assert output.stat().st_mode & 0o7777 == 0o2750


def test_what_the_desktop_drops_into_an_empty_folder_does_not_make_it_full(output: Path) -> None:
    output.mkdir()
    (output / ".DS_Store").write_text("icons")
    put(output, OLD)
    assert contents(output) == {**OLD, ".DS_Store": "icons"}
    assert beside(output) == []


def test_a_known_file_is_made_only_where_its_bytes_are_missing(output: Path) -> None:
    made = []

    def known(path: str, text: str) -> Known:
        def make() -> bytes:
            made.append(path)
            return text.encode()

        return Known(path, digest_of(text.encode()), make)

    for texts in ({"a.html": "a", "b.html": "b"}, {"a.html": "a", "b.html": "B"}):
        publish([known(*item) for item in texts.items()], output, site=output.parent / "source")
    assert made == ["a.html", "b.html", "b.html"]
    assert contents(output) == {"a.html": "a", "b.html": "B"}


def test_published_files_are_those_that_are_still_what_we_wrote(output: Path) -> None:
    put(output, OLD)
    (output / "index.html").write_text("edited")
    (output / "journeys/a.html").unlink()
    assert dict(published_files(output)) == {
        "assets/base.1.css": Entry("assets/base.1.css", 3, digest_of(b"old")),
        "journeys/a/search.html": Entry("journeys/a/search.html", 6, digest_of(b"search")),
    }


def test_a_failing_build_leaves_the_old_site(output: Path) -> None:
    put(output, OLD)

    def site() -> object:
        yield Artifact("index.html", b"half of a new site")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        publish(site(), output, site=output.parent / "source")  # type: ignore[arg-type]
    assert contents(output) == OLD
    assert beside(output) == []
