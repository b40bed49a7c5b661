"""Every word of a story can be read on its page, or is told about."""

from __future__ import annotations

import html
import random
import re
from itertools import count

import pytest

from journeysite.read.markdown import Manner, parse_markdown

# Pieces of Markdown, right and wrong; each `%` becomes a word that stands nowhere else.
PIECES = (
    "% % *%* **%** `%` ~~%~~ %\\\n%", "## % {#%}", "# %", "%\n===", "- %\n- %\n  - %", "1. %\n2) %",
    "- [ ] %\n- [x] %", "> %\n> %", "> [!NOTE]\n> - %", "> [!NOTE]\n> %", "> [!HUH]\n> %", "> [!WARNING] %\n> %",
    "::: note %\n%\n:::", "::: tip\n%", "::: warning\n%\n\n::: tip\n%\n:::\n\n%\n:::", ":::\n%",
    "| % | % |\n|---|---|\n| % | % |\n| `% | %` | % |\n| % |", "% | %\n--|--\n%|%|%", "| % | % |\n|---|\n| % |",
    "%\n: %\n: %", "[^n]: %", "%[^n]", "%[^%]", "[%](media/a.png)", "[%][l] [l]", "[l]: a.md",
    "![%](media/a.png \"%\")", "[[%]] [[a|%]]", "![[map:%]]", "% ![[map:a]]", "    %\n    %", "```%\n%\n```",
    "~~~\n%", "<b>%</b> &amp; %", "<div>\n%\n</div>", "&#27;% &nbsp;%", "{.a}\n%", "%{.a}", "{{ % }} {% % %}",
    "<!-- x -->%", "% <!-- x --> %", "\u2022\t%\n\u2022\t%", "-%\n-%", "***", "%  \n%", "\\[%\\]", "[%", "[[%", "`%",
    "<https://a.b/%>", "[%](javascript:%)", "[%](a b.md)", "+ %\n\n  %\n\n      %", "#%", "##%\n%",
    "!!! note\n    %", "% {a=b}",
)  # fmt: skip


def generated(seed: int, raw_html: bool = False) -> str:
    chance, number = random.Random(seed), count(1)
    # In a block of HTML, which has to be allowed, an address in angle brackets is a tag that no browser knows.
    pieces = chance.sample([one for one in PIECES if not (raw_html and one.startswith("<https"))], 6)
    lead = chance.choice(("", "", "> ", "- "))
    text = chance.choice(("\n\n", "\n\n", "\n")).join(pieces)
    if lead:
        rest = lead if lead == "> " else "  "
        text = lead + text.replace("\n", f"\n{rest}")
    text = f"{text}\n\n[^n]"  # a note that is used nowhere is told as one, at its first line
    return re.sub("%", lambda _: f"word{next(number)}x", text)


@pytest.mark.parametrize("raw_html", [False, True])
@pytest.mark.parametrize("start", range(0, 600, 200))
def test_every_word_is_on_the_page_or_in_a_finding(start: int, raw_html: bool) -> None:
    for seed in range(start, start + 200):
        text = generated(seed, raw_html)
        assert (seed, lost_words(text, raw_html), text) == (seed, [], text)


def lost_words(text: str, raw_html: bool = False) -> list[str]:
    """Words that are neither shown, nor a part of a reference, nor on a line or in a sentence that is told."""
    read = parse_markdown(text, Manner("f.md", raw_html=raw_html))
    body = read.value.body
    shown = html.unescape(" ".join(part for part in body.parts if isinstance(part, str)))
    referred = " ".join(f"{one.target} {one.fragment}" for one in body.references)
    told = " ".join(f"{one.message} {one.hint}" for one in read.diagnostics)
    lines = text.split("\n")
    at = " ".join(lines[(one.place.line or 1) - 1] for one in read.diagnostics if (one.place.line or 0) <= len(lines))
    known = f"{shown} {referred} {told} {at} {read.value.title}".lower()
    return [word for word in re.findall(r"word\d+x", text) if word not in known]
