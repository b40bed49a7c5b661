"""Findings that say nothing new: what an error elsewhere has brought about goes when the error does.

A date that cannot be read is one thing to mend; that the study has no date then is not a second one. Withheld are only
findings that something is missing or unknown, and only while an error stands that can be the reason.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from journeysite.diagnostics import Diagnostic, Severity

SETTINGS = "journeysite.yml"

# A file that could not be found or read as a whole: what is missing may be there.
UNREAD_FILE = frozenset({
    "J001", "J002", "J005", "J006", "J007", "J008", "J009", "J011", "J012", "J013", "J016", "J017", "J018", "J236",
})  # fmt: skip
# YAML of which everything behind the error is lost.
UNREAD_SETTINGS = frozenset({"J001", "J002", "J004", "J013", "J014", "J016", "J017", "J018"})


class Reason(Struct, frozen=True):
    """What can be behind a finding: errors about these keys, errors of these codes, in the same file or in any."""

    keys: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    anywhere: bool = False


def _keys(words: str) -> Reason:
    return Reason(keys=frozenset(words.split()))


def _elsewhere(codes: str, keys: str) -> Reason:
    return Reason(frozenset(keys.split()), frozenset(codes.split()) | UNREAD_FILE, anywhere=True)


MISSING: Mapping[str, Reason] = {
    "J238": Reason(codes=frozenset({"J213"})),
    "J301": _keys("persona personas objective scope owner"),
    "J305": _keys("stages"),
    "J306": _keys("touchpoints"),
    "J311": _elsewhere("J206", "evidence source"),
    "J313": _keys("touchpoints"),
    "J314": _keys("teams"),
    "J317": _elsewhere("J203", "owner frontstage backstage"),
    "J318": _elsewhere("J205 J207", "roadmap touchpoints"),
    "J319": _elsewhere("J201", "persona personas"),
    "J325": _elsewhere("J216", "emotion emotions touchpoints"),
    "J326": Reason(frozenset({"scores"}), frozenset({"J211"})),
    "J331": _elsewhere("J208", "indicators indicator nps value"),
    "J332": Reason(frozenset({"date"}), frozenset({"J015"})),  # a value that was cut off may be the date
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


class _Errors(Struct, frozen=True):
    """What the errors of a site are about: their codes and keys, in any file of its content, in each, in settings."""

    anywhere: frozenset[str]
    inside: Mapping[str, frozenset[str]]
    undeclared: frozenset[str]
    settings_unread: bool

    @classmethod
    def of(cls, errors: Iterable[Diagnostic]) -> "_Errors":
        """The same, looked through once."""
        anywhere: set[str] = set()
        inside: dict[str, set[str]] = {}
        undeclared: set[str] = set()
        settings_unread = False
        for error in errors:
            keys = tuple(_keys_of(error))
            if error.place.file == SETTINGS:
                settings_unread = settings_unread or error.code in UNREAD_SETTINGS
                undeclared.update(keys[:2])
                continue
            refused = keys if error.code.startswith("J1") else ()
            inside.setdefault(error.place.file, set()).update((error.code, *refused))
            anywhere.update((error.code, *refused[-1:], *(refused[:1] if _MEANT.search(error.hint) else ())))
        kept = {file: frozenset(about) for file, about in inside.items()}
        return cls(frozenset(anywhere), kept, frozenset(undeclared), settings_unread)

    def explain(self, finding: Diagnostic) -> bool:
        """Whether one of them can be the reason for the finding."""
        reason, declared = MISSING.get(finding.code), DECLARED.get(finding.code)
        if declared and (self.settings_unread or not declared.isdisjoint(self.undeclared)):
            return True
        if reason is None:
            return False
        about = self.anywhere if reason.anywhere else self.inside.get(finding.place.file, frozenset())
        return not (reason.keys | reason.codes).isdisjoint(about)


def _keys_of(error: Diagnostic) -> Iterator[str]:
    """The keys that an error is about: the one that its author meant by an unknown one, then those around it."""
    if meant := _MEANT.search(error.hint):
        yield meant[1]
    yield from (step for step in error.place.path if isinstance(step, str))
