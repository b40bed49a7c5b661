"""Addresses that no file may have, and addresses that cannot both be had."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeysite.publish.artifact import Addresses, trouble_with_path
from tests.publish.folders import contents, put, troubles


@pytest.mark.parametrize(
    "path",
    ["index.html", "journeys/a b.html", "media/été.webp", "media/👩‍👧.png", ".nojekyll", "a/...", "x" * 255, "ä" * 127],
)
def test_an_address_may_be_any_relative_path_that_every_machine_can_hold(path: str) -> None:
    assert trouble_with_path(path) == ""


@pytest.mark.parametrize(
    ("path", "trouble"),
    [
        ("", "is empty"),
        ("/etc/passwd", "is not relative"),
        ("../outside.html", "leads elsewhere ('..' between its slashes)"),
        ("a/../../b", "leads elsewhere ('..' between its slashes)"),
        ("a/./b", "leads elsewhere ('.' between its slashes)"),
        ("a//b", "leads elsewhere ('' between its slashes)"),
        ("a/", "leads elsewhere ('' between its slashes)"),
        ("a\\b", "holds a backslash or a control character"),
        ("a\0b", "holds a backslash or a control character"),
        ("a\nb", "holds a backslash or a control character"),
        ("a\udce9", "is not Unicode text"),
        ("ä" * 128, f"has a name longer than 255 bytes: {'ä' * 40}…"),
        ("a/" * 600 + "b", "is longer than 1024 bytes"),
        (".git/config", "uses the reserved name '.git'"),
        ("a/.Git/b", "uses the reserved name '.Git'"),
        (".journeysite-manifest", "uses the reserved name '.journeysite-manifest'"),
    ],
)
def test_an_address_that_leads_out_or_breaks_somewhere_is_refused(path: str, trouble: str) -> None:
    assert trouble_with_path(path) == trouble


ONE_SOMEWHERE = "are one address on many machines (same letters but for case or Unicode form)"


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        ("a.html", "a.html", "two files of the site want the address `a.html`"),
        (
            "Café.html",
            "café.html",
            f"`café.html` and `Café.html` {ONE_SOMEWHERE}",
        ),
        (
            "caf\u00e9.html",
            "cafe\u0301.html",
            f"`cafe\u0301.html` and `caf\u00e9.html` {ONE_SOMEWHERE}",
        ),
        ("a", "a/b", "`a/b` and `a` cannot both exist: one is a file where the other needs a folder"),
        ("a/b", "A", "`A` and `a/b` cannot both exist: one is a file where the other needs a folder"),
    ],
)
def test_two_addresses_that_are_one_somewhere_are_reported(first: str, second: str, message: str) -> None:
    addresses = Addresses("site")
    assert addresses.claim(first) is None
    found = addresses.claim(second)
    assert found is not None
    assert (found.code, found.place.file, found.message) == ("J508", "site", message)


def test_folders_may_be_shared() -> None:
    addresses = Addresses("site")
    assert [addresses.claim(path) for path in ("a/b/c", "a/b/d", "a/e", "b")] == [None] * 4


def test_a_site_with_a_bad_address_is_not_published_and_all_of_them_are_named(tmp_path: Path) -> None:
    output = tmp_path / "site"
    put(output, {"index.html": "old"})
    found = troubles(output, {"index.html": "new", "../out.html": "x", "a": "x", "a/b": "x", "A": "x"})
    assert [(one.code, one.message) for one in found] == [
        ("J507", "the address `../out.html` leads elsewhere ('..' between its slashes)"),
        ("J508", "`a/b` and `a` cannot both exist: one is a file where the other needs a folder"),
        ("J508", f"`A` and `a` {ONE_SOMEWHERE}"),
    ]
    assert contents(output) == {"index.html": "old"}
    assert not (tmp_path / "out.html").exists()
