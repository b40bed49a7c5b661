"""The reports that programs read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from journeysite.diagnostics import Severity
from journeysite.diagnostics.report import FORMATS, report
from journeysite.diagnostics.report_github import report_github
from journeysite.diagnostics.report_gitlab import report_gitlab
from journeysite.diagnostics.report_json import report_json
from journeysite.diagnostics.report_sarif import RuleText, report_sarif
from tests.diagnostics.findings import FILES, NO_FILE, UNKNOWN, found


def test_json_holds_all_that_a_person_would_see() -> None:
    assert json.loads(report_json(found(UNKNOWN, NO_FILE))) == {
        "version": 1,
        "findings": [
            {
                "code": "J202",
                "severity": "error",
                "file": "content/journeys/dive/02-search.md",
                "line": 5,
                "column": 14,
                "length": 4,
                "path": ["touchpoints", 0, "channel"],
                "message": "unknown channel `stor`",
                "hint": "did you mean `store`?",
            },
            {
                "code": "J237",
                "severity": "warning",
                "file": "content/teams/shop.md",
                "line": None,
                "column": None,
                "length": None,
                "path": [],
                "message": "a team, `shop`: 100% unknown",
                "hint": "",
            },
        ],
        "errors": 1,
        "warnings": 1,
        "notes": 0,
    }


def test_github_gets_one_escaped_command_a_line() -> None:
    assert report_github(found(folder="a,b")) == (
        "::notice file=a%2Cb/content/index.md,line=1,col=9,endColumn=14,title=J221::"
        "nothing is called `nobdy`%0Awrite an id\n"
        "::error file=a%2Cb/content/journeys/dive/02-search.md,line=5,col=14,endColumn=18,title=J202::"
        "unknown channel `stor`%0Adid you mean `store`?\n"
        "::warning file=a%2Cb/content/teams/shop.md,title=J237::a team, `shop`: 100%25 unknown\n"
    )


def test_gitlab_gets_a_code_quality_report() -> None:
    entries = json.loads(report_gitlab(found(UNKNOWN, NO_FILE)))
    fingerprints = [entry.pop("fingerprint") for entry in entries]
    assert entries == [
        {
            "description": "unknown channel `stor` (did you mean `store`?)",
            "check_name": "J202",
            "severity": "major",
            "location": {"path": "content/journeys/dive/02-search.md", "lines": {"begin": 5}},
        },
        {
            "description": "a team, `shop`: 100% unknown",
            "check_name": "J237",
            "severity": "minor",
            "location": {"path": "content/teams/shop.md", "lines": {"begin": 1}},
        },
    ]
    assert [len(fingerprint) for fingerprint in fingerprints] == [40, 40]
    assert len(set(fingerprints)) == 2


def test_fingerprints_survive_moved_lines() -> None:
    def fingerprints(folder: str) -> list[str]:
        return [entry["fingerprint"] for entry in json.loads(report_gitlab(found(folder=folder)))]

    assert fingerprints("") == fingerprints("elsewhere")


def test_sarif_names_rules_places_and_levels() -> None:
    rules = {"J202": RuleText("unknown channel", Severity.ERROR, "Channels are declared.")}
    log: dict[str, Any] = json.loads(report_sarif(found(UNKNOWN, NO_FILE), rules, "1.2.3"))
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["tool"]["driver"] == {
        "name": "journeysite",
        "version": "1.2.3",
        "rules": [
            {
                "id": "J202",
                "shortDescription": {"text": "unknown channel"},
                "help": {"text": "Channels are declared.", "markdown": "Channels are declared."},
                "defaultConfiguration": {"level": "error"},
            },
            {"id": "J237"},
        ],
    }
    marks = [result.pop("partialFingerprints") for result in run["results"]]
    assert [list(mark) for mark in marks] == [["journeysite/v1"]] * 2
    assert run["results"] == [
        {
            "ruleId": "J202",
            "ruleIndex": 0,
            "level": "error",
            "message": {"text": "unknown channel `stor`\ndid you mean `store`?"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {
                            "uri": "content/journeys/dive/02-search.md",
                            "uriBaseId": "%SRCROOT%",
                        },
                        "region": {"startLine": 5, "startColumn": 14, "endColumn": 18},
                    }
                }
            ],
        },
        {
            "ruleId": "J237",
            "ruleIndex": 1,
            "level": "warning",
            "message": {"text": "a team, `shop`: 100% unknown"},
            "locations": [
                {"physicalLocation": {"artifactLocation": {"uri": "content/teams/shop.md", "uriBaseId": "%SRCROOT%"}}}
            ],
        },
    ]


def test_sarif_names_a_file_outside_the_sources_by_its_full_address() -> None:
    log = json.loads(report_sarif(found(NO_FILE, folder="/srv/our site"), {}, "1.2.3"))
    (where,) = log["runs"][0]["results"][0]["locations"]
    assert where["physicalLocation"] == {"artifactLocation": {"uri": "file:///srv/our%20site/content/teams/shop.md"}}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_usable_when_nothing_was_found(form: Any) -> None:
    text = report((), form, FILES.get, {}, "1.0")
    if form in ("json", "gitlab", "sarif"):
        assert json.loads(text) is not None
    else:
        assert text == ""


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_says_the_message(form: Any) -> None:
    assert "unknown channel `stor`" in report(found(UNKNOWN), form, FILES.get, {}, "1.0")
