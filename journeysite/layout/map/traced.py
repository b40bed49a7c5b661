"""A curve through the known values of a map: its path, its area, and which of its stretches are known."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from journeysite.geometry.curve import Curve, Stretch, split
from journeysite.geometry.numbers import number
from journeysite.geometry.scale import Linear
from journeysite.layout.map.layout import Column


class Traced(Struct, frozen=True):
    """A curve through the known values of a map, and which of its stretches are known.

    ``known``: index of each of its points among all touchpoints. ``holes``: for each unknown stretch, whether only
    undocumented stages lie in it.
    """

    curve: Curve | None
    stretches: tuple[Stretch, ...]
    known: tuple[int, ...]
    bare: tuple[bool, ...]
    zero: float

    def path(self, known: bool) -> str:
        """All known (or all guessed) stretches as one path."""
        if self.curve is None:
            return ""
        return "".join(
            self.curve.path(part.first, part.last)
            for part in self.stretches
            if part.known is known and part.last > part.first
        )

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


def trace(columns: Sequence[Column], values: Sequence[float | None], y: Linear, zero: float) -> Traced:
    """The curve of one value per touchpoint, None where it is unknown; a stage without touchpoints is a hole."""
    row: list[float | None] = []
    xs: list[float] = []
    known: list[int] = []
    holes: list[int] = []
    at = 0
    for column in columns:
        if not column.points:
            holes.append(len(row))
            row.append(None)
            xs.append((column.left + column.right) / 2)
        for x in column.points:
            value = values[at]
            if value is not None:
                known.append(at)
            row.append(None if value is None else y(value))
            xs.append(x)
            at += 1
    points = [(x, value) for x, value in zip(xs, row, strict=True) if value is not None]
    bare = _bare(row, set(holes))
    return Traced(Curve.through(points) if points else None, split(row), tuple(known), bare, zero)


def _bare(row: Sequence[float | None], holes: set[int]) -> tuple[bool, ...]:
    places = [at for at, value in enumerate(row) if value is not None]
    return tuple(
        all(at in holes for at in range(before + 1, after)) for before, after in pairwise(places) if after - before > 1
    )
