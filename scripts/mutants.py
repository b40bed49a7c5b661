"""Changes one rule of the program at a time and runs the tests that pass through it: what nobody notices is unpinned.

A change is made in memory: this process has the program loaded, a child of it exchanges the code of one function and
runs the tests that called that function, the quickest first, until one fails. No file is touched. Tests that start
processes of their own do not see the change, and neither do values that modules make while they are imported.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import islice, zip_longest
from pathlib import Path
from random import Random
from types import CodeType, FrameType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from mutations import PACKAGE, Mutant, mutants_of, put_in_place  # noqa: E402 -- the path comes first

RESULTS = ROOT / "build" / "mutants"
ROOMS = [
    *("checks", "model", "geometry", "layout", "link", "memo.py", "workshop.py", "serve/session.py", "serve/files.py"),
    *(f"render/{name}.py" for name in ("edition", "proof", "alike", "figure_subjects", "reads", "heard")),
]
TESTS = [
    f"tests/{folder}"
    for folder in ("cases", "checks", "geometry", "layout", "link", "memo", "model", "render", "serve", "workshop")
]
QUIET = ["-q", "-p", "no:cacheprovider", "-m", "not browser and not slow and not soak", "--hypothesis-seed=0"]
MOST_SECONDS = 20.0  # of tests for one change, as they took without it
LIMIT = 120  # seconds of processor time after which a change has made something endless, and so was noticed

# Tests


class Listener:
    """Notes which functions of the program each test calls, and how long it takes."""

    def __init__(self) -> None:
        self.called: dict[str, set[str]] = {}
        self.seconds: dict[str, float] = {}
        self._codes: set[CodeType] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._codes, started = set(), time.process_time()
        sys.setprofile(self._hear)
        result = yield
        sys.setprofile(None)
        self.seconds[item.nodeid] = time.process_time() - started
        for code in self._codes:
            if code.co_filename.startswith(f"{PACKAGE}/"):
                name = f"{code.co_filename[len(str(PACKAGE)) + 1 :]}:{code.co_name}"
                self.called.setdefault(name, set()).add(item.nodeid)
        return result

    def _hear(self, frame: FrameType, event: str, _: object) -> None:
        if event == "call":
            self._codes.add(frame.f_code)


def in_child(work: Callable[[], int]) -> int:
    """What `work` returns in a process of its own; -1 where that was ended."""
    child = os.fork()
    if not child:
        code = 70
        try:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(1, 2)
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def listen(tests: Sequence[str]) -> dict[str, Any]:
    """Functions by file and name with the tests that call them, and the seconds of each test; kept in a file."""
    file = RESULTS / "tests.json"

    def work() -> int:
        listener = Listener()
        code = pytest.main([*tests, *QUIET], plugins=[listener])
        called = {name: sorted(tests) for name, tests in sorted(listener.called.items())}
        file.write_text(json.dumps({"called": called, "seconds": listener.seconds}), encoding="utf-8")
        return int(code)

    if not file.exists():
        print("finding out which test calls what", flush=True)
        assert in_child(work) == 0, "the tests must pass before they can judge"
    return json.loads(file.read_text(encoding="utf-8"))


def tests_for(mutant: Mutant, known: dict[str, Any]) -> list[str]:
    """The tests that call the function, and others of their files, for what fixtures share; the quickest first."""
    direct = known["called"].get(f"{mutant.file}:{mutant.function}", [])
    files = {test.partition("::")[0] for test in direct}
    others = [test for test in known["seconds"] if test.partition("::")[0] in files and test not in direct]
    chosen, spent = [], 0.0
    for test in (*sorted(direct, key=known["seconds"].__getitem__), *others):
        spent += known["seconds"][test]
        if spent > MOST_SECONDS and chosen:
            break
        chosen.append(test)
    return chosen


def outcome(mutant: Mutant, tests: list[str]) -> str:
    """`killed` where a test fails or nothing ends, `survived` where all pass, `untested` without tests."""

    def work() -> int:
        resource.setrlimit(resource.RLIMIT_CPU, (LIMIT, LIMIT))
        put_in_place(mutant)
        return int(pytest.main(["-x", *QUIET, *tests]))

    if not tests:
        return "untested"
    code = in_child(work)
    assert code < 4, f"{mutant} cannot be tried ({code})"  # below: passed, failed, broken off, ended by a signal
    return "survived" if code == 0 else "killed"


# All of it


def main() -> None:
    """Draws changes, tries each, and writes what came of them after each."""
    asked = options()
    RESULTS.mkdir(parents=True, exist_ok=True)
    files = sorted(file for room in asked.rooms for file in files_in(room))
    for file in files:
        importlib.import_module(f"journeysite.{file.removesuffix('.py').replace('/', '.')}".removesuffix(".__init__"))
    if asked.again:
        (RESULTS / "tests.json").unlink(missing_ok=True)  # there are others by now, or what for
    known, results = listen(asked.tests), RESULTS / "mutants.json"
    every = {room: [one for file in files_in(room) for one in mutants_of(file)] for room in asked.rooms}
    drawn = draw(every, asked.count, Random(asked.seed))
    if asked.again:
        survived = [one for one in json.loads(results.read_text(encoding="utf-8")) if one["outcome"] != "killed"]
        wanted = {(one["file"], one["function"], one["change"], one["source"]) for one in survived}
        possible = [one for mutants in every.values() for one in mutants]
        drawn = [one for one in possible if (one.file, one.function, one.change, source_of(one)) in wanted]
    told: list[dict[str, Any]] = []
    noted = results.with_stem("again") if asked.again else results
    for mutant in drawn:
        started = time.monotonic()
        found = outcome(mutant, tests_for(mutant, known))
        told.append({**asdict(mutant), "source": source_of(mutant), "outcome": found})
        seconds = time.monotonic() - started
        print(f"{len(told):4} {found:8} {seconds:5.1f} s  {mutant.file}:{mutant.line} {mutant.change}", flush=True)
        noted.write_text(json.dumps(told, indent=1), encoding="utf-8")
    (RESULTS / "mutants.md").write_text(report(told, sum(map(len, every.values()))), encoding="utf-8")
    print(report(told, sum(map(len, every.values()))))


def draw(every: Mapping[str, Sequence[Mutant]], count: int, random: Random) -> list[Mutant]:
    """So many changes, from each room as many as from any other, as far as there are."""
    shuffled = [random.sample(mutants, len(mutants)) for mutants in every.values()]
    in_turn = (mutant for row in zip_longest(*shuffled) for mutant in row if mutant)
    return list(islice(in_turn, count))


def options() -> argparse.Namespace:
    """What the user asked for."""
    parser = argparse.ArgumentParser(prog="scripts/mutants", description="Changes one rule at a time.")
    parser.add_argument("rooms", nargs="*", default=ROOMS, help="folders or files of the package")
    parser.add_argument("--count", type=int, default=300, help="how many changes are drawn")
    parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same changes")
    parser.add_argument("--tests", nargs="*", default=TESTS, help="where tests are looked for")
    parser.add_argument("--again", action="store_true", help="only what nothing noticed the last time")
    return parser.parse_args()


def files_in(room: str) -> list[str]:
    """The modules of a room, by their path in the package; a room may be one module, or gone."""
    place = PACKAGE / room
    found = place.rglob("*.py") if place.is_dir() else [place] if place.exists() else []
    return [file.relative_to(PACKAGE).as_posix() for file in found if file.name != "codes.py"]


def source_of(mutant: Mutant) -> str:
    """The line that is changed."""
    return (PACKAGE / mutant.file).read_text(encoding="utf-8").splitlines()[mutant.line - 1].strip()


def report(told: list[dict[str, Any]], possible: int) -> str:
    """How many were noticed, and a line for each that was not."""
    counts = Counter(one["outcome"] for one in told)
    head = f"{counts['killed']} of {len(told)} changes were noticed ({possible} can be made).\n\n"
    lines = (
        f"- {one['outcome']}: `{one['file']}:{one['line']}` `{one['function']}`: {one['change']} in `{one['source']}`\n"
        for one in told
        if one["outcome"] != "killed"
    )
    return head + "".join(lines)


if __name__ == "__main__":
    main()
