"""What lies in the published folder and was not made by us: it is published all the same, and so it is told."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Final

from journeysite.diagnostics import Diagnostic, Place, Severity
from journeysite.publish.codes import STRANGERS
from journeysite.publish.refusal import DROPPINGS

# Endings of what a browser shows as a page of the site, or runs in one.
PAGES: Final = frozenset({
    ".html", ".htm", ".xhtml", ".xht", ".shtml", ".php", ".xml", ".svg", ".js", ".mjs", ".css", ".wasm", ".swf",
})  # fmt: skip
NAMED: Final = 3  # files that a finding names


def tell_strangers(paths: Iterable[str], place: Place) -> tuple[Diagnostic, ...]:
    """A warning about the pages and scripts among these files, and a note about the others (J518)."""
    found = sorted(path for path in paths if path.rpartition("/")[2] not in DROPPINGS)
    pages = [path for path in found if PurePosixPath(path).suffix.lower() in PAGES]
    others = [path for path in found if path not in set(pages)]
    hint = "delete what nobody put there on purpose"
    told = ((pages, Severity.WARNING), (others, Severity.NOTE))
    return tuple(
        STRANGERS.at(place, _message(some, place), hint).with_severity(severity) for some, severity in told if some
    )


def _message(paths: list[str], place: Place) -> str:
    names = ", ".join(f"`{path}`" for path in paths[:NAMED])
    more = f" and {len(paths) - NAMED} more" if len(paths) > NAMED else ""
    files = "a file" if len(paths) == 1 else "files"
    return f"`{place.file}` holds {files} that journeysite did not write: {names}{more}"
