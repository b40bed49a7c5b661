"""A check that protects keeps its level, whatever the settings say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.build import load
from journeysite.catalog import codes
from journeysite.checks.reference import diagnostics_reference
from journeysite.cli.commands import explanation
from journeysite.diagnostics import Reported, Severity
from journeysite.model.settings import Settings
from journeysite.read.protection import without_lowered
from journeysite.read.settings import parse_settings

PROTECTING = sorted(code.code for code in codes().values() if code.protects)
LOWER = {Severity.ERROR: ("off", "note", "warning"), Severity.WARNING: ("off", "note")}


def settled(checks: str) -> Reported[Settings]:
    return without_lowered(parse_settings(f"title: A\nchecks: {checks}\n".encode()), codes().values())


def test_what_keeps_code_and_hosts_of_others_away_protects() -> None:
    assert {"J009", "J026", "J427", "J431", "J434", "J435", "J436", "J437"} <= set(PROTECTING)


@pytest.mark.parametrize("code", PROTECTING)
def test_it_cannot_be_lowered_or_switched_off(code: str) -> None:
    for level in LOWER[codes()[code].severity]:
        found = settled(f"{{{code}: {level}}}")
        assert found.value.checks == {}
        assert [(one.code, one.place.file, one.place.path) for one in found.diagnostics] == [
            ("J435", "journeysite.yml", ("checks", code))
        ]


@pytest.mark.parametrize("code", PROTECTING)
def test_it_can_be_raised(code: str) -> None:
    for level in ("error", codes()[code].severity.value):
        found = settled(f"{{{code}: {level}}}")
        assert found.value.checks == {code: level}
        assert found.diagnostics == ()


def test_other_checks_are_lowered_as_before() -> None:
    found = settled("{J301: off, J204: note}")
    assert found.value.checks == {"J301": "off", "J204": "note"}
    assert found.diagnostics == ()


def test_a_site_that_asks_for_it_is_told_all_the_same(site_folder: Callable[..., Path]) -> None:
    files = {
        "journeysite.yml": "title: A\nchecks: {J427: off, J435: off}\n",
        "content/index.md": "",
        "theme.css": 'a{background:image-set("https://evil.example/x" 1x)}',
    }
    told = [(one.code, one.severity) for one in load(site_folder(files)).diagnostics]
    assert sorted(told) == [("J427", "error"), ("J435", "error"), ("J435", "error")]


def test_the_manual_and_explain_say_which_protect() -> None:
    page = diagnostics_reference(codes().values())
    listed = page.partition("Some codes protect")[2].partition("\n\n")[0]
    assert [code for code in PROTECTING if f"`{code}`" not in listed] == []
    assert page.count("This check protects: no site can lower it.") == len(PROTECTING)
    said = {code: " ".join(explanation(codes()[code], None).split()) for code in codes()}
    assert sorted(code for code in said if "no site can lower it" in said[code]) == PROTECTING
