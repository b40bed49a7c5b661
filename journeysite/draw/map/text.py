"""Set text, marks and icons of a map onto a canvas."""

from __future__ import annotations

from collections.abc import Iterable

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas, Line, Run
from journeysite.draw.map import classes as own
from journeysite.draw.marks import icon, level_mark
from journeysite.layout.map.layout import CurveLabel
from journeysite.layout.map.marks import Icon, Mark, Text

__all__ = ["Pen"]


class Pen:
    """Writes the pieces of a layout onto one canvas. ``prefix``: what stands before every relative address.

    No line is held to its measured width: where the theme's font is missing, letters would be stretched or squeezed.
    """

    def __init__(self, canvas: Canvas, prefix: str = "") -> None:
        self.canvas = canvas
        self._prefix = prefix

    def address(self, href: str) -> str:
        """The address as seen from where the drawing will stand."""
        if not self._prefix or not href or href.startswith(("#", "/")) or ":" in href.split("/", 1)[0]:
            return href
        return _joined(self._prefix, href)

    def texts(self, texts: Iterable[Text], extra: str = "") -> None:
        """Each text in its role's class; ``extra`` is added to it."""
        for text in texts:
            self.text(text, extra)

    def text(self, text: Text, extra: str = "") -> None:
        """One text; where lines are left out, the whole of it is the tooltip."""
        if text.full:
            with self.canvas.group(own.FULL):
                self.canvas.title(text.full)
                self._lines(text, extra)
        else:
            self._lines(text, extra)

    def _lines(self, text: Text, extra: str) -> None:
        role, x, y, lines, _, anchor, leading, level, _ = text
        cls = own.TEXT[role] if anchor == "start" and not level and not extra else _classes(role, level, extra, anchor)
        if len(lines) == 1:
            self.canvas.text(x, y, lines[0], cls)
        else:
            self.canvas.paragraph(x, y, lines, leading, cls)

    def label(self, label: CurveLabel) -> None:
        """A curve label: its number in the colour of its level before the first line."""
        title, *voice = label.texts
        if title.full:
            with self.canvas.group(own.FULL):
                self.canvas.title(title.full)
                self._label(label, title, voice)
        else:
            self._label(label, title, voice)

    def _label(self, label: CurveLabel, title: Text, voice: Iterable[Text]) -> None:
        cls = _classes(title.role, "", css.HALO, title.anchor)
        number: Run = (label.digits, css.join(own.TEXT["digits"], label.level))
        first: list[list[Run]] = [[number, (f" {line}" if line else "", "")] for line in title.lines[:1]]
        rows: list[Line] = [*first, *title.lines[1:]]
        self.canvas.paragraph(title.x, title.y, rows, title.leading, cls)
        for text in voice:
            self._lines(text, css.HALO)

    def mark(self, mark: Mark) -> None:
        """The shape of a level."""
        self.canvas.use(level_mark(mark.level), mark.x, mark.y, mark.size, css.join(css.MARK, mark.level))

    def icon(self, drawn: Icon, cls: str) -> None:
        """A symbol of the theme."""
        middle = drawn.size / 2
        self.canvas.use(icon(drawn.name), drawn.x + middle, drawn.y + middle, drawn.size, cls)


def _classes(role: str, level: str, extra: str, anchor: str) -> str:
    """The classes of a text; its anchor is one of them, which a map has hundreds of."""
    return css.join(own.TEXT[role], level, extra, own.ANCHOR.get(anchor, ""))


def _joined(folder: str, href: str) -> str:
    """A relative address beneath a folder, without going into a folder and out of it again."""
    while href.startswith("../"):
        last = folder[:-1].rpartition("/")[2]
        if not folder.endswith("/") or last in ("", "..", "."):
            break
        folder, href = folder[: -len(last) - 1], href[3:]
    return folder + href
