"""What is kept on disk between builds: bytes, under the digest of what they were made from.

They lie in one SQLite database in a folder of ours (see `folder`). Its name is made of the key of the program that
wrote it and of the folder's identity: a memory of another program or of another place is never opened, let alone
believed, and SQLite never meets a file whose name somebody else could have chosen. A build writes in one transaction,
at its end. The system is not asked to bring the bytes to the disk at once: a power cut may damage the database, and
then it is thrown away. Each value carries a checksum over itself and its key, so that a damaged one is no value.
"""

import errno
import os
import re
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from journeysite import __version__
from journeysite.diagnostics import Diagnostic, Place
from journeysite.incremental import folder as ours
from journeysite.incremental.codes import MEMORY_LOST, MEMORY_NOT_KEPT, MEMORY_REFUSED

if TYPE_CHECKING:
    from sqlite3 import Connection, Error

FOREIGN: Final = "it was kept by another version of journeysite or of what it uses, or in another folder"
DAMAGED: Final = "it is damaged"
LARGEST: Final = 512 * 1024 * 1024  # bytes on disk; beyond it the oldest values are forgotten
BATCH: Final = 500  # values asked for at once
PATIENCE: Final = 10.0  # seconds that another build may take to write what it learnt

DATABASE: Final = re.compile(r"memory-[0-9a-f]{32}\.sqlite")
BEGINNING: Final = b"SQLite format 3\0"
JOURNAL: Final = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"  # how the journal of a transaction that was cut off begins
# What earlier versions kept, which is of no use any more.
OLD_FILES: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{8}\.(?:pack|part)")
OLD_BEGINNING: Final = b"journeysite memo 1\n"

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS value (kind TEXT, inputs BLOB, checksum INTEGER, data BLOB, UNIQUE (kind, inputs))
"""
# All but the youngest values, whose lengths add up to no more than the bound.
FORGET_OLDEST: Final = """
DELETE FROM value WHERE rowid <= (
    SELECT max(rowid) FROM (SELECT rowid, sum(length(data)) OVER (ORDER BY rowid DESC) AS total FROM value)
    WHERE total > ?
)
"""
# Primary result codes of SQLite: no such table, corrupt, of another format, no database. Others are not its fault.
OF_DAMAGE: Final = frozenset({1, 11, 24, 26})
REASONS: Final = {8: errno.EACCES, 13: errno.ENOSPC, 14: errno.EACCES}  # read-only, full, cannot be opened

PAGES: Final = ("page_count", "freelist_count", "page_size")

Key = tuple[str, bytes]  # kind, digest


def digest(*parts: bytes | str) -> bytes:
    """SHA-256 of the parts, each with its length before it, so that no two lists of parts run into one."""
    total = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(encoded).to_bytes(8, "little"))
        total.update(encoded)
    return total.digest()


class Store(Struct):
    """The database of one folder, and what this process adds to it. Where it is refused, nothing is kept."""

    folder: Path
    program: bytes
    largest: int = LARGEST
    notices: tuple[Diagnostic, ...] = ()
    is_refused: bool = False
    _name: str = ""  # of the database; "" where there is none
    _is_damaged: bool = False
    _new: dict[Key, bytes] = field(default_factory=dict)
    _open: "dict[int, Connection]" = field(default_factory=dict)  # by process: none is carried through a fork

    def get(self, kind: str, inputs: bytes) -> bytes | None:
        """The bytes that were put under this kind and digest, or None."""
        return next(self.get_all(kind, (inputs,)))

    def get_all(self, kind: str, inputs: Sequence[bytes]) -> Iterator[bytes | None]:
        """As `get`, for each of these digests, in their order."""
        rest = iter(inputs)
        while batch := tuple(islice(rest, BATCH)):
            found = self._read(kind, batch)
            for one in batch:
                new = self._new.get((kind, one)) if self._new else None
                yield found.get(one) if new is None else new

    def put(self, kind: str, inputs: bytes, value: bytes) -> None:
        """Remembers bytes, on disk from the next `save` on. Digests have 32 bytes."""
        if len(inputs) != 32:
            raise ValueError(f"the digest of {kind!r} is not of 32 bytes")
        self._new[(kind, inputs)] = value

    def save(self) -> tuple[Diagnostic, ...]:
        """Writes what is new; reports what of the old was found damaged, and what could not be written."""
        if self.is_refused or not (self._new or self._is_damaged):
            return ()
        from sqlite3 import Error

        told: tuple[Diagnostic, ...] = ()
        try:
            if self._is_damaged:
                told = (_thrown_away(self.folder, DAMAGED),)
                self._begin_anew()
            self._write()
        except ours.NotOursError as trouble:
            return (*told, _refused(self.folder, str(trouble)))
        except (OSError, Error) as trouble:
            message = f"what this build learnt cannot be kept for the next: {_reason(trouble)}"
            return (*told, MEMORY_NOT_KEPT.at(Place(self.folder.name), message))
        self._new = {}
        return told

    def close(self) -> None:
        """Lets go of the database, which the next question opens again."""
        connection = self._open.pop(os.getpid(), None)
        if connection:
            connection.close()

    def _read(self, kind: str, inputs: tuple[bytes, ...]) -> dict[bytes, bytes]:
        """What the database holds of these, by digest."""
        if not self._name or self._is_damaged:
            return {}
        from sqlite3 import Error

        asked = f"SELECT inputs, checksum, data FROM value WHERE kind = ? AND inputs IN ({','.join('?' * len(inputs))})"
        try:
            rows = self._connection().execute(asked, (kind, *inputs))
            return {one: data for one, check, data in rows if _checksum(kind, one, data) == check}
        except (Error, TypeError) as trouble:  # TypeError: a value of another type than was ever put in
            self._is_damaged = _is_of_damage(trouble)
            return {}

    def _connection(self) -> "Connection":
        connection = self._open.get(os.getpid())
        if connection is None:
            connection = self._open[os.getpid()] = _connected(self.folder / self._name)
        return connection

    def _begin_anew(self) -> None:
        self.close()
        with ours.opened(str(self.folder)) as folder:
            _remove_database(folder, self._name)
        self._is_damaged = False

    def _write(self) -> None:
        ours.make(str(self.folder))
        with ours.opened(str(self.folder)) as folder:
            name = _name_of(folder, self.program)
            if name != self._name:
                self.close()
            self._name = name
            with suppress(FileExistsError):
                ours.write_new(folder, name, _blank())
        rows = ((kind, one, _checksum(kind, one, data), data) for (kind, one), data in self._new.items())
        connection = self._connection()
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(SCHEMA)
            connection.executemany("INSERT OR REPLACE INTO value VALUES (?, ?, ?, ?)", rows)
            if _size(connection) > self.largest:
                connection.execute(FORGET_OLDEST, (self.largest // 2,))


def open_store(folder: Path, program: bytes | None = None, largest: int = LARGEST) -> Store:
    """The store of a folder, which need not exist yet.

    Its `notices` tell what was thrown away, and why (J513), or that what is there is not touched (J516). `program` is
    the key of who may read it, by default `program_key()`.
    """
    store = Store(folder, program or program_key(), largest)
    try:
        with ours.opened(str(folder)) as descriptor:
            name = _name_of(descriptor, store.program)
            reasons = _clear(descriptor, name)
            if _is_there(descriptor, name):
                store._name = name
    except ours.NotOursError as trouble:
        return Store(folder, store.program, largest, (_refused(folder, str(trouble)),), is_refused=True)
    except OSError:  # nothing is there yet; or it is closed, which saving tells
        return store
    if store._name and not _is_whole(store):
        store._begin_anew()
        store._name = ""
        reasons.append(DAMAGED)
    store.notices = tuple(_thrown_away(folder, reason) for reason in sorted(set(reasons)))
    return store


def program_key() -> bytes:
    """What may change a pure function's results: our version and source files, Python's, and the packages around us.

    Names, sizes and times stand for the source files, names of `*.dist-info` folders for the packages' versions: two
    milliseconds.
    """
    home = Path(__file__).parents[1]
    sources = [f"{path} {state.st_size} {state.st_mtime_ns}" for path, state in _sources(home)]
    packages = {name for folder in sys.path for name in _names(folder) if name.endswith(".dist-info")}
    return digest(__version__, sys.version, sys.platform, *sorted(sources), "packages", *sorted(packages))


def _sources(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _sources(Path(entry.path))
        elif entry.name.endswith(".py"):
            yield entry.path, entry.stat()


def _names(folder: str) -> list[str]:
    try:
        with os.scandir(folder or ".") as entries:
            return [entry.name for entry in entries]
    except OSError:  # a zip file, or nothing at all
        return []


def _name_of(folder: int, program: bytes) -> str:
    """The name of the database in this very folder, for this very program."""
    return f"memory-{digest(program, ours.identity(folder)).hex()[:32]}.sqlite"


def _clear(folder: int, name: str) -> list[str]:
    """Removes what other programs left in the folder; returns why, for each file."""
    reasons = []
    for found in os.listdir(folder):
        is_other = DATABASE.fullmatch(found) and found != name and ours.remove(folder, found, BEGINNING)
        if is_other:
            ours.remove(folder, f"{found}-journal", JOURNAL)
        if is_other or (OLD_FILES.fullmatch(found) and ours.remove(folder, found, OLD_BEGINNING)):
            reasons.append(FOREIGN)
    return reasons


def _is_there(folder: int, name: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode)
    except FileNotFoundError:
        return False


def _remove_database(folder: int, name: str) -> None:
    """Removes the database whose name nobody but us can know, whatever became of its bytes."""
    for one in (name, f"{name}-journal"):
        with suppress(FileNotFoundError):
            os.unlink(one, dir_fd=folder)


def _blank() -> bytes:
    """A database that holds nothing yet. An empty file in its place is taken for one that was cut off, and removed, by
    a build that opens it before our first transaction."""
    from sqlite3 import connect

    connection = connect(":memory:")
    connection.execute(SCHEMA)
    blank = connection.serialize()
    connection.close()
    return blank


def _connected(file: Path) -> "Connection":
    from sqlite3 import connect

    connection = connect(file, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    return connection


def _is_whole(store: Store) -> bool:
    """Whether the database looks like one; what is damaged further inside shows when it is read."""
    list(store.get_all("", (b"",)))
    return not store._is_damaged


def _checksum(kind: str, inputs: bytes, data: bytes) -> int:
    return zlib.crc32(data, zlib.crc32(inputs, zlib.crc32(kind.encode())))


def _size(connection: "Connection") -> int:
    """Bytes of the database that hold something."""
    pages, free, page = (int(connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in PAGES)
    return (pages - free) * page


def _is_of_damage(trouble: Exception) -> bool:
    return getattr(trouble, "sqlite_errorcode", 1) & 0xFF in OF_DAMAGE


def _reason(trouble: "OSError | Error") -> str:
    number = REASONS.get(getattr(trouble, "sqlite_errorcode", 0) & 0xFF)
    return os.strerror(number) if number else getattr(trouble, "strerror", "") or str(trouble)


def _thrown_away(folder: Path, reason: str) -> Diagnostic:
    return MEMORY_LOST.at(Place(folder.name), f"the memory of earlier builds is begun anew: {reason}")


def _refused(folder: Path, reason: str) -> Diagnostic:
    message = f"`{folder.name}` is left alone, and this build remembers nothing: {reason}"
    return MEMORY_REFUSED.at(Place(folder.name), message, "look at what it holds, and delete it or move it away")
