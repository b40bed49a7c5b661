"""A content file in two: its keys above, its story below."""

import re

from msgspec import Struct, field
from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.read import codes, limits
from journeysite.read.yaml import Value, read_mapping

_ALMOST_FENCE = r"[^\S\n]*(?:-{2,}|[\u2010-\u2015-]+|_{3,}|={3,}|~{3,})[^\S\n]*"  # `--`, `----`, `—` and their like
_ALMOST_OPENING = re.compile(rf"({_ALMOST_FENCE})\n[^\W\d][\w-]*[^\S\n]*:(?=\s)")
_KEY = r"[a-z][a-z_]*:(?:[^\S\n].*)?"
_KEYS_BELOW = re.compile(rf"\n*{_KEY}\n(?:(?:{_KEY}|[^\S\n].*|-[^\S\n].*|#.*|)\n)*---[^\S\n]*(?:\n|\Z)")
_ALMOST_CLOSING = re.compile(rf"\n({_ALMOST_FENCE})(?=\n|\Z)")
_OTHER_OPENING = re.compile(r"(---[a-zA-Z]+|\+\+\+)[^\S\n]*\n")  # `---js`, `---json`; `+++` is TOML's
_BARE_TITLE = re.compile(r"[^\S\n]*tit(?:le|re)[^\S\n]*:(?=\s)", re.IGNORECASE)
_CLOSING = re.compile(r"\n(---|\.\.\.)[^\S\n]*(?=\n|\Z)")


class Fences(Struct, frozen=True):
    """Where the frontmatter stands in a text: the indexes of its first character and of the end of its last line.

    `first_line` is the line of the first key; the story is `text[body:]`, from line `body_line` on. Lines from 1.
    """

    start: int
    end: int
    first_line: int
    body: int
    body_line: int


class Frontmatter(Struct, frozen=True):
    """What a file says in keys and in prose. `written` tells whether there is any frontmatter at all.

    `whole` is False when an error kept a part of the keys from being read.
    """

    values: dict[str, Value] = field(default_factory=dict)
    whole: bool = True
    written: bool = True
    body: str = ""
    body_line: int = 1


def find_fences(text: str) -> Fences | None:
    """The two lines of dashes around the keys, or None where there is no pair of them at the top of the text."""
    opening = len(text) - len(text.lstrip())
    first_end = _line_end(text, opening)
    if text[opening:first_end].rstrip() != "---" or text[text.rfind("\n", 0, opening) + 1 : opening]:
        return None
    closing = _CLOSING.search(text, first_end)
    if closing is None:
        return None
    start = first_end + 1
    first_line = text.count("\n", 0, opening) + 2
    body_line = first_line + text.count("\n", start, closing.end()) + 1
    return Fences(start, closing.start(1), first_line, min(closing.end() + 1, len(text)), body_line)


def split_frontmatter(text: str, file: str) -> Reported[Frontmatter]:
    """The keys and the story of a content file.

    Reported: frontmatter that is not closed, that does not begin on the first line or that is too large, and all
    that its YAML has wrong.
    """
    fences = find_fences(text)
    if fences is None:
        return _without(text, file)
    body, body_line = text[fences.body :], fences.body_line
    if fences.end - fences.start > limits.FRONTMATTER:
        told = codes.TOO_LARGE.at(Place(file), f"this frontmatter is longer than {limits.FRONTMATTER // 1000} KB")
        return Reported(Frontmatter({}, False, True, body, body_line), (told,))
    read = read_mapping(text[fences.start : fences.end], file, fences.first_line)
    value = Frontmatter(read.value.values, read.value.whole, True, body, body_line)
    if _KEYS_BELOW.match(body):
        place = Place(file, line=body_line - 1, column=1)
        told = codes.NOT_CLOSED.at(place, "the frontmatter ends here, but more keys follow", "remove this line")
        return Reported(replace(value, whole=False), (told, *read.diagnostics))
    if fences.first_line == 2:
        return Reported(value, read.diagnostics)
    place = Place(file, line=fences.first_line - 1, column=1)
    told = codes.NO_FRONTMATTER.at(place, "the frontmatter begins too late", "remove the empty lines above it")
    return Reported(value, (told, *read.diagnostics))


def _without(text: str, file: str) -> Reported[Frontmatter]:
    if text[: _line_end(text, 0)].rstrip() == "---":
        return Reported(Frontmatter(whole=False), (_not_closed(text, file),))
    if told := _almost_opened(text, file):
        return Reported(Frontmatter(whole=False), (told,))
    return Reported(Frontmatter(written=False, body=text))


def _not_closed(text: str, file: str) -> Diagnostic:
    almost = _ALMOST_CLOSING.search(text)
    if almost is None:
        message = "the frontmatter that begins here is not closed"
        return codes.NOT_CLOSED.at(Place(file, line=1, column=1), message, "end it with a line `---`")
    line = text.count("\n", 0, almost.start(1)) + 1
    message, hint = _almost_told(almost[1], "end")
    return codes.NOT_CLOSED.at(Place(file, line=line, column=1), message, hint)


def _almost_opened(text: str, file: str) -> Diagnostic | None:
    """What to tell where keys stand at the top without the line of hyphens that belongs above them."""
    place = Place(file, line=1, column=1)
    if almost := _ALMOST_OPENING.match(text):
        return codes.NO_FRONTMATTER.at(place, *_almost_told(almost[1], "begin"))
    if other := _OTHER_OPENING.match(text):
        told = f"`{other[1]}` begins frontmatter that is not YAML"
        return codes.NO_FRONTMATTER.at(place, told, "write the keys as YAML, between two lines of three hyphens, `---`")
    if _BARE_TITLE.match(text):
        hint = "put a line `---` above the keys, and another below them"
        return codes.NO_FRONTMATTER.at(place, "the frontmatter does not begin with `---`", hint)
    return None


def _almost_told(fence: str, does: str) -> tuple[str, str]:
    """Sentence and hint about a line that is nearly `---`."""
    if fence.strip() == "---":
        return f"a space stands before the `---` where the frontmatter should {does}", "remove the space"
    message = f"`{fence.strip()}` stands where the frontmatter should {does}"
    return message, "write a line of three hyphens, `---`"


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
