"""What the command line writes, and how: data on stdout, talk on stderr, styles where somebody sees them.

A reader that goes away in the middle (`journeysite explain | head -1`) is no error and gets no traceback.
"""

import os
import sys
import time
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress, TaskID

# What a shell is told in the end: the exit codes.
DONE = 0
FINDINGS = 1
USAGE = 2
UNWRITABLE = 2
INTERRUPTED = 130

STYLES = {"bold": "1", "quiet": "2", "good": "1;32", "bad": "1;31", "warn": "1;33"}


def shows_styles(stream: TextIO) -> bool:
    """Whether bold and colours may be written: to a terminal, unless `NO_COLOR` or `FORCE_COLOR` says otherwise.

    Source: the informal standards at no-color.org and force-color.org.
    """
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """The columns of the terminal that somebody reads the stream on; 0 where nobody does."""
    if not stream.isatty():
        return 0
    from shutil import get_terminal_size

    return get_terminal_size().columns


def styled(text: str, style: str, stream: TextIO) -> str:
    """The text in one of `STYLES`, or as it is where the stream shows none."""
    return f"\x1b[{STYLES[style]}m{text}\x1b[0m" if shows_styles(stream) else text


def put(data: str) -> None:
    """Writes data to stdout."""
    _write(data, sys.stdout)


def say(talk: str, style: str = "") -> None:
    """Writes a line of talk to stderr; what others have written in it, names of files for one, is made visible."""
    if not talk.replace("\n", "").isprintable():
        from journeysite.diagnostics.visible import visible_lines

        talk = visible_lines(talk)
    _write((styled(talk, style, sys.stderr) if style else talk) + "\n", sys.stderr)


def show(report: str) -> None:
    """Writes a report to stderr, in the styles that it has."""
    _write(report, sys.stderr)


def is_watched() -> bool:
    """Whether a person watches stderr, so that something that moves is welcome there."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


class UnwritableError(Exception):
    """Data that stdout does not take: a full disk, most likely."""


def open_streams() -> None:
    """Puts a stream to nowhere in the place of one that the process was started without (`>&-`)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def flush() -> None:
    """Empties both streams; afterwards the interpreter finds nothing to fail on."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            _silence(stream)


def _write(text: str, stream: TextIO) -> None:
    try:
        stream.write(text)
        stream.flush()
    except UnicodeEncodeError:  # a terminal without Unicode
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "replace").decode(encoding))
    except BrokenPipeError:
        _silence(stream)
    except OSError as error:
        _silence(stream)
        if stream is sys.stdout:
            raise UnwritableError(error.strerror or "unknown") from None


def _silence(stream: TextIO) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


class Bar:
    """A progress bar on stderr, for builds that take longer than a moment and are watched by a person."""

    MOMENT = 0.7  # seconds

    def __init__(self, noun: str) -> None:
        self._noun = noun
        self._started = time.monotonic()
        self._progress: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, trouble: BaseException | None, trace: "TracebackType | None"
    ) -> None:
        if self._progress:
            self._progress.stop()

    def show(self, done: int, total: int) -> None:
        """Tells how far it is."""
        if self._progress is None and time.monotonic() - self._started > self.MOMENT and is_watched():
            self._start(total)
        if self._progress and self._task is not None:
            self._progress.update(self._task, completed=done)

    def _start(self, total: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(stderr=True, no_color=not shows_styles(sys.stderr))
        columns = (BarColumn(), MofNCompleteColumn(), TextColumn(self._noun), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console, transient=True)
        self._task = self._progress.add_task(self._noun, total=total)
        self._progress.start()
