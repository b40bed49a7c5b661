"""Text of others as it may be shown: nothing in it moves a cursor, rings a bell, or turns a line around.

The one escaping of all that we write: reports in every format, and each line of talk. Names of files, keys and words of
an author may hold anything, and a terminal or the log of a build obeys what it is sent.
"""

import json
import re
import unicodedata
from typing import Any, Final

_SHOWN: Final = frozenset("\u200d\u00a0\u202f\u2009")  # joiners of letters and narrow spaces are meant


def visible(text: str) -> str:
    """The text on one line, with a sign for every character that would move the cursor or turn the line around."""
    if text.isprintable():
        return text
    return "".join(_sign(character) if is_hidden(character) else character for character in text)


def visible_lines(text: str) -> str:
    """The same for a text of several lines."""
    return "\n".join(map(visible, text.split("\n")))


def visible_json(value: Any) -> str:
    """The value as indented JSON, ended by a line feed: programs read what was written, a terminal shows escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=2)
    return "\n".join(map(_escaped, text.split("\n"))) + "\n"  # a line feed inside a text is escaped already


def is_hidden(character: str) -> bool:
    """Whether nobody sees the character, or what it does is not to be seen."""
    return not character.isprintable() and character not in _SHOWN


def _escaped(line: str) -> str:
    if line.isprintable():
        return line
    return re.sub(r"[^ -~]", lambda found: _code(found[0]) if is_hidden(found[0]) else found[0], line)


def _code(character: str) -> str:
    return json.dumps(character)[1:-1]


def _sign(character: str) -> str:
    """The picture of a control character (`␛`), or the sign for what cannot be shown."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    return " " if unicodedata.category(character) == "Zs" else "\ufffd"
