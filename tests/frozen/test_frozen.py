"""Our classes of frozen values are what the standard decorator makes of them, and compile nothing before its time."""

from __future__ import annotations

import copy
import dataclasses
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, field, fields, is_dataclass, replace
from typing import Any, Generic, TypeVar

import pytest

from journeysite import frozen

T = TypeVar("T")


def _defined_by(dataclass: Callable[..., Any]) -> Any:
    @dataclass(frozen=True, slots=True)
    class Stop:
        """A place where a bus stops."""

        name: str
        lines: tuple[int, ...] = ()
        new: dict[str, int] = field(default_factory=dict)
        note: str = field(default="", compare=False)
        cls: str = ""
        self: str = ""

        def title(self) -> str:
            return self.name.title()

    return Stop


Ours = _defined_by(frozen.dataclass)
Standard = _defined_by(dataclasses.dataclass)

SAID: list[Callable[[Any], object]] = [
    lambda kind: repr(kind("a", (1, 2), note="x")).partition(".<locals>.")[2],
    lambda kind: [one.name for one in fields(kind)],
    lambda kind: [one.default for one in fields(kind) if one.default is not dataclasses.MISSING],
    lambda kind: (kind.__name__, kind.__doc__, kind.__slots__, kind.__match_args__, kind.__module__),
    lambda kind: asdict(kind("a", new={"b": 1})),
    lambda kind: asdict(replace(kind("a", (1,)), name="c")),
    lambda kind: is_dataclass(kind) and is_dataclass(kind("a")),
    lambda kind: kind("a", cls="b", self="c").title(),
    lambda kind: kind("a", note="x") == kind("a", note="y"),
    lambda kind: (kind("a") == kind("b"), kind("a") != kind("b"), kind("a") == "a", kind("a") == Twin("a")),
    lambda kind: hash(kind("a", new=1, note="x")) == hash(kind("a", new=1, note="y")) == hash(("a", (), 1, "", "")),
    lambda kind: kind("a").new is kind("a").new,
    lambda kind: (copy.copy(kind("a")) == kind("a"), copy.deepcopy(kind("a", new={"b": 2})).new),
    lambda kind: asdict(_matched(kind, kind("a", (1,)))),
]


@frozen.dataclass(frozen=True, slots=True)
class Twin:
    """Another class with some of the same fields."""

    name: str
    lines: tuple[int, ...] = ()


def _matched(kind: Any, value: object) -> Any:
    match value:
        case kind(name, lines):
            return kind(name.upper(), lines)
    return None


@pytest.mark.parametrize("said", SAID)
def test_a_frozen_value_is_what_the_standard_decorator_would_make(said: Callable[[Any], object]) -> None:
    assert said(Ours) == said(Standard)


@pytest.mark.parametrize(
    "tried",
    [
        lambda kind: setattr(kind("a"), "name", "b"),
        lambda kind: setattr(kind("a"), "other", "b"),
        lambda kind: delattr(kind("a"), "name"),
    ],
)
def test_nobody_changes_a_frozen_value(tried: Callable[[Any], object]) -> None:
    for kind in (Ours, Standard):
        with pytest.raises((FrozenInstanceError, TypeError)):  # the standard decorator trips over its own slots there
            tried(kind)


@pytest.mark.parametrize("given", [{}, {"name": "a", "names": "b"}])
def test_a_value_takes_all_of_its_fields_and_no_others(given: dict[str, str]) -> None:
    for kind in (Ours, Standard):
        with pytest.raises(TypeError):
            kind(**given)


def test_a_value_without_fields_and_one_of_any_type() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Nothing:
        """No fields."""

    @frozen.dataclass(frozen=True, slots=True)
    class Held(Generic[T]):
        value: T

    assert (Nothing(), repr(Held[int](1)).rpartition(".")[2]) == (Nothing(), "Held(value=1)")


def test_methods_are_compiled_when_they_are_called_first() -> None:
    kind = _defined_by(frozen.dataclass)
    names = ("__new__", "__eq__", "__hash__")

    def waiting() -> list[str]:
        return [name for name in names if vars(kind)[name] is frozen.METHODS[name]]

    steps: list[Callable[[], object]] = [lambda: None, lambda: kind("a"), lambda: kind("a") == kind("a")]
    assert [(step(), waiting())[1] for step in steps] == [list(names), ["__eq__", "__hash__"], ["__hash__"]]


def test_what_does_more_than_hold_is_made_by_the_standard_decorator() -> None:
    @frozen.dataclass(frozen=True, slots=True)
    class Worked:
        length: int = field(init=False)
        name: str

        def __post_init__(self) -> None:
            object.__setattr__(self, "length", len(self.name))

    @frozen.dataclass(frozen=True, slots=True, order=True)
    class Ordered:
        number: int

    @frozen.dataclass(slots=True)
    class Open:
        number: int

    value = Open(1)
    value.number += 1
    assert (Worked("abc").length, Ordered(1) < Ordered(2), value.number) == (3, True, 2)
