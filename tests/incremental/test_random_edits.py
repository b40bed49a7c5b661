"""What is remembered never shows: after any edit, a build and a session of `serve` come to what a new build does.

Every edit is compared, so that none hides another; one that breaks the site is taken back, and that is compared as
well. The same seed gives the same edits:

    JOURNEYSITE_SEED=7 pytest tests/incremental -m soak
"""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest

from tests.incremental.edits import Edit, any_edits
from tests.incremental.judge import Judge, changed
from tests.incremental.small_site import SMALL_SITE

SEEDS = [int(seed) for seed in os.environ.get("JOURNEYSITE_SEED", "2041 2042").split()]


@pytest.mark.parametrize("skipped", [0, 20, 40])
def test_after_each_of_60_edits_all_is_as_a_build_from_nothing_makes_it(
    skipped: int, tmp_path: Path, compiled: dict[object, object]
) -> None:
    follow(SEEDS[0], 20, tmp_path, compiled, skipped)


@pytest.mark.slow
@pytest.mark.soak
@pytest.mark.parametrize("seed", SEEDS)
def test_after_each_of_200_edits_all_is_as_a_build_from_nothing_makes_it(
    seed: int, tmp_path: Path, compiled: dict[object, object]
) -> None:
    follow(1000 + seed, 200, tmp_path, compiled)


def follow(seed: int, edits: int, folder: Path, compiled: dict[object, object], skipped: int = 0) -> None:
    """Edits the small site so many times and compares after each edit; the test fails where anything differs.

    What was `compiled` is forgotten with each edit of more than content.
    """
    judge, files = Judge(folder, SMALL_SITE), SMALL_SITE
    edited = any_edits(Random(seed), files, skipped)
    edit = next(edited)
    history: list[str] = []
    while len(history) < edits:
        history.append(edit.told)
        if not all(path.startswith("content/") for path in changed(files, edit.files)):
            compiled.clear()
        found = judge.difference_after(edit)
        if not found and judge.clean.shown is None:
            edit = Edit("that is taken back", files, edit.folders)
            history.append(edit.told)
            compiled.clear()
            found = judge.difference_after(edit)
        files = edit.files
        if found:
            told = "\n".join(f"{number:4} {line}" for number, line in enumerate(history, 1))
            pytest.fail(f"seed {seed}, edit {len(history)}: {found}\n{told}", pytrace=False)
        edit = edited.send(files)
