"""The one door by which files of a site come in: no link is followed, nothing is waited for, nothing is endless."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from journeysite.read import opening
from journeysite.read.lines import texts_of
from journeysite.read.opening import (
    Folder,
    LinkedError,
    SpecialError,
    TooLargeError,
    below,
    is_litter,
    look_inside,
    read_inside,
)


@pytest.fixture(autouse=True, params=[True, False], ids=["folders held", "folders by name"])
def _platform(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the system's help against folders that are exchanged, and as it is done where there is none."""
    monkeypatch.setattr(opening, "HOLDS_FOLDERS", request.param)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder `site` beside a secret."""
    (tmp_path / "secret").write_bytes(b"secret")
    folder = tmp_path / "site"
    (folder / "a/b").mkdir(parents=True)
    (folder / "a/b/file").write_bytes(b"12345")
    (folder / "a/other").write_bytes(b"6")
    (folder / "top").write_bytes(b"7")
    return folder


def test_files_are_read_folder_after_folder(site: Path) -> None:
    with Folder(site) as folder:
        paths = ["a/b/file", "a/b/file", "a/other", "top", "a/b/file"]
        assert [folder.read(path, 9) for path in paths] == [b"12345", b"12345", b"6", b"7", b"12345"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="there is no list of what is open")
def test_nothing_stays_open_whatever_happens(site: Path) -> None:
    (site / "a/link").symlink_to("b")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for path in ("a/b/file", "a/link/file", "a/none/file", "a/b/none", "a/b", "top/x"):
        with Folder(site) as folder:
            for _ in range(3):
                try:
                    folder.read(path, 9)
                except OSError:
                    continue
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize(
    ("link", "target", "asked"),
    [
        ("x", "../secret", "x"),
        ("x", "top", "x"),
        ("x", "x", "x"),
        ("x", "nowhere", "x"),
        ("x", "/proc/self/environ", "x"),
        ("a/b/x", "../../../secret", "a/b/x"),
        ("x", "a", "x/b/file"),
        ("a/x", "b", "a/x/file"),
        ("x", "..", "x/secret"),
    ],
)
def test_no_link_is_followed_at_the_end_of_a_path_or_on_its_way(site: Path, link: str, target: str, asked: str) -> None:
    (site / link).symlink_to(target)
    with pytest.raises(LinkedError) as raised:
        read_inside(site, asked, 99)
    assert raised.value.filename == link
    assert look_inside(site, asked) == "link"
    assert texts_of(site)(asked) is None


@pytest.mark.parametrize(
    "path", ["../secret", "a/../../secret", "/etc/hostname", "/top", "", ".", "a/./other", "a//other", "x\0"]
)
def test_no_path_leads_out_of_the_folder(site: Path, path: str) -> None:
    with pytest.raises(FileNotFoundError):
        read_inside(site, path, 99)
    assert look_inside(site, path) in ("", "folder")


def test_a_pipe_a_socket_and_a_folder_are_refused_and_never_waited_for(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(site / "pipe")
    monkeypatch.chdir(site)  # the names of sockets are short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
        for name, what in {"pipe": "named pipe", "socket": "socket", "a": "folder"}.items():
            with pytest.raises(SpecialError) as raised:
                read_inside(site, name, 99)
            assert (raised.value.what, look_inside(site, name)) == (what, what)


def test_devices_are_refused() -> None:
    with pytest.raises(SpecialError) as raised:
        read_inside("/dev", "zero", 99)
    assert raised.value.what == "device"


def test_a_file_is_read_up_to_a_size_and_not_beyond(site: Path) -> None:
    assert read_inside(site, "a/b/file", 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_inside(site, "a/b/file", 4)
    with (site / "huge").open("wb") as huge:
        huge.truncate(1 << 40)
    with pytest.raises(TooLargeError):
        read_inside(site, "huge", 4_000_000)


@pytest.mark.skipif(not Path("/proc/self/mounts").exists(), reason="there is no file that says it is empty and is not")
def test_a_file_that_has_more_than_it_says_is_read_up_to_that_size_too() -> None:
    assert read_inside("/proc/self", "mounts", 1_000_000)
    with pytest.raises(TooLargeError):
        read_inside("/proc/self", "mounts", 5)


def test_what_lies_below_a_folder_is_listed_without_looking_behind_links(site: Path) -> None:
    os.mkfifo(site / "a/pipe")
    (site / "a/up").symlink_to("..")
    (site / "a/.hidden").write_bytes(b"")
    (site / "a/b/file~").write_bytes(b"")
    assert dict(below(site, "a")) == {
        "b": "folder",
        "b/file": "file",
        "other": "file",
        "pipe": "named pipe",
        "up": "link",
    }
    (site / "linked").symlink_to("a")
    assert list(below(site, "linked")) == []
    assert list(below(site, "..")) == []


@pytest.mark.parametrize(
    "name", ["4913", "x.md.tmp", "x.swp", "x.png~", "#x#", ".~lock.x.docx#", ".#x", "film.mp4.part"]
)
def test_what_editors_leave_is_known_by_its_name(name: str) -> None:
    assert is_litter(name)


@pytest.mark.parametrize("name", ["x.swf", "49130.png", "tmp.png", "a#b", "part.md"])
def test_what_people_save_is_no_litter(name: str) -> None:
    assert not is_litter(name)
