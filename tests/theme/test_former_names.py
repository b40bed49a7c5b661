"""The names that tokens had before: a theme written for them looks as it did, and is told today's."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from journeysite.diagnostics import Reported
from journeysite.theme.folder import builtin_folder
from journeysite.theme.former_names import FORMER
from journeysite.theme.theme import Theme
from journeysite.theme.tokens import NAMES
from tests.theme.test_load import style, told

Themed = Callable[..., Reported[Theme]]


@pytest.mark.parametrize("former", FORMER)
def test_a_token_set_by_its_former_name_colours_as_before(themed: Themed, former: str) -> None:
    today = FORMER[former]
    found = themed(tokens={former: "#123456", f"dark-{former}": "#654321"})
    palette = found.value.palette
    assert (str(palette.light[today]), str(palette.dark[today])) == ("#123456", "#654321")
    assert [one for one in told(found) if one[0] == "J442"] == [
        ("J442", f"journeysite.yml theme/tokens/{former}", f"`{former}` is called `{today}` now", f"write `{today}`"),
        (
            "J442",
            f"journeysite.yml theme/tokens/dark-{former}",
            f"`dark-{former}` is called `dark-{today}` now",
            f"write `dark-{today}`",
        ),
    ]


def test_a_style_sheet_that_asks_for_former_names_gets_the_tokens(themed: Themed) -> None:
    found = themed({"theme.css": "h1 { color: var(--ink-2) }\nh2 { border-color: var(--acc); color: var(--acc) }\n"})
    assert re.search(r"h1\s*{\s*color:\s*var\(--text-secondary\)", style(found.value))
    assert told(found) == [
        ("J443", "theme.css:1", "`--ink-2` is called `--text-secondary` now", "write `--text-secondary`"),
        ("J443", "theme.css:2", "`--acc` is called `--accent` now", "write `--accent`"),
    ]
    assert [one.place.column for one in found.diagnostics] == [17, 24]


def test_a_style_sheet_that_sets_a_former_name_sets_the_token(themed: Themed) -> None:
    found = themed({"theme.css": ":root { --acc: #0b6e75 }"})
    assert re.search(r":root\s*{\s*--accent:\s*#0b6e75", style(found.value))


def test_templates_icons_and_drawings_of_a_theme_may_use_former_names_too(themed: Themed) -> None:
    files = {
        "themes/a/theme.yml": "title: A",
        "themes/a/assets/css/map.css": ".curve { stroke: var(--e-p2) }",
        "themes/a/templates/team.html": '<svg fill="var(--acc)"></svg>',
        "themes/a/icons/store.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path fill="var(--ctl)" d="M0 0"/></svg>',
    }
    found = themed(files, name="a")
    assert "var(--emotion-delight-mark)" in found.value.figure_style.rpartition(".curve")[2]
    assert found.value.templates["team.html"].source == '<svg fill="var(--accent)"></svg>'
    assert "--ctl" not in found.value.icons["store"]
    assert {one[1] for one in told(found) if one[0] == "J443"} == {
        "themes/a/assets/css/map.css:1",
        "themes/a/templates/team.html:1",
        "themes/a/icons/store.svg:1",
    }


@pytest.mark.parametrize("own", ["--accordion", "--my--acc", "--acc-3", "--inky"])
def test_a_property_of_somebodys_own_keeps_its_name(themed: Themed, own: str) -> None:
    found = themed({"theme.css": f":root {{ {own}: 1px }}"})
    assert told(found) == []
    assert own in style(found.value)


def test_the_default_theme_asks_for_no_property_that_nobody_sets() -> None:
    theme = builtin_folder()
    sheets = [(theme.read(f"assets/css/{name}") or b"").decode() for name in theme.names("assets/css", (".css",))]
    text = "\n".join(sheets)
    asked, declared = set(re.findall(r"var\(--([\w-]+)", text)), set(re.findall(r"--([\w-]+)\s*:", text))
    assert asked - declared - {*NAMES, "font"} == set()
