"""Shared symbols: the shapes of the five levels, the star, the states of a roadmap item, and icons.

A page or a standalone file defines each symbol once; a drawing places it with ``use``, so that a hundred markers cost
a hundred short elements. Shapes take their colour from ``color`` and, where they are hollow, the ground from a class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

__all__ = ["FACES", "STAR", "icon", "level_mark", "sprite", "status_mark", "symbols"]

#: A moment of truth.
STAR: Final = "m-star"

#: The face (an icon's name) of each level class, from delight to irritant.
FACES: Final = {"p2": "laugh", "p1": "smile", "z0": "meh", "n1": "frown", "n2": "angry"}

# Drawn in a square of 16 around the origin, with one unit of air. Of one optical weight: the triangles are wider than
# the disc, the ring has the disc's outer edge.
_LEVELS: Final = {
    "p2": '<path d="M0-7 7 5.5H-7Z"/>',
    "p1": '<circle r="6"/>',
    "z0": '<circle class="hole" r="4.9" stroke="currentColor" stroke-width="2.4"/>',
    "n1": '<path d="M0-7 7 0 0 7-7 0Z"/>',
    "n2": '<path d="M0 7 7-5.5H-7Z"/>',
}

_STAR: Final = (
    '<path d="M12 2.2l2.95 6.2 6.8.85-5 4.7 1.3 6.75L12 17.4l-6.05 3.3 1.3-6.75-5-4.7 6.8-.85z" fill="currentColor"/>'
)

# Drawn in a square of 24, like the icons beside which they stand.
_RING: Final = '<circle cx="12" cy="12" r="9.5"{dashes}/>'
_STATES: Final = {
    "idea": _RING.format(dashes=' stroke-dasharray="3.4 2.57"'),
    "planned": _RING.format(dashes=""),
    "in-progress": _RING.format(dashes="")
    + '<path d="M12 6.2a5.8 5.8 0 0 1 0 11.6Z" fill="currentColor" stroke="none"/>',
    "done": _RING.format(dashes="") + '<path d="m8 12.2 2.8 2.8 5.2-5.6"/>',
    "dropped": _RING.format(dashes="") + '<path d="M5.3 18.7 18.7 5.3"/>',
}


def level_mark(level_class: str) -> str:
    """The symbol of a level: ``p2`` triangle up, ``p1`` disc, ``z0`` ring, ``n1`` diamond, ``n2`` triangle down."""
    return f"m-{level_class}"


def status_mark(status: str) -> str:
    """The symbol of a roadmap item's status; a status that the default scale lacks is drawn as planned."""
    return f"m-{status if status in _STATES else 'planned'}"


def icon(name: str) -> str:
    """The symbol of an icon of the theme."""
    return f"i-{name}"


def symbols(icons: Mapping[str, str]) -> dict[str, str]:
    """The markup of every symbol by its id, icons from the text of their SVG files by name."""
    levels = {level_mark(name): _level(name, shape) for name, shape in _LEVELS.items()}
    states = {f"m-{name}": _outlined(f"m-{name}", shape) for name, shape in _STATES.items()}
    drawn = {icon(name): _outlined(icon(name), _inside(source)) for name, source in icons.items()}
    star = {STAR: f'<symbol id="{STAR}" viewBox="0 0 24 24">{_STAR}</symbol>'}
    return levels | star | states | drawn


def sprite(names: Iterable[str], known: Mapping[str, str]) -> str:
    """A hidden element that defines those symbols, in order of their names; ``KeyError`` names one that is unknown."""
    found = "".join(known[name] for name in sorted(set(names)))
    return (
        f'<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">{found}</svg>' if found else ""
    )


def _level(name: str, shape: str) -> str:
    joined = f'<g fill="currentColor" stroke-linejoin="round">{shape}</g>'
    return f'<symbol id="{level_mark(name)}" viewBox="-8 -8 16 16">{joined}</symbol>'


def _outlined(name: str, shape: str) -> str:
    pen = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
    return f'<symbol id="{name}" viewBox="0 0 24 24"><g {pen}>{shape}</g></symbol>'


_SVG: Final = re.compile(r"<svg\b[^>]*>(.*)</svg>", re.DOTALL)


def _inside(source: str) -> str:
    """What an icon file holds inside its ``svg`` element; ``ValueError`` where it is none."""
    found = _SVG.search(source)
    if found is None:
        raise ValueError("an icon must be an SVG file")
    return found[1].strip()
