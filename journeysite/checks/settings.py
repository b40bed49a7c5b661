"""Settings that speak of checks that do not exist."""

from collections.abc import Iterator

from journeysite.checks.rule import Checked, Finding, check
from journeysite.diagnostics import Place
from journeysite.link import codes as linking
from journeysite.read import codes as reading

UNKNOWN_GROUPS = ("J4", "J5")  # codes of themes and publishing are not known in this room


@check(reading.BAD_CHECK, wrong="checks: {J3: off, J319a: off}\n", right="checks: {J301: off}\n", of=("settings",))
def unknown_checks(checked: Checked) -> Iterator[Finding]:
    known = {code.code for code in (*reading.CODES, *linking.CODES, *checked.codes)}
    for code in checked.site.settings.checks:
        if not code.startswith(UNKNOWN_GROUPS) and code not in known:
            yield Finding(
                Place("journeysite.yml").key("checks", code),
                f"there is no check `{code}`",
                "`journeysite explain` lists all codes",
            )
