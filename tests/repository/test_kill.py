"""A build that is killed or interrupted leaves the published site whole: the old one or the new one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.conftest import build_site
from tests.repository.test_bytes import digests

pytestmark = pytest.mark.slow

KILLS = 50
INTERRUPTS = 8

# The command, which says when it listens: before that, nobody but the interpreter answers to an interrupt.
COMMAND = """
import sys
from journeysite.cli import run
print("ready", flush=True)
sys.exit(run(sys.argv[1:]))
"""


def site_files(title: str, pages: range) -> dict[str, str]:
    files = {"content/index.md": f"---\ntitle: {title}\n---\n\n{title}\n"}
    for number in pages:
        files[f"content/pages/page-{number}.md"] = f"---\ntitle: {title} {number}\n---\n\n{title} says {number}.\n"
    return files


def start(site: Path, output: Path) -> subprocess.Popen[str]:
    """A build in a process group of its own, at the moment when it begins to work."""
    build = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "build", str(site), "-o", str(output), "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert build.stdout
    assert build.stdout.readline() == "ready\n"
    return build


@dataclass(frozen=True, slots=True)
class TwoSites:
    """Two sites that take turns in one published folder, what each looks like there, and how long the new one takes."""

    sites: tuple[Path, Path]
    whole: dict[str, dict[str, str]]
    output: Path
    duration: float

    def start(self, turn: int) -> subprocess.Popen[str]:
        return start(self.sites[turn], self.output)

    def published(self) -> str:
        """Which of the two the published folder holds, whole."""
        found = digests(self.output)
        return next((name for name, files in self.whole.items() if files == found), "broken")

    def left_behind(self) -> set[str]:
        """What lies beside the published folder and belongs to neither site."""
        names = {path.name for path in self.output.parent.iterdir()}
        return names - {*self.whole, "timed", self.output.name, *(site.name for site in self.sites)}


@pytest.fixture
def two_sites(site_folder: Callable[..., Path], tmp_path: Path) -> TwoSites:
    old, new = site_folder(site_files("Old", range(40))), site_folder(site_files("New", range(20, 60)))
    whole = {}
    for name, site in (("old", old), ("new", new)):
        build_site(site, tmp_path / name)
        whole[name] = digests(tmp_path / name)
    output = tmp_path / "published"
    build_site(old, output)
    timed = start(new, tmp_path / "timed")
    started = time.perf_counter()
    timed.communicate()
    return TwoSites((new, old), whole, output, time.perf_counter() - started)


def test_after_fifty_kills_the_site_is_always_the_old_or_the_new_one(two_sites: TwoSites) -> None:
    chance, seen = Random("kills"), []
    for kill in range(KILLS):
        # The end of a build is where files change places: half of the kills fall there.
        moment = chance.uniform(0, 1) if kill % 2 else chance.uniform(0.6, 1.1)
        build = two_sites.start(kill % 4 // 2)
        time.sleep(moment * two_sites.duration)
        build.kill()
        build.communicate()
        seen.append(two_sites.published())
    assert set(seen) <= {"old", "new"}, seen

    build_site(two_sites.sites[0], two_sites.output)
    assert two_sites.published() == "new"
    assert two_sites.left_behind() == set()


def running(group: int) -> list[str]:
    """The processes of a group, as `ps` lists them."""
    listed = subprocess.run(["ps", "-e", "-o", "pgid=,stat=,args="], capture_output=True, text=True, check=True)
    return [line for line in listed.stdout.splitlines() if line.split()[0] == str(group)]


@pytest.mark.parametrize("send", [os.killpg, os.kill], ids=["from-a-terminal", "to-the-build-alone"])
def test_an_interrupt_ends_a_build_at_any_moment_with_130_and_leaves_a_whole_site_and_no_process(
    two_sites: TwoSites, send: Callable[[int, int], None]
) -> None:
    seen = []
    for interrupt in range(INTERRUPTS):
        build = two_sites.start(interrupt % 2)
        time.sleep(two_sites.duration * interrupt / INTERRUPTS)
        send(build.pid, signal.SIGINT)
        told = build.communicate()[1]
        if "published" not in told:  # the line that says that all is done
            seen.append((build.returncode, told, running(build.pid), two_sites.published() in two_sites.whole))
    assert len(seen) >= INTERRUPTS // 2
    assert set(map(str, seen)) == {"(130, '', [], True)"}
    assert two_sites.left_behind() == set()
