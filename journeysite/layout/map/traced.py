"""A curve through the known values of a map: its path, its area, and which of its stretches are known."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise

from msgspec import Struct

from journeysite.geometry.curve import Curve, Stretch, split
from journeysite.geometry.numbers import number
from journeysite.geometry.scale import Linear
from journeysite.layout.map.layout import Column


class Traced(Struct, frozen=True):
    """A curve through the known values of a map, and which of its stretches are known.

    ``known``: index of each of its points among all touchpoints. ``bare``: for each unknown stretch, whether only
    undocumented stages lie in it. ``gone``: for each, whether a touchpoint lies in it at which the persona is not.
    """

    curve: Curve | None
    stretches: tuple[Stretch, ...]
    known: tuple[int, ...]
    bare: tuple[bool, ...]
    gone: tuple[bool, ...]
    zero: float

    def path(self, known: bool) -> str:
        """All known (or all guessed) stretches as one path. Where the persona is not, there is nothing to guess."""
        if self.curve is None:
            return ""
        guesses = zip((part for part in self.stretches if not part.known), self.gone, strict=True)
        parts = (
            (part for part in self.stretches if part.known) if known else (part for part, gone in guesses if not gone)
        )
        return "".join(self.curve.path(part.first, part.last) for part in parts if part.last > part.first)

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


def trace(
    columns: Sequence[Column], values: Sequence[float | None], y: Linear, zero: float, absent: Collection[int] = ()
) -> Traced:
    """The curve of one value per touchpoint, None where it is unknown; a stage without touchpoints is a hole.

    ``absent``: indices of the touchpoints that the persona does not live; there the curve has a gap.
    """
    row: list[float | None] = []
    xs: list[float] = []
    known: list[int] = []
    holes: set[int] = set()
    away: set[int] = set()
    at = 0
    for column in columns:
        if not column.points:
            holes.add(len(row))
            row.append(None)
            xs.append((column.left + column.right) / 2)
        for x in column.points:
            value = values[at]
            if value is not None:
                known.append(at)
            if at in absent:
                away.add(len(row))
            row.append(None if value is None else y(value))
            xs.append(x)
            at += 1
    points = [(x, value) for x, value in zip(xs, row, strict=True) if value is not None]
    between = _between_known(row)
    bare = tuple(holes.issuperset(places) for places in between)
    gone = tuple(not away.isdisjoint(places) for places in between)
    return Traced(Curve.through(points) if points else None, split(row), tuple(known), bare, gone, zero)


def _between_known(row: Sequence[float | None]) -> list[range]:
    """The places of each unknown stretch between two known values."""
    known = [at for at, value in enumerate(row) if value is not None]
    return [range(before + 1, after) for before, after in pairwise(known) if after - before > 1]
