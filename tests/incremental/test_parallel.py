"""Shared work has the results of work done alone."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from journeysite.incremental import parallel
from journeysite.incremental.parallel import CHUNK, FEW, processes, share

PIECES = list(range(5 * CHUNK + 7))


@pytest.fixture(autouse=True)
def _forks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test runner has threads of its own, which the children do not miss."""
    monkeypatch.setattr(parallel, "can_fork", lambda: True)


def written(piece: int) -> bytes:
    return f"{piece}\n".encode() * (piece * 100)


@pytest.mark.parametrize("jobs", [1, 2, 3, 7])
def test_any_number_of_processes_gives_the_same_results_in_the_same_order(jobs: int) -> None:
    assert list(share(written, PIECES, jobs)) == [written(piece) for piece in PIECES]


def tells_where(own: int) -> bytes:
    return b"here" if os.getpid() == own else b"there"


def test_few_pieces_are_shared_where_they_are_long(monkeypatch: pytest.MonkeyPatch) -> None:
    own, few = os.getpid(), list(range(5))
    assert list(share(lambda _: tells_where(own), few, 2)) == [b"here"] * 5
    monkeypatch.setattr(parallel, "WORTH", 0.0)
    assert list(share(lambda _: tells_where(own), few, 2)) == [b"here", b"there", b"there", b"there", b"there"]
    assert list(share(lambda _: tells_where(own), few, 1)) == [b"here"] * 5


def test_an_exception_is_raised_when_it_is_its_pieces_turn() -> None:
    def fails_at_thirty(piece: int) -> bytes:
        if piece == 30:
            raise ValueError(piece)
        return b"done"

    results: Iterator[bytes] = share(fails_at_thirty, PIECES, 2)
    assert [next(results) for _ in range(30)] == [b"done"] * 30
    with pytest.raises(ValueError, match="30"):
        next(results)


def test_the_work_of_a_process_that_is_killed_is_done_here() -> None:
    own = os.getpid()

    def dies_elsewhere(piece: int) -> bytes:
        if piece == 20 and os.getpid() != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return str(piece).encode()

    assert list(share(dies_elsewhere, PIECES, 2)) == [str(piece).encode() for piece in PIECES]


def test_processes_end_where_nobody_wants_their_results_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[int] = []
    fork = os.fork

    def counted() -> int:
        children.append(fork())
        return children[-1]

    monkeypatch.setattr(os, "fork", counted)
    results = share(written, PIECES, 2)
    next(results)
    results.close()
    assert len(children) == 2
    for child in children:
        with pytest.raises(ChildProcessError):
            os.waitpid(child, os.WNOHANG)


INTERRUPTED_IN_A_FORK = """
import os, signal, sys, time
from journeysite.incremental.parallel import share

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)

def slow(piece):
    time.sleep(0.01)
    return b"done"

os.register_at_fork(**{sys.argv[1]: interrupt})
try:
    for done in share(slow, range(200), 2):
        print("went on")
except KeyboardInterrupt:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        print("alone")
    sys.exit(130)
"""


@pytest.mark.parametrize("moment", ["before", "after_in_parent"])
def test_an_interrupt_that_falls_into_a_fork_is_not_lost(moment: str) -> None:
    ended = subprocess.run([sys.executable, "-c", INTERRUPTED_IN_A_FORK, moment], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "alone\n", "")


def test_the_work_of_a_process_that_is_interrupted_is_done_here() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", INTERRUPTED_IN_A_FORK, "after_in_child"], capture_output=True, text=True
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "went on\n" * 200, "")


def test_a_process_with_threads_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    waiting = threading.Event()
    thread = threading.Thread(target=waiting.wait)
    thread.start()
    assert processes(2, 1000) == 1
    waiting.set()
    thread.join()


def test_little_work_is_not_shared() -> None:
    assert processes(8, FEW - 1) == 1
    assert processes(8, FEW) == 4
    assert processes(3, 10_000) == 3
