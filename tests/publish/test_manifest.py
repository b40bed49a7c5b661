"""The manifest is a text that a person can read; a damaged one is noticed."""

from __future__ import annotations

import pytest

from journeysite.publish.artifact import digest_of
from journeysite.publish.manifest import Entry, read_manifest, write_manifest

HOME = Entry("index.html", 6, digest_of(b"hello\n"))
PICTURE = Entry("media/a picture.webp", 0, digest_of(b""))
WHOLE = write_manifest([PICTURE, HOME])


def test_it_lists_digest_size_and_path_sorted_by_path() -> None:
    assert WHOLE.decode() == (
        "journeysite manifest 1\n"
        "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03 6 index.html\n"
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 0 media/a picture.webp\n"
        "end 2\n"
    )


def test_it_reads_back_what_it_wrote() -> None:
    assert read_manifest(WHOLE) == {"index.html": HOME, "media/a picture.webp": PICTURE}
    assert read_manifest(write_manifest(())) == {}


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        WHOLE[:-1],
        WHOLE[:60],
        WHOLE.replace(b"manifest 1", b"manifest 2"),
        WHOLE.replace(b"end 2", b"end 3"),
        WHOLE.replace(b" 6 ", b" six "),
        WHOLE.replace(b"index.html", b"../index.html"),
        WHOLE.replace(b"index.html", b"/etc/passwd"),
        WHOLE.replace(b"5891", b""),
        WHOLE.replace(b"index", b"ind\xffx"),
        WHOLE + b"more\n",
    ],
)
def test_anything_else_is_no_manifest(damaged: bytes) -> None:
    assert read_manifest(damaged) is None
