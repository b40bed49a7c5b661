"""The emotion curve's field: scale, states, target with hatch and gaps, further lines."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from journeysite.geometry.curve import Curve, Stretch, split
from journeysite.geometry.numbers import number
from journeysite.geometry.primitives import Box, Point
from journeysite.geometry.scale import Linear
from journeysite.layout.labels import FORBIDDEN
from journeysite.layout.map.ends import End, end_lines
from journeysite.layout.map.labels import MARKER, RING, Spot, label_spots
from journeysite.layout.map.layout import Aim, Column, GapCall, LevelLine, Marker, OtherLine, Plot, State, Text
from journeysite.layout.map.prices import ACROSS, Prices
from journeysite.layout.map.profile import heights
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.map.subject import Emotion, MapSubject, Mode, Touchpoint
from journeysite.layout.metrics import Metrics

__all__ = ["Traced", "layout_plot", "plot_height", "trace"]

HATCH: Final = 4.0
VISIBLE: Final = 1.0  # px under which two curves are one
DOT_FROM: Final = 0.15  # of a level: below, target and current are one point
CALL_FROM: Final = 1.5  # levels from which a gap is called out
CALLS: Final = 2
MOST_LINES: Final = 5
PILL: Final = 20.0
FEW: Final = 30  # touchpoints up to which each gets its title
CLOSE: Final = 52.5  # px of pitch under which more than a few titles would not find room
# Prices of a cell that a label hides, in tenths (see ``labels``).
ON_CURVE: Final = 1200
ON_TARGET: Final = 95
ON_OTHER: Final = 190
ON_DOT: Final = 720
ON_MARKER: Final = 1800
ON_ZERO: Final = 4
ON_RULE: Final = 9


def plot_height(sheet: Sheet) -> float:
    """The height of the curve's field, in px."""
    return sheet.plot_above + 4 * sheet.plot_step + sheet.plot_below


class _Field(Struct, frozen=True):
    """What all parts of the plot share: the scale, the touchpoints with their x, and where nothing is documented."""

    subject: MapSubject
    columns: tuple[Column, ...]
    top: float
    bottom: float
    y: Linear
    zero: float
    metrics: Metrics

    @property
    def step(self) -> float:
        """How many units of the scale make one of its four steps."""
        high, low = self.y.domain
        return (high - low) / 4 or 1.0

    @property
    def xs(self) -> list[float]:
        return [x for column in self.columns for x in column.points]

    @property
    def width(self) -> float:
        return self.columns[-1].right if self.columns else 0.0


def layout_plot(
    subject: MapSubject, columns: Sequence[Column], top: float, width: float, sheet: Sheet, metrics: Metrics
) -> Plot | None:
    """The whole field from ``top`` down; None where the map has no scale. ``width``: of the map, with its gutter."""
    if not subject.levels:
        return None
    field = _field(subject, tuple(columns), top, sheet, metrics)
    first = [touchpoint.emotion for touchpoint in subject.touchpoints]
    current = trace(field.columns, _values(first), field.y, field.zero)
    compare = subject.mode is Mode.COMPARE
    aims = [touchpoint.target for touchpoint in subject.touchpoints] if compare else []
    target = trace(field.columns, _values(aims), field.y, field.zero) if compare else None
    gaps = _gap_calls(field) if compare else ()
    further = _further(field, current, width)
    drawn = [line.drawn for line in further]
    measured = drawn.pop() if subject.measured and drawn else None
    return Plot(
        top=top,
        bottom=field.bottom,
        zero=field.zero,
        levels=_levels(field, sheet),
        blank=tuple(Box(c.left, top, c.right, field.bottom) for c in columns if not c.points),
        current=_state(field, first, current, target, gaps, further),
        aim=_aim(field, current, target, gaps) if target else None,
        target=_state(field, aims, target, None, (), further) if target else None,
        others=tuple(drawn),
        measured=measured,
    )


def _field(subject: MapSubject, columns: tuple[Column, ...], top: float, sheet: Sheet, metrics: Metrics) -> _Field:
    values = [level.value for level in subject.levels]
    high, low = max(values), min(values)
    start = top + sheet.plot_above
    y = Linear((high, low), (start, start + 4 * sheet.plot_step))
    neutral = next((level.value for level in subject.levels if level.level == "z0"), (high + low) / 2)
    return _Field(subject, columns, top, top + plot_height(sheet), y, y(neutral), metrics)


def _levels(field: _Field, sheet: Sheet) -> tuple[LevelLine, ...]:
    """The steps of the scale with face, name and value for the label column."""
    lines = []
    room = sheet.labels - 30 - 4
    for level in field.subject.levels:
        y = field.y(level.value)
        name = field.metrics.wrap(level.name, room, ROLES["level"], 1)
        width = field.metrics.width(level.text, ROLES["cap"])
        texts = (
            Text("level", 30, y - 1, name.lines, name.widths, full=level.name if name.cut else ""),
            Text("cap", 30, y + 13, (level.text,), (width,)),
        )
        lines.append(LevelLine(y, y == field.zero, level.level, level.icon, texts))
    return tuple(lines)


# Curves


class Traced(Struct, frozen=True):
    """A curve through the known values of a map, and which of its stretches are known.

    ``known``: index of each of its points among all touchpoints. ``holes``: for each unknown stretch, whether only
    undocumented stages lie in it.
    """

    curve: Curve | None
    stretches: tuple[Stretch, ...]
    known: tuple[int, ...]
    bare: tuple[bool, ...]
    zero: float

    def path(self, known: bool) -> str:
        """All known (or all guessed) stretches as one path."""
        if self.curve is None:
            return ""
        return "".join(
            self.curve.path(part.first, part.last)
            for part in self.stretches
            if part.known is known and part.last > part.first
        )

    def faint(self) -> str:
        """The stretches over undocumented stages alone: there the line goes on, but faintly."""
        if self.curve is None:
            return ""
        guesses = [part for part in self.stretches if not part.known]
        return "".join(
            self.curve.path(part.first, part.last) for part, bare in zip(guesses, self.bare, strict=True) if bare
        )

    def area(self) -> str:
        """Between the known stretches and the neutral line."""
        if self.curve is None:
            return ""
        end = f"V{number(self.zero)}H"
        pieces = self.path(known=True).split("M")[1:]
        return "".join(f"M{piece}{end}{piece.split(' ', 1)[0]}Z" for piece in pieces)

    def spans(self) -> list[tuple[float, float]]:
        """The x intervals of the known stretches, px."""
        if self.curve is None:
            return []
        return [
            (self.curve.xs[part.first], self.curve.xs[part.last])
            for part in self.stretches
            if part.known and part.last > part.first
        ]


def trace(columns: Sequence[Column], values: Sequence[float | None], y: Linear, zero: float) -> Traced:
    """The curve of one value per touchpoint, None where it is unknown; a stage without touchpoints is a hole."""
    row: list[float | None] = []
    xs: list[float] = []
    known: list[int] = []
    holes: list[int] = []
    at = 0
    for column in columns:
        if not column.points:
            holes.append(len(row))
            row.append(None)
            xs.append((column.left + column.right) / 2)
        for x in column.points:
            value = values[at]
            if value is not None:
                known.append(at)
            row.append(None if value is None else y(value))
            xs.append(x)
            at += 1
    points = [(x, value) for x, value in zip(xs, row, strict=True) if value is not None]
    bare = _bare(row, set(holes))
    return Traced(Curve.through(points) if points else None, split(row), tuple(known), bare, zero)


def _bare(row: Sequence[float | None], holes: set[int]) -> tuple[bool, ...]:
    places = [at for at, value in enumerate(row) if value is not None]
    return tuple(
        all(at in holes for at in range(before + 1, after)) for before, after in pairwise(places) if after - before > 1
    )


def _values(emotions: Sequence[Emotion | None]) -> list[float | None]:
    return [emotion.value if emotion else None for emotion in emotions]


# A state with markers and labels


def _state(
    field: _Field, emotions: Sequence[Emotion | None], traced: Traced, other: Traced | None, gaps: Sequence[GapCall],
    further: Sequence[_Further],
) -> State:  # fmt: skip
    markers = _markers(field, emotions)
    spots = _spots(field, emotions, markers)
    curves = [(traced, ON_CURVE), (other, ON_TARGET), *((line.traced, ON_OTHER) for line in further)]
    fixed = [gap.pill for gap in gaps] + [line.name.box for line in further]
    prices = _prices(field, markers, curves, other, gaps, fixed)
    return State(
        line=traced.path(True),
        area=traced.area(),
        guess=traced.path(False),
        markers=markers,
        labels=label_spots(spots, prices, field.metrics),
    )


def _markers(field: _Field, emotions: Sequence[Emotion | None]) -> tuple[Marker, ...]:
    return tuple(
        Marker(
            number=touchpoint.number,
            x=x,
            y=field.y(emotion.value),
            level=emotion.level,
            truth=touchpoint.moment_of_truth,
            href=touchpoint.href,
            name=_name(touchpoint, emotion),
        )
        for touchpoint, x, emotion in zip(field.subject.touchpoints, field.xs, emotions, strict=True)
        if emotion
    )


def _name(touchpoint: Touchpoint, emotion: Emotion) -> str:
    """What the marker is called; the subject's own label tells of the emotion that is lived."""
    if emotion is touchpoint.emotion and touchpoint.label:
        return touchpoint.label
    return f"{touchpoint.number}. {touchpoint.title}, {emotion.name}, {emotion.text}"


def _spots(field: _Field, emotions: Sequence[Emotion | None], markers: Sequence[Marker]) -> list[Spot]:
    """One spot per marker: annotated at moments of truth, peak and low; a bare number where many stand close."""
    felt = {touchpoint.number: emotion for touchpoint, emotion in zip(field.subject.touchpoints, emotions, strict=True)}
    titled = _titled(field, felt)
    annotated = _extremes(markers) | {marker.number for marker in markers if marker.truth}
    by_number = {touchpoint.number: touchpoint for touchpoint in field.subject.touchpoints}
    sides = _sides([marker.y for marker in markers])
    return [
        Spot(
            number=marker.number,
            x=marker.x,
            y=marker.y,
            level=marker.level,
            title=by_number[marker.number].title,
            truth=marker.truth,
            side=side,
            voice=_voice(by_number[marker.number]) if marker.number in annotated else "",
            bare=titled is not None and marker.number not in titled | annotated,
        )
        for marker, side in zip(markers, sides, strict=True)
    ]


def _voice(touchpoint: Touchpoint) -> str:
    return touchpoint.verbatim or touchpoint.thought


def _extremes(markers: Sequence[Marker]) -> set[int]:
    """The first peak and the first low of the whole map."""
    if not markers:
        return set()
    return {min(markers, key=lambda m: m.y).number, max(markers, key=lambda m: m.y).number}


def _titled(field: _Field, felt: dict[int, Emotion | None]) -> set[int] | None:
    """In a map at its closest pitch, the high and low of each stage; None where every point has room for its title."""
    if len(felt) <= FEW or all(column.width > CLOSE * len(column.points) for column in field.columns):
        return None
    kept: set[int] = set()
    for stage in field.subject.stages:
        values = [(felt[t.number], t.number) for t in stage.touchpoints]
        known = [(emotion.value, number_) for emotion, number_ in values if emotion]
        if known:
            kept |= {max(known, key=lambda v: (v[0], -v[1]))[1], min(known)[1]}
    return kept


def _sides(ys: Sequence[float]) -> list[int]:
    """-1 for a peak, 1 for a low, 0 on a slope, by comparison with both neighbours."""
    sides = []
    for at, y in enumerate(ys):
        around = [*ys[max(at - 1, 0) : at], *ys[at + 1 : at + 2]]
        if around and all(y < other for other in around):
            sides.append(-1)
        elif around and all(y > other for other in around):
            sides.append(1)
        else:
            sides.append(0)
    return sides


def _prices(
    field: _Field, markers: Sequence[Marker], curves: Sequence[tuple[Traced | None, int]], other: Traced | None,
    gaps: Sequence[GapCall], fixed: Sequence[Box],
) -> Prices:  # fmt: skip
    """What labels should not cover: the curves, the markers with their stars, gap pills, stage rules, the zero line."""
    room = Box(2, field.top + 4, field.width - 2, field.bottom - 4)
    prices = Prices(room, [column.right for column in field.columns[:-1]], ON_RULE)
    prices.across(field.zero, ON_ZERO)
    for drawn, price in curves:
        if drawn and drawn.curve:
            first = drawn.curve.xs[0]
            count = int((drawn.curve.xs[-1] - first) // ACROSS) + 1
            prices.curve(first, heights(drawn.curve, [first + at * ACROSS for at in range(count)]), price)
    if other and other.curve:
        for x, y in zip(other.curve.xs, other.curve.ys, strict=True):
            prices.area(Box.around(x, y, 8), ON_DOT)
    for marker in markers:
        prices.area(Box.around(marker.x, marker.y, 2 * (RING if marker.truth else MARKER)), ON_MARKER)
        if marker.truth:
            prices.area(Box.sized(marker.x + 5, marker.y - 20, 15, 15), ON_MARKER)
    for gap in gaps:
        prices.area(Box(gap.x - 2, gap.top, gap.x + 2, gap.bottom), ON_MARKER)
    for words in fixed:
        prices.area(words.grown(4), FORBIDDEN * 10)
    prices.close()
    return prices


# The target over it


def _aim(field: _Field, current: Traced, target: Traced, gaps: tuple[GapCall, ...]) -> Aim:
    dots = tuple(
        Point(x, field.y(at.target.value))
        for at, x in zip(field.subject.touchpoints, field.xs, strict=True)
        if at.target and (at.emotion is None or abs(at.target.value - at.emotion.value) > DOT_FROM * field.step)
    )
    return Aim(target.path(True), target.faint(), dots, _hatch(current, target), gaps)


def _hatch(current: Traced, target: Traced) -> str:
    """Vertical hairlines every 4 px where both curves are known and the target lies higher; moves are relative."""
    if current.curve is None or target.curve is None:
        return ""
    parts: list[str] = []
    x0, y0 = 0.0, 0
    for left, right in _common(current.spans(), target.spans()):
        first = left - left % HATCH + HATCH / 2
        xs = [x for x in (first + at * HATCH for at in range(int((right - first) // HATCH) + 1)) if x > left]
        for x, low, high in zip(xs, heights(current.curve, xs), heights(target.curve, xs), strict=True):
            if low - high > VISIBLE:
                foot, length = round(low), round(low - high)
                parts.append(f"m{x - x0:g} {foot - y0}v{-length}" if parts else f"M{x:g} {foot}v{-length}")
                x0, y0 = x, foot - length
    return "".join(parts)


def _common(first: Sequence[tuple[float, float]], second: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """The parts that intervals of two lists share."""
    shared = [(max(a, c), min(b, d)) for a, b in first for c, d in second]
    return [(left, right) for left, right in shared if left < right]


def _gap_calls(field: _Field) -> tuple[GapCall, ...]:
    """The two largest gaps of one and a half levels or more, each with its size on a pill."""
    measured = [
        (at.gap.value, at, x)
        for at, x in zip(field.subject.touchpoints, field.xs, strict=True)
        if at.gap and at.emotion and at.target and at.gap.value >= CALL_FROM * field.step
    ]
    largest = sorted(measured, key=lambda entry: (-entry[0], entry[1].number))[:CALLS]
    return tuple(_gap_call(field, at, x) for _, at, x in sorted(largest, key=lambda entry: entry[2]))


def _gap_call(field: _Field, touchpoint: Touchpoint, x: float) -> GapCall:
    assert touchpoint.emotion
    assert touchpoint.target
    assert touchpoint.gap
    low = field.y(touchpoint.emotion.value) - (RING if touchpoint.moment_of_truth else MARKER) - 2
    high = field.y(touchpoint.target.value) + 6
    middle = (low + high) / 2
    width = field.metrics.width(touchpoint.gap.text, ROLES["gap"])
    text = Text("gap", x, middle + 4.2, (touchpoint.gap.text,), (width,), "middle")
    return GapCall(x, high, low, Box.around(x, middle, width + 14, PILL), text)


# Further lines


class _Further(Struct, frozen=True):
    """A line beside the first one: its curve, and its name as set at right."""

    traced: Traced
    drawn: OtherLine

    @property
    def name(self) -> Text:
        return self.drawn.text


def _further(field: _Field, current: Traced, width: float) -> tuple[_Further, ...]:
    """The curves of the other personas and last the measured series, with their names at right.

    Where there are several personas the first is named too, in front, with no second curve of its own.
    """
    subject = field.subject
    found = [(subject.lines[0].label, current)] if len(subject.lines) > 1 else []
    for line, persona in enumerate(subject.lines[1:MOST_LINES], start=1):
        felt = [at.emotions[line] if line < len(at.emotions) else None for at in subject.touchpoints]
        found.append((persona.label, trace(field.columns, _values(felt), field.y, field.zero)))
    if subject.measured:
        values = trace(field.columns, subject.measured.values, field.y, field.zero)
        found.append((subject.measured.label, values))
    shown = [(label, traced) for label, traced in found if traced.curve]
    if not shown:
        return ()
    ends = [_end(label, traced, drawn=traced is current) for label, traced in shown]
    lines = end_lines(ends, field.xs[-1], width, field.top, field.bottom, field.metrics)
    return tuple(_Further(traced, line) for (_, traced), line in zip(shown, lines, strict=True))


def _end(label: str, traced: Traced, drawn: bool) -> End:
    curve = traced.curve
    dots = tuple(map(Point, curve.xs, curve.ys)) if curve else ()
    return End(label, traced.path(True), traced.path(False), dots, drawn)
