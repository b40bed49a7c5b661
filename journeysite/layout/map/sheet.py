"""The sheet a map is set on: every measure of its rows in px, and how each kind of text is set.

``SCREEN`` is the page, ``POSTER`` the compact A3 sheet, ``BLUEPRINT`` the wide columns of a service blueprint. A role
names a text style here and a CSS class in the theme; a test holds the two together.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from journeysite.geometry.text import TextStyle

__all__ = ["BLUEPRINT", "POSTER", "ROLES", "SCREEN", "Sheet"]

ROLES: Final = MappingProxyType(
    {
        "lane": TextStyle(13, 600),
        "level": TextStyle(12.5, 600),
        "cap": TextStyle(11.5),
        "phase": TextStyle(11.5, 600, tracking=0.8),
        "order": TextStyle(13, 600),
        "stage": TextStyle(15.5, 600, tracking=-0.1),
        "mean": TextStyle(12, 600, tabular=True),
        "body": TextStyle(12),
        "said": TextStyle(12, italic=True),
        "mute": TextStyle(12),
        "number": TextStyle(12, 600, tabular=True),
        "severity": TextStyle(11, 600),
        "digits": TextStyle(11.5, 600, tabular=True),
        "point": TextStyle(11.5, 500),
        "truth": TextStyle(11.5, 600),
        "quote": TextStyle(11.5, italic=True),
        "axis": TextStyle(11, tabular=True),
        "gap": TextStyle(12, 600, tabular=True),
        "who": TextStyle(11.5, 600),
        "channel": TextStyle(12),
        "system": TextStyle(11, 500),
        "value": TextStyle(19, 600, tracking=-0.2),
        "aim": TextStyle(12.5, 500),
        "item": TextStyle(12, 600),
        "status": TextStyle(11.5),
        "head": TextStyle(22, 620, tracking=-0.26),
        "legend": TextStyle(12),
    }
)


class Sheet(Struct, frozen=True):
    """Measures of a map, in px. ``width``: of labels and map together; 0 takes the theme's container.

    A stage is ``stage_base + stage_per_point × touchpoints`` wide, never under ``stage_least``, and the pitch of
    touchpoints never under ``pitch_least``: a map that needs more than the sheet keeps its size and scrolls.
    """

    width: float = 0.0
    labels: float = 0.0
    stage_base: float = 56.0
    stage_per_point: float = 40.0
    stage_least: float = 140.0
    pitch_least: float = 52.0
    end_gutter: float = 40.0
    phase: float = 32.0
    head: float = 64.0
    plot_above: float = 76.0
    plot_step: float = 64.0
    plot_below: float = 76.0
    axis: float = 22.0
    pad_across: float = 10.0
    pad_down: float = 12.0
    hang: float = 22.0
    leading: float = 16.0
    between: float = 7.0
    column_least: float = 165.0
    most_lines: int = 4
    voices: int = 2
    captions: bool = True
    channel_head: float = 66.0
    channel_pitch: float = 26.0
    channel_foot: float = 24.0
    line_row: float = 32.0
    bar: float = 44.0
    bar_gap: float = 12.0
    picture_least: float = 64.0


SCREEN: Final = Sheet()
POSTER: Final = replace(
    SCREEN,
    width=2214.0,
    labels=150.0,
    pitch_least=28.0,
    phase=28.0,
    plot_above=66.0,
    plot_step=48.0,
    plot_below=66.0,
    pad_down=7.0,
    leading=15.0,
    between=3.0,
    channel_head=38.0,
    channel_pitch=18.0,
    channel_foot=18.0,
    line_row=22.0,
    bar=28.0,
    bar_gap=8.0,
)
BLUEPRINT: Final = replace(SCREEN, stage_base=0.0, stage_per_point=136.0, stage_least=152.0, pitch_least=136.0)
