"""What the name of a content file says: its language, its place in order, and what is wrong with it."""

import re
from functools import lru_cache

from journeysite.model.slug import trouble_with_name, usable_name
from journeysite.read.source import DocumentKind

SETTINGS, CONTENT, MEDIA, DATA = "journeysite.yml", "content", "media", "data"
FOLDERS = {
    "personas": DocumentKind.PERSONA,
    "journeys": DocumentKind.JOURNEY,
    "roadmap": DocumentKind.ROADMAP,
    "evidence": DocumentKind.EVIDENCE,
    "indicators": DocumentKind.INDICATOR,
    "channels": DocumentKind.CHANNEL,
    "teams": DocumentKind.TEAM,
    "pages": DocumentKind.PAGE,
}

_NUMBERED = re.compile(r"(\d{1,3})[-_ ](.+)", re.ASCII)  # a year is no leading number
_LANGUAGE = re.compile(r"(.+)\.([a-z]{2,3}(?:-[A-Z]{2})?)", re.ASCII)


@lru_cache(maxsize=4096)  # the folder of a journey is asked for with each of its stages
def order_of(name: str) -> tuple[int, str]:
    """What files and folders are sorted by: their leading number, then their name; an index comes first."""
    if name.partition(".")[0] == "index":
        return (-1, "")
    found = _NUMBERED.fullmatch(name)
    return (int(found[1]), found[2].partition(".")[0]) if found else (1000, name.partition(".")[0])


def split_language(stem: str) -> tuple[str, str]:
    """The name without its language, and the language ("" without one)."""
    found = _LANGUAGE.fullmatch(stem)
    return (found[1], found[2]) if found else (stem, "")


def _split_number(name: str) -> tuple[str, int | None]:
    found = _NUMBERED.fullmatch(name)
    return (found[2], int(found[1])) if found else (name, None)


@lru_cache(maxsize=4096)
def _named(part: str) -> tuple[str, int | None]:
    """What a file or folder is called, as it can stand in an address, and its leading number."""
    name, order = _split_number(part)
    return (usable_name(name) if trouble_with_name(name) else name), order


@lru_cache(maxsize=4096)
def trouble_with(stem: str) -> str:
    """Why a name cannot be part of an address, its leading number and its language apart."""
    return trouble_with_name(split_language(_split_number(stem)[0])[0])


def description_of(parts: list[str]) -> tuple[DocumentKind, str, int | None] | None:
    """Kind, id and order of a content file by its path below `content/`, or None where nothing is read."""
    if parts == ["index"]:
        return DocumentKind.HOME, "", None
    kind = FOLDERS.get(parts[0]) if len(parts) > 1 else None
    named = [_named(part) for part in parts[1:]]
    if kind is DocumentKind.JOURNEY and len(named) == 2:
        (journey, order), (stage, place) = named
        return (kind, journey, order) if stage == "index" else (DocumentKind.STAGE, f"{journey}/{stage}", place)
    if kind is DocumentKind.PAGE:
        if len(named) > 1 and named[-1][0] == "index":
            named.pop()
        return kind, "/".join(name for name, _ in named), named[-1][1]
    return (kind, *named[0]) if kind and len(named) == 1 and named[0][0] != "index" else None


def where_it_belongs(parts: list[str]) -> str:
    """Where to put a file that nothing reads where it lies."""
    folder = parts[0]
    if len(parts) == 1 or folder not in FOLDERS:
        return f"put it into one of: {', '.join(FOLDERS)}"
    if parts[-1] == "index.md" and len(parts) == 2:
        return f"name it after the one thing that it describes, or put it into `{CONTENT}/pages`"
    return f"put it into `{CONTENT}/{'/'.join(parts[: 2 if folder == 'journeys' else 1])}`"
