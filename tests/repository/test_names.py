"""A name that cannot be published is told by `check`, with its file, and not first by `build`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.build import build, load
from journeysite.model.slug import LONGEST_ID, trouble_with_name, usable_name

LONG = "a" * 252
DEEP = "/".join(["b" * 100] * 10)
JOURNEY = "---\ntitle: Ride\nstages:\n  - {}\n---\n"

# What is told, and where; "" where the name is made usable without a word.
NAMES = {
    f"content/pages/{LONG}.md": ("# Hello\n", f"content/pages/{LONG}.md"),
    f"content/personas/{'é' * 126}.md": ("---\ntitle: Ana\n---\n", f"content/personas/{'é' * 126}.md"),
    f"content/pages/{DEEP}.md": ("# Deep\n", f"content/pages/{DEEP}.md"),
    f"content/media/{'c' * 246}.txt": ("x", ""),
    "content/media/con.txt": ("x", "content/media/con.txt"),
    "content/media/com².txt": ("x", "content/media/com².txt"),
    "content/media/a\u202etxt.png": ("x", "content/media/a\u202etxt.png"),
    "content/pages/a\x7fb.md": ("# Delete\n", "content/pages/a\x7fb.md"),
    "content/pages/conin$.md": ("# Console\n", "content/pages/conin$.md"),
    "content/pages/long.md": (f"---\ntitle: x\naliases: [{LONG}]\n---\n", "content/pages/long.md"),
    "content/pages/deep.md": (
        f"---\ntitle: x\naliases: [{'/'.join(['d' * 100] * 11)}]\n---\n",
        "content/pages/deep.md",
    ),
    "content/journeys/given.md": (
        JOURNEY.format(f"{{id: {LONG}, title: Go}}"),
        "content/journeys/given.md",
    ),
    "content/journeys/device.md": (JOURNEY.format("{id: nul, title: Go}"), "content/journeys/device.md"),
    "content/journeys/made.md": (JOURNEY.format(f"title: {LONG}{LONG}"), ""),
    "content/journeys/spoken.md": (JOURNEY.format("title: Con"), ""),
}


@pytest.mark.parametrize("file", NAMES, ids=lambda file: file[:30].encode("unicode_escape").decode())
def test_a_name_that_cannot_be_published_is_told_with_its_file(
    site_folder: Callable[..., Path], tmp_path: Path, file: str
) -> None:
    text, where = NAMES[file]
    site = site_folder({"content/index.md": "Hello", file: text})
    told = [one.place.file for one in load(site).diagnostics if one.code in ("J007", "J234")]
    assert told == ([where] if where else [])
    if not where:
        built = build(site, tmp_path / "out")
        assert [one for one in built.diagnostics if one.severity == "error"] == []
        published = [path.name for path in (tmp_path / "out").rglob("*")]
        assert not any(trouble_with_name(name.removesuffix(".html"), spaces=True) for name in published)


@pytest.mark.parametrize("name", ["con", "Nul.txt", "COM1", "lpt³", "é" * 200, "x" * 300, "a\u202eb", "conout$", "..."])
def test_the_name_that_is_proposed_can_be_used(name: str) -> None:
    assert trouble_with_name(name)
    assert trouble_with_name(usable_name(name)) == ""
    assert len(usable_name(name).encode()) <= LONGEST_ID
