"""The CSS vocabulary of the journey map, beside what it shares with all figures.

Every name has a selector in the theme's ``map.css``, and every class selector there a name here or in ``draw.classes``.
"""

from __future__ import annotations

from typing import Final

from journeysite.layout.map.sheet import ROLES

# The map on a page: heads that stick, rows of labels and map.
WHOLE: Final = "map-whole"
FITS: Final = "map-fits"
STICKY: Final = "map-sticky"
HEADS: Final = "map-heads"
CELL: Final = "map-cell"
CELL_GROUND: Final = "map-cell-ground"
NAME: Final = "map-name"
ROWS: Final = "map-rows"
BODY: Final = "map-body"
FRAME: Final = "map-frame"  # the page's own: the region that scrolls

# The two planes, and the file that holds both.
MAP: Final = "map"
LABELS: Final = "map-labels"
PLANE: Final = "map-plane"
ALONE: Final = "map-alone"

# Text: one class for each role of ``layout.map_sheet``.
TEXT: Final = {role: f"m-{role}" for role in ROLES}
FULL: Final = "full"

# Ground, rules, rows.
BACKSTAGE: Final = "m-back"
BLANK: Final = "m-blank"
BLANK_LINE: Final = "m-blank-line"
ROW: Final = "m-row"
COLUMN_RULE: Final = "m-rule"
PHASE_RULE: Final = "m-rule-phase"
DIVIDER: Final = "m-divider"
EDGE: Final = "m-edge"
DASHES: Final = "m-dashes"

# Head.
STAGE: Final = "m-stage-head"
CHEVRON: Final = "m-chevron"
HIT: Final = "m-hit"
STAR: Final = "m-star"

# States of the journey: what is lived, what is aimed at over it, and the target drawn in full.
NOW: Final = "state-now"
AIMS: Final = "state-aim"
GOAL: Final = "state-goal"
POINT: Final = "m-dot"
UNKNOWN: Final = "m-unknown"
WORDS: Final = "m-words"
DIMENSION: Final = "m-dimension"
PILL: Final = "m-pill"
FAINT: Final = "m-faint"
SEEN: Final = "m-seen"
ASSUMED: Final = "m-assumed"
RELATION: Final = {"new": "m-new", "abandoned": "m-gone"}
OTHER: Final = ("line-0", "line-1", "line-2", "line-3", "line-4")
MEASURED: Final = "measured"
LINE: Final = "m-line"
LINE_GUESS: Final = "m-line-guess"
LINE_DOT: Final = "m-line-dot"

# Lanes.
LANE_ICON: Final = "m-icon"
CHANNEL_ICON: Final = "m-icon-2"
TAG: Final = "m-tag"
PICTURE: Final = "m-picture"
CARD: Final = "m-card"
CONNECTOR: Final = "m-connector"
ARROW: Final = "m-arrow"
FIGURE: Final = "m-figure"
TRACK: Final = "m-track"
TRACK_COLUMN: Final = "m-track-column"
METRO: Final = "m-metro"
METRO_GROUND: Final = "m-metro-ground"
METRO_GUESS: Final = "m-metro-guess"
STATION: Final = "m-station"
BAR: Final = "m-bar"
BAR_BOX: Final = "m-bar-box"
BAR_SIGN: Final = "m-bar-sign"
BAR_TRACK: Final = "m-bar-track"
BAR_PROGRESS: Final = "m-bar-progress"
BAR_DOT: Final = "m-bar-dot"

# What a file that stands alone adds.
GROUND: Final = "m-ground"
LEGEND: Final = "m-legends"
LEGEND_LINE: Final = "m-legend-line"
COLOPHON: Final = "m-colophon"

# The rail of narrow screens.
RAIL_LINE: Final = "rail-line"
RAIL_MARK: Final = "rail-mark"
RAIL_SCALE: Final = "rail-scale"
