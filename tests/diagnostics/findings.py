"""A few findings in two small files, as every report format is given them."""

from __future__ import annotations

from journeysite.diagnostics import Diagnostic, Place, Position, Severity
from journeysite.diagnostics.located import Located, located

FILES = {
    "content/journeys/dive/02-search.md": (
        "---\ntitle: Search\ntouchpoints:\n  - title: Compares\n    channel: stor\n---\n"
    ),
    "content/index.md": "Hello [[nobdy]], 100 %: hi\n",
}

UNKNOWN = Diagnostic(
    "J202",
    Severity.ERROR,
    Place("content/journeys/dive/02-search.md", ("touchpoints", 0, "channel")),
    "unknown channel `stor`",
    "did you mean `store`?",
)
NO_FILE = Diagnostic("J237", Severity.WARNING, Place("content/teams/shop.md"), "a team, `shop`: 100% unknown")
BROKEN = Diagnostic(
    "J221", Severity.NOTE, Place("content/index.md", line=1, column=9), "nothing is called `nobdy`", "write an id"
)
POSITIONS = {UNKNOWN.place: Position(5, 14, 4), BROKEN.place: Position(1, 9, 5)}


def found(*diagnostics: Diagnostic, folder: str = "") -> tuple[Located, ...]:
    return located(diagnostics or (UNKNOWN, NO_FILE, BROKEN), POSITIONS.get, folder)
