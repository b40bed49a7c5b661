"""The new site while it grows beside the old one, and the choice of how the two change places."""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from msgspec import Struct

from journeysite.publish.artifact import (
    MANIFEST,
    WORKROOM,
    AnyArtifact,
    Artifact,
    Known,
    Streamed,
    all_folders_of,
    digest_of,
)
from journeysite.publish.disk import (
    Tree,
    carry,
    clear_away,
    look_at,
    make_way,
    read_if_there,
    sibling,
    switch,
    write_new,
    write_pieces,
)
from journeysite.publish.manifest import UNFINISHED, Entry, read_manifest, write_manifest
from journeysite.publish.one_by_one import replace_file, replace_one_by_one

# What the system answers where nothing can be made beside a folder, or the folder itself cannot be renamed.
NOT_EXCHANGEABLE: Final = frozenset({errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS, errno.EINVAL})


class HalfwayError(OSError):
    """The system refused while files were being replaced one by one; the next build goes on from there."""


class Held(Struct, frozen=True):
    """What the folder holds before a build: our list, the tree as it is, and when the list was written (ns)."""

    folder: Path
    listed: Mapping[str, Entry]
    tree: Tree
    listed_at: int
    is_known: bool = False  # whether the list is the one that the last build left there

    def has(self, entry: Entry) -> bool:
        """Whether a plain file with these bytes is there.

        A file of ours that is older than the list is taken at its word and size, where the list is known to be ours;
        one that somebody touched since, or that we never wrote, is read.
        """
        found = self.tree.files.get(entry.path)
        if found is None or not stat.S_ISREG(found.st_mode) or found.st_size != entry.size:
            return False
        if self.is_known and found.st_mtime_ns < self.listed_at and entry.path in self.listed:
            return self.listed[entry.path].digest == entry.digest
        with (self.folder / entry.path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == entry.digest

    def has_as_long(self, path: str, size: int) -> bool:
        """Whether a plain file of this size is there."""
        found = self.tree.files.get(path)
        return found is not None and stat.S_ISREG(found.st_mode) and found.st_size == size

    def strangers(self, entries: Mapping[str, Entry]) -> Iterator[str]:
        """Files that are not ours, neither before nor now."""
        ours = (self.listed, entries, (MANIFEST,))
        return (path for path in self.tree.files if not any(path in some for some in ours))


def held_by(folder: Path, stamp: str = "") -> Held:
    """What a folder holds now; nothing where there is no folder. `stamp` is that of the list that was left there."""
    tree = look_at(folder)
    listed = read_manifest(read_if_there(folder / MANIFEST)) or {}
    listed_at = tree.files[MANIFEST].st_mtime_ns if MANIFEST in tree.files else 0
    return Held(folder, listed, tree, listed_at, bool(stamp) and stamp == stamp_of(folder))


def stamp_of(folder: Path) -> str:
    """What tells the folder's list from any other that could be put there; "" where there is none."""
    try:
        found = (folder / MANIFEST).lstat()
    except OSError:
        return ""
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


class Staging:
    """A new site in the making. Nothing is made on disk before the first file that differs; all is gone at the end.

    `written` are the paths whose bytes are new.
    """

    def __init__(self, held: Held) -> None:
        self._held = held
        self._root: Path | None = None
        self._replaced: Path | None = None
        self.written: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # what cannot be removed now, the next build removes
            for tree in filter(None, (self._root, self._replaced)):
                clear_away(tree, self._held.folder)

    def take(self, artifact: AnyArtifact) -> Entry:
        """The artifact's line in the manifest; its bytes are staged where the folder has others or none."""
        if isinstance(artifact, Streamed):
            return self._take_streamed(artifact)
        if isinstance(artifact, Known):
            listed = self._held.listed.get(artifact.path)
            if listed is not None and listed.digest == artifact.digest and self._held.has(listed):
                return listed
            artifact = Artifact(artifact.path, artifact.make())
        entry = Entry(artifact.path, len(artifact.data), artifact.digest or digest_of(artifact.data))
        if not self._held.has(entry):
            write_new(self._open() / artifact.path, artifact.data)
            self.written.add(artifact.path)
        return entry

    def _take_streamed(self, artifact: Streamed) -> Entry:
        """Copied without being read first, unless the folder has a file that may be the same."""
        path = artifact.path
        if self._held.has_as_long(path, artifact.size):
            entry = _weigh(path, artifact.pieces(), _nowhere)
            if self._held.has(entry):
                return entry
        entry = _weigh(path, artifact.pieces(), partial(write_pieces, self._open() / path))
        self.written.add(path)
        return entry

    def strangers_in_the_way(self, entries: Mapping[str, Entry]) -> list[str]:
        """Files in the folder that are not ours and stand where the new site needs a file or a folder, sorted."""
        needed = all_folders_of(entries)
        files = [path for path in self._held.tree.files if path not in self._held.listed and path != MANIFEST]
        taken = [path for path in files if path in self.written or path in needed]
        below = all_folders_of(self._held.strangers(entries)).intersection(entries)
        return sorted({*taken, *below})

    def settle(self, entries: Mapping[str, Entry]) -> bool:
        """Makes the folder hold these files; False where that took more than one step."""
        if not self.written and entries == self._held.listed:
            return True
        is_one = self._is_one_replacement(entries)
        if not is_one and self._open() == self._held.folder / WORKROOM:
            self._replace_all(entries)
            return False
        try:
            self._replace_one(entries) if is_one else self._replace_folder(entries)
        except OSError as trouble:
            if trouble.errno not in NOT_EXCHANGEABLE or not self._held.folder.is_dir():
                raise
            self._move_into_workroom()
            self._replace_all(entries)
            return False
        return True

    def _open(self) -> Path:
        """The folder in which the new site is staged: beside the old one, or inside where that cannot be."""
        if self._root is None:
            self._root = self._make_beside() or _make_workroom(self._held.folder)
        return self._root

    def _make_beside(self) -> Path | None:
        folder = self._held.folder
        if folder.is_mount():
            return None
        beside = sibling(folder, "staging")
        try:
            beside.mkdir()
        except OSError as trouble:
            if trouble.errno not in NOT_EXCHANGEABLE or not folder.is_dir():
                raise
            return None
        return _marked(beside)

    def _is_one_replacement(self, entries: Mapping[str, Entry]) -> bool:
        """Whether all that changes is the content of one file of ours: renaming that file is a switch by itself."""
        return (
            len(self.written) == 1
            and entries.keys() == self._held.listed.keys()
            and self.written.issubset(self._held.tree.files)
        )

    def _replace_one(self, entries: Mapping[str, Entry]) -> None:
        (path,) = self.written
        (self._open() / path).replace(self._held.folder / path)
        replace_file(self._open(), self._held.folder / MANIFEST, write_manifest(entries.values()))

    def _replace_folder(self, entries: Mapping[str, Entry]) -> None:
        self._complete(entries)
        self._replaced = switch(self._open(), self._held.folder)

    def _replace_all(self, entries: Mapping[str, Entry]) -> None:
        workroom = self._held.folder / WORKROOM
        replace_file(workroom, workroom / MANIFEST, write_manifest(entries.values()))
        try:
            replace_one_by_one(self._held.folder)
        except OSError as trouble:
            raise HalfwayError(trouble.errno, trouble.strerror, trouble.filename) from trouble

    def _move_into_workroom(self) -> None:
        workroom = _make_workroom(self._held.folder)
        for path in self.written:
            make_way(workroom, path)
            shutil.move(self._open() / path, workroom / path)

    def _complete(self, entries: Mapping[str, Entry]) -> None:
        """Brings over what did not change and what is not ours, then writes the manifest, last and so youngest."""
        root, old = self._open(), self._held.folder
        strangers = list(self._held.strangers(entries))
        carried = [path for path in entries if path not in self.written]
        own_folders = all_folders_of(self._held.listed)
        foreign_folders = [path for path in self._held.tree.folders if path not in own_folders]
        for path in sorted({*all_folders_of((*carried, *strangers)), *foreign_folders}):
            (root / path).mkdir(exist_ok=True)
        carry((*carried, *strangers), old, root)
        for path in (*reversed(foreign_folders), "."):
            _take_after(old / path, root / path)
        if self._held.tree.files and MANIFEST not in self._held.tree.files:
            write_new(old / MANIFEST, write_manifest(()))  # so that it can be cleared away like any old site
        replace_file(root, root / MANIFEST, write_manifest(entries.values()))


def _weigh(path: str, pieces: Iterable[bytes], sink: Callable[[Iterable[bytes]], object]) -> Entry:
    """The line in the manifest of the bytes that went into the sink."""
    whole, size = sha256(), 0

    def passing() -> Iterator[bytes]:
        nonlocal size
        for piece in pieces:
            whole.update(piece)
            size += len(piece)
            yield piece

    sink(passing())
    return Entry(path, size, whole.hexdigest())


def _nowhere(pieces: Iterable[bytes]) -> None:
    for _ in pieces:
        pass


def _make_workroom(folder: Path) -> Path:
    workroom = folder / WORKROOM
    workroom.mkdir()  # what is there already was not cleared away, and so is not ours
    return _marked(workroom)


def _marked(fresh: Path) -> Path:
    """The folder with the marker of a staged tree; it is gone where there is no room for that."""
    try:
        write_new(fresh / MANIFEST, UNFINISHED)
    except OSError:
        with suppress(OSError):
            (fresh / MANIFEST).unlink(missing_ok=True)
            fresh.rmdir()
        raise
    return fresh


def _take_after(old: Path, new: Path) -> None:
    """Gives a new folder the mode and, where we may, the owner of the one it replaces."""
    with suppress(OSError):
        found = old.stat()
        new.chmod(stat.S_IMODE(found.st_mode))
        if (found.st_uid, found.st_gid) != (new.stat().st_uid, new.stat().st_gid):
            os.chown(new, found.st_uid, found.st_gid)
