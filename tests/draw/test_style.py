"""A drawing that leaves the page carries its look in attributes, with nothing left to look up or to refuse."""

from __future__ import annotations

import pytest

from journeysite.draw.painted import painted
from journeysite.draw.style import NARROWER, settled_rules

ROOT = ":root{color-scheme:light;--text:#123456;--accent:var(--text);--font:Inter,system-ui,sans-serif}\n"


@pytest.mark.parametrize(
    ("style", "drawn", "given"),
    [
        (".a{fill:var(--text)}", '<rect class="a"/>', '<rect fill="#123456"/>'),
        (".a{fill:var(--accent)}", '<rect class="a"/>', '<rect fill="#123456"/>'),
        (".a{fill:var(--unknown)}", '<rect class="a"/>', '<rect fill="none"/>'),
        (".a{fill:red}.b{fill:blue}", '<rect class="a"/>', '<rect fill="red"/>'),
        (".a,.b{fill:red}", '<rect class="b" x="1"/>', '<rect x="1" fill="red"/>'),
        (".a .b{fill:red}", '<rect class="b"/>', "<rect/>"),
        (".a .b{fill:red}", '<g class="a"><g><rect class="b"/></g></g>', '<g><g><rect fill="red"/></g></g>'),
        (".a>.b{fill:red}", '<g class="a"><g><rect class="b"/></g></g>', "<g><g><rect/></g></g>"),
        (".a.b{fill:red}", '<rect class="b a"/>', '<rect fill="red"/>'),
        ("svg rect{fill:red}", '<rect class="c"/>', '<rect fill="red"/>'),
        ("/* .a{} */.a{fill:red}", '<rect class="a"/>', '<rect fill="red"/>'),
        (".a:hover{fill:red}.a:focus-visible .b{fill:red}", '<g class="a"><rect class="b"/></g>', "<g><rect/></g>"),
        ("body:has(#x:checked) :is(.a,.b){visibility:hidden}", '<rect class="b"/>', "<rect/>"),
        ("@media print{.a{fill:red}}.a{fill:blue}", '<rect class="a"/>', '<rect fill="blue"/>'),
        (".a .b{fill:red}.b{fill:blue}", '<g class="a"><rect class="b"/></g>', '<g><rect fill="red"/></g>'),
        (".a{cursor:pointer;flex:none;margin:0}", '<rect class="a"/>', "<rect/>"),
        (".a{font-variant-numeric:tabular-nums}", '<text class="a"/>', '<text font-variant="tabular-nums"/>'),
        (".a{fill:red}", '<rect class="a" fill="blue" x="1"/>', '<rect x="1" fill="red"/>'),
        (".a{fill:red}", '<g class="a"><rect class="a"/></g>', '<g fill="red"><rect/></g>'),
        (".a{opacity:.4}", '<g class="a"><rect class="a"/></g>', '<g opacity=".4"><rect opacity=".4"/></g>'),
    ],
)
def test_an_element_carries_what_the_rules_give_it(style: str, drawn: str, given: str) -> None:
    assert painted(f"<svg>{drawn}</svg>", settled_rules(ROOT + style)) == f"<svg>{given}</svg>"


def test_a_symbol_carries_what_it_has_wherever_it_is_shown() -> None:
    drawn = '<svg class="a"><defs><symbol id="s"><path class="a"/></symbol></defs></svg>'
    given = '<svg fill="red"><defs><symbol id="s"><path fill="red"/></symbol></defs></svg>'
    assert painted(drawn, settled_rules(".a{fill:red}")) == given


def test_the_font_of_all_letters_is_said_once() -> None:
    drawn = "<svg><text>a</text><text>b</text></svg>"
    font = f"Inter,{NARROWER}".replace('"', "&quot;")
    given = f'<svg font-family="{font}"><text>a</text><text>b</text></svg>'
    assert painted(drawn, settled_rules(f"{ROOT}text{{font-family:var(--font)}}")) == given
