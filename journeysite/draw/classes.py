"""The CSS vocabulary of drawings: drawing says what a thing is, the theme says how it looks.

Every name here has a selector in the theme's ``figures.css``, and every class selector there a name here; a test
compares them both ways. What only the journey map has is in ``map_classes`` and ``map.css``.
"""

from __future__ import annotations

from functools import cache
from typing import Final

# Levels of an emotion: colour of marks (``color``), of text (with a text class), of grounds (with ``WASH``).
P2: Final = "p2"
P1: Final = "p1"
Z0: Final = "z0"
N1: Final = "n1"
N2: Final = "n2"

# Roadmap states, as the model names them.
IDEA: Final = "idea"
PLANNED: Final = "planned"
IN_PROGRESS: Final = "in-progress"
DONE: Final = "done"
DROPPED: Final = "dropped"

# Text: one class for each style of ``layout.typography``, of the same name.
AXIS: Final = "t-axis"
CAPTION: Final = "t-caption"
LABEL: Final = "t-label"
LABEL_STRONG: Final = "t-label-strong"
BODY: Final = "t-body"
STRONG: Final = "t-strong"
QUOTE: Final = "t-quote"
QUOTE_LARGE: Final = "t-quote-large"
SMALL_STRONG: Final = "t-small-strong"
NOTE: Final = "t-note"
NAME: Final = "t-name"
VALUE: Final = "t-value"
TITLE: Final = "t-title"
STAGE: Final = "t-stage"
FIGURE_NUMBER: Final = "t-figure"
# … and what a text may be besides.
MUTED: Final = "muted"
PROSE: Final = "prose-ink"
INTENT: Final = "intent"
ON_INK: Final = "on-ink"
HALO: Final = "halo"
HALO_2: Final = "halo-2"

# Figures, as the root element.
FIGURE: Final = "figure"
SPARKLINE: Final = "spark"

LINK: Final = "fig-link"

# Lines and grounds.
HAIR: Final = "hair"
HAIR_STRONG: Final = "hair-strong"
RULE: Final = "rule"
ZERO: Final = "zero"
CURVE: Final = "curve"
CURVE_THIN: Final = "curve-thin"
GUESS: Final = "guess"
AREA: Final = "area"
AIM: Final = "aim"
AIM_DOT: Final = "aim-dot"
GAP: Final = "gap-hatch"
FOCUS_GROUND: Final = "ground-2"
WASH: Final = "wash"
FADED: Final = "faded"
VEIL: Final = "veil"
LEADER: Final = "leader"

FRAME: Final = "frame"
SPLIT: Final = "split"

# The loop.
RIBBON: Final = "ribbon"
RIBBON_BLANK: Final = "ribbon-blank"
BRIDGE: Final = "bridge"
CHEVRON: Final = "chevron"
STATION: Final = "station"
NUMERAL: Final = "numeral"

# Tables of emotion.
CELL: Final = "cell"
BLANK: Final = "blank"
UNDERLINED: Final = "underlined"
SHARE: Final = "share"
SHARE_TRACK: Final = "share-track"
AIM_WAY: Final = "aim-way"
OPEN: Final = "open-gap"
STATE: Final = "state"

# A day.
DAY_PART: Final = "day-part"
PART_GROUND: Final = "part-ground"
WITH_US: Final = "with-us"
US_DOT: Final = "us-dot"

# Faces of personas.
AVATAR: Final = "av"
AVATAR_GROUND: Final = "av-ground"
AVATAR_INK: Final = "av-ink"
AVATAR_PEN: Final = "av-pen"
AVATAR_SHADE: Final = "av-shade"
AVATAR_SHADE_LINE: Final = "av-nose"
AVATAR_GOLD: Final = "av-gold"
SKIN_UNSAID: Final = "skin-unsaid"
HAIR_UNSAID: Final = "hair-unsaid"
SKIN: Final = tuple(f"skin-{tone}" for tone in range(6))
HAIR_TONE: Final = tuple(f"hair-{tone}" for tone in range(7))
CLOTHES: Final = tuple(f"cloth-{tone}" for tone in range(8))

# Roadmap figures.
BUBBLE: Final = "bubble"
DISC: Final = "disc"
RANK: Final = "rank"
BAR: Final = "bar"
BAR_GROUND: Final = "bar-ground"
BAR_TRACK: Final = "bar-track"
BAR_DONE: Final = "bar-done"
BAR_ICON: Final = "bar-icon"
BAR_TITLE: Final = "bar-title"
BAR_NOTE: Final = "bar-note"
BAR_OUTSIDE: Final = "bar-outside"
NOW: Final = "now"
NOW_PILL: Final = "now-pill"

# Marks.
SPRITE: Final = "sprite"
MARK: Final = "mk"
MARK_HALO: Final = "mk-halo"
HOLE: Final = "hole"
STAR: Final = "star"
RING: Final = "ring"
RING_STRONG: Final = "ring-strong"
HIT: Final = "hit"
ICON: Final = "icon"
FACE: Final = "face"

# Gradient stops by level.
STOPS: Final = {"p2": "stop-p2", "p1": "stop-p1", "z0": "stop-z0", "n1": "stop-n1", "n2": "stop-n2"}
AREA_STOPS: Final = {"p2": "tint-p2", "p1": "tint-p1", "z0": "tint-z0", "n1": "tint-n1", "n2": "tint-n2"}


@cache
def join(*names: str) -> str:
    """Several classes as one attribute value; empty ones are left out.

    Remembered, since the vocabulary is small and a map asks some 500 times.
    """
    return " ".join(filter(None, names))
