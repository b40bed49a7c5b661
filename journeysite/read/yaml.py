"""YAML as our writers mean it: text stays text, and every trap is reported instead of sprung.

The one door to PyYAML, and only to its event stream: its composer crashes the interpreter on deep nesting, its
constructor guesses (`no` becomes False) and raises foreign errors on impossible dates. 40 touchpoints take about 1 ms.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeAlias

from msgspec import Struct
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, StreamEndEvent
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from journeysite.diagnostics import Diagnostic, Place, Position, Reported
from journeysite.diagnostics.source import KeyPath
from journeysite.read import codes, limits
from journeysite.read.characters import first_unshowable, showable, told_of
from journeysite.read.text import INVISIBLE, INVISIBLE_MARKS
from journeysite.read.yaml_cuts import cut
from journeysite.read.yaml_syntax import WRONG_DASHES, Trouble, explain, wrong_item

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Places: TypeAlias = "dict[tuple[KeyPath, str], Position]"  # (path, "key" or "value") -> where it stands
_Event: TypeAlias = Any  # PyYAML's types call every mark optional, and know no anchor on what may have one

DEEPEST = 20  # levels of lists and mappings inside each other
EMPTY = frozenset({"", "~"})
NULLS = EMPTY | {"null", "Null", "NULL"}

_GLUED_KEY = re.compile(r"([^\W\d][\w-]*):([^\s/].*)")  # `severity:major`, but no web address and no time of day
_COLON = re.compile(r"\s*:")
_LONGEST_QUOTE = 200  # characters of a line that a hint repeats
_ENDS = frozenset({MappingEndEvent, SequenceEndEvent})


class PlainParser(Reader, Scanner, Parser):
    """PyYAML's parser in Python, for machines without libyaml: the same events, twenty times slower."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        Parser.__init__(self)


def _fastest_parser() -> Callable[[str], _Event]:
    try:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]
    except ImportError:
        return PlainParser
    parser: Callable[[str], _Event] = CParser
    return parser


event_parser = _fastest_parser()


class _StopError(Exception):
    """Reading cannot go on; the trouble is already told."""


class _Reading:
    """One pass over the events of a text. `first_line` is the line of the file that the text begins on."""

    def __init__(self, text: str, file: str, first_line: int, places: Places | None) -> None:
        self.text, self.file, self.first_line, self.places = text, file, first_line, places
        self.told: list[Diagnostic] = []
        self.root: Value = None
        self.may_be_cut = " #" in text
        self.next: Callable[[], _Event] = event_parser(text).get_event

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def line(self, event: _Event) -> int:
        return int(event.start_mark.line) + self.first_line

    def place(self, event: _Event) -> Place:
        return Place(self.file, line=self.line(event), column=event.start_mark.column + 1)

    def report(self, code: codes.Code, event: _Event, message: str, hint: str = "") -> None:
        self.told.append(code.at(self.place(event), message, hint))

    def document(self) -> None:
        """Reads the only document of the text into `root`."""
        self.next()
        if self.next().__class__ is StreamEndEvent:
            return
        self.root = self.node(self.next(), (), 0)
        self.next()
        if (after := self.next()).__class__ is not StreamEndEvent:
            self.report(codes.YAML_SYNTAX, after, "a second YAML document begins here", "remove this line")

    def node(self, event: _Event, path: KeyPath, depth: int) -> Value:
        kind = event.__class__
        if kind is AliasEvent:
            self.refuse_feature(event, f"`*{event.anchor}` is an alias")
            return None
        if event.anchor is not None:
            self.refuse_feature(event, f"`&{event.anchor}` is an anchor")
        elif event.tag is not None:
            self.refuse_feature(event, f"`{event.tag}` is a tag")
        if kind is ScalarEvent:
            return self.scalar(event, path)
        if depth == DEEPEST:
            self.report(codes.YAML_TOO_DEEP, event, f"lists and mappings are nested deeper than {DEEPEST} levels")
            raise _StopError
        return (
            self.mapping(event, path, depth + 1) if kind is MappingStartEvent else self.sequence(event, path, depth + 1)
        )

    def scalar(self, event: _Event, path: KeyPath) -> str | None:
        if self.places is not None:
            self.places[path, "value"] = self.span(event, event)
        value: str = event.value
        if not value.isprintable():
            value = self.shown(event)
        if event.style:
            return value
        if self.may_be_cut:
            self.check_cut(event)
        if value not in NULLS:
            return value
        if value not in EMPTY:
            self.report(codes.NULL_WORD, event, f"`{value}` stands for nothing in YAML", _quote_null(value))
        return None

    def shown(self, event: _Event) -> str:
        """The value of a scalar without what only an escape such as `\\e` brings into a text."""
        if unshowable := first_unshowable(event.value):
            self.told.append(told_of(unshowable, self.place(event)))
        value = showable(event.value)
        if value.strip(INVISIBLE_MARKS) != value:
            self.tell_invisible(event)
        return value.strip(INVISIBLE_MARKS)

    def tell_invisible(self, event: _Event) -> None:
        line, column = self.lines[event.start_mark.line], event.start_mark.column
        if found := INVISIBLE.search(line, column) or INVISIBLE.search(event.value):
            column = found.start() if found.string is line else column
            self.told.append(told_of(found[0], Place(self.file, line=self.line(event), column=column + 1)))

    def sequence(self, start: _Event, path: KeyPath, depth: int) -> list[Value]:
        items: list[Value] = []
        while (event := self.next()).__class__ not in _ENDS:
            if len(items) == limits.ITEMS:
                event = self.leave_out_rest(event, depth)
                break
            step = path if self.places is None else (*path, len(items))
            items.append(self.node(event, step, depth))
        if self.places is not None:
            self.places[path, "value"] = self.span(start, event)
        return items

    def mapping(self, start: _Event, path: KeyPath, depth: int) -> dict[str, Value]:
        entries: dict[str, Value] = {}
        keys: dict[str, _Event] = {}
        next_event = self.next
        previous: _Event = None  # the last value, when it was unquoted text
        joined: dict[str, tuple[int, int]] = {}  # by key: where a text that holds commas begins and ends
        name, began = "", 0
        if depth == 1:
            self.root = entries
        while (key := next_event()).__class__ not in _ENDS:
            if key.__class__ is not ScalarEvent or key.value in EMPTY or key.anchor is not None or key.tag is not None:
                self.refuse_key(key, depth)
                continue
            if len(entries) == limits.ITEMS:
                key = self.leave_out_rest(key, depth)
                break
            event = next_event()
            if start.flow_style and self.has_no_colon(key, event):
                if self.belongs_to_text(key, previous, entries):
                    end: Any = key.end_mark
                    joined[name] = began, end.index
                continue
            name = self.name(key)
            if name in entries:
                self.refuse_repetition(key, self.line(keys[name]))
                self.skip(event, depth)
                continue
            keys[name] = key
            entries[name] = self.value(key, event, path, depth)
            previous = event if event.__class__ is ScalarEvent and event.value and not event.style else None
            began = event.start_mark.index
        for name, (begin, behind) in joined.items():
            entries[name] = " ".join(self.text[begin:behind].split())
        if self.places is not None:
            self.places[path, "value"] = self.span(start, key)
        return entries

    def name(self, key: _Event) -> str:
        """A key without what surrounds it; characters that no page can show are told and left out."""
        if not key.value.isprintable():
            key.value = self.shown(key)
            if INVISIBLE.search(key.value):
                self.tell_invisible(key)
                key.value = INVISIBLE.sub("", key.value)
            if key.value.startswith("- ") and not key.style:
                raise _StopError  # an item of a list, but for the character that is told
        name = str(key.value.strip())
        if name[:1] in WRONG_DASHES and not key.style:
            self.refuse_item(key)
        return name

    def refuse_item(self, key: _Event) -> None:
        number = key.start_mark.line
        while number and wrong_item(self.lines[number - 1]):
            number -= 1  # the first of several
        if trouble := wrong_item(line := self.lines[number]):
            column = len(line) - len(line.lstrip()) + 1
            self.told.append(
                codes.YAML_SYNTAX.at(Place(self.file, line=number + self.first_line, column=column), *trouble)
            )
            raise _StopError

    def leave_out_rest(self, event: _Event, depth: int) -> _Event:
        """The event that ends a list or mapping with too much in it, which is reported and passed over."""
        told = f"this is more than the {limits.ITEMS:,} that one list or mapping may hold; what follows is left out"
        self.report(codes.TOO_MANY_ITEMS, event, told, "keep what matters, or share it among several files")
        while event.__class__ not in _ENDS:
            self.skip(event, depth)
            event = self.next()
        return event

    def value(self, key: _Event, event: _Event, path: KeyPath, depth: int) -> Value:
        if self.places is None:
            return self.node(event, path, depth)
        step = (*path, key.value.strip())
        self.places[step, "key"] = self.span(key, key)
        return self.node(event, step, depth)

    def refuse_repetition(self, key: _Event, line: int) -> None:
        hint = f"it is already on line {line}; keep one of the two"
        self.report(codes.DUPLICATE_KEY, key, f"`{key.value.strip()}` is written twice", hint)

    def has_no_colon(self, key: _Event, value: _Event) -> bool:
        """Whether `{text: Three sites, three prices}` has brought us to `three prices`."""
        if value.__class__ is not ScalarEvent or value.value or value.style or key.style:
            return False
        return not _COLON.match(self.text, key.end_mark.index)

    def belongs_to_text(self, key: _Event, previous: _Event | None, entries: dict[str, Value]) -> bool:
        """Whether a word without colon is the rest of the text before it, which YAML ended at a comma; else told."""
        if found := _GLUED_KEY.match(key.value):
            hint = f"write `{found[1]}: {found[2]}`"
            self.report(codes.YAML_SYNTAX, key, f"`{found[1]}:` needs a space behind its colon", hint)
            return False
        if previous is not None:
            return True
        hint = f"write `{key.value}: …`, or `[…]` for a list"
        if not entries:
            hint = f"quote a text that begins with a brace, or write `{key.value}: …`"
        self.report(codes.UNUSABLE_KEY, key, f"`{key.value}` has no colon and no value", hint)
        return False

    def refuse_key(self, key: _Event, depth: int) -> None:
        message = "a list or a mapping cannot be a key"
        if key.__class__ is ScalarEvent:
            message = (
                "a key is missing before this colon" if key.value in EMPTY else "a key cannot carry an anchor or a tag"
            )
        elif key.__class__ is AliasEvent:
            message = f"`*{key.anchor}` cannot be a key"
        self.report(codes.UNUSABLE_KEY, key, message, "text that begins with a bracket has to be quoted")
        if key.__class__ is not ScalarEvent and key.__class__ is not AliasEvent:
            self.skip(key, depth)
        self.skip(self.next(), depth)

    def skip(self, event: _Event, depth: int) -> None:
        """Passes over a node that nobody wants, without telling more about it than that it is too deep."""
        places, told = self.places, self.told
        self.places, self.told = None, []
        try:
            self.node(event, (), depth)
        except _StopError:
            told.append(self.told[-1])
            raise
        finally:
            self.places, self.told = places, told

    def refuse_feature(self, event: _Event, message: str) -> None:
        start = event.start_mark.index
        rest = self.text[start : start + _LONGEST_QUOTE + 1].partition("\n")[0].rstrip()
        shown = rest if len(rest) <= _LONGEST_QUOTE and not re.search(r"[\]}\"]|, | #", rest) else "…"
        self.report(codes.YAML_FEATURE, event, message, f'where plain text is meant, quote it: "{shown}"')

    def check_cut(self, event: _Event) -> None:
        """Reports ` #` right behind an unquoted text, and `#word` where a value should be."""
        if told := cut(self.text, event.end_mark.index, event.value):
            self.report(codes.CUT_VALUE, event, *told)

    def span(self, first: _Event, last: _Event) -> Position:
        """From the start of one event to the end of the other, as far as that is on one line."""
        start, end = first.start_mark, last.end_mark
        length = end.column - start.column
        if end.line != start.line:
            line = self.lines[start.line] if start.line < len(self.lines) else ""
            length = len(line.rstrip()) - start.column
        return Position(start.line + self.first_line, start.column + 1, max(1, length))


def _quote_null(word: str) -> str:
    return f'quote it where the word is meant: `"{word}"`; else leave it out'


class Mapping(Struct, frozen=True):
    """Keys and values; `whole` is False when an error kept a part of them from being read."""

    values: dict[str, Value]
    whole: bool


class Yaml(Struct, frozen=True):
    """What a text said: mappings as dict, lists, texts, and None for what is left empty.

    `whole` is False when an error kept a part of it from being read; `value` then holds what came before.
    """

    value: Value
    whole: bool


def read_yaml(text: str, file: str, first_line: int = 1) -> Reported[Yaml]:
    """The values of a YAML text. `first_line` is the line of the file that the text begins on.

    Scalars are text whatever they look like, empty and null ones None. Reported, at their line and column: what YAML
    cannot read, duplicate keys, values cut by ` #`, anchors, aliases, tags, keys that are no words, too deep nesting.
    """
    reading, whole = _read(text, file, first_line, None)
    return Reported(Yaml(reading.root, whole), tuple(reading.told))


def read_mapping(text: str, file: str, first_line: int = 1) -> Reported[Mapping]:
    """The same for a text that has to be keys with values; an empty text has none."""
    read = read_yaml(text, file, first_line)
    value, whole = read.value.value, read.value.whole
    if value is None or isinstance(value, dict):
        return Reported(Mapping(value or {}, whole), read.diagnostics)
    if not whole:
        return Reported(Mapping({}, False), read.diagnostics)
    start = len(text) - len(text.lstrip())
    spot = (text.count("\n", 0, start), 0)
    trouble = explain(text, "could not find expected ':'", "", spot, spot)
    if isinstance(value, list):
        hint = "remove the dash or the bracket, and write `key: value`"
        trouble = Trouble(codes.YAML_SYNTAX, "a list stands where keys are expected", hint, *spot)
    return Reported(Mapping({}, False), (*read.diagnostics, _told(trouble, file, first_line)))


def places_of(text: str, first_line: int = 1) -> Places:
    """Where every key and value of a YAML text stands, as far as it can be read. A repeated key counts once."""
    places: Places = {}
    _read(text, "", first_line, places)
    return places


def _read(text: str, file: str, first_line: int, places: Places | None) -> tuple[_Reading, bool]:
    reading = _Reading(text, file, first_line, places)
    if len(text) > limits.SETTINGS:
        message = f"this has {len(text):,} characters, and {limits.SETTINGS:,} are read"
        reading.told.append(codes.TOO_LARGE.at(Place(file, line=first_line, column=1), message))
        return reading, False
    try:
        reading.document()
    except _StopError:
        return reading, False
    except YAMLError as error:
        told = _told(_trouble(error, text), file, first_line)
        # A value cut inside brackets leaves them open: the bracket's own message says it better.
        reading.told = [one for one in reading.told if one.place.line != told.place.line]
        reading.told.append(told)
        return reading, False
    return reading, True


def _told(trouble: Trouble, file: str, first_line: int) -> Diagnostic:
    place = Place(file, line=trouble.line + first_line, column=trouble.column + 1)
    return trouble.code.at(place, trouble.message, trouble.hint)


def _trouble(error: YAMLError, text: str) -> Trouble:
    """What to tell about a syntax error: PyYAML's problem and its two marks, put into a writer's words."""
    if not isinstance(error, MarkedYAMLError):
        return explain(text, str(error), "", (0, 0), (0, 0))
    problem: Any = error.problem_mark or error.context_mark
    context: Any = error.context_mark or problem
    spot = (problem.line, problem.column) if problem else (0, 0)
    opened = (context.line, context.column) if context else spot
    return explain(text, str(error.problem), str(error.context or ""), spot, opened)
