"""A drawing that leaves the page takes only the rules it needs, with nothing left to look up."""

from __future__ import annotations

import pytest

from journeysite.draw.style import NARROWER, settled_style

ROOT = ":root{color-scheme:light;--text:#123456;--accent:var(--text);--font:Inter,system-ui,sans-serif}\n"


@pytest.mark.parametrize(
    ("style", "used", "settled"),
    [
        (".a{fill:var(--text)}", {"a"}, ".a{fill:#123456}"),
        (".a{fill:var(--accent)}", {"a"}, ".a{fill:#123456}"),
        (".a{fill:var(--unknown)}", {"a"}, ".a{fill:none}"),
        (".a{fill:red}.b{fill:blue}", {"a"}, ".a{fill:red}"),
        (".a,.b{fill:red}", {"b"}, ".b{fill:red}"),
        (".a .b{fill:red}", {"b"}, ""),
        (".a.b{fill:red}", {"a", "b"}, ".a.b{fill:red}"),
        ("svg text{fill:red}", set(), "svg text{fill:red}"),
        ("/* .a{} */.a{fill:red}", {"a"}, ".a{fill:red}"),
        (".a:hover{fill:red}.a:focus-visible .b{fill:red}", {"a", "b"}, ""),
        ("body:has(#x:checked) .a{display:none}", {"a"}, ""),
        ("@media print{.a{fill:red}}.a{fill:blue}", {"a"}, ".a{fill:blue}"),
        (".a{font-family:var(--font)}", {"a"}, f".a{{font-family:Inter,{NARROWER}}}"),
    ],
)
def test_a_style_is_settled_for_a_drawing(style: str, used: set[str], settled: str) -> None:
    assert settled_style(ROOT + style, used) == settled
