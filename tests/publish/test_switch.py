"""Old or new, whole, at every moment: killed builds, full disks, builds at once, folders that cannot be exchanged."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from journeysite.publish import disk, publish, staging
from journeysite.publish.artifact import MANIFEST, WORKROOM
from journeysite.publish.manifest import read_manifest
from tests.publish.folders import artifacts, beside, contents, many, put, troubles

OLD = {"index.html": "old home", "a.html": "a", "gone/x.html": "x", "assets/s.1.css": "old"}
NEW = {"index.html": "new home", "a.html": "a", "b.html": "b", "assets/s.2.css": "new"}

REPOSITORY = Path(__file__).resolve().parents[2]

# Publishes the two sites in turn, for ever.
ENDLESS = """
import sys, itertools
from pathlib import Path
from journeysite.publish import publish
from tests.publish.folders import artifacts, many
output = Path(sys.argv[1])
for name in itertools.cycle(("new", "old")):
    done = publish(artifacts(many(name)), output, site=output.parent / "source")
    assert not done.diagnostics, done.diagnostics
    print(name, flush=True)
"""


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "site"


def endless(output: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ENDLESS, str(output)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system without a call that exchanges two names."""
    monkeypatch.setattr(disk, "exchange", lambda *_: False)


def fasten(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no folder can be renamed, as if each were a mount point."""

    def busy(*_: object) -> None:
        raise OSError(errno.EBUSY, "Device or resource busy")

    monkeypatch.setattr(staging, "switch", busy)


@pytest.mark.slow
def test_fifty_kills_at_random_moments_leave_the_old_or_the_new_site(output: Path) -> None:
    put(output, many("old"))
    chance, seen = Random(50), []
    for _ in range(50):
        build = endless(output)
        assert build.stdout is not None
        build.stdout.readline()
        begun = time.monotonic()
        started = build.stdout.readline()
        time.sleep(chance.uniform(0, 2 * (time.monotonic() - begun)))  # somewhere in the next two publications
        build.kill()
        _, died = build.communicate()
        found = contents(output)
        assert started, died
        seen.append(next((name for name in ("old", "new") if found == many(name)), "broken"))
        listed = read_manifest((output / MANIFEST).read_bytes())
        assert listed is not None
        assert listed.keys() == found.keys()
    assert set(seen) == {"old", "new"}
    put(output, many("old"))
    assert contents(output) == many("old")
    assert beside(output) == []


@pytest.mark.slow
def test_a_reader_finds_every_page_whole_while_sites_change_places(output: Path) -> None:
    put(output, many("old"))
    build = endless(output)
    whole = {path: {text, many("new")[path]} for path, text in many("old").items() if path in many("new")}
    assert build.stdout is not None
    try:
        for _ in range(20):
            assert build.stdout.readline(), "the other process ended"
            for path, texts in whole.items():
                assert (output / path).read_text() in texts
    finally:
        build.kill()
        build.communicate()


def test_a_full_disk_leaves_the_old_site_and_is_reported(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(output, OLD)

    def full(file: Path, data: bytes) -> None:
        if file.name == "b.html":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file))
        disk.write_new(file, data)

    monkeypatch.setattr(staging, "write_new", full)
    (found,) = troubles(output, NEW)
    assert found.code == "J510"
    assert found.message.startswith("publishing broke off: No space left on device (`")
    assert found.message.endswith(f"; what `{output.as_posix()}` held before is still there")
    assert contents(output) == OLD
    assert beside(output) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one mebibyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs more rights")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_leaves_the_old_site(small_disk: Path) -> None:
    output = small_disk / "site"
    old = {f"{number}.html": "x" * 4000 for number in range(100)}
    put(output, old)
    (found,) = troubles(output, {f"{number}.html": "y" * 8000 for number in range(100)})
    assert found.code == "J510"
    assert found.message.startswith("publishing broke off: No space left on device (`")
    assert contents(output) == old
    assert beside(output) == []
    put(output, {**old, "0.html": "new", "1.html": "new"})


def test_the_root_of_a_disk_is_published_file_by_file(small_disk: Path) -> None:
    (small_disk / "lost+found").mkdir()
    for files in (OLD, NEW, OLD):
        (found,) = troubles(small_disk, files)
        assert (found.code, found.severity) == ("J512", "note")
        assert contents(small_disk) == files
        assert not (small_disk / WORKROOM).exists()


@pytest.fixture
def bound(tmp_path: Path) -> Iterator[Path]:
    """A folder that is the mount point of another one on the same disk."""
    (tmp_path / "real").mkdir()
    (tmp_path / "bound").mkdir()
    names = [str(tmp_path / "real"), str(tmp_path / "bound")]
    if subprocess.run(["mount", "--bind", *names], capture_output=True, check=False).returncode:
        pytest.skip("mounting a folder needs more rights")
    yield tmp_path / "bound"
    subprocess.run(["umount", names[1]], check=True)


def test_a_folder_that_is_mounted_from_elsewhere_is_published_file_by_file(bound: Path) -> None:
    for files in (OLD, NEW, {**NEW, "index.html": "one page changed"}, OLD):
        (found,) = troubles(bound, files)
        assert found.code == "J512"
        assert contents(bound) == contents(bound.parent / "real") == files
        assert beside(bound) == []
        assert not (bound / WORKROOM).exists()


def test_a_disk_that_fills_while_files_are_replaced_is_told_and_the_next_build_goes_on(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(output, OLD)
    fasten(monkeypatch)
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        if target == output / "index.html":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", full)
        (found,) = troubles(output, NEW)
    assert found.message == (
        "publishing broke off: No space left on device; "
        f"`{output.as_posix()}` holds old files beside new ones until the next build"
    )
    assert troubles(output, {"../bad": "x"})[0].code == "J507"
    assert contents(output) == NEW


def test_a_file_that_grows_too_large_leaves_the_old_site(output: Path, tmp_path: Path) -> None:
    """The system's own limit of file sizes stands in for a full disk, where nobody may mount one."""
    put(output, OLD)
    limited = (
        "import resource, sys; from pathlib import Path; from tests.publish.folders import troubles;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096));"
        "print(troubles(Path(sys.argv[1]), {'index.html': 'x' * 9000})[0].message)"
    )
    done = subprocess.run(
        [sys.executable, "-c", limited, str(output)], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("publishing broke off: File too large")
    assert contents(output) == OLD
    assert beside(output) == []


def test_builds_at_once_wait_for_each_other(output: Path) -> None:
    sites = [{f"{name}.html": name, "index.html": name} for name in "abcdefgh"]
    threads = [threading.Thread(target=put, args=(output, files)) for files in sites]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert contents(output) in sites
    assert beside(output) == []


def test_a_build_that_waits_too_long_gives_up(output: Path) -> None:
    put(output, OLD)
    with disk.lock(output, patience=0) as is_ours:
        assert is_ours
        found = publish(artifacts(NEW), output, site=output.parent / "source", patience=0.05).diagnostics
    assert [(one.code, one.message) for one in found] == [
        ("J511", f"another build has been writing to `{output.as_posix()}` for 0.05 seconds")
    ]
    assert contents(output) == OLD


def test_an_exchange_swaps_two_names_in_one_step(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a/x").write_text("x")
    if not disk.exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this system cannot exchange two names")
    assert (tmp_path / "b/x").read_text() == "x"
    with pytest.raises(FileNotFoundError):
        disk.exchange(tmp_path / "a", tmp_path / "nothing")


@pytest.mark.usefixtures("no_exchange")
def test_without_an_exchange_the_old_folder_steps_aside(output: Path) -> None:
    put(output, OLD)
    (output / "CNAME").write_text("mine")
    put(output, NEW)
    assert contents(output) == {**NEW, "CNAME": "mine"}
    assert beside(output) == []


@pytest.mark.usefixtures("no_exchange")
def test_a_build_killed_between_the_two_steps_is_mended_by_the_next(output: Path) -> None:
    put(output, OLD)
    output.rename(disk.sibling(output, "previous"))
    (found,) = troubles(output, {"../bad": "x"})
    assert found.code == "J507"
    assert contents(output) == OLD
    assert beside(output) == []


def test_a_folder_that_cannot_move_gets_its_files_one_by_one(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(output, OLD)
    fasten(monkeypatch)
    (output / "CNAME").write_text("mine")
    folder = output.stat().st_ino
    reported = publish(artifacts(NEW), output, site=output.parent / "source")
    assert [(one.code, one.severity) for one in reported.diagnostics] == [("J512", "note"), ("J518", "note")]
    assert reported.value.removed == ("assets/s.1.css", "gone/x.html")
    assert contents(output) == {**NEW, "CNAME": "mine"}
    assert not (output / "gone").exists()
    assert output.stat().st_ino == folder
    assert beside(output) == []
    assert put(output, NEW).written == ()


def test_one_by_one_too_a_file_may_become_a_folder_and_change_its_case(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(output, {"a": "file", "b/c": "inside", "Case.html": "x", "same": "same"})
    fasten(monkeypatch)
    (found,) = troubles(output, {"a/c": "inside", "b": "file", "case.html": "y", "same": "same"})
    assert found.code == "J512"
    assert contents(output) == {"a/c": "inside", "b": "file", "case.html": "y", "same": "same"}


def test_a_build_killed_while_it_replaced_files_is_finished_by_the_next(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for moves in range(6):
        put_back(output)
        with monkeypatch.context() as patch:
            fasten(patch)
            patch.setattr(Path, "replace", _dying_after(moves))
            with pytest.raises(KeyboardInterrupt):
                publish(artifacts(NEW), output, site=output.parent / "source")
        assert troubles(output, {"../bad": "x"})[0].code == "J507"
        assert contents(output) == (OLD if moves < 2 else NEW)
        assert not (output / WORKROOM).exists()


def put_back(output: Path) -> None:
    """Makes the folder hold the old site, from nothing."""
    shutil.rmtree(output, ignore_errors=True)
    put(output, OLD)


def _dying_after(moves: int) -> object:
    """A `Path.replace` that works so many times, and then the process is gone for good."""
    real, done = Path.replace, 0

    def replace(self: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done > moves:
            raise KeyboardInterrupt
        return real(self, target)

    return replace


def test_what_killed_builds_left_is_cleared_away_and_nothing_else(output: Path, tmp_path: Path) -> None:
    put(output, OLD)
    unfinished, replaced, empty = (disk.sibling(output, "staging") for _ in range(3))
    (unfinished / "deep").mkdir(parents=True)
    (unfinished / MANIFEST).write_bytes(b"journeysite unfinished 1\n")
    (unfinished / "deep/page.html").write_text("half")
    put(replaced, {"a.html": "older"})
    (replaced / "late.txt").write_text("came late, and is nobody's but its owner's")
    empty.mkdir()
    alien = disk.sibling(output, "staging")
    alien.mkdir()
    (alien / "thesis.odt").write_text("looks like ours, is not")
    put(output, NEW)
    assert contents(output) == {**NEW, "late.txt": "came late, and is nobody's but its owner's"}
    assert beside(output) == [alien.name]


def test_a_folder_with_a_very_long_name_can_be_published(tmp_path: Path) -> None:
    output = tmp_path / ("n" * 250)
    put(output, OLD)
    put(output, NEW)
    assert contents(output) == NEW
    assert beside(output) == []


def test_a_name_full_of_wildcards_matches_only_itself(tmp_path: Path) -> None:
    put(tmp_path / "[ab]*", OLD)
    other = disk.sibling(tmp_path / "axx", "staging")
    other.mkdir()
    put(tmp_path / "[ab]*", NEW)
    assert other.exists()
