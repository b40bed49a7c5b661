"""Settings raise, lower and silence findings by code."""

from __future__ import annotations

from journeysite.diagnostics import Diagnostic, Place, Severity
from journeysite.diagnostics.levels import levelled


def test_codes_take_the_level_of_the_settings_and_others_keep_theirs() -> None:
    here = Place("content/index.md")
    findings = [Diagnostic(code, Severity.WARNING, here, "…") for code in ("J204", "J301", "J306", "J310")]
    assert levelled(findings, {"J204": "error", "J301": "off", "J306": "note"}) == (
        Diagnostic("J204", Severity.ERROR, here, "…"),
        Diagnostic("J306", Severity.NOTE, here, "…"),
        Diagnostic("J310", Severity.WARNING, here, "…"),
    )
