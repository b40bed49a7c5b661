"""What changed in the writer's folders, however their editor saves: in place, by renaming, with a backup beside it.

The system tells of changes through watchfiles. Where it does not, the folders are looked through again and again; not
by watchfiles' own polling, which compares whole seconds and so loses the second of two quick saves.
"""

import errno
import os
import platform
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from os.path import realpath
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from types import TracebackType
from typing import Final, Protocol, Self

from journeysite.read.opening import is_litter

Changes = frozenset[Path]

# Milliseconds. The system tells of a change at once; `STEP` is how long it must then stay quiet: saving a file takes an
# editor two to four calls within a millisecond. `LONGEST` is when the first part of a long copy is looked at.
STEP: Final = 5
LONGEST: Final = 400
GLANCE: Final = 500  # how often a watching thread looks whether it shall end
PATIENCE: Final = 2.0  # seconds that a watching thread has to end; the process does not wait for what does not
POLL: Final = 0.3  # seconds between two looks through the folders

# Folders in which programs, not writers, write.
NOT_CONTENT: Final = frozenset(
    {".git", ".hg", ".svn", ".journeysite", "__pycache__", "node_modules", ".idea", ".vscode"}
)

# What the system answers when it has no more watches to give.
NO_MORE_WATCHES: Final = frozenset({errno.ENOSPC, errno.EMFILE, errno.ENFILE})


def is_content(path: Path, root: Path, apart: Iterable[Path] = ()) -> bool:
    """Whether a change of this path may matter: no scratch file of an editor, nothing below the folders `apart`."""
    if any(path.is_relative_to(folder) for folder in apart):
        return False
    below = path.relative_to(root).parts if path.is_relative_to(root) else path.parts
    return NOT_CONTENT.isdisjoint(below) and not is_litter(path.name)


class Watcher:
    """Watches from its making on: the site's folder itself, and the given folders in it with all that is below them.

    Other folders of a site may hold environments, repositories and builds with tens of thousands of files, and are not
    watched. `say` is told when the system cannot watch, so that the folders are looked through again and again.
    """

    def __init__(self, root: Path, folders: Sequence[str], apart: Iterable[Path], say: Callable[[str], None]) -> None:
        self._root = Path(realpath(root))
        self._folders = [self._root / name for name in folders]
        self._apart = tuple(Path(realpath(folder)) for folder in apart)
        self._say = say
        self._polling = _must_poll()
        if self._polling:
            say(f"this system does not tell of changes: looking for them every {POLL:g} seconds")
        # An interrupt at the wrong moment leaves the lock of a `Queue` taken, and all that tell would wait for it.
        self._found: SimpleQueue[Changes] = SimpleQueue()
        self._threads: list[tuple[Thread, Event]] = []
        self._follow([self._root], recursive=False)
        self._below = self._follow_folders()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: TracebackType | None
    ) -> None:
        for _, stop in self._threads:
            stop.set()
        for thread, _ in self._threads:
            thread.join(PATIENCE)

    def wait(self, timeout: float | None = None) -> Changes:
        """The content that changed since the last call, as soon as some did; empty after `timeout` seconds."""
        try:
            while True:
                changed = self._wanted(self._found.get(timeout=timeout))
                if changed:
                    return changed | self.pending()
        except Empty:
            return frozenset()

    def pending(self) -> Changes:
        """The content that changed since the last call, without waiting."""
        changed: set[Path] = set()
        with suppress(Empty):
            while True:
                changed |= self._wanted(self._found.get_nowait())
        return frozenset(changed)

    def _wanted(self, found: Changes) -> Changes:
        if any(folder in found for folder in self._folders):
            self._renew()
        return frozenset(path for path in found if is_content(path, self._root, self._apart))

    def _renew(self) -> None:
        """Follows the folders anew: one of them came, went, or was exchanged for another of the same name."""
        _, stop = self._below
        stop.set()
        self._threads.remove(self._below)
        self._below = self._follow_folders()

    def _follow_folders(self) -> tuple[Thread, Event]:
        there = [folder for folder in self._folders if folder.is_dir() and not folder.is_symlink()]
        return self._follow(there, recursive=True)

    def _follow(self, folders: list[Path], recursive: bool) -> tuple[Thread, Event]:
        stop = Event()
        thread = Thread(target=_listen, args=(self._open(folders, recursive), self._found, stop), daemon=True)
        thread.start()
        self._threads.append((thread, stop))
        return thread, stop

    def _open(self, folders: list[Path], recursive: bool) -> "Eyes":
        """The system's own eyes on these folders, or ours where it has none to give."""
        try:
            return _Polling(folders, recursive) if self._polling else _Told(folders, recursive)
        except OSError as trouble:
            if not (trouble.errno in NO_MORE_WATCHES or "watch limit" in str(trouble)):
                raise
        self._polling = True
        self._say(f"the system has no more watches to give: looking for changes every {POLL:g} seconds")
        return _Polling(folders, recursive)


class Eyes(Protocol):
    """Something that sees changes from its making on."""

    def changes(self, stop: Event) -> Changes:
        """What changed since the last call; empty after some time without changes, or once `stop` is set."""


class _Told:
    """The system tells."""

    def __init__(self, folders: list[Path], recursive: bool) -> None:
        from watchfiles._rust_notify import RustNotify

        self._notify = RustNotify(list(map(str, folders)), False, False, 0, recursive, True)

    def changes(self, stop: Event) -> Changes:
        found = self._notify.watch(LONGEST, STEP, GLANCE, stop)
        return frozenset(Path(path) for _, path in found) if isinstance(found, set) else frozenset()


class _Polling:
    """We look again and again; more rarely where a look through the folders takes long."""

    def __init__(self, folders: list[Path], recursive: bool) -> None:
        self._folders, self._recursive = folders, recursive
        self._seen = self._look()
        self._pause = POLL

    def changes(self, stop: Event) -> Changes:
        stop.wait(self._pause)
        started = time.monotonic()
        before, self._seen = self._seen, self._look()
        self._pause = max(POLL, 5 * (time.monotonic() - started))
        return frozenset(Path(path) for path, _ in before.items() ^ self._seen.items())

    def _look(self) -> dict[str, tuple[int, ...]]:
        """Times, size and inode of every file; folders are there or not."""
        found: dict[str, tuple[int, ...]] = {}
        waiting = list(map(str, self._folders))
        while waiting:
            with suppress(OSError), os.scandir(waiting.pop()) as entries:
                for entry in entries:
                    is_folder, found[entry.path] = _looked_at(entry)
                    if is_folder and self._recursive:
                        waiting.append(entry.path)
        return found


def _looked_at(entry: "os.DirEntry[str]") -> tuple[bool, tuple[int, ...]]:
    """Whether it is a folder, and what tells a change of a file; zeros for a folder and for what has just gone."""
    try:
        if entry.is_dir(follow_symlinks=False):
            return True, (0, 0, 0, 0)
        state = entry.stat(follow_symlinks=False)
    except OSError:  # of this entry alone: what lies beside it is seen all the same
        return False, (0, 0, 0, 0)
    return False, (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino)


def _listen(eyes: Eyes, found: "SimpleQueue[Changes]", stop: Event) -> None:
    while not stop.is_set():
        changes = eyes.changes(stop)
        if changes:
            found.put(changes)


def _must_poll() -> bool:
    """Whether the user asked for polling, or the system loses changes (Windows' folders seen from its Linux)."""
    asked = os.environ.get("WATCHFILES_FORCE_POLLING", "")
    if asked:
        return asked not in ("false", "disable", "disabled")
    return "microsoft" in platform.release().lower() and str(Path.cwd()).startswith("/mnt/")
