"""Boxes, `::: note` to `:::`, inside each other as writers expect: a line of colons closes the box opened last.

With four colons around three it is said outright; markdown-it's own plugin ends the outer box at the first line of
three.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_OPENING = re.compile(r"(:{3,})[ \t]*([^:\s].*)")
_CLOSING = re.compile(r"(:{3,})[ \t]*")
_FENCE = re.compile(r"`{3,}[^`]*|~{3,}.*")


def boxes(parser: MarkdownIt) -> None:
    """Teaches the parser boxes: tokens `container_box_open` and `container_box_close`, with the words in `info`."""
    parser.block.ruler.before("fence", "container_box", _box, {"alt": ["paragraph", "reference", "blockquote", "list"]})


def _box(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not (found := _OPENING.fullmatch(_line(state, start))):
        return False
    if silent:
        return True
    last = _last_line(state, start, end, len(found[1]))
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    opening = state.push("container_box_open", "div", 1)
    opening.block, opening.markup, opening.info, opening.map = True, found[1], " " + found[2], [start, last]
    state.md.block.tokenize(state, start + 1, last)
    closing = state.push("container_box_close", "div", -1)
    closing.block, closing.markup = True, found[1]
    state.parentType, state.lineMax = parent, line_max
    is_closed = last < end and bool(_CLOSING.fullmatch(_line(state, last)))
    state.line = last + is_closed
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]].rstrip()


def _last_line(state: StateBlock, start: int, end: int, colons: int) -> int:
    """The line that closes the box which begins at `start`; where none does, the line behind what can belong to it."""
    opened, fence = [colons], ""
    for number in range(start + 1, end):
        line = _line(state, number)
        if line and state.sCount[number] < state.blkIndent:
            return number
        if not fence and state.is_code_block(number):
            continue
        if fence or _FENCE.fullmatch(line):
            is_end = bool(fence) and line.startswith(fence) and not line.strip(fence[0])
            fence = "" if is_end else fence or line[:3]
        elif opening := _OPENING.fullmatch(line):
            opened.append(len(opening[1]))
        elif closing := _CLOSING.fullmatch(line):
            opened = _still_open(opened, len(closing[1]))
            if not opened:
                return number
    return end


def _still_open(opened: list[int], colons: int) -> list[int]:
    """The boxes that a line of so many colons leaves open: it closes the last of as many, else of fewer."""
    equal = [at for at, one in enumerate(opened) if one == colons]
    fewer = [at for at, one in enumerate(opened) if one < colons]
    return opened[: (equal or fewer or [len(opened)])[-1]]
