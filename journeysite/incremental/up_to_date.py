"""Whether a build would change nothing: one stat walk over what it reads, one walk over the names it published.

It is asked before anything else of a build is loaded, and so imports the smallest modules there are. The answer is yes
only where the last build had nothing to say, and every file that it read, of the site, of the theme and of this
program, is still the same file, with its size and its times. That of its last change cannot be set back by whoever
edits it. A file that was written in the last moments before a build may be written again within one tick of the file
system's clock: such a build is not remembered.
"""

import os
import sys

from journeysite import __version__

FOLDER = ".journeysite"
NAME = "up-to-date"
BEGINNING = "journeysite up to date 1\n"
TICK = 50_000_000  # nanoseconds; more than the clock of any file system in common use
EMPTY = "\x00"  # stands for a folder or file that is not there


def inputs_of(root: str) -> str:
    """Path and state of every file that a build of this site reads, and what else it depends on, as one text."""
    program = os.path.dirname(os.path.dirname(__file__))
    parts = [__version__, sys.version, os.environ.get("SOURCE_DATE_EPOCH", "")]
    for path in sys.path:
        parts.extend(name for name in _names_in(path) if name.endswith(".dist-info"))
    for folder in ("content", "themes"):
        _stat_walk(os.path.join(root, folder), parts)
    _stat_walk(program, parts)
    _stat_walk(os.path.join(os.path.dirname(program), "themes", "default"), parts)
    parts.extend(_stamp(os.path.join(root, file)) for file in ("journeysite.yml", "theme.css"))
    parts.append(_stamp_of_history(os.path.abspath(root)))
    return "\n".join(parts)


def _names_in(folder: str) -> list[str]:
    try:
        return sorted(os.listdir(folder or "."))
    except OSError:
        return []


def _stat_walk(folder: str, parts: list[str]) -> None:
    """Appends a line for each file below the folder, names sorted; hidden names and caches of Python are left out."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=_name)
    except OSError:
        parts.append(EMPTY)
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir(follow_symlinks=False):
            parts.append(entry.path)
            _stat_walk(entry.path, parts)
        else:
            parts.append(_stamp(entry.path))


def _name(entry: "os.DirEntry[str]") -> str:
    return entry.name


def _stamp(path: str) -> str:
    """Path, size, time, time of the last change and inode of one file."""
    try:
        found = os.stat(path)
    except OSError:
        return f"{path} {EMPTY}"
    return f"{path} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}"


def _stamp_of_history(folder: str) -> str:
    """What changes with every commit and every checkout of the git work tree that the folder lies in."""
    while True:
        git = os.path.join(folder, ".git")
        if os.path.isdir(git):
            return f"{_stamp(os.path.join(git, 'HEAD'))}\n{_stamp(os.path.join(git, 'logs', 'HEAD'))}"
        parent = os.path.dirname(folder)
        if os.path.isfile(git) or parent == folder:
            return _stamp(git)
        folder = parent


def names_below(folder: str) -> str:
    """The names of everything below the folder, as one text."""
    names: list[str] = []
    waiting = [folder]
    while waiting:
        inside = waiting.pop()
        try:
            with os.scandir(inside) as found:
                for entry in found:
                    names.append(entry.path)
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(entry.path)
        except OSError:
            return EMPTY
    names.sort()
    return "\n".join(names)


def summary_if_unchanged(root: str, output: str) -> str:
    """What the last build came to, in words, where another one would change nothing; "" otherwise."""
    try:
        summary, inputs, names = _noted(root).split("\x01")
    except (OSError, ValueError):
        return ""
    is_same = inputs == inputs_of(root) and names == names_below(os.path.abspath(output))
    return summary.removeprefix(BEGINNING) if is_same else ""


def _noted(root: str) -> str:
    """What is noted in the memory folder of a site; no link is followed in it or to it. Raises OSError."""
    inside = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
    folder = os.open(os.path.join(root, FOLDER), inside | os.O_DIRECTORY)
    try:
        with open(os.open(NAME, inside, dir_fd=folder), encoding="utf-8", errors="surrogateescape", newline="") as file:
            return file.read()
    finally:
        os.close(folder)


def remember(root: str, output: str, inputs: str, summary: str) -> None:
    """Notes that this build came to that, from those inputs, taken before it began. What cannot be noted is not."""
    from journeysite.incremental import folder as ours

    text = BEGINNING + "\x01".join((summary, inputs, names_below(os.path.abspath(output))))
    forget(root)
    try:
        with ours.opened(os.path.join(root, FOLDER)) as folder:
            ours.write_new(folder, NAME, text.encode("utf-8", "surrogateescape"))
    except (OSError, ours.NotOursError):
        return


def forget(root: str) -> None:
    """Lets the next build look for itself."""
    from journeysite.incremental import folder as ours

    try:
        with ours.opened(os.path.join(root, FOLDER)) as folder:
            ours.remove(folder, NAME, BEGINNING.encode())
    except (OSError, ours.NotOursError):
        return


def is_settled(inputs: str, now: int) -> bool:
    """Whether every file of these inputs had been left alone for a tick at `now`, in ns of the system's clock."""
    changes = (words[-2] for line in inputs.split("\n") if len(words := line.rsplit(" ", 4)) == 5)
    return all(now - int(change) > TICK for change in changes if change.isdigit())
