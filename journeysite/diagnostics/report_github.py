"""Findings as the workflow commands that GitHub Actions turns into annotations beside the lines of a change.

Source: GitHub Docs, "Workflow commands for GitHub Actions" (error, warning and notice; escaping as in its toolkit).
"""

from collections.abc import Iterable

from journeysite.diagnostics.diagnostic import Severity
from journeysite.diagnostics.located import Located
from journeysite.diagnostics.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def report_github(findings: Iterable[Located]) -> str:
    """One command a line, such as `::error file=content/a.md,line=3,col=5,endColumn=9,title=J202::unknown channel`."""
    return "".join(_command(finding) for finding in findings)


def _command(finding: Located) -> str:
    diagnostic, position = finding.diagnostic, finding.position
    properties = {"file": finding.file}
    if position:
        properties |= {
            "line": str(position.line),
            "col": str(position.column),
            "endColumn": str(position.column + position.length),
        }
    properties["title"] = diagnostic.code
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    said = "\n".join(visible(part) for part in (diagnostic.message, diagnostic.hint) if part)
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_text(said)}\n"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _text(visible(text)).replace(":", "%3A").replace(",", "%2C")
