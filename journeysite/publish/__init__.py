"""From finished files to a published folder: all or nothing, and only what is ours.

At any moment the folder holds the old site or the new one, whole, whether the build ends, fails, fills the disk or is
killed. The new site is staged beside the folder on the same file system; unchanged files are carried over as hard
links, so that they keep their times and cost no space; then the two folders exchange their names in one step and the
old one is cleared away. A single changed file simply replaces its predecessor. Where the folder cannot be exchanged,
because it is a mount point or its parent is not writable, files are replaced one by one from a staged set, and a
build killed in between is finished by the next one. (Not promised: the order in which a power cut finds the disk.)

A process that holds the folder itself open, by its working folder or a bind mount, keeps the old tree after an
exchange; web servers, which open files by path, do not.
"""

import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from os.path import exists, realpath
from pathlib import Path

from msgspec import Struct

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.publish.artifact import Addresses, AnyArtifact, Artifact, Known, Streamed, digest_of
from journeysite.publish.codes import BROKEN_OFF, BUSY, IN_THE_WAY, ONE_BY_ONE
from journeysite.publish.disk import clear_away, lock, recover, siblings
from journeysite.publish.manifest import Entry
from journeysite.publish.one_by_one import replace_one_by_one
from journeysite.publish.refusal import place_of, refuse_folder
from journeysite.publish.staging import HalfwayError, Held, Staging, held_by, stamp_of
from journeysite.publish.strangers import tell_strangers

__all__ = [
    "AnyArtifact",
    "Artifact",
    "Known",
    "Published",
    "Streamed",
    "digest_of",
    "publish",
    "published_files",
    "refuse_folder",
]


class Published(Struct, frozen=True):
    """What became of the folder. `written` are the paths that are new or have new bytes, in the order they came,
    `removed` those that went, sorted; `kept` counts the untouched. `files` and `size` (bytes) are the whole site's.
    `stamp` tells the list that was left in the folder from any other.

    Where the diagnostics hold an error nothing was written, and every number is 0.
    """

    folder: Path
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: int = 0
    files: int = 0
    size: int = 0
    stamp: str = ""


def publish(
    artifacts: Iterable[AnyArtifact],
    folder: Path,
    *,
    site: Path,
    sources: Iterable[Path] = (),
    stamp: str = "",
    patience: float = 60.0,
) -> Reported[Published]:
    """Makes the folder hold exactly these files, besides what others have put there; reports J501 to J512, J515, J517
    and J518.

    The artifacts are taken one at a time and never held together. `site` and `sources` (files and folders that the
    build reads) are protected, see `refuse_folder`. Another build into the same folder is waited for, `patience`
    seconds at most. An exception out of `artifacts` leaves the old site as it was. With the `stamp` of the last
    publication, files that it left are taken at their time and size; without it, or where the list is not the one of
    that stamp, every file is read and compared.
    """
    refusals = refuse_folder(folder, site, sources)
    if refusals:
        return Reported(Published(folder), refusals)
    target = Path(realpath(folder))
    place = place_of(target, site)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with lock(target, patience) as is_ours:
            if is_ours:
                return _publish(artifacts, target, place, stamp)
    except OSError as trouble:
        return Reported(Published(folder), (_broken_off(trouble, target, place),))
    busy = f"another build has been writing to `{place.file}` for {patience:g} seconds"
    return Reported(Published(folder), (BUSY.at(place, busy, "wait for it, or end it"),))


def published_files(folder: Path) -> Mapping[str, Entry]:
    """The files of the site that the folder holds now, by path, as far as its list and its files agree."""
    held = held_by(Path(realpath(folder)))
    return {path: entry for path, entry in held.listed.items() if held.has(entry)}


def _publish(artifacts: Iterable[AnyArtifact], folder: Path, place: Place, stamp: str) -> Reported[Published]:
    _clear_up_after_others(folder)
    held = held_by(folder, stamp)
    with Staging(held) as staging:
        entries, troubles = _stage(artifacts, staging, place)
        troubles += [_in_the_way(path, place) for path in staging.strangers_in_the_way(entries)]
        if troubles:
            return Reported(Published(folder), tuple(troubles))
        in_one_step = staging.settle(entries)
        published = _published(held, entries, staging)
    told = () if in_one_step else (_one_by_one(place),)
    return Reported(published, (*told, *tell_strangers(held.strangers(entries), place)))


def _clear_up_after_others(folder: Path) -> None:
    """Ends what killed builds began: forwards where their site was complete, backwards where it was not."""
    recover(folder)
    replace_one_by_one(folder)
    for leftover in (*siblings(folder, "staging"), *siblings(folder, "previous")):
        with suppress(OSError):  # it is in nobody's way, and the next build tries again
            clear_away(leftover, folder)


def _stage(
    artifacts: Iterable[AnyArtifact], staging: Staging, place: Place
) -> tuple[dict[str, Entry], list[Diagnostic]]:
    entries: dict[str, Entry] = {}
    troubles: list[Diagnostic] = []
    addresses = Addresses(place.file)
    for artifact in artifacts:
        trouble = addresses.claim(artifact.path)
        if trouble:
            troubles.append(trouble)
        else:
            entries[artifact.path] = staging.take(artifact)
    return entries, troubles


def _published(held: Held, entries: Mapping[str, Entry], staging: Staging) -> Published:
    return Published(
        folder=held.folder,
        written=tuple(path for path in entries if path in staging.written),
        removed=tuple(sorted(path for path in held.listed if path not in entries)),
        kept=len(entries) - len(staging.written),
        files=len(entries),
        size=sum(entry.size for entry in entries.values()),
        stamp=stamp_of(held.folder),
    )


def _in_the_way(path: str, place: Place) -> Diagnostic:
    message = f"`{path}` in `{place.file}` was not written by journeysite, and the site needs that place"
    return IN_THE_WAY.at(place, message, "move it away, or delete it")


def _one_by_one(place: Place) -> Diagnostic:
    message = f"the files of `{place.file}` were replaced one by one: the folder could not be exchanged in one step"
    hint = "publish into a folder whose parent is writable and which is no mount point"
    return ONE_BY_ONE.at(place, message, hint)


def _broken_off(trouble: OSError, folder: Path, place: Place) -> Diagnostic:
    reason = trouble.strerror or str(trouble)
    about = f" (`{os.fspath(trouble.filename)!s}`)" if trouble.filename else ""
    state = f"what `{place.file}` held before is still there" if exists(folder) else f"`{place.file}` was not made"
    if isinstance(trouble, HalfwayError):
        state = f"`{place.file}` holds old files beside new ones until the next build"
    hint = "free the disk, or mend the permissions, and build again"
    return BROKEN_OFF.at(place, f"publishing broke off: {reason}{about}; {state}", hint)
