"""What others say of a noun, apart from what it says itself: most pages show but its name.

A channel knows every touchpoint that happens on it, an indicator every value that was read. One touchpoint with another
channel would otherwise concern all pages that name one of the two: on a site of 1,000 journeys nearly all of them.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, TypeVar

from msgspec import Struct, defstruct
from msgspec.structs import astuple, replace

from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.organisation import Channel, Team
from journeysite.model.persona import Persona
from journeysite.model.site import Noun

N = TypeVar("N", bound=Struct)

#: The fields that others fill, by kind of noun.
HEARD: Final[Mapping[type, tuple[str, ...]]] = {
    Channel: ("touchpoints",),
    Evidence: ("cited_by",),
    Indicator: ("readings", "moved_by"),
    Persona: ("journeys",),
    Team: ("journeys", "frontstage", "backstage", "roadmap"),
}


def own_part(noun: Noun) -> Noun:
    """The noun without what others say of it."""
    said: dict[str, Any] = dict.fromkeys(HEARD.get(type(noun), ()), ())
    return replace(noun, **said) if said else noun


def heard_part(noun: Noun) -> tuple[object, ...]:
    """What others say of it."""
    return tuple(getattr(noun, name) for name in HEARD.get(type(noun), ()))


def attentive(noun: N, note: Callable[[], None]) -> N:
    """The same noun, that calls `note` whenever somebody reads what others say of it."""
    kind: Any = type(noun)
    copy = _attentive(kind)(*astuple(noun))
    copy.__dict__["note_"] = note
    return copy  # type: ignore[no-any-return]  # of a class below that of the noun


@cache
def _attentive(kind: Any) -> Any:
    """A class below that of a noun, with the same fields and room for one thing more."""
    heard = {name: _noted(getattr(kind, name)) for name in HEARD[kind]}
    return defstruct(kind.__name__, (), bases=(kind,), namespace=heard, frozen=True, dict=True)


def _noted(slot: Any) -> property:
    def read(noun: Any) -> object:
        noun.note_()
        return slot.__get__(noun)

    return property(read)
