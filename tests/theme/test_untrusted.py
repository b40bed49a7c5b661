"""A theme that somebody else wrote asks no other host, runs nothing and breaks nothing but its own sheet."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from journeysite.diagnostics import Reported
from journeysite.draw.painted import painted
from journeysite.draw.style import settled_rules
from journeysite.theme.folder import builtin_folder
from journeysite.theme.sheets import Published, StyleSheet, publish_sheet
from journeysite.theme.theme import Theme
from tests.theme.test_load import style, told

HOST = "evil.example"
ABROAD = f"https://{HOST}/x.png"
ASKING = {
    "image-set": f'a{{background:image-set("{ABROAD}" 1x)}}',
    "-webkit-image-set": f"a{{background:-webkit-image-set(url({ABROAD}) 1x)}}",
    "capitals": f"a{{background:URL({ABROAD})}}",
    "capitals in a scheme": f"a{{background:url(HTTPS://{HOST}/x)}}",
    "an escape in the address": f"a{{background:url(\\68ttps://{HOST}/x)}}",
    "an escape in the function": f"a{{background:\\75 rl({ABROAD})}}",
    "no scheme": f"a{{background:url(//{HOST}/x)}}",
    "backslashes": f"a{{background:url('\\\\\\\\{HOST}/x')}}",
    "a tab in the scheme": f"a{{background:url('ht\ttps://{HOST}/x')}}",
    "spaces around": f"a{{background:url(   '{ABROAD}'   )}}",
    "@import": f'@import "{ABROAD}";',
    "@import url": f"@IMPORT url({ABROAD}) screen;",
    "@import with escapes": f'@\\69mport "{ABROAD}";',
    "src": f'a{{background:src("{ABROAD}")}}',
    "a font": f'@font-face{{font-family:a;src:local("a"),url({ABROAD})}}',
    "cross-fade": f"a{{background:cross-fade(url({ABROAD}),red)}}",
    "image": f'a{{background:image("{ABROAD}",red)}}',
    "a variable": f"a{{--x:url({ABROAD});background:var(--x)}}",
    "a variable of text": f'a{{--x:"{ABROAD}";background:image-set(var(--x) 1x)}}',
    "a stand-in for a variable": f'a{{background:image-set(var(--x,"{ABROAD}") 1x)}}',
    "a value that begins": f'@property --x{{syntax:"*";inherits:true;initial-value:"{ABROAD}"}}',
    "a function of its own": f'@function --f(){{result:"{ABROAD}"}}',
    "a rule inside a rule": f"@media screen{{a{{b{{background:url({ABROAD})}}}}}}",
    "content": f'a::after{{content:image-set("{ABROAD}" 1x)}}',
    "a cursor": f"a{{cursor:url({ABROAD}),auto}}",
    "a comment that ends in a string": f'a{{content:"/*"}}b{{background:url({ABROAD})}}c{{content:"*/"}}',
    "a filter of old": f"a{{filter:progid:DXImageTransform.Microsoft.AlphaImageLoader(src='{ABROAD}')}}",
    "a page as data": f"a{{background:url('data:text/html,<img src={ABROAD}>')}}",
}


@pytest.mark.parametrize("way", ASKING)
def test_no_way_of_writing_an_address_asks_another_host(themed: Callable[..., Reported[Theme]], way: str) -> None:
    found = themed({"theme.css": f"\n\n {ASKING[way]}\nh1{{color:teal}}"})
    assert {code for code, _, _, _ in told(found)} == {"J427"}
    assert {where for _, where, _, _ in told(found)} == {"theme.css:3"}
    published = style(found.value)
    assert HOST not in published
    assert "h1{color:teal}" in published


RUNNING = {
    "expression": "a{width:expression(alert(1))}",
    "behavior": "a{behavior:url(x.htc)}",
    "a binding": "a{-moz-binding:url(x.xml#a)}",
    "escapes": "a{be\\68 avior:url(x.htc)}",
}


@pytest.mark.parametrize("way", RUNNING)
def test_no_style_runs_code(themed: Callable[..., Reported[Theme]], way: str) -> None:
    found = themed({"theme.css": RUNNING[way]})
    assert {code for code, _, _, _ in told(found)} == {"J434"}
    assert all(word not in style(found.value) for word in ("expression", "behavior", "binding", "avior"))


BROKEN = {
    "a comment": "a{}\n/* b{}",
    "a string": 'a{content:"b}\nc{}',
    "an address": "a{}\nb{background:url(c",
    "a bad address": "a{background:url(b c)}",
    "a brace too few": "a{color:red",
    "a brace too many": "a{color:red}}",
    "a bracket": "a{}b:not([c{}",
    "a long number": "a{width:" + "1" * 5000 + "px}",
    "depth": "a{" * 5000 + "}" * 5000,
}


@pytest.mark.parametrize("way", BROKEN)
def test_a_sheet_that_is_not_whole_is_told_and_takes_no_other_along(
    themed: Callable[..., Reported[Theme]], way: str
) -> None:
    files = {"themes/a/assets/css/a.css": BROKEN[way], "themes/a/assets/css/b.css": "h1{color:teal}"}
    found = themed(files, name="a")
    assert {code for code, _, _, _ in told(found)} == {"J433"}
    whole = style(found.value)
    assert whole.endswith("h1{color:teal}\n")
    before = whole.removesuffix("h1{color:teal}\n")
    assert before.count("{") == before.count("}")


def test_addresses_inside_and_words_are_left_alone(themed: Callable[..., Reported[Theme]]) -> None:
    sheet = (
        'a[href^="https:"]::after{content:"https://"}\n'
        'b{background:url("data:image/png;base64,AA==");filter:url("#blur")}\n'
        'c{--note:"Note: see //";quotes:"//" "//"}\n'
    )
    found = themed({"theme.css": sheet})
    assert told(found) == []
    assert style(found.value).endswith(sheet)


def test_a_picture_in_an_image_set_is_published_like_any_other(themed: Callable[..., Reported[Theme]]) -> None:
    files = {
        "themes/a/assets/sea.png": b"sea",
        "themes/a/assets/css/a.css": 'a{background:image-set("../sea.png" 1x type("image/png"))}',
    }
    found = themed(files, name="a")
    assert told(found) == []
    assert re.search(r'image-set\("sea\.[0-9a-f]{10}\.png" 1x type\("image/png"\)\)', style(found.value))


def test_both_ways_of_reading_make_the_same_of_our_own_sheets() -> None:
    folder = builtin_folder()
    for name in folder.names("assets/css", (".css",)):
        text = (folder.path / "assets/css" / name).read_text(encoding="utf-8")
        inside = f"assets/css/{name}"
        ours, theirs = (
            publish_sheet(StyleSheet(theme, inside, name, text), Published(()))
            for theme in (folder, replace(folder, place="themes/default"))
        )
        assert theirs.replace("/**/", "") == ours


def test_a_map_that_stands_alone_takes_no_address_along(themed: Callable[..., Reported[Theme]]) -> None:
    joined = "svg{--a:u;background:var(--a)rl(https://evil.example/x)}:root{--a:u}"
    sheet = f".q{{background:image-set('{ABROAD}' 1x)}}.q{{fill:url(#b)}}{joined}"
    theme = themed({"themes/a/assets/css/map.css": sheet}, name="a").value
    drawn = painted('<svg><rect class="q"/></svg>', settled_rules(theme.figure_style))
    assert HOST not in drawn
    assert "#b" in drawn


@pytest.mark.parametrize(
    "font", ["serif} body{color:red", "a;b", 'a"', "url(x)", "a, /* b", "a\\", "</style>", "a\nb", "expression(1)"]
)
def test_a_font_puts_nothing_else_into_the_style_sheet(themed: Callable[..., Reported[Theme]], font: str) -> None:
    found = themed({"themes/a/theme.yml": f"font: {json.dumps(font)}"}, name="a")
    assert {code for code, _, _, _ in told(found)} == {"J421"}
    assert ":root{--font:Inter, system-ui, sans-serif;" in style(found.value)


@pytest.mark.parametrize("font", ["Georgia, serif", '"Times New Roman", -apple-system, Inter', "'Noto Sans JP', 明朝"])
def test_a_list_of_fonts_is_one(themed: Callable[..., Reported[Theme]], font: str) -> None:
    found = themed({"themes/a/theme.yml": f"font: {json.dumps(font)}"}, name="a")
    assert told(found) == []
    assert f"--font:{font};" in style(found.value)


@pytest.mark.parametrize("value", ["red;}body{display:none}", "url(https://evil.example/x)", "var(--x)"])
def test_a_token_is_a_colour_and_nothing_else(themed: Callable[..., Reported[Theme]], value: str) -> None:
    for found in (
        themed(tokens={"text": value}),
        themed({"themes/a/theme.yml": f"tokens: {{text: {json.dumps(value)}}}"}, name="a"),
        themed({"themes/a/theme.yml": f"accent: {json.dumps(value)}"}, name="a"),
    ):
        assert {code for code, _, _, _ in told(found)} == {"J424"}
        assert value not in style(found.value)


HOSTILE_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><!--><script>x()</script>--><path d="M0 0"/></svg>'
)


def test_every_drawing_of_a_theme_is_cleaned(themed: Callable[..., Reported[Theme]]) -> None:
    places = ("icons/boat.svg", "favicon.svg", "assets/sea.svg", "assets/pictures/sky.SVG")
    files = {f"themes/a/{place}": HOSTILE_DRAWING for place in places}
    sheet = "a{background:url(../sea.svg)}b{background:url(../pictures/sky.SVG)}"
    found = themed({**files, "themes/a/assets/css/a.css": sheet}, name="a")
    assert sorted((code, where) for code, where, _, _ in told(found)) == [
        ("J436", f"themes/a/{place}:1") for place in sorted(places)
    ]
    theme = found.value
    published = [asset.data for asset in theme.assets if asset.path.lower().endswith(".svg")]
    assert len(published) == 2
    for drawing in (theme.icons["boat"].encode(), theme.favicon.encode(), *published):
        assert b"onload" not in drawing
        assert b"<script" not in drawing
        assert b'<path d="M0 0"/>' in drawing


def test_a_clean_icon_keeps_its_bytes(themed: Callable[..., Reported[Theme]]) -> None:
    folder = builtin_folder()
    icons = {
        name: (folder.path / "icons" / name).read_text(encoding="utf-8") for name in folder.names("icons", (".svg",))
    }
    theme = themed({f"themes/a/icons/{name}": text for name, text in icons.items()}, name="a")
    assert told(theme) == []
    assert {name: text.strip() for name, text in theme.value.icons.items()} == {
        name.removesuffix(".svg"): text.strip() for name, text in icons.items()
    }
