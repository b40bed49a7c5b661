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
    """A stage that is lived, by its place among all of them (of the journey, and in it), and how it is felt."""

    place: tuple[int, int]
    address: Address
    mean: float | None


#: A stage of a journey: its place in it, its address and how it is felt.
Felt = tuple[int, Address, float | None]
#: The stages of a journey by what others like them are found by.
Named = Mapping[str, Sequence[Felt]]


def named_stages(journey: Journey) -> Named:
    """The stages of one journey by what others like them are found by."""
    found: dict[str, list[Felt]] = {}
    for place, stage in enumerate(journey.stages):
        felt = place, stage.address, stage.mean
        for name in names_of(stage):
            found.setdefault(name, []).append(felt)
    return found


def ends(name: str, journeys: Iterable[Named]) -> tuple[SimilarStage, ...]:
    """The stages of a name, or of an id, in journeys that come in the site's order; the lowest mean first.

    Of very many those at both ends, among which the most different are.
    """
    found = sorted(
        (
            SimilarStage((at, place), address, mean)
            for at, named in enumerate(journeys)
            for place, address, mean in named.get(name, ())
        ),
        key=_rising,
    )
    most = MOST_SIMILAR + OWN_STAGES
    return tuple(found) if len(found) <= 2 * most else (*found[:most], *found[-most:])


def _rising(one: SimilarStage) -> tuple[float, tuple[int, int]]:
    return one.mean or 0.0, one.place


def names_of(stage: Stage) -> tuple[str, ...]:
    """By what other stages like it are found: its id and its name."""
    return tuple(sorted({stage.id, stage.title.casefold()}))
