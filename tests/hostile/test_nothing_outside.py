"""No command writes or removes anything but the output, the memory, and temporary folders of its own."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from tests.hostile.sites import SITES, write

pytestmark = pytest.mark.slow

REPOSITORY = Path(__file__).resolve().parents[2]

# Every command in one process, which takes a tenth of the time; `serve` is interrupted as soon as it shows the site.
DRIVER = """
import os, signal, sys, threading
from journeysite.cli import run

def interrupt():
    threading.Timer(0.7, os.kill, (os.getpid(), signal.SIGINT)).start()

commands = [
    ["check"], ["check", ".", "--format", "json"], ["build"], ["build", "--strict"], ["build", "--verify"], ["build"],
    ["build", "--output", "public/site"], ["build", "--output", "site/below"], ["build", "--output", ".journeysite/x"],
    ["build", "--output", ".git/x"], ["build", "--output", "theme.css"], ["explain"], ["explain", "J201"],
    ["new", "demo"], ["--help"], ["--version"], ["serve", "--port", "0"],
]
for command in commands:
    if command[0] == "serve":
        interrupt()
    try:
        print(*command, "->", run(command), flush=True)
    except KeyboardInterrupt:
        pass
"""
# What the commands are there to write in the repository, and a temporary folder that a killed build left there.
# The folder around them gets a new time.
OURS = ("site", ".journeysite", "public", "demo", ".site.staging-0badcafe")

State = tuple[object, ...]


def snapshot(around: Path) -> dict[str, State]:
    """The state of everything that no command may touch: kind, inode, time, and what it holds or where it leads."""
    repo = around / "repo"
    ours = {repo / name for name in OURS if not (repo / name).is_symlink()}
    found: dict[str, State] = {}
    for folder, folders, names in os.walk(around):
        folders[:] = [name for name in folders if Path(folder, name) not in ours]
        for path in (Path(folder, name) for name in (*folders, *names)):
            if path not in ours:
                found[path.relative_to(around).as_posix()] = _state(path, is_ground=path == repo)
    return found


def _state(path: Path, *, is_ground: bool) -> State:
    found = path.lstat()
    if stat.S_ISLNK(found.st_mode):
        return ("link", found.st_ino, found.st_mtime_ns, path.readlink())
    if stat.S_ISREG(found.st_mode):
        return ("file", found.st_ino, found.st_mtime_ns, found.st_mode, sha256(path.read_bytes()).hexdigest())
    return ("folder", found.st_ino, 0 if is_ground else found.st_mtime_ns, found.st_mode)


@pytest.mark.parametrize("name", SITES)
def test_nothing_is_written_or_removed_outside_of_output_and_memory(name: str, tmp_path: Path) -> None:
    around = tmp_path / "around"
    around.mkdir()
    repo = write(around, SITES[name])
    before, foreign = snapshot(around), _not_ours(repo)
    done = subprocess.run(
        [sys.executable, "-B", "-c", DRIVER],
        cwd=repo,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(REPOSITORY),
            "HOME": str(around / "home"),
            "TMPDIR": str(around / "temporary"),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    after = snapshot(around)
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} == set(), done.stdout
    assert _not_ours(repo) == foreign
    assert "Traceback" not in done.stdout + done.stderr
    assert done.stdout.count(" -> ") == 17, done.stdout + done.stderr
    history = subprocess.run(["git", "-C", str(repo), "fsck", "--full"], capture_output=True, text=True, check=False)
    assert history.returncode == 0, history.stderr


def _not_ours(repo: Path) -> dict[str, State]:
    """What a folder of the memory's name holds that we did not put there: links, and all of a folder without marker."""
    folder = repo / ".journeysite"
    if folder.is_symlink() or not folder.is_dir():
        return {}
    strange = [path for path in folder.iterdir() if path.is_symlink() or path.suffix == ".pack"]
    return {path.name: _state(path, is_ground=False) for path in strange}
