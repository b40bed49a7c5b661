"""Findings for programs: one JSON object with all that a person would see."""

from collections.abc import Iterable
from typing import Any

from journeysite.diagnostics.located import Located, tally
from journeysite.diagnostics.visible import visible, visible_json

VERSION = 1  # of this shape; keys may be added to it, not taken away or changed


def report_json(findings: Iterable[Located]) -> str:
    """`{"version", "findings": […], "errors", "warnings", "notes"}`, indented, in the order of the text report."""
    listed = tuple(findings)
    counts = tally(listed)
    whole = {
        "version": VERSION,
        "findings": [_finding(finding) for finding in listed],
        "errors": counts.errors,
        "warnings": counts.warnings,
        "notes": counts.notes,
    }
    return visible_json(whole)


def _finding(finding: Located) -> dict[str, Any]:
    diagnostic, position = finding.diagnostic, finding.position
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "file": finding.file,
        "line": position.line if position else None,
        "column": position.column if position else None,
        "length": position.length if position else None,
        "path": list(diagnostic.place.path),
        "message": visible(diagnostic.message),
        "hint": visible(diagnostic.hint),
    }
