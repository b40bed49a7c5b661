"""Nothing that others wrote reaches a terminal, a log or a tool as anything but text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from journeysite.cli import commands, terminal
from journeysite.diagnostics import Diagnostic, Place, Severity
from journeysite.diagnostics.located import located
from journeysite.diagnostics.report import FORMATS, report
from journeysite.diagnostics.report_text import report_ansi
from journeysite.diagnostics.source import Position
from journeysite.diagnostics.visible import is_hidden, visible, visible_lines
from journeysite.serve import Attempt, Reporter, announce
from journeysite.serve.findings import findings
from journeysite.serve.live import Live

HOSTILE = {
    "escape": "a\x1b[31mred\x1b[0m",
    "title of the window": "a\x1b]0;mine\x07",
    "one-byte escape": "a\x9b31m",
    "bell": "a\x07",
    "backspaces": "a\x08\x08\x08",
    "return": "a\rnothing to report",
    "new line": "a\n::error file=x::y",
    "next line": "a\x85b",
    "line separator": "a\u2028b",
    "turned around": "a\u202efdp.exe",
    "isolated": "a\u2066b\u2069",
    "byte-order mark": "\ufeffa",
    "zero": "a\0b",
    "delete": "a\x7f",
    "tag": "a\U000e0041",
    "half": "a\udc9b",
}
PLACES = ("message", "hint", "file", "key", "folder", "source")


def unharmed(text: str) -> bool:
    return not any(is_hidden(character) and character != "\n" for character in text)


@pytest.mark.parametrize(("form", "place", "name"), list(product((*FORMATS, "ansi"), PLACES, HOSTILE)))
def test_no_report_holds_what_moves_a_cursor_or_turns_a_line(form: str, place: str, name: str) -> None:
    hostile = HOSTILE[name]
    words = {other: hostile if other == place else "plain" for other in PLACES}
    diagnostic = Diagnostic(
        "J201", Severity.ERROR, Place(words["file"], ("a", words["key"])), words["message"], words["hint"]
    )
    found = located((diagnostic,), lambda _: Position(1, 1, 2), words["folder"])
    if form == "ansi":
        styles = re.compile(r"\x1b\[(?:[12]|36|1;3[136])m(.*?)\x1b\[0m", re.DOTALL)
        written = styles.sub(r"\1", report_ansi(found, lambda _: words["source"]))
    else:
        written = report(found, form, lambda _: words["source"], {}, "1")  # type: ignore[arg-type]
    assert unharmed(written)
    if form == "github":
        assert written.count("\n") == 1
    if form in ("json", "gitlab", "sarif"):
        json.loads(written)


def test_programs_read_names_as_they_are() -> None:
    name = "content/\x1b\u202e.md"
    found = located((Diagnostic("J201", Severity.ERROR, Place(name, ("a\x07",)), "x"),), lambda _: None)
    told = json.loads(report(found, "json", lambda _: None, {}, "1"))["findings"][0]
    assert (told["file"], told["path"]) == (name, ["a\x07"])


@pytest.mark.parametrize("name", HOSTILE)
def test_talk_is_made_visible(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    terminal.say(f"site: {HOSTILE[name]}", "good")
    terminal.say(HOSTILE[name])
    commands._misused(HOSTILE[name], HOSTILE[name])
    assert unharmed(capsys.readouterr().err)


@pytest.mark.parametrize("name", [name for name in HOSTILE if name not in ("zero", "half")])
def test_the_server_says_names_of_files_so_that_they_are_seen(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], site_folder: Callable[..., Path]
) -> None:
    site = site_folder({"content/index.md": "Hello"}).resolve()
    changed = frozenset({site / "content" / f"{HOSTILE[name].replace('/', '')}.md"})
    voice = Reporter(terminal.say, lambda _: None)
    announce(Attempt({}), changed, site, Live(), voice)
    announce(Attempt(None, failure=HOSTILE[name]), changed, site, Live(), voice)
    said = capsys.readouterr().err
    assert "content/" in said
    assert unharmed(said)


@pytest.mark.parametrize("name", HOSTILE)
def test_the_browser_is_told_so_that_it_is_seen(name: str, tmp_path: Path) -> None:
    hostile = HOSTILE[name].replace("\0", "")
    (told,) = findings((Diagnostic("J201", Severity.ERROR, Place("a.md"), hostile, hostile),), tmp_path)
    assert unharmed(told.message + told.hint + told.place)


def test_what_is_meant_stays() -> None:
    meant = "déjà vu 👩‍👧 3\u00a0000\u202f€ — “quoted” עברית"
    assert (visible(meant), visible_lines(f"{meant}\n{meant}")) == (meant, f"{meant}\n{meant}")
