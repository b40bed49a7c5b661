"""Shows a site while it is written: builds, serves the last good edition, watches, builds again."""

import threading
import time
import traceback
import webbrowser
from collections.abc import Callable, Mapping
from functools import partial
from os.path import realpath
from pathlib import Path
from typing import Final

from msgspec import Struct

from journeysite.diagnostics import Diagnostic
from journeysite.diagnostics.levels import stops
from journeysite.html.template_faults import TemplateFault
from journeysite.read.file_names import CONTENT
from journeysite.read.media import UnreadableFileError
from journeysite.serve.files import Files
from journeysite.serve.findings import findings
from journeysite.serve.live import Finding, Live
from journeysite.serve.server import Server
from journeysite.serve.session import Session
from journeysite.serve.watch import Changes, Watcher

__all__ = ["serve"]

WATCHED: Final = (CONTENT, "themes")
SECOND_LOOK: Final = 0.06  # seconds; a build that failed may have met a file just while an editor replaced it


class Reporter(Struct, frozen=True):
    """How the writer is told of things: `say` a line in a style of the terminal, `report` diagnostics."""

    say: Callable[[str, str], None]
    report: Callable[[tuple[Diagnostic, ...]], None]


class Attempt(Struct, frozen=True):
    """One build: the site's files, or none where something keeps it from being shown; and all there is to say."""

    files: Mapping[str, bytes] | None
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""  # the traceback of a fault of our own
    seconds: float = 0.0
    parsed: tuple[str, ...] = ()  # the content files that were not remembered


def serve(root: Path, host: str, port: int, open_browser: bool, reporter: Reporter) -> None:
    """Serves the site of `root` until interrupted. Raises OSError where nothing can listen at that host and port."""
    live = Live()
    with (
        Server(live, host, port) as server,
        Watcher(root, WATCHED, (), lambda line: reporter.say(line, "warn")) as watcher,
    ):
        listening = threading.Thread(target=server.serve_forever, daemon=True)
        listening.start()
        if server.moved:
            reporter.say(f"port {port} is taken, so this is the next free one:", "warn")
        reporter.say(f"{server.url}   (Ctrl-C ends)", "bold")
        if open_browser:
            webbrowser.open(server.url)
        try:
            follow(root, watcher, live, reporter)
        finally:
            live.close()
            server.shutdown()


def follow(root: Path, watcher: Watcher, live: Live, reporter: Reporter) -> None:
    """Builds, and builds again whenever something changed; without end."""
    changed: Changes = frozenset()
    rebuilder = Rebuilder(root)
    reporter.report(rebuilder.refused)
    while True:
        attempt = rebuilder.build(changed)
        if attempt.files is None:
            again = watcher.wait(SECOND_LOOK)
            if again:
                changed |= again
                continue
        announce(attempt, changed, root, live, reporter)
        changed = watcher.wait()


class Rebuilder:
    """Where a site is built again and again while somebody writes it."""

    def __init__(self, root: Path) -> None:
        self._session = Session(root)
        self.refused = self._session.refused
        self._files: Files | None = None
        self._told: tuple[Diagnostic, ...] = ()

    def build(self, changed: Changes = frozenset()) -> Attempt:
        """The site after these changes, or after any where none are named."""
        started = time.perf_counter()
        try:
            kept_up = self._session.keep_up(changed) if changed else None
            loaded = kept_up or self._session.load()
            told_before, self._told = self._told, loaded.diagnostics
            if loaded.value is None or stops(loaded.diagnostics, strict=False):
                return Attempt(None, loaded.diagnostics)
            before, self._files = self._files, None  # none, until they are there that belong to this site
            self._files = Files(loaded.value, before, same_pages=kept_up is not None)
        except (TemplateFault, UnreadableFileError) as fault:
            return Attempt(None, (fault.diagnostic,))
        except Exception:  # a bug of ours must not end the session of a writer
            return Attempt(None, failure=traceback.format_exc())
        seconds = time.perf_counter() - started
        told = () if loaded.diagnostics == told_before else loaded.diagnostics  # what was said need not be repeated
        return Attempt(self._files, told, seconds=seconds, parsed=tuple(self._session.parsed))


def announce(attempt: Attempt, changed: Changes, root: Path, live: Live, reporter: Reporter) -> None:
    """Shows a good site to the browsers, the findings of another above the last good one, and both to the terminal."""
    stamp = time.strftime("%H:%M:%S")
    if attempt.files is not None:
        live.show(attempt.files, partial(_finding, root=root, reporter=reporter))
        reporter.report(attempt.diagnostics)
        reporter.say(
            f"{stamp}  {_because(changed, root)}{'new' if changed else 'ready'} in {attempt.seconds:.2f} s", "good"
        )
        return
    reporter.report(attempt.diagnostics)
    meanwhile = "the last good site stays" if live.edition.pages else "there is no site to show"
    if attempt.failure:
        live.complain((_failure(attempt.failure),))
        reporter.say(f"{attempt.failure}\n{stamp}  journeysite itself failed; {meanwhile}", "bad")
    else:
        live.complain(findings(attempt.diagnostics, root))
        reporter.say(f"{stamp}  {_because(changed, root)}{meanwhile} until this is mended", "bad")


def _finding(fault: Exception, root: Path, reporter: Reporter) -> Finding:
    """What keeps a file from being made, for the browser; the terminal is told as well."""
    if isinstance(fault, TemplateFault | UnreadableFileError):
        reporter.report((fault.diagnostic,))
        return findings((fault.diagnostic,), root)[0]
    told = "".join(traceback.format_exception(fault))
    reporter.say(told, "bad")
    return _failure(told)


def _failure(told: str) -> Finding:
    return Finding("", "error", "journeysite", "journeysite itself failed", "", told)


def _because(changed: Changes, root: Path) -> str:
    """`content/a.md: `, or with how many more changed; nothing for the first build.

    What came and went while an editor saved is not named.
    """
    there = {path for path in changed if path.is_file()} or changed
    names = sorted(path.relative_to(realpath(root)).as_posix() for path in there)
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more}: " if names else ""
