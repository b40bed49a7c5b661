"""Draws a journey map: as two planes for a page, and as one file that stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from journeysite.draw import classes as css
from journeysite.draw.canvas import Canvas
from journeysite.draw.map import classes as own
from journeysite.draw.map.frame import draw_frame_head
from journeysite.draw.map.head import draw_head
from journeysite.draw.map.plot import draw_plot
from journeysite.draw.map.rows import draw_row
from journeysite.draw.map.sticky import draw_sticky_head
from journeysite.draw.map.text import Pen
from journeysite.draw.marks import icon
from journeysite.draw.svg import Svg
from journeysite.geometry.numbers import number
from journeysite.layout.map.layout import Axis, Heading, MapLayout

__all__ = ["MapDrawing", "MapPage", "draw_map", "draw_map_alone", "draw_map_page"]


class MapDrawing(Struct, frozen=True):
    """The two planes of a map, of equal height: the labels, which stick to the left of a scrolled page, and the map."""

    labels: Svg
    plane: Svg

    @property
    def symbols(self) -> tuple[str, ...]:
        """Ids of all symbols that either plane places."""
        return tuple(sorted({*self.labels.symbols, *self.plane.symbols}))


def draw_map(layout: MapLayout, prefix: str = "") -> MapDrawing:
    """The map for a page: links, names for screen readers, colours by class. ``prefix`` leads relative addresses.

    Where it compares with a target, the target in full is drawn too, hidden until the page's switch shows it.
    """
    labels = Canvas(layout.labels, layout.height, f"{layout.id}-labels", css.join(css.FIGURE, own.MAP, own.LABELS))
    _draw_labels(Pen(labels, prefix=prefix), layout)
    plane = Canvas(
        layout.width,
        layout.height,
        layout.id,
        css.join(css.FIGURE, own.MAP, own.PLANE),
        layout.title,
        layout.description,
    )
    _draw_plane(Pen(plane, prefix=prefix), layout, has_switch(layout))
    return MapDrawing(labels.svg(), plane.svg())


class MapPage(Struct, frozen=True):
    """A map as a piece of a page: heads that stay in sight over the rows, labels that stay beside them."""

    markup: str
    symbols: tuple[str, ...]


def draw_map_page(layout: MapLayout, prefix: str = "") -> MapPage:
    """The map in pieces that a page can hold in place while it scrolls; together they show what ``draw_map`` shows.

    Names of phases and stages stick to the left of their own columns, and all heads to the top of a page that
    holds the whole width (``map.css``). Geometry is in the drawings, so no style needs to be written inline.
    """
    both = has_switch(layout)
    head = draw_sticky_head(layout, both, prefix)
    height = layout.height - layout.head_bottom
    figure = css.join(css.FIGURE, own.MAP)
    labels = Canvas(layout.labels, height, f"{layout.id}-labels", css.join(figure, own.LABELS))
    with labels.group(own.BODY, transform=_shift(0, -layout.head_bottom)):
        _draw_dividers(labels, layout, layout.labels)
        _draw_label_rows(Pen(labels), layout)
    plane = Canvas(layout.width, height, layout.id, css.join(figure, own.PLANE), layout.title, layout.description)
    with plane.group(own.BODY, transform=_shift(0, -layout.head_bottom)):
        _draw_ground(plane, layout)
        _draw_rows(Pen(plane, prefix=prefix), layout, both)
    drawn = (labels.svg(), plane.svg())
    body = f'<div class="{own.ROWS}">{"".join(svg.markup for svg in drawn)}</div>'
    symbols = {symbol for svg in drawn for symbol in svg.symbols}.union(head.symbols)
    whole = css.join(own.WHOLE, own.FITS if layout.fits else "")
    return MapPage(f'<div class="{whole}">{head.markup}{body}</div>', tuple(sorted(symbols)))


def draw_map_alone(layout: MapLayout, prefix: str = "") -> Svg:
    """The map as one drawing with title, legend and notes; its letters are let be, whatever font shows them."""
    frame = layout.frame
    width = 2 * frame.margin + layout.labels + layout.width
    height = frame.head + layout.height + frame.foot + frame.margin
    canvas = Canvas(
        width, height, layout.id, css.join(css.FIGURE, own.MAP, own.ALONE), layout.title, layout.description
    )
    pen = Pen(canvas, prefix=prefix)
    canvas.rect(0, 0, width, height, own.GROUND)
    draw_frame_head(pen, frame)
    with canvas.group(own.LABELS, transform=_shift(frame.margin, frame.head)):
        _draw_labels(pen, layout)
    with canvas.group(own.PLANE, transform=_shift(frame.margin + layout.labels, frame.head)):
        _draw_plane(pen, layout, both=False)
    with canvas.group(own.COLOPHON, transform=_shift(0, frame.head + layout.height + frame.foot)):
        pen.texts(frame.colophon)
    return canvas.svg()


def _shift(x: float, y: float) -> str:
    return f"translate({number(x)} {number(y)})"


def _draw_labels(pen: Pen, layout: MapLayout) -> None:
    """The label column: rules, then headings from top to bottom."""
    canvas = pen.canvas
    _draw_dividers(canvas, layout, layout.labels)
    draw_edge(canvas, layout.head_bottom, layout.labels)
    draw_heading(pen, layout.head)
    _draw_label_rows(pen, layout)


def _draw_label_rows(pen: Pen, layout: MapLayout) -> None:
    """The labels under the head: the levels of the scale, then every lane."""
    canvas = pen.canvas
    if layout.plot:
        for level in layout.plot.levels:
            canvas.use(icon(level.icon), 11, level.y, 22, level.level)
            pen.texts(level.texts)
            canvas.line(layout.labels - 10, level.y, layout.labels, level.y, css.ZERO if level.zero else css.HAIR)
    pen.text(layout.axis.caption)
    for row in layout.rows:
        draw_heading(pen, row.heading)


def draw_heading(pen: Pen, heading: Heading) -> None:
    """Icon, name and caption of a row."""
    for drawn in heading.icons:
        pen.icon(drawn, own.LANE_ICON if drawn.tone == "lane-icon" else own.CHANNEL_ICON)
    pen.texts(heading.texts)


def has_switch(layout: MapLayout) -> bool:
    """Whether there is a target to be drawn in full, for the page's switch."""
    return layout.plot is not None and layout.plot.target is not None


def _draw_plane(pen: Pen, layout: MapLayout, both: bool) -> None:
    """The map itself, from its ground up; links come in the order in which they are read.

    ``both``: where there is a target, it is drawn in full too.
    """
    _draw_ground(pen.canvas, layout)
    draw_edge(pen.canvas, layout.head_bottom, layout.width)
    draw_head(pen, layout, both)
    _draw_rows(pen, layout, both)


def _draw_ground(canvas: Canvas, layout: MapLayout) -> None:
    if layout.backstage is not None:
        canvas.rect(0, layout.backstage, layout.width, layout.height - layout.backstage, own.BACKSTAGE)
    _draw_rules(canvas, layout)
    _draw_dividers(canvas, layout, layout.width)


def _draw_rows(pen: Pen, layout: MapLayout, both: bool) -> None:
    """All that is under the head: curve, axis, lanes."""
    if layout.plot:
        draw_plot(pen, layout.plot, layout.width, both)
    _draw_axis(pen, layout.axis, layout.width)
    for row in layout.rows:
        draw_row(pen, row, layout.width)


def _draw_rules(canvas: Canvas, layout: MapLayout) -> None:
    """Stage boundaries from the heads down, stronger and from the very top where a phase changes.

    Dashed lines interrupt them.
    """
    for strong, top, cls in ((False, layout.head_top, own.COLUMN_RULE), (True, 0.0, own.PHASE_RULE)):
        xs = [x for x, is_strong in layout.rules if is_strong is strong]
        runs = list(_runs(top, layout.height, layout.breaks))
        if xs:
            canvas.path("".join(f"M{number(x)} {number(a)}V{number(b)}" for x in xs for a, b in runs), cls)


def _runs(top: float, bottom: float, breaks: Sequence[tuple[float, float]]) -> Iterable[tuple[float, float]]:
    """What is left of a vertical stretch between the breaks."""
    for start, end in breaks:
        yield top, start
        top = end
    yield top, bottom


def _draw_dividers(canvas: Canvas, layout: MapLayout, width: float) -> None:
    """Hairlines between rows, stronger at the foot; none around dashed lines."""
    across = f"H{number(width)}"
    free = {y for pair in layout.breaks for y in pair}
    tops = [row.top for row in layout.rows if row.top not in free and row.top != layout.axis.bottom]
    canvas.path("".join(f"M0 {number(y)}{across}" for y in (layout.axis.bottom, *tops)), own.DIVIDER)
    draw_edge(canvas, layout.height - 0.5, width)


def draw_edge(canvas: Canvas, y: float, width: float) -> None:
    """A strong hairline across."""
    canvas.path(f"M0 {number(y)}H{number(width)}", own.EDGE)


def _draw_axis(pen: Pen, axis: Axis, right: float) -> None:
    """The numbers of the touchpoints, each with a quiet sign of what it rests on."""
    canvas = pen.canvas
    draw_edge(canvas, axis.top, right)
    for entry in axis.numbers:
        cls = css.join(own.AXIS, own.RELATION.get(entry.relation, ""))
        if entry.words:
            with canvas.group(own.FULL):
                canvas.title(entry.words)
                canvas.text(entry.x, axis.baseline, entry.text, cls)
        else:
            canvas.text(entry.x, axis.baseline, entry.text, cls)
        if entry.evidence:
            canvas.circle(entry.x, axis.baseline + 4.5, 1.5, own.SEEN if entry.evidence == "observed" else own.ASSUMED)
