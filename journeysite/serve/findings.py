"""Diagnostics for a browser."""

from collections.abc import Iterable
from pathlib import Path

from journeysite.diagnostics import Diagnostic
from journeysite.diagnostics.located import Located, TextOf, lines_of
from journeysite.diagnostics.report_text import frame
from journeysite.diagnostics.visible import visible
from journeysite.read.lines import located_in, texts_of
from journeysite.serve.live import Finding


def findings(diagnostics: Iterable[Diagnostic], root: Path) -> tuple[Finding, ...]:
    """The diagnostics as a browser shows them."""
    text_of = texts_of(root)
    return tuple(_finding(one, text_of) for one in located_in(diagnostics, text_of))


def _finding(found: Located, text_of: TextOf) -> Finding:
    one = found.diagnostic
    where, message, hint = map(visible, (found.where, one.message, one.hint))
    return Finding(one.code, one.severity.value, where, message, hint, _frame(found, text_of))


def _frame(found: Located, text_of: TextOf) -> str:
    """The line it is about, with its number, and marks under what is meant; "" where no line is meant."""
    lines = lines_of(text_of(found.diagnostic.place.file) or "")
    if found.position is None or found.position.line > len(lines):
        return ""
    shown = frame(lines[found.position.line - 1].rstrip("\r"), found.position)
    number = f"{found.position.line} | "
    return f"{number}{shown.line}\n{'| '.rjust(len(number))}{' ' * shown.start}{'^' * shown.width}"
