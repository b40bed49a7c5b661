"""The folder in which builds remember: what in it is ours, and how it is touched.

A stranger's commit may bring a folder of that name: as a link to somebody's history, or full of files that only look
like ours. So the folder is opened without following a link and has to hold our marker, and whatever is read, written
or removed in it is named relative to the open folder. Removed are only files with a name and a beginning of our own.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

TAG: Final = "CACHEDIR.TAG"  # tells backup programs that nobody needs to keep the folder, and us that it is ours
IGNORED: Final = ".gitignore"
SIGNATURE: Final = b"Signature: 8a477f597d28d172789f06886806bc55\n"
MARKER: Final = SIGNATURE + b"# What journeysite remembers between builds. It may be deleted.\n"
PLAIN: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # waits for nobody, should it be a pipe
FRESH: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


class NotOursError(Exception):
    """What has the folder's name was not made by us; its text says what it is."""


@contextmanager
def opened(path: str) -> Iterator[int]:
    """The folder's descriptor, for as long as it is needed.

    Raises NotOursError where a link, a file or somebody else's folder is there, FileNotFoundError where nothing is,
    and any other OSError where the system refuses.
    """
    folder = _open(path)
    try:
        if not _is_ours(folder):
            raise NotOursError("it is a folder that journeysite did not make")
        yield folder
    finally:
        os.close(folder)


def _open(path: str) -> int:
    try:
        return os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except NotADirectoryError:
        is_link = os.path.islink(path)
        raise NotOursError(f"it is a link to `{os.readlink(path)}`" if is_link else "it is a file") from None


def _is_ours(folder: int) -> bool:
    """Whether it holds our marker, which an empty folder gets here, or one whose maker was cut off or is at work.

    Earlier versions wrote the first line alone.
    """
    if {TAG, IGNORED}.issuperset(os.listdir(folder)):
        _remove_empty(folder, TAG)
        for name, data in ((TAG, MARKER), (IGNORED, b"*\n")):
            with suppress(FileExistsError):
                write_new(folder, name, data)
        return True
    return read(folder, TAG) in (MARKER, SIGNATURE)


def _remove_empty(folder: int, name: str) -> None:
    with suppress(FileNotFoundError):
        found = os.stat(name, dir_fd=folder, follow_symlinks=False)
        if stat.S_ISREG(found.st_mode) and not found.st_size:
            os.unlink(name, dir_fd=folder)


def make(path: str) -> None:
    """Makes the folder where nothing is; what is there stays as it is."""
    with suppress(FileExistsError):
        os.makedirs(path)


def identity(folder: int) -> bytes:
    """What tells this folder from every copy of it: the inode of its marker and when that was last touched.

    No commit can know it beforehand, and so none can bring a memory that would be believed.
    """
    found = os.stat(TAG, dir_fd=folder, follow_symlinks=False)
    return f"{found.st_ino} {found.st_ctime_ns}".encode()


def read(folder: int, name: str, most: int = -1) -> bytes:
    """The bytes of a plain file, or the first of them; none where there is no such file."""
    try:
        descriptor = os.open(name, PLAIN, dir_fd=folder)
    except OSError:
        return b""
    with open(descriptor, "rb") as file:
        found = os.fstat(descriptor)
        return file.read(most) if stat.S_ISREG(found.st_mode) and found.st_nlink == 1 else b""


def write_new(folder: int, name: str, data: bytes) -> None:
    """Writes a file that is not there yet. Raises OSError, also where something is there."""
    with open(os.open(name, FRESH, 0o666, dir_fd=folder), "wb") as file:
        file.write(data)


def remove(folder: int, name: str, beginning: bytes) -> bool:
    """Removes the plain file of this name if it begins so; whether it did."""
    if not read(folder, name, len(beginning)).startswith(beginning):
        return False
    os.unlink(name, dir_fd=folder)
    return True
