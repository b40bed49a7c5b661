"""Findings are put in a reader's order and counted."""

from __future__ import annotations

from journeysite.diagnostics import Diagnostic, Place, Position, Severity
from journeysite.diagnostics.located import Tally, located, tally
from tests.diagnostics.findings import BROKEN, NO_FILE, UNKNOWN, found


def test_findings_come_by_file_and_position_each_once() -> None:
    places = {
        Place("b.md", ("late",)): Position(9, 1),
        Place("b.md", ("early",)): Position(2, 7),
        Place("b.md", ("same-line",)): Position(2, 3),
    }
    findings = [Diagnostic("J101", Severity.ERROR, place, "…") for place in (*places, Place("b.md"), Place("a.md"))]
    assert [one.where for one in located([*findings, *findings], places.get)] == [
        "a.md",
        "b.md",
        "b.md:2:3",
        "b.md:2:7",
        "b.md:9:1",
    ]


def test_paths_begin_where_the_reader_stands() -> None:
    assert [one.where for one in found(BROKEN, folder="sites/dive/")] == ["sites/dive/content/index.md:1:9"]
    assert [one.where for one in found(BROKEN, folder=".")] == ["content/index.md:1:9"]


def test_a_tally_counts_severities_and_files() -> None:
    assert tally(found()) == Tally(errors=1, warnings=1, notes=1, files=3)


def test_a_tally_is_told_in_a_sentence() -> None:
    assert str(Tally(2, 1, 3, 2)) == "2 errors, 1 warning and 3 notes in 2 files"
    assert str(Tally(1, 0, 0, 1)) == "1 error in 1 file"
    assert str(Tally(0, 2, 1, 3)) == "2 warnings and 1 note in 3 files"
    assert str(Tally(0, 0, 0, 0)) == "nothing to report"
    assert tally(found(UNKNOWN, NO_FILE)) == Tally(1, 1, 0, 2)
