"""Tracked values and functions: what is made of a value depends on what was read of it, and on nothing else.

A tracker holds one value, its root, and gives it out *tracked*: it behaves like the value, and whatever is read of it
is recorded. Nothing else needs to be said about what a page or a check depends on. typst's `comemo` and salsa go the
same way.

- A **container** (the root, and every record that holds mappings of records) is read field by field.
- Of a **mapping** by text each key is read by itself; so is the list of its keys, or all that it holds.
- A **record** that is found in one is read as a whole, but for the fields marked `Apart`: each is read by itself.

A dependency is the path from the root to what was read. Its state is a digest of what is found there now; while the
states of all dependencies are the same, so is what was made. A later process follows the same paths.

Functions over tracked values may be marked: `tracked` ones are run once for equal arguments and hand their
dependencies on to whoever calls them; of a `question` the caller depends on the answer alone.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, ValuesView
from functools import cache, wraps
from hashlib import sha256
from types import FunctionType
from typing import Any, Concatenate, Final, Generic, ParamSpec, Protocol, TypeVar, cast, overload
from weakref import WeakMethod

from journeysite.incremental.digest import digest_of
from journeysite.incremental.fields import Marked, hints_of, is_container, is_tracked, marked, types_in
from journeysite.incremental.paths import ALL, KEYS, NOTHING, STEP, found_at

T = TypeVar("T")
R = TypeVar("R")
P = ParamSpec("P")

Dependency = str  # the steps of a path, or a question with what was asked, between separators
Dependencies = tuple[Dependency, ...]
Result = tuple[Any, Dependencies]  # what a tracked function returned, and what it read

ASKED: Final = "?"  # begins a question
ABSENT: Final = bytes(32)
MOST: Final = 4_000  # results that a tracked function keeps


class Tracker(Generic[T]):
    """Tells what is read of a value, and in which state that is now.

    Tracked values refer to their tracker, and it to nobody who uses it: former sites of a session go at once.
    """

    def __init__(self, value: T, before: Tracker[T] | None = None) -> None:
        """`before` held an earlier state of the value: answers stand for which only what is the very same was read."""
        self._value = value
        self._read: set[Dependency] = set()
        self._states: dict[Dependency, bytes] = {}
        self._answers: dict[Dependency, Result] = before._still_true_of(value) if before else {}
        self._answering: dict[str, WeakMethod[Any]] = {}
        self._digests: dict[int, bytes] = {}  # by identity: the root keeps alive what has one

    def root(self) -> T:
        """The value, tracked."""
        return cast(T, _Record(self, self._value, "", _Reading(type(self._value), container=True)))

    def record(self, dependency: Dependency) -> None:
        """Notes that what is being made depends on this."""
        self._read.add(dependency)

    def depend_on(self, dependencies: Dependencies) -> None:
        """Notes that what is being made depends on all of these."""
        self._read.update(dependencies)

    def recorded(self, make: Callable[[], R]) -> tuple[R, Dependencies]:
        """What `make` returns, and what was read meanwhile, in an order of its own."""
        before, self._read = self._read, set()
        try:
            made = make()
            return made, tuple(sorted(self._read))
        finally:
            self._read = before

    def state(self, dependencies: Iterable[Dependency], salt: str = "") -> bytes:
        """A digest of the present state of all that was read (32 bytes)."""
        states, total = self._states, sha256(salt.encode())
        for one in dependencies:
            found = states.get(one)
            if found is None:
                found = states[one] = self._state_of(one)
            total.update(found)
        return total.digest()

    def _state_of(self, dependency: Dependency) -> bytes:
        """That of nothing where a path ends before its last step, or a question is about something that is gone."""
        if dependency.startswith(ASKED):
            return self._state_of_answer(*dependency.removeprefix(ASKED).split(STEP))
        return self._state_at(dependency)

    def _state_of_answer(self, name: str, *asked: str) -> bytes:
        ask = self._answering[name]() if name in self._answering else None
        try:
            return digest_of(ask(*asked)) if ask else ABSENT
        except LookupError:
            return ABSENT

    def _state_at(self, path: Dependency) -> bytes:
        value = found_at(self._value, path)
        if value is NOTHING:
            return ABSENT
        if path.endswith(KEYS):
            return digest_of(tuple(value))
        if path.endswith(ALL):
            return sha256(b"".join(digest_of(key, self._digest(one)) for key, one in value.items())).digest()
        return self._digest(value)

    def _digest(self, value: Any) -> bytes:
        """The digest of a value, worked out once for a record, to which several paths may lead."""
        kind: type = type(value)
        if not is_tracked(kind):
            return digest_of(value)
        found = self._digests.get(id(value))
        if found is None:
            found = self._digests[id(value)] = digest_of(value)
        return found

    # Functions

    def answer_by(self, owner: object) -> None:
        """Lets the questions among the methods of an object be asked again by their names, as long as it lives."""
        for name in dir(type(owner)):
            if getattr(getattr(type(owner), name), "is_question", False):
                self._answering[name] = WeakMethod(getattr(owner, name))

    def answered(self, name: str, asked: tuple[str, ...], answer: Callable[[], R]) -> R:
        """The answer to a question, worked out once; whoever asks depends on it."""
        dependency = STEP.join((ASKED + name, *asked))
        if dependency not in self._answers:
            self._answers[dependency] = self.recorded(answer)
        self._read.add(dependency)
        return cast(R, self._answers[dependency][0])

    @property
    def answers(self) -> Mapping[Dependency, Result]:
        """The answers that are known by now, each with what was read for it."""
        return self._answers

    def _still_true_of(self, value: T) -> dict[Dependency, Result]:
        """The answers that hold of another value too; what an answer asks stands before it."""
        kept: dict[Dependency, Result] = {}
        for dependency, result in self._answers.items():
            if all(one in kept if one.startswith(ASKED) else self._is_same(one, value) for one in result[1]):
                kept[dependency] = result
        return kept

    def _is_same(self, path: Dependency, value: T) -> bool:
        return found_at(self._value, path) is found_at(value, path)


class HasTracker(Protocol):
    """What tracked functions are asked of first."""

    @property
    def tracker(self) -> Tracker[Any]: ...


H = TypeVar("H", bound=HasTracker)
Function = Callable[Concatenate[H, P], T]


@overload
def tracked(function: Function[H, P, T]) -> Function[H, P, T]: ...
@overload
def tracked(*, most: int) -> Callable[[Function[H, P, T]], Function[H, P, T]]: ...
def tracked(function: Any = None, *, most: int = MOST) -> Any:
    """Runs a function of tracked values once for equal arguments; every caller depends on all that it read.

    The first argument has the tracker, and all that the function reads must be reached through its arguments.
    """
    if function is None:
        return lambda one: _tracked(one, most)
    return _tracked(function, most)


def _tracked(function: Callable[..., Any], most: int) -> Callable[..., Any]:
    name = f"made by {function.__module__}.{function.__qualname__}"

    @wraps(function)
    def made(owner: Any, *arguments: Any) -> Any:
        known = owner.__dict__.get(name)
        if known is None:
            known = owner.__dict__[name] = {}  # with the owner, so that it goes with it
        key = tuple([_key(one) if type(one) in _KEYED else one for one in arguments])
        found = known.get(key)
        if found is None:
            if len(known) >= most:
                known.clear()
            found = known[key] = owner.tracker.recorded(lambda: function(owner, *arguments))
        owner.tracker.depend_on(found[1])
        return found[0]

    return made


def _key(argument: Any) -> Any:
    """What an argument is known by. Of two ways to one record, each leads to dependencies of its own."""
    return tuple(map(_key, argument)) if type(argument) is tuple else getattr(argument, "path_", argument)


def question(method: Function[H, P, T]) -> Function[H, P, T]:
    """Marks a method as a question, asked in words: whoever asks it depends on the answer, not on what it read."""

    @wraps(method)
    def answer(owner: Any, *asked: Any) -> Any:
        return owner.tracker.answered(method.__name__, asked, lambda: cast(Any, method)(owner, *asked))

    answer.is_question = True  # type: ignore[attr-defined]
    return answer  # type: ignore[return-value]  # as the method itself


# How the fields of a record are read


class _Reading:
    """How each attribute of a kind of record is read; those that are read with the record are left out."""

    def __init__(self, kind: type, container: bool = False) -> None:
        self.is_container = container or is_container(kind)
        self.truth: Callable[[Any], bool] | None = getattr(kind, "__bool__", None)
        self.ways: dict[str, Callable[[_Record, str], Any]] = {}
        for name, hint in hints_of(kind).items():
            if marked(kind).get(name) is Marked.APART:
                self.ways[name] = _read_apart
            elif any(is_tracked(one) for one in types_in(hint)):
                self.ways[name] = _read_member if self.is_container else _read_inside
            elif self.is_container:
                self.ways[name] = _read_apart
        for name in dir(kind):
            if isinstance(getattr(kind, name), property | FunctionType):
                self.ways[name] = _bind


@cache
def _reading_of(kind: type) -> _Reading:
    return _Reading(kind)


def _read_apart(record: _Record, name: str) -> Any:
    record.tracker_.record(record.path_to(name))
    return getattr(record.value_, name)


def _read_inside(record: _Record, name: str) -> Any:
    found = _inside(record.tracker_, getattr(record.value_, name), record.path_to(name))
    record.__dict__[name] = found
    return found


def _read_member(record: _Record, name: str) -> Any:
    """What a container holds: mappings, and containers, which record what is read of them, or a record."""
    value = getattr(record.value_, name)
    kind: type = type(value)
    if isinstance(value, Mapping) or is_container(kind):
        return _read_inside(record, name)
    record.tracker_.record(record.path_to(name))
    return _inside(record.tracker_, value, record.path_to(name))


def _bind(record: _Record, name: str) -> Any:
    """A property or method, that works on what it reads here and not behind our back."""
    return getattr(type(record.value_), name).__get__(record)


# Tracked values


def _inside(tracker: Tracker[Any], value: Any, path: str) -> Any:
    """A value as it is given out from inside a tracked one."""
    if isinstance(value, tuple):
        return tuple([_inside(tracker, part, f"{path}{STEP}{place}") for place, part in enumerate(value)])
    if isinstance(value, Mapping):
        return _Mapping(tracker, value, path)
    kind: type = type(value)
    return _Record(tracker, value, path, _reading_of(kind)) if is_tracked(kind) else value


class _Record:
    """Stands for a record, and notes what is read apart. What is read with it is kept here, as are its tracked parts.

    It is of the record's class for all who ask, but it is no closed value: it cannot stand in a view.
    """

    def __init__(self, tracker: Tracker[Any], value: Any, path: str, reading: _Reading) -> None:
        self.tracker_, self.value_, self.path_, self.reading_ = tracker, value, path, reading

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return type(self.value_)

    def __getattr__(self, name: str) -> Any:
        """Asked only for what is not kept yet, or must be recorded each time."""
        way = self.reading_.ways.get(name)
        if way is not None:
            return way(self, name)
        found = self.__dict__[name] = getattr(self.value_, name)
        return found

    def path_to(self, name: str) -> str:
        """The path to one of its fields."""
        return f"{self.path_}{STEP}{name}" if self.path_ else name

    def __bool__(self) -> bool:
        truth = self.reading_.truth
        return truth is None or truth(self)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Record) and other.value_ is self.value_

    def __hash__(self) -> int:
        return id(self.value_)

    def __repr__(self) -> str:
        return repr(self.value_)


class _Mapping(Mapping[Any, Any]):
    """Stands for a mapping, and notes which keys are asked for."""

    def __init__(self, tracker: Tracker[Any], held: Mapping[Any, Any], path: str) -> None:
        self._tracker, self._held, self._path = tracker, held, path
        self._given: dict[Any, tuple[str, Any]] = {}

    def _find(self, key: Any) -> tuple[str, Any] | None:
        """The path to what is held at a key, and that as it is given out; None where there is nothing, noted too."""
        path = f"{self._path}{STEP}{key}"
        if key not in self._held:
            self._tracker.record(path)
            return None
        self._given[key] = found = path, _inside(self._tracker, self._held[key], path)
        return found

    def __getitem__(self, key: Any) -> Any:
        found = self._given.get(key) or self._find(key)
        if found is None:
            raise KeyError(key)
        self._tracker.record(found[0])
        return found[1]

    def get(self, key: Any, default: Any = None) -> Any:
        found = self._given.get(key) or self._find(key)
        if found is None:
            return default
        self._tracker.record(found[0])
        return found[1]

    def __contains__(self, key: object) -> bool:
        self._tracker.record(f"{self._path}{STEP}{key}")
        return key in self._held

    def __iter__(self) -> Iterator[Any]:
        self._tracker.record(self._path + KEYS)
        return iter(self._held)

    def __len__(self) -> int:
        self._tracker.record(self._path + KEYS)
        return len(self._held)

    def values(self) -> ValuesView[Any]:
        return self._all().values()

    def items(self) -> ItemsView[Any, Any]:
        return self._all().items()

    def _all(self) -> Mapping[Any, Any]:
        self._tracker.record(self._path + ALL)
        return {key: found[1] for key in self._held if (found := self._given.get(key) or self._find(key))}


_KEYED: Final = frozenset({tuple, _Record})
