"""What a hostile or broken file repeats, and where: each fragment over and over until the file has the size asked for."""

# ruff: noqa: E501 – a table reads better with a row on a line

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count

HERE = "\ufffe"  # stands in a frame where the repeated fragment goes
NUMBER = "\uffff"  # stands in a fragment where a number goes, another one each time

PAGE = "content/pages/a.md"
JOURNEY = "content/journeys/j.md"
SETTINGS_FILE = "journeysite.yml"
THEME_FILE = "themes/ours/theme.yml"

SETTINGS = """\
title: A small site
phases: {before: Before, purchase: Purchase}
channels: {store: {label: Store}, web: {label: Website, online: true}}
teams: {shop: {label: Shop}}
"""
BASE: Mapping[str, str] = {
    SETTINGS_FILE: SETTINGS,
    "content/index.md": "---\ntitle: Home\n---\nWelcome.\n",
    "content/personas/ana.md": "---\ntitle: Ana\n---\nShe swims.\n",
}


@dataclass(frozen=True)
class Case:
    """A fragment, and the file with a gap in which it is repeated."""

    name: str
    fragment: str
    file: str
    frame: str = HERE

    def files(self, size: int) -> dict[str, str]:
        """The site whose one file has about that many characters."""
        return {**BASE, self.file: self.frame.replace(HERE, repeated(self.fragment, size))}


def repeated(fragment: str, size: int) -> str:
    """The fragment as often as it takes to be that long; numbered where it asks for it."""
    if NUMBER not in fragment:
        return fragment * max(1, size // len(fragment))
    pieces, length = [], 0
    for number in count(1):
        piece = fragment.replace(NUMBER, str(number))
        length += len(piece)
        if length > size:
            return "".join(pieces)
        pieces.append(piece)
    raise AssertionError


N = NUMBER
# Runs of Markdown; "\n" ends a fragment that is repeated line by line.
BODIES = (
    "<!-- ", "<!-- \n", "<!--", "<!-- a -->", "[^", "a [^", "[^a]", f"[^{N}]: a\n\n", f"[^{N}] ", f"[^{N}]", "![", "[", "]", "[[", "[[[[ ", "]]",
    f"[[n{N}]] ", f"[[n{N}|a]] ", "[[a", "[a](b", "[a](b ", "[a](<b", "[a](", "[a][b]", "[a][", "[a]: b\n", f"[a{N}]: b\n", f"[a{N}]\n\n", "![a](b ", f"![a](b{N}) ", f"[a](b{N}.md) ", f"[a](#b{N}) ",
    "*a", "*a **a ", "**a*", "_a", "__a ", "***a", "*", "**", "a**b", "*a_ ", "~~a", "~a ~~", "~", "`", "`` ` ", "`a", "``a`", "&", "&amp;", "&#", "&a", "&#x1F;",
    "<a ", "<a href=\"", "</a", "<b>", "<", "<a <b", "<https://", "<https://a.b> ", "<a@b ", "https://a.b ", "\\", "\\\\", "\\[", "a\\\n", "a  \n",
    ">", "> ", "> a\n", ">a\n>> b\n", "> [!NOTE]\n", "> [!NOTE]\n\n", "> [!WHAT]\n\n", "- ", "- - ", "- a\n", "  - a\n", "1. ", "1. a\n", "* a\n* * b\n", "- [ ] a\n", "- [ ] ", "- a\n\n", "- a\n\n  b\n", "+ a\n- b\n",
    "# ", "# a\n", f"## a{N}\n\n", "## a\n\n", "##a\n", "##a ", "a\n===\n", "a\n---\n", "a\n", "a\n\n", "a ", " ", "\t", "\n", " \n", "a\t", "---\n", "***\n", "```\n", "```a\n", "~~~\n\n", "    a\n",
    "| a ", "|", "|a|\n", "| a | b |\n", "|-", "a|b\n", "| \\| ", "::: ", "::: note\n", ":::", "::: note\n:::\n", "::: what\n", ":", ": ", "a\n: b\n", "a\n\n: b\n\n", "!!!", "!!! note\n\n",
    "{", "{a", "{.a ", "{.a}", "{#a}\n", "{#a} ", "{a=b ", "a{.a}", "`a`{.b ", "`a`{.b} ", "{.a}\n\n", "}", "{{", "{%", "![[", "![[map]]\n", "![[map]]\n\n", f"![[map:x{N}]]\n\n", "![[a]] ", "![[what]]\n\n",
    "[a](javascript:b) ", "[a](//b) ", "![a](https://b) ", "[](a) ", "\"a\" ", "a-", "--", "...", "(c) ", "é", "日本", "\u0301", "\U0001f600", "“a” ", "a@b.c ", "_*", "[*", "*[", "<*", "[`", "`[", "![`", "[![", "[a](![b", "[[a](b)", "[a]([",
)  # fmt: skip

# One document frame for each way in which the body begins; the fragment follows.
BODY_FRAMES = {
    "body": f"---\ntitle: A\n---\n{HERE}\n",
    "behind text": f"---\ntitle: A\n---\na {HERE}",
    "heading": f"---\ntitle: A\n---\n## a {HERE} b {{\n",
    "cell": f"---\ntitle: A\n---\n| a | b |\n|---|---|\n| {HERE} | b |\n",
    "quote": f"---\ntitle: A\n---\n> {HERE}\n",
    "link": f"---\ntitle: A\n---\n[{HERE}](a.md)\n",
    "raw": f"{HERE}",
}

# Values and runs of keys in YAML.
VALUES = (
    f"title: [{HERE}]", f"title: {{{HERE}}}", f"title: \"{HERE}\"", f"title: '{HERE}'", f"title: a{HERE}", f"title: #a{HERE}b", f"title: |\n  {HERE}", f"title: a #{HERE}b", f"title: &a{HERE}b",
    f"{HERE}", f"{HERE}: a", f"tags: [{HERE}]", f"tags: {HERE}", f"title: a\n{HERE}", f"a: {{b: c, {HERE}}}", f"a: {{{HERE}", f"tags: [a, {HERE}]\nx", f"updated: {HERE}1", f"aliases: [{HERE}]"
)  # fmt: skip
PIECES = (
    " ", "a", "1", "a ", "a, ", f"a{N}, ", "*a,", "&a ", "&a b, ", "!a ", "!a b, ", "b, ", "[", "{", "a: ", f"a{N}: b\n", "a: b\n", f"a{N}: b, ", "a: b, ", "- ", "- a\n", "? ", "? a\n", "? a : b, ", "#", " #", "'", "''", "\\", "\\x41", "\n", "\n\n",
    "\n  ", "|", "> ", "%", "@", "`", ":", ": ", ",", "a:b, ", "[a], ", "[], ", "{}, ", "[[a], ", "---\n", "...\n", "-- ", "\u00a0", "\t", "é", "a\u00a0: ", "<<: a\n", "<b>", "{{", "1.", "1,000", "2026-", "a@", "-a: b\n", "a # b\n", "https://", '"a" b\n', "'a': b\n",
)  # fmt: skip

STAGE = "  - title: S\n    phase: before\n"
POINT = "      - {title: T, channel: store, emotion: 1}\n"
HEAD = "---\ntitle: J\npersona: ana\nstages:\n"

# Records that grow: whatever there can be many of.
RECORDS = (
    Case("touchpoints in a stage", POINT, JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n{HERE}---\n"),
    Case("named touchpoints in a stage", f"      - {{title: Point {N}, channel: web, emotion: -1.5}}\n", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n{HERE}---\n"),
    Case("bare touchpoints", "      - {title: T}\n", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n{HERE}---\n"),
    Case("stages", STAGE, JOURNEY, f"{HEAD}{HERE}---\n"),
    Case("named stages", f"  - {{title: S{N}, phase: before}}\n", JOURNEY, f"{HEAD}{HERE}---\n"),
    Case("stages with a touchpoint", STAGE + "    touchpoints:\n" + POINT, JOURNEY, f"{HEAD}{HERE}---\n"),
    Case("stages of a loop", STAGE + "    touchpoints:\n" + POINT, JOURNEY, f"---\ntitle: J\nloop: true\npersona: ana\nstages:\n{HERE}---\n"),
    Case("stages elsewhere", f"s{N}, ", JOURNEY, f"---\ntitle: J\npersona: ana\nstages: [{HERE}]\n---\n"),
    Case("stages with stories", "  - {title: S, story: hello}\n", JOURNEY, f"{HEAD}{HERE}---\n"),
    Case("a long story", "word ", JOURNEY, f"{HEAD}  - title: S\n    story: |\n      {HERE}\n---\n"),
    Case("pain points", "{text: P, severity: minor}, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, pain_points: [{HERE}]}}\n---\n"),
    Case("long pain points", "word ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, pain_points: [{HERE}]}}\n---\n"),
    Case("opportunities", "O, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, opportunities: [{HERE}]}}\n---\n"),
    Case("frontstage", "O, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, frontstage: [{HERE}]}}\n---\n"),
    Case("backstage", "{team: shop, action: a}, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, backstage: [{HERE}]}}\n---\n"),
    Case("roadmap links", f"r{N}, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, roadmap: [{HERE}]}}\n---\n"),
    Case("evidence links", f"r{N}, ", JOURNEY, f"---\ntitle: J\nevidence: [{HERE}]\n---\n"),
    Case("personas", f"p{N}, ", JOURNEY, f"---\ntitle: J\npersonas: [{HERE}]\n---\n"),
    Case("same persona", "ana, ", JOURNEY, f"---\ntitle: J\npersonas: [{HERE}]\n---\n"),
    Case("emotions", f"p{N}: 1, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotions: {{{HERE}}}}}\n---\n"),
    Case("other channels", f"c{N}, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, other_channels: [{HERE}]}}\n---\n"),
    Case("lanes", f"l{N}: a, ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: T, emotion: 1, lanes: {{{HERE}}}}}\n---\n"),
    Case("aliases", f"a{N}, ", JOURNEY, f"---\ntitle: J\naliases: [{HERE}]\n---\n"),
    Case("same alias", "a, ", JOURNEY, f"---\ntitle: J\naliases: [{HERE}]\n---\n"),
    Case("tags", f"t{N}, ", JOURNEY, f"---\ntitle: J\ntags: [{HERE}]\n---\n"),
    Case("a long touchpoint", "word ", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: {HERE}, channel: store, emotion: 1}}\n---\n"),
    Case("a word without end", "w", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: {HERE}, channel: store, emotion: 1}}\n---\n"),
    Case("a thought without end", "w", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: a, thought: {HERE}, action: {HERE}, channel: store, emotion: 1}}\n---\n"),
    Case("a thought in Japanese", "日本", JOURNEY, f"{HEAD}{STAGE}    touchpoints:\n      - {{title: a, thought: {HERE}, action: {HERE}, channel: store, emotion: 1}}\n---\n"),
    Case("a long stage", "word ", JOURNEY, f"{HEAD}  - {{title: {HERE}, phase: before}}\n---\n"),
    Case("a long goal", "word ", JOURNEY, f"{HEAD}  - {{title: S, goal: {HERE}, phase: before}}\n---\n"),
    Case("a long title", "word ", JOURNEY, f"---\ntitle: {HERE}\npersona: ana\n---\n"),
    Case("a title of one word", "w", JOURNEY, f"---\ntitle: {HERE}\npersona: ana\n---\n"),
    Case("a long page title", "word ", PAGE, f"---\ntitle: {HERE}\n---\n"),
    Case("needs", f"need {N}, ", "content/personas/ana.md", f"---\ntitle: Ana\nneeds: [{HERE}]\ngoals: [{HERE}]\n---\n"),
    Case("facts", f"f{N}: b, ", "content/personas/ana.md", f"---\ntitle: Ana\nfacts: {{{HERE}}}\n---\n"),
    Case("facts without values", "b, ", "content/personas/ana.md", f"---\ntitle: Ana\nfacts: {{a: x, {HERE}}}\n---\n"),
    Case("a long quote", "word ", "content/personas/ana.md", f"---\ntitle: Ana\nquote: {HERE}\nrole: {HERE}\n---\n"),
    Case("a persona's name", "w", "content/personas/ana.md", f"---\ntitle: {HERE}\n---\n"),
    Case("a persona's channels", f"c{N}: 3, ", "content/personas/ana.md", f"---\ntitle: Ana\nchannels: {{{HERE}}}\n---\n"),
    Case("readings", f"{{date: 2026-01-01, value: {N}}}, ", "content/indicators/i.md", f"---\ntitle: I\nunit: m\nbetter: lower\nreadings: [{HERE}]\n---\n"),
    Case("an item's teams", f"t{N}, ", "content/roadmap/r.md", f"---\ntitle: R\nteams: [{HERE}]\n---\n"),
    Case("an item's scores", f"t{N}: 3, ", "content/roadmap/r.md", f"---\ntitle: R\nscores: {{{HERE}}}\n---\n"),
    Case("an item's touchpoints", f"t{N}, ", "content/roadmap/r.md", f"---\ntitle: R\ntouchpoints: [{HERE}]\ndepends_on: [{HERE}]\n---\n"),
    Case("an item's name", "w", "content/roadmap/r.md", f"---\ntitle: {HERE}\nstart: 2026-Q1\nend: 2026-Q2\nteams: [shop]\n---\n"),
    Case("channels", f"  c{N}: C\n", SETTINGS_FILE, f"{SETTINGS.replace('channels:', 'other:')}channels:\n{HERE}"),
    Case("teams", f"  c{N}: C\n", SETTINGS_FILE, f"title: A\nteams:\n{HERE}"),
    Case("phases", f"  c{N}: C\n", SETTINGS_FILE, f"title: A\nphases:\n{HERE}"),
    Case("objectives", f"  c{N}: C\n", SETTINGS_FILE, f"title: A\nobjectives:\n{HERE}"),
    Case("lanes declared", f"  c{N}: C\n", SETTINGS_FILE, f"title: A\nlanes:\n{HERE}"),
    Case("levels", f"  c{N}: 0.{N}\n", SETTINGS_FILE, f"title: A\nemotion:\n  levels:\n  {HERE}"),
    Case("criteria", f"    c{N}: {{weight: 1}}\n", SETTINGS_FILE, f"title: A\nroadmap:\n  criteria:\n{HERE}"),
    Case("statuses", f"s{N}, ", SETTINGS_FILE, f"title: A\nroadmap: {{statuses: [{HERE}]}}\n"),
    Case("languages", "en, ", SETTINGS_FILE, f"title: A\nlanguages: [{HERE}]\n"),
    Case("more languages", f"l{N}, ", SETTINGS_FILE, f"title: A\nlanguages: [{HERE}]\n"),
    Case("checks", f"  J{N}: off\n", SETTINGS_FILE, f"title: A\nchecks:\n{HERE}"),
    Case("unknown settings", f"k{N}: a\n", SETTINGS_FILE, f"title: A\n{HERE}"),
    Case("a site's title", "word ", SETTINGS_FILE, f"title: {HERE}\n"),
    Case("a channel's label", "w", SETTINGS_FILE, f"title: A\nchannels: {{store: {{label: {HERE}}}}}\n"),
    Case("tokens of the site", f"t{N}: a, ", SETTINGS_FILE, f"title: A\ntheme: {{name: default, tokens: {{{HERE}}}}}\n"),
    Case("tokens", f"  t{N}: a\n", THEME_FILE, f"tokens:\n{HERE}"),
    Case("keys of a theme", f"t{N}: a\n", THEME_FILE, f"{HERE}"),
    Case("one token", "(", THEME_FILE, f"tokens: {{accent: \"{HERE}\"}}\n"),
)  # fmt: skip


# Values that took seconds once, as (frame, piece).
TROUBLE = (
    (f"tags: [{HERE}]", "*a,"), (f"title: [{HERE}]", "!a b, "), (f"title: #a{HERE}b", " "), (f"title: #a{HERE}b", "\u00a0"),
    (f"facts: {{a: x, {HERE}}}", "b, "), (f"a: {{b: c, {HERE}}}", "a, "), (f"title: {{{HERE}}}", "a, "), (f"{HERE}", f"k{N}: b\n"),
    (f"title: a\n{HERE}", "a: b\n"), (f"title: a\n{HERE}", "? a\n"), (f"title: a{HERE}\n b: c: d", " "), (f"x: [a, b\ny: a{HERE}", "\\\""),
    (f"title: a: {HERE}: b", "- "), (f"updated: 1{HERE}1", " "), (f"title: [{HERE}", "["), (f"a: {HERE}", "{a: "), (f"title: [é, {HERE}]", "é*a, "),
    (f"aliases: [{HERE}]", f"a{N}, "), (f"title: \"{HERE}", "\\"),
)  # fmt: skip


def usual_cases() -> Iterator[Case]:
    """Those that every run of the tests takes: all fragments of a body, values that were trouble once, records."""
    yield from (Case(f"body: {fragment!r}", fragment, PAGE, BODY_FRAMES["body"]) for fragment in BODIES)
    yield Case("heading: spaces", " ", PAGE, BODY_FRAMES["heading"])
    for value, piece in TROUBLE:
        yield Case(f"key {value!r} of {piece!r}", piece, PAGE, f"---\n{value}\n---\nx\n")
        yield Case(f"setting {value!r} of {piece!r}", piece, SETTINGS_FILE, f"{value}\n")
    yield from RECORDS


def cases() -> Iterator[Case]:
    """All of them: fragments in the frames of a body, pieces in those of a value, records."""
    for where, frame in BODY_FRAMES.items():
        yield from (Case(f"{where}: {fragment!r}", fragment, PAGE, frame) for fragment in BODIES)
    for value in VALUES:
        for piece in PIECES:
            name = f"{value.replace(HERE, '…')!r} of {piece!r}"
            yield Case(f"key {name}", piece, PAGE, f"---\n{value}\n---\nx\n")
    for value in VALUES[:14]:
        for piece in PIECES:
            name = f"{value.replace(HERE, '…')!r} of {piece!r}"
            yield Case(f"setting {name}", piece, SETTINGS_FILE, f"{value}\n")
            yield Case(f"theme {name}", piece, THEME_FILE, f"{value}\n")
    yield from RECORDS
