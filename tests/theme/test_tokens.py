"""Tokens: one colour chosen by a site gives a whole set that can still be read."""

from __future__ import annotations

import pytest

from journeysite.theme.colour import contrast, parse_colour
from journeysite.theme.folder import builtin_folder
from journeysite.theme.manifest import parse_manifest
from journeysite.theme.tokens import (
    MARK_CONTRAST,
    NAMES,
    TEXT_CONTRAST,
    Faint,
    Palette,
    accented,
    faint,
    readable,
    resolved_tokens,
    token_sheet,
)


@pytest.fixture(scope="module")
def palette() -> Palette:
    """The default theme's tokens."""
    chosen = parse_manifest((builtin_folder().read("theme.yml") or b"").decode(), "theme.yml").value.chosen
    return Palette(chosen.light, chosen.dark, chosen.font)


def test_the_default_theme_gives_every_token_in_both_schemes(palette: Palette) -> None:
    assert (set(palette.light), set(palette.dark)) == (set(NAMES), set(NAMES))


def test_the_default_theme_can_be_read_in_both_schemes(palette: Palette) -> None:
    assert faint(palette) == ()


@pytest.mark.parametrize("accent", ["#0b6e75", "#b5122a", "#1c4fa0", "#5a389b", "#8a4b00", "black"])
def test_an_accent_that_reads_gives_accents_that_read(palette: Palette, accent: str) -> None:
    colour = parse_colour(accent)
    assert colour is not None
    changed = accented(palette, colour)
    assert changed.light["accent"] == colour
    assert faint(changed) == ()


@pytest.mark.parametrize("accent", ["#99bbdd", "#ffcc00", "white"])
def test_an_accent_too_pale_to_read_spoils_nothing_but_itself(palette: Palette, accent: str) -> None:
    colour = parse_colour(accent)
    assert colour is not None
    changed = accented(palette, colour)
    assert {(pair.scheme, pair.token) for pair in faint(changed)} == {("light", "accent")}
    for scheme in (changed.light, changed.dark):
        assert contrast(scheme["on-accent"], scheme["accent"]) >= TEXT_CONTRAST
        assert contrast(scheme["accent-line"], scheme["ground"]) >= MARK_CONTRAST


def test_faint_pairs_come_with_the_nearest_colour_that_reads_on_all_of_them(palette: Palette) -> None:
    pale = parse_colour("#99bbdd")
    assert pale is not None
    changed = Palette({**palette.light, "text-quiet": pale}, palette.dark, palette.font)
    first, second = faint(changed)
    assert first == Faint("light", "text-quiet", "ground", first.found, TEXT_CONTRAST)
    assert first.found == pytest.approx(1.89, abs=0.01)
    remedy = readable(changed, "text-quiet", (first, second))
    assert remedy is not None
    assert [contrast(remedy, changed.light[pair.ground]) >= TEXT_CONTRAST for pair in (first, second)] == [True, True]


def test_a_ground_may_be_what_is_mended_and_there_may_be_nothing_to_mend_it_with(palette: Palette) -> None:
    grey = parse_colour("#dddddd")
    assert grey is not None
    changed = Palette({**palette.light, "ground": grey}, palette.dark, palette.font)
    pairs = [pair for pair in faint(changed) if pair.ground == "ground"]
    remedy = readable(changed, "ground", pairs)
    assert remedy is not None
    assert all(contrast(remedy, changed.light[pair.token]) >= pair.wanted for pair in pairs)
    both = (Faint("light", "ground", "text", 1, 12), Faint("light", "ground", "line", 1, 12))
    assert readable(palette, "ground", both) is None


def test_the_style_sheet_has_a_light_scheme_and_a_dark_one_that_a_reader_may_choose(palette: Palette) -> None:
    lines = token_sheet(palette).splitlines()
    assert [line.partition("{")[0] for line in lines] == [
        ":root",
        "@media screen and (prefers-color-scheme:dark)",
        "@media screen",
    ]
    assert lines[0].startswith(":root{--font:Inter, system-ui, sans-serif;color-scheme:light;--ground:#FBF8F2;")
    assert ":root:not([data-theme=light]){color-scheme:dark;--ground:#14171B;" in lines[1]
    assert ":root[data-theme=dark]{color-scheme:dark;--ground:#14171B;" in lines[2]


def test_a_drawing_that_stands_alone_has_the_light_scheme_only(palette: Palette) -> None:
    style = resolved_tokens(palette)
    assert "--emotion-irritant-mark:#9A2A10" in style
    assert "prefers-color-scheme" not in style
