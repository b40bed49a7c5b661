"""The emotion curve's field: scale, states, target with hatch and gaps, further lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from journeysite.geometry.primitives import Box, Point
from journeysite.layout.labels import FORBIDDEN
from journeysite.layout.map.aim import layout_aim, layout_gap_calls
from journeysite.layout.map.ends import End, end_lines
from journeysite.layout.map.labels import MARKER, RING, Spot, label_spots
from journeysite.layout.map.layout import Column, GapCall, LevelLine, Marker, OtherLine, Plot, State
from journeysite.layout.map.marks import Text
from journeysite.layout.map.plot_field import Field, field_of
from journeysite.layout.map.profile import heights
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.map.subject import Emotion, MapSubject, MapWords, Mode, Touchpoint
from journeysite.layout.map.traced import Traced, trace
from journeysite.layout.metrics import Metrics
from journeysite.layout.prices import ACROSS, Prices

MOST_LINES: Final = 5

FEW: Final = 30  # touchpoints up to which each gets its title
CLOSE: Final = 52.5  # px of pitch under which more than a few titles would not find room
# Prices of a cell that a label hides, in tenths (see ``labels``).
ON_CURVE: Final = 1200
ON_TARGET: Final = 500
ON_OTHER: Final = 190
ON_DOT: Final = 720
ON_MARKER: Final = 1800
ON_ZERO: Final = 4
ON_RULE: Final = 9
ASIDE: Final = 7.0  # px that labels keep from words that stand fast; a price is known to half a cell only
FOOT: Final = 16.0  # px from the foot of the field up to the marks of what is unknown


def layout_plot(
    subject: MapSubject, columns: Sequence[Column], top: float, width: float, sheet: Sheet, metrics: Metrics
) -> Plot | None:
    """The whole field from ``top`` down; None where the map has no scale. ``width``: of the map, with its gutter."""
    if not subject.levels:
        return None
    field = field_of(subject, tuple(columns), top, sheet, metrics)
    first = [touchpoint.emotion for touchpoint in subject.touchpoints]
    current = trace(field.columns, _values(first), field.y, field.zero, field.subject.absent(0))
    compare = subject.mode is Mode.COMPARE
    aims = [touchpoint.target for touchpoint in subject.touchpoints] if compare else []
    target = trace(field.columns, _values(aims), field.y, field.zero) if compare else None
    gaps = layout_gap_calls(field) if compare else ()
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
        aim=layout_aim(field, current, target, gaps) if target else None,
        target=_state(field, aims, target, None, (), further) if target else None,
        others=tuple(drawn),
        measured=measured,
        note=None if any((*first, *aims)) or further or not field.xs else _note(field),
    )


def _note(field: Field) -> Text:
    """The words in the middle of a field without a curve."""
    text, x = field.subject.words.silent, (field.xs[0] + field.xs[-1]) / 2
    return Text("mute", x, field.zero - 12, (text,), (field.metrics.width(text, ROLES["mute"]),), "middle")


def _levels(field: Field, sheet: Sheet) -> tuple[LevelLine, ...]:
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


def _values(emotions: Sequence[Emotion | None]) -> list[float | None]:
    return [emotion.value if emotion else None for emotion in emotions]


# A state with markers and labels


def _state(
    field: Field, emotions: Sequence[Emotion | None], traced: Traced, other: Traced | None, gaps: Sequence[GapCall],
    further: Sequence[_Further],
) -> State:  # fmt: skip
    markers = _markers(field, emotions)
    unknown = _unknown(field, emotions)
    spots = _spots(field, emotions, markers)
    curves = [(traced, ON_CURVE), (other, ON_TARGET), *((line.traced, ON_OTHER) for line in further)]
    fixed = [gap.pill for gap in gaps] + [line.name.box for line in further]
    prices = _prices(field, (*markers, *unknown), curves, other, gaps, fixed)
    return State(
        line=traced.path(True),
        area=traced.area(),
        guess=traced.path(False),
        markers=markers,
        labels=label_spots(spots, prices, field.metrics),
        unknown=unknown,
    )


def _markers(field: Field, emotions: Sequence[Emotion | None]) -> tuple[Marker, ...]:
    return tuple(
        Marker(
            number=touchpoint.number,
            x=x,
            y=field.y(emotion.value),
            level=emotion.level,
            truth=touchpoint.moment_of_truth,
            href=touchpoint.href,
            name=_name(touchpoint, emotion, field.subject.words),
        )
        for touchpoint, x, emotion in zip(field.subject.touchpoints, field.xs, emotions, strict=True)
        if emotion
    )


def _unknown(field: Field, emotions: Sequence[Emotion | None]) -> tuple[Marker, ...]:
    """A mark at the foot for each touchpoint of unknown emotion: on the curve it would assert one."""
    pairs = zip(field.subject.touchpoints, field.xs, emotions, strict=True)
    return tuple(
        Marker(at.number, x, field.bottom - FOOT, "", at.moment_of_truth, at.href, _name(at, None, field.subject.words))
        for at, x, emotion in pairs
        if emotion is None and 0 not in at.absent
    )


def _name(touchpoint: Touchpoint, emotion: Emotion | None, words: MapWords) -> str:
    """What the marker is called; the subject's own label tells of the emotion that is lived."""
    if emotion is touchpoint.emotion and touchpoint.label:
        return touchpoint.label
    if emotion is None:
        return f"{touchpoint.number}. {touchpoint.title}, {words.unknown}"
    return f"{touchpoint.number}. {touchpoint.title}, {emotion.name}, {emotion.text}"


def _spots(field: Field, emotions: Sequence[Emotion | None], markers: Sequence[Marker]) -> list[Spot]:
    """One spot per marker: annotated at moments of truth, peak and low; a bare number where many stand close."""
    felt = {touchpoint.number: emotion for touchpoint, emotion in zip(field.subject.touchpoints, emotions, strict=True)}
    titled = _titled(field, felt)
    annotated = _extremes(markers) | {marker.number for marker in markers if marker.truth}
    by_number = {touchpoint.number: touchpoint for touchpoint in field.subject.touchpoints}
    emotions_are_lived = all(felt[at.number] is at.emotion for at in field.subject.touchpoints)
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
            feeling=by_number[marker.number].feeling if emotions_are_lived else "",
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


def _titled(field: Field, felt: dict[int, Emotion | None]) -> set[int] | None:
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
    field: Field, markers: Sequence[Marker], curves: Sequence[tuple[Traced | None, int]], other: Traced | None,
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
        prices.area(Box(gap.x - ASIDE, gap.top, gap.x + ASIDE, gap.bottom), ON_MARKER)
    for words in fixed:
        around = Box(words.left - ASIDE, words.top - 4, words.right + ASIDE, words.bottom + 4)
        prices.area(around, FORBIDDEN * 10)
    prices.close()
    return prices


# Further lines


class _Further(Struct, frozen=True):
    """A line beside the first one: its curve, and its name as set at right."""

    traced: Traced
    drawn: OtherLine

    @property
    def name(self) -> Text:
        return self.drawn.text


def _further(field: Field, current: Traced, width: float) -> tuple[_Further, ...]:
    """The curves of the other personas and last the measured series, with their names at right.

    Where there are several personas the first is named too, in front, with no second curve of its own.
    """
    subject = field.subject
    found = [(subject.lines[0].label, current)] if len(subject.lines) > 1 else []
    for line, persona in enumerate(subject.lines[1:MOST_LINES], start=1):
        felt = [at.emotions[line] if line < len(at.emotions) else None for at in subject.touchpoints]
        found.append((persona.label, trace(field.columns, _values(felt), field.y, field.zero, subject.absent(line))))
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
