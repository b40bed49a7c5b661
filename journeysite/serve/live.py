"""What the server shows at this moment: the last good site, and the findings of the last build if it went wrong."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

MOST: Final = 400  # files that are held in memory because somebody asked for them; a journey's page has 300 kB


class Page(Struct, frozen=True, dict=True):
    """The bytes at one address and their entity tag."""

    data: bytes

    @cached_property
    def tag(self) -> str:
        """As HTTP wants it, in quotation marks."""
        return f'"{sha256(self.data).hexdigest()[:20]}"'


class Finding(Struct, frozen=True):
    """One diagnostic, ready to be shown in a browser. `place` reads `file:line:col`, `frame` is its source excerpt."""

    code: str
    severity: str
    place: str
    message: str
    hint: str = ""
    frame: str = ""


class Pages(Mapping[str, Page]):
    """The files of one edition, each made when it is first asked for.

    One with the bytes that it had before is the same object as before. Where a file cannot be made, `trouble` is called
    with these pages and what was raised, once a file; what it was before is shown then, or there is no such file.
    """

    def __init__(
        self,
        files: Mapping[str, bytes],
        before: "Pages | None" = None,
        trouble: "Trouble | None" = None,
    ) -> None:
        self._files, self._trouble = files, trouble
        self._before: Mapping[str, Page] = before.asked if before else {}
        self._made: dict[str, Page] = {}
        self._failed: set[str] = set()
        self._one_by_one: threading.RLock = before._one_by_one if before else threading.RLock()

    @property
    def asked(self) -> Mapping[str, Page]:
        """The files as they were last asked for, in this edition or an earlier one; those of long ago are forgotten."""
        lately = {path: page for path, page in self._before.items() if path not in self._made} | self._made
        return dict(list(lately.items())[-MOST:])

    def __getitem__(self, path: str) -> Page:
        found = self._made.get(path)
        if found is not None:
            return found
        with self._one_by_one:
            return self._made.get(path) or self._make(path)

    def _make(self, path: str) -> Page:
        if path not in self._files:
            raise KeyError(path)
        before = self._before.get(path)
        try:
            data = self._files[path]
        except Exception as fault:  # of a template of the site's own, of the disk, or of ours: none ends the session
            if path not in self._failed:
                self._failed.add(path)
                self._report(fault)
            if before is None:
                raise KeyError(path) from fault
            return before
        self._made[path] = before if before is not None and before.data == data else Page(data)
        return self._made[path]

    def _report(self, fault: Exception) -> None:
        if self._trouble:
            self._trouble(self, fault)

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


Trouble = Callable[[Pages, Exception], None]


class Edition(Struct, frozen=True):
    """The last good site by path, and the findings since then.

    `changed` are the pictures, styles and the like that somebody has seen otherwise in an earlier edition. `number`
    grows with everything new, over restarts of the server too.
    """

    number: int
    pages: Pages = field(default_factory=lambda: Pages({}))
    changed: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()


class Live:
    """The present edition; builders replace it, and readers wait for the next."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._edition = Edition(number=time.time_ns() // 1_000_000)
        self._open = True

    @property
    def edition(self) -> Edition:
        """The present edition."""
        return self._edition

    def show(self, files: Mapping[str, bytes], finding_of: Callable[[Exception], Finding] | None = None) -> Edition:
        """Makes these files the last good site. One that cannot be made when it is asked for is a finding."""
        before = self._edition.pages

        def complain(pages: Pages, fault: Exception) -> None:
            if finding_of and self._edition.pages is pages:
                self.complain((*self._edition.findings, finding_of(fault)))

        pages = Pages(files, before, complain)
        beside = {path: page for path, page in before.asked.items() if not path.endswith(".html")}
        changed = frozenset(path for path, page in beside.items() if pages.get(path) is not page)
        return self._announce(Edition(self._edition.number + 1, pages, changed))

    def complain(self, findings: tuple[Finding, ...]) -> Edition:
        """Keeps the last good site and shows these findings above it."""
        return self._announce(
            replace(self._edition, number=self._edition.number + 1, changed=frozenset(), findings=findings)
        )

    def wait(self, seen: int, timeout: float) -> Edition | None:
        """The present edition once it is another than the one seen; None when nothing new came in time (seconds)."""
        with self._news:
            self._news.wait_for(lambda: self._edition.number != seen or not self._open, timeout)
            return self._edition if self._edition.number != seen else None

    def close(self) -> None:
        """Lets everybody who waits go home."""
        with self._news:
            self._open = False
            self._news.notify_all()

    @property
    def is_open(self) -> bool:
        """Whether there will be further editions."""
        return self._open

    def _announce(self, edition: Edition) -> Edition:
        with self._news:
            self._edition = edition
            self._news.notify_all()
        return edition
