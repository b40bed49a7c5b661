"""Diagnostics together with the lines they are about: the one place that opens a file again to show it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from journeysite.diagnostics import Diagnostic, Place, Position
from journeysite.diagnostics.located import Located, TextOf, located
from journeysite.read.locate import locate
from journeysite.read.opening import LARGEST_TEXT, read_inside
from journeysite.read.text import read_text


def texts_of(root: Path) -> TextOf:
    """Gives the text of a file of the site, each read once; None where there is none to show."""

    @cache
    def text_of(file: str) -> str | None:
        try:
            return read_text(read_inside(root, file, LARGEST_TEXT), file).value
        except OSError:
            return None

    return text_of


def located_in(diagnostics: Iterable[Diagnostic], text_of: TextOf, folder: str = "") -> tuple[Located, ...]:
    """The diagnostics with their lines and columns, in the order of the files; see `located`."""

    def find(place: Place) -> Position | None:
        text = text_of(place.file)
        return locate(place, text) if text is not None else None

    return located(diagnostics, find, folder)
