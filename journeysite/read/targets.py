"""What the target of a link is: a path inside the site, an address outside, or something that no link may do."""

import re
from urllib.parse import unquote

from msgspec import Struct

SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms"})

# Browsers drop tabs and line ends anywhere in an address, and spaces and controls around it, before they look for its
# scheme.
_DROPPED = re.compile("[\t\r\n]")
_EDGES = "".join(map(chr, range(33)))
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


class Target(Struct, frozen=True):
    """`form` is "path", "external" or "refused"; of a path, `path` and `fragment` are without percent signs."""

    form: str
    path: str
    fragment: str = ""


def classify(written: str) -> Target:
    """What a link's or picture's target is, read the way a browser would read it."""
    cleaned = _DROPPED.sub("", written).strip(_EDGES).strip()
    if found := _SCHEME.match(cleaned):
        return Target("external" if found[1].lower() in SCHEMES else "refused", cleaned)
    if cleaned.startswith(("//", "\\", "/\\")) or not cleaned:
        return Target("refused", cleaned)
    path, _, fragment = cleaned.partition("#")
    return Target("path", unquote(path), unquote(fragment))
