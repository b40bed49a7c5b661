"""What a command costs is its time and the memory of all its processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measure import Cost, family, middle, resident, run

linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")


def test_a_command_that_fails_is_no_measurement_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="no such page"):
        run((sys.executable, "-c", "raise SystemExit('no such page')"), tmp_path)


@linux
def test_memory_is_that_of_the_largest_process_and_of_all_together(tmp_path: Path) -> None:
    hold = "import time; held = bytearray(60 * 2**20); time.sleep(0.5)"
    cost = run((sys.executable, "-c", f"import os, time; os.fork(); {hold}"), tmp_path)
    assert (60 < cost.largest < 100, cost.together > 120) == (True, True)


@linux
def test_a_family_is_a_process_and_all_that_descend_from_it() -> None:
    shell = subprocess.Popen(["sh", "-c", "sleep 5 & wait"], start_new_session=True)
    try:
        while len(family(shell.pid)) < 2:
            assert shell.poll() is None
        assert (family(shell.pid)[0], len(family(shell.pid))) == (shell.pid, 2)
    finally:
        for process in reversed(family(shell.pid)):
            subprocess.run(["kill", str(process)], check=False)
        shell.wait()


@linux
def test_a_process_that_has_ended_has_no_memory() -> None:
    ended = subprocess.Popen([sys.executable, "-c", "pass"])
    ended.wait()
    assert resident(ended.pid) is None


def test_the_middle_of_several_costs_is_the_median_of_each_figure() -> None:
    assert middle([Cost(1, 9, 5), Cost(2, 8, 6), Cost(9, 1, 7)]) == Cost(2, 8, 6)
