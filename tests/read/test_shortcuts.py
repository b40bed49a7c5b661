"""Shortcuts through Markdown change nothing but the time it takes."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeysite.diagnostics import Reported
from journeysite.read import markdown
from journeysite.read.markdown import Manner, Markdown, parse_markdown
from journeysite.read.shortcuts import Plain, plain_block, plain_html, plain_words
from journeysite.read.text import read_text

TEXT = st.lists(
    st.sampled_from(
        ["Words and more", "words", " ", ", ", "*one*", "**two**", "*a b.*", "(*a*)", "*a **b** c*", "*", "**", "***",
         "_x_", "_", "[x](a.md)", "[[a]]", "![p](p.png)", "[^1]", "`", "<b>", "&", "& ", "&amp;", "\\", '"', ">",
         "«\u00a0", "\u00a0»", "\u202f", "…", "!", ".", ")", "é", "1", "½", "~~", "😀", "{.a}", "  "]
    ),
    max_size=5,
).map("".join)  # fmt: skip
LINE = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["", "", "", "", "- ", "- ", "- ", "* ", "*", "+ ", "1. ", "# ", "> ", " ", "  ", "    ", "\t", ": ", ":", "~ ",
         "::: ", "```", "<!--", "[^1]: ", "| a |", "|--|", "===", "---", "- - -", "- [ ] ", "{", "[a]: "]
    ),
    TEXT,
)  # fmt: skip
TEXTS = st.lists(st.one_of(LINE, st.just(""), st.sampled_from(["Words", "- item"])), max_size=12).map("\n".join)


@settings(deadline=None)
@given(TEXTS, st.booleans())
@example("Term\n\n: meaning", False)
@example("{.a}\n- One\n- Two", False)
@example("- One\n- Two\nlazy", False)
@example("- One\n\n- Two", False)
@example("- One\n\n---", False)
@example("Words\u00a0\n\nmore", False)
@example('*a"* *b&* *c>* **d**e', False)
@example("*a*\n*b*\n\n- *c* **d**\n", True)
def test_any_text_is_read_as_the_whole_grammar_reads_it(text: str, raw_html: bool) -> None:
    text = read_text(text.encode("utf-8", "replace"), "f.md").value
    manner = Manner("f.md", raw_html=raw_html, lift_title=True, prefix="a")
    assert parse_markdown(text, manner) == _without_shortcuts(text, manner)


def _without_shortcuts(text: str, manner: Manner) -> Reported[Markdown]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown, "_parser", _grammar)
        return parse_markdown(text, manner)


_grammar = cache(markdown._grammar)


def test_a_paragraph_of_plain_lines_is_one_block() -> None:
    text = "One & two,\n*three* (**four**).\n\nNext"
    assert plain_block(text, 0) == Plain(
        2, "<p>One &amp; two,\n<em>three</em> (<strong>four</strong>).</p>\n", "One & two,\n*three* (**four**)."
    )


def test_a_list_of_plain_items_is_one_block() -> None:
    assert plain_block("- One\n- **Two**\n", 0) == Plain(
        2, "<ul>\n<li>One</li>\n<li><strong>Two</strong></li>\n</ul>\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Title\n=====",
        "Term\n: meaning",
        "Term\n\n: meaning",
        "| a |",
        "Text\n- item",
        "- item\n  more",
        "- a\n\n- b",
        "1. a",
    ],
)
def test_what_may_be_anything_but_plain_is_left_to_the_grammar(text: str) -> None:
    assert plain_block(text, 0) is None


@pytest.mark.parametrize("text", ["[a](b)", "`a`", "a_b", "2 * 3", "**a", "a*b*", "***a***", "&amp;", "a  \nb", "<b>"])
def test_marks_beyond_simple_emphasis_are_left_to_the_grammar(text: str) -> None:
    assert plain_html(text) is None


def test_words_are_read_aloud_without_their_marks() -> None:
    assert plain_words('A *so-called* "quiet"\n**place**.') == 'A so-called "quiet" place.'
