"""Checks that remember: they find what checks find that begin anew, and look only at what is other than before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from msgspec.structs import replace

from journeysite.build import load
from journeysite.checks import BUILT_IN, CachedChecks, run_checks
from journeysite.checks.rule import EVERYTHING, JOURNEYS, Checked, Finding, Rule
from journeysite.diagnostics import Diagnostic, Place, Severity
from journeysite.diagnostics.code import Code
from journeysite.model.site import Site
from tests.conftest import REPOSITORY


@pytest.fixture(scope="module")
def site() -> Site:
    loaded = load(REPOSITORY).value
    assert loaded is not None
    return loaded.site


def told(found: Iterable[Diagnostic]) -> list[str]:
    return [f"{one.code} {one.message}" for one in found]


def test_after_an_edit_only_what_it_changed_is_looked_at(site: Site) -> None:
    looked: list[str] = []

    def look(_: Checked, journey: Any) -> Iterator[Finding]:
        looked.append(journey.id)
        if journey.owner == "stores":
            yield Finding(Place(journey.file), journey.title)

    rule = Rule(Code("J999", Severity.NOTE, "", ""), "", "", look, each="journeys")
    cached = CachedChecks()
    first = run_checks(site, (), [rule], cached)
    assert looked == list(site.journeys)
    id = next(iter(site.journeys))
    other = replace(site.journeys[id], owner="stores", title="Another")
    looked.clear()
    second = run_checks(replace(site, journeys={**site.journeys, id: other}), (), [rule], cached)
    assert looked == [id]
    assert told(second) == told(run_checks(replace(site, journeys={**site.journeys, id: other}), (), [rule]))
    assert set(told(second)) - set(told(first)) == {"J999 Another"}
    looked.clear()
    third = run_checks(replace(site, journeys={id: other}), (), [rule], cached)
    assert (looked, told(third)) == ([], ["J999 Another"])


class Narrow:
    """A site of which only some parts may be looked at."""

    def __init__(self, site: Site, parts: tuple[str, ...]) -> None:
        self._parts = {part: getattr(site, part) for part in parts}

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._parts:
            raise LookupError(f"`{name}` is looked at, and not told")
        return self._parts[name]


@pytest.mark.parametrize("rule", [rule for rule in BUILT_IN if rule.of != EVERYTHING], ids=lambda rule: rule.code.code)
def test_a_rule_tells_all_parts_of_the_site_that_it_looks_at(rule: Rule, site: Site) -> None:
    narrow: Any = Narrow(site, rule.of)
    assert told(rule.run(Checked(narrow))) == told(rule.run(Checked(site)))


@pytest.mark.parametrize("rule", [rule for rule in BUILT_IN if rule.each == JOURNEYS], ids=lambda rule: rule.code.code)
def test_a_rule_about_one_journey_looks_at_no_other(rule: Rule, site: Site) -> None:
    alone = (replace(site, journeys={id: journey}) for id, journey in site.journeys.items())
    found = [one for part in alone for one in rule.run(Checked(part))]
    assert told(found) == told(rule.run(Checked(site)))
