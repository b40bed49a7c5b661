"""A day in the life: all that a customer does from morning to night, and the few moments in which we are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from journeysite.geometry.curve import Curve
from journeysite.geometry.primitives import Box
from journeysite.geometry.scale import Linear
from journeysite.geometry.text import Lines
from journeysite.layout.emotion_line import EmotionLine, LevelMark, emotion_line, emotion_scale, level_mark
from journeysite.layout.local_curve.layout import LevelRow
from journeysite.layout.map.subject import Emotion, EmotionLevel
from journeysite.layout.metrics import Metrics
from journeysite.layout.placement import Candidate, place
from journeysite.layout.typography import CAPTION, LABEL, NAME, QUOTE, SMALL_STRONG

__all__ = [
    "DayBand",
    "DayLabel",
    "DayLayout",
    "DayMoment",
    "DayStage",
    "DaySubject",
    "DayWords",
    "PlacedMoment",
    "layout_day",
]


class DayMoment(Struct, frozen=True):
    """Something that happens at an hour (0 to 24, decimal). ``with_us``: the brand is part of it.

    ``number`` stands for the title where there is no room for words; 0 for none.
    """

    title: str
    hour: float
    emotion: Emotion | None = None
    verbatim: str = ""
    with_us: bool = False
    href: str = ""
    label: str = ""
    number: int = 0
    moment_of_truth: bool = False


class DayStage(Struct, frozen=True):
    """A part of the day from ``start`` to ``end`` (hours; an end before the start is after midnight).

    ``number`` stands for the name where that finds no room, 0 for none; ``when`` tells the hours.
    """

    name: str
    start: float
    end: float
    moments: tuple[DayMoment, ...] = ()
    href: str = ""
    number: int = 0
    when: str = ""


class DayWords(Struct, frozen=True):
    """Headings of the two bands under the curve."""

    day: str = "The day"
    with_us: str = "With us"


class DaySubject(Struct, frozen=True):
    """A day. ``hours``: which hours the axis names, with their text: ``((6, "6 h"), (9, "9 h"), …)``.

    Under 720 px of ``width`` numbers stand for names and words, which the page lists beneath.
    """

    id: str
    title: str
    desc: str
    stages: tuple[DayStage, ...]
    levels: tuple[EmotionLevel, ...]
    hours: tuple[tuple[float, str], ...]
    words: DayWords = DayWords()
    width: float = 1376.0


class DayBand(Struct, frozen=True):
    """A part of the day on the band: its box and its name in lines, or its number where they find no room."""

    box: Box
    lines: tuple[str, ...]
    full: str
    href: str
    with_us: bool


class DayLabel(Struct, frozen=True):
    """A moment's words, all centred on x, the first baseline at y; with a leader where they stand off."""

    x: float
    y: float
    title_lines: tuple[str, ...]
    verbatim_lines: tuple[str, ...]
    leader: tuple[float, float, float, float] | None


class PlacedMoment(Struct, frozen=True):
    """A moment on the curve, and its stroke down to the band when we are there; a moment of truth has ring and star."""

    x: float
    mark: LevelMark | None
    with_us: bool
    moment_of_truth: bool
    href: str
    accessible: str
    label: DayLabel | None


class DayLayout(Struct, frozen=True):
    """Where everything is, in px. ``nights``: grounds of the dark hours, before 6 and after 22."""

    id: str
    title: str
    desc: str
    width: float
    height: float
    plot_left: float
    levels: tuple[LevelRow, ...]
    high: float
    low: float
    zero: float
    line: EmotionLine
    nights: tuple[Box, ...]
    hours: tuple[tuple[float, str], ...]
    hours_y: float
    bands: tuple[DayBand, ...]
    band_title: str
    us_title: str
    us_y: float
    us: tuple[Box, ...]
    axis_y: float
    moments: tuple[PlacedMoment, ...]


_ROOMY, _TELLING = 720.0, 100.0  # px from which a figure holds words, and a band a name that is cut
_TOP, _STEP = 72.0, 44.0
_FOOT = _TOP + 4 * _STEP + 72
_AXIS, _BAND, _US = 28.0, 44.0, 28.0
_LEADING = 16.0
_DAWN, _DUSK, _DAY = 6.0, 22.0, 24.0


def layout_day(subject: DaySubject, metrics: Metrics) -> DayLayout:
    """The axis runs from the first hour lived to the last, at most 24 hours on."""
    roomy = subject.width >= _ROOMY
    left = 136.0 if roomy else 28.0
    begin, end = _span(subject)
    along = Linear((begin, end), (left, subject.width - 8))
    scale = emotion_scale(_TOP, _TOP + 4 * _STEP)
    moments = sorted((m for s in subject.stages for m in s.moments), key=lambda m: _after(m.hour, begin))
    moments = moments if roomy else [_numbered(moment) for moment in moments]
    xs = _apart([along(begin + _after(m.hour, begin)) for m in moments])
    values = [m.emotion.value if m.emotion else None for m in moments]
    band_top = _FOOT + _AXIS
    bands = tuple(_band(stage, begin, end, along, band_top, metrics, roomy) for stage in subject.stages)
    us_y = band_top + _BAND + 12
    return DayLayout(
        id=subject.id,
        title=subject.title,
        desc=subject.desc,
        width=subject.width,
        height=us_y + _US,
        plot_left=left,
        levels=tuple(
            LevelRow(scale(v.value), v.level, v.icon, metrics.fit(v.name, 104, SMALL_STRONG) if roomy else "")
            for v in subject.levels
        ),
        high=scale(2),
        low=scale(-2),
        zero=scale(0),
        line=emotion_line(xs, values, scale),
        nights=_nights(begin, end, along),
        hours=_hours(subject, begin, end, along, metrics),
        hours_y=_FOOT + 18,
        bands=bands,
        band_title=metrics.fit(subject.words.day, 128, NAME) if roomy else "",
        us_title=metrics.fit(subject.words.with_us, 128, NAME) if roomy else "",
        us_y=us_y,
        axis_y=_FOOT,
        us=tuple(Box(b.box.left, us_y, b.box.right, us_y + 8) for b in bands if b.with_us),
        moments=_placed(moments, xs, scale, Box(left, 0, subject.width, _FOOT), metrics),
    )


def _span(subject: DaySubject) -> tuple[float, float]:
    """The hours from the first stage's start to the last one's end, whole, never more than a day."""
    if not subject.stages:
        return 0.0, _DAY
    begin = float(int(subject.stages[0].start))
    last = max(_after(s.start, begin) + _length(s) for s in subject.stages)
    latest = max((_after(m.hour, begin) for s in subject.stages for m in s.moments), default=0.0)
    return begin, min(begin + _DAY, begin + float(-(-max(last, latest, 1.0) // 1)))


def _length(stage: DayStage) -> float:
    """Hours from the start to the end; an end that is not after the start is the next day's."""
    return (stage.end - stage.start) % _DAY or _DAY


def _after(hour: float, begin: float) -> float:
    """Hours after the beginning of the axis; an hour before it belongs to the night that follows."""
    return (hour - begin) % _DAY


def _apart(xs: Sequence[float], least: float = 6.0) -> list[float]:
    """The same x, moved to the right where two would coincide: a curve needs one point for each."""
    found: list[float] = []
    for x in xs:
        found.append(max(x, found[-1] + least) if found else x)
    return found


def _numbered(moment: DayMoment) -> DayMoment:
    """The moment with its number for its words, where it has one."""
    return replace(moment, title=str(moment.number), verbatim="") if moment.number else moment


def _band(
    stage: DayStage, begin: float, end: float, along: Linear, top: float, metrics: Metrics, roomy: bool
) -> DayBand:
    start = _after(stage.start, begin)
    length = _length(stage)
    box = Box(along(begin + start), top, min(along(begin + start + length), along(end)), top + _BAND)
    lines = metrics.wrap(stage.name, box.width - 12, LABEL, 2)
    whole = " ".join(lines.lines) == stage.name
    named = box.width > 30 and (whole or (lines.cut and (box.width > _TELLING or not stage.number)))
    shown = lines.lines if named and (roomy or not stage.number) else _number_in(box, stage, metrics)
    return DayBand(box, shown, stage.name, stage.href, any(m.with_us for m in stage.moments))


def _number_in(box: Box, stage: DayStage, metrics: Metrics) -> tuple[str, ...]:
    """The stage's number, if it has one that fits."""
    text = str(stage.number) if stage.number else ""
    return (text,) if text and metrics.width(text, LABEL) <= box.width - 2 else ()


def _nights(begin: float, end: float, along: Linear) -> tuple[Box, ...]:
    """The dark hours inside the axis, of the morning and of the evening."""
    dark = [(day + _DUSK - _DAY, day + _DAWN) for day in (0.0, _DAY, 2 * _DAY)]
    inside = [(max(a, begin), min(b, end)) for a, b in dark if b > begin and a < end]
    return tuple(Box(along(a), 0, along(b), _FOOT) for a, b in inside)


def _hours(
    subject: DaySubject, begin: float, end: float, along: Linear, metrics: Metrics
) -> tuple[tuple[float, str], ...]:
    """Named hours, each with a place of its own; one that would touch the one before is left out."""
    found: list[tuple[float, str]] = []
    free = float("-inf")
    for hour, text in sorted(subject.hours, key=lambda h: _after(h[0], begin)):
        x = along(begin + _after(hour, begin))
        half = metrics.width(text, CAPTION) / 2
        if begin + _after(hour, begin) <= end and x - half > free and x + half <= subject.width:
            found.append((x, text))
            free = x + half + 8
    return tuple(found)


def _placed(
    moments: Sequence[DayMoment], xs: Sequence[float], scale: Linear, plot: Box, metrics: Metrics
) -> tuple[PlacedMoment, ...]:
    labels = _labels(moments, xs, scale, plot, metrics)
    return tuple(
        PlacedMoment(
            x=x,
            mark=level_mark(x, m.emotion.value, scale) if m.emotion else None,
            with_us=m.with_us,
            moment_of_truth=m.moment_of_truth,
            href=m.href,
            accessible=m.label,
            label=label,
        )
        for m, x, label in zip(moments, xs, labels, strict=True)
    )


def _labels(
    moments: Sequence[DayMoment], xs: Sequence[float], scale: Linear, plot: Box, metrics: Metrics
) -> tuple[DayLabel | None, ...]:
    """Labels off the curve, the marks and each other; moments with us show what was said.

    Moments of truth choose first, then those with us.
    """
    obstacles = [
        Box.around(x, scale(m.emotion.value), 38 if m.moment_of_truth else 20)
        for m, x in zip(moments, xs, strict=True)
        if m.emotion
    ]
    obstacles += [
        _stroke(x, scale(m.emotion.value)) for m, x in zip(moments, xs, strict=True) if m.emotion and m.with_us
    ]
    known = [(x, scale(m.emotion.value)) for m, x in zip(moments, xs, strict=True) if m.emotion]
    if len(known) > 1:
        samples = Curve.through(known).samples(every=8)
        obstacles += [Box(a.x, min(a.y, b.y) - 4, b.x, max(a.y, b.y) + 4) for a, b in pairwise(samples)]
    order = sorted(range(len(moments)), key=lambda i: (not moments[i].moment_of_truth, not moments[i].with_us, i))
    options = [_options(moments[i], xs[i], scale(_value(moments[i])), plot, metrics) for i in order]
    placed = place(options, obstacles)
    found = {
        i: _label(*way, xs[i], scale(_value(moments[i])))
        for i, way in zip(order, placed, strict=True)
        if way is not None
    }
    return tuple(found.get(i) for i in range(len(moments)))


def _value(moment: DayMoment) -> float:
    return moment.emotion.value if moment.emotion else 0.0


def _stroke(x: float, y: float) -> Box:
    """What the line from a moment with us down to the axis covers."""
    return Box(x - 3, y + 12, x + 3, _FOOT)


class _Way(NamedTuple):
    """A way to set a label, before its words are known: how narrow, with what was said or not, where from its mark."""

    cost: float
    step: int
    said: bool
    away: float
    up: bool
    shift: float


def _ways(high: bool, spoken: bool) -> tuple[_Way, ...]:
    """All ways, the best first, for a moment above zero or below it: labels belong on the outer side of the curve."""
    ways = [
        _Way(
            3.0 * step + less + (0.0 if up == high else 8.0) + away * 0.3 + abs(shift) * 12, step, said, away, up, shift
        )
        for step in range(3)
        for said, less in (((True, 0.0), (False, 20.0)) if spoken else ((False, 0.0),))
        for away in (0.0, 14.0, 28.0, 46.0, 66.0)
        for up in (True, False)
        for shift in (0.0, -0.3, 0.3, -0.6, 0.6)
    ]
    return tuple(sorted(ways, key=lambda way: way.cost))


_WAYS = {(high, spoken): _ways(high, spoken) for high in (True, False) for spoken in (True, False)}
_ROOMS = (150.0, 108.0, 80.0)
_RINGED = 7.0  # px by which ring and star of a moment of truth reach beyond a mark


class _Draft(NamedTuple):
    """A label's words set in one width, before they have a place."""

    title: Lines
    said: Lines
    width: float
    height: float


def _draft(moment: DayMoment, step: int, said: bool, metrics: Metrics) -> _Draft:
    room = _ROOMS[step]
    title = metrics.balance(moment.title, room, LABEL, 3)
    verbatim = metrics.balance(moment.verbatim if said else "", max(room, 130.0), QUOTE, 3)
    return _Draft(title, verbatim, max(title.width, verbatim.width) + 2, _LEADING * (len(title) + len(verbatim)))


def _options(
    moment: DayMoment, x: float, y: float, plot: Box, metrics: Metrics
) -> Iterator[tuple[Candidate, tuple[_Draft, _Way]]]:
    """Ways to set a moment's label inside the plot, the best first; only moments with us show what was said."""
    drafts: dict[tuple[int, bool], _Draft] = {}
    for way in _WAYS[_value(moment) >= 0, moment.with_us and bool(moment.verbatim.strip(" \n\t"))]:
        cost, step, said, away, up, shift = way
        draft = drafts.get((step, said)) or drafts.setdefault((step, said), _draft(moment, step, said, metrics))
        left = x - draft.width / 2 + shift * draft.width
        near = _RINGED if moment.moment_of_truth else 0.0
        top = y - 14 - near - away - draft.height if up else y + 12 + near + away
        box = Box(left, top, left + draft.width, top + draft.height)
        if plot.contains(box):
            yield Candidate(box, cost, cost), (draft, way)


def _label(candidate: Candidate, setting: tuple[_Draft, _Way], x: float, y: float) -> DayLabel:
    box, (draft, way) = candidate.box, setting
    leader = None
    if way.away:
        leader = (x, y - 10, x, box.bottom + 2) if way.up else (x, y + 10, x, box.top)
    return DayLabel(box.middle.x, box.top + 12, draft.title.lines, draft.said.lines, leader)
