"""Findings with the lines they are about, in the order a reader goes through the files."""

from collections.abc import Callable, Iterable
from functools import lru_cache

from msgspec import Struct

from journeysite.diagnostics.diagnostic import Diagnostic, Severity
from journeysite.diagnostics.source import Place, Position

Locate = Callable[[Place], Position | None]
TextOf = Callable[[str], str | None]  # a file of the site, by its path inside -> its text, None when it has none


class Located(Struct, frozen=True):
    """A finding, the path its file is shown under, and where in the file; None means the file as a whole."""

    diagnostic: Diagnostic
    file: str
    position: Position | None

    @property
    def where(self) -> str:
        """`content/x.md:12:5`, as editors and terminals understand it."""
        return f"{self.file}:{self.position.line}:{self.position.column}" if self.position else self.file


class Tally(Struct, frozen=True):
    """How many findings there are of each severity, and in how many files."""

    errors: int
    warnings: int
    notes: int
    files: int

    def __str__(self) -> str:
        """`2 errors and 1 warning in 2 files`, or `nothing to report`."""
        counts = (self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")
        said = [_counted(number, noun) for number, noun in counts if number]
        if not said:
            return "nothing to report"
        listed = " and ".join(filter(None, (", ".join(said[:-1]), said[-1])))
        return f"{listed} in {_counted(self.files, 'file')}"


def located(diagnostics: Iterable[Diagnostic], locate: Locate, folder: str = "") -> tuple[Located, ...]:
    """The findings, each once, sorted by file, position and code.

    `folder` is the way from the reader to the site's folder ("" when they are there); it is put before every path
    that is not whole already.
    """
    prefix = f"{folder.rstrip('/')}/" if folder not in ("", ".") else ""
    found = (
        Located(one, one.place.file if one.place.file.startswith("/") else prefix + one.place.file, locate(one.place))
        for one in dict.fromkeys(diagnostics)
    )
    return tuple(sorted(found, key=_order))


@lru_cache(maxsize=4)
def lines_of(text: str) -> list[str]:
    """The lines of a file, kept while its findings are shown one after the other."""
    return text.split("\n")


def tally(findings: Iterable[Located]) -> Tally:
    """How many there are of each severity."""
    listed = tuple(findings)
    counts = dict.fromkeys(Severity, 0)
    for finding in listed:
        counts[finding.diagnostic.severity] += finding.diagnostic.count
    errors, warnings, notes = counts.values()
    return Tally(errors, warnings, notes, len({finding.file for finding in listed}))


def _order(finding: Located) -> tuple[str, bool, int, int, str, str]:
    """By file and place; what stands for the rest of a file comes last."""
    at = finding.position or Position(0, 0)
    return (
        finding.file,
        finding.diagnostic.count > 1,
        at.line,
        at.column,
        finding.diagnostic.code,
        finding.diagnostic.message,
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
