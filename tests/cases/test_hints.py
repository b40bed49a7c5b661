"""A hint that proposes what to write is right: applied to the file, it mends what it was given for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from journeysite.build import load
from journeysite.diagnostics import Diagnostic
from journeysite.read.locate import locate
from journeysite.read.text import read_text
from tests.cases.case_files import Case, cases

CASES = tuple(cases())

_WRITE = re.compile(r"write (?:`([^`…]+)`|\"([^\"…]+)\")\Z")
_QUOTE = re.compile(r"quote it: `([^`]+)`|quote (?:it|the text|the whole text): (\"[^\"]+\"|'.+')(?:;|\Z)")
_MOVE = re.compile(r"move it (\d+) spaces? to the (left|right)|put (\d+) more spaces before it")
_SURE = frozenset(
    {"J003", "J013", "J015", "J016", "J107", "J109"}
)  # codes whose proposals take the place of what is told


def mended(line: str, column: int, one: Diagnostic) -> str | None:
    """The line as the hint has it; None where the hint proposes nothing to type."""
    before, rest = line[: column - 1], line[column - 1 :]
    if one.code == "J003" and one.hint == "delete it" and f"U+{ord(rest[:1] or ' '):04X}" in one.message:
        return before + rest[1:]
    if found := _MOVE.search(one.hint):
        spaces = int(found[1] or found[3])
        return line.removeprefix(" " * spaces) if found[2] == "left" else " " * spaces + line
    if found := _QUOTE.search(one.hint):
        if found[1]:
            indent = re.match(r"\s*(?:- +)*", line)
            return (indent[0] if indent else "") + found[1]
        key = re.match(r"\s*(?:- +)*(?:[^:\s]+: +)?", line)
        return (key[0] if key else "") + found[2]
    if found := _WRITE.search(one.hint):
        proposed = found[1] or f'"{found[2]}"'
        if proposed.startswith("- "):
            return line[: len(line) - len(line.lstrip())] + proposed
        return before + proposed
    return None


def proposals(case: Case, folder: Path) -> list[tuple[Path, int, str, Diagnostic]]:
    """File, line (from 1), the line mended and the finding, for all findings of a case that propose what to type."""
    case.write(folder)
    found = []
    for one in load(folder).diagnostics:
        file = folder / one.place.file
        if one.code not in _SURE or not file.is_file():
            continue
        text = read_text(file.read_bytes(), one.place.file).value
        at = locate(one.place, text)
        line = text.split("\n")[at.line - 1]
        if (better := mended(line, at.column, one)) is not None:
            found.append((file, at.line, better, one))
    return found


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_proposed_line_mends_what_it_is_proposed_for(case: Case, tmp_path: Path) -> None:
    for file, number, better, one in proposals(case, tmp_path):
        written = file.read_bytes()
        lines = read_text(written, one.place.file).value.split("\n")
        lines[number - 1] = better
        file.write_text("\n".join(lines), encoding="utf-8")
        again = [
            (other.code, other.message, other.hint)
            for other in load(tmp_path).diagnostics
            if other.place.file == one.place.file
        ]
        file.write_bytes(written)
        assert (one.code, one.message, one.hint) not in again, f"{one.message} = {one.hint}: {better!r}"


def test_many_hints_are_tried(tmp_path: Path) -> None:
    tried = [one for at, case in enumerate(CASES) for one in proposals(case, tmp_path / str(at))]
    assert len(tried) >= 15
