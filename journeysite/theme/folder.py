"""Theme folders as found: the chain from a site's own theme down to the default one, and their files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from io import FileIO
from os.path import isdir, isfile, realpath  # which give an answer where those of a Path raise
from pathlib import Path
from typing import Final

from msgspec import Struct

DEFAULT: Final = "default"
MANIFEST: Final = "theme.yml"
_PACKAGE: Final = Path(realpath(__file__)).parent.parent


class ThemeFolder(Struct, frozen=True):
    """A theme on disk. `place` is the folder as diagnostics name it, relative to the site; "" for the built-in one.

    The site's own folder, whose `theme.css` comes last, is a theme without a name.
    """

    name: str
    path: Path
    place: str

    @property
    def is_builtin(self) -> bool:
        """Whether it came with journeysite."""
        return self.name == DEFAULT and not self.place

    def file(self, inside: str) -> str:
        """A file of the theme as diagnostics name it."""
        place = self.place or (f"themes/{self.name}" if self.name else "")
        return f"{place}/{inside}" if place else inside

    def names(self, folder: str, endings: tuple[str, ...] = ()) -> Iterator[str]:
        """The files below a folder of the theme, relative to it, sorted; hidden ones left out."""
        base = self.path / folder
        start = len(f"{base}/")
        found = (path.as_posix()[start:] for path in base.rglob("*") if isfile(path))
        return (
            name
            for name in sorted(found)
            if not any(part.startswith(".") for part in name.split("/")) and name.endswith(endings or ("",))
        )

    def read(self, inside: str) -> bytes | None:
        """The bytes of a file of the theme, None where there is none. Raises OSError."""
        path = f"{self.path}/{inside}"
        if not isfile(path):
            return None
        with FileIO(path) as opened:
            return opened.readall()


def builtin_folder() -> ThemeFolder:
    """The default theme: at the root of the repository in a checkout, inside the package when installed."""
    inside = _PACKAGE / "_themes" / DEFAULT
    return ThemeFolder(DEFAULT, inside if inside.is_dir() else _PACKAGE.parent / "themes" / DEFAULT, "")


def own_folder(root: Path, name: str) -> ThemeFolder | None:
    """The site's own theme of that name; None where it has none, or where it is the built-in one itself."""
    path = root / "themes" / name
    if "/" in name or name in ("", ".", "..") or not isdir(path):
        return None
    if realpath(path) == realpath(builtin_folder().path):
        return None
    return ThemeFolder(name, path, f"themes/{name}")


def own_names(root: Path) -> tuple[str, ...]:
    """The themes that a site could name, for somebody who misspelt one."""
    folder = root / "themes"
    inside = () if is_closed(folder) or not isdir(folder) else folder.iterdir()
    return tuple(dict.fromkeys((*sorted(path.name for path in inside if isdir(path)), DEFAULT)))


def is_closed(folder: Path) -> bool:
    """Whether there is such a folder and the system does not let us look into it."""
    return isdir(folder) and not os.access(folder, os.R_OK | os.X_OK)


def nearest_files(chain: tuple[ThemeFolder, ...], folder: str, endings: tuple[str, ...]) -> Mapping[str, ThemeFolder]:
    """Every file of that kind by its name, with the nearest theme in the chain that has it; sorted by name."""
    found: dict[str, ThemeFolder] = {}
    for theme in reversed(chain):
        found |= dict.fromkeys(theme.names(folder, endings), theme)
    return dict(sorted(found.items()))
