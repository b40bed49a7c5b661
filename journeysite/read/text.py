"""Bytes into text: UTF-8, one kind of line end, and no character that nobody can see.

Replacements keep the number of characters, so that positions in the text are positions in the file.
"""

import re

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.read import codes, limits

SAMPLE = 4096  # bytes that tell what kind of file it is
LOST, PRIVATE = "\ufffd", "\uf0b7"  # a letter that another program could not read, and the bullet of a word processor

# Control characters, byte-order marks in mid-text, line and paragraph separators, what turns the line around, letters
# that were lost, signs that only a font of symbols has, and what is no character at all.
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e\ue000-\uf8ff\ufeff\ufffd-\uffff]"
)
# Without any width, and without a meaning for the letters around them: at a key, a colon or an id they only mislead.
INVISIBLE_MARKS = "\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064"
INVISIBLE = re.compile(f"[{INVISIBLE_MARKS}]")
NAMES = {
    "\u00ad": "a soft hyphen",
    "\u180e": "a vowel separator",
    "\u200b": "a zero-width space",
    **dict.fromkeys("\u2060\u2061\u2062\u2063\u2064", "a word joiner"),
    "\x00": "a NUL character",
    "\x0b": "a vertical tab",
    "\x0c": "a page break",
    "\x1b": "an escape character",
    "\x85": "a next-line character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
    "\u202d": "a character that turns the line around",
    "\u202e": "a character that turns the line around",
    "\ufeff": "a byte-order mark",
    LOST: "the sign for a lost letter",
    PRIVATE: "a sign that only a font of symbols has",
}
HINTS = {
    LOST: "type the letter that was meant",
    PRIVATE: "delete it; where it was a bullet from a word processor, begin the line with `- `",
}
_SEPARATORS = frozenset("\x0b\x0c\x85\u2028\u2029")  # those that stand for a space or a line end


def read_text(data: bytes, file: str) -> Reported[str]:
    """The text of a file, always usable: what cannot be read is reported and replaced.

    A byte-order mark at the start is left out, every line end becomes "\\n". Reported: bytes that are not UTF-8
    (the first place), UTF-16, files that are no text at all (read as empty), characters that no page can show (the
    first of each kind), files that are too large.
    """
    if len(data) > limits.FILE:
        told = f"this file has {len(data) / 1e6:.1f} MB, and files of up to {limits.FILE // 10**6} MB are read"
        return Reported("", (codes.TOO_LARGE.at(Place(file), told),))
    decoded = _decode(data.removeprefix(b"\xef\xbb\xbf"), file)
    text = decoded.value
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _UNSHOWABLE.search(text):
        return Reported(text, decoded.diagnostics)
    replaced = {LOST} if decoded.diagnostics else set()  # what was just put in place of bytes is told already
    return Reported(_UNSHOWABLE.sub(replacement, text), (*decoded.diagnostics, *_unshowable(text, file, replaced)))


def _decode(data: bytes, file: str) -> Reported[str]:
    if encoding := _other_encoding(data):
        told = codes.NOT_UTF8.at(Place(file, line=1, column=1), "this file is UTF-16", "save it as UTF-8")
        return Reported(data.decode(encoding, "replace"), (told,))
    if b"\0" in data[:SAMPLE] and not _is_nearly_text(data[:SAMPLE]):
        hint = "content files are plain text: save it as text in UTF-8, or put it elsewhere"
        return Reported("", (codes.NOT_UTF8.at(Place(file), "this file is no text", hint),))
    try:
        return Reported(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return Reported(data.decode("utf-8", "replace"), (_not_utf8(data, error.start, file),))


def _other_encoding(data: bytes) -> str:
    """UTF-16, by its mark or by the zero that half of its bytes are in Western texts; "" for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[: SAMPLE // 2 * 2]
    if b"\0" not in sample:
        return ""
    for encoding, high, low in (("utf-16-le", sample[1::2], sample[::2]), ("utf-16-be", sample[::2], sample[1::2])):
        if len(high) > 1 and high.count(0) > 0.8 * len(high) and low.count(0) < 0.2 * len(low):
            return encoding
    return ""


def _is_nearly_text(sample: bytes) -> bool:
    """Whether a zero byte among these is a slip in a text rather than a sign of something else."""
    odd = sum(byte < 0x20 and byte not in b"\t\n\r" for byte in sample)
    return odd * 20 <= len(sample) + 100


def _not_utf8(data: bytes, start: int, file: str) -> Diagnostic:
    before = data[:start]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    likely = data[start : start + 1].decode("cp1252", "ignore")
    seen = f"byte 0x{data[start]:02X} is not UTF-8" + (f" (`{likely}` in Windows-1252)" if likely else "")
    place = Place(file, line=before.count(b"\n") + 1, column=column)
    return codes.NOT_UTF8.at(place, seen, "save the file as UTF-8 in your editor")


def replacement(found: re.Match[str]) -> str:
    """What stands for a character that no page can show."""
    return " " if found[0] in _SEPARATORS else "\ufffd"


def _unshowable(text: str, file: str, told_already: set[str]) -> list[Diagnostic]:
    firsts: dict[str, int] = {}
    for found in _UNSHOWABLE.finditer(text):
        firsts.setdefault(kind_of(found[0]), found.start())
    return [_told(index, text, file) for kind, index in firsts.items() if kind not in told_already]


def kind_of(character: str) -> str:
    """What one report is enough for: the character itself, but any sign of a font of symbols."""
    return PRIVATE if "\ue000" <= character <= "\uf8ff" else character


def _told(index: int, text: str, file: str) -> Diagnostic:
    character, line = text[index], text.count("\n", 0, index) + 1
    place = Place(file, line=line, column=index - text.rfind("\n", 0, index))
    name = NAMES.get(kind_of(character), "a control character")
    hint = HINTS.get(kind_of(character), "delete it")
    return codes.CONTROL_CHARACTER.at(place, f"{name} (U+{ord(character):04X}) stands here", hint)
