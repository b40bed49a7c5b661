"""A judge of what is remembered: after an edit, a build and a session of `serve` must come to what a new build does.

It knows folders, files and findings, and nothing of how a build remembers.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree

from journeysite.build import build
from journeysite.diagnostics import Diagnostic
from journeysite.serve import Rebuilder
from tests.conftest import write_site
from tests.incremental.edits import Edit, Files

MANIFEST = ".journeysite-manifest"
OTHER_SESSION = 15  # every so many edits somebody begins to serve anew


@dataclass(frozen=True)
class Outcome:
    """What came of a state of the site: the files that are shown, None where none may be; and what was said.

    `told` is None where nobody knows.
    """

    shown: Files | None
    told: tuple[Diagnostic, ...] | None


class Judge:
    """One site in three folders: where it is built, where it is served, and where nothing was ever built before."""

    def __init__(self, folder: Path, first: Files, command_every: int = 10) -> None:
        """Begins with these files; every so many builds one is made by the command in a process of its own."""
        self._nothing, self._files = folder / "nothing", first
        self._built, self._served = Built(folder / "built", first, command_every), Served(folder / "served", first)
        self.clean = built_from_nothing(first, self._nothing)

    def difference_after(self, edit: Edit) -> str:
        """The first thing that is not as a build from nothing makes it; "" where all is the same."""
        files, self._files = self._files, edit.files
        before, self.clean = self.clean, built_from_nothing(edit.files, self._nothing)
        pages = self.clean.shown and {path: data for path, data in self.clean.shown.items() if path != MANIFEST}
        served = self._served.after(edit, files)
        silent = served.told == () and self.clean.told == before.told  # a session says once what stays as it is
        return _difference("build", self._built.after(edit, files), self.clean) or _difference(
            "serve", Outcome(served.shown, None if silent else served.told), Outcome(pages, self.clean.told)
        )


def _difference(name: str, found: Outcome, clean: Outcome) -> str:
    if found.told not in (None, clean.told):
        return f"`{name}` says\n{_lines(found.told)}\nand a build from nothing says\n{_lines(clean.told)}"
    if found.shown is None or clean.shown is None:
        return "" if found.shown is clean.shown else f"only one of `{name}` and a build from nothing shows the site"
    for path in sorted({*found.shown, *clean.shown}, key=lambda path: (path == MANIFEST, path)):
        if found.shown.get(path) != clean.shown.get(path):
            return f"`{name}` differs at {path}\n{_first_line(found.shown.get(path), clean.shown.get(path))}"
    return ""


def _lines(told: tuple[Diagnostic, ...] | None) -> str:
    return "\n".join(f"    {one.place.file} {one.code} {one.message}" for one in told or ()) or "    nothing"


def _first_line(found: bytes | None, clean: bytes | None) -> str:
    if found is None or clean is None:
        return "    which is not there" if found is None else "    which should not be there"
    lines = zip((*found.split(b"\n"), b""), (*clean.split(b"\n"), b""), strict=False)
    ours, right = next((ours, right) for ours, right in lines if ours != right)
    start = max(0, next(end for end in range(1, len(right) + 2) if ours[:end] != right[:end]) - 60)
    return f"    {ours[start : start + 120]!r}\n    where a build from nothing has\n    {right[start : start + 120]!r}"


# The one place that knows how a site is built and served


def built_from_nothing(files: Files, folder: Path) -> Outcome:
    """What a build comes to that knows of no other."""
    outcome = _built(write_site(folder / "site", files), folder / "out")
    rmtree(folder)
    return outcome


def _built(site: Path, output: Path) -> Outcome:
    report = build(site, output, jobs=1)
    return Outcome(None if report.value.published is None else files_of(output), report.diagnostics)


def _built_by_command(site: Path, output: Path) -> Outcome:
    command = [sys.executable, "-m", "journeysite", "build", str(site), "--output", str(output), "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr, done.stderr
    return Outcome(None if done.returncode else files_of(output), None)


class Built:
    """A site that is built again and again into the same folder, at times by the command in a process of its own."""

    def __init__(self, folder: Path, first: Files, command_every: int) -> None:
        self._site, self._output = write_site(folder / "site", first), folder / "out"
        self._builds, self._command_every = 0, command_every
        _built(self._site, self._output)

    def after(self, edit: Edit, before: Files) -> Outcome:
        """What the next build comes to. One that publishes nothing leaves the folder as it was."""
        change(self._site, before, edit.files)
        there = files_of(self._output)
        self._builds += 1
        build_again = _built if self._builds % self._command_every else _built_by_command
        outcome = build_again(self._site, self._output)
        assert outcome.shown is not None or files_of(self._output) == there
        return outcome


class Served:
    """A site that is edited while it is served; everything is looked at after each edit."""

    def __init__(self, folder: Path, first: Files) -> None:
        self._site = write_site(folder, first)
        self._desk, self._edits = Rebuilder(self._site), 0
        self._desk.build()

    def after(self, edit: Edit, before: Files) -> Outcome:
        """What browsers are shown and the writer is told, once the session has heard of the edit.

        At times a new session begins in its place, which has nothing but what lies on disk.
        """
        change(self._site, before, edit.files)
        self._edits += 1
        saved = edit.folders or (*changed(before, edit.files),) or (*edit.files,)[:1]
        if self._edits % OTHER_SESSION == 0:
            self._desk, saved = Rebuilder(self._site), ()
        attempt = self._desk.build(frozenset((self._site / path).resolve() for path in saved))
        assert not attempt.failure, attempt.failure
        return Outcome(None if attempt.files is None else dict(attempt.files), attempt.diagnostics)


# Files


def files_of(folder: Path) -> Files:
    """Every file below the folder by its path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def changed(before: Files, after: Files) -> Iterator[str]:
    """The paths of files that came, went or say something else."""
    return (path for path in sorted({*before, *after}) if before.get(path) != after.get(path))


def change(site: Path, before: Files, after: Files) -> None:
    """Makes the site's folder hold these files, where it held those before; a folder without files goes."""
    for path in before.keys() - after.keys():
        (site / path).unlink()
        emptied = (site / path).parent
        while not any(emptied.iterdir()):
            emptied.rmdir()
            emptied = emptied.parent
    for path in set(changed(before, after)) & after.keys():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(after[path])
