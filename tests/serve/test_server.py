"""The server sends the present edition, as a browser expects it, and nothing else."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from msgspec.structs import replace

from journeysite.serve.live import Finding, Live
from journeysite.serve.server import Server, _news, answer, content_type

SITE = {
    "index.html": b"<!doctype html><html><head><title>Home</title></head><body><main>Home</main></body></html>",
    "404.html": b"<!doctype html><html><head><title>Lost</title></head><body><main>Lost</main></body></html>",
    "journeys/a b.html": b"<html><head></head><body></body></html>",
    "journeys/index.html": b"<html><head></head><body>all</body></html>",
    "assets/base.1f.css": b"body {}",
    "media/photo.webp": bytes(range(256)),
}
FINDING = Finding("J201", "error", "content/a.md:3:5", "unknown persona `x`", "did you mean `y`?", "3 | persona: x")


@pytest.fixture
def live() -> Live:
    live = Live()
    live.show(SITE)
    return live


@pytest.fixture
def server(live: Live) -> Iterator[Server]:
    with Server(live, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield server
        live.close()
        server.shutdown()
        thread.join()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    try:
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read()
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.css", "text/css; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("maps/a.svg", "image/svg+xml; charset=utf-8"),
        ("media/a.WEBP", "image/webp"),
        ("a.woff2", "font/woff2"),
        ("search.json", "application/json; charset=utf-8"),
        (".nojekyll", "application/octet-stream"),
        ("README", "application/octet-stream"),
    ],
)
def test_every_file_has_its_media_type(path: str, kind: str) -> None:
    assert content_type(path) == kind


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("/assets/base.1f.css", 200, b"body {}"),
        ("/assets/base.1f.css?v=1", 200, b"body {}"),
        ("/media/photo.webp", 200, bytes(range(256))),
        ("/media/none.webp", 404, b"There is no such page.\n"),
        ("/../../etc/passwd", 404, b"There is no such page.\n"),
        ("/%2e%2e/%2e%2e/etc/passwd", 404, b"There is no such page.\n"),
        ("//etc/passwd", 404, b"There is no such page.\n"),
        ("/.journeysite/../server.py", 404, b"There is no such file.\n"),
        ("/.journeysite/server.py", 404, b"There is no such file.\n"),
    ],
)
def test_an_address_leads_to_a_file_of_the_site_or_nowhere(server: Server, path: str, status: int, body: bytes) -> None:
    found = ask(server, path)
    assert (found[0], found[2]) == (status, body)


def test_a_page_carries_the_script_that_follows_and_is_otherwise_as_built(server: Server, live: Live) -> None:
    for path, name in (
        ("/", "index.html"),
        ("/index.html", "index.html"),
        ("/journeys/a%20b.html", "journeys/a b.html"),
    ):
        status, headers, body = ask(server, path)
        page = live.edition.pages[name]
        source = f"/.journeysite/follow.js?edition={live.edition.number}&amp;tag={page.tag[1:-1]}"
        script = f'<script src="{source}" defer></script>'.encode()
        assert (status, headers["ETag"], headers["Cache-Control"]) == (200, page.tag, "no-cache")
        assert body == SITE[name].replace(b"</head>", script + b"</head>")
    assert b"follow.js" not in b"".join(page.data for page in live.edition.pages.values())


def test_a_browser_that_knows_a_page_is_told_so(server: Server, live: Live) -> None:
    tag = live.edition.pages["index.html"].tag
    assert ask(server, "/", If_None_Match=tag)[::2] == (304, b"")
    assert ask(server, "/", If_None_Match='"another"')[0] == 200


@pytest.mark.parametrize("name", ["edition", "Last-Event-ID"])
@pytest.mark.parametrize("number", ["9" * 5000, "-1", "1e9", "\u00b2", "x", ""])
def test_a_number_that_no_edition_has_is_that_of_none(
    server: Server, live: Live, name: str, number: str, capfd: pytest.CaptureFixture[str]
) -> None:
    query = f"&edition={quote(number)}" if name == "edition" else ""
    header = f"Last-Event-ID: {number}\r\n" if name != "edition" else ""
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        head = f"GET /.journeysite/events?page=/{query} HTTP/1.1\r\nHost: localhost\r\n{header}\r\n"
        connection.sendall(head.encode("latin-1"))
        heard = b""
        while b"data: " not in heard:
            part = connection.recv(65536)
            assert part, heard
            heard += part
    assert f"id: {live.edition.number}".encode() in heard
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/assets/base.1f.css"),
        ("GET", "/nowhere.html"),
        ("GET", "/nowhere"),
        ("GET", "/journeys"),
        ("GET", "/.journeysite/follow.js"),
        ("HEAD", "/media/photo.webp"),
        ("HEAD", "/.journeysite/events"),
        ("POST", "/"),
        ("OPTIONS", "/"),
        ("<script>", "/"),
    ],
)
def test_no_answer_can_be_used_by_a_page_of_another_origin(server: Server, method: str, path: str) -> None:
    headers = ask(server, path, method)[1]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
    assert "Access-Control-Allow-Origin" not in headers


def test_a_refused_host_is_told_nothing_of_the_site(server: Server) -> None:
    status, headers, body = ask(server, "/", Host="evil.example")
    assert (status, body) == (421, b"This server answers for this machine only.\n")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_head_says_the_same_as_get_without_the_body(server: Server) -> None:
    for path in ("/", "/media/photo.webp", "/nowhere.html", "/.journeysite/follow.js"):
        got, asked = ask(server, path), ask(server, path, "HEAD")
        assert asked[0] == got[0]
        assert asked[1]["Content-Length"] == got[1]["Content-Length"] == str(len(got[2]))
        assert asked[2] == b""


def test_a_missing_page_shows_the_sites_own_404_whose_links_work_from_everywhere(server: Server) -> None:
    status, _, body = ask(server, "/journeys/deep/nowhere.html")
    assert status == 404
    assert body.startswith(b'<!doctype html><html><head><base href="/"><title>Lost</title><script src="/.journeysite/')


def test_a_folder_leads_to_its_index(server: Server) -> None:
    status, headers, _ = ask(server, "/journeys")
    assert (status, headers["Location"]) == (302, "/journeys/")
    assert b"all" in ask(server, "/journeys/")[2]


def test_before_the_first_site_a_page_says_that_it_is_being_built() -> None:
    given = answer(Live().edition, "/journeys/a.html")
    assert given.status == 503
    assert b"The site is being built" in given.data
    assert b"follow.js" in given.data


def test_a_site_that_was_never_built_because_of_an_error_is_not_said_to_be_being_built() -> None:
    live = Live()
    live.complain((Finding("J101", "error", "content/a.md:1", "wrong"),))
    given = answer(live.edition, "/")
    assert given.status == 503
    assert b"cannot be built until its errors are mended" in given.data
    assert b"being built" not in given.data
    assert _news(live.edition, "index.html")["built"] is False


def test_the_servers_own_files_are_there(server: Server) -> None:
    assert ask(server, "/.journeysite/follow.js?edition=1")[1]["Content-Type"] == "text/javascript; charset=utf-8"
    assert ask(server, "/.journeysite/follow.css")[1]["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "[x", ""])
def test_a_name_that_is_not_this_machines_is_refused(server: Server, host: str) -> None:
    assert ask(server, "/", Host=host)[0] == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:9", "127.1.2.3", "[::1]:8000"])
def test_all_names_of_this_machine_are_welcome(server: Server, host: str) -> None:
    assert ask(server, "/", Host=host)[0] == 200


def test_an_answer_leaves_in_one_write(server: Server) -> None:
    with socket.create_connection(("127.0.0.1", server.server_port), timeout=5) as connection:
        connection.sendall(b"GET /assets/base.1f.css HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert connection.recv(65536).endswith(b"\r\n\r\nbody {}")


def test_one_connection_serves_many_requests(server: Server) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
    for _ in range(3):
        connection.request("GET", "/")
        assert connection.getresponse().read().startswith(b"<!doctype html>")
    connection.close()


def test_a_taken_port_leads_to_the_next_free_one(live: Live) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with Server(live, "127.0.0.1", port) as server:
            assert server.moved
            assert port < server.server_port < port + 20
            assert server.url == f"http://127.0.0.1:{server.server_port}/"
    with Server(live, "127.0.0.1", 0) as server:
        assert not server.moved


class Stream:
    """The events of one browser."""

    def __init__(self, server: Server, edition: int, page: str = "/") -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=5)
        self.connection.request("GET", f"/.journeysite/events?edition={edition}&page={page}")
        self.response = self.connection.getresponse()
        assert self.response.getheader("Content-Type") == "text/event-stream"
        assert self.response.readline() == b"retry: 500\n"
        assert self.response.readline() == b"\n"

    def next(self) -> tuple[int, dict[str, object]]:
        """Number and contents of the next event."""
        number, data, end = (self.response.readline().decode() for _ in range(3))
        assert end == "\n"
        return int(number.removeprefix("id: ")), json.loads(data.removeprefix("data: "))

    def close(self) -> None:
        self.connection.close()


def test_whoever_follows_hears_of_the_next_edition_and_what_it_changes(server: Server, live: Live) -> None:
    stream = Stream(server, live.edition.number)
    assert ask(server, "/media/photo.webp")[2] == SITE["media/photo.webp"]
    edition = live.show({**SITE, "index.html": b"<head></head>new", "media/photo.webp": b"new"})
    assert stream.next() == (
        edition.number,
        {"tag": edition.pages["index.html"].tag, "changed": ["media/photo.webp"], "findings": [], "built": True},
    )
    stream.close()


def test_a_page_from_an_older_edition_hears_of_the_present_one_at_once(server: Server, live: Live) -> None:
    stream = Stream(server, live.edition.number - 1, "/journeys/a%2520b.html")
    number, news = stream.next()
    assert (number, news["tag"]) == (live.edition.number, live.edition.pages["journeys/a b.html"].tag)
    stream.close()


def test_findings_are_shown_to_all_and_the_last_good_site_stays(server: Server, live: Live) -> None:
    follower = Stream(server, live.edition.number)
    live.complain((FINDING,))
    newcomer = Stream(server, live.edition.number)
    for stream in (follower, newcomer):
        _, news = stream.next()
        assert news["findings"] == [
            {
                "code": "J201",
                "severity": "error",
                "place": "content/a.md:3:5",
                "message": "unknown persona `x`",
                "hint": "did you mean `y`?",
                "frame": "3 | persona: x",
            }
        ]
        stream.close()
    assert ask(server, "/assets/base.1f.css")[2] == b"body {}"


def test_equal_pages_of_two_editions_are_one_and_the_same(live: Live) -> None:
    before = dict(live.edition.pages)
    after = live.show({**SITE, "index.html": b"new", "media/photo.webp": b"new"})
    assert after.changed == {"media/photo.webp"}
    assert {path for path, page in after.pages.items() if page is not before[path]} == {"index.html", *after.changed}
    assert live.show({"index.html": b"new"}).changed == {"assets/base.1f.css", "media/photo.webp"}


def test_a_file_is_made_when_it_is_asked_for_and_once(live: Live) -> None:
    made: list[str] = []

    class Written(dict[str, bytes]):
        def __getitem__(self, path: str) -> bytes:
            made.append(path)
            return super().__getitem__(path)

    pages = live.show(Written(SITE)).pages
    assert made == []
    assert [pages["index.html"], pages["index.html"], pages.get("none.html")][1:] == [pages["index.html"], None]
    assert made == ["index.html"]


def test_a_file_that_cannot_be_made_is_told_once_and_stays_what_it_was(live: Live) -> None:
    class Faulty(dict[str, bytes]):
        def __getitem__(self, path: str) -> bytes:
            raise ZeroDivisionError(path)

    before = live.edition.pages["index.html"]
    pages = live.show(Faulty({**SITE, "new.html": b""}), lambda fault: replace(FINDING, message=repr(fault))).pages
    assert live.edition.findings == ()
    assert (pages["index.html"], pages["index.html"], pages.get("new.html")) == (before, before, None)
    assert [one.message for one in live.edition.findings] == [
        "ZeroDivisionError('index.html')",
        "ZeroDivisionError('new.html')",
    ]
    assert live.show(SITE).findings == ()


def test_waiting_ends_with_news_with_time_and_with_the_server(live: Live) -> None:
    assert live.wait(live.edition.number, 0.01) is None
    assert live.wait(0, 0.01) is live.edition
    threading.Timer(0.05, live.close).start()
    assert live.wait(live.edition.number, 5) is None
    assert not live.is_open
