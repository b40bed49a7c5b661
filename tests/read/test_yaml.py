"""YAML as writers mean it."""

from __future__ import annotations

import pytest

from journeysite.read import yaml
from journeysite.read.yaml import PlainParser, Value, places_of, read_mapping, read_yaml


def value(text: str) -> Value:
    read = read_yaml(text, "f.md")
    assert read.diagnostics == ()
    assert read.value.whole
    return read.value.value


def told(text: str) -> list[str]:
    """Every diagnostic on one line, as a reader would see it."""
    return [
        f"{one.place.line}:{one.place.column} {one.code} {one.message} ({one.hint})"
        for one in read_mapping(text, "f.md").diagnostics
    ]


@pytest.fixture(params=["libyaml", "plain"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "plain":
        monkeypatch.setattr(yaml, "event_parser", PlainParser)
    return str(request.param)


@pytest.mark.parametrize("text", ["no", "on", "Yes", "12:30", "0o17", "1e3", "2026-02-30", "9" * 5000, ".inf", "0x1F"])
def test_scalars_stay_text_whatever_they_look_like(text: str) -> None:
    assert value(f"key: {text}") == {"key": text}


@pytest.mark.parametrize("text", ["null", "Null", "NULL"])
def test_a_word_that_may_be_a_name_or_nothing_is_told_and_not_dropped_in_silence(text: str) -> None:
    hint = f'quote it where the word is meant: `"{text}"`; else leave it out'
    assert told(f"a: x\nkey: {text}") == [f"2:6 J038 `{text}` stands for nothing in YAML ({hint})"]
    assert value(f"{text}: x") == {text: "x"}


@pytest.mark.parametrize("text", ["", "~"])
def test_an_empty_value_is_nothing(text: str) -> None:
    assert value(f"key: {text}\nother: x") == {"key": None, "other": "x"}


@pytest.mark.parametrize("text", ['""', "''", '"~"', "'null'"])
def test_a_quoted_value_is_text_even_if_it_looks_empty(text: str) -> None:
    assert value(f"key: {text}") == {"key": text[1:-1]}


def test_nested_lists_and_mappings_become_what_they_look_like(either_parser: str) -> None:
    text = 'a:\n  - {b: 1, c: [x, "y"]}\n  - |\n    two\n    lines\nd: >-\n  folded\n  text\n'
    assert value(text) == {"a": [{"b": "1", "c": ["x", "y"]}, "two\nlines\n"], "d": "folded text"}


def test_an_empty_text_and_a_text_of_comments_say_nothing() -> None:
    assert value("") is None
    assert value("# only a comment\n") is None


def test_accents_and_astral_characters_pass() -> None:
    assert value("clé: « œuvre » 😀") == {"clé": "« œuvre » 😀"}


def test_a_comma_in_an_unquoted_text_between_braces_belongs_to_the_text(either_parser: str) -> None:
    text = "- {text: Three sites, three prices, no idea, severity: major}"
    assert value(text) == [{"text": "Three sites, three prices, no idea", "severity": "major"}]


def test_a_key_without_a_space_behind_its_colon_is_not_taken_for_a_piece_of_text() -> None:
    assert told("a: {text: x, severity:major, at: 9:30, 10:30}") == [
        "1:14 J013 `severity:` needs a space behind its colon (write `severity: major`)"
    ]
    assert value("{text: See here, https://x.example/y}") == {"text": "See here, https://x.example/y"}


def test_an_empty_value_between_braces_is_not_taken_for_a_piece_of_text(either_parser: str) -> None:
    assert value("{a: x, b: , c: y}") == {"a": "x", "b": None, "c": "y"}


COMMENTS = """
persona: quentin                 # or personas: [quentin, awa]
status: published  # draft | review | published | archived
start: 2026-Q4                   # a date, a month, a quarter
list:
  - Delivery fees appear at the last step        # plain text will do
  - "quoted" # one space is enough
nps: 24 # or indicators
lift: -1.5 # expected
loop: true # drawn as a figure of 8
day: 2026-11-22 # a date
languages: [en, fr] # the first is the default
touchpoints: # all of them
  - a
link: https://example.com/#anchor
sharp: C#, F# and Step#1
empty:   # nothing yet
"""


def test_comments_stay_usable(either_parser: str) -> None:
    assert value(COMMENTS) == {
        "persona": "quentin",
        "status": "published",
        "start": "2026-Q4",
        "list": ["Delivery fees appear at the last step", "quoted"],
        "nps": "24",
        "lift": "-1.5",
        "loop": "true",
        "day": "2026-11-22",
        "languages": ["en", "fr"],
        "touchpoints": ["a"],
        "link": "https://example.com/#anchor",
        "sharp": "C#, F# and Step#1",
        "empty": None,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "title: Price # 5",
            "1:8 J015 everything behind `Price` is cut off by ` #`"
            ' (quote the text: "Price # 5"; or, for a comment, put two spaces before `#`)',
        ),
        (
            "title: Step #1",
            "1:8 J015 everything behind `Step` is cut off by ` #`"
            ' (quote the text: "Step #1"; or, for a comment, put two spaces before `#`)',
        ),
        (
            "theme:\n  accent: #0b6e75",
            "2:10 J015 `#0b6e75` is a comment here, not a value"
            ' (quote it: "#0b6e75"; or, for a comment, put a space behind `#`)',
        ),
        (
            "- a\n- item # two",
            "2:3 J015 everything behind `item` is cut off by ` #`"
            ' (quote the text: "item # two"; or, for a comment, put two spaces before `#`)',
        ),
    ],
)
def test_a_value_that_a_comment_cuts_is_told(text: str, expected: str, either_parser: str) -> None:
    lines = [
        f"{one.place.line}:{one.place.column} {one.code} {one.message} ({one.hint})"
        for one in read_yaml(text, "f.md").diagnostics
    ]
    assert lines == [expected]


def test_a_duplicate_key_is_told_with_the_line_of_the_first() -> None:
    read = read_yaml("a: 1\nb: 2\na: {c: 3}\n", "f.md", first_line=2)
    assert [(one.place.line, one.code, one.message, one.hint) for one in read.diagnostics] == [
        (4, "J014", "`a` is written twice", "it is already on line 2; keep one of the two")
    ]
    assert read.value.value == {"a": "1", "b": "2"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: &x b", "`&x` is an anchor"),
        ("a: *x", "`*x` is an alias"),
        ("a: !!python/object:os.system x", "`tag:yaml.org,2002:python/object:os.system` is a tag"),
        ("a: !important x", "`!important` is a tag"),
        ("a: *bold* words", "text cannot begin with `*` unless it is quoted"),
    ],
)
def test_anchors_aliases_and_tags_are_refused(text: str, message: str, either_parser: str) -> None:
    assert [(one.code, one.message) for one in read_yaml(text, "f.md").diagnostics] == [("J016", message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: {{ x }}", "a list or a mapping cannot be a key"),
        ("? [a]\n: b", "a list or a mapping cannot be a key"),
        ("a: {b, c: d}", "`b` has no colon and no value"),
        ("~: x", "a key is missing before this colon"),
        ("&a x: y", "a key cannot carry an anchor or a tag"),
        ("*a : y", "`*a` cannot be a key"),
    ],
)
def test_what_cannot_be_a_key_is_told(text: str, message: str) -> None:
    assert [(one.code, one.message) for one in read_yaml(text, "f.md").diagnostics] == [("J018", message)]


def test_a_key_that_is_refused_takes_its_value_along() -> None:
    assert read_yaml("? {a: 1, a: 2}\n: [b]\nc: d", "f.md").value.value == {"c": "d"}


def test_nesting_is_bounded_and_told_once() -> None:
    deepest = "[" * 20 + "]" * 20
    assert read_yaml(deepest, "f.md").diagnostics == ()
    read = read_yaml("a: b\nc: " + "[" * 100_000, "f.md")
    assert [(one.place.line, one.place.column, one.code, one.message) for one in read.diagnostics] == [
        (2, 23, "J017", "lists and mappings are nested deeper than 20 levels")
    ]
    assert read.value.value == {"a": "b"}
    assert not read.value.whole


def test_after_a_syntax_error_there_is_what_came_before_it() -> None:
    read = read_yaml("a: 1\nb: [2, 3]\nc: d: e\nf: g\n", "f.md")
    assert read.value.value == {"a": "1", "b": ["2", "3"], "c": "d"}
    assert not read.value.whole


SYNTAX = {
    "title: Foo: bar": "1:8 J013 the value of `title` holds a colon, which YAML takes for another key"
    ' (quote it: `title: "Foo: bar"`)',
    '- text: He said "hi: you"': "1:9 J013 the value of `text` holds a colon, which YAML takes for another key"
    " (quote it: `text: 'He said \"hi: you\"'`)",
    "title: x\nkind:current\n": "2:5 J013 `kind:` needs a space behind its colon (`kind: current`)",
    "title:Search\nphase: before": "1:6 J013 `title:` needs a space behind its colon (`title: Search`)",
    "title:Search": "1:6 J013 `title:` needs a space behind its colon (`title: Search`)",
    "title: @home": '1:8 J013 text cannot begin with `@` unless it is quoted (write "@home")',
    "title: `x`": '1:8 J013 text cannot begin with a backtick unless it is quoted (write "`x`")',
    'title: "abc\nb: c': '1:8 J013 the quotation mark " that begins here is never closed (end the text with ")',
    "title: 'it's'": "1:12 J013 `s'` stands behind the closing quotation mark (quote the whole text: \"it's\")",
    'title: "Open" house': "1:15 J013 `house` stands behind the closing quotation mark"
    " (quote the whole text: '\"Open\" house')",
    "tags: [a, b\nnext: c": "1:7 J013 the `[` that begins here is never closed (end it with `]`)",
    "tags: [a, b] c": '1:14 J013 `c` stands behind a closing bracket (quote the whole text: "[a, b] c")',
    "a: {b: c: d}": "1:9 J013 a comma or a `}` is missing before `: d}`"
    " (quote a text that holds colons, commas, quotation marks or brackets)",
    "a: {b: x # y}\nc: d": "1:4 J013 the `{` that begins here is never closed: ` #` makes a comment of the rest of the"
    " line (quote the text that holds the `#`)",
    "theme: {accent: #fff}\nb: c": "1:8 J013 the `{` that begins here is never closed: ` #` makes a comment of the rest"
    " of the line (quote the text that holds the `#`)",
    "a: '['\nb: [c, {d: #e\n": "2:8 J013 the `{` that begins here is never closed: ` #` makes a comment of the rest of"
    " the line (quote the text that holds the `#`)",
    "a: [b,\n  c: {": "2:6 J013 the `{` that begins here is never closed (end it with `}`)",
    "a: {b: c, y:}": "1:12 J013 a colon inside brackets needs a space behind it (put a space there, or quote the text)",
    "a: b\n  c: d": "2:3 J013 `c` is indented as if it belonged to the line above, which already has a value"
    " (start it below the other keys of its group)",
    "a:\n   b: c\n  d: e": "3:3 J013 `d: e` is indented differently from the lines around it"
    " (give all keys of a group the same indentation)",
    "a:\n\tb: c": "2:1 J013 a tab is used where YAML needs spaces (indent with two spaces)",
    "a:\n  b: c\n\td: e": "3:1 J013 a tab is used where YAML needs spaces (indent with two spaces)",
    "a:\n  -b: c\n    d: e": "2:3 J013 the `-` of an item needs a space behind it (write `- b: c`)",
    "a:\n  \u2013 b: c\n    d: e": "2:3 J013 an item of a list does not begin with `\u2013` (write `- b: c`)",
    "a:\n  \u2022 b: c\n    d: e": "2:3 J013 an item of a list does not begin with `\u2022` (write `- b: c`)",
    "a: ? b": '1:4 J013 text cannot begin with `? ` unless it is quoted (write "? b")',
    'a: "b\nc: d\ne: {f: "g", h: i}': '1:4 J013 the quotation mark " that begins here is never closed'
    ' (end the text with ")',
    'a: "b\nc: d\ne: "g"': '1:4 J013 the quotation mark " that begins here is never closed (end the text with ")',
    "a: - b": "1:4 J013 a list with dashes begins on a line of its own (put `- …` on the next line, or write `[…]`)",
    "a: x\n- b": "2:1 J013 a list item stands where a key is expected (indent it below the key it belongs to)",
    "a:\n  - b\n  c: d": "3:3 J013 `c: d` stands where the next `- ` of the list is expected (check its indentation)",
    'a: "\\q"': "1:5 J013 a backslash between double quotation marks begins a special character"
    " (write \\\\ for a backslash, or use single quotation marks)",
    "a: |text\n  b": "1:4 J013 behind `|` or `>` the line ends (start the text on the next line, indented)",
    "a: 1\nfoo\nb: 2": "2:1 J013 `foo` is neither a key with a value nor an item of a list"
    " (a key is followed by a colon and a space, a list item begins with a dash and a space)",
    "just text": "1:1 J013 `just text` is neither a key with a value nor an item of a list"
    " (a key is followed by a colon and a space, a list item begins with a dash and a space)",
    "- a: b": "1:1 J013 a list stands where keys are expected (remove the dash or the bracket, and write `key: value`)",
    "%x: y": '1:1 J013 a line cannot begin with `%` unless it is quoted (write "%x: y")',
    "a: b\n---\nc: d": "2:1 J013 a second YAML document begins here (remove this line)",
    "titre:\u00a0x\nb: c": "1:7 J013 a non-breaking space stands where YAML needs a plain space (type the space again)",
    "a:\n  - b: c\n    - d: e": "3:5 J013 a list item stands where a key is expected"
    " (move it 2 spaces to the left, where the `-` above it stands)",
    "a:\n  - b: c\n    d: e\n   - f: g": "4:4 J013 a list item stands where a key is expected"
    " (move it 1 space to the left, where the `-` above it stands)",
    "a:\n    - b: c\n      d: e\n  - f: g": "4:3 J013 a list item stands where a key is expected"
    " (move it 2 spaces to the right, where the `-` above it stands)",
    "a:\n  - b: c\n  \u2022 d: e": "3:3 J013 an item of a list does not begin with `\u2022` (write `- d: e`)",
    "a:\n- b: c\n\u2013 d: e": "3:1 J013 an item of a list does not begin with `\u2013` (write `- d: e`)",
    "a: 1\nb: a text of\ntwo lines": "3:1 J013 `two lines` continues the line above, but is not indented below `b`"
    " (put 2 more spaces before it)",
    "a:\n  - b: a text of\n  two lines\n    c: d": "3:3 J013 `two lines` continues the line above, but is not"
    " indented below `b` (put 4 more spaces before it)",
    "a:\n  - a text of\n  two lines\n  - c": "3:3 J013 `two lines` continues the line above, but is not indented"
    " below the `-` (put 2 more spaces before it)",
    "a:\u200b b": "1:3 J003 a zero-width space (U+200B), which nobody can see, stands here (delete it)",
    "a:\u2003b": "1:3 J013 a wide space stands where YAML needs a plain space (type the space again)",
    "a\uff1a b": "1:2 J013 `\uff1a` is not the colon that follows a key (write `: `)",
    "a:\n  \u200b- b: c": "2:3 J003 a zero-width space (U+200B) is written here (delete it)",
    "titre\u00a0:\u00a0x": "1:8 J013 a non-breaking space stands where YAML needs a plain space (type the space again)",
}


@pytest.mark.parametrize("text", SYNTAX)
def test_a_syntax_error_is_told_in_a_writers_words(text: str) -> None:
    assert told(text) == [SYNTAX[text]]


@pytest.mark.parametrize("text", ["\u200ba: x", "a\u200b: x", "a\u2060: x", "a: \u200bx", "a: x\u200b"])
def test_an_invisible_character_at_a_key_or_value_is_told_and_is_no_part_of_it(text: str, either_parser: str) -> None:
    read = read_yaml(text, "f.md")
    assert read.value.value == {"a": "x"}
    assert [(one.code, one.place.column) for one in read.diagnostics] == [
        ("J003", next(at for at, mark in enumerate(text, 1) if mark in "\u200b\u2060"))
    ]


def test_a_joiner_inside_a_word_is_a_part_of_it() -> None:
    assert value("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645: a\u00adb") == {
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645": "a\u00adb"
    }


def test_french_spacing_before_a_colon_is_fine() -> None:
    assert value("titre : Chercher") == {"titre": "Chercher"}


def test_places_are_where_keys_and_values_stand(either_parser: str) -> None:
    places = places_of('é: "ü"\nlist:\n  - {a: 😀, b: c}\n  - text\n', first_line=2)
    found = {(path, part): (at.line, at.column, at.length) for (path, part), at in places.items()}
    assert found[("é",), "key"] == (2, 1, 1)
    assert found[("é",), "value"] == (2, 4, 3)
    assert found[("list",), "key"] == (3, 1, 4)
    assert found[("list", 0), "value"] == (4, 5, 12)
    assert found[("list", 0, "b"), "value"] == (4, 15, 1)
    assert found[("list", 1), "value"] == (5, 5, 4)


def test_of_a_repeated_key_the_first_place_counts() -> None:
    places = places_of("a: {b: 1}\na: {b: 2}\n")
    assert places[("a", "b"), "value"].line == 1


def test_both_parsers_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = COMMENTS + "more:\n  - {text: a, b, c: [d, 'e']}\n  - >\n    folded\n    text\n\n"
    fast = read_yaml(text, "f.md"), places_of(text)
    monkeypatch.setattr(yaml, "event_parser", PlainParser)
    assert (read_yaml(text, "f.md"), places_of(text)) == fast
