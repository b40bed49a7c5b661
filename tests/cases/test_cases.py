"""Every wrong input of the case files is told in exactly the words that they say."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from journeysite.build import load
from journeysite.diagnostics import Place, Position
from journeysite.diagnostics.located import Located, located
from journeysite.read.locate import locate
from journeysite.read.text import read_text
from tests.cases.case_files import Case, accept, cases, clean_site

CASES = tuple(cases())
SEEN: dict[Case, str] = {}


def told(folder: Path) -> str:
    """The findings about a site, one line each and one for the hint."""

    def position(place: Place) -> Position | None:
        file = folder / place.file
        if not file.is_file():
            return None
        return locate(place, read_text(file.read_bytes(), place.file).value)

    return "".join(_line(finding) for finding in located(load(folder).diagnostics, position))


def _line(finding: Located) -> str:
    one = finding.diagnostic
    hint = f"  = {one.hint}\n" if one.hint else ""
    return f"{finding.where}: {one.severity}[{one.code}]: {one.message}\n{hint}"


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case.write(tmp_path)
    found = told(tmp_path)
    if request.config.getoption("--update-goldens"):
        SEEN[case] = found
        if len(SEEN) == len(CASES):
            accept(SEEN)
        return
    assert found == case.findings.text


def test_the_clean_site_has_nothing_to_report(tmp_path: Path) -> None:
    Case("", "", clean_site()).write(tmp_path)
    assert told(tmp_path) == ""


def test_there_are_at_least_sixty_wrong_inputs() -> None:
    assert sum(bool(case.findings.text) for case in CASES) >= 60


def test_every_case_has_a_title_of_its_own() -> None:
    titles = [str(case) for case in CASES]
    assert sorted(set(titles)) == sorted(titles)


# What these say is the next step as well: a limit, or that something is simply too much.
PLAIN = {"J001", "J004", "J017", "J105"}


def test_every_finding_says_what_to_do_next() -> None:
    lines = [line for case in CASES for line in (*case.findings.text.split("\n"), "")]
    without = [
        line
        for line, following in pairwise(lines)
        if (found := re.search(r": (?:error|warning|note)\[(J\d+)\]", line))
        and found[1] not in PLAIN
        and not following.startswith("  = ")
    ]
    assert without == []
