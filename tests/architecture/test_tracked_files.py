"""What is committed can be read anywhere: no name of a machine's folder, no address of a package registry."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Put together here, so that this file passes its own test.
_REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "npm" + "js.org", "npm" + "js.com", "deb." + "debian.org")
REGISTRY = re.compile("|".join(map(re.escape, _REGISTRIES)), re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.~/…-])/(?:" + "|".join(("work", "tmp", "root", "home")) + r")/[\w.-]")
CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?: |$)", re.MULTILINE)
LARGEST = 1_500_000


@cache
def tracked() -> tuple[Path, ...]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git clone")
    return tuple(file for name in listed.stdout.decode().split("\0") if name and (file := ROOT / name).is_file())


@cache
def texts() -> dict[str, str]:
    return {
        file.relative_to(ROOT).as_posix(): contents.decode("utf-8")
        for file in tracked()
        if b"\0" not in (contents := file.read_bytes())
    }


def found(pattern: re.Pattern[str]) -> list[str]:
    return [f"{name}: {match.group()}" for name, text in texts().items() for match in pattern.finditer(text)]


def test_no_file_names_a_package_registry() -> None:
    assert found(REGISTRY) == []


def test_no_file_names_a_folder_of_one_machine() -> None:
    assert found(MACHINE) == []


def test_no_file_holds_a_merge_conflict() -> None:
    assert found(CONFLICT) == []


def test_texts_end_with_one_line_feed_and_use_no_other_line_end() -> None:
    odd = [name for name, text in texts().items() if text and ("\r" in text or not text.endswith("\n"))]
    assert [name for name in odd if not name.startswith("tests/") and not name.endswith(".svg")] == []


def test_no_file_is_too_large_for_a_clone() -> None:
    assert [str(file) for file in tracked() if file.stat().st_size > LARGEST] == []
