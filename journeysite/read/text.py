"""Bytes into text: UTF-8, one kind of line end, and no character that nobody can see.

Replacements keep the number of characters, so that positions in the text are positions in the file.
"""

import re

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.read import codes

LARGEST_FILE = 4_000_000  # bytes

# Control characters, byte-order marks in mid-text, line and paragraph separators, and what is no character at all.
_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NAMES = {
    "\x00": "a NUL character",
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\x1b": "an escape character",
    "\x85": "a next-line character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\ufeff": "a byte-order mark",
}
_SEPARATORS = frozenset("\x0b\x0c\x85\u2028\u2029")  # those that stand for a space or a line end


def read_text(data: bytes, file: str) -> Reported[str]:
    """The text of a file, always usable: what cannot be read is reported and replaced.

    A byte-order mark at the start is left out, every line end becomes "\\n". Reported: bytes that are not UTF-8
    (the first place), UTF-16, invisible characters (the first of each kind), files that are too large.
    """
    if len(data) > LARGEST_FILE:
        size = f"{len(data) / 1e6:.0f} MB"
        return Reported(
            "", (codes.TOO_LARGE.at(Place(file), f"this file has {size}, {LARGEST_FILE // 10**6} MB are read"),)
        )
    decoded = _decode(data.removeprefix(b"\xef\xbb\xbf"), file)
    text = decoded.value
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _INVISIBLE.search(text):
        return Reported(text, decoded.diagnostics)
    return Reported(_INVISIBLE.sub(_replacement, text), decoded.diagnostics + tuple(_invisible(text, file)))


def _decode(data: bytes, file: str) -> Reported[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        told = codes.NOT_UTF8.at(Place(file, line=1, column=1), "this file is UTF-16", "save it as UTF-8")
        return Reported(data.decode("utf-16", "replace"), (told,))
    try:
        return Reported(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Reported(data.decode("utf-8", "replace"), (_not_utf8(data, error.start, file),))


def _not_utf8(data: bytes, start: int, file: str) -> Diagnostic:
    before = data[:start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    likely = data[start : start + 1].decode("cp1252", "ignore")
    seen = f"byte 0x{data[start]:02X} is not UTF-8" + (f" (`{likely}` in Windows-1252)" if likely else "")
    place = Place(file, line=before.count(b"\n") + 1, column=column)
    return codes.NOT_UTF8.at(place, seen, "save the file as UTF-8 in your editor")


def _replacement(found: re.Match[str]) -> str:
    return " " if found[0] in _SEPARATORS else "\ufffd"


def _invisible(text: str, file: str) -> list[Diagnostic]:
    firsts: dict[str, int] = {}
    for found in _INVISIBLE.finditer(text):
        firsts.setdefault(found[0], found.start())
    return [_told(character, index, text, file) for character, index in firsts.items()]


def _told(character: str, index: int, text: str, file: str) -> Diagnostic:
    line = text.count("\n", 0, index) + 1
    place = Place(file, line=line, column=index - text.rfind("\n", 0, index))
    name = _NAMES.get(character, "a control character")
    return codes.CONTROL_CHARACTER.at(place, f"{name} (U+{ord(character):04X}) stands here", "delete it")
