"""Settings that speak of checks that do not exist."""

from collections.abc import Iterator

from journeysite.checks.rule import Checked, Finding, check
from journeysite.diagnostics import Place
from journeysite.link import codes as linking
from journeysite.read import codes as reading

UNKNOWN_GROUPS = ("J4", "J5")  # codes of themes and publishing are not known in this room


@check(reading.BAD_CHECK, wrong="checks: {J3: off, J319a: off}\n", right="checks: {J301: off}\n", of=("settings",))
def unknown_checks(checked: Checked) -> Iterator[Finding]:
    known = _known()
    for code in checked.site.settings.checks:
        if not code.startswith(UNKNOWN_GROUPS) and code not in known:
            yield Finding(
                Place("journeysite.yml").key("checks", code),
                f"there is no check `{code}`",
                "`journeysite explain` lists all codes",
            )


def _known() -> tuple[str, ...]:
    from journeysite.checks.run import BUILT_IN  # which holds this very check

    rules = (rule.code for rule in BUILT_IN)
    return tuple(sorted(code.code for code in (*reading.CODES, *linking.CODES, *rules)))
