"""Diagnostics together with the lines they are about, for a terminal or for a browser."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from journeysite.diagnostics import Diagnostic, Place, Position
from journeysite.diagnostics.located import Located, TextOf, located
from journeysite.read.locate import locate
from journeysite.read.text import read_text
from journeysite.serve.live import Finding


def texts_of(root: Path) -> TextOf:
    """Gives the text of a file of the site, each read once; None where there is none to show."""

    @cache
    def text_of(file: str) -> str | None:
        try:
            return read_text((root / file).read_bytes(), file).value
        except OSError:
            return None

    return text_of


def located_in(diagnostics: Iterable[Diagnostic], text_of: TextOf, folder: str = "") -> tuple[Located, ...]:
    """The diagnostics with their lines and columns, in the order of the files; see `located`."""

    def find(place: Place) -> Position | None:
        text = text_of(place.file)
        return locate(place, text) if text is not None else None

    return located(diagnostics, find, folder)


def findings(diagnostics: Iterable[Diagnostic], root: Path) -> tuple[Finding, ...]:
    """The diagnostics as a browser shows them."""
    text_of = texts_of(root)
    return tuple(_finding(one, text_of) for one in located_in(diagnostics, text_of))


def _finding(found: Located, text_of: TextOf) -> Finding:
    one = found.diagnostic
    return Finding(one.code, one.severity.value, found.where, one.message, one.hint, _frame(found, text_of))


def _frame(found: Located, text_of: TextOf) -> str:
    """The line it is about, with its number, and marks under what is meant; "" where no line is meant."""
    from journeysite.diagnostics.report_text import frame

    lines = (text_of(found.diagnostic.place.file) or "").split("\n")
    if found.position is None or found.position.line > len(lines):
        return ""
    shown = frame(lines[found.position.line - 1].rstrip("\r"), found.position)
    number = f"{found.position.line} | "
    return f"{number}{shown.line}\n{'| '.rjust(len(number))}{' ' * shown.start}{'^' * shown.width}"
