"""All findings of a run in one of the formats that people and tools read."""

from collections.abc import Mapping
from typing import Literal, get_args

from journeysite.diagnostics.located import Located, TextOf
from journeysite.diagnostics.report_sarif import RuleText

Format = Literal["text", "json", "github", "gitlab", "sarif"]
FORMATS: tuple[str, ...] = get_args(Format)


def report(
    findings: tuple[Located, ...], form: Format, text_of: TextOf, rules: Mapping[str, RuleText], version: str
) -> str:
    """The findings in that format, ended by a line feed; text is "" when there are none.

    `text_of` gives the text of a file for the source frames, `rules` what SARIF shows about codes, `version` ours.
    """
    if form == "json":
        from journeysite.diagnostics.report_json import report_json

        return report_json(findings)
    if form == "github":
        from journeysite.diagnostics.report_github import report_github

        return report_github(findings)
    if form == "gitlab":
        from journeysite.diagnostics.report_gitlab import report_gitlab

        return report_gitlab(findings)
    if form == "sarif":
        from journeysite.diagnostics.report_sarif import report_sarif

        return report_sarif(findings, rules, version)
    from journeysite.diagnostics.report_text import report_text

    return report_text(findings, text_of)
