"""The same content gives the same bytes, wherever and whenever it is built."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.conftest import build_site

pytestmark = pytest.mark.slow

# Each differs from the other in everything that likes to leak into what a program writes.
HERE = {"PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C", "TZ": "Pacific/Kiritimati"}
THERE = {"PYTHONHASHSEED": "4242", "LC_ALL": "tr_TR.UTF-8", "LANG": "fr_FR.UTF-8", "TZ": "America/Los_Angeles"}


def digests(folder: Path) -> dict[str, str]:
    """Every file below `folder` with its digest."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_folder_hash_seed_locale_and_time_zone_leave_no_trace(repository: Path, tmp_path: Path) -> None:
    built = []
    for name, environment in (("here", HERE), ("over there", THERE)):
        site = tmp_path / name / "site"
        shutil.copytree(repository / "content", site / "content")
        shutil.copy(repository / "journeysite.yml", site)
        build_site(site, tmp_path / name / "out", **environment)
        built.append(digests(tmp_path / name / "out"))
    assert len(built[0]) > 100
    assert built[0] == built[1]
