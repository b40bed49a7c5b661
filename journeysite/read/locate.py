"""Places into positions: where in a file a key, a value or a line of the story stands, looked up when it is shown."""

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Place, Position, Severity
from journeysite.diagnostics.located import lines_of
from journeysite.diagnostics.source import KeyPath
from journeysite.read import codes
from journeysite.read.conflicts import first_sides
from journeysite.read.frontmatter import find_fences
from journeysite.read.yaml import Places, places_of

_YAML_ENDINGS = (".yml", ".yaml")
_ONE_THING = re.compile(
    r"!?\[\[[^\]\n]*\]\]|!?\[[^\]\n]*\]\([^)\n]*\)|</?[a-zA-Z][^<>\n]*>"
)  # a link, a picture, a tag
_UNREAD = {
    code.code for code in (codes.YAML_SYNTAX, codes.CUT_VALUE, codes.YAML_FEATURE, codes.UNUSABLE_KEY, codes.NULL_WORD)
}


def locate(place: Place, text: str) -> Position:
    """Line, column and length of a place in the text of its file (as `read_text` gives it); lines and columns from 1.

    A key that is not there is shown at the nearest group around it that is; a file without such a key at its top.
    """
    if place.line is not None:
        return Position(place.line, place.column or 1, _length(text, place.line, place.column or 1))
    places = _places(text, place.file.endswith(_YAML_ENDINGS))
    for depth in range(len(place.path), 0, -1):
        path = place.path[:depth]
        part = place.part if depth == len(place.path) else "key"
        if found := _first(places, path, part):
            return found
    return Position(1, 1, max(1, len(text.partition("\n")[0].rstrip())))


def _first(places: Places, path: KeyPath, part: str) -> Position | None:
    """The part asked for; else the other one: an item of a list has no key, an empty value no width."""
    other = "value" if part == "key" else "key"
    return places.get((path, part)) or places.get((path, other))


@lru_cache(maxsize=32)
def _places(text: str, is_yaml: bool) -> Places:
    """Every place of a file, kept while its diagnostics are shown one after the other."""
    text = first_sides(text)
    if is_yaml:
        return places_of(text)
    fences = find_fences(text)
    return places_of(text[fences.start : fences.end], fences.first_line) if fences else {}


def without_echoes(told: Iterable[Diagnostic], unread: Iterable[Diagnostic], text: str) -> tuple[Diagnostic, ...]:
    """What is told about keys and values, but for lines of which a part could not be read: that is told there."""
    lines = {one.place.line for one in unread if one.code in _UNREAD}
    return tuple(one for one in told if not lines or locate(one.place, text).line not in lines)


def nulls_settled(unread: Iterable[Diagnostic], told: Iterable[Diagnostic], text: str) -> tuple[Diagnostic, ...]:
    """What is told about YAML; a `null` is an error where the record cannot do without a value."""
    empty = {locate(one.place, text).line: one for one in told if one.code == codes.EMPTY_VALUE.code and one.place.path}
    return tuple(
        _required(one, empty[one.place.line]) if one.code == codes.NULL_WORD.code and one.place.line in empty else one
        for one in unread
    )


def _required(null: Diagnostic, empty: Diagnostic) -> Diagnostic:
    is_item = isinstance(empty.place.path[-1], int)
    hint = (
        null.hint
        if is_item
        else f"{null.hint.partition(';')[0]}; else write something, `{empty.place.path[-1]}` is needed"
    )
    return replace(null, severity=Severity.ERROR, hint=hint)


def _length(text: str, line: int, column: int) -> int:
    """To the end of the link, tag or word that begins there."""
    lines = lines_of(text)
    rest = lines[line - 1][column - 1 :] if line <= len(lines) else ""
    if thing := _ONE_THING.match(rest):
        return len(thing[0])
    word = rest.split(maxsplit=1)[0] if rest and not rest[0].isspace() else ""
    return max(1, len(word))
