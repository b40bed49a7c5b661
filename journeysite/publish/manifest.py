"""The list of a published folder's files that are ours, as a text that a person can read and check.

    journeysite manifest 1
    5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03 6 index.html
    end 1

Sorted by path, so that equal sites have equal manifests; the last line counts, so that a cut-off list is noticed.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from journeysite.publish.artifact import trouble_with_path

HEAD: Final = "journeysite manifest 1"
UNFINISHED: Final = b"journeysite unfinished 1\n"  # what stands in the manifest's place while a folder is being staged


class Entry(Struct, frozen=True):
    """One file of ours: path, size in bytes, and digest as `digest_of` makes it."""

    path: str
    size: int
    digest: str


def write_manifest(entries: Iterable[Entry]) -> bytes:
    """The manifest of these entries, in UTF-8."""
    lines = [f"{entry.digest} {entry.size} {entry.path}" for entry in sorted(entries, key=lambda entry: entry.path)]
    return "\n".join([HEAD, *lines, f"end {len(lines)}", ""]).encode("utf-8")


def read_manifest(data: bytes) -> Mapping[str, Entry] | None:
    """Entries by path; None where the bytes are not a whole manifest of a version that we know."""
    try:
        head, *lines, end, rest = data.decode("utf-8").split("\n")
        entries = [_entry(line) for line in lines]
    except ValueError:
        return None
    if head != HEAD or end != f"end {len(lines)}" or rest:
        return None
    return {entry.path: entry for entry in entries}


def _entry(line: str) -> Entry:
    """The entry of one line. Raises ValueError on anything that `write_manifest` does not write."""
    digest, size, path = line.split(" ", 2)
    if len(digest) != 64 or trouble_with_path(path):
        raise ValueError(line)
    return Entry(path, int(size), digest)
