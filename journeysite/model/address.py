"""How things of a site are named, whatever file or page they live in."""

from enum import StrEnum

from msgspec import Struct


class Kind(StrEnum):
    """What an address names."""

    HOME = "home"
    JOURNEY = "journey"
    STAGE = "stage"
    TOUCHPOINT = "touchpoint"
    PERSONA = "persona"
    ROADMAP = "roadmap"
    EVIDENCE = "evidence"
    INDICATOR = "indicator"
    CHANNEL = "channel"
    TEAM = "team"
    PAGE = "page"
    MEDIA = "media"
    LIST = "list"  # an overview page; its id is journeys, personas, roadmap, evidence, indicators, channels or teams
    EXTERNAL = "external"  # a web or mail address as written; its id is the whole of it


class Address(Struct, frozen=True, order=True):
    """A name for one thing: its kind, its id inside that kind, and an anchor in its page if one is meant.

    Ids: journey `diving-gear`; stage `diving-gear/search`; touchpoint `diving-gear/search/compare`; page and media
    the path below `pages/` and `media/`; every other kind a plain id.
    """

    kind: Kind
    id: str
    fragment: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}" + (f"#{self.fragment}" if self.fragment else "")
