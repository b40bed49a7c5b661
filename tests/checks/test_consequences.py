"""What an error explains is not told beside it."""

from __future__ import annotations

import pytest

from journeysite.catalog import codes
from journeysite.checks.consequences import DECLARED, MISSING, without_consequences
from journeysite.diagnostics import Diagnostic, Place, Severity

FILE = Place("content/evidence/a.md")
OTHER = Place("content/evidence/b.md")
SETTINGS = Place("journeysite.yml")


def error(code: str, place: Place, hint: str = "") -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, place, "…", hint)


def note(code: str, place: Place = FILE) -> Diagnostic:
    return Diagnostic(code, Severity.NOTE, place, "…")


def kept(*told: Diagnostic) -> list[str]:
    return [one.code for one in without_consequences(told)]


def test_a_value_that_was_refused_is_not_missing_as_well() -> None:
    assert kept(note("J332"), error("J108", FILE.key("date"))) == ["J108"]


def test_a_value_that_was_cut_is_not_missing_as_well() -> None:
    assert kept(note("J332"), error("J015", FILE)) == ["J015"]


def test_a_key_that_was_misspelt_is_not_missing_as_well() -> None:
    assert kept(note("J332"), error("J101", FILE.key("dat"), "did you mean `date`?")) == ["J101"]


@pytest.mark.parametrize("reason", [error("J108", OTHER.key("date")), error("J107", FILE.key("sample"))])
def test_what_is_missing_for_another_reason_is_told(reason: Diagnostic) -> None:
    assert kept(note("J332"), reason) == ["J332", reason.code]


def test_nobody_is_missed_while_a_reference_or_a_file_is_broken() -> None:
    assert kept(note("J334"), error("J201", OTHER.key("persona"))) == ["J201"]
    assert kept(note("J334"), error("J012", Place("content/journeys/a.md"))) == ["J012"]
    assert kept(note("J334"), error("J202", OTHER.key("channel"))) == ["J334", "J202"]


def test_who_feels_otherwise_is_no_stranger_while_the_personas_of_a_journey_are_unknown() -> None:
    assert kept(note("J319"), error("J103", OTHER.key("personas"))) == ["J103"]
    assert kept(note("J319"), error("J201", OTHER.key("persona"))) == ["J201"]


def test_warnings_explain_nothing_away() -> None:
    assert kept(note("J332"), note("J108", FILE.key("date"))) == ["J332", "J108"]


def test_settings_that_cannot_be_read_declare_nothing_that_could_be_missed() -> None:
    assert kept(error("J202", FILE), error("J210", FILE), error("J013", SETTINGS)) == ["J013"]


def test_a_part_of_the_settings_that_was_refused_is_not_missed_elsewhere() -> None:
    assert kept(error("J202", FILE), error("J203", FILE), error("J103", SETTINGS.key("channels"))) == ["J203", "J103"]


def test_the_table_speaks_of_codes_that_exist() -> None:
    named = {*MISSING, *DECLARED, *(code for reason in MISSING.values() for code in reason.codes)}
    assert named <= set(codes())


def test_a_score_for_an_unknown_criterion_is_not_a_missing_score_as_well() -> None:
    assert kept(note("J326"), error("J211", FILE.key("scores", "coast"))) == ["J211"]
    assert kept(note("J326"), error("J211", OTHER.key("scores", "coast"))) == ["J326", "J211"]


def test_keys_around_a_refused_one_explain_nothing_elsewhere() -> None:
    assert kept(note("J318"), error("J107", OTHER.key("touchpoints", 0, "emotion"))) == ["J318", "J107"]
