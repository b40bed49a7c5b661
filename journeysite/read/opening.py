"""The one door by which files of a site come in: settings, content, media, themes.

Whoever may propose a file may propose a link in its place, to a secret of the machine that builds, or a pipe that is
never written to. So a file is opened below the one folder that it may come from, one part of its path after the other,
and no part may be a link; what is opened is a regular file of a bounded size, and nothing is ever waited for.
"""

import errno
import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from journeysite.diagnostics import Diagnostic, Place
from journeysite.read import codes

LARGEST_TEXT: Final = 4_000_000  # bytes of a file that people write
LARGEST_ASSET: Final = 32_000_000  # bytes of a font or another file of a theme
LARGEST_MEDIA: Final = 1_000_000_000  # bytes of a picture, a film, a file for download
PIECE: Final = 1 << 20  # bytes that are held at a time of a file that is copied

# Where a folder can be held open and asked for what lies in it, nobody can exchange a part of the way meanwhile.
HOLDS_FOLDERS: Final = os.open in os.supports_dir_fd and os.stat in os.supports_dir_fd
_FILE: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # a pipe that nobody writes to is opened at once, seen, and closed
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_BINARY", 0)
)
_WAY: Final = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0)
_STEP: Final = _WAY | getattr(os, "O_NOFOLLOW", 0)
_NOWHERE: Final = frozenset({"", ".", ".."})
_REPARSE_POINT: Final = 0x400  # what Windows calls a link of any kind

_SPECIAL: Final = (
    (stat.S_ISDIR, "folder"),
    (stat.S_ISFIFO, "named pipe"),
    (stat.S_ISSOCK, "socket"),
    (stat.S_ISCHR, "device"),
    (stat.S_ISBLK, "device"),
)


# What editors and desktops leave behind, or make while they save.
_LITTER: Final = re.compile(r"4913|\.DS_Store|\.#.*|#.*#|\.~lock\..*|.*(?:~|\.sw[g-z]|\.tmp|\.part)", re.DOTALL)


def is_litter(name: str) -> bool:
    """Whether a file of that name was made by an editor or a desktop for itself."""
    return _LITTER.fullmatch(name) is not None


class LinkedError(OSError):
    """The file, or a folder on its way, is a link; `filename` is the part of the path up to it."""

    def __init__(self, path: str) -> None:
        super().__init__(errno.ELOOP, "it is a link, and links are not followed", path)


class SpecialError(OSError):
    """There is something that is no regular file; `what` it is."""

    def __init__(self, path: str, what: str) -> None:
        super().__init__(errno.EINVAL, f"it is a {what}, not a file", path)
        self.what = what


class TooLargeError(OSError):
    """The file has more bytes than are read; how many it has, and may have."""

    def __init__(self, path: str, size: int, most: int) -> None:
        super().__init__(errno.EFBIG, f"it has {_spoken(size)}, {_spoken(most)} are read", path)
        self.size, self.most = size, most


def refusal(file: str, trouble: OSError) -> Diagnostic | None:
    """What to tell of a file that we refuse ourselves; None where it is the system that does.

    `file` is what diagnostics call it; a link is told where it stands, be it a folder on the way.
    """
    if isinstance(trouble, LinkedError):
        return linked(unicodedata.normalize("NFC", str(trouble.filename)))
    if isinstance(trouble, SpecialError):
        return not_a_file(file, trouble.what)
    if isinstance(trouble, TooLargeError):
        return codes.TOO_LARGE.at(
            Place(file), f"this file has {_spoken(trouble.size)}, {_spoken(trouble.most)} are read"
        )
    return None


def unreadable(file: str, trouble: OSError, what: str = "file") -> Diagnostic:
    """What to tell of a file of the site that we, or the system, do not read."""
    reason = (trouble.strerror or "unknown").lower()
    return refusal(file, trouble) or codes.UNREADABLE.at(Place(file), f"this {what} cannot be read: {reason}")


def linked(file: str) -> Diagnostic:
    """What to tell of a link."""
    hint = "put the file or folder itself in its place"
    return codes.FOREIGN_LINK.at(Place(file), "this is a link, and links are not followed", hint)


def not_a_file(file: str, what: str) -> Diagnostic:
    """What to tell of something that is neither file nor folder."""
    return codes.NOT_A_FILE.at(Place(file), f"this is a {what}, and only files are read", "take it away")


def _spoken(size: int) -> str:
    return f"{size / 1e6:.0f} MB"


class Folder:
    """A folder that files are opened in; itself it may be reached by links, as it is its owner who names it.

    The folder that was looked into last is held, since files come folder by folder.
    """

    def __init__(self, path: str | Path) -> None:
        self._path = os.fspath(path) or "."
        self._root = -1
        self._held: tuple[str, int] = ("", -1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._let_go()
        if self._root >= 0:
            os.close(self._root)
            self._root = -1

    def open(self, inside: str) -> FileIO:
        """The regular file at this path below the folder, with forward slashes. Raises OSError."""
        descriptor, _ = self._regular(inside)
        return FileIO(descriptor)

    def read(self, inside: str, most: int) -> bytes:
        """The bytes of that file, `most` at most. Raises OSError."""
        descriptor, size = self._regular(inside)  # a FileIO would ask the system twice for what is known
        try:
            if size <= most:
                data = os.read(descriptor, size + 1)
                if len(data) == size:
                    return data
                while len(data) <= most and (more := os.read(descriptor, PIECE)):  # it has more than it said
                    data += more
                size = len(data)
            if size > most:
                raise TooLargeError(inside, size, most)
            return data
        finally:
            os.close(descriptor)

    def _regular(self, inside: str) -> tuple[int, int]:
        """The descriptor of a regular file, and its size in bytes."""
        way, _, name = inside.rpartition("/")
        if name in _NOWHERE or inside.startswith("/"):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), inside)
        try:
            descriptor = self._descriptor(way, name) if HOLDS_FOLDERS else _descriptor_by_name(self._path, inside)
        except ValueError as trouble:  # a zero byte, or what the system's encoding lacks
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), inside) from trouble
        state = os.fstat(descriptor)
        if what := special(state.st_mode):
            os.close(descriptor)
            raise SpecialError(inside, what)
        return descriptor, state.st_size

    def _descriptor(self, way: str, name: str) -> int:
        holder = self._holder(way)
        try:
            return os.open(name, _FILE, dir_fd=holder)
        except OSError as trouble:
            path = f"{way}/{name}" if way else name
            raise _told(trouble, os.stat(name, dir_fd=holder, follow_symlinks=False), path) from trouble

    def _holder(self, way: str) -> int:
        """The folder at this path, held open."""
        if self._root < 0:
            self._root = os.open(self._path, _WAY)
        if not way:
            return self._root
        if self._held[0] != way:
            self._let_go()
            here, parts = self._root, _parts(way)
            for depth, name in enumerate(parts, 1):
                here = _step(here, name, "/".join(parts[:depth]))
                self._let_go()
                self._held = ("/".join(parts[:depth]), here)
        return self._held[1]

    def _let_go(self) -> None:
        if self._held[1] >= 0:
            os.close(self._held[1])
        self._held = ("", -1)


def _parts(path: str) -> list[str]:
    """The names that a path is made of. Raises OSError where one of them leads nowhere or elsewhere."""
    parts = path.split("/")
    if not _NOWHERE.isdisjoint(parts):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
    return parts


def _step(here: int, name: str, way: str) -> int:
    """A folder in a folder that is held open."""
    try:
        return os.open(name, _STEP, dir_fd=here)
    except OSError as trouble:
        raise _told(trouble, os.stat(name, dir_fd=here, follow_symlinks=False), way) from trouble


def _told(trouble: OSError, state: os.stat_result, path: str) -> OSError:
    """What kept us from opening, by what is there."""
    if _is_link(state):
        return LinkedError(path)
    if trouble.errno != errno.ENOTDIR and (what := special(state.st_mode)) not in ("", "folder"):
        return SpecialError(path, what)
    return trouble


def _descriptor_by_name(root: str, inside: str) -> int:
    """The same where folders cannot be held: each part of the way is looked at, and the file once more when open."""
    path, way = root, ""
    for name in _parts(inside):
        path, way = f"{path}/{name}", f"{way}/{name}".lstrip("/")
        state = os.lstat(path)
        if _is_link(state):
            raise LinkedError(way)
    if what := special(state.st_mode):
        raise SpecialError(inside, what)
    descriptor = os.open(path, _FILE)
    if not os.path.samestat(state, os.fstat(descriptor)):
        os.close(descriptor)
        raise LinkedError(inside)
    return descriptor


def _is_link(state: os.stat_result) -> bool:
    return stat.S_ISLNK(state.st_mode) or bool(getattr(state, "st_file_attributes", 0) & _REPARSE_POINT)


def special(mode: int) -> str:
    """What something is that is no regular file, in a word; "" for a regular file."""
    if stat.S_ISREG(mode):
        return ""
    return next((what for is_one, what in _SPECIAL if is_one(mode)), "link" if stat.S_ISLNK(mode) else "special file")


def read_inside(folder: str | Path, inside: str, most: int) -> bytes:
    """The bytes of one regular file below a folder, reached without links, `most` at most. Raises OSError."""
    with Folder(folder) as opened:
        return opened.read(inside, most)


def look_inside(folder: str | Path, inside: str) -> str:
    """What is at this path below a folder, in a word: "file", "folder", "link" also where one is on the way, "" for
    nothing that could be seen.
    """
    path, mode = os.fspath(folder), 0
    for name in inside.split("/"):
        path = f"{path}/{name}"
        try:
            state = os.lstat(path)
        except (OSError, ValueError):
            return ""
        if name in _NOWHERE:
            return ""
        if _is_link(state):
            return "link"
        mode = state.st_mode
    return special(mode) or "file"


def below(folder: str | Path, inside: str) -> Iterator[tuple[str, str]]:
    """All that lies below a folder of a folder, by its path from there, with what it is (as `look_inside` says it).

    Folders come before what is in them, names are sorted; hidden ones and what editors leave are passed over. Nothing
    comes from behind a link, nor out of a folder that the system keeps closed.
    """
    if look_inside(folder, inside) != "folder":
        return
    base, waiting = f"{os.fspath(folder)}/{inside}", [""]
    while waiting:
        way = waiting.pop()
        try:
            with os.scandir(f"{base}/{way}") as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError:
            continue
        for entry in entries:
            if not entry.name.startswith(".") and not is_litter(entry.name):
                what = "link" if entry.is_symlink() else special(entry.stat(follow_symlinks=False).st_mode) or "file"
                yield f"{way}{entry.name}", what
                if what == "folder":
                    waiting.append(f"{way}{entry.name}/")
