"""Bytes into text."""

from __future__ import annotations

import pytest

from journeysite.read import limits
from journeysite.read.text import read_text


def told(data: bytes) -> list[tuple[int | None, int | None, str, str]]:
    found = read_text(data, "f.md").diagnostics
    return [(one.place.line, one.place.column, one.code, one.message) for one in found]


@pytest.mark.parametrize(
    "data", ["é\nb\n".encode(), "é\r\nb\r\n".encode(), "é\rb\r".encode(), b"\xef\xbb\xbf\xc3\xa9\nb\n"]
)
def test_line_ends_and_a_byte_order_mark_make_no_difference(data: bytes) -> None:
    assert read_text(data, "f.md").value == "é\nb\n"
    assert told(data) == []


def test_another_encoding_is_told_where_it_first_shows() -> None:
    data = "title: œuvre\nname: caf".encode() + b"\xe9 \x80\n"
    assert told(data) == [(2, 10, "J002", "byte 0xE9 is not UTF-8 (`é` in Windows-1252)")]
    assert read_text(data, "f.md").value == "title: œuvre\nname: caf\ufffd \ufffd\n"


def test_utf_16_is_told_and_read_all_the_same() -> None:
    data = "title: é".encode("utf-16")
    assert told(data) == [(1, 1, "J002", "this file is UTF-16")]
    assert read_text(data, "f.md").value == "title: é"


def test_invisible_characters_are_told_once_a_kind_and_keep_their_place() -> None:
    data = "a\x00b\x00\nc\u2028d\x1b\ufeffe\u0085f".encode()
    assert told(data) == [
        (1, 2, "J003", "a NUL character (U+0000) stands here"),
        (2, 2, "J003", "a line separator (U+2028) stands here"),
        (2, 4, "J003", "an escape character (U+001B) stands here"),
        (2, 5, "J003", "a byte-order mark (U+FEFF) stands here"),
        (2, 7, "J003", "a next-line character (U+0085) stands here"),
    ]
    assert read_text(data, "f.md").value == "a\ufffdb\ufffd\nc d\ufffd\ufffde f"


def test_utf_16_without_a_mark_is_told_and_read_all_the_same() -> None:
    for encoding in ("utf-16-le", "utf-16-be"):
        data = "title: Remise du vélo\n".encode(encoding)
        assert told(data) == [(1, 1, "J002", "this file is UTF-16")]
        assert read_text(data, "f.md").value == "title: Remise du vélo\n"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04" + bytes(range(256)) * 4, bytes(60), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 9]
)
def test_a_file_that_is_no_text_is_told_once_and_not_read(data: bytes) -> None:
    assert told(data) == [(None, None, "J002", "this file is no text")]
    assert read_text(data, "f.md").value == ""


def test_bullets_of_a_word_processor_are_told_once_whichever_sign_they_are() -> None:
    assert told("\uf0b7 a\n\uf0a7 b\n".encode()) == [
        (1, 1, "J003", "a sign that only a font of symbols has (U+F0B7) stands here")
    ]


def test_a_lost_letter_and_a_turned_line_are_told() -> None:
    assert told("Th\ufffd end\nx \u202ey\n".encode()) == [
        (1, 3, "J003", "the sign for a lost letter (U+FFFD) stands here"),
        (2, 3, "J003", "a character that turns the line around (U+202E) stands here"),
    ]


def test_a_file_that_is_too_large_is_not_read() -> None:
    message = "this file has 1.0 MB, and files of up to 1 MB are read"
    assert told(b"a" * (limits.FILE + 1)) == [(None, None, "J004", message)]
    assert read_text(b"a" * (limits.FILE + 1), "f.md").value == ""
