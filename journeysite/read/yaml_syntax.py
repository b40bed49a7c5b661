"""YAML's syntax errors in a writer's words: what is wrong, where it began, and what to type instead.

libyaml and PyYAML word their errors for parser authors and point at where they gave up, which may be far below the
cause. The sentences here start from the line that the writer has to change.
"""

import re

from msgspec import Struct

from journeysite.read.codes import CONTROL_CHARACTER, YAML_FEATURE, YAML_SYNTAX, Code
from journeysite.read.text import INVISIBLE, NAMES

Spot = tuple[int, int]  # line and column, both from 0

_GLUED_COLON = re.compile(r"\s*(?:- +)*([\w-]+):([^\s/][^:]*)$")  # `title:Search`, but no web address
_KEY_AND_VALUE = re.compile(r"\s*(?:- ++)*+([^\s:{\[\"'](?:[^:]*[^\s:])?)\s*: +(.+)")

# Dashes and dots that begin an item elsewhere.
WRONG_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2022\u00b7\u25aa\u25cf\u25e6\u2023")
_BULLETS = "".join(sorted(WRONG_DASHES))
_WRONG_DASH = re.compile(f"\\s*(-(?=[^\\W\\d][\\w-]*:(?:\\s|$))|[{_BULLETS}](?=\\s))\\s*(\\S.*)")
_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_ODD_SPACE = re.compile(f"\\s*(?:- +)*[\\w-]+\\s*:(?=[{_ODD_SPACES}])|[ ]*(?=[{_ODD_SPACES}])")
_PLAIN_VALUE = re.compile(r"\s*(?:- +)*(?:([^\s:{\[\"'#-][^:]*):(?= )|-(?= )) +(?![|>\"'\[{&*!%@`])\S")
_WIDEST = 1_000  # columns of a line in which brackets are looked for
_BRACKETS = re.compile(r"""[\[\]{}]|"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|(?<=\s))#.*""")


class Trouble(Struct, frozen=True):
    """A syntax error told: its code, its sentence, a hint, and line and column from 0."""

    code: Code
    message: str
    hint: str
    line: int
    column: int


class _Error(Struct, frozen=True):
    """What the parser said: problem, context, where it gave up and where the construct began."""

    lines: list[str]
    problem: str
    context: str
    spot: Spot
    opened: Spot

    @property
    def line(self) -> str:
        return self.line_at(self.spot)

    def line_at(self, spot: Spot) -> str:
        return self.lines[spot[0]] if spot[0] < len(self.lines) else ""

    def at(self, spot: Spot) -> str:
        """The character at a place, "" behind the end of its line."""
        return self.line_at(spot)[spot[1] : spot[1] + 1]

    @property
    def rest(self) -> str:
        """What stands where the parser gave up, to the end of that line."""
        return self.line[self.spot[1] :].strip()

    def told(self, message: str, hint: str = "", at: Spot | None = None, code: Code = YAML_SYNTAX) -> Trouble:
        line, column = at or self.spot
        return Trouble(code, message, hint, min(line, max(0, len(self.lines) - 1)), column)


def explain(text: str, problem: str, context: str, spot: Spot, opened: Spot) -> Trouble:
    """What to tell a writer about a syntax error. Never raises, and always says something.

    `spot` is where the parser gave up, `opened` where the construct began that it could not finish.
    """
    error = _Error(text.split("\n"), problem, context, spot, opened)
    for telling in _TELLINGS:
        if trouble := telling(error):
            return trouble
    return error.told(f"this cannot be read as YAML: {problem}", "quote the text if it holds special characters")


def _quoted(value: str) -> str:
    """A value as it could be typed between quotation marks."""
    value = value.strip()
    if len(value) > 2 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    return f'"{value}"' if '"' not in value else "'" + value.replace("'", "''") + "'"


def _invisible(error: _Error) -> Trouble | None:
    """A character without any width at a key, a colon or a dash: what looks right is not read as such."""
    for number in range(error.spot[0], max(-1, error.spot[0] - 3), -1):
        if found := INVISIBLE.search(error.line_at((number, 0))):
            message = f"{NAMES[found[0]]} (U+{ord(found[0]):04X}), which nobody can see, stands here"
            return error.told(message, "delete it", (number, found.start()), CONTROL_CHARACTER)
    return None


def _odd_space(error: _Error) -> Trouble | None:
    """A non-breaking space where YAML wants a plain one: French typing habits and some keyboards make them."""
    for number in range(error.spot[0], max(-1, error.spot[0] - 3), -1):
        line = error.line_at((number, 0))
        if found := _ODD_SPACE.match(line):
            name = "a non-breaking space" if line[found.end()] in "\u00a0\u202f\u2007" else "a wide space"
            return error.told(
                f"{name} stands where YAML needs a plain space", "type the space again", (number, found.end())
            )
    return None


def _glued_colon(error: _Error) -> Trouble | None:
    if "mapping values are not allowed" not in error.problem and "expected ':'" not in error.problem:
        return None
    for number in (error.spot[0], error.spot[0] - 1, error.opened[0]):
        line = error.line_at((number, 0)) if number >= 0 else ""
        if found := _GLUED_COLON.match(line):
            at = (number, found.end(1))
            return error.told(f"`{found[1]}:` needs a space behind its colon", f"`{found[1]}: {found[2].strip()}`", at)
    return None


def _wrong_dash(error: _Error) -> Trouble | None:
    """`-title: Pays` and `\u2022 title: Pays`: what should begin an item of a list reads as a text."""
    if not re.search("mapping values are not allowed|expected ':'|expected <block end>|expected '-'", error.problem):
        return None
    lines_back = 1 if "block sequence" in error.context or "block collection" in error.context else 3
    for number in range(error.spot[0], max(-1, error.spot[0] - lines_back), -1):
        if not wrong_item(error.line_at((number, 0))):
            continue
        while number and wrong_item(error.lines[number - 1]):
            number -= 1  # the first of several
        line = error.lines[number]
        if told := wrong_item(line):
            return error.told(*told, (number, len(line) - len(line.lstrip())))
    return None


def wrong_item(line: str) -> tuple[str, str] | None:
    """Message and hint about a line that begins with another mark than `- `; None about any other."""
    found = _WRONG_DASH.match(line)
    if found is None:
        return None
    if found[1] == "-":
        return "the `-` of an item needs a space behind it", f"write `- {found[2].strip()}`"
    return f"an item of a list does not begin with `{found[1]}`", f"write `- {found[2].strip()}`"


def _colon_in_value(error: _Error) -> Trouble | None:
    if "mapping values are not allowed" not in error.problem:
        return None
    found = _KEY_AND_VALUE.match(error.line)
    if found and error.spot[1] >= found.start(2):
        message = f"the value of `{found[1]}` holds a colon, which YAML takes for another key"
        return error.told(message, f"quote it: `{found[1]}: {_quoted(found[2])}`", (error.spot[0], found.start(2)))
    key = error.line.strip().partition(":")[0].removeprefix("- ")
    at = (error.spot[0], len(error.line) - len(error.line.lstrip()))
    message = f"`{key}` is indented as if it belonged to the line above, which already has a value"
    return error.told(message, "start it below the other keys of its group", at)


def _tab(error: _Error) -> Trouble | None:
    tab = error.line.find("\t")
    if "tab character" not in error.problem and ("cannot start any token" not in error.problem or tab > error.spot[1]):
        return None
    return (
        error.told("a tab is used where YAML needs spaces", "indent with two spaces", (error.spot[0], tab))
        if tab >= 0
        else None
    )


def _special_start(error: _Error) -> Trouble | None:
    if "cannot start any token" not in error.problem:
        return None
    character = f"`{error.rest[:1]}`" if error.rest[:1] != "`" else "a backtick"
    return error.told(f"text cannot begin with {character} unless it is quoted", f"write {_quoted(error.rest)}")


def _question(error: _Error) -> Trouble | None:
    if "mapping keys are not allowed" not in error.problem:
        return None
    return error.told("text cannot begin with `? ` unless it is quoted", f"write {_quoted(error.rest)}")


def _feature(error: _Error) -> Trouble | None:
    """`*bold*`, `&co` and `!important` are commands to YAML."""
    if not re.search(r"\b(alias|anchor|tag)\b", f"{error.context} {error.problem}"):
        return None
    text = error.line_at(error.opened)[error.opened[1] :].strip()
    message = f"text cannot begin with `{text[:1]}` unless it is quoted"
    return error.told(message, f"write {_quoted(text)}", error.opened, YAML_FEATURE)


def _open_quote(error: _Error) -> Trouble | None:
    if "quoted scalar" not in error.context or "unexpected" not in error.problem:
        return None
    return _never_closed(error, error.opened)


def _never_closed(error: _Error, at: Spot) -> Trouble:
    message = f"the quotation mark {error.at(at)} that begins here is never closed"
    return error.told(message, f"end the text with {error.at(at)}", at)


def _quote_closed_by_another(error: _Error) -> Trouble | None:
    """A quotation mark that is left open ends at the next one, lines below, where nothing is wrong."""
    mark = error.line[: error.spot[1]].rstrip()[-1:]
    if "while parsing a block" not in error.context or mark not in ("'", '"'):
        return None
    found = _KEY_AND_VALUE.match(error.line)
    if found and found[2].startswith(mark) and found.start(2) < len(error.line[: error.spot[1]].rstrip()) - 1:
        return None  # it was opened on this very line
    for number in range(error.spot[0] - 1, -1, -1):
        opened = _KEY_AND_VALUE.match(error.lines[number])
        if opened and opened[2].startswith(mark):
            open_here = mark not in opened[2][1:].replace("\\" + mark, "")
            return _never_closed(error, (number, opened.start(2))) if open_here else None
    return None


def _bad_escape(error: _Error) -> Trouble | None:
    if "scalar" not in error.context or not re.search("escape|hexadecimal", error.problem):
        return None
    return error.told(
        "a backslash between double quotation marks begins a special character",
        r"write \\ for a backslash, or use single quotation marks",
    )


def _open_bracket(error: _Error) -> Trouble | None:
    if "while parsing a flow" not in error.context:
        return None
    opened = error.opened if error.at(error.opened) in ("[", "{") else _innermost_bracket(error)
    bracket, line = error.at(opened) or "[", error.line_at(opened)
    closing = "]" if bracket == "[" else "}"
    if re.search(r"\s#", line[opened[1] :]):
        message = f"the `{bracket}` that begins here is never closed: ` #` makes a comment of the rest of the line"
        return error.told(message, "quote the text that holds the `#`", opened)
    if error.spot[0] == opened[0] and error.rest:
        message = f"a comma or a `{closing}` is missing before `{error.rest}`"
        return error.told(message, "quote a text that holds colons, commas, quotation marks or brackets")
    return error.told(f"the `{bracket}` that begins here is never closed", f"end it with `{closing}`", opened)


def _innermost_bracket(error: _Error) -> Spot:
    """The last bracket before the place of the error that is still open, outside of quoted texts and comments."""
    opened: list[Spot] = []
    for number, line in enumerate(error.lines[: error.spot[0] + 1]):
        for found in _BRACKETS.finditer(line, 0, min(_WIDEST, error.spot[1] if number == error.spot[0] else len(line))):
            if found[0] in ("[", "{"):
                opened.append((number, found.start()))
            elif found[0] in ("]", "}") and opened:
                opened.pop()
    return opened[-1] if opened else error.opened


def _colon_in_brackets(error: _Error) -> Trouble | None:
    if "unexpected ':'" not in error.problem:
        return None
    return error.told("a colon inside brackets needs a space behind it", "put a space there, or quote the text")


def _after_the_end(error: _Error) -> Trouble | None:
    """`title: "Open" house`: text behind a closing quotation mark or bracket."""
    before = error.line[: error.spot[1]].rstrip()
    if "while parsing a block" not in error.context or before[-1:] not in {'"', "'", "]", "}"} or not error.rest:
        return None
    found = _KEY_AND_VALUE.match(error.line)
    value = found[2] if found else error.line.strip()
    if before[-1:] in {"]", "}"}:
        message = f"`{error.rest}` stands behind a closing bracket"
        return error.told(message, f"quote the whole text: {_quoted(value)}")
    message = f"`{error.rest}` stands behind the closing quotation mark"
    return error.told(message, f"quote the whole text: {_quoted(value)}")


def _list_on_the_line(error: _Error) -> Trouble | None:
    if "sequence entries are not allowed" not in error.problem:
        return None
    return error.told("a list with dashes begins on a line of its own", "put `- …` on the next line, or write `[…]`")


def _indentation(error: _Error) -> Trouble | None:
    if "while parsing a block" not in error.context:
        return None
    column = len(error.line) - len(error.line.lstrip())
    word = error.rest if len(error.rest) <= 40 else error.rest[:39] + "…"
    if error.rest.startswith("- ") or error.rest == "-":
        return error.told("a list item stands where a key is expected", _right_indentation(error))
    if re.match(r"-[^\W\d_]", error.rest):
        return error.told("the `-` of an item needs a space behind it", f"write `- {word[1:]}`")
    if "collection" in error.context or "sequence" in error.context:
        return error.told(f"`{word}` stands where the next `- ` of the list is expected", "check its indentation")
    return error.told(
        f"`{word}` is indented differently from the lines around it",
        "give all keys of a group the same indentation",
        (error.spot[0], column),
    )


def _right_indentation(error: _Error) -> str:
    """Where an item has to begin that stands where the parser expects a key."""
    column, between = error.spot[1], _WIDEST
    for number in range(error.spot[0] - 1, -1, -1):
        line = error.lines[number]
        indent = len(line) - len(line.lstrip())
        if not line.strip():
            continue
        if line[indent:].startswith("- ") and indent < between and indent != column:
            return _moved(column, indent)
        if indent < column:
            break
        between = min(between, indent)
    return "indent it below the key it belongs to"


def _moved(column: int, wanted: int) -> str:
    spaces = f"{abs(column - wanted)} space{'s' if abs(column - wanted) > 1 else ''}"
    return f"move it {spaces} to the {'left' if column > wanted else 'right'}, where the `-` above it stands"


def _missing_colon(error: _Error) -> Trouble | None:
    if "expected ':'" not in error.problem:
        return None
    text = error.line_at(error.opened).strip()
    if "\uff1a" in text:
        at = (error.opened[0], error.line_at(error.opened).index("\uff1a"))
        return error.told("`\uff1a` is not the colon that follows a key", "write `: `", at)
    if wrapped := _wrapped(error, text):
        return wrapped
    message = f"`{text}` is neither a key with a value nor an item of a list"
    hint = "a key is followed by a colon and a space, a list item begins with a dash and a space"
    return error.told(message, hint, error.opened)


def _wrapped(error: _Error, text: str) -> Trouble | None:
    """A text that goes on in the next line, which begins no further to the right than its key."""
    above = error.line_at((error.opened[0] - 1, 0)) if error.opened[0] else ""
    found = _PLAIN_VALUE.match(above)
    if found is None or " " not in text:
        return None
    key = found.start(1) if found[1] else above.rindex("-", 0, found.end())
    owner = f"`{found[1].strip()}`" if found[1] else "the `-`"
    if error.opened[1] > key:
        return None
    message = f"`{text}` continues the line above, but is not indented below {owner}"
    return error.told(message, f"put {key + 2 - error.opened[1]} more spaces before it", error.opened)


def _block_text(error: _Error) -> Trouble | None:
    if "block scalar" not in error.context:
        return None
    return error.told("behind `|` or `>` the line ends", "start the text on the next line, indented", error.opened)


def _directive(error: _Error) -> Trouble | None:
    if "directive" not in error.context and "document start" not in error.problem:
        return None
    if error.line.startswith("%"):
        return error.told(
            "a line cannot begin with `%` unless it is quoted", f"write {_quoted(error.line)}", (error.spot[0], 0)
        )
    return error.told(f"`{error.rest or error.line.strip()}` comes after the end of the keys", "remove it")


_TELLINGS = (
    _invisible,
    _odd_space,
    _tab,
    _wrong_dash,
    _glued_colon,
    _colon_in_value,
    _special_start,
    _question,
    _feature,
    _open_quote,
    _bad_escape,
    _colon_in_brackets,
    _open_bracket,
    _quote_closed_by_another,
    _after_the_end,
    _list_on_the_line,
    _indentation,
    _missing_colon,
    _block_text,
    _directive,
)
