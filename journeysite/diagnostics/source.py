"""Places in what people wrote: an address now, a line and a column only when somebody looks."""

from typing import Literal

from msgspec import Struct

KeyPath = tuple[str | int, ...]


class Place(Struct, frozen=True):
    """Where a diagnostic points: a file, then either a key path in its YAML or a line of its body.

    `file` is relative to the site's folder, with forward slashes. `path` holds mapping keys (str) and list
    indexes (int, from 0), as written in the file; `part` says whether the key or its value is meant. `line` and
    `column` (both from 1) are given only for a place in the body or for a syntax error, which has no key path.
    """

    file: str
    path: KeyPath = ()
    part: Literal["key", "value"] = "value"
    line: int | None = None
    column: int | None = None

    def at(self, *steps: str | int) -> "Place":
        """The place further down the same file, behind these keys and indexes."""
        return Place(self.file, self.path + steps)

    def key(self, *steps: str | int) -> "Place":
        """The same, pointing at the key itself."""
        return Place(self.file, self.path + steps, "key")


class Position(Struct, frozen=True, order=True):
    """A resolved place: line and column from 1, `length` in characters (at least 1) for the source frame."""

    line: int
    column: int
    length: int = 1
