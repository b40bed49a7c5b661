"""One finding, and a value together with the findings met on the way to it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from journeysite.diagnostics.source import Place

T = TypeVar("T")


class Severity(StrEnum):
    """How much a finding matters: an error stops the build, a warning stops it with `--strict`."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Diagnostic(Struct, frozen=True):
    """A finding: stable code, severity, place, one sentence that quotes the author, and the next step (or "").

    `count` is how many findings it stands for: more than one where there were too many to tell.
    """

    code: str
    severity: Severity
    place: Place
    message: str
    hint: str = ""
    count: int = 1

    def with_severity(self, severity: Severity) -> "Diagnostic":
        """The same finding at another level."""
        return replace(self, severity=severity)


class Reported(Struct, Generic[T], frozen=True):
    """A value and what there is to say about it. The value is always usable, if only as far as it goes."""

    value: T
    diagnostics: tuple[Diagnostic, ...] = ()

    def plus(self, more: Iterable[Diagnostic]) -> "Reported[T]":
        """The same value with further diagnostics."""
        return Reported(self.value, self.diagnostics + tuple(more))
