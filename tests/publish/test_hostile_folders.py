"""What a stranger's commit may have put into the published folder or beside it."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from journeysite.publish import publish, staging
from journeysite.publish.artifact import MANIFEST, WORKROOM
from journeysite.publish.manifest import Entry, write_manifest
from journeysite.publish.staging import stamp_of
from tests.publish.folders import artifacts, beside, contents, put, troubles

OLD = {"index.html": "home", "pages/a.html": "a"}
NEW = {"index.html": "home!", "pages/b.html": "b"}
YESTERDAY = 1_700_000_000


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """The published site of somebody else."""
    put(tmp_path / "theirs/site", OLD)
    return tmp_path / "theirs/site"


@pytest.mark.parametrize("name", [".site.staging-0badcafe", ".site.previous-0badcafe"])
def test_a_link_with_the_name_of_a_temporary_folder_is_not_followed(name: str, output: Path, theirs: Path) -> None:
    output.with_name(name).symlink_to(theirs)
    put(output, NEW)
    assert contents(theirs) == OLD
    assert contents(output) == NEW
    assert beside(output) == [name]


def test_a_workroom_that_is_a_link_is_not_followed(output: Path, theirs: Path) -> None:
    put(output, OLD)
    (output / WORKROOM).symlink_to(theirs)
    put(output, NEW)
    assert contents(theirs) == OLD
    assert contents(output) == {**NEW, WORKROOM: f"-> {theirs}"}


def test_a_workroom_does_not_bring_files_through_a_link(output: Path, theirs: Path) -> None:
    put(output, {"index.html": "home"})
    (output / "pages").symlink_to(theirs / "pages")
    put(output / WORKROOM, {"pages/a.html": "evil"})
    (found,) = troubles(output, NEW)
    assert found.code == "J510"
    assert contents(theirs) == OLD


def test_a_replaced_tree_does_not_bring_files_through_a_link(output: Path, theirs: Path) -> None:
    put(output, {"index.html": "home"})
    (output / "pages").symlink_to(theirs / "pages")
    put(output.with_name(".site.staging-0badcafe"), {"x.html": "x"})
    (output.with_name(".site.staging-0badcafe") / "pages").mkdir()
    (output.with_name(".site.staging-0badcafe") / "pages/evil.html").write_text("evil")
    put(output, {"index.html": "new"})
    assert contents(theirs) == OLD
    assert contents(output) == {"index.html": "new", "pages": f"-> {theirs / 'pages'}"}


def test_a_list_that_names_what_lies_outside_removes_nothing(output: Path, theirs: Path) -> None:
    output.mkdir()
    digest = "0" * 64
    lines = ["journeysite manifest 1", f"{digest} 4 ../theirs/site/index.html", "end 1", ""]
    (output / MANIFEST).write_text("\n".join(lines))
    assert [one.code for one in troubles(output, NEW)] == ["J506"]
    assert contents(theirs) == OLD


def test_a_list_that_is_a_pipe_is_not_waited_for(output: Path) -> None:
    output.mkdir()
    os.mkfifo(output / MANIFEST)
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.extend(one.code for one in troubles(output, NEW)), daemon=True)
    thread.start()
    thread.join(30)
    assert found == ["J505"]


def strangers(folder: Path) -> list[tuple[str, str]]:
    """What publishing tells of the files of others: how grave, and the end of the sentence."""
    found = publish(artifacts(NEW), folder, site=folder.parent / "source").diagnostics
    assert {one.code for one in found} <= {"J518"}
    return [(one.severity.value, one.message.partition(" that ")[2]) for one in found]


def test_a_page_that_no_build_wrote_is_told(output: Path) -> None:
    put(output, OLD)
    (output / "login.html").write_text("Your password, please")
    (output / "CNAME").write_text("journeys.example")
    (output / ".DS_Store").write_text("")
    told = [
        ("warning", "journeysite did not write: `login.html`"),
        ("note", "journeysite did not write: `CNAME`"),
    ]
    assert strangers(output) == strangers(output) == told
    for name in "abcd":
        (output / f"{name}.js").write_text("alert(1)")
    assert strangers(output)[0] == ("warning", "journeysite did not write: `a.js`, `b.js`, `c.js` and 2 more")


def test_a_page_that_a_forged_list_calls_ours_does_not_stay(output: Path) -> None:
    output.mkdir()
    (output / "login.html").write_text("Your password, please")
    (output / MANIFEST).write_bytes(write_manifest([Entry("login.html", 21, "0" * 64)]))
    assert strangers(output) == []
    assert contents(output) == NEW


def test_a_page_that_a_forged_list_calls_the_new_one_is_read_and_replaced(output: Path) -> None:
    """Same size, older than the list, the digest of what the build is going to make."""
    put(output, NEW)
    forge(output)
    assert put(output, NEW).written == ("pages/b.html",)
    assert contents(output) == NEW


def forge(output: Path) -> None:
    """Another page of the same size, with an old time."""
    (output / "pages/b.html").write_text("B")
    os.utime(output / "pages/b.html", (YESTERDAY, YESTERDAY))


def test_a_folder_that_was_left_by_the_last_build_is_believed_and_healed_on_demand(output: Path) -> None:
    stamp = publish(artifacts(NEW), output, site=output.parent / "source").value.stamp
    assert stamp == stamp_of(output) != ""
    forge(output)
    for known, written in ((stamp, ()), ("another", ("pages/b.html",))):
        done = publish(artifacts(NEW), output, site=output.parent / "source", stamp=known)
        assert done.value.written == written
    assert contents(output) == NEW


def test_a_mount_point_that_is_full_keeps_no_workroom(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(output, OLD)

    def full(file: Path, _data: bytes) -> None:
        file.write_bytes(b"jour")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))

    monkeypatch.setattr(staging, "write_new", full)
    monkeypatch.setattr(Path, "is_mount", lambda _: True)
    (found,) = troubles(output, NEW)
    assert found.code == "J510"
    assert contents(output) == OLD
    assert not (output / WORKROOM).exists()
