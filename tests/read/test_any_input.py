"""No input makes reading raise: whatever a file holds, there is a document and something to say about it."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from journeysite.diagnostics import Place
from journeysite.model.settings import Settings
from journeysite.read.codec import DocumentCodec
from journeysite.read.document import DocumentKind, Source
from journeysite.read.documents import parse_document
from journeysite.read.frontmatter import split_frontmatter
from journeysite.read.locate import locate
from journeysite.read.markdown import Manner, parse_markdown
from journeysite.read.settings import parse_settings
from journeysite.read.text import read_text
from journeysite.read.yaml import places_of, read_yaml

SITE: Settings = parse_settings(b"title: A site\nlanguages: [en, fr]\n").value

YAML_PIECES = st.sampled_from(
    ["title", "touchpoints", "stages", "emotion",
     "a", "é", ": ", ":", "\n", "\n  ", "\n- ", "  - ", "- ", "[", "]", "{",
     "}", ", ", '"', "'", " #", "#", "&a ", "*a", "!x ", "|", ">", "|\n", "? ", "~", "---", "...", "%", "@", "`", "\t",
     "\\", "\u00a0", "\u2028", "\ufeff", "\x00", "\r\n", "2026-02-30", "-1,5", "1e999", "true", "no", "12:30",
     "9" * 400, "😀", "<<", "=", "null"]
)  # fmt: skip
MARKDOWN_PIECES = st.sampled_from(
    ["# ", "\n",
     "\n\n", "> ", "- ", "1. ", "    ", "\t", "[", "]", "(", ")", "[[", "]]", "![[", "![", "|", "a", "é", " ",
     "`", "```\n", "~~~", ":::", "::: note", "\n: ", "[^1]", "[^1]: ", "{.a #b}", "{", "}", "{{", "{%", "%}", "<!--",
     "-->", "<b>", "</b>", "<script>", "*", "**", "_", "~~", "\\", "&amp;", "&#0;", "&#x110000;", "http://a.b", "<",
     ">", "javascript:x", "|-|", "| a |\n|--|\n", "- [ ] ", "- [x] ", "[!NOTE]", "> [!TIP]\n", "===", "---", "\x00",
     "\ufffd", "😀", "[a]: b", "(#", "![](", "mailto:", "//x", "map:a", "gap0gap"]
)  # fmt: skip


def pieces(of: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(of, max_size=40).map("".join)


@settings(deadline=None)
@given(st.one_of(pieces(YAML_PIECES), st.text(max_size=200)))
@example("[" * 200_000)
@example("{a: " * 100_000)
@example("- " * 100_000)
@example("a: " + "9" * 100_000)
@example("- &a [*a, *a]\n" * 1000)
def test_any_text_read_as_yaml_is_a_value(text: str) -> None:
    read = read_yaml(text, "f.md")
    places = places_of(text)
    lines = text.count("\n") + 2
    assert all(1 <= (one.place.line or 0) <= lines + 1 for one in read.diagnostics)
    assert all(position.line >= 1 and position.column >= 1 for position in places.values())


@settings(deadline=None)
@given(st.one_of(pieces(MARKDOWN_PIECES), st.text(max_size=200)), st.booleans())
@example("> " * 5000 + "x", False)
@example("- " * 5000 + "x", False)
@example("[" * 3000, False)
@example("![" * 3000, True)
@example("*" * 5000 + "a" + "*" * 5000, False)
@example("::: note\n" * 500, False)
def test_any_text_read_as_markdown_is_a_body(text: str, raw_html: bool) -> None:
    text = read_text(text.encode("utf-8", "replace"), "f.md").value
    body = parse_markdown(text, Manner("f.md", first_line=5, raw_html=raw_html, lift_title=True)).value.body
    assert all("\0" not in part for part in body.parts if isinstance(part, str))
    slots = [part for part in body.parts if not isinstance(part, str)]
    assert all(0 <= slot.index < len(body.references) for slot in slots)


@settings(deadline=None)
@given(
    st.sampled_from([*DocumentKind]),
    st.sampled_from(["", "fr"]),
    pieces(YAML_PIECES),
    pieces(MARKDOWN_PIECES),
    st.binary(max_size=8),
)
def test_any_file_is_a_document_that_survives_being_remembered(
    kind: DocumentKind, language: str, above: str, below: str, odd: bytes
) -> None:
    data = f"---\ntitle: T\n{above}\n---\n{below}".encode("utf-8", "replace") + odd
    parsed = parse_document(Source("content/a.md", kind, "a/b", None, language, data), SITE)
    text = read_text(data, "content/a.md").value
    assert all(locate(one.place, text).line >= 1 for one in parsed.diagnostics)
    codec = DocumentCodec()
    assert codec.read(codec.write(parsed)) == parsed


@settings(deadline=None)
@given(st.one_of(pieces(YAML_PIECES), st.text(max_size=200)), st.sampled_from(["", "fr"]))
def test_any_settings_file_is_settings(text: str, language: str) -> None:
    read = parse_settings(text.encode("utf-8", "replace"), language)
    assert read.value.languages
    assert len(read.value.emotion.levels) >= 1


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_without_invisible_characters(data: bytes) -> None:
    text = read_text(data, "f.md").value
    assert not set(text) & set("\0\r\x1b\x85\u2028\ufeff")
    split_frontmatter(text, "f.md")


@settings(max_examples=30)
@given(st.lists(st.one_of(st.text(max_size=5), st.integers(-3, 3)), max_size=4))
def test_any_key_path_is_somewhere(path: list[str | int]) -> None:
    position = locate(Place("f.md", tuple(path)), "---\ntitle: x\nlist: [a]\n---\n")
    assert position.line >= 1


@pytest.mark.parametrize("row", ["[", "{", "- ", "? ", "a: ", "&a ", "!!x "])
def test_a_long_row_of_openings_is_told_in_one_sentence(row: str) -> None:
    read = read_yaml(row * (200_000 // len(row)), "f.md")
    assert len(read.diagnostics) >= 1
    assert len(read.diagnostics) < 5
