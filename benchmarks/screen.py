"""Measures how long it takes from saving a file until a browser shows it: the wait that a writer feels.

    python -m benchmarks.screen --journeys 100 1000 --edits 40 --peers hugo mkdocs

Each tool serves its corpus, alone; Chromium shows one stage page; first a sentence at the end of that page's file is
changed again and again, then the title of a touchpoint in it. The clock stops when the page has painted the new words.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks import bars
from benchmarks.corpus import Corpus, journey_id
from benchmarks.edits import EDITS, edited, stage_file
from benchmarks.peers import PEERS, Peer, Programs
from benchmarks.run import Row, named, prepared, table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Tells of every "Saved as number N." two frames after it first stands in the page: then it has been painted.
TELL = """
(() => {
  const told = new Set();
  const look = () => {
    const text = document.body ? document.body.textContent : '';
    for (const [, number] of text.matchAll(/Saved as number (\\d+)\\./g)) {
      if (told.has(number)) continue;
      told.add(number);
      requestAnimationFrame(() => requestAnimationFrame(() => window.shown(Number(number))));
    }
  };
  new MutationObserver(look).observe(document, {childList: true, subtree: true, characterData: true});
  document.addEventListener('DOMContentLoaded', look);
})();
"""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE = 60.0  # seconds


@contextmanager
def serving(peer: Peer) -> Iterator[str]:
    """The address at which the peer serves, once it answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [part.format(port=port) for part in peer.serve]
    log = peer.folder.parent / f"{peer.folder.name}-serve.log"
    with log.open("w") as said:
        server = subprocess.Popen(
            command,
            cwd=peer.folder,
            env={**os.environ, **dict(peer.environment)},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            _wait_for(port, server)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 10 * PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise RuntimeError(f"{server.args!r} does not answer")


@dataclass(frozen=True, slots=True)
class Waits:
    """Milliseconds from each save to the painted page."""

    each: tuple[float, ...]

    @property
    def p50(self) -> float:
        return median(self.each)

    @property
    def p95(self) -> float:
        return quantiles(self.each, n=20, method="inclusive")[-1]


def waits(peer: Peer, browser: Browser, times: int) -> dict[str, Waits]:
    """For each kind of edit the waits of so many saves. Raises RuntimeError where one is never shown."""
    file = stage_file(peer)
    original = file.read_text(encoding="utf-8")
    shown: dict[int, float] = {}
    edits: dict[str, int] = {}

    def save(kind: str, number: int) -> Callable[[], None]:
        edits[kind] = number
        text = edited(original, edits)
        return lambda: _put(file, text)

    try:
        with serving(peer) as address:
            page = browser.new_page()
            page.expose_function("shown", lambda number: shown.setdefault(number, time.perf_counter()))
            page.add_init_script(TELL)
            _open(page, address, peer)
            numbers = count(1)
            found = {}
            for kind in EDITS:
                saves = ((number, save(kind, number)) for number in islice(numbers, times))
                found[kind] = Waits(tuple(_wait(page, make, number, shown) for number, make in saves))
            page.close()
            return found
    finally:
        _put(file, original)


def _put(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


def _open(page: Page, address: str, peer: Peer) -> None:
    from playwright.sync_api import Error

    name = "search" if peer.name == "journeysite" else "02-search"
    until = time.monotonic() + 10 * PATIENCE
    while time.monotonic() < until:
        try:
            answer = page.goto(f"{address}/journeys/{journey_id(0)}/{name}.html")
            if answer and answer.ok:
                page.wait_for_timeout(2000)  # its reload channel opens
                return
        except Error:
            pass  # a server that reloads the page while it opens
        time.sleep(0.5)
    raise RuntimeError(f"{peer.name} never served the page")


def _wait(page: Page, save: Callable[[], None], number: int, shown: Mapping[int, float]) -> float:
    # Not in step with anybody's polling.
    page.wait_for_timeout(700 + 37 * (number % 10))
    started = time.perf_counter()
    save()
    while number not in shown:
        page.wait_for_timeout(1)
        if time.perf_counter() - started > PATIENCE:
            raise RuntimeError(f"save {number} was never shown")
    return 1000 * (shown[number] - started)


Found = Mapping[str, Mapping[str, Waits | str]]  # by kind of edit and tool; words where a tool did not get there


def measured(peers: Sequence[Peer], browser: Browser, times: int) -> Found:
    found: dict[str, dict[str, Waits | str]] = {kind: {} for kind in EDITS}
    for peer in peers:
        if not peer.serve:
            continue
        try:
            each: Mapping[str, Waits | str] = waits(peer, browser, times)
        except RuntimeError as trouble:
            each = dict.fromkeys(EDITS, str(trouble))
        for kind, waited in each.items():
            found[kind][peer.name] = waited
    return found


def rows(found: Found) -> list[Row]:
    """For each tool and kind of edit p50 and p95, each with ours / theirs, and the slowest; in milliseconds."""
    return [
        (name, EDITS[kind], *_figures(each["journeysite"], waited))
        for kind, each in found.items()
        for name, waited in each.items()
    ]


def _figures(ours: Waits | str, theirs: Waits | str) -> Row:
    if isinstance(theirs, str):
        return theirs, "", "", "", ""
    if isinstance(ours, str):
        return f"{theirs.p50:.0f}", "", f"{theirs.p95:.0f}", "", f"{max(theirs.each):.0f}"
    longer, at_worst = ours.p50 / theirs.p50, ours.p95 / theirs.p95
    return f"{theirs.p50:.0f}", f"{longer:.2f}", f"{theirs.p95:.0f}", f"{at_worst:.2f}", f"{max(theirs.each):.0f}"


def growth(few: Found, many: Found) -> list[Row]:
    """How many times as long a save takes on the large site as on the small one, at p50 and at p95."""
    both = ((name, kind, few[kind][name], waited) for kind, each in many.items() for name, waited in each.items())
    return [
        (name, EDITS[kind], f"{large.p50 / small.p50:.2f}", f"{large.p95 / small.p95:.2f}")
        for name, kind, small, large in both
        if isinstance(small, Waits) and isinstance(large, Waits)
    ]


def measured_at(found: Found) -> dict[str, float]:
    """The ratios at p95 that have a bar."""
    return {
        f"screen {kind} {name}": ours.p95 / waited.p95
        for kind, each in found.items()
        for name, waited in each.items()
        if isinstance(waited, Waits) and isinstance(ours := each["journeysite"], Waits)
    }


def grown(few: Found, many: Found) -> dict[str, float]:
    """How many times as long our saves take on the large site, at p50."""
    both = {kind: (few[kind]["journeysite"], each["journeysite"]) for kind, each in many.items()}
    return {
        f"screen growth {kind}": large.p50 / small.p50
        for kind, (small, large) in both.items()
        if isinstance(small, Waits) and isinstance(large, Waits)
    }


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description="Measure the time from saving to seeing.")
    parser.add_argument("--journeys", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--prose", type=int, default=12)
    parser.add_argument("--edits", type=int, default=40, help="of each kind")
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--peers", nargs="*", choices=sorted(PEERS), default=["hugo", "eleventy", "mkdocs", "zensical"])
    parser.add_argument("--chromium", default="chromium")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_program(asked.chromium), args=FLAGS)
        found = []
        for journeys in asked.journeys:
            corpus = Corpus(journeys, asked.prose)
            programs = Programs((asked.scratch or Path(temporary)).resolve(), named(corpus))
            programs.install()
            found.append(measured(prepared(programs, corpus, asked.peers), browser, asked.edits))
            columns = ("", "edit", "p50", "ours / theirs", "p95", "ours / theirs", "slowest")
            print(table(f"Save to screen, {journeys:,} journeys, ms", columns, rows(found[-1])), flush=True)
        browser.close()
    ratios = measured_at(found[-1])
    if len(found) > 1:
        heading = f"Save to screen, {asked.journeys[-1]:,} journeys against {asked.journeys[0]:,}"
        print(table(heading, ("", "edit", "p50, times as long", "p95, times as long"), growth(found[0], found[-1])))
    if asked.journeys[-1] == 10 * asked.journeys[0]:
        ratios |= grown(found[0], found[-1])
    print(table(bars.HEADING, bars.COLUMNS, bars.judged(ratios)))


def _program(name: str) -> str:
    found = shutil.which(name)
    if not found:
        raise SystemExit(f"no {name} on this machine: name yours with --chromium")
    return found


if __name__ == "__main__":
    main()
