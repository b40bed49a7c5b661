"""How much a site wants each kind of finding to matter."""

from collections.abc import Iterable, Mapping

from journeysite.diagnostics.diagnostic import Diagnostic, Severity

OFF = "off"


def levelled(diagnostics: Iterable[Diagnostic], levels: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The findings at the levels that the settings give to their codes, without those that are switched off.

    `levels` maps a code to "off", "note", "warning" or "error"; other codes keep the level that they have.
    """
    return tuple(
        finding.with_severity(Severity(levels[finding.code])) if finding.code in levels else finding
        for finding in diagnostics
        if levels.get(finding.code) != OFF
    )


def stops(diagnostics: Iterable[Diagnostic], strict: bool) -> bool:
    """Whether these findings keep a site from being published: errors do, and warnings where the build is strict."""
    grave = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(one.severity in grave for one in diagnostics)
