"""Every code is explained, shown by an example, and met by a case; the manual says what the code says."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from journeysite.catalog import codes
from journeysite.checks import BUILT_IN
from journeysite.checks.examples import EXAMPLES
from journeysite.checks.reference import GROUPS, diagnostics_reference, entry
from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code
from journeysite.link import codes as linking
from journeysite.read import codes as reading
from tests.architecture.package import modules
from tests.cases.case_files import cases

CONTENT = {code.code for code in (*reading.CODES, *linking.CODES, *(rule.code for rule in BUILT_IN))}

# Nothing of these can be shown in a few lines.
WORDS_ONLY = {
    *(
        "J001",
        "J002",
        "J003",
        "J004",
        "J009",
        "J021",
        "J032",
        "J034",
        "J035",
        "J036",
        "J037",
        "J041",
        "J042",
        "J044",
        "J401",
    ),
    "J060",
}

# What the system refuses it does not refuse to root: tests/repository/test_closed.py meets it as somebody else.
# What git alone knows: tests/read/test_history.py meets it in a clone.
OF_THE_SYSTEM = {"J001", "J060"}


def _literals() -> set[str]:
    """Every code that the package's source names."""
    nodes = (node for tree in modules().values() for node in ast.walk(tree))
    texts = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {text for text in texts if re.fullmatch(r"J\d{3}", text)}


def test_every_code_in_the_source_is_explained() -> None:
    assert _literals() <= set(codes())


def test_no_code_has_two_meanings() -> None:
    made = [
        node.args[0].value
        for tree in modules().values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Code"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    ]
    assert sorted(made) == sorted(codes())


def test_every_code_about_content_has_an_example() -> None:
    assert CONTENT - set(EXAMPLES) == WORDS_ONLY


def test_no_example_is_about_a_code_that_is_gone() -> None:
    assert set(EXAMPLES) <= set(codes())


def test_every_code_about_content_is_met_by_a_case() -> None:
    met = set(re.findall(r"(?:error|warning|note)\[(J\d{3})\]", "".join(case.findings.text for case in cases())))
    assert CONTENT - met == OF_THE_SYSTEM


def test_explanations_are_sentences_and_titles_are_not() -> None:
    assert [code for code, one in codes().items() if not one.explanation.endswith(".")] == []
    assert [code for code, one in codes().items() if one.title.endswith(".") or one.title[0].isupper()] == [
        code for code, one in codes().items() if one.title.startswith(("Markdown", "HTML", "YAML"))
    ]


def test_every_code_belongs_to_a_documented_group() -> None:
    assert {code[:2] for code in codes()} == set(GROUPS)


def test_checks_are_ordered_by_code() -> None:
    assert [rule.code.code for rule in BUILT_IN] == sorted(rule.code.code for rule in BUILT_IN)


def test_an_entry_of_the_manual_has_title_level_reason_and_example() -> None:
    assert entry(Code("J202", Severity.ERROR, "unknown channel", "Channels are declared.")) == (
        "### J202: unknown channel\n"
        "\n"
        "**Error.** Channels are declared.\n"
        "\n"
        "```diff\n"
        "- channel: stor\n"
        "+ channel: store\n"
        "```\n"
    )


def test_the_manual_has_an_entry_for_every_code(repository: Path) -> None:
    written = (repository / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert written == diagnostics_reference(codes().values()), "run scripts/docs"
