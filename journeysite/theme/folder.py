"""Theme folders as found: the chain from a site's own theme down to the default one, and their files."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from io import FileIO
from os.path import isdir, isfile, realpath  # which give an answer where those of a Path raise
from pathlib import Path
from typing import Final

from msgspec import Struct

from journeysite.diagnostics import Diagnostic, Place
from journeysite.read.media import FONTS, PICTURES, ending_of
from journeysite.read.opening import LARGEST_ASSET, LARGEST_TEXT, SpecialError, below, look_inside, read_inside, refusal
from journeysite.theme import codes

DEFAULT: Final = "default"
MANIFEST: Final = "theme.yml"
_PACKAGE: Final = Path(realpath(__file__)).parent.parent


# What style sheets may name: files of a theme, and from the site's own sheet pictures and fonts.
OF_THEMES: Final = ("assets", "fonts", "icons")
OF_SITES: Final = ("content/media",)


class ThemeFolder(Struct, frozen=True):
    """A theme on disk: `below` the folder `root`, without a link on the way.

    `place` is the folder as diagnostics name it, relative to the site; "" for the built-in one. The site's own folder,
    whose `theme.css` comes last, is a theme without a name.
    """

    name: str
    root: Path
    below: str
    place: str

    @property
    def path(self) -> Path:
        """Where the theme lies."""
        return self.root / self.below

    @property
    def is_built_in(self) -> bool:
        """Whether it came with the program: installers may have put links in the place of its files."""
        return bool(self.name) and not self.place

    def file(self, inside: str) -> str:
        """A file of the theme as diagnostics name it."""
        place = self.place or (f"themes/{self.name}" if self.name else "")
        return f"{place}/{inside}" if place else inside

    def names(self, folder: str, endings: tuple[str, ...] = ()) -> Iterator[str]:
        """The files below a folder of the theme, relative to it, sorted; hidden ones left out."""
        found = _program_files(self.path / folder) if self.is_built_in else below(self.root, self._inside(folder))
        return (name for name, what in sorted(found) if what == "file" and name.endswith(endings or ("",)))

    def read(self, inside: str, most: int = LARGEST_TEXT) -> bytes | None:
        """The bytes of a file of the theme, None where there is none. Raises OSError."""
        try:
            if self.is_built_in:
                with FileIO(f"{self.path}/{inside}") as opened:
                    return opened.readall()
            return read_inside(self.root, self._inside(inside), most)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None
        except SpecialError as trouble:
            if trouble.what == "folder":
                return None
            raise

    def asset(self, inside: str) -> bytes | None:
        """The bytes of a file that a style sheet may name, None where there is none. Raises OSError."""
        is_open = inside.startswith(tuple(f"{folder}/" for folder in self._open_to_sheets))
        if not is_open or "/." in inside or not self._shows(inside):
            return None
        return self.read(inside, LARGEST_ASSET)

    def asset_names(self) -> Iterator[str]:
        """The files that a style sheet may name."""
        names = (f"{folder}/{name}" for folder in self._open_to_sheets for name in self.names(folder))
        return filter(self._shows, names)

    def _shows(self, inside: str) -> bool:
        """Whether a style sheet can show a file of that name: the site's own sheet names pictures and fonts only."""
        return bool(self.name) or ending_of(inside) in PICTURES | FONTS

    @property
    def _open_to_sheets(self) -> tuple[str, ...]:
        return OF_THEMES if self.name else OF_SITES

    def _inside(self, path: str) -> str:
        return f"{self.below}/{path}".lstrip("/")


def _program_files(base: Path) -> Iterator[tuple[str, str]]:
    """The files below a folder of the program, hidden ones left out, as `below` gives them; links are followed."""
    start = len(f"{base}/")
    found = (path.as_posix()[start:] for path in base.rglob("*") if isfile(path))
    return ((name, "file") for name in found if not any(part.startswith(".") for part in name.split("/")))


def site_itself(root: Path) -> ThemeFolder:
    """The site's own folder as a theme, for its `theme.css`."""
    return ThemeFolder("", root, "", "")


def builtin_folder() -> ThemeFolder:
    """The default theme: at the root of the repository in a checkout, inside the package when installed."""
    inside = _PACKAGE / "_themes" / DEFAULT
    return ThemeFolder(DEFAULT, inside if inside.is_dir() else _PACKAGE.parent / "themes" / DEFAULT, "", "")


def own_folder(root: Path, name: str) -> ThemeFolder | None:
    """The site's own theme of that name; None where it has none, or where it is the built-in one itself."""
    if "/" in name or look_inside(root, f"themes/{name}") != "folder":
        return None
    if realpath(root / "themes" / name) == realpath(builtin_folder().path):
        return None
    return ThemeFolder(name, root, f"themes/{name}", f"themes/{name}")


def own_names(root: Path) -> tuple[str, ...]:
    """The themes that a site could name, for somebody who misspelt one."""
    folders = (name for name, what in below(root, "themes") if what == "folder" and "/" not in name)
    return tuple(dict.fromkeys((*folders, DEFAULT)))


def is_closed(folder: Path) -> bool:
    """Whether there is such a folder and the system does not let us look into it."""
    return isdir(folder) and not os.access(folder, os.R_OK | os.X_OK)


def nearest_files(chain: tuple[ThemeFolder, ...], folder: str, endings: tuple[str, ...]) -> Mapping[str, ThemeFolder]:
    """Every file of that kind by its name, with the nearest theme in the chain that has it; sorted by name."""
    found: dict[str, ThemeFolder] = {}
    for theme in reversed(chain):
        found |= dict.fromkeys(theme.names(folder, endings), theme)
    return dict(sorted(found.items()))


def refused_file(file: str, trouble: OSError) -> Diagnostic:
    """What to tell of a file of a theme that is not read."""
    reason = (trouble.strerror or "unknown").lower()
    return refusal(file, trouble) or codes.UNREADABLE.at(Place(file), f"this file cannot be read: {reason}")
