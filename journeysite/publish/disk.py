"""What the published folder needs from the file system: a list of what is there, a lock, a switch, a clearing-up.

Nothing here follows a symbolic link below the folder, and nothing here changes a file in place: files are made,
linked, moved and unlinked, so a hard link in another tree never sees other bytes. A tree of ours is cleared away from
inside, by names in folders that were opened without following links: a stranger's commit may have put a link, or a
folder of somebody else's, in the place of one of ours.
"""

# Ten thousand files: a Path takes as long as the system call that it is for.
# ruff: noqa: PTH123

import errno
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from journeysite.publish.artifact import MANIFEST, folders_of
from journeysite.publish.manifest import UNFINISHED, Entry, read_manifest

AT_WORKING_FOLDER: Final = -100  # AT_FDCWD of Linux
EXCHANGE: Final = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
PLAIN: Final = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # waits for no pipe
INSIDE: Final = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)
NO_EXCHANGE: Final = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})


class Tree(Struct, frozen=True):
    """What lies below a folder: all that is not a folder, by relative path, and the folders, parents first."""

    files: dict[str, os.stat_result]
    folders: tuple[str, ...]


def look_at(folder: Path) -> Tree:
    """The tree below a folder, without following links; empty where there is none. 10,000 files take about 40 ms."""
    files: dict[str, os.stat_result] = {}
    folders: list[str] = []
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with _listing(folder / inside) as entries:
            for entry in entries:
                path = f"{inside}/{entry.name}" if inside else entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    waiting.append(path)
                else:
                    files[path] = entry.stat(follow_symlinks=False)
    return Tree(files, tuple(folders))


@contextmanager
def _listing(folder: Path) -> Iterator[Iterator[os.DirEntry[str]]]:
    try:
        with os.scandir(folder) as entries:
            yield entries
    except FileNotFoundError:
        yield iter(())


def read_if_there(file: Path) -> bytes:
    """The bytes of a plain file, or none where there is no such file; a link or a pipe is none."""
    try:
        descriptor = os.open(file, PLAIN)
    except OSError as trouble:
        if trouble.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP, errno.ENXIO):
            return b""
        raise
    with open(descriptor, "rb") as source:
        return source.read() if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""


def is_folder(path: Path) -> bool:
    """Whether a folder is there, and not a link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


def make_way(folder: Path, path: str) -> None:
    """Makes the folders that a relative path lies in. Raises OSError where one of them is a link or a file."""
    for parent in reversed(folders_of(path)):
        with suppress(FileExistsError):
            (folder / parent).mkdir()
        if not is_folder(folder / parent):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder / parent))


def write_new(file: Path, data: bytes) -> None:
    """Writes a file that does not exist yet, its folders too. Raises OSError, a full disk included."""
    write_pieces(file, (data,))


def write_pieces(file: Path, pieces: Iterable[bytes]) -> None:
    """The same with bytes that come one piece after the other."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(file, flags, 0o666)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, flags, 0o666)
    try:
        with open(descriptor, "wb", buffering=0) as sink:
            for piece in pieces:
                rest = memoryview(piece)
                while rest:
                    rest = rest[sink.write(rest) :]
    except OSError as trouble:  # which says nothing of the file
        raise OSError(trouble.errno, trouble.strerror, str(file)) from trouble


def carry(paths: Iterable[str], source: Path, target: Path) -> None:
    """The same files under a second root, whose folders exist: hard links, or copies with their times."""
    for path in paths:
        old, new = f"{source}/{path}", f"{target}/{path}"
        try:
            os.link(old, new, follow_symlinks=False)
        except OSError as trouble:
            if trouble.errno in (errno.ENOENT, errno.ENOSPC, errno.EDQUOT):
                raise
            shutil.copy2(old, new, follow_symlinks=False)


@contextmanager
def lock(folder: Path, patience: float) -> Iterator[bool]:
    """Holds the folder against other builds; False where another one kept it for `patience` seconds.

    The lock is on the parent folder, since the folder itself is exchanged: nothing is left behind, and the lock of
    a killed build ends with it. A file system that has no locks is used without.
    """
    try:
        descriptor = os.open(folder.parent, os.O_RDONLY)
    except OSError:
        yield True
        return
    try:
        yield _acquire(descriptor, time.monotonic() + patience)
    finally:
        os.close(descriptor)


def _acquire(descriptor: int, deadline: float) -> bool:
    if sys.platform == "win32":
        return True
    import fcntl

    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        except OSError:
            return True


def sibling(folder: Path, purpose: str) -> Path:
    """A new name beside the folder, on the same file system, for the tree that will take its place."""
    return folder.with_name(f"{_stem(folder)}{purpose}-{os.urandom(4).hex()}")


def siblings(folder: Path, purpose: str) -> list[Path]:
    """The folders that `sibling` named for builds which did not live to clear up; links of such names are not ours."""
    found = folder.parent.glob(f"{_escaped(_stem(folder))}{purpose}-{'[0-9a-f]' * 8}")
    return sorted(path for path in found if is_folder(path))


def _stem(folder: Path) -> str:
    name = folder.name
    return f".{name}." if len(name.encode()) < 200 else f".{sha256(name.encode()).hexdigest()[:20]}."


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def switch(staged: Path, folder: Path) -> Path | None:
    """Puts the staged tree in the folder's place; returns where the old tree now is, or None if there was none.

    In one step where the system can exchange two names (Linux, macOS): whoever opens a file through the folder
    sees the old tree or the new one. Elsewhere in two steps, between which the folder is missing for a moment; a
    build killed just there is mended by `recover`. Raises OSError (mount points, foreign devices) with nothing moved.
    """
    if not folder.exists() or not any(folder.iterdir()):
        staged.replace(folder)
        return None
    if exchange(staged, folder):
        return staged
    old = sibling(folder, "previous")
    folder.rename(old)
    try:
        staged.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    return old


def recover(folder: Path) -> None:
    """Puts the old tree back where a two-step switch was cut off between its steps."""
    for old in siblings(folder, "previous"):
        if not folder.exists():
            old.rename(folder)


def exchange(one: Path, other: Path) -> bool:
    """Exchanges two names in one step; False where the system has no such call."""
    call = _exchange_call()
    if call is None:
        return False
    number = call(os.fsencode(one), os.fsencode(other))
    if number in NO_EXCHANGE:
        return False
    if number:
        raise OSError(number, os.strerror(number), str(one), None, str(other))
    return True


@cache
def _exchange_call() -> Callable[[bytes, bytes], int] | None:
    """The system's own exchange of two names, giving 0 or an errno; None where there is none."""
    import ctypes

    if sys.platform == "win32":
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if hasattr(library, "renameat2"):
        rename = library.renameat2
        rename.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
        here = AT_WORKING_FOLDER
        return lambda one, other: ctypes.get_errno() if rename(here, one, here, other, EXCHANGE) else 0
    if hasattr(library, "renamex_np"):
        rename = library.renamex_np
        rename.argtypes = (ctypes.c_char_p, ctypes.c_char_p, ctypes.c_uint)
        return lambda one, other: ctypes.get_errno() if rename(one, other, EXCHANGE) else 0
    return None


def clear_away(tree: Path, folder: Path) -> None:
    """Removes a staged tree that was not used, or an old one that was replaced by `folder`.

    Which of the two it is, its manifest says; a link is neither. Out of an old tree, files that are not ours and that
    came or changed while the new tree was being staged move over into `folder`. Can be cut off anywhere and repeated.
    """
    if not is_folder(tree):
        return
    marker = read_if_there(tree / MANIFEST)
    if not marker:  # cut off at birth
        with suppress(OSError):
            _remove_empty_marker(tree)
            tree.rmdir()
        return
    ours = None if marker == UNFINISHED else read_manifest(marker)
    if marker != UNFINISHED and ours is None:
        return  # nothing that we made
    if ours is not None:
        _bring_over(tree, folder, ours)
    _remove_tree(tree)


def _remove_empty_marker(tree: Path) -> None:
    with suppress(FileNotFoundError):
        found = (tree / MANIFEST).lstat()
        if stat.S_ISREG(found.st_mode) and not found.st_size:
            (tree / MANIFEST).unlink()


def _bring_over(tree: Path, folder: Path, ours: Mapping[str, Entry]) -> None:
    """Moves what is not ours out of an old tree, where the folder does not have it."""
    found = look_at(tree).files
    strangers = [path for path in found if path not in ours and path != MANIFEST]
    taken = (read_manifest(read_if_there(folder / MANIFEST)) or {}) if strangers else {}
    for path in strangers:
        if path not in taken and not _is_at(folder / path, found[path]):
            make_way(folder, path)
            (tree / path).replace(folder / path)


def _remove_tree(tree: Path) -> None:
    """Removes a folder with all in it; its marker last, so that another build can go on where this one is cut off."""
    descriptor = os.open(tree, INSIDE)
    try:
        for inside, _, _, place in os.fwalk(".", topdown=False, dir_fd=descriptor):
            for entry in list(os.scandir(place)):
                if entry.is_dir(follow_symlinks=False):
                    os.rmdir(entry.name, dir_fd=place)
                elif inside != "." or entry.name != MANIFEST:
                    with suppress(FileNotFoundError):
                        os.unlink(entry.name, dir_fd=place)
        os.unlink(MANIFEST, dir_fd=descriptor)
    finally:
        os.close(descriptor)
    tree.rmdir()


def _is_at(file: Path, state: os.stat_result) -> bool:
    """Whether a file is there that is the one of this state: one inode, or a faithful copy of it."""
    try:
        found = file.lstat()
    except FileNotFoundError:
        return False
    if (found.st_dev, found.st_ino) == (state.st_dev, state.st_ino):
        return True
    return (found.st_size, found.st_mtime_ns) == (state.st_size, state.st_mtime_ns)
