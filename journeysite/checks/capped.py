"""As many findings about one file as anybody reads; the others are counted, and nothing is lost of the totals."""

from collections import Counter
from collections.abc import Iterable

from journeysite.diagnostics import Diagnostic, Place, Severity
from journeysite.read.codes import MORE_FINDINGS
from journeysite.read.limits import FINDINGS_OF_A_FILE, FINDINGS_OF_A_KIND

_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def capped(told: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings, each once and in their order, but for those of a file of which there are too many.

    In place of the rest one finding for each severity says how many there are, and stands for them in every count.
    """
    kept: list[Diagnostic] = []
    of_a_kind: Counter[tuple[str, str]] = Counter()
    of_a_file: Counter[str] = Counter()
    rest: dict[tuple[str, Severity], Counter[str]] = {}
    for one in dict.fromkeys(told):
        file, kind = one.place.file, (one.place.file, one.code)
        if of_a_kind[kind] < FINDINGS_OF_A_KIND and of_a_file[file] < FINDINGS_OF_A_FILE:
            of_a_kind[kind] += 1
            of_a_file[file] += 1
            kept.append(one)
        else:
            rest.setdefault((file, one.severity), Counter())[one.code] += 1
    return (*kept, *(_more(file, severity, codes) for (file, severity), codes in rest.items()))


def _more(file: str, severity: Severity, codes: Counter[str]) -> Diagnostic:
    number = codes.total()
    noun = _NOUNS[severity] if number == 1 else f"{_NOUNS[severity]}s"
    listed = ", ".join(f"{count:,} of {code}" for code, count in sorted(codes.items()))
    message = f"and {number:,} more {noun} in this file: {listed}"
    return Diagnostic(MORE_FINDINGS.code, severity, Place(file), message, "mend the first ones and look again", number)
