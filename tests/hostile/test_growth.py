"""No file stalls a build: twice the text takes about twice the time, whatever it repeats."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from journeysite.read import limits
from tests.hostile.fragments import BASE, BODIES, JOURNEY, NUMBER, PAGE, Case, cases, usual_cases
from tests.hostile.pipeline import passed

SMALL, TIMES = 3_000, 4  # characters, and how many times as many
# Four times the text may take this many times as long (16 is quadratic), and a few milliseconds more.
ALLOWED, FLOOR = 7, 0.04
MEGABYTE = 1_000_000
SECONDS, MEMORY = 2.0, 300_000_000  # for a file of a megabyte: of CPU over an empty site's, and bytes


def seconds(case: Case, size: int) -> float:
    """The CPU time that it takes."""
    files = case.files(size)
    begun = time.process_time()
    passed(files, case.file)
    return time.process_time() - begun


def grows_too_fast(case: Case) -> bool:
    """Whether it does, when measured up to three times."""
    for _ in range(3):
        small, large = seconds(case, SMALL), seconds(case, SMALL * TIMES)
        if large <= ALLOWED * small + FLOOR:
            return False
    return True


def too_fast(chosen: Iterable[Case]) -> list[str]:
    return [case.name for case in chosen if grows_too_fast(case)]


def test_twice_the_text_takes_about_twice_the_time() -> None:
    passed(dict(BASE), PAGE)  # what is loaded once is not measured
    assert too_fast(usual_cases()) == []


@pytest.mark.soak
def test_twice_the_text_takes_about_twice_the_time_in_every_frame() -> None:
    passed(dict(BASE), PAGE)
    assert too_fast(cases()) == []


def test_names_of_files_are_read_at_once() -> None:
    made = {}
    for fragment in BODIES:
        name = fragment.replace("/", "-").replace("\0", "").strip() * 200
        short = name.encode("utf-8", "ignore")[:200].decode("utf-8", "ignore").replace(NUMBER, "")
        made[f"content/pages/x{short}.md"] = "Text.\n"
    begun = time.process_time()
    passed({**BASE, **made}, PAGE)
    assert time.process_time() - begun < 3


def told(file: str, text: str) -> list[tuple[str, str]]:
    found = passed({**BASE, file: text}, file)
    return [(one.code, one.message) for one in found if one.place.file == file and one.severity.value == "error"]


def test_a_hint_does_not_repeat_a_whole_line_of_aliases() -> None:
    found = passed({**BASE, PAGE: f"---\ntitle: A\ntags: [{'*a,' * 500}]\n---\n"}, PAGE)
    assert max(len(one.hint) for one in found) < 400


def test_as_many_links_as_a_story_may_hold_are_read() -> None:
    assert told(PAGE, "<https://a.b>\n\n" * limits.REFERENCES) == []


def test_as_long_a_story_as_may_be_is_read() -> None:
    assert told(PAGE, "a\n\n" * (limits.STORY // 3)) == []


def test_ten_brackets_inside_each_other_are_read() -> None:
    assert told(PAGE, "[" * limits.BRACKETS + "a" + "]" * limits.BRACKETS) == []


def test_brackets_in_code_and_behind_backslashes_are_no_brackets() -> None:
    assert told(PAGE, "`[` \\[ " * 20 + "[a](index.md)".replace("index", "../index")) == []


def test_the_marks_of_a_paragraph_that_is_too_long_are_told_at_once() -> None:
    assert [code for code, _ in told(PAGE, "[[nobody]] " * (limits.PARAGRAPH // 5))] == ["J032"]


def test_a_journey_as_large_as_may_be_has_a_map() -> None:
    point = "      - {{title: T, id: t{}, channel: store, emotion: 1}}\n"
    points = "".join(map(point.format, range(limits.OF_A_STAGE)))
    stages = limits.TOUCHPOINTS // limits.OF_A_STAGE
    listed = "".join(f"  - title: S{number}\n    phase: before\n    touchpoints:\n{points}" for number in range(stages))
    assert told(JOURNEY, f"---\ntitle: J\npersona: ana\nstages:\n{listed}---\n") == []


@pytest.mark.soak
@pytest.mark.parametrize("size", [limits.FRONTMATTER - 1_000, limits.STORY - 1_000, MEGABYTE], ids=str)
def test_a_megabyte_of_anything_takes_two_seconds(tmp_path: Path, size: int) -> None:
    empty = _spent(tmp_path, BASE)
    slow = [
        (case.name, spent)
        for case in usual_cases()
        if (spent := _spent(tmp_path, case.files(size))) > empty + SECONDS or spent < 0
    ]
    assert slow == []


def _spent(folder: Path, files: dict[str, str]) -> float:
    """The CPU seconds of `check` in a process of its own; -1 where it needs more memory than it may."""
    for file, text in {**BASE, **files}.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(text.encode("utf-8", "replace"))
    command = (sys.executable, "-m", "journeysite", "check", str(folder))
    started = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=_limit)
    _, status, usage = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    for file in files:
        (folder / file).unlink()
    is_large = usage.ru_maxrss * 1024 > MEMORY
    return -1 if is_large or started.returncode < 0 else usage.ru_utime + usage.ru_stime


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
