"""What a command costs: time on the wall, the largest process, and all its processes together."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

# Seconds between two looks at the memory: close together at first, for what ends at once; later far apart, so that they
# cost a tool that uses all cores no more than one that uses a single one. The system itself keeps the highest mark.
FIRST, LAST = 0.002, 0.5


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall; MiB of the largest process; MiB of all processes at their common peak."""

    seconds: float
    largest: float
    together: float


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """The cost of a command run in `folder`. Raises RuntimeError, with what it said, where it fails."""
    log = folder.parent / f"{folder.name}.log"
    os.sync()  # what was written before, by whomever, is not written back on this command's time
    with log.open("w+") as said:
        started = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        memory = _Memory(process.pid)
        memory.start()
        process.wait()
        seconds = time.perf_counter() - started
        memory.stop()
        if process.returncode:
            said.seek(0)
            raise RuntimeError(f"{command} ended with {process.returncode}\n{said.read()[-3000:]}")
    return Cost(seconds, memory.largest, memory.together)


class _Memory(threading.Thread):
    """Watches the resident memory of a process and of all that descend from it; needs Linux, and is 0 elsewhere."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.largest = 0.0
        self.together = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        pause = FIRST
        while True:
            sizes = [size for process in family(self.root) if (size := resident(process))]
            self.largest = max([self.largest, *(highest for _, highest in sizes)])
            self.together = max(self.together, sum(now for now, _ in sizes))
            if self._done.wait(pause):
                return
            pause = min(LAST, 1.2 * pause)

    def stop(self) -> None:
        self._done.set()
        self.join()


def family(root: int) -> list[int]:
    """A process and all that descend from it, as far as they live."""
    found = [root]
    for process in found:
        found.extend(_children(process))
    return found


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task")
    try:
        return [int(child) for task in tasks.iterdir() for child in (task / "children").read_text().split()]
    except OSError:
        return []  # it ended while we looked


def resident(process: int) -> tuple[float, float] | None:
    """MiB of a process in memory now, and at most so far; None where it has ended."""
    try:
        lines = dict(
            line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text(errors="replace").splitlines()
        )
        return _mebibytes(lines["VmRSS"]), _mebibytes(lines["VmHWM"])
    except (OSError, KeyError):
        return None  # ended, or ended but not yet waited for


def _mebibytes(said: str) -> float:
    return int(said.split()[0]) / 1024


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.largest for cost in costs),
        median(cost.together for cost in costs),
    )
