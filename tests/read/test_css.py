"""Whatever a style sheet holds, what comes back is read in one way only, and asks nobody."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeysite.read.css import Flaw, asks_nothing, closed_off, rewritten

PIECES = (
    *"{}()[];:,\"'\\/*@#-!<>| \n\t\r\f.%+u",
    "url(", "URL(", "\\75 rl(", "src(", "image-set(", "var(--x,", "attr(x,", "expression(", "behavior:", "content:",
    "--x:", "@import ", "@media x{",
    "https://e.example/", "//e.example", "/*", "*/", "<!--", "-->", "\\68ttps:", "\\d800 ",
    "\\", "data:text/html,", "a", "a{", "1e3", "U+26", "\u0661", "\ud7ff", "\0", "1e", "e-", "#a", "::", "||", "~=",
)  # fmt: skip
SHEETS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@settings(max_examples=400, deadline=None)
@given(SHEETS)
def test_what_comes_back_asks_nobody_and_has_no_flaw(text: str) -> None:
    once, _ = rewritten(text, lambda _url, _line, _column: None)
    asked: list[str] = []
    again, flaws = rewritten(once, lambda url, _line, _column: asked.append(url))
    assert asked == []
    assert flaws == ()
    assert again.split() == once.split()
    once.encode("utf-8")


@settings(max_examples=200, deadline=None)
@given(SHEETS)
def test_what_is_closed_off_asks_nothing(text: str) -> None:
    assert asks_nothing(closed_off(text, lambda _url: False), lambda _url: False)


def followed(text: str) -> tuple[str, tuple[Flaw, ...], list[tuple[str, int, int]]]:
    asked: list[tuple[str, int, int]] = []
    return *rewritten(text, lambda url, line, column: asked.append((url, line, column)) or f"<{url}>"), asked


@pytest.mark.parametrize(
    ("text", "written", "asked"),
    [
        ("a{b:url(c)}", 'a{b:url("<c>")}', [("c", 1, 5)]),
        ("\r\na{\r\n  b: url( 'c d' )}", 'a{\n  b: url( "<c d>" )}', [("c d", 3, 11)]),
        ('a{b:image-set("c" 1x type("d"))}', 'a{b:image-set("<c>" 1x type("d"))}', [("c", 1, 15)]),
        ('a{b:"c"}', 'a{b:"c"}', []),
        ('a[b="https://c"]{}', 'a[b="https://c"]{}', []),
        ("a/* b */ c{}/* d\n */e{}", "a c{}\ne{}", []),
        ("u/**/rl(c){}", "u/**/rl(c){}", []),
        ('a{content:"/*";b:"*/"}', 'a{content:"/*";b:"*/"}', []),
        ("", "", []),
    ],
)
def test_addresses_are_followed_where_they_stand(text: str, written: str, asked: list[tuple[str, int, int]]) -> None:
    assert followed(text) == (written, (), asked)


def test_what_is_refused_reads_none_and_nothing_that_could_be_an_address() -> None:
    text = 'a{b:url(c) url("d"),image-set("e" 1x),src("f");--g:"https://h"}'
    assert rewritten(text, lambda *_: None)[0] == "a{b:none none,image-set(none 1x),none;--g:none}"


def test_flaws_are_told_in_their_order_and_place() -> None:
    text = '@import "a";\n@namespace url(b);\nc{behavior:x;d:expression(e)}\nf{g:"h\n}'
    assert [(one.kind, one.words, one.line, one.column) for one in rewritten(text, lambda *_: None)[1]] == [
        ("import", "a", 1, 1),
        ("namespace", "b", 2, 1),
        ("code", "behavior:", 3, 3),
        ("code", "expression()", 3, 16),
        ("broken", "this string does not end on its line", 4, 5),
    ]


@pytest.mark.parametrize(
    "repeated",
    [
        "{",
        "(",
        "a{}",
        "url(",
        "url(x) ",
        "/*",
        "\\",
        '"',
        "}",
        "@import x;",
        "a{b:url(x)}",
        "\n",
        "1",
        "a",
        "--x:",
        "[a=b]",
    ],
)
def test_the_time_for_a_sheet_grows_with_its_size_only(repeated: str) -> None:
    def spent(times: int) -> float:
        text = repeated * times
        begun = time.process_time()
        rewritten(text, lambda url, _line, _column: url)
        return time.process_time() - begun

    assert min(spent(16_000) for _ in range(2)) < 10 * max(min(spent(4_000) for _ in range(2)), 0.005)
