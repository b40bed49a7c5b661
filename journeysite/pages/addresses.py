"""Where everything lives in the published folder, and the way from one page to another."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from journeysite.model.address import Address, Kind
from journeysite.model.site import GROUPS

HOME: Final = "index.html"
NOT_FOUND: Final = "404.html"
ALL_PAGES: Final = "pages.html"
PAINS_REGISTER: Final = "pain-points.html"
MOMENTS_REGISTER: Final = "moments-of-truth.html"
GALLERY: Final = "gallery.html"


def page_path(address: Address) -> str:
    """The file that shows what the address names, relative to the published folder; a touchpoint's is its stage's.

    Not for external addresses, which have none (`ValueError`).
    """
    match address.kind:
        case Kind.HOME:
            return HOME
        case Kind.LIST:
            return f"{address.id}.html"
        case Kind.MEDIA:
            return f"media/{address.id}"
        case Kind.TOUCHPOINT:
            return f"journeys/{address.id.rpartition('/')[0]}.html"
        case Kind.EXTERNAL:
            raise ValueError(f"{address.id} is not ours")
        case kind:
            return f"{GROUPS[kind]}/{address.id}.html"


def map_path(journey: str) -> str:
    """The map of a journey as a drawing that stands alone."""
    return f"maps/{journey}.svg"


def poster_path(journey: str) -> str:
    """The map of a journey on one sheet, ready to be printed."""
    return f"maps/{journey}.html"


def way(here: str, path: str, fragment: str = "") -> str:
    """The relative URL from one page to a file, both relative to the published folder."""
    return _way(here, path, f"#{_quoted(fragment)}" if fragment else "")


def _way(here: str, path: str, anchor: str) -> str:
    if here == path:
        return anchor or _quoted(path.rpartition("/")[2])
    return _way_from(here.rpartition("/")[0], path) + anchor


@lru_cache(maxsize=10_000)
def _way_from(folder: str, path: str) -> str:
    """The relative URL from any page in a folder; pages of one folder lead to much the same places."""
    start, goal = folder.split("/") if folder else [], path.split("/")
    shared = 0
    while shared < min(len(start), len(goal) - 1) and start[shared] == goal[shared]:
        shared += 1
    return _quoted("/".join([*[".."] * (len(start) - shared), *goal[shared:]]))


@lru_cache(maxsize=10_000)
def _quoted(part: str) -> str:
    return part if _PLAIN.fullmatch(part) else quote(part, safe=_SAFE)


#: What most paths are made of. To see that there is nothing to quote takes a tenth of quoting.
_PLAIN: Final = re.compile("[A-Za-z0-9/._~-]*")
#: What may stand in a path as it is; a colon in a first segment would read as a scheme.
_SAFE: Final = "/-._~!$&'()*+,;=@"


def standpoint(path: str) -> str:
    """The page's folder; one for all folders of journeys: the way to all but journeys is the same from each of them."""
    folder = path.rpartition("/")[0]
    return _OF_JOURNEYS if folder.startswith(_OF_JOURNEYS) else folder


_OF_JOURNEYS: Final = "journeys/"


def href(here: str, address: Address) -> str:
    """The relative URL from one page to what an address names; an external address as it was written."""
    path, anchor = _place(address)
    return _way(here, path, anchor) if path else anchor


@lru_cache(maxsize=10_000)
def _place(address: Address) -> tuple[str, str]:
    """The file that shows what an address names, and the anchor in it, as it is written after the file's name.

    An external address has no file, and is written as it stands.
    """
    if address.kind is Kind.EXTERNAL:
        return "", address.id
    fragment = address.fragment
    if address.kind is Kind.TOUCHPOINT:
        fragment = fragment or address.id.rpartition("/")[2]
    return page_path(address), f"#{_quoted(fragment)}" if fragment else ""
