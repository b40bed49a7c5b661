"""Findings that say nothing new: what an error elsewhere has brought about goes when the error does.

A date that cannot be read is one thing to mend; that the study has no date then is not a second one. Withheld are only
findings that something is missing or unknown, and only while an error stands that can be the reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from journeysite.diagnostics import Diagnostic, Severity

SETTINGS = "journeysite.yml"

# A file that could not be found or read as a whole: what is missing may be there.
UNREAD_FILE = frozenset({
    "J001", "J002", "J005", "J006", "J007", "J008", "J009", "J011", "J012", "J013", "J016", "J017", "J018", "J236",
})  # fmt: skip
# YAML of which everything behind the error is lost.
UNREAD_SETTINGS = frozenset({"J001", "J002", "J004", "J013", "J014", "J016", "J017", "J018"})


@dataclass(frozen=True, slots=True)
class Reason:
    """What can be behind a finding: errors about these keys, errors of these codes, in the same file or in any."""

    keys: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    anywhere: bool = False


def _keys(words: str) -> Reason:
    return Reason(keys=frozenset(words.split()))


def _elsewhere(codes: str, keys: str) -> Reason:
    return Reason(frozenset(keys.split()), frozenset(codes.split()) | UNREAD_FILE, anywhere=True)


MISSING: Mapping[str, Reason] = {
    "J301": _keys("persona personas objective scope owner"),
    "J305": _keys("stages"),
    "J306": _keys("touchpoints"),
    "J311": _elsewhere("J206", "evidence source"),
    "J313": _keys("touchpoints"),
    "J314": _keys("teams"),
    "J317": _elsewhere("J203", "owner frontstage backstage"),
    "J318": _elsewhere("J205 J207", "roadmap touchpoints"),
    "J325": _elsewhere("J216", "emotion emotions"),
    "J326": _keys("scores"),
    "J331": _elsewhere("J208", "indicators indicator nps value"),
    "J332": _keys("date"),
    "J334": _elsewhere("J201", "persona personas"),
}
# Words that the settings declare, by the code that misses one.
DECLARED: Mapping[str, frozenset[str]] = {
    "J010": frozenset({"languages"}),
    "J202": frozenset({"channels"}),
    "J203": frozenset({"teams"}),
    "J209": frozenset({"objectives"}),
    "J210": frozenset({"phases"}),
    "J211": frozenset({"roadmap"}),
    "J212": frozenset({"roadmap"}),
    "J215": frozenset({"lanes"}),
    "J216": frozenset({"emotion"}),
    "J237": frozenset({"channels", "teams"}),
    "J302": frozenset({"emotion"}),
    "J326": frozenset({"roadmap"}),
}
_MEANT = re.compile(r"did you mean `(\w+)`")


def without_consequences(told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in their order, but for those that an error among them explains."""
    listed = tuple(told)
    errors = tuple(one for one in listed if one.severity is Severity.ERROR)
    if not errors:
        return listed
    found = _Errors.of(errors)
    return tuple(one for one in listed if not found.explain(one))


@dataclass(frozen=True, slots=True)
class _Errors:
    """What the errors of a site are about: which codes and keys there are in its content, by file, and in settings."""

    codes: frozenset[str]
    keys: frozenset[str]
    keys_in: Mapping[str, frozenset[str]]
    undeclared: frozenset[str]
    settings_unread: bool

    @classmethod
    def of(cls, errors: Iterable[Diagnostic]) -> "_Errors":
        """The same, looked through once."""
        codes: set[str] = set()
        undeclared: set[str] = set()
        settings_unread = False
        keys_in: dict[str, set[str]] = {}
        for error in errors:
            keys = tuple(_keys_of(error))
            if error.place.file == SETTINGS:
                settings_unread = settings_unread or error.code in UNREAD_SETTINGS
                undeclared.update(keys[:1])
            else:
                codes.add(error.code)
                if error.code.startswith("J1"):
                    keys_in.setdefault(error.place.file, set()).update(keys)
        kept = {file: frozenset(keys) for file, keys in keys_in.items()}
        return cls(frozenset(codes), frozenset().union(*kept.values()), kept, frozenset(undeclared), settings_unread)

    def explain(self, finding: Diagnostic) -> bool:
        """Whether one of them can be the reason for the finding."""
        reason, declared = MISSING.get(finding.code), DECLARED.get(finding.code)
        if declared and (self.settings_unread or not declared.isdisjoint(self.undeclared)):
            return True
        if reason is None:
            return False
        keys = self.keys if reason.anywhere else self.keys_in.get(finding.place.file, frozenset())
        return not reason.keys.isdisjoint(keys) or not reason.codes.isdisjoint(self.codes)


def _keys_of(error: Diagnostic) -> Iterator[str]:
    """The keys that an error is about: what its author meant, and those written, from the outermost on."""
    if meant := _MEANT.search(error.hint):
        yield meant[1]
    yield from (step for step in error.place.path if isinstance(step, str))
