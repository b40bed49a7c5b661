"""What is made of a value depends on what was read of it, whoever made it and however it was read."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from journeysite.incremental.digest import digest_of
from journeysite.incremental.fields import Apart
from journeysite.incremental.tracked import MOST, STEP, Tracker, question, tracked


class Story(Struct, frozen=True):
    lead: str = ""
    text: Apart[str] = ""

    def __bool__(self) -> bool:
        return bool(self.text)


class Room(Struct, frozen=True):
    name: str
    story: Story = Story()
    size: int = 1


class House(Struct, frozen=True):
    name: str
    rooms: tuple[Room, ...] = ()
    visitors: Apart[tuple[str, ...]] = ()

    @property
    def size(self) -> int:
        return sum(room.size for room in self.rooms)

    @property
    def gossip(self) -> str:
        return " ".join(self.visitors)

    def room(self, name: str) -> Room:
        return next(room for room in self.rooms if room.name == name)


class Town(Struct, frozen=True):
    mayor: str
    houses: Mapping[str, House]
    gate: Room = Room("gate")
    prices: Mapping[str, int] = {}

    def house_of(self, name: str) -> House:
        return self.houses[name]


class World(Struct, frozen=True):
    town: Town
    year: int = 1


ROOMS = (Room("hall", Story("A hall.", "A hall. It is high.")), Room("attic", size=3))
TOWN = Town("Ada", {"a": House("A", ROOMS, ("Bo",)), "b": House("B")}, prices={"tea": 2})


def path(*steps: str) -> str:
    return STEP.join(steps)


READS: dict[str, tuple[Callable[[World], object], tuple[str, ...]]] = {
    "nothing": (lambda world: world.town, ()),
    "a field of the root": (lambda world: world.year, ("year",)),
    "a field of a container": (lambda world: world.town.mayor, (path("town", "mayor"),)),
    "a mapping that holds no records": (lambda world: world.town.prices["tea"], (path("town", "prices"),)),
    "a record of a container": (lambda world: world.town.gate.name, (path("town", "gate"),)),
    "one by its key": (lambda world: world.town.houses["a"].name, (path("town", "houses", "a"),)),
    "one that a method finds": (lambda world: world.town.house_of("a").name, (path("town", "houses", "a"),)),
    "one that is not there": (lambda world: world.town.houses.get("z"), (path("town", "houses", "z"),)),
    "whether there is one": (lambda world: "b" in world.town.houses, (path("town", "houses", "b"),)),
    "which there are": (lambda world: list(world.town.houses), (path("town", "houses", "#"),)),
    "whether there are any": (lambda world: bool(world.town.houses), (path("town", "houses", "#"),)),
    "all of them": (lambda world: [one.name for one in world.town.houses.values()], (path("town", "houses", "*"),)),
    "all with their keys": (
        lambda world: [(key, one.name) for key, one in world.town.houses.items()],
        (path("town", "houses", "*"),),
    ),
    "a part": (lambda world: world.town.houses["a"].rooms[1].size, (path("town", "houses", "a"),)),
    "a sum of parts": (lambda world: world.town.houses["a"].size, (path("town", "houses", "a"),)),
    "what is read apart": (
        lambda world: world.town.houses["a"].visitors,
        (path("town", "houses", "a"), path("town", "houses", "a", "visitors")),
    ),
    "what a property reads apart": (
        lambda world: world.town.houses["a"].gossip,
        (path("town", "houses", "a"), path("town", "houses", "a", "visitors")),
    ),
    "what is read apart of a part": (
        lambda world: world.town.houses["a"].room("hall").story.text,
        (path("town", "houses", "a"), path("town", "houses", "a", "rooms", "0", "story", "text")),
    ),
    "whether a part of a part is true": (
        lambda world: bool(world.town.houses["a"].rooms[1].story),
        (path("town", "houses", "a"), path("town", "houses", "a", "rooms", "1", "story", "text")),
    ),
    "what is read apart of one of all": (
        lambda world: [one.visitors for one in world.town.houses.values()][:1],
        (path("town", "houses", "*"), path("town", "houses", "a", "visitors"), path("town", "houses", "b", "visitors")),
    ),
}


@pytest.mark.parametrize("name", READS)
def test_what_is_read_is_recorded_by_the_value(name: str) -> None:
    read, dependencies = READS[name]
    tracker = Tracker(World(TOWN))
    world = tracker.root()
    found, recorded = tracker.recorded(lambda: read(world))
    assert recorded == dependencies
    if name != "nothing":
        assert found == read(World(TOWN))


def test_a_tracked_value_is_of_the_class_that_it_stands_for() -> None:
    house = Tracker(World(TOWN)).root().town.houses["a"]
    assert isinstance(house, House)
    assert isinstance(house.rooms[0], Room)
    assert (repr(house), house == house, house != TOWN.houses["a"]) == (repr(TOWN.houses["a"]), True, True)


def test_a_tracked_value_is_no_closed_value_so_that_no_view_can_hold_one() -> None:
    house = Tracker(World(TOWN)).root().town.houses["a"]
    with pytest.raises(TypeError, match="is no closed value"):
        digest_of((house,))


def changed(**changes: Any) -> World:
    return World(replace(TOWN, houses={**TOWN.houses, "a": replace(TOWN.houses["a"], **changes)}))


HALL = ROOMS[0]
CHANGES: dict[str, World] = {
    "the name of a": changed(name="C"),
    "the visitors of a": changed(visitors=("Cy",)),
    "the lead of its hall": changed(rooms=(replace(HALL, story=replace(HALL.story, lead="It is high.")), ROOMS[1])),
    "the text of its hall": changed(rooms=(replace(HALL, story=replace(HALL.story, text="A hall.")), ROOMS[1])),
    "a is gone": World(replace(TOWN, houses={"b": TOWN.houses["b"]})),
    "another one": World(replace(TOWN, houses={**TOWN.houses, "c": House("C")})),
    "their order": World(replace(TOWN, houses=dict(reversed(TOWN.houses.items())))),
    "the mayor": World(replace(TOWN, mayor="Eve")),
    "the year": World(TOWN, 2),
}
A, ALL, KEYS = path("town", "houses", "a"), path("town", "houses", "*"), path("town", "houses", "#")
CONCERNED: dict[str, set[str]] = {
    A: {"the name of a", "the lead of its hall", "a is gone"},
    path(A, "visitors"): {"the visitors of a", "a is gone"},
    path(A, "rooms", "0", "story", "text"): {"the text of its hall", "a is gone"},
    ALL: {"the name of a", "the lead of its hall", "a is gone", "another one", "their order"},
    KEYS: {"a is gone", "another one", "their order"},
    path("town", "houses", "c"): {"another one"},
    path("town", "mayor"): {"the mayor"},
    "year": {"the year"},
}


@pytest.mark.parametrize("dependency", CONCERNED)
def test_a_state_is_another_where_what_was_read_is_another_and_nowhere_else(dependency: str) -> None:
    before = Tracker(World(TOWN)).state([dependency])
    assert {name for name, world in CHANGES.items() if Tracker(world).state([dependency]) != before} == (
        CONCERNED[dependency]
    )


def test_a_path_that_leads_nowhere_has_the_state_of_nothing() -> None:
    tracker = Tracker(World(TOWN))
    nowhere = [path("town", "streets", "x"), path(A, "rooms", "9", "story"), path("town", "houses", "z")]
    assert {tracker.state([one]) for one in nowhere} == {tracker.state([path("town", "houses", "y")])}


def test_states_differ_by_what_values_are_printed_with() -> None:
    tracker = Tracker(World(TOWN))
    assert tracker.state(["year"], "one") != tracker.state(["year"], "another")


class Guide:
    """Asks tracked questions, and lists what ran."""

    def __init__(self, world: World) -> None:
        self.tracker = Tracker(world)
        self.world = self.tracker.root()
        self.tracker.answer_by(self)
        self.ran: list[str] = []

    @property
    @tracked
    def biggest(self) -> str:
        self.ran.append("biggest")
        return max(self.world.town.houses.values(), key=lambda house: house.size).name

    @tracked
    def called(self, house: House, greeting: str = "Hi") -> str:
        self.ran.append(f"called {house.name}")
        return f"{greeting} {house.name}"

    @tracked(most=1)
    def latest(self, name: str) -> str:
        self.ran.append(f"latest {name}")
        return self.world.town.houses[name].name

    @question
    def size_of(self, name: str) -> int:
        self.ran.append(f"size {name}")
        return self.world.town.houses[name].size


@tracked
def about(guide: Guide, names: tuple[str, ...]) -> str:
    guide.ran.append("about")
    return ", ".join(guide.called(guide.world.town.houses[name]) for name in names)


@pytest.fixture
def guide() -> Guide:
    return Guide(World(TOWN))


def test_a_tracked_function_runs_once_and_all_who_call_it_depend_on_what_it_read(guide: Guide) -> None:
    for _ in range(2):
        assert guide.tracker.recorded(lambda: guide.biggest) == ("A", (ALL,))
    assert guide.ran == ["biggest"]


def test_a_tracked_function_runs_again_for_other_arguments(guide: Guide) -> None:
    houses = guide.world.town.houses
    for _ in range(2):
        assert guide.tracker.recorded(lambda: guide.called(houses["a"])) == ("Hi A", (A,))
        assert guide.called(houses["a"], "Ho") == "Ho A"
        assert guide.called(houses["b"]) == "Hi B"
    assert guide.ran == ["called A", "called A", "called B"]


def test_tracked_functions_that_call_others_hand_all_of_it_on(guide: Guide) -> None:
    for _ in range(2):
        both = guide.tracker.recorded(lambda: about(guide, ("a", "b")))
        assert both == ("Hi A, Hi B", (A, path("town", "houses", "b")))
    assert guide.ran == ["about", "called A", "called B"]


def test_what_is_kept_of_a_tracked_function_does_not_grow_for_ever(guide: Guide) -> None:
    for _ in range(2):
        assert [guide.latest(name) for name in "aab"] == ["A", "A", "B"]
    assert guide.ran == ["latest a", "latest b", "latest a", "latest b"]
    for number in range(2 * MOST):
        about(guide, ("a",) * (number % 2) + ("a",) if number < 2 else ("a", *["b"] * (number % 7)))
    assert max(len(kept) for name, kept in vars(guide).items() if name.startswith("made by")) <= MOST


def test_who_asks_a_question_depends_on_the_answer_alone(guide: Guide) -> None:
    size, dependencies = guide.tracker.recorded(lambda: guide.size_of("a"))
    assert (size, dependencies) == (4, (path("?size_of", "a"),))
    others = [Guide(world) for name, world in CHANGES.items() if name != "a is gone"]
    assert {one.tracker.state(dependencies) for one in others} == {guide.tracker.state(dependencies)}
    smaller = Guide(changed(rooms=()))
    assert smaller.tracker.state(dependencies) != guide.tracker.state(dependencies)


def test_a_question_is_worked_out_once(guide: Guide) -> None:
    assert [guide.size_of("a") for _ in range(3)] == [4, 4, 4]
    guide.tracker.state([path("?size_of", "a")])
    assert guide.ran == ["size a"]


def test_a_question_about_what_is_gone_has_the_state_of_nothing() -> None:
    guide = Guide(CHANGES["a is gone"])
    assert guide.tracker.state([path("?size_of", "a")]) == guide.tracker.state([path("town", "houses", "z")])


def test_a_question_that_nobody_knows_any_more_has_the_state_of_nothing(guide: Guide) -> None:
    assert guide.tracker.state([path("?weight_of", "a")]) == guide.tracker.state([path("town", "houses", "z")])


def test_what_is_recorded_for_one_is_not_recorded_for_the_next(guide: Guide) -> None:
    tracker, world = guide.tracker, guide.world
    assert tracker.recorded(lambda: world.year)[1] == ("year",)
    assert tracker.recorded(lambda: (tracker.recorded(lambda: world.town.mayor), None)[1])[1] == ()


def test_a_failure_leaves_no_trace_in_what_is_made_next(guide: Guide) -> None:
    with pytest.raises(KeyError):
        guide.tracker.recorded(lambda: guide.world.town.houses["z"])
    assert guide.tracker.recorded(lambda: guide.world.year)[1] == ("year",)


def test_former_values_go_as_soon_as_nobody_uses_them() -> None:
    gc.disable()
    try:
        guide = Guide(World(TOWN))
        about(guide, ("a", "b"))
        assert (guide.biggest, guide.size_of("a")) == ("A", 4)
        gone = weakref.ref(guide.tracker)
        del guide
        assert gone() is None
    finally:
        gc.enable()


def answers_after(edit: World, world: World) -> list[str]:
    """Which questions are worked out again once a world, in which all were asked, has been edited."""
    asked: list[str] = []

    def ask(tracker: Tracker[World]) -> None:
        seen = tracker.root()

        def answer(name: str, find: Callable[[], object]) -> object:
            return tracker.answered(name, (), lambda: (asked.append(name), find())[1])

        answer("mayor", lambda: seen.town.mayor)
        answer("house a", lambda: seen.town.houses["a"].name)
        answer("all houses", lambda: [house.name for house in seen.town.houses.values()])
        answer("which houses", lambda: list(seen.town.houses))
        answer("no house", lambda: seen.town.houses.get("z"))
        answer("mayor and house", lambda: (answer("mayor", lambda: 0), answer("house a", lambda: 0)))

    before = Tracker(world)
    ask(before)
    asked.clear()
    ask(Tracker(edit, before))
    return asked


def test_an_answer_stands_in_a_later_state_where_what_it_read_is_the_very_same() -> None:
    world, mayor = World(TOWN), replace(TOWN, mayor="Eve")
    other_b = replace(TOWN, houses={**TOWN.houses, "b": House("C")})
    other_a = replace(TOWN, houses={**TOWN.houses, "a": House("C")})
    more = replace(TOWN, houses={**TOWN.houses, "z": House("Z")})
    assert answers_after(World(TOWN, 2), world) == []
    assert answers_after(World(mayor), world) == ["mayor", "mayor and house"]
    assert answers_after(World(other_b), world) == ["all houses", "which houses"]
    assert answers_after(World(other_a), world) == ["house a", "all houses", "which houses", "mayor and house"]
    assert answers_after(World(more), world) == ["all houses", "which houses", "no house"]
