"""The journey map: emotion curve above, lanes below, in the same columns.

One principle decides where things stand: text lanes are set by stage, graphic lanes by touchpoint. Curve, axis,
channels and roadmap dots share the exact x of each touchpoint; texts span their stage and repeat the axis as
hanging numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from journeysite.layout.map.blueprint import blueprint_row, blueprint_rows
from journeysite.layout.map.columns import columns as stage_columns
from journeysite.layout.map.curve import layout_plot
from journeysite.layout.map.frame import layout_frame
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.head import head_heading, phase_bands, rules, stage_heads
from journeysite.layout.map.layout import AnyRow, Axis, AxisNumber, Column, LineRow, MapLayout, Plot
from journeysite.layout.map.marks import Text
from journeysite.layout.map.names import names_row
from journeysite.layout.map.plot_field import plot_height
from journeysite.layout.map.rows import filled_lanes, layout_row, layout_rows, with_lines
from journeysite.layout.map.sheet import BLUEPRINT, ROLES, SCREEN, Sheet
from journeysite.layout.map.subject import AimRelation, Content, Lane, MapSubject, MapWords, Touchpoint, View
from journeysite.layout.metrics import Metrics

__all__ = ["MapSize", "layout_map"]


def layout_map(subject: MapSubject, metrics: Metrics, sheet: Sheet | None = None) -> MapLayout:
    """The whole map in px. ``sheet``: ``SCREEN`` or ``POSTER``; without one, the screen of the subject's view.

    Pure arithmetic and measured text: equal subjects, metrics and sheets give equal layouts.
    """
    sheet = _sized(sheet or (BLUEPRINT if subject.view is View.BLUEPRINT else SCREEN), metrics)
    columns, width = _columns(subject, sheet)
    head_bottom = sheet.phase + sheet.head
    plot = _plot(subject, columns, head_bottom, width, sheet, metrics)
    axis = _axis(subject, columns, plot.bottom if plot else head_bottom, sheet, metrics)
    rows = _rows(subject, plot, axis.bottom, Galley(columns, sheet, metrics, subject.words.empty))
    return MapLayout(
        id=subject.id,
        title=subject.title,
        description=subject.description,
        language=subject.language,
        view=subject.view,
        mode=subject.mode,
        fits=sheet.labels + width <= sheet.width,
        labels=sheet.labels,
        width=width,
        height=(rows[-1].bottom if rows else axis.bottom) + 1,
        columns=columns,
        phases=phase_bands(subject, columns, sheet, metrics),
        head=head_heading(subject.words, sheet, metrics),
        head_top=sheet.phase,
        head_bottom=head_bottom,
        stages=stage_heads(subject, columns, sheet, metrics),
        rules=rules(subject, columns),
        breaks=tuple((row.top, row.bottom) for row in rows if isinstance(row, LineRow)),
        plot=plot,
        axis=axis,
        rows=rows,
        backstage=_shaded(subject, rows),
        frame=layout_frame(subject, sheet.labels + width, metrics),
    )


class MapSize:
    """Width and height, in px, that `layout_map` would give a map on any sheet and with any of its lanes left out.

    Where the curve's words stand changes a size only by the row of those that find no room; rows do not depend on each
    other, so each is set once a sheet. A poster that tries seven arrangements has its answer in 3 ms, where it took 12.
    """

    def __init__(self, subject: MapSubject, metrics: Metrics) -> None:
        self._subject = subject
        self._metrics = metrics
        self._filled = filled_lanes(subject)
        self._set: dict[Sheet, _Set] = {}
        self._heights: dict[Sheet, dict[Lane, float]] = {}
        self._named: dict[Sheet, float] = {}

    def on(self, sheet: Sheet, without: Collection[Lane] = ()) -> tuple[float, float]:
        """The size on that sheet, ``without`` these lanes."""
        subject = self._subject
        found = self._set.get(sheet)
        if found is None:
            found = self._set[sheet] = self._on(_sized(sheet, self._metrics))
        plot = 0.0 if subject.view is View.BLUEPRINT or not subject.levels else plot_height(sheet)
        lanes = with_lines([lane for lane in subject.lanes if lane not in without], self._filled)
        rows = sum([self._height(lane, found) for lane in lanes])
        return found.width, sheet.phase + sheet.head + plot + sheet.axis + self._names(found) + rows + 1

    def _on(self, sheet: Sheet) -> _Set:
        columns, width = _columns(self._subject, sheet)
        galley = Galley(columns, sheet, self._metrics, self._subject.words.empty)
        # Only voices ask the sheet how many voices they may let be heard.
        shared = self._heights.setdefault(replace(sheet, voices=0), {})
        return _Set(galley, sheet.labels + width, shared, {})

    def _names(self, on: _Set) -> float:
        """How high the row of names is; words and voices of lanes do not change it, so sheets of one width share it."""
        subject, galley = self._subject, on.galley
        if subject.view is View.BLUEPRINT:
            return 0.0
        alike = replace(galley.sheet, voices=0, captions=True)
        if alike not in self._named:
            plot = layout_plot(
                subject, galley.columns, 0.0, on.width - galley.sheet.labels, galley.sheet, self._metrics
            )
            row = names_row(subject, plot, 0.0, replace(galley, sheet=alike))
            self._named[alike] = row.bottom if row else 0.0
        return self._named[alike]

    def _height(self, lane: Lane, on: _Set) -> float:
        """How high a lane's row is."""
        known = on.voiced if lane.content is Content.VOICES else on.heights
        if lane not in known:
            row = blueprint_row if self._subject.view is View.BLUEPRINT else layout_row
            known[lane] = row(lane, self._subject, 0.0, on.galley).bottom
        return known[lane]


class _Set(NamedTuple):
    """A map on one sheet: its galley, how wide it is with its labels, and the heights of rows set so far.

    ``heights`` serve all sheets that differ in nothing but how many ``voiced`` words they let be heard.
    """

    galley: Galley
    width: float
    heights: dict[Lane, float]
    voiced: dict[Lane, float]


def _columns(subject: MapSubject, sheet: Sheet) -> tuple[tuple[Column, ...], float]:
    """The stages' columns, and how wide all of them are with what stands behind the last."""
    gutter = sheet.end_gutter if len(subject.lines) > 1 or subject.measured else 0.0
    room = sheet.width - sheet.labels - gutter
    columns = stage_columns([len(stage.touchpoints) for stage in subject.stages], room, sheet)
    return columns, (columns[-1].right if columns else room) + gutter


def _rows(subject: MapSubject, plot: Plot | None, top: float, galley: Galley) -> tuple[AnyRow, ...]:
    """The rows under the axis; first the names that the field has no room for. A blueprint names all in its boxes."""
    if subject.view is View.BLUEPRINT:
        return tuple(blueprint_rows(subject, top, galley))
    names = names_row(subject, plot, top, galley)
    rows = layout_rows(subject, names.bottom if names else top, galley)
    return (names, *rows) if names else tuple(rows)


def _shaded(subject: MapSubject, rows: Iterable[AnyRow]) -> float | None:
    """From where down the ground is shaded, None where nothing is."""
    lines = {lane.key for lane in subject.lanes if lane.shades}
    return next((row.bottom for row in rows if row.kind in lines), None)


def _sized(sheet: Sheet, metrics: Metrics) -> Sheet:
    """The sheet with the theme's widths where it names none."""
    sizes = metrics.sizes
    return replace(sheet, width=sheet.width or sizes.container, labels=sheet.labels or sizes.label_column)


def _plot(
    subject: MapSubject, columns: Sequence[Column], top: float, width: float, sheet: Sheet, metrics: Metrics
) -> Plot | None:
    """The curve's field; a blueprint tells emotions by the shapes in its boxes."""
    return None if subject.view is View.BLUEPRINT else layout_plot(subject, columns, top, width, sheet, metrics)


def _axis(subject: MapSubject, columns: Sequence[Column], top: float, sheet: Sheet, metrics: Metrics) -> Axis:
    """The numbers under the curve, each at the x of its touchpoint."""
    xs = [x for column in columns for x in column.points]
    numbers = tuple(
        AxisNumber(
            x, str(touchpoint.number), touchpoint.evidence, touchpoint.relation, _words(touchpoint, subject.words)
        )
        for touchpoint, x in zip(subject.touchpoints, xs, strict=True)
    )
    caption = metrics.wrap(subject.words.touchpoint, sheet.labels - 14, ROLES["cap"], 1)
    words = Text("cap", sheet.labels - 14, top + 15, caption.lines, caption.widths, "end")
    return Axis(top, top + sheet.axis, top + 15, numbers, words)


def _words(touchpoint: Touchpoint, words: MapWords) -> str:
    """How a touchpoint stands between the current journey and its target, where that is worth a word."""
    return {AimRelation.NEW: words.new, AimRelation.ABANDONED: words.abandoned}.get(touchpoint.relation, "")
