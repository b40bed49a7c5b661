"""Measures how long it takes from saving a file until a browser shows it: the wait that a writer feels.

    python -m benchmarks.screen --journeys 1000 --edits 40 --peers hugo mkdocs

Each tool serves its corpus; Chromium shows one stage page; a sentence at the end of that page's file is changed again
and again. The clock stops when the page has painted the new sentence.
"""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import TYPE_CHECKING

from benchmarks.corpus import Corpus, journey_id
from benchmarks.edits import stage_file
from benchmarks.peers import PEERS, Peer, Programs
from benchmarks.run import table

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# Tells of every sentence "Saved as number N." two frames after it stands in the page: then it has been painted.
TELL = """
(() => {
  let last = '';
  const look = () => {
    const found = /Saved as number (\\d+)\\./.exec(document.body ? document.body.textContent : '');
    if (found && found[1] !== last) {
      last = found[1];
      requestAnimationFrame(() => requestAnimationFrame(() => window.shown(Number(found[1]))));
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
        server = subprocess.Popen(command, cwd=peer.folder, stdout=said, stderr=said, start_new_session=True)
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


def save(file: Path, original: str, number: int) -> None:
    file.write_text(f"{original}\nSaved as number {number}.\n", encoding="utf-8")


def latencies(peer: Peer, browser: Browser, edits: int) -> list[float]:
    """Milliseconds from each save to the painted page."""
    file = stage_file(peer)
    original = file.read_text(encoding="utf-8").split("\nSaved as")[0]
    save(file, original, 0)
    shown: dict[int, float] = {}
    try:
        with serving(peer) as address:
            page = browser.new_page()
            page.expose_function("shown", lambda number: shown.setdefault(number, time.perf_counter()))
            page.add_init_script(TELL)
            _open(page, address, peer)
            return [_edit(page, file, original, number, shown) for number in range(1, edits + 1)]
    finally:
        file.write_text(original, encoding="utf-8")


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


def _edit(page: Page, file: Path, original: str, number: int, shown: dict[int, float]) -> float:
    # Not in step with anybody's polling.
    page.wait_for_timeout(700 + 37 * (number % 10))
    started = time.perf_counter()
    save(file, original, number)
    while number not in shown:
        page.wait_for_timeout(1)
        if time.perf_counter() - started > PATIENCE:
            raise RuntimeError(f"save {number} was never shown")
    return 1000 * (shown[number] - started)


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description="Measure the time from saving to seeing.")
    parser.add_argument("--journeys", type=int, default=1000)
    parser.add_argument("--prose", type=int, default=12)
    parser.add_argument("--edits", type=int, default=40)
    parser.add_argument("--scratch", type=Path)
    parser.add_argument("--peers", nargs="*", choices=sorted(PEERS), default=["hugo"])
    parser.add_argument("--chromium", default="chromium")
    asked = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        programs = Programs((asked.scratch or Path(temporary)).resolve(), f"{asked.journeys}-{asked.prose}")
        programs.install()
        browser = playwright.chromium.launch(executable_path=_program(asked.chromium), args=FLAGS)
        for name in ("journeysite", *asked.peers):
            peer = PEERS[name](programs, Corpus(asked.journeys, asked.prose))
            if peer.serve:
                found = latencies(peer, browser, asked.edits)
                rows.append(
                    (peer.name, f"{median(found):.0f}", f"{quantiles(found, n=20)[-1]:.0f}", f"{max(found):.0f}")
                )
        browser.close()
    print(table(f"Save to screen, {asked.journeys:,} journeys, ms", ("", "p50", "p95", "slowest"), rows))


def _program(name: str) -> str:
    import shutil

    found = shutil.which(name)
    if not found:
        raise SystemExit(f"no {name} on this machine: name yours with --chromium")
    return found


if __name__ == "__main__":
    main()
