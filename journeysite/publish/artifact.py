"""What a build brings: finished files under relative addresses, and which addresses cannot stand in one folder."""

import unicodedata
from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Final

from msgspec import Struct

from journeysite.diagnostics import Diagnostic, Place
from journeysite.diagnostics.code import Code
from journeysite.publish.codes import BAD_ADDRESS, SAME_ADDRESS

LONGEST_NAME: Final = 255  # bytes of one path segment on every file system in common use
LONGEST_PATH: Final = 1024  # bytes of a whole path: what macOS allows, the least of the three

# The marker and list of our files in a published folder, and the room that a file-by-file switch works in.
MANIFEST: Final = ".journeysite-manifest"
WORKROOM: Final = ".journeysite-staging"

NO_NAMES: Final = frozenset({"", ".", "..", ".git", MANIFEST, WORKROOM})


class Artifact(Struct, frozen=True):
    """A finished file of the site: `path` relative to the published folder, with forward slashes, and its bytes.

    `digest`, as `digest_of` makes it, from those who know it already.
    """

    path: str
    data: bytes
    digest: str = ""


class Known(Struct, frozen=True):
    """A file whose digest (see `digest_of`) is known before its bytes are: `make` runs only where they are missing."""

    path: str
    digest: str
    make: Callable[[], bytes]


class Streamed(Struct, frozen=True):
    """A file that is never held in memory: `pieces` gives its bytes one after the other, anew at each call.

    `size` in bytes is what it is thought to have, by which it is found to be another without its being read.
    """

    path: str
    size: int
    pieces: Callable[[], Iterable[bytes]]


AnyArtifact = Artifact | Known | Streamed


def digest_of(data: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal (64 characters)."""
    return sha256(data).hexdigest()


def trouble_with_path(path: str) -> str:
    """Why no file may be published at this path, as the end of a sentence; "" when it may."""
    if _is_plain(path):
        return ""
    return _trouble_with_whole(path) or next(filter(None, map(_trouble_with_name, path.split("/"))), "")


def _is_plain(path: str) -> bool:
    """True for nearly all paths, in a microsecond; false says nothing."""
    short_ascii = path.isascii() and path.isprintable() and len(path) <= LONGEST_NAME
    return short_ascii and "\\" not in path and NO_NAMES.isdisjoint(path.lower().split("/"))


def _trouble_with_whole(path: str) -> str:
    if not path:
        return "is empty"
    try:
        encoded = path.encode("utf-8")
    except UnicodeEncodeError:
        return "is not Unicode text"
    if len(encoded) > LONGEST_PATH:
        return f"is longer than {LONGEST_PATH} bytes"
    if path.startswith("/"):
        return "is not relative"
    if "\\" in path or any(map(_is_control, path)):
        return "holds a backslash or a control character"
    return ""


def _is_control(letter: str) -> bool:
    return letter < " " or letter == "\x7f"


def _trouble_with_name(name: str) -> str:
    if name in ("", ".", ".."):
        return f"leads elsewhere ({name!r} between its slashes)"
    if len(name.encode("utf-8")) > LONGEST_NAME:
        return f"has a name longer than {LONGEST_NAME} bytes: {name[:40]}…"
    if name.lower() in NO_NAMES:
        return f"uses the reserved name {name!r}"
    return ""


def folders_of(path: str) -> list[str]:
    """The folders that a relative path lies in, innermost first; none for a path without a slash."""
    found = []
    while "/" in path:
        path = path.rpartition("/")[0]
        found.append(path)
    return found


def all_folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that any of these relative paths lies in."""
    innermost = {path.rpartition("/")[0] for path in paths}
    return {folder for path in innermost for folder in (path, *folders_of(path))} - {""}


def address_key(path: str) -> str:
    """What two paths have in common that cannot both exist on every file system: no case, one Unicode form."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", path).casefold())


class Addresses:
    """The addresses given away so far; each newcomer is refused, with a diagnostic, or noted."""

    def __init__(self, folder: str) -> None:
        """`folder` is how diagnostics name the output folder."""
        self._folder = folder
        self._files: dict[str, str] = {}
        self._folders: dict[str, str] = {}

    def claim(self, path: str) -> Diagnostic | None:
        """None when the address was free and is now taken, otherwise what is wrong with it."""
        trouble = trouble_with_path(path)
        if trouble:
            return self._error(BAD_ADDRESS, f"the address `{path[:200]}` {trouble}", "rename what it is made from")
        key = address_key(path)
        parents = folders_of(key)
        rival = self._files.get(key) or self._folders.get(key)
        rival = rival or next((self._files[parent] for parent in parents if parent in self._files), None)
        if rival is not None:
            return self._error(SAME_ADDRESS, _rivalry(path, rival), "rename one of the two, or give it another id")
        self._files[key] = path
        for parent in parents:
            self._folders.setdefault(parent, path)
        return None

    def _error(self, code: Code, message: str, hint: str) -> Diagnostic:
        return code.at(Place(self._folder), _printable(message), hint)


def _rivalry(path: str, rival: str) -> str:
    if path == rival:
        return f"two files of the site want the address `{path}`"
    if address_key(path) == address_key(rival):
        return f"`{path}` and `{rival}` are one address on many machines (same letters but for case or Unicode form)"
    return f"`{path}` and `{rival}` cannot both exist: one is a file where the other needs a folder"


def _printable(text: str) -> str:
    """The text with what a terminal could not show, or would obey, written as escapes."""
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)
