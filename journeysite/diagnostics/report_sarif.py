"""Findings as SARIF, the interchange format of analysis tools that code hosts and editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", 2020.
"""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from journeysite.diagnostics.diagnostic import Severity
from journeysite.diagnostics.fingerprint import fingerprinted
from journeysite.diagnostics.located import Located
from journeysite.diagnostics.visible import visible, visible_json

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class RuleText(Struct, frozen=True):
    """What a tool may show about a code: its title, its default severity and its explanation in Markdown."""

    title: str
    severity: Severity
    explanation: str


def report_sarif(findings: Iterable[Located], rules: Mapping[str, RuleText], version: str) -> str:
    """A SARIF log with one run. `rules`: what is known of the codes; `version`: this program's."""
    listed = tuple(findings)
    codes = sorted({finding.diagnostic.code for finding in listed})
    run = {
        "tool": {
            "driver": {
                "name": "journeysite",
                "version": version,
                "rules": [_rule(code, rules.get(code)) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, codes.index(finding.diagnostic.code), fingerprint)
            for finding, fingerprint in fingerprinted(listed)
        ],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return visible_json(log)


def _rule(code: str, text: RuleText | None) -> dict[str, Any]:
    if text is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": text.title},
        "help": {"text": text.explanation, "markdown": text.explanation},
        "defaultConfiguration": {"level": text.severity.value},
    }


def _result(finding: Located, rule: int, fingerprint: str) -> dict[str, Any]:
    diagnostic = finding.diagnostic
    said = "\n".join(visible(part) for part in (diagnostic.message, diagnostic.hint) if part)
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": diagnostic.severity.value,
        "message": {"text": said},
        "locations": [{"physicalLocation": _location(finding)}],
        "partialFingerprints": {"journeysite/v1": fingerprint},
    }


def _location(finding: Located) -> dict[str, Any]:
    artifact = {"uri": quote(finding.file, errors="replace"), "uriBaseId": "%SRCROOT%"}
    if finding.file.startswith("/"):  # a site that was named by its full path
        artifact = {"uri": f"file://{quote(finding.file, errors='replace')}"}
    at = finding.position
    if at is None:
        return {"artifactLocation": artifact}
    region = {"startLine": at.line, "startColumn": at.column, "endColumn": at.column + at.length}
    return {"artifactLocation": artifact, "region": region}
