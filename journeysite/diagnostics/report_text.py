"""Findings as people read them in a terminal: where, what, the line itself, and what to do."""

import textwrap
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from journeysite.diagnostics.located import Located, TextOf, lines_of, tally
from journeysite.diagnostics.source import Place, Position
from journeysite.diagnostics.visible import visible

TAB = 4  # columns
WIDEST = 110  # columns of a source line; longer ones are cut around what is meant
NARROWEST = 24  # columns that a report needs; narrower terminals break its lines themselves
CUT = "…"

# What a style looks like on a terminal: ANSI "select graphic rendition" codes.
_ANSI = {
    "path": "1",
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "code": "1",
    "message": "1",
    "gutter": "2",
    "hint": "36",
}


class Span(Struct, frozen=True):
    """A piece of a report. `style`: path, error, warning, note, message, gutter, source, hint, or "" for none."""

    text: str
    style: str = ""


class Frame(Struct, frozen=True):
    """A source line as shown, and the columns (from 0) of what is meant in it."""

    line: str
    start: int
    width: int


def report_text(findings: Iterable[Located], text_of: TextOf, width: int = 0) -> str:
    """The report as plain text, ended by a line that counts; "" when there is nothing to report."""
    return "".join(span.text for span in report_spans(findings, text_of, width))


def report_ansi(findings: Iterable[Located], text_of: TextOf, width: int = 0) -> str:
    """The report with the colours of a terminal of that many columns; see `report_spans`."""
    return "".join(
        f"\x1b[{_ANSI[span.style]}m{span.text}\x1b[0m" if span.style in _ANSI else span.text
        for span in report_spans(findings, text_of, width)
    )


def report_spans(findings: Iterable[Located], text_of: TextOf, width: int = 0) -> Iterator[Span]:
    """The report piece by piece, for whoever colours it.

    Nothing is longer than `width` columns but a word that is; 0 leaves sentences on one line, as programs like them.
    A finding about a file as a whole is shown without a line of it.
    """
    listed = tuple(findings)
    for finding in listed:
        yield from _finding(finding, text_of, max(width, NARROWEST) if width else 0)
        yield Span("\n")
    if listed:
        yield Span(f"{tally(listed)}\n", "message")


def frame(line: str, position: Position, widest: int = WIDEST) -> Frame:
    """The line as it can be shown: tabs as spaces, nothing invisible, cut to `widest` columns.

    Columns count as terminals do: wide characters two, combining marks none.
    """
    start = min(position.column - 1, len(line))
    end = max(start, min(start + position.length, len(line)))
    near = WIDEST * 4  # what lies further away will not be shown
    before, meant, after = _shown(line[max(0, start - near) : start], 0), line[start:end][:near], line[end : end + near]
    meant = _shown(meant, columns(before))
    after = _shown(after, columns(before) + columns(meant))
    before, meant, after = _cut(before, meant, after, widest)
    return Frame((before + meant + after).rstrip(), columns(before), max(1, columns(meant)))


def columns(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _finding(finding: Located, text_of: TextOf, width: int) -> Iterator[Span]:
    diagnostic = finding.diagnostic
    severity = diagnostic.severity.value
    yield Span(visible(finding.where), "path")
    yield Span(": ")
    yield Span(f"{severity}[{diagnostic.code}]", severity)
    yield Span(": ")
    used = columns(visible(finding.where)) + len(f": {severity}[{diagnostic.code}]: ")
    yield Span(_broken(visible(diagnostic.message), width, used, "    "), "message")
    yield Span("\n")
    position = None if _is_about_file(diagnostic.place) else finding.position
    lines = lines_of(text_of(diagnostic.place.file) or "") if position else []
    shown = position if position and position.line <= len(lines) else None
    if shown:
        yield from _frame(lines, shown, severity, width)
    if diagnostic.hint:
        margin = _margin(shown) if shown else "  "
        yield Span(f"{margin}= ", "gutter")
        yield Span(_broken(visible(diagnostic.hint), width, len(margin) + 2, f"{margin}  "), "hint")
        yield Span("\n")


def _is_about_file(place: Place) -> bool:
    return not place.path and place.line is None


def _broken(text: str, width: int, used: int, indent: str) -> str:
    """A sentence broken between words at `width` columns, of which its first line has `used` already."""
    if not width or used + columns(text) <= width:
        return text
    lines = textwrap.wrap(
        "x" * max(0, used) + text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
    return "\n".join((lines[0][max(0, used) :], *lines[1:]))


def _margin(position: Position) -> str:
    return " " * (len(str(position.line)) + 3)


def _frame(lines: list[str], position: Position, severity: str, width: int) -> Iterator[Span]:
    widest = min(WIDEST, width - len(_margin(position)) - 2) if width else WIDEST
    shown = frame(lines[position.line - 1].rstrip("\r"), position, max(widest, 12))
    yield Span(f"  {position.line} | ", "gutter")
    yield Span(shown.line, "source")
    yield Span("\n")
    yield Span(f"{_margin(position)}| ", "gutter")
    yield Span(" " * shown.start)
    yield Span("^" * shown.width, severity)
    yield Span("\n")


def _shown(text: str, column: int) -> str:
    """A part of a line from that column on, with tabs as spaces and signs for what cannot be seen."""
    if text.isascii() and text.isprintable():
        return text
    out: list[str] = []
    for character in text:
        piece = " " * (TAB - column % TAB) if character == "\t" else visible(character)
        out.append(piece)
        column += columns(piece)
    return "".join(out)


def _cut(before: str, meant: str, after: str, widest: int) -> tuple[str, str, str]:
    """The parts of a line, cut at the outer ends to `widest` columns together."""
    if columns(before) + columns(meant) + columns(after) <= widest:
        return before, meant, after
    if columns(meant) > widest // 2:
        meant, after = _first(meant, widest // 2) + CUT, ""
    if columns(before) > widest // 2 - 1:
        before = CUT + _last(before, widest // 2 - 2)
    room = widest - columns(before) - columns(meant)
    if columns(after) > room:
        after = _first(after, room - 1) + CUT
    return before, meant, after


def _first(text: str, room: int) -> str:
    taken = 0
    for index, character in enumerate(text):
        taken += _width(character)
        if taken > room:
            return text[:index]
    return text


def _last(text: str, room: int) -> str:
    return _first(text[::-1], room)[::-1]


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
