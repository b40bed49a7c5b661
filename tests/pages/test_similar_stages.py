"""Stages of one name are found by id and by title, the lowest mean first; of very many those at both ends."""

from __future__ import annotations

import pytest

from journeysite.model.address import Address, Kind
from journeysite.model.journey import Journey, Stage, Touchpoint
from journeysite.pages.similar_stages import MOST_SIMILAR, OWN_STAGES, ends, named_stages


def journey(id: str, *stages: Stage) -> Journey:
    return Journey(id, Address(Kind.JOURNEY, id), id, "current", stages=stages)


def stage(journey: str, id: str, title: str, emotion: float | None) -> Stage:
    point = Touchpoint("x", Address(Kind.TOUCHPOINT, f"{journey}/{id}/x"), 1, "x", emotion)
    return Stage(id, Address(Kind.STAGE, f"{journey}/{id}"), 1, title, (point,))


def found(journeys: list[Journey], name: str) -> list[str]:
    return [one.address.id for one in ends(name, map(named_stages, journeys))]


def test_stages_are_found_by_their_id_and_by_their_title_whatever_its_capitals() -> None:
    journeys = [
        journey("a", stage("a", "buy", "Purchase", 1)),
        journey("b", stage("b", "till", "PURCHASE", 0)),
        journey("c", stage("c", "purchase", "Pays", -1)),
    ]
    assert found(journeys, "purchase") == ["c/purchase", "b/till", "a/buy"]
    assert [found(journeys, name) for name in ("buy", "Purchase", "pays")] == [["a/buy"], [], ["c/purchase"]]


def test_those_that_are_felt_alike_come_in_the_order_of_the_site_and_unknown_is_felt_as_zero() -> None:
    means = {"a": 1.0, "b": None, "c": -1.0, "d": 0.0, "e": 1.0}
    journeys = [journey(id, stage(id, "buy", "Buy", mean)) for id, mean in means.items()]
    assert found(journeys, "buy") == ["c/buy", "b/buy", "d/buy", "a/buy", "e/buy"]


@pytest.mark.parametrize("more", [0, 1, 5])
def test_of_very_many_those_at_both_ends_are_kept(more: int) -> None:
    most = MOST_SIMILAR + OWN_STAGES
    names = [f"j{number:03}" for number in range(2 * most + more)]
    journeys = [journey(id, stage(id, "buy", "Buy", place / 100)) for place, id in enumerate(names)]
    assert found(journeys, "buy") == [f"{id}/buy" for id in (*names[:most], *names[most + more :])]
