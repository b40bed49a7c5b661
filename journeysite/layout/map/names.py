"""The row that names the touchpoints whose name does not stand in the curve's field, so that no number stays alone."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from journeysite.layout.map.cells import Item, text_row
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.layout import Plot, Row
from journeysite.layout.map.subject import Content, Lane, MapSubject

__all__ = ["names_row"]

KEY: Final = "names"
WHOLE: Final = 1000  # lines: a name is never cut here


def names_row(subject: MapSubject, plot: Plot | None, top: float, galley: Galley) -> Row | None:
    """Each such touchpoint after its number, in its stage; None where the field names all of them."""
    missing = _missing(subject, plot)
    if not missing:
        return None
    cells = [
        [
            Item(at.title, "body", str(at.number), at.emotion.level if at.emotion else "")
            for at in stage.touchpoints
            if at.number in missing
        ]
        for stage in subject.stages
    ]
    lane = Lane(KEY, Content.TEXTS, subject.words.names, icon="list")
    return text_row(lane, cells, top, replace(galley, sheet=replace(galley.sheet, most_lines=WHOLE)))


def _missing(subject: MapSubject, plot: Plot | None) -> set[int]:
    """Numbers of the touchpoints that some state of the field does not name in full."""
    numbers = {touchpoint.number for touchpoint in subject.touchpoints}
    states = [state for state in (plot.current, plot.target) if state] if plot else []
    return numbers - frozenset.intersection(*(state.told for state in states)) if states else numbers
