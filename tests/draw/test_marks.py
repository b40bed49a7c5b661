from pathlib import Path
from xml.etree import ElementTree

import pytest

from journeysite.draw.marks import FACES, STAR, icon, level_mark, sprite, status_mark, symbols
from journeysite.geometry.scale import LEVELS


@pytest.fixture
def icons(repository: Path) -> dict[str, str]:
    return {file.stem: file.read_text() for file in (repository / "themes/default/icons").glob("*.svg")}


def test_every_level_state_star_and_icon_has_a_symbol(icons: dict[str, str]) -> None:
    known = symbols(icons)
    levels = {level_mark(name) for name in LEVELS}
    states = {status_mark(name) for name in ("idea", "planned", "in-progress", "done", "dropped")}
    assert set(known) == levels | states | {STAR} | {icon(name) for name in icons}


def test_symbols_are_well_formed_and_bear_their_ids(icons: dict[str, str]) -> None:
    for name, markup in symbols(icons).items():
        assert ElementTree.fromstring(markup).attrib["id"] == name


def test_symbols_set_no_colour_of_their_own(icons: dict[str, str]) -> None:
    paints = {
        element.attrib[name]
        for markup in symbols(icons).values()
        for element in ElementTree.fromstring(markup).iter()
        for name in ("fill", "stroke", "style")
        if name in element.attrib
    }
    assert paints == {"currentColor", "none"}


def test_the_faces_of_the_levels_are_icons_of_the_theme(icons: dict[str, str]) -> None:
    assert tuple(FACES) == LEVELS
    assert set(FACES.values()) <= set(icons)


def test_a_sprite_defines_each_symbol_once_in_order() -> None:
    known = symbols({})
    assert sprite(["m-p2", "m-n1", "m-p2"], known) == (
        '<svg class="sprite" width="0" height="0" aria-hidden="true" focusable="false">'
        f"{known['m-n1']}{known['m-p2']}</svg>"
    )
    assert sprite([], known) == ""


def test_an_unknown_symbol_is_named() -> None:
    with pytest.raises(KeyError, match="i-unicorn"):
        sprite(["i-unicorn"], symbols({}))


def test_a_file_that_is_no_svg_is_no_icon() -> None:
    with pytest.raises(ValueError, match="must be an SVG file"):
        symbols({"x": "<p>no</p>"})


def test_a_status_of_a_companys_own_is_drawn_as_planned() -> None:
    assert status_mark("waiting-for-legal") == "m-planned"
