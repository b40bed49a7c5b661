"""The memory's folder is ours beyond doubt, or it is left alone."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.incremental import folder as ours
from journeysite.incremental.store import digest, open_store

PROGRAM = digest("this program")


def put(folder: Path) -> list[str]:
    """The codes of what a build into this memory has to say."""
    opened = open_store(folder, PROGRAM)
    opened.put("draw", digest("a"), b"x")
    return [one.code for one in (*opened.notices, *opened.save())]


def test_a_folder_that_is_a_link_is_left_alone(tmp_path: Path) -> None:
    """As `.git/objects/pack`, whose packs were thrown away as damaged ones of ours."""
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs/pack-1.pack").write_bytes(b"PACK")
    (tmp_path / "memo").symlink_to("packs")
    opened = open_store(tmp_path / "memo", PROGRAM)
    (told,) = opened.notices
    assert (told.code, told.severity.value) == ("J516", "warning")
    assert told.message == "`memo` is left alone, and this build remembers nothing: it is a link to `packs`"
    assert told.hint == "look at what it holds, and delete it or move it away"
    opened.put("draw", digest("a"), b"x")
    assert opened.get("draw", digest("a")) == b"x"
    assert opened.save() == ()
    assert [file.name for file in (tmp_path / "packs").iterdir()] == ["pack-1.pack"]


def test_a_folder_without_our_marker_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.pack").write_bytes(b"years of work")
    assert put(tmp_path) == ["J516"]
    (tmp_path / ours.TAG).write_text("Signature: somebody else's")
    assert put(tmp_path) == ["J516"]
    assert sorted(file.name for file in tmp_path.iterdir()) == [ours.TAG, "thesis.pack"]


@pytest.mark.parametrize("begun", [(), (ours.TAG,), (ours.IGNORED,)])
def test_an_empty_folder_becomes_ours_and_so_does_one_that_was_cut_off(begun: tuple[str, ...], tmp_path: Path) -> None:
    for name in begun:
        (tmp_path / name).touch()
    assert put(tmp_path) == []
    assert put(tmp_path) == []


OTHERS: dict[str, Callable[[Path, Path], object]] = {
    "a link": lambda place, theirs: place.symlink_to(theirs),
    "a hard link": lambda place, theirs: os.link(theirs, place),
    "a pipe": lambda place, _: os.mkfifo(place),
    "a folder": lambda place, _: place.mkdir(),
    "another beginning": lambda place, _: place.write_bytes(b"PACK"),
}


@pytest.mark.parametrize("name", [f"memory-{'0' * 32}.sqlite", "00000001-0badcafe.pack"])
@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_what_only_has_a_name_of_ours_stays(name: str, other: Callable[[Path, Path], object], tmp_path: Path) -> None:
    (tmp_path / "memo").mkdir()
    assert put(tmp_path / "memo") == []
    theirs = tmp_path / "theirs"
    theirs.write_bytes(b"SQLite format 3\0" if name.endswith("sqlite") else b"journeysite memo 1\n")
    other(tmp_path / "memo" / name, theirs)
    assert put(tmp_path / "memo") == []
    assert os.path.lexists(tmp_path / "memo" / name)
    assert theirs.exists()


def test_a_journal_that_was_put_beside_the_database_of_another_program_is_not_played_back(tmp_path: Path) -> None:
    """SQLite would look at the names in it, and remove what they lead to."""
    name = f"memory-{'0' * 32}.sqlite"
    assert put(tmp_path) == []
    (tmp_path / name).write_bytes(b"SQLite format 3\0" + bytes(4080))
    (tmp_path / f"{name}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504))
    assert put(tmp_path) == ["J513"]
    assert [file.name for file in tmp_path.iterdir() if name in file.name] == []
