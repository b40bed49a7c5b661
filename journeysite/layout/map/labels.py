"""The words at the markers: which points get which words, how they are set, and where they end up."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, combinations, pairwise
from typing import Final

from msgspec import Struct

from journeysite.geometry.primitives import Box, Point
from journeysite.geometry.text import Font, Lines, TextStyle
from journeysite.layout.labels import Block, Placement, Wanted, place
from journeysite.layout.map.layout import CurveLabel
from journeysite.layout.map.marks import ASCENT, DESCENT, Text
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.metrics import Metrics
from journeysite.layout.prices import Prices

__all__ = ["MARKER", "RING", "Spot", "label_spots"]

MARKER: Final = 7.5
RING: Final = 12.0
LEADING: Final = 15.0
TITLE_WIDEST: Final = 200.0
QUOTE_WIDEST: Final = 170.0
MORE_LINES: Final = (0, 45, 130)
UNTOLD: Final = 200  # what it costs to leave out the name of a feeling
CROWN: Final = 7.0  # the star of a moment of truth stands that much higher
STAND_OFF: Final = (0, 14, 28, 44)
NEAR: Final = (0, 6)
LEADER_FROM: Final = 10
MANY: Final = 7  # words, above which not every way to break them is tried
WAYS: Final = 3
NARROW: Final = 50.0  # px that a line of a label should hold at least


class Spot(Struct, frozen=True):
    """A marker that wants words: ``voice`` where it is annotated with what was said, ``bare`` where its number will do.

    ``side``: -1 at a peak, 1 at a low, 0 on a slope. ``feeling``: a quiet line under the title, where there is room.
    """

    number: int
    x: float
    y: float
    level: str
    title: str
    truth: bool
    side: int
    voice: str = ""
    bare: bool = False
    feeling: str = ""


class _Setting(Struct, frozen=True):
    """Title and voice in lines, with their widths and the widest; the number stands before the first line."""

    title: tuple[str, ...]
    title_widths: tuple[float, ...]
    width: float
    voice: tuple[str, ...] = ()
    voice_widths: tuple[float, ...] = ()
    cost: int = 0
    cut: bool = False
    title_cut: bool = False

    @property
    def block(self) -> Block:
        return Block(self.width, (len(self.title) + len(self.voice)) * LEADING, self.cost)


def label_spots(spots: Sequence[Spot], prices: Prices, metrics: Metrics) -> tuple[CurveLabel, ...]:
    """A label for each spot that found room, by number."""
    settings = [_settings(spot, metrics) for spot in spots]
    wanted = [_wanted(spot, ways, metrics) for spot, ways in zip(spots, settings, strict=True)]
    placed = place(wanted, prices)
    return tuple(
        _label(spot, ways[at.block] if at.block >= 0 else _number_only(spot, metrics), at)
        for spot, ways, at in zip(spots, settings, placed, strict=True)
        if at is not None
    )


def _wanted(spot: Spot, settings: Sequence[_Setting], metrics: Metrics) -> Wanted:
    return Wanted(
        x=spot.x,
        y=spot.y,
        radius=RING if spot.truth else MARKER,
        side=spot.side,
        blocks=tuple(setting.block for setting in settings),
        least=_number_only(spot, metrics).block,
        crown=CROWN if spot.truth else 0.0,
        distances=STAND_OFF if spot.voice else NEAR,
        rank=0 if spot.voice or spot.truth else 2 if spot.bare else 1,
    )


def _settings(spot: Spot, metrics: Metrics) -> list[_Setting]:
    """The ways to set a spot's words, the one with the fewest lines first."""
    if spot.bare:
        return [_number_only(spot, metrics)]
    role = "truth" if spot.truth or spot.voice else "point"
    before = _number_width(spot, metrics)
    titles = _ways(spot.title, ROLES[role], TITLE_WIDEST, 3, metrics.font)
    voices = _said(spot, metrics)
    settings = []
    for more, title in enumerate(titles):
        widths = (title.widths[0] + before, *title.widths[1:])
        width = max(widths)
        settings += [
            _Setting(
                title.lines,
                widths,
                max(width, voice.width),
                voice.lines,
                voice.widths,
                MORE_LINES[more] + cost,
                title.cut or voice.cut,
                title.cut,
            )
            for voice, cost in (voices[:2] + voices[3:] if more else voices)
        ]
    return settings


def _said(spot: Spot, metrics: Metrics) -> list[tuple[Lines, int]]:
    """The ways to set what stands under a title, and what each costs: the feeling is given up before the title is."""
    style = ROLES["quote"]
    ways = _ways(spot.voice, style, QUOTE_WIDEST, 4, metrics.font)[:3] if spot.voice else (_NOTHING,)
    said = list(zip(ways, MORE_LINES, strict=False))
    felt = metrics.font.wrap(spot.feeling, QUOTE_WIDEST, style, 1) if spot.feeling else _NOTHING
    if not felt.lines or felt.cut:
        return said
    told = [(Lines((*felt.lines, *way.lines), (*felt.widths, *way.widths), way.cut), cost) for way, cost in said]
    return [*told, *[(way, cost + UNTOLD) for way, cost in said]]


def _number_only(spot: Spot, metrics: Metrics) -> _Setting:
    width = metrics.width(str(spot.number), ROLES["digits"])
    return _Setting(("",), (width,), width, cut=True, title_cut=True)


def _number_width(spot: Spot, metrics: Metrics) -> float:
    """The number and the space after it."""
    return metrics.width(str(spot.number), ROLES["digits"]) + metrics.width(" ", ROLES["point"])


_NOTHING: Final = Lines((), ())


@lru_cache(maxsize=1024)
def _ways(text: str, style: TextStyle, widest: float, most: int, font: Font) -> tuple[Lines, ...]:
    """A text on as few lines as fit ``widest``, then on more, evenly each time. Cut where it is too long for any.

    Remembered, since a map, its target and its poster say the same.
    """
    words = [word for word in text.split(" ") if word]
    if not words:
        return (Lines(("",), (0.0,)),)
    ruler = font.ruler(style)
    space = ruler[" "]
    ends = [0.0, *accumulate(ruler[word] + space for word in words)]
    least = max(1, int(-(-(ends[-1] - space) // widest)))
    # What is narrow on its lines gains nothing from more of them.
    most = min(most, len(words), least + WAYS - 1, max(least, int((ends[-1] - space) // NARROW) + 1))
    found = [lines for count in range(least, most + 1) if (lines := _evenly(words, ends, space, count)).width <= widest]
    return tuple(found) or (font.wrap(text, widest * 0.85, style, most),)


def _evenly(words: Sequence[str], ends: Sequence[float], space: float, rows: int) -> Lines:
    """The words on that many lines, as even as can be: with the least sum of squared widths.

    ``ends``: where each word and the space after it end, if all stood on one line, from 0 on.
    """
    count = len(words)
    if rows == 1:
        cuts: Sequence[int] = (0, count)
    elif rows == 2:
        whole = ends[-1]
        cuts = (0, min(range(1, count), key=lambda cut: abs(2 * ends[cut] - whole)), count)
    elif count <= MANY:
        tried = combinations(range(1, count), rows - 1)
        cuts = (0, *min(tried, key=lambda inner: _unevenness(ends, (0, *inner, count))), count)
    else:
        cuts = _filled(ends, rows)
    text = tuple([" ".join(words[start:end]) for start, end in pairwise(cuts)])
    return Lines(text, tuple([ends[end] - ends[start] - space for start, end in pairwise(cuts)]))


def _unevenness(ends: Sequence[float], cuts: Sequence[int]) -> float:
    return sum([(ends[end] - ends[start]) ** 2 for start, end in pairwise(cuts)])


def _filled(ends: Sequence[float], rows: int) -> tuple[int, ...]:
    """Where many words break when each line is filled to its even share: the cut nearest to it, each its own."""
    cuts = [0]
    for row in range(1, rows):
        wanted = ends[-1] * row / rows
        last = len(ends) - 1 - (rows - row)
        cuts.append(min(range(cuts[-1] + 1, last + 1), key=lambda cut: abs(ends[cut] - wanted)))
    return (*cuts, len(ends) - 1)


def _label(spot: Spot, setting: _Setting, at: Placement) -> CurveLabel:
    """The chosen setting at its chosen place."""
    box = at.box
    x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[at.align]
    role = "truth" if spot.truth or spot.voice else "point"
    size = ROLES[role].size
    base = box.top + (LEADING - (ASCENT + DESCENT) * size) / 2 + ASCENT * size
    full = " ".join(filter(None, (spot.title, spot.voice))) if setting.cut else ""
    texts = [Text(role, x, base, setting.title, setting.title_widths, at.align, LEADING, full=full)]
    if setting.voice:
        below = base + len(setting.title) * LEADING
        texts.append(Text("quote", x, below, setting.voice, setting.voice_widths, at.align, LEADING))
    leader = _leader(spot, box) if at.away >= LEADER_FROM else None
    return CurveLabel(spot.number, spot.level, str(spot.number), tuple(texts), box, leader, setting.title_cut)


def _leader(spot: Spot, box: Box) -> tuple[Point, Point]:
    """From the edge of the marker to the edge of the label, straight up or down."""
    radius = (RING if spot.truth else MARKER) + 2
    x = min(max(spot.x, box.left + 4), box.right - 4)
    if box.bottom < spot.y:
        return Point(spot.x, spot.y - radius), Point(x, box.bottom + 1)
    return Point(spot.x, spot.y + radius), Point(x, box.top - 1)
