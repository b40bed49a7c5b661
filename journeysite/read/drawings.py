"""SVG files of a site: what there is to say about each, and the bytes of it that are published."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.read import codes
from journeysite.read.media import UnreadableFileError
from journeysite.read.opening import LARGEST_TEXT, read_inside, unreadable
from journeysite.read.source import PlainFile
from journeysite.read.svg import BrokenDrawingError, LeftOut, clean_svg

__all__ = ["check_drawings", "cleaned_drawing", "is_drawing", "published_bytes", "published_drawing", "told_of"]

MOST_TOLD: Final = 10  # kinds of things left out of one drawing; the rest is counted

_SAVE_AGAIN: Final = "save it again as plain SVG, in UTF-8"
_PLAIN: Final = "save it as plain SVG, without scripts, links and files of others"


def is_drawing(file: str) -> bool:
    """Whether a file is an SVG drawing by its name."""
    return file.lower().endswith(".svg")


def cleaned_drawing(file: str, data: bytes, inlined: bool = False) -> Reported[bytes | None]:
    """The bytes of a drawing that may be published, None where there are none, and what there is to say about it."""
    try:
        clean, left_out = clean_svg(data, inlined)
    except BrokenDrawingError as trouble:
        place = Place(file, line=trouble.line, column=trouble.column)
        message = f"this drawing cannot be published: {trouble}"
        return Reported(None, (codes.BROKEN_DRAWING.at(place, message, _SAVE_AGAIN),))
    return Reported(clean, tuple(told_of(file, left_out)))


def told_of(file: str, left_out: tuple[LeftOut, ...]) -> Iterator[Diagnostic]:
    """What was left out of a drawing, as findings: kind by kind, and a count of the rest."""
    for one in left_out[:MOST_TOLD]:
        times = f" ({one.times} times)" if one.times > 1 else ""
        place = Place(file, line=one.line, column=one.column)
        yield codes.CLEANED_DRAWING.at(place, f"{one.what} is left out of this drawing{times}", _PLAIN)
    if rest := left_out[MOST_TOLD:]:
        place = Place(file, line=rest[0].line, column=rest[0].column)
        message = f"{len(rest)} more things of other kinds are left out of this drawing"
        yield codes.CLEANED_DRAWING.at(place, message, _PLAIN)


def check_drawings(root: Path, media: Iterable[PlainFile]) -> Reported[None]:
    """What there is to say about the drawings among these files."""
    cleaned = (published_drawing(root, found) for found in media if is_drawing(found.path))
    return Reported(None, tuple(told for drawing in cleaned for told in drawing.diagnostics))


def published_drawing(root: Path, found: PlainFile) -> Reported[bytes | None]:
    """The bytes of a drawing as published: without what could run or ask another host. None where it is refused."""
    try:
        data = read_inside(root, found.disk, LARGEST_TEXT)
    except OSError as trouble:
        return Reported(None, (unreadable(found.file, trouble),))
    return cleaned_drawing(found.file, data)


def published_bytes(root: Path, found: PlainFile) -> bytes:
    """The same. Raises `UnreadableFileError` where there are none, as of a drawing that was good a moment ago."""
    drawing = published_drawing(root, found)
    if drawing.value is None:
        raise UnreadableFileError(drawing.diagnostics[0])
    return drawing.value
