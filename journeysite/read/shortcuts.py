"""Shortcuts through Markdown: most prose is plain, and need not be asked at every line and mark whether it is not.

markdown-it tries each of its rules at each line, and again at each mark within it. Here a rule is asked only where the
next character can begin it, lines that begin with a letter join a paragraph without being asked anything, and text
without marks, or with simple emphasis only, is written down at once. What comes out is the same to the byte, which a
test proves over any text against the grammar without shortcuts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

__all__ = ["BLOCKS", "MARKS", "Chains", "at_line", "at_mark", "plain_block", "plain_html", "plain_words"]

State = Any  # markdown-it's: lists of line marks for blocks, a text and a position in it for what is inside a line
Rule = Callable[..., bool]
Rules = Sequence[tuple[str, Rule]]

#: The characters that a rule can begin with; one that is not named here may begin anywhere.
BLOCKS = {
    "fence": "`~", "blockquote": ">", "hr": "-*_", "list": "-+*0123456789", "reference": "[", "footnote_def": "[",
    "html_block": "<", "heading": "#", "container_box": ":", "attr": "{", "figure": "!", "comment": "<",
}  # fmt: skip
MARKS = {
    "newline": "\n", "escape": "\\", "backticks": "`", "strikethrough": "~", "emphasis": "*_", "link": "[",
    "wiki": "[", "footnote_ref": "[", "image": "!", "figure_in_text": "!", "autolink": "<", "html_inline": "<",
    "comment": "<", "entity": "&", "attr": "{",
}  # fmt: skip


# Rules by the character that they begin with


class Chains:
    """A ruler of markdown-it, set, whose chains of rules are one rule each: that of `asked`."""

    def __init__(self, ruler: Any, asked: Callable[[Rules], Rule]) -> None:
        self._active: list[str] = ruler.get_active_rules()
        enabled = [rule for rule in ruler.__rules__ if rule.enabled]
        names = {"": None} | dict.fromkeys(name for rule in enabled for name in rule.alt)
        self._chains = {
            name: [asked([(rule.name, rule.fn) for rule in enabled if not name or name in rule.alt])] for name in names
        }

    def getRules(self, name: str = "") -> list[Rule]:  # noqa: N802
        return self._chains.get(name, [])

    def get_active_rules(self) -> list[str]:
        return self._active


def at_line(rules: Rules) -> Rule:
    """The first of these rules for blocks that applies to a line."""
    first, others = _by_beginning(rules, BLOCKS)

    def asked(state: State, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for rule in first.get(state.src[at : at + 1], others):  # noqa: SIM110 – twice as fast as `any`
            if rule(state, line, end, silent):
                return True
        return False

    return asked


def at_mark(rules: Rules) -> Rule:
    """The first of these rules for what is inside a line that applies to a position."""
    first, others = _by_beginning(rules, MARKS)

    def asked(state: State, silent: bool) -> bool:
        for rule in first.get(state.src[state.pos], others):  # noqa: SIM110
            if rule(state, silent):
                return True
        return False

    return asked


def _by_beginning(rules: Rules, begins: Mapping[str, str]) -> tuple[dict[str, list[Rule]], list[Rule]]:
    """The rules that each character can begin, and those that all others can, in their order."""
    characters = dict.fromkeys("".join(begins.values()))
    first = {one: [rule for name, rule in rules if one in begins.get(name, one)] for one in characters}
    return first, [rule for name, rule in rules if name not in begins]


# Blocks

#: What a line may begin with to be nothing but prose.
_START = r"(?:(?:\*\*?)?[^\W\d_]|[«“‘(])"
#: What may stand below a plain block: nothing, or something that begins at the margin and explains no term.
_BELOW = r"(?=\n*\Z|\n+[^\s:~])"
_PARAGRAPH = re.compile(rf"(?:{_START}.*(?:\n|\Z))+{_BELOW}")
_NO_ITEM = r"(?!\n+[-*+](?:\s|\Z))"
_BULLETS = re.compile(rf"([-*+])\x20{_START}.*(?:\n|\Z)(?:\1\x20{_START}.*(?:\n|\Z))*{_BELOW}{_NO_ITEM}")


class Plain(Struct, frozen=True):
    """A finished block: how many lines of the source it is, its HTML, and what was written if it is a paragraph."""

    lines: int
    html: str
    text: str = ""


def plain_block(text: str, start: int) -> Plain | None:
    """The paragraph or list that begins at `start`, at the margin; None where it might be anything but plain.

    Each line of it begins with a letter (behind a bullet), so no line of it can be or begin any other block.
    """
    if found := _PARAGRAPH.match(text, start):
        return _plain_paragraph(found[0].removesuffix("\n"))
    if found := _BULLETS.match(text, start):
        return _plain_bullets(found[0].removesuffix("\n"))
    return None


def _plain_paragraph(text: str) -> Plain | None:
    html = None if text[-1].isspace() else plain_html(text)
    return None if html is None else Plain(text.count("\n") + 1, f"<p>{html}</p>\n", text)


def _plain_bullets(text: str) -> Plain | None:
    items: list[str] = []
    for line in text.split("\n"):
        html = None if line[-1].isspace() else plain_html(line[2:])
        if html is None:
            return None
        items.append(f"<li>{html}</li>\n")
    return Plain(len(items), f"<ul>\n{''.join(items)}</ul>\n")


# Text

# Whatever may be a mark and is no simple emphasis, and line ends that are more than that.
_MARKS = ("[", "`", "<", "\\", "~", " \n", "\n ", "\t")
_ENTITY = re.compile(r"&[#\w]")
_GAP = " \n\u00a0\u202f"
# From a gap to a letter or digit, and back: marks that can only open, and only close, and so belong together.
_SIMPLE = rf"""
    {{mark}} (?<! [^{_GAP}(] {{mark}} ) (?=[^\W_])
    ([^*_<]+)
    (?: (?<=[^\W_]) {{mark}} (?=[{_GAP}.,;:!?…)]|\Z) | (?<=[.,;:!?…)&>"]) {{mark}} (?=[{_GAP}]|\Z) )
"""
_STRONG = re.compile(_SIMPLE.format(mark=r"\*\*"), re.VERBOSE)
_EM = re.compile(_SIMPLE.format(mark=r"\*"), re.VERBOSE)


def plain_html(text: str) -> str | None:
    """The HTML of the text of a paragraph, heading or cell; None where it is more than words and simple emphasis."""
    for mark in _MARKS:
        if mark in text:
            return None
    if "&" in text and _ENTITY.search(text):
        return None
    html = text.replace("&", "&amp;").replace(">", "&gt;").replace('"', "&quot;")
    if "**" in html:
        html = _STRONG.sub(_strong, html)
    if "*" in html:
        html = _EM.sub(_em, html)
    return None if "*" in html or "_" in html else html


def _strong(found: re.Match[str]) -> str:
    return f"<strong>{found[1]}</strong>"


def _em(found: re.Match[str]) -> str:
    return f"<em>{found[1]}</em>"


def plain_words(text: str) -> str:
    """The words of a text that `plain_html` knows, as they are read aloud."""
    words = _EM.sub(r"\1", _STRONG.sub(r"\1", text)) if "*" in text else text
    return words.replace("\n", " ")
