"""HTTP for one writer and a few onlookers: the present edition, and what the browser needs to follow it.

Answers leave in one write: head and body apart may cost 70 ms, while one side waits for the other to acknowledge.
Addresses are looked up in a mapping, so that no path leads out of the site.
"""

import errno
import json
import socket
import sys
import traceback
from collections.abc import Iterator, Mapping
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from ipaddress import ip_address
from socketserver import TCPServer
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

from msgspec import Struct
from msgspec.structs import asdict

from journeysite.diagnostics.visible import visible_lines
from journeysite.serve.live import Edition, Live, Page

OWN: Final = ".journeysite/"  # addresses of the server's own; no file of a site may begin with it
TRIES: Final = 20  # ports tried, one after the other
HEARTBEAT: Final = 15.0  # seconds between signs of life on an idle event stream

TYPES: Final[Mapping[str, str]] = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "webmanifest": "application/manifest+json",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "woff": "font/woff",
    "ttf": "font/ttf",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "zip": "application/zip",
}

HTML: Final = ("Content-Type", TYPES["html"])
# Browsers may keep what they got, and ask each time whether it is still right. Nothing of an unpublished site is for
# pages of another origin, not as script, style or picture either, nor in a frame.
COMMON_HEADERS: Final = (
    ("Cache-Control", "no-cache"),
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
    ("Referrer-Policy", "same-origin"),
)
LONGEST_NUMBER: Final = 20  # digits of an edition, whose number is a time in milliseconds
NOTHING_YET: Final = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>journeysite</title></head>
<body><main><h1>{heading}</h1><p>This page shows it as soon as it is there.</p></main></body></html>
"""
BUILDING: Final = NOTHING_YET.format(heading="The site is being built").encode()
BROKEN: Final = NOTHING_YET.format(heading="The site cannot be built until its errors are mended").encode()


def content_type(path: str) -> str:
    """The media type of a path by its ending."""
    return TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")


class Server(ThreadingHTTPServer):
    """Listens at the first free port from the wished one on; 0 wishes for any."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, live: Live, host: str, port: int) -> None:
        """Raises OSError when none of the ports is free, or the host is not this machine's."""
        self.live = live
        self.wished = port
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        for candidate in _candidates(port):
            try:
                super().__init__((host, candidate), Handler)
                return
            except OSError as trouble:
                if trouble.errno != errno.EADDRINUSE or candidate == _candidates(port)[-1]:
                    raise

    def server_bind(self) -> None:
        """Binds without asking for the host's full name, which may take seconds where nobody answers."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    @property
    def moved(self) -> bool:
        """Whether the wished port was taken."""
        return bool(self.wished) and self.server_port != self.wished

    @property
    def url(self) -> str:
        """The address to open in a browser on this machine."""
        shown = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.server_name, self.server_name)
        return f"http://[{shown}]:{self.server_port}/" if ":" in shown else f"http://{shown}:{self.server_port}/"

    def knows(self, host: str) -> bool:
        """Whether a request for this `Host` is meant for us.

        Where only this machine is served, other names are refused: a page elsewhere on the web could otherwise have
        its own name point here, and read an unpublished site through the writer's browser.
        """
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        return not _is_loopback(self.server_name) or name == "localhost" or _is_loopback(name)

    def handle_error(self, _request: object, _client_address: object) -> None:
        """Passes over browsers that went away in the middle; anything else is a bug and shows its traceback."""
        if not isinstance(sys.exc_info()[1], ConnectionError | TimeoutError):
            print(visible_lines(traceback.format_exc()), file=sys.stderr)


def _candidates(port: int) -> range:
    return range(port, min(port + TRIES, 65_536)) if port else range(1)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Answer(Struct, frozen=True):
    """Status, bytes and the headers beyond those that every answer has."""

    status: HTTPStatus
    data: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()


class Handler(BaseHTTPRequestHandler):
    """One connection of one browser."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 65.0
    server: Server

    def do_GET(self) -> None:
        """Answers with a page, a file of our own, or the stream of events."""
        path, _, query = self.path.partition("#")[0].partition("?")
        if not self.server.knows(self.headers.get("Host", "")):
            self._send(_text(HTTPStatus.MISDIRECTED_REQUEST, "This server answers for this machine only."))
        elif path == f"/{OWN}events":
            self._stream(query)
        else:
            self._send(answer(self.server.live.edition, path, self.headers.get("If-None-Match", "")))

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the library's name)
        """Says nothing: the terminal belongs to the builds."""

    def end_headers(self) -> None:
        """Ends the head of what the library answers by itself: to a method or a request that it does not know."""
        for name, value in COMMON_HEADERS:
            self.send_header(name, value)
        super().end_headers()

    def _send(self, given: Answer) -> None:
        headers = (*given.headers, ("Content-Length", str(len(given.data))), *COMMON_HEADERS)
        body = b"" if self.command == "HEAD" or given.status == HTTPStatus.NOT_MODIFIED else given.data
        self.wfile.write(_head(given.status, headers) + body)

    def _stream(self, query: str) -> None:
        """Sends every edition from now on, and the present one if the page does not know it or must show findings."""
        self.close_connection = True
        wishes = parse_qs(query)
        page = _site_path(wishes.get("page", [""])[0])
        seen = self.headers.get("Last-Event-ID") or wishes.get("edition", ["0"])[0]
        headers = (("Content-Type", "text/event-stream"), ("Connection", "close"), *COMMON_HEADERS)
        self.wfile.write(_head(HTTPStatus.OK, headers) + b"retry: 500\n\n")
        if self.command != "HEAD":
            for event in _events(self.server.live, _number(seen), page):
                self.wfile.write(event)


def _number(text: str) -> int:
    """The number of an edition; 0, which none has, for anything else that somebody may send."""
    return int(text) if text.isdecimal() and len(text) <= LONGEST_NUMBER else 0


def _events(live: Live, seen: int, page: str) -> Iterator[bytes]:
    if live.edition.findings:
        seen = 0
    while live.is_open:
        edition = live.wait(seen, HEARTBEAT)
        if edition is None:
            yield b": alive\n\n"
        else:
            seen = edition.number
            yield f"id: {seen}\ndata: {json.dumps(_news(edition, page))}\n\n".encode()


def _news(edition: Edition, page: str) -> dict[str, object]:
    """What a browser that shows `page` must know: its present tag, changed pictures and styles, findings."""
    shown = edition.pages.get(page) or edition.pages.get("404.html")
    return {
        "tag": shown.tag if shown else "",
        "changed": sorted(path for path in edition.changed if not path.endswith(".html"))[:500],
        "findings": [asdict(finding) for finding in edition.findings],
        "built": bool(edition.pages),
    }


def answer(edition: Edition, path: str, known: str = "") -> Answer:
    """What to say to a GET of this path (as in the request line) by a browser that has the tags in `known`."""
    if path.startswith(f"/{OWN}"):
        return _own_file(path.removeprefix(f"/{OWN}"))
    site_path = _site_path(path)
    page = edition.pages.get(site_path)
    if page is None:
        return _missing(edition, site_path)
    headers = (("Content-Type", content_type(site_path)), ("ETag", page.tag))
    if page.tag in known:
        return Answer(HTTPStatus.NOT_MODIFIED, b"", headers)
    data = _followed(page, edition) if site_path.endswith(".html") else page.data
    return Answer(HTTPStatus.OK, data, headers)


def _site_path(path: str) -> str:
    """The site's path for a request's: without the first slash, decoded, with the index of a folder."""
    decoded = unquote(path).removeprefix("/")
    return f"{decoded}index.html" if not decoded or decoded.endswith("/") else decoded


def _missing(edition: Edition, path: str) -> Answer:
    if f"{path}/index.html" in edition.pages:
        return Answer(HTTPStatus.FOUND, b"", (("Location", f"/{quote(path)}/"),))
    if not edition.pages:
        waiting = Page(BROKEN if edition.findings else BUILDING)
        return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _followed(waiting, edition), (HTML,))
    page = edition.pages.get("404.html")
    if page is None or not path.endswith(".html"):
        return _text(HTTPStatus.NOT_FOUND, "There is no such page.")
    # Its links are relative to the top, wherever the missing page would have been.
    data = _followed(page, edition).replace(b"<head>", b'<head><base href="/">', 1)
    return Answer(HTTPStatus.NOT_FOUND, data, (HTML, ("ETag", page.tag)))


def _own_file(name: str) -> Answer:
    if name not in ("follow.js", "follow.css"):
        return _text(HTTPStatus.NOT_FOUND, "There is no such file.")
    data = files("journeysite.serve").joinpath(name).read_bytes()
    return Answer(HTTPStatus.OK, data, (("Content-Type", content_type(name)),))


def _followed(page: Page, edition: Edition) -> bytes:
    """The page with the script that follows the editions; it is never in the published site."""
    source = f"/{OWN}follow.js?edition={edition.number}&tag={page.tag.strip(chr(34))}"
    script = f'<script src="{escape(source)}" defer></script>'.encode()
    head, end, rest = page.data.partition(b"</head>")
    return head + script + end + rest if end else page.data + script


def _text(status: HTTPStatus, text: str) -> Answer:
    return Answer(status, f"{text}\n".encode(), (("Content-Type", TYPES["txt"]),))


def _head(status: HTTPStatus, headers: tuple[tuple[str, str], ...]) -> bytes:
    lines = [f"HTTP/1.1 {status.value} {status.phrase}", *(f"{name}: {value}" for name, value in headers)]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
