"""What the server shows at this moment: the last good site, and the findings of the last build if it went wrong."""

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

NOTHING: Final[Mapping[str, "Page"]] = {}


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes at one address and their entity tag."""

    data: bytes
    tag: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tag", f'"{sha256(self.data).hexdigest()[:20]}"')


@dataclass(frozen=True, slots=True)
class Finding:
    """One diagnostic, ready to be shown in a browser. `place` reads `file:line:col`, `frame` is its source excerpt."""

    code: str
    severity: str
    place: str
    message: str
    hint: str = ""
    frame: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The last good site by path, what changed in it against the one before, and the findings since then.

    `number` grows with everything new, over restarts of the server too.
    """

    number: int
    pages: Mapping[str, Page] = field(default_factory=dict)
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

    def show(self, files: Mapping[str, bytes]) -> Edition:
        """Makes these files the last good site; pages with equal bytes stay the same objects."""
        before = self._edition.pages
        pages = {path: _page(data, before.get(path)) for path, data in files.items()}
        changed = {path for path in pages.keys() | before.keys() if pages.get(path) is not before.get(path)}
        return self._announce(Edition(self._edition.number + 1, pages, frozenset(changed)))

    def complain(self, findings: tuple[Finding, ...]) -> Edition:
        """Keeps the last good site and shows these findings above it."""
        return self._announce(Edition(self._edition.number + 1, self._edition.pages, frozenset(), findings))

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


def _page(data: bytes, before: Page | None) -> Page:
    return before if before is not None and before.data == data else Page(data)
