"""The report that people read: every line of it, and how hostile or odd sources are shown."""

from __future__ import annotations

import pytest

from journeysite.diagnostics import Diagnostic, Place, Position, Severity
from journeysite.diagnostics.located import located
from journeysite.diagnostics.report_text import Frame, frame, report_ansi, report_spans, report_text
from tests.diagnostics.findings import FILES, UNKNOWN, found


def test_a_report_shows_place_message_source_and_hint_and_counts_at_the_end() -> None:
    assert report_text(found(), FILES.get) == (
        "content/index.md:1:9: note[J221]: nothing is called `nobdy`\n"
        "  1 | Hello [[nobdy]], 100 %: hi\n"
        "    |         ^^^^^\n"
        "    = write an id\n"
        "\n"
        "content/journeys/dive/02-search.md:5:14: error[J202]: unknown channel `stor`\n"
        "  5 |     channel: stor\n"
        "    |              ^^^^\n"
        "    = did you mean `store`?\n"
        "\n"
        "content/teams/shop.md: warning[J237]: a team, `shop`: 100% unknown\n"
        "\n"
        "1 error, 1 warning and 1 note in 3 files\n"
    )


def test_nothing_found_is_nothing_said() -> None:
    assert report_text((), FILES.get) == ""


def test_a_file_that_is_gone_meanwhile_is_reported_without_its_line() -> None:
    assert report_text(found(UNKNOWN), {}.get) == (
        "content/journeys/dive/02-search.md:5:14: error[J202]: unknown channel `stor`\n"
        "  = did you mean `store`?\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_the_gutter_is_as_wide_as_the_line_number() -> None:
    place = Place("a.md", line=1234, column=1)
    finding = Diagnostic("J221", Severity.ERROR, place, "…", "hint")
    text = "\n" * 1233 + "word"
    assert report_text(located([finding], lambda _: Position(1234, 1, 4)), {"a.md": text}.get).split("\n")[1:4] == [
        "  1234 | word",
        "       | ^^^^",
        "       = hint",
    ]


@pytest.mark.parametrize(
    ("line", "column", "length", "shown"),
    [
        ("title: Search", 8, 6, Frame("title: Search", 7, 6)),
        ("\ttitle: x", 9, 1, Frame("    title: x", 11, 1)),
        ("ab\tcd\te", 4, 4, Frame("ab  cd  e", 4, 5)),
        ("名前: 海", 5, 1, Frame("名前: 海", 6, 2)),
        ("cafe\u0301: no", 8, 2, Frame("cafe\u0301: no", 6, 2)),
        ("a\x1b[31mb", 2, 1, Frame("a␛[31mb", 1, 1)),
        ("a\u202eb", 2, 1, Frame("a\ufffdb", 1, 1)),
        ("short", 40, 3, Frame("short", 5, 1)),
        ("word", 3, 99, Frame("word", 2, 2)),
        ("", 1, 1, Frame("", 0, 1)),
    ],
    ids=[
        "plain",
        "tab",
        "tabs inside",
        "wide",
        "combining",
        "escape",
        "turned around",
        "past end",
        "too long",
        "empty",
    ],
)
def test_the_caret_stands_under_what_is_meant(line: str, column: int, length: int, shown: Frame) -> None:
    assert frame(line, Position(1, column, length)) == shown


def test_long_lines_are_cut_around_what_is_meant() -> None:
    line = "a" * 300 + "HERE" + "b" * 300
    shown = frame(line, Position(1, 301, 4))
    assert len(shown.line) == 110
    assert shown.line[shown.start : shown.start + shown.width] == "HERE"
    assert shown.line.startswith("…a")
    assert shown.line.endswith("b…")


def test_a_very_long_word_is_shown_by_its_beginning() -> None:
    assert frame("x" * 500, Position(1, 1, 500)) == Frame("x" * 55 + "…", 0, 56)


def test_messages_keep_to_their_line_whatever_they_quote() -> None:
    finding = Diagnostic("J221", Severity.ERROR, Place("a.md"), "nothing is called `a\nb\x1b[2J`")
    assert report_text(located([finding], lambda _: None), {}.get) == (
        "a.md: error[J221]: nothing is called `a␊b␛[2J`\n\n1 error in 1 file\n"
    )


def test_colours_change_nothing_but_colours() -> None:
    coloured = report_ansi(found(UNKNOWN), FILES.get)
    assert coloured.startswith(
        "\x1b[1mcontent/journeys/dive/02-search.md:5:14\x1b[0m: \x1b[1;31merror[J202]\x1b[0m: "
        "\x1b[1munknown channel `stor`\x1b[0m\n"
    )
    plain = "".join(span.text for span in report_spans(found(UNKNOWN), FILES.get))
    assert plain == report_text(found(UNKNOWN), FILES.get)


def test_on_a_terminal_nothing_is_broken_within_a_word_and_the_caret_keeps_its_place() -> None:
    text = "  - {title: Compares prices, action: Opens, channel: stor, emotion: delight, thought: Three prices?}"
    column = text.index("stor") + 1
    place = Place("content/journeys/dive/02-search.md", line=1, column=column)
    hint = "declare it under `channels:` in the settings of the site"
    finding = Diagnostic("J202", Severity.ERROR, place, "unknown channel `stor` at this touchpoint", hint)
    spans = report_spans(located([finding], lambda _: Position(1, column, 4)), {place.file: text}.get, 60)
    assert "".join(span.text for span in spans) == (
        "content/journeys/dive/02-search.md:1:54: error[J202]: unknown\n"
        "    channel `stor` at this touchpoint\n"
        "  1 | … action: Opens, channel: stor, emotion: delight, tho…\n"
        "    |                           ^^^^\n"
        "    = declare it under `channels:` in the settings of the\n"
        "      site\n"
        "\n"
        "1 error in 1 file\n"
    )


def test_a_finding_about_a_file_as_a_whole_shows_no_line_of_it() -> None:
    finding = Diagnostic("J006", Severity.WARNING, Place("a.txt"), "`a.txt` is not read", "rename it to `a.md`")
    assert report_text(located([finding], lambda _: Position(1, 1, 3)), {"a.txt": "---\n"}.get) == (
        "a.txt:1:1: warning[J006]: `a.txt` is not read\n  = rename it to `a.md`\n\n1 warning in 1 file\n"
    )
