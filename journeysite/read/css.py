"""CSS with every address in it followed, and without what could run. The one door to tinycss2.

What comes back is written from the tokens that were understood, so that a browser reads the very same: escapes, letter
case, comments and unusual functions hide nothing. Nothing here knows of files; whoever calls says what an address is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

if TYPE_CHECKING:
    from tinycss2.ast import Node

__all__ = ["NOWHERE", "Flaw", "Follow", "asks_nothing", "closed_off", "rewritten", "without_gaps"]

#: What stands where an address was refused, be it a string or a whole `url(…)`: no picture, or nothing that counts.
NOWHERE: Final = "none"

Follow = Callable[[str, int, int], str | None]  # (address, line, column) -> what stands there; None refuses it

DEEPEST: Final = 100  # blocks inside each other; a style sheet has four or five

#: Functions whose strings are addresses, as `image-set("sea.png" 1x)`.
_ADDRESSES: Final = {"url", "src", "image", "image-set", "-webkit-image-set", "cross-fade", "-webkit-cross-fade"}
_WHOLE: Final = {"url", "src"}  # those that are nothing but an address
#: Functions and properties whose strings are words.
_WORDS: Final = {
    "[]", "counter", "counters", "format", "lang", "leader", "local", "string", "symbols", "target-counter",
    "target-counters", "tech", "type",
    "content", "list-style", "list-style-type", "negative", "pad", "prefix", "quotes", "string-set", "suffix",
    "text-overflow",
}  # fmt: skip
_CODE: Final = {"expression", "behavior", "-ms-behavior", "-moz-binding"}
_LEFT_OUT: Final = {"import", "namespace"}
_SILENT: Final = {"whitespace", "comment", "error"}  # tokens that do not stay

#: A string elsewhere may come to stand for an address, by way of a variable.
_ABROAD: Final = re.compile(r"(?:https?|ftp|wss?|blob|file|filesystem|data|javascript|vbscript):|[/\\]{2}", re.I)
#: All that can make a style ask for something, or a little more; where it is missing nobody need look closely.
_SUSPECT: Final = re.compile(
    r"""\\|url\((?!\s*(["']?)#[\w.-]+\1\s*\))|(?:src|image|-set|-fade|expression)\(|behavior|-moz-binding|@""", re.I
)
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_LINE_ENDS: Final = re.compile("\r\n|[\r\n\f]")
_DROPPED: Final = re.compile("[\t\r\n]")
_EDGES: Final = "".join(map(chr, range(33)))


class Flaw(Struct, frozen=True):
    """What was left out, and where (line and column from 1).

    `kind` is "import" or "namespace" (a rule; `words` its address), "code" (what could run: a property or function) or
    "broken" (what a browser would read otherwise than it looks).
    """

    kind: str
    words: str
    line: int
    column: int


def rewritten(text: str, follow: Follow) -> tuple[str, tuple[Flaw, ...]]:
    """A style sheet, or declarations, with addresses as `follow` has them, without comments and blank lines; its flaws.

    Flaws are in the order of the text. What is flawed is left out.
    """
    from tinycss2 import parse_component_value_list, serialize

    try:
        tokens = parse_component_value_list(f"{text}\n}}")  # which closes nothing where all is closed
    except ValueError:  # a number of 5,000 digits
        return "", (Flaw("broken", "a number or a name in it is none that anybody can read", 1, 1),)
    if deep := _too_deep(tokens):
        return "", (Flaw("broken", f"more than {DEEPEST} brackets stand inside each other", *deep),)
    writing = _Writing(follow)
    is_whole = tokens[-1].type == "error" and tokens[-1].kind == "}"
    end = tokens.pop() if is_whole else _unclosed(tokens)
    kept = writing.block(tokens)
    flaws = [flaw for flaw in writing.flaws if is_whole or flaw.line < _last_line(text)]
    if not is_whole and not any(flaw.kind == "broken" for flaw in flaws):
        flaws.append(Flaw("broken", "what begins here is never closed", end.source_line, end.source_column))
    written = _SURROGATES.sub("\ufffd", serialize(_tidied(kept))).strip("\n")
    return written, tuple(sorted(flaws, key=lambda flaw: (flaw.line, flaw.column)))


def _last_line(text: str) -> int:
    """The line of the brace that was put behind the text, as tinycss2 counts lines."""
    return len(_LINE_ENDS.findall(text)) + 2


def asks_nothing(text: str, carries: Callable[[str], bool]) -> bool:
    """Whether a style or a value runs nothing and asks for nothing but what is in the file itself.

    That is `#name`, and the addresses for which `carries` answers yes.
    """
    return not _SUSPECT.search(text) or _closed(text, carries)[1]


def closed_off(text: str, carries: Callable[[str], bool]) -> str:
    """The same style, without what `asks_nothing` would object to; unchanged where there is nothing of the kind."""
    if not _SUSPECT.search(text):
        return text
    closed, is_as_before = _closed(text, carries)
    return text if is_as_before else closed


def _closed(text: str, carries: Callable[[str], bool]) -> tuple[str, bool]:
    refused: list[str] = []

    def follow(url: str, _line: int, _column: int) -> str | None:
        if url.startswith("#") or carries(url):
            return url
        refused.append(url)
        return None

    closed, flaws = rewritten(text, follow)
    return closed, not refused and not flaws


def without_gaps(url: str) -> str:
    """An address as a browser reads it: without tabs and line ends anywhere, or spaces and controls around it."""
    return _SURROGATES.sub("\ufffd", _DROPPED.sub("", url).strip(_EDGES))


class _Writing:
    """The tokens that stay."""

    def __init__(self, follow: Follow) -> None:
        self.follow = follow
        self.flaws: list[Flaw] = []
        self.refused = 0

    def tell(self, kind: str, words: str, token: Node) -> None:
        self.flaws.append(Flaw(kind, words, token.source_line, token.source_column))

    def block(self, tokens: Sequence[Node]) -> list[Node]:
        """What is between braces, or a whole sheet: rules and declarations."""
        return [kept for statement in _statements(tokens) for kept in self.statement(statement)]

    def statement(self, tokens: list[Node]) -> list[Node]:
        """A declaration with its semicolon, or a rule with its block."""
        spoken: list[Any] = [one for one in tokens if one.type not in _SILENT and one not in ("<!--", "-->")]
        first = spoken[0] if spoken else None
        if first is None:
            return self.values(tokens, "")
        if first.type == "at-keyword" and first.lower_value in _LEFT_OUT:
            self.tell(first.lower_value, _address_in(spoken), first)
            return []
        if first.type == "at-keyword" and first.lower_value == "charset":
            return []  # the text has been decoded
        name = first.lower_value if first.type == "ident" and spoken[1:] and spoken[1] == ":" else ""
        if name in _CODE:
            self.tell("code", f"{name}:", first)
            return []
        return self.values(tokens, name)

    def values(self, tokens: Sequence[Node], inside: str) -> list[Node]:
        """Values that stand in the property or function of that name."""
        return [kept for token in tokens if (kept := self.value(token, inside)) is not None]

    def value(self, token: Any, inside: str) -> Node | None:
        kind = token.type
        if kind == "url" and token.representation.endswith(")"):
            return self.address(token)
        if kind == "url":
            return None  # the text ends in it, as the error says that comes next
        if kind == "string":
            return self.string(token, inside)
        if kind == "error":
            self.tell("broken", _ERRORS.get(token.kind, f"nothing is open that `{token.kind}` could close"), token)
            return None
        if kind == "function":
            return self.function(token, inside)
        if kind == "{} block":
            token.content = self.block(token.content)
        elif kind == "[] block":
            token.content = self.values(token.content, "[]")  # `[href^="https:"]` asks nobody
        elif kind == "() block":
            token.content = self.values(token.content, inside)
        return token

    def function(self, token: Any, inside: str) -> Node | None:
        name = token.lower_name
        if name in _CODE:
            self.tell("code", f"{name}()", token)
            return None
        before = self.refused, len(self.flaws)
        within = inside if inside in _ADDRESSES and name not in _WORDS else name
        token.arguments = self.values(token.arguments, within)
        # `url(none)` would be the address of a file again.
        return token if name not in _WHOLE or before == (self.refused, len(self.flaws)) else _nowhere(token)

    def string(self, token: Any, inside: str) -> Node:
        is_address = inside in _ADDRESSES or (inside not in _WORDS and _ABROAD.match(without_gaps(token.value)))
        if not is_address:
            token.representation = _quoted(token.value)  # that of one which the text ends in has no end
        return self.address(token) if is_address else token

    def address(self, token: Any) -> Node:
        followed = self.follow(without_gaps(token.value), token.source_line, token.source_column)
        if followed is None:
            self.refused += 1
            return _nowhere(token)
        quoted = _quoted(followed)
        token.representation = quoted if token.type == "string" else f"url({quoted})"
        return token


def _quoted(text: str) -> str:
    from tinycss2.serializer import serialize_string_value

    return f'"{serialize_string_value(text)}"'


def _nowhere(token: Any) -> Node:
    from tinycss2.ast import IdentToken

    return IdentToken(token.source_line, token.source_column, NOWHERE)


_ERRORS: Final = {
    "bad-string": "this string does not end on its line",
    "bad-url": "this address is not closed, or holds a sign that has to be quoted",
    "eof-in-string": "this string is never closed",
    "eof-in-url": "this address is never closed",
}


def _statements(tokens: Sequence[Any]) -> Iterator[list[Node]]:
    """Tokens, cut after each semicolon and each block in braces."""
    statement: list[Node] = []
    for token in tokens:
        statement.append(token)
        if token == ";" or token.type == "{} block":
            yield statement
            statement = []
    yield statement


def _address_in(spoken: Sequence[Any]) -> str:
    """The address that an `@import` names."""
    for token in spoken[1:]:
        if token.type in ("url", "string"):
            return without_gaps(token.value)
        if token.type == "function" and token.lower_name in ("url", "src"):
            return next((without_gaps(one.value) for one in token.arguments if one.type == "string"), "")
    return ""


def _inside(token: Any) -> list[Node]:
    found: list[Node] = token.arguments if token.type == "function" else getattr(token, "content", [])
    return found


def _too_deep(tokens: Sequence[Node]) -> tuple[int, int] | None:
    """Where brackets stand deeper than anybody writes, for these trees are walked by functions that call themselves."""
    level = list(tokens)
    for _ in range(DEEPEST):
        level = [inner for token in level for inner in _inside(token)]
        if not level:
            return None
    return level[0].source_line, level[0].source_column


def _unclosed(tokens: Sequence[Node]) -> Node:
    """The innermost of the brackets, or the comment, that goes on to the end of the text."""
    last = tokens[-1]
    while (within := _inside(last)) and (_inside(within[-1]) or within[-1].type == "comment"):
        last = within[-1]
    return last


def _tidied(tokens: Sequence[Any]) -> list[Node]:
    """Without comments, empty lines and blanks at the ends of lines."""
    from tinycss2.ast import WhitespaceToken

    kept: list[Any] = []
    for token in tokens:
        if token.type in ("comment", "whitespace"):
            gap = "\n" * token.value.count("\n") if token.type == "comment" else token.value
            if kept and kept[-1].type == "whitespace":
                gap = kept.pop().value + gap
            if gap:
                kept.append(WhitespaceToken(token.source_line, token.source_column, _one_line_end(gap)))
            continue
        if _inside(token):
            inner = _tidied(_inside(token))
            if token.type == "function":
                token.arguments = inner
            else:
                token.content = inner
        kept.append(token)
    return kept


def _one_line_end(gap: str) -> str:
    return "\n" + gap.rpartition("\n")[2] if "\n" in gap else gap
