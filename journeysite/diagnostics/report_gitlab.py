"""Findings as GitLab's code quality report, which shows them in a merge request.

Source: GitLab Docs, "Code Quality", the report format (description, check_name, fingerprint, severity, location).
"""

from collections.abc import Iterable

from journeysite.diagnostics.diagnostic import Severity
from journeysite.diagnostics.fingerprint import fingerprinted
from journeysite.diagnostics.located import Located
from journeysite.diagnostics.visible import visible, visible_json

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def report_gitlab(findings: Iterable[Located]) -> str:
    """A JSON list with one object a finding. Fingerprints do not change when lines are moved."""
    entries = [
        {
            "description": _said(finding),
            "check_name": finding.diagnostic.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.diagnostic.severity],
            "location": {
                "path": finding.file,
                "lines": {"begin": finding.position.line if finding.position else 1},
            },
        }
        for finding, fingerprint in fingerprinted(findings)
    ]
    return visible_json(entries)


def _said(finding: Located) -> str:
    diagnostic = finding.diagnostic
    said = f"{diagnostic.message} ({diagnostic.hint})" if diagnostic.hint else diagnostic.message
    return visible(said)
