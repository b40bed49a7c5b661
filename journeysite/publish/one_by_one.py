"""The second-best switch, for folders that cannot be exchanged: files are replaced one by one from a staged set.

The set lies in a workroom inside the folder and becomes valid with its manifest, which is written last. From then on
the new site wins: whoever is killed on the way, the next build goes on from where the set was left.
"""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from journeysite.publish.artifact import MANIFEST, WORKROOM, address_key, all_folders_of
from journeysite.publish.disk import clear_away, is_folder, look_at, make_way, read_if_there, write_new
from journeysite.publish.manifest import read_manifest


def replace_one_by_one(folder: Path) -> None:
    """Moves the staged set of the folder's workroom into place, if there is a valid one; then the workroom is gone.

    Files come before the pages that use them, pages before removals: a reader may meet an old page beside a new one
    for a moment, and never a page without its style.
    """
    workroom = folder / WORKROOM
    if not is_folder(workroom):  # a link would lead to what is not ours
        return
    listed = read_if_there(workroom / MANIFEST)
    new = read_manifest(listed)
    if new is not None:
        old = read_manifest(read_if_there(folder / MANIFEST)) or {}
        stale = [path for path in old if path not in new]
        if _clash(stale, new):
            _remove(folder, stale, new)
        for path in sorted(look_at(workroom).files, key=_pages_last):
            if path in new:
                make_way(folder, path)
                (workroom / path).replace(folder / path)
        _remove(folder, stale, new)
        replace_file(workroom, folder / MANIFEST, listed)
    clear_away(workroom, folder)


def replace_file(workroom: Path, file: Path, data: bytes) -> None:
    """Puts these bytes in a file's place in one step, by way of a workroom on the same file system."""
    fresh = workroom / f"{file.name}-fresh"
    fresh.unlink(missing_ok=True)
    write_new(fresh, data)
    fresh.replace(file)


def _pages_last(path: str) -> tuple[bool, str]:
    return path.endswith(".html"), path


def _clash(stale: Iterable[str], new: Iterable[str]) -> bool:
    """Whether an old file must go before the new ones come: it is a folder now, or was one, or changed its case."""
    if not (all_folders_of(stale).isdisjoint(new) and all_folders_of(new).isdisjoint(stale)):
        return True
    return not set(map(address_key, stale)).isdisjoint(map(address_key, new))


def _remove(folder: Path, stale: Iterable[str], new: Iterable[str]) -> None:
    """Unlinks files of ours that the new site lacks, and the folders that this empties."""
    present = look_at(folder).files
    for path in stale:
        if path in present:
            (folder / path).unlink()
    for parent in sorted(all_folders_of(stale) - all_folders_of(new), reverse=True):
        with suppress(OSError):
            (folder / parent).rmdir()  # a folder that others use is not empty
