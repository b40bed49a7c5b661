"""What git knows of a site's folder, asked so that nothing in the folder can make git run or fetch anything.

The one place that starts git. A stranger may have written the folder: a pull request can hold a bare repository, and
an archive a whole `.git` with its settings. So git is asked only at the top of the work tree that holds the site, which
is looked for here, with the settings that start programs overruled, no network, and an environment of our making.
Whose repository it is stays git's own question (`safe.directory`), which naming its folder would have skipped.
"""

import os
import re
import selectors
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import suppress
from os.path import isabs, isfile, lexists, realpath
from pathlib import Path
from typing import Final

PATIENCE: Final = 20.0  # seconds; what takes longer is done without
MOST: Final = 64_000_000  # bytes of an answer; the history of a hundred thousand commits is shorter
SHORT: Final = 100_000  # bytes that a file of git's about a work tree may have

#: Of the environment only what leads to git, and to the settings of the person who runs us.
KEPT: Final = (
    "HOME", "XDG_CONFIG_HOME", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "SUDO_UID",
)  # fmt: skip
OURS: Final = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "false",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",  # git 2.44; the next line does it for older ones
    "GIT_ALLOW_PROTOCOL": "none",  # goes before `protocol.….allow` of a repository, as no setting could
    "GIT_PROTOCOL_FROM_USER": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_ATTR_NOSYSTEM": "1",
}
SETTINGS: Final = (
    "safe.bareRepository=explicit",
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.sshCommand=false",
    "core.gitProxy=false",
    "core.alternateRefsCommand=false",
    "core.attributesFile=/dev/null",
    "core.quotePath=false",
    "credential.helper=",
    "protocol.allow=never",
    "gpg.program=false",
    "diff.external=",
    "diff.orderFile=/dev/null",
    "log.showSignature=false",
    "log.showRoot=true",
    "log.follow=false",
    "log.mailmap=false",
    "i18n.logOutputEncoding=UTF-8",
)
#: What `git log` needs beside them, so that it opens no file and starts no program to show what changed.
PLAIN_LOG: Final = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--encoding=UTF-8")

_LEADS_TO = re.compile(r"gitdir: (.+?)\n*", re.ASCII)
_WORK_TREE = re.compile(r"^\s*worktree\s*=\s*\"?(.+?)\"?\s*$", re.MULTILINE | re.IGNORECASE)


def work_tree(folder: Path) -> Path | None:
    """The real path of the nearest folder, from this one upwards, that is the top of a git work tree; None if none is.

    A bare repository is never one, nor is a folder whose `.git` leads to a repository that knows nothing of it.
    """
    here = Path(realpath(folder))
    top = next((one for one in (here, *here.parents) if lexists(one / ".git")), None)
    return top if top and not _is_repository(top) and _belongs(top / ".git", top) else None


def ask_git(top: Path, *arguments: str, environment: Mapping[str, str] = os.environ) -> str:
    """What git prints at the top of a work tree, or "" where it does not say.

    It does not where there is no git, no commit yet, a repository of somebody else's, or no patience left.
    """
    options = [word for setting in SETTINGS for word in ("-c", setting)]
    command = ("git", "--no-pager", "--literal-pathspecs", *options, *arguments)
    try:
        process = subprocess.Popen(
            command,
            cwd=top,
            env=_environment(environment, top),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that what git may have started ends with it
        )
    except (OSError, ValueError):
        return ""
    try:
        return _answer(process, time.monotonic() + PATIENCE).decode("utf-8", "replace")
    finally:
        _end(process)


def _answer(process: "subprocess.Popen[bytes]", deadline: float) -> bytes:
    """All that the process writes, if it ends well, in time, and without writing too much; nothing otherwise."""
    assert process.stdout is not None
    parts: list[bytes] = []
    size = 0
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        while size <= MOST and selector.select(max(0.0, deadline - time.monotonic())):
            part = os.read(process.stdout.fileno(), 1 << 16)
            if not part:
                with suppress(subprocess.TimeoutExpired):
                    return b"".join(parts) if process.wait(max(0.0, deadline - time.monotonic())) == 0 else b""
                return b""
            parts.append(part)
            size += len(part)
    return b""


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends the process with all that it started, unless it was seen to end by itself."""
    if process.returncode is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout:
        process.stdout.close()


def _environment(given: Mapping[str, str], top: Path) -> dict[str, str]:
    """What git is told of the world. Folders of the path that depend on where git runs are left out of it."""
    kept = {name: given[name] for name in KEPT if name in given}
    path = os.pathsep.join(filter(isabs, given.get("PATH", os.defpath).split(os.pathsep)))
    ends = {"GIT_CEILING_DIRECTORIES": str(top.parent), "GIT_WORK_TREE": str(top)}
    return {**kept, "PATH": path, **OURS, **ends}


def _is_repository(folder: Path) -> bool:
    """Whether git might take the folder itself for a repository: older ones than 2.38 cannot be told not to."""
    return all(lexists(folder / name) for name in ("HEAD", "objects", "refs"))


def _belongs(git: Path, top: Path) -> bool:
    """Whether the `.git` of a folder is a repository, or leads to one that leads back, as of a worktree or a submodule.

    Git writes no `.git` from a commit, but an archive may hold one that leads to any repository of this machine.
    """
    if git.is_dir() and not git.is_symlink():
        return _is_repository(git)
    found = _LEADS_TO.fullmatch(_short_text(git))
    if not found:
        return False
    repository = top / found[1]
    if back := _short_text(repository / "gitdir").strip():
        return realpath(repository / back) == realpath(git)
    named = _WORK_TREE.search(_short_text(repository / "config"))
    return named is not None and realpath(repository / named[1]) == str(top)


def _short_text(path: Path) -> str:
    """The text of a small file of git's; "" where there is none."""
    try:
        if not isfile(path):  # a pipe would keep us waiting
            return ""
        with path.open(encoding="utf-8", errors="surrogateescape") as file:
            return file.read(SHORT).replace("\0", "")  # which no path may hold
    except OSError:
        return ""
