"""When files last changed, and which state of them this is: from git, or from SOURCE_DATE_EPOCH, never from the clock.

One of the places where the environment enters. Equal commits give equal answers on every machine and in every time
zone; a folder that is no git work tree, or a machine without git, gives an empty history.
"""

import datetime
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.read import codes
from journeysite.read.document import Document, DocumentKind
from journeysite.read.git import PLAIN_LOG, ask_git, work_tree
from journeysite.read.records.journey import JourneyRecord
from journeysite.read.records.organisation import PageRecord


class History(Struct, frozen=True):
    """`revision`: the first ten digits of the commit, or ""; `date`: of that commit, or what SOURCE_DATE_EPOCH says.

    `updated`: the day each committed file last changed, by path relative to the site's folder; none from a clone that
    `is_shallow`, where a file that nobody touched for years is as young as the oldest commit that was fetched.
    `folder`: where the site lies in the work tree, with a slash behind it; "" at its top and without git.
    """

    revision: str = ""
    date: datetime.date | None = None
    updated: Mapping[str, datetime.date] = field(default_factory=dict)
    is_shallow: bool = False
    folder: str = ""

    @property
    def stamp(self) -> tuple[datetime.date | None, str, str]:
        """What pages tell of the state they were made from: its day, its commit, and the site's folder in it."""
        return self.date, self.revision, self.folder


def read_history(root: Path, environment: Mapping[str, str] = os.environ) -> History:
    """What git knows of the files below `root`; days are those of the committers."""
    epoch = _epoch(environment.get("SOURCE_DATE_EPOCH", ""))
    top = work_tree(root)
    state = ask_git(top, "rev-parse", "HEAD", "--is-shallow-repository") if top else ""
    folder = folder_in(top, root) if top else ""
    history = _told_by_log(top, folder, state) if top and state else History()
    return replace(history, date=epoch or history.date, folder=folder)


def folder_in(top: Path, root: Path) -> str:
    """Where a folder lies in a work tree, such as `docs/site/`; "" for its top."""
    found = Path(os.path.relpath(os.path.realpath(root), top)).as_posix()
    return "" if found == "." else f"{found}/"


@lru_cache(maxsize=4)
def _told_by_log(top: Path, below: str, state: str) -> History:
    """What the commits up to the one that `state` begins with tell of the files below a folder of the work tree.

    `state` is the commit, and in a second line whether the clone is shallow. Remembered in a session: the log of some
    hundred commits takes a tenth of a second, that of thousands seconds.
    """
    head, _, shallow = state.partition("\n")
    is_shallow = shallow.strip() == "true"
    words = ("--name-only", "--format=%x01%H %cs", f"--relative={below}", head, "--", below or ".")
    commits = [_commit(entry) for entry in ask_git(top, "log", *PLAIN_LOG, *words).split("\x01")[1:]]
    if not commits:
        return History()
    updated: dict[str, datetime.date] = {}
    for file, day in ((file, day) for _, day, files in commits if day and not is_shallow for file in files):
        updated.setdefault(file, day)
    revision, date, _ = commits[0]
    return History(revision, date, updated, is_shallow)


def _epoch(seconds: str) -> datetime.date | None:
    """The UTC day of a Unix time in seconds; None where the variable is unset or is no such number."""
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        return None


def _commit(entry: str) -> tuple[str, datetime.date | None, list[str]]:
    """Revision, day and files of a commit; no day where Python's calendar has none: git dates to the year 10000."""
    head, *files = entry.split("\n")
    revision, _, day = head.partition(" ")
    return revision[:10], _day(day), [file for file in files if file]


def _day(written: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        return None


def undated(parsed: Iterable[Reported[Document]], history: History) -> tuple[Diagnostic, ...]:
    """What there is to say, once, where a clone without its history leaves journeys or pages without a date."""
    told = (one.value.record for one in parsed if not one.value.language)
    if not history.is_shallow or all(one.updated for one in told if isinstance(one, JourneyRecord | PageRecord)):
        return ()
    hint = "fetch the whole history: `git fetch --unshallow`, or `fetch-depth: 0` where a workflow checks it out"
    message = "this clone is shallow: when journeys and pages last changed cannot be told"
    return (codes.SHALLOW_CLONE.at(Place("journeysite.yml"), message, hint),)


def dated(documents: Iterable[Document], updated: Mapping[str, datetime.date]) -> Iterator[Document]:
    """The documents, in which journeys and pages that do not say when they were updated are as old as their files.

    A journey is as young as the youngest of its own file and its stages'.
    """
    listed = tuple(documents)
    youngest: dict[str, datetime.date] = {}
    for document in listed:
        if document.kind in (DocumentKind.JOURNEY, DocumentKind.STAGE) and (day := updated.get(document.file)):
            journey = document.id.partition("/")[0]
            youngest[journey] = max(day, youngest.get(journey, day))
    for document in listed:
        own = youngest.get(document.id) if document.kind is DocumentKind.JOURNEY else updated.get(document.file)
        record = document.record
        if own and isinstance(record, JourneyRecord | PageRecord) and record.updated is None and not document.language:
            document = replace(document, record=record.model_copy(update={"updated": own}))
        yield document


def dated_as(dated: Document, before: Document, after: Document) -> Document | None:
    """A document that was written anew, as old as before; None where it says so itself no longer.

    `before` is what was written then, `dated` the same with the date of its file where it told none.
    """
    if not isinstance(after.record, JourneyRecord | PageRecord) or after.record.updated is not None:
        return after
    if not isinstance(before.record, JourneyRecord | PageRecord) or before.record.updated is not None:
        return None
    day = dated.record.updated if isinstance(dated.record, JourneyRecord | PageRecord) else None
    return replace(after, record=after.record.model_copy(update={"updated": day})) if day else after
