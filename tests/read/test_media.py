"""What may be published as it is: kinds by their names, no page under another name, and never half of a file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.read.discover import discover
from journeysite.read.media import KINDS, UnreadableFileError, bytes_of, is_page, pieces_of, trouble_with_kind
from journeysite.read.source import PlainFile

SiteFolder = Callable[..., Path]


def told(root: Path) -> list[str]:
    return [f"{one.place.file.removeprefix('content/media/')} {one.code}" for one in discover(root).diagnostics]


def media(root: Path) -> list[str]:
    return [one.path for one in discover(root).value.media]


@pytest.mark.parametrize(
    "name",
    [
        "a.png",
        "A.JPG",
        "a.b.svg",
        "plan.pdf",
        "plan.DocX",
        "f.csv",
        "f.json",
        "talk.mp3",
        "film.webm",
        "x.html.txt",
        "i.woff2",
    ],
)
def test_pictures_documents_data_and_films_are_published(name: str) -> None:
    assert trouble_with_kind(name) == ("", "")


@pytest.mark.parametrize(
    "name",
    [
        "evil.html", "evil.HTM", "evil.xhtml", "evil.js", "evil.mjs", "evil.xml", "evil.svgz", "evil.swf", "evil.exe",
        "evil.png.html", "evil.docm", "evil.xlsm", "evil.doc", "evil.php", "evil.shtml", "evil.wasm", "evil.css",
        "evil.mht", "evil.hta", "evil.lnk", "evil.zip", "evil.xsl", "evil.svg.", "evil.html ", "evil", "evil.",
        "evil.ſvg",
    ],
)  # fmt: skip
def test_pages_scripts_macros_and_what_nobody_knows_are_not_published(name: str) -> None:
    message, hint = trouble_with_kind(name)
    assert message
    assert hint


def test_a_file_of_a_kind_that_is_not_published_is_told_and_left_out(site_folder: SiteFolder) -> None:
    root = site_folder({f"content/media/{name}": "x" for name in ("evil.html", "evil.JS", "deep/x.xml", "good.txt")})
    assert (media(root), told(root)) == (["good.txt"], ["deep/x.xml J043", "evil.JS J043", "evil.html J043"])
    assert sorted(discover(root).value.named_media) == ["deep/x.xml", "evil.JS", "evil.html", "good.txt"]


def test_what_editors_leave_beside_a_picture_is_not_published(site_folder: SiteFolder) -> None:
    litter = ["4913", "x.md.tmp", ".x.png.swp", "x.swp", "x.png~", "#x#", ".~lock.plan.docx#", "Thumbs.db", ".DS_Store"]
    root = site_folder({f"content/media/{name}": "x" for name in (*litter, "x.png")})
    assert (media(root), told(root)) == (["x.png"], [])


@pytest.mark.parametrize(
    "head",
    [
        b"<!DOCTYPE html>", b"<html>", b" \r\n\t<HTML lang=en>", b"\xef\xbb\xbf<script>", b"<svg onload=x>",
        b"<?xml ?>", b"<!-- a -->", b"<b>", b"<a href=x>", b"<iframe/src=x>",
    ],
)  # fmt: skip
def test_a_page_is_known_by_its_beginning(head: bytes) -> None:
    assert all(is_page(f"a.{ending}", head) for ending in KINDS - {"svg"})
    assert not is_page("a.svg", head)


@pytest.mark.parametrize(
    "head", [b"", b"\x89PNG", b"\xff\xd8\xff", b"%PDF-1.7", b"PK\x03\x04", b"<3 for all", b"a <b> c", b"1 < 2", b"{}"]
)
def test_nothing_else_is_taken_for_a_page(head: bytes) -> None:
    assert not any(is_page(f"a.{ending}", head) for ending in KINDS)


def test_a_page_under_another_name_is_told_and_left_out(site_folder: SiteFolder) -> None:
    root = site_folder({"content/media/a.png": "<script>1</script>", "content/media/b.jpg": b"\x89PNG, in truth"})
    assert (media(root), told(root)) == (["b.jpg"], ["a.png J044"])


def refused(root: Path, found: PlainFile) -> str:
    with pytest.raises(UnreadableFileError) as raised:
        bytes_of(root, found)
    return f"{raised.value.diagnostic.code} {raised.value.diagnostic.message}"


@pytest.fixture
def listed(site_folder: SiteFolder) -> tuple[Path, PlainFile]:
    """A site, and its only picture as it was found."""
    root = site_folder({"content/media/a.png": "picture"})
    return root, discover(root).value.media[0]


def test_what_becomes_of_a_picture_between_listing_and_reading_is_told(
    listed: tuple[Path, PlainFile], tmp_path: Path
) -> None:
    root, found = listed
    file = root / found.file
    assert bytes_of(root, found) == b"picture"
    file.write_bytes(b"longer than before")
    assert bytes_of(root, found) == b"longer than before"
    file.write_bytes(b"<script>1</script>")
    assert refused(root, found) == "J044 `a.png` begins like a web page, whatever it is called"
    file.unlink()
    assert refused(root, found) == "J001 this file cannot be read: no such file or directory"
    (tmp_path / "secret").write_bytes(b"secret")
    file.symlink_to(tmp_path / "secret")
    assert refused(root, found) == "J009 this is a link, and links are not followed"
    file.unlink()
    os.mkfifo(file)
    assert refused(root, found) == "J042 this is a named pipe, and only files are read"
    file.unlink()
    with file.open("wb") as huge:
        huge.truncate(1 << 40)
    assert refused(root, found).startswith("J004 ")
    file.unlink()
    (root / "content/media").rmdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/a.png").write_bytes(b"secret")
    (root / "content/media").symlink_to(tmp_path / "elsewhere")
    assert refused(root, found) == "J009 this is a link, and links are not followed"


@pytest.mark.parametrize("change", [lambda file: file.write(b"x"), lambda file: file.truncate(3 << 20)])
def test_a_film_that_is_saved_while_it_is_copied_is_told(
    listed: tuple[Path, PlainFile], change: Callable[[object], object]
) -> None:
    root, found = listed
    (root / found.file).write_bytes(bytes(4 << 20))
    pieces = pieces_of(root, found)
    assert len(next(pieces)) < 4 << 20
    with (root / found.file).open("ab") as file:
        change(file)
    with pytest.raises(UnreadableFileError) as raised:
        list(pieces)
    assert raised.value.diagnostic.message == "this file changed while it was read"
