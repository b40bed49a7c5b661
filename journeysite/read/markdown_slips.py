"""What Markdown drops without a word, or shows as it was typed: found in the source, and told where it stands.

Each function yields line (from 0), column (from 0), sentence and hint.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from markdown_it.token import Token

Slip: TypeAlias = "tuple[int, int, str, str]"

_BAR = re.compile(r"(?<!\\)\|")
_CONTAINER = re.compile(r"[ \t>]*(?:[-*+][ \t]+|\d+[.)][ \t]+)*")  # what a quotation or an item puts before a table
# Bullets of word processors; dashes, `o` and `§` only where a tab or a no-break space shows that they were pasted.
_PASTED = re.compile(
    "^[ \t>]*(?:([\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2219\u25cb\u25a0\u25a1\u27a2\u2756\u2713\u2714])[ \t\u00a0]"
    "|([\u2010-\u2014\u2212o\u00a7])[\t\u00a0]|([a-z]\\))[\t\u00a0])[ \t\u00a0]*(?=\\S)",
    re.MULTILINE,
)
_GLUED = re.compile(r"^[ \t]*(-)[^\W\d_][^\n]*\n[ \t]*-[^\W\d_]", re.MULTILINE)
_STRAY = re.compile(r"^[ \t]*(:{3,})[ \t]*$", re.MULTILINE)


def surplus_cells(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[Slip]:
    """Rows of tables with more cells than the head has columns; empty cells do not count."""
    columns, is_head = 0, False
    for token in tokens:
        if token.type in ("thead_open", "thead_close"):
            is_head = token.nesting == 1
            columns = 0 if is_head else columns
        elif token.type == "th_open":
            columns += 1
        elif token.type == "tr_open" and not is_head and token.map and token.map[0] < len(lines):
            yield from _surplus(lines[token.map[0]], token.map[0], columns)


def _surplus(line: str, number: int, columns: int) -> Iterator[Slip]:
    start = _CONTAINER.match(line)
    at = start.end() if start else 0
    bars = [found.start() for found in _BAR.finditer(line, at)]
    if line[at : at + 1] != "|":
        bars.insert(0, at - 1)
    surplus = bars[columns:]
    if not surplus or not line[surplus[0] + 1 :].replace("|", "").strip():
        return
    told = f"this row has more cells than the head of its table, which has {columns}"
    hint = "write `\\|` for a bar that belongs to a text, also in backticks; or give the head another column"
    yield number, surplus[0], told, hint


def labels_twice(environment: dict[str, Any]) -> Iterator[Slip]:
    """Definitions of a link's label that an earlier one of the same label hides."""
    kept = environment.get("references", {})
    for one in environment.get("duplicate_refs", ()):
        if one["href"] != kept.get(one["label"], one)["href"]:
            told = f"the label `[{one['label'].lower()}]` is already defined, and this address is not used"
            yield one["map"][0], 0, told, "give this one another label"


def pasted_bullets(text: str) -> Iterator[tuple[int, str, str]]:
    """The first mark in a paragraph that was meant to begin an item: where it stands in the text, sentence, hint."""
    if found := _PASTED.search(text):
        mark = found[1] or found[2] or found[3]
        wanted = "1. " if found[3] else "- "
        yield (
            found.start(found.lastindex or 0),
            f"`{mark}` begins no item of a list",
            f"write `{wanted}` instead of each",
        )
    elif found := _GLUED.search(text):
        yield found.start(1), "these lines are no list", "put a space behind each `-`"


def stray_colons(text: str) -> Iterator[tuple[int, str, str]]:
    """A line of colons in a paragraph that closes no box."""
    if found := _STRAY.search(text):
        hint = "remove it; around a box with another inside, write `::::` above and below"
        yield found.start(1), f"`{found[1]}` closes no box", hint
