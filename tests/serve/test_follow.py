"""What a writer sees in the browser: the change and nothing else moved; findings above the last good page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from journeysite.serve.live import Finding, Live
from journeysite.serve.server import Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

MAIN = """
<h1>{title}</h1>
<input type="radio" name="view" id="map" value="map" checked><input type="radio" name="view" id="list" value="list">
<details><summary>More</summary><p>details</p></details>
<button type="button" hidden data-print>Print</button>
<div class="scroll" style="width:200px;overflow:auto"><div style="width:2000px;height:20px">wide</div></div>
<a href="#a" id="a">link</a><img src="media/x.svg" alt="">
<p style="height:3000px">{words}</p>
"""
FINDING = Finding("J201", "error", "content/a.md:3:5", "unknown `<b>x</b>`", "did you mean `y`?", "3 | persona: x")


def page(
    title: str = "Home", words: str = "words", style: str = "1", script: str = "", footer: str = "footer"
) -> bytes:
    """A page with everything that a reader can move in it."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="style.{style}.css">{script}</head>'
        f"<body><main>{MAIN.format(title=title, words=words)}</main><footer>{footer}</footer></body></html>"
    ).encode()


def site(**options: str) -> dict[str, bytes]:
    return {
        "index.html": page(**options),
        "other.html": page(title="Other"),
        "style.1.css": b"h1 { color: rgb(1, 1, 1) }",
        "style.2.css": b"h1 { color: rgb(2, 2, 2) }",
        "more.js": b"",
        "media/x.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"></svg>',
    }


@pytest.fixture
def live() -> Live:
    live = Live()
    live.show(site())
    return live


@pytest.fixture
def shown(chromium: Browser, live: Live) -> Iterator[Page]:
    """The first page in a browser that follows, marked so that a reload can be told from an exchange."""
    with Server(live, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        page = chromium.new_page()
        page.set_default_timeout(8000)
        events = []
        page.on("response", lambda response: events.append(response.url) if "/events" in response.url else None)
        page.goto(server.url)
        page.evaluate("document.querySelector('[data-print]').hidden = false; window.same = true")
        page.wait_for_timeout(200)  # until it follows
        assert events
        yield page
        page.close()
        live.close()
        server.shutdown()


def is_same(page: Page) -> bool:
    return bool(page.evaluate("window.same === true"))


def test_new_words_come_without_a_reload_and_the_reader_stays_where_they_were(shown: Page, live: Live) -> None:
    shown.check("#list")
    shown.evaluate(
        "document.querySelector('details').open = true; document.querySelector('.scroll').scrollLeft = 300;"
        "document.getElementById('a').focus(); window.scrollTo(0, 900)"
    )
    live.show(site(title="New home", words="new words"))
    shown.get_by_text("new words").wait_for()
    assert is_same(shown)
    assert shown.title() == "New home"
    assert shown.evaluate(
        "[document.querySelector('details').open, document.querySelector('.scroll').scrollLeft, window.scrollY,"
        "document.activeElement.id, document.getElementById('list').checked,"
        "document.querySelector('[data-print]').hidden]"
    ) == [True, 300, 900, "a", True, False]


def test_every_edition_is_followed(shown: Page, live: Live) -> None:
    for number in range(5):
        live.show(site(words=f"edition {number}"))
        shown.get_by_text(f"edition {number}").wait_for()
    assert is_same(shown)


def test_another_pages_change_leaves_this_one_alone(shown: Page, live: Live) -> None:
    shown.evaluate("document.querySelector('main').marked = true")
    live.show({**site(), "other.html": page(title="Other", words="changed")})
    shown.wait_for_timeout(300)
    assert shown.evaluate("document.querySelector('main').marked")


def test_new_styles_come_in_place(shown: Page, live: Live) -> None:
    live.show(site(style="2"))
    shown.wait_for_function("getComputedStyle(document.querySelector('h1')).color === 'rgb(2, 2, 2)'")
    assert is_same(shown)
    assert shown.evaluate("document.querySelectorAll('link[rel=stylesheet]').length") == 1


@pytest.mark.parametrize("options", [{"script": '<script src="more.js"></script>'}, {"footer": "another footer"}])
def test_what_is_new_around_the_content_loads_the_page_again(shown: Page, live: Live, options: dict[str, str]) -> None:
    live.show(site(words="new words", **options))
    shown.get_by_text("new words").wait_for()
    shown.wait_for_function("window.same === undefined")
    assert not is_same(shown)


def test_a_new_picture_under_an_old_name_is_shown(shown: Page, live: Live) -> None:
    assert shown.evaluate("document.querySelector('img').naturalWidth") == 4
    live.show({**site(), "media/x.svg": site()["media/x.svg"].replace(b'"4"', b'"9"')})
    shown.wait_for_function("document.querySelector('img').naturalWidth === 9")
    assert is_same(shown)


def test_findings_lie_above_the_last_good_page_as_text_and_go_when_mended(shown: Page, live: Live) -> None:
    live.complain((FINDING,))
    alert = shown.get_by_role("alert", name="1 error: this is the last good page")
    alert.wait_for()
    assert [line for line in alert.locator("li").inner_text().split("\n") if line] == [
        "content/a.md:3:5 error J201",
        "unknown `<b>x</b>`",
        "3 | persona: x",
        "did you mean `y`?",
    ]
    assert shown.get_by_text("words", exact=True).is_visible()
    live.show(site(words="mended"))
    shown.get_by_text("mended").wait_for()
    assert shown.get_by_role("alert").count() == 0
    assert is_same(shown)


def test_findings_can_be_put_aside_and_taken_up_again_with_the_keyboard(shown: Page, live: Live) -> None:
    live.complain((FINDING, FINDING))
    shown.get_by_role("button", name="Hide").focus()
    shown.keyboard.press("Escape")
    shown.get_by_role("alert").wait_for(state="detached")
    shown.keyboard.press("Enter")  # the focus is on what brings them back
    shown.get_by_role("alert", name="2 errors: this is the last good page").wait_for()
    assert shown.get_by_role("alert").locator("li").count() == 2


def test_findings_meet_whoever_opens_a_page_later(shown: Page, live: Live) -> None:
    live.complain((FINDING,))
    shown.goto(f"{shown.url}other.html")
    shown.get_by_role("alert").wait_for()
    assert shown.get_by_role("alert").get_by_role("heading").inner_text() == "1 error: this is the last good page"


def test_the_page_says_when_nobody_serves_it_any_more(chromium: Browser) -> None:
    live = Live()
    live.show(site())
    server = Server(live, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    shown = chromium.new_page()
    shown.goto(server.url)
    shown.wait_for_timeout(200)
    live.close()
    server.shutdown()
    server.server_close()
    shown.get_by_role("status").get_by_text("has stopped").wait_for(timeout=8000)
    assert shown.get_by_role("status").inner_text() == "journeysite serve has stopped; this page no longer follows"
    shown.close()


def test_a_site_with_an_error_that_was_never_built_is_told_as_it_is(chromium: Browser) -> None:
    live = Live()
    with Server(live, "127.0.0.1", 0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        page = chromium.new_page()
        page.set_default_timeout(8000)
        page.goto(server.url)
        page.get_by_role("heading", name="The site is being built").wait_for()
        live.complain((Finding("J101", "error", "content/a.md:1", "there is no key"),))
        page.get_by_role("alert", name="1 error: there is no site to show yet").wait_for()
        page.get_by_role("heading", name="The site cannot be built until its errors are mended").wait_for()
        live.show(site())
        page.get_by_role("heading", name="Home").wait_for()
        page.close()
        live.close()
        server.shutdown()
