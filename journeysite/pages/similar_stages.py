"""Stages of one name in all that is lived, by how they are felt: a page shows those that differ most from its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from journeysite.model.address import Address
from journeysite.model.journey import Journey, Stage

#: How many stages of one name are shown beside a stage: with more, a reader compares nothing.
MOST_SIMILAR: Final = 8
#: How many stages of one name a journey, its current and its target journey may have among them.
OWN_STAGES: Final = 6


class SimilarStage(Struct, frozen=True):
    """A stage that is lived, by its place among all of them, and how it is felt."""

    place: int
    address: Address
    mean: float | None


class SimilarStages:
    """All stages that are lived by what others like them are found by, the lowest mean first."""

    def __init__(self, by_name: Mapping[str, Sequence[SimilarStage]]) -> None:
        self._by_name = by_name

    def ends(self, name: str) -> tuple[SimilarStage, ...]:
        """The stages of a name, or of an id; of very many those at both ends, among which the most different are."""
        found, ends = self._by_name.get(name, ()), MOST_SIMILAR + OWN_STAGES
        return tuple(found) if len(found) <= 2 * ends else (*found[:ends], *found[-ends:])


def similar_stages(journeys: Iterable[Journey]) -> SimilarStages:
    """All stages of these journeys, which come in the site's order."""
    listed = enumerate(stage for journey in journeys for stage in journey.stages)
    similar = [(SimilarStage(place, stage.address, stage.mean), stage) for place, stage in listed]
    by_name: dict[str, list[SimilarStage]] = {}
    for one, stage in sorted(similar, key=lambda found: _rising(found[0])):
        for name in names_of(stage):
            by_name.setdefault(name, []).append(one)
    return SimilarStages(by_name)


def _rising(one: SimilarStage) -> tuple[float, int]:
    return one.mean or 0.0, one.place


def names_of(stage: Stage) -> tuple[str, ...]:
    """By what other stages like it are found: its id and its name."""
    return tuple(sorted({stage.id, stage.title.casefold()}))
