"""Theme folders as found: the chain from a site's own theme down to the default one, and their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

DEFAULT: Final = "default"
MANIFEST: Final = "theme.yml"
_PACKAGE: Final = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class ThemeFolder:
    """A theme on disk. `place` is the folder as diagnostics name it, relative to the site; "" for the built-in one.

    The site's own folder, whose `theme.css` comes last, is a theme without a name.
    """

    name: str
    path: Path
    place: str

    def file(self, inside: str) -> str:
        """A file of the theme as diagnostics name it."""
        place = self.place or (f"themes/{self.name}" if self.name else "")
        return f"{place}/{inside}" if place else inside

    def names(self, folder: str, endings: tuple[str, ...] = ()) -> Iterator[str]:
        """The files below a folder of the theme, relative to it, sorted; hidden ones left out."""
        base = self.path / folder
        found = (path.relative_to(base).as_posix() for path in base.rglob("*") if path.is_file())
        return (
            name
            for name in sorted(found)
            if not any(part.startswith(".") for part in name.split("/")) and name.endswith(endings or ("",))
        )

    def read(self, inside: str) -> bytes | None:
        """The bytes of a file of the theme, None where there is none."""
        path = self.path / inside
        return path.read_bytes() if path.is_file() else None


def builtin_folder() -> ThemeFolder:
    """The default theme: at the root of the repository in a checkout, inside the package when installed."""
    inside = _PACKAGE / "_themes" / DEFAULT
    return ThemeFolder(DEFAULT, inside if inside.is_dir() else _PACKAGE.parent / "themes" / DEFAULT, "")


def own_folder(root: Path, name: str) -> ThemeFolder | None:
    """The site's own theme of that name; None where it has none, or where it is the built-in one itself."""
    path = root / "themes" / name
    if "/" in name or name in ("", ".", "..") or not path.is_dir():
        return None
    if path.resolve() == builtin_folder().path.resolve():
        return None
    return ThemeFolder(name, path, f"themes/{name}")


def own_names(root: Path) -> tuple[str, ...]:
    """The themes that a site could name, for somebody who misspelt one."""
    folder = root / "themes"
    own = sorted(path.name for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    return tuple(dict.fromkeys((*own, DEFAULT)))


def nearest_files(chain: tuple[ThemeFolder, ...], folder: str, endings: tuple[str, ...]) -> Mapping[str, ThemeFolder]:
    """Every file of that kind by its name, with the nearest theme in the chain that has it; sorted by name."""
    found: dict[str, ThemeFolder] = {}
    for theme in reversed(chain):
        found |= dict.fromkeys(theme.names(folder, endings), theme)
    return dict(sorted(found.items()))
