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

PAGE = os.sysconf("SC_PAGE_SIZE")
POLL = 0.01  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds on the wall; MiB of the largest process; MiB of all processes at their common peak."""

    seconds: float
    largest: float
    together: float


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Cost:
    """The cost of a command run in `folder`. Raises RuntimeError, with what it said, where it fails."""
    log = folder.parent / f"{folder.name}.log"
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
    """Watches the resident memory of a session's processes; needs Linux, and is 0 elsewhere."""

    def __init__(self, session: int) -> None:
        super().__init__(daemon=True)
        self.session = session
        self.largest = 0.0
        self.together = 0.0
        self._done = threading.Event()

    def run(self) -> None:
        while not self._done.wait(POLL):
            sizes = [*self._sizes()]
            self.largest = max([self.largest, *sizes])
            self.together = max(self.together, sum(sizes))

    def _sizes(self) -> list[float]:
        found = []
        for entry in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = entry.read_text().rsplit(")", 1)[1].split()
            except OSError:
                continue  # it ended while we looked
            if int(fields[3]) == self.session:
                found.append(int(fields[21]) * PAGE / 2**20)
        return found

    def stop(self) -> None:
        self._done.set()
        self.join()


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.largest for cost in costs),
        median(cost.together for cost in costs),
    )


def size_of(folder: Path) -> tuple[int, int]:
    """How many HTML files are below `folder`, and the bytes of all files."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.suffix == ".html" for file in files), sum(file.stat().st_size for file in files)
