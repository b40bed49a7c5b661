"""A build that is killed leaves the published site whole: the old one or the new one."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.conftest import build_site
from tests.repository.test_bytes import digests

pytestmark = pytest.mark.slow

KILLS = 50


def site_files(title: str, pages: range) -> dict[str, str]:
    files = {"content/index.md": f"---\ntitle: {title}\n---\n\n{title}\n"}
    for number in pages:
        files[f"content/pages/page-{number}.md"] = f"---\ntitle: {title} {number}\n---\n\n{title} says {number}.\n"
    return files


def start(site: Path, output: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "journeysite", "build", str(site), "--output", str(output)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_after_fifty_kills_the_site_is_always_the_old_or_the_new_one(
    site_folder: Callable[..., Path], tmp_path: Path
) -> None:
    old, new = site_folder(site_files("Old", range(40))), site_folder(site_files("New", range(20, 60)))
    whole = {}
    for name, site in (("old", old), ("new", new)):
        build_site(site, tmp_path / name)
        whole[name] = digests(tmp_path / name)

    output = tmp_path / "published"
    build_site(old, output)
    started = time.perf_counter()
    build_site(new, tmp_path / "timed")
    duration = time.perf_counter() - started

    chance, seen = Random("kills"), []
    for kill in range(KILLS):
        # The end of a build is where files change places: half of the kills fall there.
        moment = chance.uniform(0, duration) if kill % 2 else chance.uniform(0.6 * duration, 1.1 * duration)
        build = start((new, old)[kill % 4 // 2], output)
        time.sleep(moment)
        build.kill()
        build.wait()
        found = digests(output)
        seen.append(next((name for name, files in whole.items() if files == found), "broken"))
    assert set(seen) <= {"old", "new"}, seen

    build_site(new, output)
    assert digests(output) == whole["new"]
    left = {path.name for path in tmp_path.iterdir()} - {"old", "new", "timed", "published", old.name, new.name}
    assert left == set()
