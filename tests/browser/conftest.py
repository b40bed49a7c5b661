"""A built site in a browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from filelock import FileLock

from tests.browser.extremes import extreme_site
from tests.browser.pages import Page, one_of_each_kind, read_pages
from tests.conftest import build_site, write_site

STRICT_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)


@pytest.fixture(scope="session")
def pages(example_site: Path) -> Mapping[str, Page]:
    """Every page and map of the example site."""
    return read_pages(example_site)


@pytest.fixture(scope="session")
def kinds(example_site: Path) -> Mapping[str, str]:
    """One page's path for each kind of page of the example site."""
    return one_of_each_kind(example_site)


@pytest.fixture(scope="session")
def extremes(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of extremes as built, with its gallery, made once and shared by all workers: look, do not write."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    folder = shared / "extremes"
    with FileLock(shared / "extremes.lock"):
        if not folder.exists():
            build_site(write_site(shared / "extremes-source", extreme_site()), folder, strict=False, gallery=True)
    return folder


class _StrictHandler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", STRICT_POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


@pytest.fixture(scope="session")
def served(example_site: Path) -> Iterator[str]:
    """The address at which the example site is served with a strict Content-Security-Policy."""
    handler = partial(_StrictHandler, directory=str(example_site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
