"""A drawing that somebody else made: what stays, what goes, what is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from journeysite.read.svg import BrokenDrawingError, LeftOut, clean_svg

NAMES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg"/>'


def cleaned(inside: str) -> tuple[str, list[str]]:
    """The drawing with this inside, and what was left out of it."""
    data, left_out = clean_svg(f"<svg {NAMES}>{inside}</svg>".encode())
    return data.decode().strip(), [one.what for one in left_out]


def drawing(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>' if inside else EMPTY


@pytest.mark.parametrize(
    ("inside", "kept", "left_out"),
    [
        ("<script>x()</script>", "", ["`<script>`"]),
        ("<SCRIPT>x()</SCRIPT>", "", ["`<SCRIPT>`"]),
        ("<script><![CDATA[x()]]></script><g/>", "<g/>", ["`<script>`"]),
        ('<s:script xmlns:s="http://www.w3.org/2000/svg">x()</s:script>', "", ["`<script>`"]),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x()</h:script>', "", ["`<script>`"]),
        ('<script xmlns="">x()</script>', "", ["`<script>`"]),
        ('<g onclick="x()" onLoad="x()"/>', "<g/>", ["`onclick` of `<g>`", "`onLoad` of `<g>`"]),
        ('<foreignObject><b xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>', "", ["`<foreignObject>`"]),
        ('<iframe xmlns="http://www.w3.org/1999/xhtml" src="//evil.example"/>', "", ["`<iframe>`"]),
        ('<a href="javascript:x()"><path d="M0 0"/></a>', '<path d="M0 0"/>', ["`<a>`"]),
        ('<a xlink:href="https://good.example"><g/></a>', "<g/>", ["`<a>`"]),
        ('<use href="https://evil.example/a.svg#b"/>', "<use/>", ["`href` of `<use>`"]),
        ('<use xlink:href="a.svg#b"/>', "<use/>", ["`xlink:href` of `<use>`"]),
        ('<use href="data:image/svg+xml,x#b"/>', "<use/>", ["`href` of `<use>`"]),
        ('<image href="https://evil.example/a.png"/>', "<image/>", ["`href` of `<image>`"]),
        ('<image href=" java&#10;script:x()"/>', "<image/>", ["`href` of `<image>`"]),
        ('<image href="data:image/svg+xml,x"/>', "<image/>", ["`href` of `<image>`"]),
        ('<image href="data:text/html,x"/>', "<image/>", ["`href` of `<image>`"]),
        ('<feImage href="//evil.example/a.png"/>', "<feImage/>", ["`href` of `<feImage>`"]),
        ('<set attributeName="href" to="javascript:x()"/>', "", ["`<set>` of `href`"]),
        ('<animate attributeName=" xlink:href" values="x"/>', "", ["`<animate>` of `xlink:href`"]),
        ('<set attributeName="onclick" to="x()"/>', "", ["`<set>` of `onclick`"]),
        (
            '<animate attributeName="fill" to="url(//evil.example#a)"/>',
            '<animate attributeName="fill"/>',
            ["`to` of `<animate>`"],
        ),
        ('<g fill="url(https://evil.example#a)"/>', "<g/>", ["`fill` of `<g>`"]),
        ('<g mask="URL( &quot;//evil.example&quot; )"/>', "<g/>", ["`mask` of `<g>`"]),
        (r'<g filter="u\72l(//evil.example)"/>', "<g/>", ["`filter` of `<g>`"]),
        ('<g style="background:image-set(&quot;//e&quot; 1x)"/>', "<g/>", ["`style` of `<g>`"]),
        ('<g style="width:expression(x())"/>', "<g/>", ["`style` of `<g>`"]),
        ('<g xml:base="https://evil.example/"/>', "<g/>", ["`xml:base` of `<g>`"]),
        ('<g xlink:actuate="onLoad"/>', "<g/>", ["`xlink:actuate` of `<g>`"]),
        (
            '<style>@import "//evil.example";a{fill:url(#b)}</style>',
            '<style>a{fill:url("#b")}</style>',
            ["what `<style>` asks for"],
        ),
        (
            "<style>a{}<!-- --><![CDATA[b{fill:u]]>rl(//e)}</style>",
            "<style>a{}b{fill:none}</style>",
            ["what `<style>` asks for"],
        ),
        ("<?xml-stylesheet href='//evil.example'?>", "", ["`<?xml-stylesheet?>`"]),
        ("<title>a<g/>b</title>", "<title>ab</title>", ["`<g>`"]),
        (
            '<metadata><n:a xmlns:n="http://creativecommons.org/ns#"><script/></n:a></metadata>',
            "<metadata/>",
            ["`<script>`"],
        ),
        ("<handler/><audio/><video/><embed/>", "", ["`<handler>`", "`<audio>`", "`<video>`", "`<embed>`"]),
    ],
)
def test_what_a_drawing_does_not_need_is_left_out(inside: str, kept: str, left_out: list[str]) -> None:
    assert cleaned(inside) == (drawing(kept), left_out)


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0"/>',
        "<!-- drawn by hand --><g/>",
        "<text>1 &lt; 2 <![CDATA[<script>]]></text>",
        '<use href="#a"/><use xlink:href="#a"/>',
        '<image href="data:image/png;base64,AA=="/>',
        """<g style="fill:url(#a)" fill="url( '#a' ) none" class="x" data-x="it's @home: url(x)" aria-label="a@b"/>""",
        "<style>@media print{a{fill:red}}</style>",
        '<animate attributeName="d" values="M0 0;M1 1" dur="1s"/>',
        '<n:view xmlns:n="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" n:x="1"><n:guide/></n:view>',
    ],
)
def test_a_clean_drawing_keeps_its_bytes(inside: str) -> None:
    whole = f'<?xml version="1.0" encoding="UTF-8"?>\r\n<svg {NAMES}  version=\'1.1\'>{inside}</svg>\n\n'.encode()
    assert clean_svg(whole) == (whole, ())
    assert clean_svg(b"\xef\xbb\xbf" + whole) == (b"\xef\xbb\xbf" + whole, ())


def test_every_picture_of_the_example_keeps_its_bytes(repository: Path) -> None:
    drawings = [file.read_bytes() for file in sorted(repository.glob("content/media/**/*.svg"))]
    assert len(drawings) > 3
    assert [clean_svg(data) for data in drawings] == [(data, ()) for data in drawings]


def test_what_is_left_out_is_told_once_a_kind_with_its_first_place() -> None:
    data = b'<svg>\n  <g onclick=""/>\n  <script/>\n  <script/><g onclick=""/>\n</svg>'
    assert clean_svg(data)[1] == (LeftOut("`onclick` of `<g>`", 2, 3, 2), LeftOut("`<script>`", 3, 3, 2))


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "declared",
    [
        f'<!ENTITY a0 "ha">{LAUGHS}',
        '<!ENTITY a9 SYSTEM "file:///etc/passwd">',
        '<!ENTITY % a SYSTEM "https://evil.example/a.dtd"> %a;',
        '<!ATTLIST svg onload CDATA "x()">',
    ],
)
def test_a_document_type_that_declares_anything_is_refused(declared: str) -> None:
    with pytest.raises(BrokenDrawingError, match="declares names of its own"):
        clean_svg(f"<!DOCTYPE svg [{declared}]><svg>&a9;</svg>".encode())


def test_a_document_type_that_declares_nothing_goes() -> None:
    plain = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd"><svg/>'
    assert [one.what for one in clean_svg(plain)[1]] == ["`<!DOCTYPE>`"]
    assert b"DOCTYPE" not in clean_svg(plain)[0]


@pytest.mark.parametrize(
    ("data", "told", "line"),
    [
        (b"", "no element found", 1),
        (b"<svg>\n<g></svg>", "mismatched tag", 2),
        (b"<svg>\n\n&sea;</svg>", "undefined entity", 3),
        (b"<svg/><script/>", "junk after document element", 1),
        (b"<svg>\n\xe9</svg>", "byte 7 is not UTF-8", 2),
        ("<svg/>".encode("utf-16"), "byte 1 is not UTF-8", 1),
        (b'<?xml version="1.0" encoding="ISO-2022-JP"?><svg/>', "it is said to be `ISO-2022-JP`, not UTF-8", 1),
        (b"<html/>", "it is `<html>`, no drawing", 1),
        (b'<svg xmlns="http://www.w3.org/1999/xhtml"/>', "it is `<svg>`, no drawing", 1),
        (b"GIF89a", "syntax error", 1),
    ],
)
def test_a_broken_drawing_is_refused_with_its_place(data: bytes, told: str, line: int) -> None:
    with pytest.raises(BrokenDrawingError) as raised:
        clean_svg(data)
    assert (str(raised.value), raised.value.line) == (told, line)


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        ("<!--><script>x()</script>--><g/>", "<g/>"),
        ("<style>body{display:none}</style><g/>", "<g/>"),
        ("<title><![CDATA[</title><script>]]></title>", "<title>&lt;/title&gt;&lt;script&gt;</title>"),
        ("<g id='\">&lt;script>'/>", '<g id="&quot;&gt;&lt;script&gt;"/>'),
        ('<use xlink:href="#a"/>', '<use href="#a"/>'),
    ],
)
def test_a_drawing_inside_a_page_is_written_anew(inside: str, kept: str) -> None:
    assert clean_svg(f"<svg {NAMES}>{inside}</svg>".encode(), inlined=True)[0].decode() == drawing(kept)


@pytest.mark.parametrize(
    "repeated",
    ["<x/>", "<g>", '<g onclick=""/>', '<g fill="url(x)"/>', "<!-- -->", "<![CDATA[a]]>", "&lt;", "<?a?>", "<a>"],
)
def test_the_time_for_a_drawing_grows_with_its_size_only(repeated: str) -> None:
    def spent(times: int) -> float:
        ends = {"<g>": "</g>", "<a>": "</a>"}.get(repeated, "") * times
        data = f"<svg>{repeated * times}{ends}</svg>".encode()
        begun = time.process_time()
        clean_svg.__wrapped__(data)
        return time.process_time() - begun

    assert min(spent(16_000) for _ in range(2)) < 10 * max(min(spent(4_000) for _ in range(2)), 0.005)
