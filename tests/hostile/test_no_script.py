"""A site that tries everything, in a browser: nothing runs, nothing asks another host, come what may."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from journeysite.build import load
from journeysite.incremental.memory import Memo
from journeysite.pages.beside import static_artifacts
from journeysite.pages.plan import plan_files
from journeysite.publish import AnyArtifact, Artifact, Streamed
from journeysite.steps import media_files, print_all
from tests.browser.conftest import STRICT_POLICY
from tests.conftest import write_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

RUN: Final = "window.pwned=1;top.pwned=1;alert(1)"
EVIL: Final = "https://evil.example"
TITLE: Final = f"'<script>{RUN}</script>\"]]> </title></svg><img src=x onerror={RUN}> <!--'"

DRAWING: Final = f"""\
<?xml version="1.0"?>
<?xml-stylesheet type="text/xsl" href="{EVIL}/a.xsl"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "{EVIL}/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:s="http://www.w3.org/2000/svg"
  xmlns:h="http://www.w3.org/1999/xhtml" viewBox="0 0 24 24" onload="{RUN}">
<!--><script>{RUN}</script>-->
<script>{RUN}</script><SCRIPT>{RUN}</SCRIPT><s:script>{RUN}</s:script><h:script>{RUN}</h:script>
<script xlink:href="{EVIL}/a.js"/><script href="data:text/javascript,{RUN}"/>
<title>x<![CDATA[</title><script>{RUN}</script>]]></title>
<style>@import "{EVIL}/a.css"; rect{{fill:url({EVIL}/a.svg#a)}} svg{{background:image-set("{EVIL}/b.png" 1x)}}</style>
<foreignObject width="9" height="9"><h:iframe src="javascript:{RUN}"/><h:img src="x" onerror="{RUN}"/></foreignObject>
<a href="javascript:{RUN}"><rect width="24" height="24" onclick="{RUN}" onfocus="{RUN}" tabindex="0" autofocus=""/></a>
<use href="{EVIL}/a.svg#a"/><use xlink:href="data:image/svg+xml,&lt;svg id='x' onload='{RUN}'/>#x"/>
<image href="{EVIL}/a.png" width="9" height="9"/><image xlink:href="x" onerror="{RUN}" width="9" height="9"/>
<g><set attributeName="onmouseover" to="{RUN}"/><animate attributeName="x" onbegin="{RUN}" dur="1s"/></g>
<rect width="9" height="9" fill="url({EVIL}/a.svg#b)" style="cursor:url({EVIL}/c.png),auto;filter:url({EVIL}/d#e)"/>
<filter id="f"><feImage href="{EVIL}/e.png"/></filter><rect width="9" height="9" filter="url(#f)"/>
<h:link rel="stylesheet" href="{EVIL}/f.css"/><h:meta http-equiv="refresh" content="0;url={EVIL}"/>
<path class="kept" d="M0 0h24v24z"/>
</svg>
"""

SHEET: Final = f"""\
@import "{EVIL}/a.css";
@IMPORT url(//evil.example/b.css);
@font-face {{ font-family: Evil; src: URL({EVIL}/c.woff2) }}
html {{ --u: "{EVIL}/d.png"; background: image-set("{EVIL}/e.png" 1x); font-family: Evil }}
body {{ background: url(\\68ttps://evil.example/f.png), image-set(var(--u) 1x) }}
main {{ background: -webkit-image-set("{EVIL}/g.png" 1x) }}
h1 {{ background: url( "{EVIL}/h.png" ); cursor: url({EVIL}/i.png), auto }}
p::after {{ content: image-set("{EVIL}/j.png" 1x) }}
a {{ background: url(data:text/html,<script>{RUN.replace("(", "").replace(")", "")}</script>) }}
"""

MAP_SHEET: Final = f"""\
:root {{ --a: u }}
svg {{ background: var(--a)rl({EVIL}/k.png) }}
text {{ fill: url({EVIL}/l.svg#a); cursor: url({EVIL}/m.png), auto }}
rect::after {{ content: "</style><script>{RUN}</script>" }}
"""

PROSE: Final = f"""\
<script>{RUN}</script><svg onload="{RUN}"><script>{RUN}</script><a xlink:href="javascript:{RUN}"><g/></a>
<style>@import "{EVIL}/n.css";</style><image href="{EVIL}/o.png"/></svg>

<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror={RUN}&gt;"></table>

<img src=x onerror={RUN}><img src="{EVIL}/p.png" srcset="{EVIL}/q.png 2x">
<iframe srcdoc="<script>{RUN}</script>"></iframe>
<a href="&#1;java&Tab;script&colon;{RUN}">a</a><div style="background:url({EVIL}/r.png)" onclick="{RUN}">b</div>
<form action="{EVIL}"><button formaction="javascript:{RUN}">c</button></form><base href="{EVIL}/">
<link rel=stylesheet href="{EVIL}/s.css"><meta http-equiv=refresh content="0;url={EVIL}"><object data="{EVIL}/t">

[a](javascript:{RUN}) [b](java&#10;script:{RUN}) [c](<JAVA&Tab;SCRIPT:{RUN}>) [d](vbscript:{RUN})
[e](&#x1;javascript:{RUN})
[f](data:text/html,<script>{RUN}</script>) [g](data:text/html;base64,PHNjcmlwdD4x) <javascript:{RUN}>

![h](data:image/svg+xml,<svg/onload={RUN}>) ![i]({EVIL}/u.png) ![j](javascript:{RUN}) ![k](../media/evil.svg)

![[map:plot]]
"""

FILES: Final = {
    "journeysite.yml": f"""\
        title: {TITLE}
        languages: [en]
        raw_html: true
        theme: {{name: evil, logo: media/evil.svg}}
        channels: {{web: {{label: {TITLE}, icon: evil}}}}
        teams: {{shop: {{label: {TITLE}, icon: evil}}}}
        """,
    "content/index.md": f"---\ntitle: {TITLE}\n---\n{PROSE.replace('../media', 'media')}",
    "content/pages/a.md": f"---\ntitle: {TITLE}\n---\n{PROSE}",
    "content/personas/eve.md": f"---\ntitle: {TITLE}\nquote: {TITLE}\nportrait: media/evil.svg\n---\n{PROSE}",
    "content/journeys/plot/index.md": f"---\ntitle: {TITLE}\npersona: eve\nowner: shop\n---\n{PROSE}",
    "content/journeys/plot/01-first.md": f"""\
        ---
        title: {TITLE}
        phase: before
        touchpoints:
          - {{id: one, title: {TITLE}, channel: web, emotion: -2, image: media/evil.svg, action: {TITLE}}}
          - {{id: two, title: {TITLE}, channel: web, emotion: 2, verbatim: {TITLE}}}
        ---
        """,
    "content/media/evil.svg": DRAWING,
    "content/media/EVIL-2.SVG": DRAWING,
    "theme.css": SHEET,
    "themes/evil/theme.yml": f"""\
        font: 'Evil;}} body{{background:url({EVIL}/v.png)'
        tokens: {{ink: 'red;background:url({EVIL})'}}
        """,
    "themes/evil/assets/css/map.css": MAP_SHEET,
    "themes/evil/assets/css/x.css": "nav { background: url(../x.svg) }",
    "themes/evil/assets/x.svg": DRAWING,
    "themes/evil/icons/evil.svg": DRAWING,
    "themes/evil/favicon.svg": DRAWING,
}


def bytes_of(file: AnyArtifact) -> bytes:
    if isinstance(file, Streamed):
        return b"".join(file.pieces())
    return file.data if isinstance(file, Artifact) else file.make()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it would be published if nothing that is told about it kept it from being."""
    folder = tmp_path_factory.mktemp("no-script")
    root = write_site(folder / "source", FILES)
    loaded = load(root).value
    assert loaded is not None
    plans = plan_files(loaded.site, loaded.theme, loaded.build_info, True)
    beside = static_artifacts(loaded.site, loaded.theme)
    for file in chain(print_all(plans, loaded.theme, Memo()), beside, media_files(loaded.root, loaded.media)):
        path = folder / "site" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes_of(file))
    return folder / "site"


class _Handler(SimpleHTTPRequestHandler):
    policy = ""

    def end_headers(self) -> None:
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Says nothing."""


class _StrictHandler(_Handler):
    policy = STRICT_POLICY


@pytest.fixture(scope="module", params=[_Handler, _StrictHandler], ids=["no policy", "strict policy"])
def address(request: pytest.FixtureRequest, hostile: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(request.param, directory=str(hostile))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_nothing_runs_and_nothing_asks_another_host(hostile: Path, address: str, chromium: Browser) -> None:
    files = [file.relative_to(hostile).as_posix() for file in sorted(hostile.rglob("*"))]
    shown = [file for file in files if file.lower().endswith((".html", ".svg"))]
    assert {"index.html", "pages/a.html", "maps/plot.svg", "media/evil.svg", "media/EVIL-2.SVG"} <= set(shown)
    told: list[str] = []
    context = chromium.new_context()
    context.route(lambda url: not url.startswith((address, "data:")), lambda route: route.abort())
    context.on("request", lambda request: _note(told, "asked", request.url, address))
    page = context.new_page()
    page.on("dialog", lambda dialog: (told.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda said: told.append(f"console {said.text}") if _is_complaint(said.text, page.url) else None)
    found = {}
    for file in shown:
        page.goto(f"{address}/{file}", wait_until="load")
        page.wait_for_timeout(20)
        if page.evaluate("window.pwned") is not None:
            told.append("pwned")
        if told:
            found[file] = sorted(set(told))
        told.clear()
    context.close()
    assert found == {}


def _is_complaint(text: str, url: str) -> bool:
    """Whether the policy forbade something; a drawing that stands alone may have a style inside, as our maps have."""
    return "Policy" in text and not (text.startswith("Applying inline style") and url.lower().endswith(".svg"))


def _note(told: list[str], what: str, url: str, address: str) -> None:
    if not url.startswith((address, "data:")):
        told.append(f"{what} {url}")


def test_the_drawings_are_still_drawings(hostile: Path) -> None:
    drawings = [*hostile.glob("media/*"), *hostile.glob("assets/x.*.svg")]
    assert len(drawings) == 3
    for file in drawings:
        text = file.read_text(encoding="utf-8")
        assert 'class="kept"' in text
        assert "pwned" not in text.replace(f"&lt;script&gt;{RUN}&lt;/script&gt;", "")
        assert "evil" not in text
    assert 'class="kept"' in (hostile / "journeys/plot.html").read_text(encoding="utf-8")
