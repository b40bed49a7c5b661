"""No escape brings a character into a site that no page can show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.build import build, load

ESCAPES = {
    "yaml": ("\\0", "\\a", "\\b", "\\e", "\\x7f", "\\N", "\\L", "\\P", "\\u202e", "\\ufeff", "\\uffff", "\\r"),
    "markdown": ("&#27;", "&#x1b;", "&#0;", "&#x202E;", "&#65279;", "&#xfeff;", "&#x85;", "&#8232;", "&#127;"),
}
UNSHOWABLE = [
    chr(code) for code in (*range(9), 0xB, 0xC, *range(0xE, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0x202E)
]


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("content/pages/a.md", '---\ntitle: "a{}b"\n---\n'),
        ("content/pages/a.md", '---\ntitle: a\ntags: ["a{}b"]\n---\n'),
        ("content/pages/a.md", '---\ntitle: a\n"k{}": b\n---\n'),
        ("journeysite.yml", 'title: "a{}b"\nlanguages: [en]\n'),
        ("journeysite.yml", 'title: a\nlanguages: [en]\nlanes: {{"a{}b": "c"}}\n'),
        ("themes/mine/theme.yml", 'extends: default\nfont: "a{}b"\n'),
    ],
)
@pytest.mark.parametrize("escape", ESCAPES["yaml"])
def test_an_escape_in_yaml_is_told(site_folder: Callable[..., Path], file: str, text: str, escape: str) -> None:
    settings = "title: a\nlanguages: [en]\ntheme: mine\n"
    site = site_folder({"content/index.md": "Hello", "journeysite.yml": settings, file: text.format(escape)})
    found = [(one.code, one.place.file) for one in load(site).diagnostics]
    assert ("J003", file) in found


TITLED = '[a](https://b.example "c{}")'
TEXTS = ["a {} b", "# A {} b", "- a{}", "![a{}](a.png)", "| a{} |\n|---|\n", "<b>a{}</b>", TITLED]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("escape", ESCAPES["markdown"])
@pytest.mark.parametrize("raw_html", ["true", "false"])
def test_a_reference_in_markdown_is_told_and_replaced(
    site_folder: Callable[..., Path], text: str, escape: str, raw_html: str, tmp_path: Path
) -> None:
    site = site_folder(
        {
            "content/index.md": text.format(escape),
            "content/media/a.png": "x",
            "journeysite.yml": f"title: a\nlanguages: [en]\nraw_html: {raw_html}\nchecks: {{J003: note}}\n",
        }
    )
    loaded = load(site)
    # In a title, Markdown leaves as they are those that mean no character of a text.
    is_told = text != TITLED or escape in ("&#x202E;", "&#65279;", "&#xfeff;", "&#8232;")
    told = [(one.place.line, one.place.column) for one in loaded.diagnostics if one.code == "J003"]
    assert told == [(1, text.index("{") + 1)] * is_told
    assert loaded.value is not None
    prose = repr(loaded.value.site.home.prose)
    assert not any(repr(character)[1:-1] in prose for character in UNSHOWABLE)


def test_in_code_a_reference_is_what_it_looks_like(site_folder: Callable[..., Path], tmp_path: Path) -> None:
    site = site_folder({"content/index.md": "`&#27;` and\n\n```html\n&#x202e;\n```\n\n    &#0;\n"})
    assert load(site).diagnostics == ()
    assert build(site, tmp_path / "out").diagnostics == ()
