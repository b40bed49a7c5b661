"""Colours are read, compared and moved as people see them."""

from __future__ import annotations

import pytest

from journeysite.theme.colour import Colour, contrast, mix, parse_colour, with_contrast

BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#0b6e75", Colour(11, 110, 117)),
        ("#FFF", WHITE),
        (" Teal ", Colour(0, 128, 128)),
        ("0b6e75", None),
        ("#0b6e7", None),
        ("rgb(1,2,3)", None),
        ("", None),
    ],
)
def test_a_colour_is_hexadecimal_or_a_common_name(text: str, colour: Colour | None) -> None:
    assert parse_colour(text) == colour


def test_a_colour_is_written_as_a_style_sheet_wants_it() -> None:
    assert str(Colour(11, 110, 117)) == "#0B6E75"


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (BLACK, WHITE, 21),
        (WHITE, WHITE, 1),
        (Colour(0x77, 0x77, 0x77), WHITE, 4.478),
        (BLACK, Colour(255, 0, 0), 5.252),
    ],
)
def test_contrast_is_that_of_the_accessibility_guidelines(one: Colour, other: Colour, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.001)
    assert contrast(other, one) == contrast(one, other)


def test_a_mixture_lies_between_its_ground_and_its_paint() -> None:
    assert mix(WHITE, BLACK, 0) == WHITE
    assert mix(WHITE, BLACK, 1) == BLACK
    assert mix(WHITE, BLACK, 0.5) == Colour(99, 99, 99)


@pytest.mark.parametrize("ground", [WHITE, Colour(0x14, 0x17, 0x1B)])
@pytest.mark.parametrize("colour", ["#99bbdd", "#ffcc00", "#5a389b", "#0b6e75", "#ff0000"])
@pytest.mark.parametrize("wanted", [3.0, 4.5, 7.0])
def test_a_colour_is_moved_just_as_far_from_its_ground_as_asked(ground: Colour, colour: str, wanted: float) -> None:
    found = parse_colour(colour)
    assert found is not None
    assert wanted <= contrast(with_contrast(found, ground, wanted), ground) < wanted * 1.06


@pytest.mark.parametrize(
    ("ground", "moved"),
    [
        (WHITE, "darker"),
        (Colour(0x77, 0x77, 0x77), "darker"),  # on which black reads at 4.7 and white at 4.5
        (Colour(0x74, 0x74, 0x74), "lighter"),  # on which white reads better than black
        (BLACK, "lighter"),
    ],
)
def test_a_contrast_is_searched_on_the_side_of_the_ground_where_there_is_more_of_it(ground: Colour, moved: str) -> None:
    found = with_contrast(ground, ground, 4.4)
    assert (contrast(found, BLACK) > contrast(ground, BLACK)) == (moved == "lighter")
    assert 4.4 <= contrast(found, ground) < 4.4 * 1.06
