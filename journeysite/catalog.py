"""Every code that a diagnostic may have, from all rooms."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from journeysite.checks import BUILT_IN
from journeysite.diagnostics.code import Code
from journeysite.incremental import codes as remembering
from journeysite.link import codes as linking
from journeysite.publish import codes as publishing
from journeysite.read import codes as reading
from journeysite.theme import codes as theming

if TYPE_CHECKING:
    from journeysite.diagnostics.report_sarif import RuleText


@cache
def codes() -> Mapping[str, Code]:
    """All codes in their order, by name."""
    return {one.code: one for one in sorted(_all(), key=lambda one: one.code)}


def rule_texts() -> Mapping[str, "RuleText"]:
    """What a SARIF report says about each code."""
    from journeysite.diagnostics.report_sarif import RuleText

    return {one.code: RuleText(one.title, one.severity, one.explanation) for one in codes().values()}


def _all() -> Iterator[Code]:
    for room in (reading, linking, theming, publishing, remembering):
        yield from (value for value in vars(room).values() if isinstance(value, Code))
    yield from (rule.code for rule in BUILT_IN)
