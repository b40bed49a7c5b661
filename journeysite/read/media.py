"""Pictures and files for download: which may be published as they are, and their bytes.

A kind is told by the last ending of a name, as servers and browsers do.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from journeysite.diagnostics import Diagnostic, Place
from journeysite.model.slug import LONGEST_WAY, trouble_with_name, usable_name
from journeysite.read import codes
from journeysite.read.opening import LARGEST_MEDIA, PIECE, Folder, TooLargeError, unreadable
from journeysite.read.source import PlainFile

PICTURES: Final = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "svg"})
FONTS: Final = frozenset({"woff2", "woff", "ttf", "otf"})
KINDS: Final = (
    PICTURES
    | FONTS
    | {"pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "odg"}
    | {"csv", "tsv", "json", "txt", "md"}
    | {"mp3", "m4a", "aac", "ogg", "oga", "opus", "flac", "wav", "weba"}
    | {"mp4", "m4v", "webm", "ogv", "mov", "vtt", "srt"}
)
_NO_PICTURE: Final = frozenset({"heic", "heif", "tif", "tiff", "bmp", "psd", "ai", "eps", "ico", "jxl", "apng"})
_OFFICE: Final = {
    **dict.fromkeys(("doc", "dot", "docm", "dotm", "rtf"), "docx"),
    **dict.fromkeys(("xls", "xlt", "xlsm", "xltm", "xlsb"), "xlsx"),
    **dict.fromkeys(("ppt", "pps", "pptm", "ppsm", "potm"), "pptx"),
}

HEAD: Final = 2048  # bytes; browsers look at 1,445
# What makes a browser take a file of unknown kind for a page or a document of XML (https://mimesniff.spec.whatwg.org).
_PAGE: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?[\t\n\x0c\r ]*<(?:!--|[?]xml|"
    rb"(?:!doctype html|html|head|script|iframe|h1|div|font|table|a|style|title|b|body|br|p|svg)[ \t\n\x0c\r/>])",
    re.IGNORECASE,
)


def ending_of(name: str) -> str:
    """What a name says of the kind of its file: `svg` for `Map.SVG`; "" where it says nothing."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def trouble_with_kind(name: str) -> tuple[str, str]:
    """Why a file of this name is not published, and what to do; "" and "" where it is."""
    ending = ending_of(name)
    if ending in KINDS:
        return "", ""
    if not ending:
        return f"`{name}` has no ending that says what it is", "add one, such as `.pdf`, or take the file away"
    message = f"files that end in `.{ending}` are not published"
    if ending in _NO_PICTURE:
        return message, "save the picture as PNG, JPEG or WebP, which every browser shows"
    if ending in _OFFICE:
        return message, f"save it as `.{_OFFICE[ending]}`, which holds no macros, or as PDF"
    if ending in ("svgz", "gz", "zip", "7z", "rar", "tar"):
        return message, "unpack it and put in the files themselves"
    return message, "take it out of `content/media`, or save it as a picture or as PDF"


def is_page(name: str, head: bytes) -> bool:
    """Whether a file that begins like this would be taken for a page, though its name says something else.

    Only that is asked for, not whether a `.png` is a PNG: a JPEG with a wrong ending harms nobody and is shown.
    """
    return ending_of(name) != "svg" and _PAGE.match(head) is not None


def trouble_with_way(id: str, file: str) -> Diagnostic | None:
    """Why something cannot be published below so many folders; None where it can."""
    if len(id.encode("utf-8")) <= LONGEST_WAY:
        return None
    message = f"with its folders this name has more than {LONGEST_WAY:,} bytes, too many for an address"
    return codes.UNUSABLE_NAME.at(Place(file), message, "put it into fewer folders, or give them shorter names")


def trouble_with_media(parts: list[str], file: str) -> Diagnostic | None:
    """Why a file is not published, by its path below `media/`; None where nothing speaks against it."""
    name = parts[-1]
    if trouble := next(filter(None, (trouble_with_name(part, spaces=True) for part in parts)), ""):
        stem, dot, ending = name.rpartition(".")
        wanted = f"{usable_name(stem)}.{ending.lower()}" if dot and ending else usable_name(name)
        return codes.UNUSABLE_NAME.at(Place(file), trouble, f"rename it, such as `{wanted}`")
    if told := trouble_with_way("/".join(parts), file):
        return told
    message, hint = trouble_with_kind(name)
    return codes.UNPUBLISHED_KIND.at(Place(file), message, hint) if message else None


class UnreadableFileError(Exception):
    """A file that is refused when its bytes are needed, as something to tell its owner."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def refused_by_head(folder: Folder, found: PlainFile) -> Diagnostic | None:
    """Why a picture or a file for download is not published, as far as its beginning tells; None where it is."""
    try:
        with folder.open(found.disk) as opened:
            return _disguised(found, opened.read(HEAD) or b"")
    except OSError as trouble:
        return unreadable(found.file, trouble)


def _disguised(found: PlainFile, head: bytes) -> Diagnostic | None:
    if not is_page(found.path, head):
        return None
    message = f"`{found.path.rpartition('/')[2]}` begins like a web page, whatever it is called"
    return codes.DISGUISED.at(Place(found.file), message, "save it anew as what its name says, or take it away")


def pieces_of(root: Path, found: PlainFile) -> Iterator[bytes]:
    """The bytes of a picture or a file for download, a piece at a time. Raises `UnreadableFileError`.

    What is handed out is what was looked at: one that begins like a page, that changes meanwhile, or that is a link
    by now, is refused.
    """
    try:
        with Folder(root) as folder, folder.open(found.disk) as opened:
            before = os.fstat(opened.fileno())
            if before.st_size > LARGEST_MEDIA:
                raise TooLargeError(found.disk, before.st_size, LARGEST_MEDIA)
            left = before.st_size
            while left and (piece := opened.read(min(left, PIECE))):
                if left == before.st_size and (disguised := _disguised(found, piece[:HEAD])):
                    raise UnreadableFileError(disguised)
                left -= len(piece)
                yield piece
            if left or _stamp(before) != _stamp(os.fstat(opened.fileno())):
                hint = "build again when it is saved"
                raise UnreadableFileError(
                    codes.UNREADABLE.at(Place(found.file), "this file changed while it was read", hint)
                )
    except OSError as trouble:
        raise UnreadableFileError(unreadable(found.file, trouble)) from trouble


def _stamp(state: os.stat_result) -> tuple[int, int, int]:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns


def bytes_of(root: Path, found: PlainFile) -> bytes:
    """The bytes of a picture or a file for download, all at once. Raises `UnreadableFileError`."""
    return b"".join(pieces_of(root, found))
