"""The two commands work in any POSIX shell and say what is missing on a machine that lacks it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

SCRIPTS = ("scripts/site", "scripts/test", "scripts/environment.sh", "scripts/docs", "scripts/soak", ".ci/run")
SHELLS = [shell for shell in ("sh", "dash", "bash", "busybox") if shutil.which(shell)]
# `.ci/run` asks for bash by name; all others are for any shell.
READERS = [(shell, script) for shell in SHELLS for script in SCRIPTS if script != ".ci/run" or shell == "bash"]
# What a script may count on without looking: POSIX's own programs.
POSIX_PROGRAMS = ("cat", "cksum", "cp", "dirname", "env", "head", "mkdir", "printf", "rm", "sed")


@pytest.mark.parametrize(("shell", "script"), READERS)
def test_script_can_be_read_by_every_shell(shell: str, script: str, repository: Path) -> None:
    command = [shell, "sh", "-n"] if shell == "busybox" else [shell, "-n"]
    done = subprocess.run([*command, repository / script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("script", [script for script in SCRIPTS if not script.endswith(".sh")])
def test_script_can_be_run(script: str, repository: Path) -> None:
    assert os.access(repository / script, os.X_OK)


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """What the scripts need of a clone, in a folder whose name is unkind to scripts."""
    folder = tmp_path / "a clone (of mine) & more"
    folder.mkdir()
    for name in ("scripts", "content", "themes"):
        shutil.copytree(repository / name, folder / name)
    for name in ("pyproject.toml", "constraints.txt", "journeysite.yml"):
        shutil.copy(repository / name, folder)
    return folder


@pytest.fixture
def machine(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """An environment in which only POSIX's programs exist, and those whose text is given."""

    def make(**programs: str) -> dict[str, str]:
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        for name in POSIX_PROGRAMS:
            if found := shutil.which(name):
                (folder / name).symlink_to(found)
        for name, text in {"id": "echo 1000", **programs}.items():
            (folder / name).write_text(f"#!/bin/sh\n{text}\n")
            (folder / name).chmod(0o755)
        return {"PATH": str(folder), "HOME": str(tmp_path)}

    return make


def run(clone: Path, script: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [shutil.which("sh") or "sh", clone / script], env=environment, capture_output=True, text=True, check=False
    )


def test_a_machine_with_an_old_python_is_told_the_command_that_helps(
    clone: Path, machine: Callable[..., dict[str, str]]
) -> None:
    done = run(clone, "scripts/site", machine(python3="exit 1"))
    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "Python 3.11 or newer is needed. On Debian: sudo apt-get install python3 python3-venv\n",
    )


def test_a_python_that_cannot_make_environments_is_told_the_command_that_helps(
    clone: Path, machine: Callable[..., dict[str, str]]
) -> None:
    # Debian's Python without python3-venv: new enough, but `import ensurepip` fails.
    python = 'case "$2" in *ensurepip*) exit 1 ;; esac'
    done = run(clone, "scripts/site", machine(python3=python))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.endswith(
        "/python3 cannot make virtual environments. On Debian: sudo apt-get install python3-venv\n"
    )


def test_where_it_may_the_missing_part_is_installed_from_debian(
    clone: Path, machine: Callable[..., dict[str, str]], tmp_path: Path
) -> None:
    # Root on a bare Debian: apt-get brings what makes environments. What it was asked is noted.
    note = tmp_path / "asked"
    programs = {
        "id": "echo 0",
        "apt-get": f'echo "$@" >>"{note}"',
        "python3": f'case "$2" in *ensurepip*) grep -q python3-venv "{note}" ;; *venv*) exit 3 ;; esac',
        "grep": f'exec {shutil.which("grep")} "$@"',
    }
    run(clone, "scripts/site", machine(**programs))
    assert note.read_text().splitlines() == ["-q update", "-q -y install --no-install-recommends python3-venv"]


@pytest.fixture
def prepared(clone: Path) -> Path:
    """A clone whose environment is there already: the one of these tests, with its stamp."""
    (clone / ".venv" / "bin").mkdir(parents=True)
    python = clone / ".venv/bin/python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    stamp = f'. "{clone}/scripts/environment.sh"; stamp_of'
    made = subprocess.run(
        ["sh", "-c", stamp, str(clone / "scripts/site")], capture_output=True, text=True, check=True
    ).stdout
    (clone / ".venv/journeysite-site.stamp").write_text(made)
    return clone


@pytest.mark.slow
def test_the_first_command_builds_the_example_and_says_how_to_look_at_it(prepared: Path) -> None:
    done = run(prepared, "scripts/site", {**os.environ, "NO_COLOR": "1"})
    assert done.returncode == 0, done.stderr
    assert "Installing" not in done.stderr
    assert f"open {prepared}/site/index.html in a browser" in done.stderr
    assert f"'{prepared}/.venv/bin/journeysite' serve '{prepared}'" in done.stderr
    assert (prepared / "site/index.html").is_file()


def test_a_folder_that_does_not_exist_is_named(prepared: Path) -> None:
    done = subprocess.run([prepared / "scripts/site", "no such folder"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "There is no folder no such folder\n")
