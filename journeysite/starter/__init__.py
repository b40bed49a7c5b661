"""The small site that `journeysite new` writes: a real journey to change, not an empty form."""

import json
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from os.path import realpath
from pathlib import Path
from typing import Final

# What may be in a folder that a person would still call empty.
NOTHING: Final = frozenset({".git", ".DS_Store", "Thumbs.db", "desktop.ini"})
TITLE: Final = "@TITLE@"


class NotEmptyError(Exception):
    """There is something where the new site should go; its text says what."""


def start_site(folder: Path) -> tuple[str, ...]:
    """Writes the starter into a new or empty folder and returns the paths written, sorted.

    The site's title is made of the folder's name. Raises NotEmptyError, with nothing written, or OSError.
    """
    _refuse_contents(folder)
    title = site_title(Path(realpath(folder)).name)
    written = []
    for path, source in sorted(_sources(files(__name__), "")):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        quoted = json.dumps(title, ensure_ascii=False) if path.endswith(".yml") else title
        target.write_bytes(source.read_text(encoding="utf-8").replace(TITLE, quoted).encode("utf-8"))
        written.append(path)
    return tuple(written)


def site_title(name: str) -> str:
    """A title from a folder's name: `our-journeys` becomes `Our journeys`."""
    words = "".join(letter if letter.isprintable() and letter not in "-_" else " " for letter in name).split()
    title = " ".join(words) or "Customer journeys"
    return title[0].upper() + title[1:]


def _refuse_contents(folder: Path) -> None:
    if folder.is_symlink():
        raise NotEmptyError(f"`{folder}` is a link to `{folder.readlink()}`: name that folder itself")
    if folder.exists() and not folder.is_dir():
        raise NotEmptyError(f"`{folder}` is a file")
    found = [path.name for path in folder.iterdir() if path.name not in NOTHING] if folder.exists() else []
    if found:
        raise NotEmptyError(f"`{folder}` is not empty: it holds `{min(found, key=_visible_first)}`")


def _visible_first(name: str) -> tuple[bool, str]:
    return name.startswith("."), name


def _sources(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """The starter's files with the paths they get; `gitignore` has its dot only there, or it would hide our files."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _sources(entry, f"{path}{entry.name}/")
        elif entry.name.endswith((".md", ".yml")):
            yield f"{path}{entry.name}", entry
        elif entry.name == "gitignore":
            yield f"{path}.gitignore", entry
