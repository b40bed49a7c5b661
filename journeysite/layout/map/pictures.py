"""The storyboard lane: the pictures of a stage's touchpoints, in order."""

from __future__ import annotations

from collections.abc import Sequence

from journeysite.geometry.primitives import Box
from journeysite.layout.map.galley import Galley
from journeysite.layout.map.heading import lane_heading
from journeysite.layout.map.layout import Column, Row
from journeysite.layout.map.marks import Picture, Text
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.map.subject import Image, Lane, MapSubject, Touchpoint, all_of

__all__ = ["picture_row"]

SHAPE = 2 / 3
GAP = 8.0
NUMBER_ROW = 15.0


def picture_row(lane: Lane, subject: MapSubject, top: float, galley: Galley) -> Row:
    """Pictures of 3 to 2, all of one size in their stage: as many in a row as keep them worth looking at."""
    heading, least = lane_heading(lane, top, galley.sheet, galley.metrics)
    pictures: list[Picture] = []
    texts: list[Text] = []
    bottom = top + least
    for stage, column in zip(subject.stages, galley.columns, strict=True):
        shown = [(at, image) for at in stage.touchpoints for image in all_of(Image, lane.items_of(at), lane)]
        if not shown:
            texts.append(galley.empty(column, top))
            continue
        found, numbers, end = _cell(shown, column, top, galley)
        pictures += found
        texts += numbers
        bottom = max(bottom, end)
    return Row(lane.key, top, bottom, heading, tuple(texts), pictures=tuple(pictures))


def _cell(
    shown: Sequence[tuple[Touchpoint, Image]], column: Column, top: float, galley: Galley
) -> tuple[list[Picture], list[Text], float]:
    sheet = galley.sheet
    inner = column.width - 2 * sheet.pad_across
    across = max(1, min(len(shown), int((inner + GAP) // (sheet.picture_least + GAP))))
    width = min((inner - (across - 1) * GAP) / across, 2.5 * sheet.picture_least)
    height = width * SHAPE
    pictures: list[Picture] = []
    numbers: list[Text] = []
    for at, (touchpoint, image) in enumerate(shown):
        left = galley.left(column) + (at % across) * (width + GAP)
        y = top + sheet.pad_down + (at // across) * (height + NUMBER_ROW + GAP)
        pictures.append(Picture(image.href, image.alt, Box.sized(left, y, width, height)))
        number = str(touchpoint.number)
        size = galley.metrics.width(number, ROLES["number"])
        level = touchpoint.emotion.level if touchpoint.emotion else ""
        numbers.append(Text("number", left, y + height + 12, (number,), (size,), level=level))
    rows = -(-len(shown) // across)
    return pictures, numbers, top + 2 * sheet.pad_down + rows * (height + NUMBER_ROW + GAP) - GAP
