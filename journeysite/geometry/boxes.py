"""Many boxes at once: who overlaps whom, without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from journeysite.geometry.primitives import Box

__all__ = ["Grid", "collisions"]


class Grid:
    """Boxes filed by the square cells they touch, so that a question only meets neighbours.

    With cells about as large as a box, asking costs the same whether 20 or 2,000 boxes are filed.
    """

    def __init__(self, boxes: Iterable[Box] = (), cell: float = 64.0) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[Box]] = {}
        self.fill(boxes)

    def fill(self, boxes: Iterable[Box]) -> None:
        """File many boxes."""
        for box in boxes:
            self.add(box)

    def add(self, box: Box) -> None:
        """File a box; the same box twice counts twice."""
        for key in self._keys(box):
            self._cells.setdefault(key, []).append(box)

    def remove(self, box: Box) -> None:
        """Take out one box that was filed; ``KeyError`` or ``ValueError`` where it was not."""
        for key in self._keys(box):
            self._cells[key].remove(box)

    def overlap(self, box: Box) -> float:
        """The summed area, in px², that filed boxes share with this one."""
        return sum(shared.area for shared in self._shared(box))

    def overlaps(self, box: Box) -> bool:
        """Whether any filed box shares area with this one."""
        return next(self._shared(box), None) is not None

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        cell = self._cell
        for row in range(int(box.top // cell), int(box.bottom // cell) + 1):
            for column in range(int(box.left // cell), int(box.right // cell) + 1):
                yield column, row

    def _shared(self, box: Box) -> Iterator[Box]:
        """The common part with each filed box, each reported once: in the cell where that part begins."""
        cell = self._cell
        for key in self._keys(box):
            for other in self._cells.get(key, ()):
                left, top = max(box.left, other.left), max(box.top, other.top)
                right, bottom = min(box.right, other.right), min(box.bottom, other.bottom)
                if left < right and top < bottom and (int(left // cell), int(top // cell)) == key:
                    yield Box(left, top, right, bottom)


def collisions(boxes: Sequence[Box]) -> tuple[tuple[int, int], ...]:
    """All pairs of indices (smaller first, in order) whose boxes share area; a sweep from left to right."""
    order = sorted(range(len(boxes)), key=lambda index: (boxes[index].left, index))
    found: list[tuple[int, int]] = []
    open_ones: list[int] = []
    for index in order:
        box = boxes[index]
        open_ones = [other for other in open_ones if boxes[other].right > box.left]
        found += [(min(index, o), max(index, o)) for o in open_ones if box.overlaps(boxes[o])]
        open_ones.append(index)
    return tuple(sorted(found))
