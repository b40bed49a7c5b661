"""Files as they were found, before anybody reads it. Needs nothing but the standard library, as finding does."""

from enum import StrEnum

from msgspec import Struct


class DocumentKind(StrEnum):
    """What a file describes; it follows from the folder it lies in."""

    HOME = "home"
    JOURNEY = "journey"
    STAGE = "stage"
    PERSONA = "persona"
    ROADMAP = "roadmap"
    EVIDENCE = "evidence"
    INDICATOR = "indicator"
    CHANNEL = "channel"
    TEAM = "team"
    PAGE = "page"


class Source(Struct, frozen=True):
    """A content file as found: path relative to the site's folder (forward slashes), and its bytes.

    `id` is the path below its kind's folder without leading numbers and ending (a stage's is `journey/stage`);
    `order` the leading number, if any; `language` the middle ending (`quentin.fr.md` is "fr"), "" for a base file.
    """

    file: str
    kind: DocumentKind
    id: str
    order: int | None
    language: str
    data: bytes


class PlainFile(Struct, frozen=True):
    """A picture or data file, not read: `path` is below its folder (`media/` or `data/`)."""

    file: str
    path: str
    disk: str
    size: int
    modified: int
