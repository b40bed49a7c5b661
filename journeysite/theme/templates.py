"""The templates of a theme as what pages depend on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Final

from journeysite.theme.theme import Theme

#: The template of figures within prose.
PLACED: Final = "placed.html"
#: The templates of the macros that every other may call as they are.
MARK_TEMPLATES: Final = ("marks.html", "default/marks.html")
_REFERENCE: Final = re.compile(r"\{%[-+]?\s*(?:extends|include|import|from)\s+(\S+)")


@lru_cache(maxsize=256)
def template_digest(theme: Theme, template: str) -> str:
    """A digest of the template, of all that it extends, imports or includes, and of the theme they are printed with.

    References are found by their first words, not by parsing: parsing all templates takes 0.4 s, this a millisecond.
    One that is computed counts as a reference to every template.
    """
    whole = sha256(theme.digest.encode())
    for name in sorted(_closure(theme, (template, *_SHARED))):
        source = theme.templates[name].source
        whole.update(f"{name}\0{len(source)}\0{source}".encode())
    return whole.hexdigest()


_SHARED: Final = ("masthead.html", "footer.html", PLACED, *MARK_TEMPLATES)


def _closure(theme: Theme, names: Iterable[str]) -> set[str]:
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name in seen or name not in theme.templates:
            continue
        seen.add(name)
        for reference in _REFERENCE.findall(theme.templates[name].source):
            if reference[:1] not in "\"'":
                return set(theme.templates)
            waiting.append(reference.strip("\"'"))
    return seen
