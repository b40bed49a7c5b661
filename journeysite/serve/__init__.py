"""Shows a site while it is written: builds, serves the last good edition, watches, builds again."""

import threading
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from journeysite.build import artifacts, load
from journeysite.diagnostics import Diagnostic
from journeysite.diagnostics.levels import stops
from journeysite.memo import Memo
from journeysite.publish import Artifact
from journeysite.read.discover import CONTENT, UnreadableFileError
from journeysite.render.html import TemplateFault
from journeysite.render.pages import PagePlan, render_page, view_digest
from journeysite.serve.findings import findings
from journeysite.serve.live import Finding, Live
from journeysite.serve.server import Server
from journeysite.serve.watch import Changes, Watcher
from journeysite.theme.theme import Theme
from journeysite.workshop import parse_all

__all__ = ["serve"]

WATCHED: Final = (CONTENT, "themes")
SECOND_LOOK: Final = 0.06  # seconds; a build that failed may have met a file just while an editor replaced it


@dataclass(frozen=True, slots=True)
class Voice:
    """How the writer is told of things: `say` a line in a style of the terminal, `report` diagnostics."""

    say: Callable[[str, str], None]
    report: Callable[[tuple[Diagnostic, ...]], None]

    def warn(self, line: str) -> None:
        """Says a line that somebody should notice."""
        self.say(line, "warn")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One build: the site's files, or none where something keeps it from being shown; and all there is to say."""

    files: dict[str, bytes] | None
    diagnostics: tuple[Diagnostic, ...] = ()
    failure: str = ""  # the traceback of a fault of our own
    seconds: float = 0.0
    ran: tuple[str, ...] = ()  # what was not remembered from earlier builds


def serve(root: Path, host: str, port: int, open_browser: bool, voice: Voice) -> None:
    """Serves the site of `root` until interrupted. Raises OSError where nothing can listen at that host and port."""
    live = Live()
    with (
        Server(live, host, port) as server,
        Watcher(root, WATCHED, (), lambda line: voice.say(line, "warn")) as watcher,
    ):
        listening = threading.Thread(target=server.serve_forever, daemon=True)
        listening.start()
        if server.moved:
            voice.say(f"port {port} is taken, so this is the next free one:", "warn")
        voice.say(f"{server.url}   (Ctrl-C ends)", "bold")
        if open_browser:
            webbrowser.open(server.url)
        try:
            follow(root, watcher, live, voice)
        finally:
            live.close()
            server.shutdown()


def follow(root: Path, watcher: Watcher, live: Live, voice: Voice) -> None:
    """Builds, and builds again whenever something changed; without end."""
    changed: Changes = frozenset()
    memo = Memo()
    while True:
        attempt = build(root, memo)
        if attempt.files is None:
            again = watcher.wait(SECOND_LOOK)
            if again:
                changed |= again
                continue
        announce(attempt, changed, root, live, voice)
        changed = watcher.wait()


def build(root: Path, memo: Memo) -> Attempt:
    """The site of `root` in memory; documents and pages that the memo knows are not made again."""
    started = time.perf_counter()
    try:
        loaded = load(root, partial(parse_all, memo=memo))
        if loaded.value is None or stops(loaded.diagnostics, strict=False):
            return Attempt(None, loaded.diagnostics)
        files = {
            file.path: file.data
            for file in artifacts(loaded.value, partial(_printed, memo), gallery=False)
            if isinstance(file, Artifact)
        }
    except (TemplateFault, UnreadableFileError) as fault:
        return Attempt(None, (fault.diagnostic,))
    except Exception:  # a bug of ours must not end the session of a writer
        return Attempt(None, failure=traceback.format_exc())
    ran = tuple(memo.ran)
    memo.end_build()
    return Attempt(files, loaded.diagnostics, seconds=time.perf_counter() - started, ran=ran)


def _printed(memo: Memo, plans: Sequence[PagePlan], theme: Theme) -> Iterator[Artifact]:
    """The file of each plan; one whose view is that of an earlier build is not printed again."""
    for plan in plans:
        view = plan.view()
        inputs = bytes.fromhex(view_digest(view, theme))
        yield memo.recall("render", view.path, inputs, partial(render_page, view, theme))


def announce(attempt: Attempt, changed: Changes, root: Path, live: Live, voice: Voice) -> None:
    """Shows a good site to the browsers, the findings of another above the last good one, and both to the terminal."""
    stamp = time.strftime("%H:%M:%S")
    voice.report(attempt.diagnostics)
    if attempt.files is not None:
        edition = live.show(attempt.files)
        pages = sum(path.endswith(".html") for path in edition.changed)
        voice.say(f"{stamp}  {_because(changed, root)}{_pages(pages)} new in {attempt.seconds:.2f} s", "good")
    elif attempt.failure:
        live.complain((Finding("", "error", "journeysite", "journeysite itself failed", "", attempt.failure),))
        voice.say(f"{attempt.failure}\n{stamp}  journeysite itself failed; the last good site stays", "bad")
    else:
        live.complain(findings(attempt.diagnostics, root))
        voice.say(f"{stamp}  {_because(changed, root)}the last good site stays until this is mended", "bad")


def _because(changed: Changes, root: Path) -> str:
    """`content/a.md: `, or with how many more changed; nothing for the first build.

    What came and went while an editor saved is not named.
    """
    there = {path for path in changed if path.is_file()} or changed
    names = sorted(path.relative_to(root.resolve()).as_posix() for path in there)
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    return f"{names[0]}{more}: " if names else ""


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number or 'no'} pages"
