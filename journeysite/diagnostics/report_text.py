"""Findings as people read them in a terminal: where, what, the line itself, and what to do."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from journeysite.diagnostics.located import Located, TextOf, tally
from journeysite.diagnostics.source import Position

TAB = 4  # columns
WIDEST = 110  # columns of a source line; longer ones are cut around what is meant
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


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a report. `style`: path, error, warning, note, message, gutter, source, hint, or "" for none."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """A source line as shown, and the columns (from 0) of what is meant in it."""

    line: str
    start: int
    width: int


def report_text(findings: Iterable[Located], text_of: TextOf) -> str:
    """The report as plain text, ended by a line that counts; "" when there is nothing to report."""
    return "".join(span.text for span in report_spans(findings, text_of))


def report_ansi(findings: Iterable[Located], text_of: TextOf) -> str:
    """The report with the colours of a terminal."""
    return "".join(
        f"\x1b[{_ANSI[span.style]}m{span.text}\x1b[0m" if span.style in _ANSI else span.text
        for span in report_spans(findings, text_of)
    )


def report_spans(findings: Iterable[Located], text_of: TextOf) -> Iterator[Span]:
    """The report piece by piece, for whoever colours it."""
    listed = tuple(findings)
    for finding in listed:
        yield from _finding(finding, text_of)
        yield Span("\n")
    if listed:
        yield Span(f"{tally(listed)}\n", "message")


def frame(line: str, position: Position) -> Frame:
    """The line as it can be shown: tabs as spaces, nothing invisible, cut when it is very long.

    Columns count as terminals do: wide characters two, combining marks none.
    """
    start = min(position.column - 1, len(line))
    end = max(start, min(start + position.length, len(line)))
    before, meant, after = _shown(line[:start], 0), line[start:end], line[end:]
    meant = _shown(meant, columns(before))
    after = _shown(after, columns(before) + columns(meant))
    before, meant, after = _cut(before, meant, after)
    return Frame((before + meant + after).rstrip(), columns(before), max(1, columns(meant)))


def columns(text: str) -> int:
    """How many columns a text takes in a terminal."""
    return len(text) if text.isascii() else sum(map(_width, text))


def visible(text: str) -> str:
    """The text on one line, with a sign for every character that would move the cursor or turn the line around."""
    return "".join(_sign(character) if _is_hidden(character) else character for character in text)


def _finding(finding: Located, text_of: TextOf) -> Iterator[Span]:
    diagnostic = finding.diagnostic
    severity = diagnostic.severity.value
    yield Span(visible(finding.where), "path")
    yield Span(": ")
    yield Span(f"{severity}[{diagnostic.code}]", severity)
    yield Span(": ")
    yield Span(visible(diagnostic.message), "message")
    yield Span("\n")
    lines = (text_of(diagnostic.place.file) or "").split("\n") if finding.position else []
    shown = finding.position is not None and finding.position.line <= len(lines)
    if finding.position and shown:
        yield from _frame(lines, finding.position, severity)
    if diagnostic.hint:
        margin = _margin(finding.position) if finding.position and shown else "  "
        yield Span(f"{margin}= ", "gutter")
        yield Span(visible(diagnostic.hint), "hint")
        yield Span("\n")


def _margin(position: Position) -> str:
    return " " * (len(str(position.line)) + 3)


def _frame(lines: list[str], position: Position, severity: str) -> Iterator[Span]:
    shown = frame(lines[position.line - 1].rstrip("\r"), position)
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


def _cut(before: str, meant: str, after: str) -> tuple[str, str, str]:
    """The parts of a line, cut at the outer ends to `WIDEST` columns together."""
    if columns(before) + columns(meant) + columns(after) <= WIDEST:
        return before, meant, after
    if columns(meant) > WIDEST // 2:
        meant, after = _first(meant, WIDEST // 2) + CUT, ""
    if columns(before) > WIDEST // 2 - 1:
        before = CUT + _last(before, WIDEST // 2 - 2)
    room = WIDEST - columns(before) - columns(meant)
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


def _is_hidden(character: str) -> bool:
    if character.isprintable():
        return False
    return character != "\u200d" and character not in "\u00a0\u202f\u2009"


def _sign(character: str) -> str:
    """The picture of a control character (`␛`), or the sign for what cannot be shown."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return " " if unicodedata.category(character) == "Zs" else "\ufffd"
