"""`- [ ] open` and `- [x] done` as boxes that show what is done.

The plugin of mdit-py-plugins looks back through all tokens for the list of each item, which takes minutes for a long
list; this rule remembers the lists that are open, and makes the same HTML.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_MARK = re.compile(r"\[([ xX])\]\s")
_LISTS = frozenset({"bullet_list", "ordered_list"})


def task_lists(parser: MarkdownIt) -> None:
    """Teaches a parser task lists."""
    parser.core.ruler.after("inline", "task_lists", _mark_tasks)


def _mark_tasks(state: StateCore) -> None:
    open_lists: list[Token] = []
    for at, token in enumerate(state.tokens):
        if token.type.rpartition("_")[0] in _LISTS:
            if token.nesting == 1:
                open_lists.append(token)
            else:
                open_lists.pop()
        elif token.type == "list_item_open" and (text := _task(state.tokens, at)):
            _show_box(text)
            token.attrSet("class", "task-list-item")
            open_lists[-1].attrSet("class", "contains-task-list")


def _task(tokens: list[Token], item: int) -> Token | None:
    """The text of an item that begins with a mark, None where it begins otherwise."""
    following = tokens[item + 1 : item + 3]
    if len(following) < 2 or following[0].type != "paragraph_open" or following[1].type != "inline":
        return None
    return following[1] if following[1].children and _MARK.match(following[1].content) else None


def _show_box(text: Token) -> None:
    children = text.children or []
    checked = "" if text.content[1] == " " else 'checked="checked" '
    box = f'<input class="task-list-item-checkbox" {checked}disabled="disabled" type="checkbox">'
    children[0].content = children[0].content[3:]
    text.content = text.content[3:]
    text.children = [_html("<label>"), _html(box), *children, _html("</label>")]


def _html(written: str) -> Token:
    return Token("html_inline", "", 0, content=written)
