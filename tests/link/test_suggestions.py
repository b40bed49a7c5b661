"""What somebody probably meant who wrote a name that nothing has."""

from __future__ import annotations

import pytest

from journeysite.link.suggestions import file_of_name, listed, meant_name, picture_of_name, plain_name, same_end

FILES = (
    "content/index.md",
    "content/journeys/dive/index.md",
    "content/journeys/dive/02-buy.md",
    "content/pages/Méthode.md",
)
PICTURES = ("shop.svg", "dive/till.png", "hike/till.png", "old/door.jpg")


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("amina", "amina"),
        ("[[amina]]", "amina"),
        ("[[amina|her]]", "amina"),
        ("01-amina.md", "amina"),
        ("../journeys/dive/02-buy.md#pay", "journeys/dive/buy"),
        ("content/pages/2026-plan.md", "pages/2026-plan"),
        ("/dive/buy/", "dive/buy"),
    ],
)
def test_a_name_is_found_in_what_is_written_like_a_link_or_a_path(written: str, plain: str) -> None:
    assert plain_name(written) == plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [("personas/amina", "amina"), ("Nurse", "amina"), ("amnia", "amina"), ("04_amnia.md", "amina"), ("boat", "")],
)
def test_a_name_is_meant_by_its_path_its_label_or_with_a_slip(written: str, meant: str) -> None:
    assert meant_name(written, ("amina", "quentin"), {"nurse": "amina"}, "personas") == meant


def test_what_moved_is_found_by_the_end_of_its_address() -> None:
    known = ("hike/buy/pay", "hike/buy/wait", "hike/use/wait")
    assert same_end("dive/buy/pay", known) == "hike/buy/pay"
    assert same_end("dive/till/pay", known) == "hike/buy/pay"
    assert same_end("dive/till/wait", known) == ""


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("buy.html", "content/journeys/dive/02-buy.md"),
        ("/journeys/dive.html", "content/journeys/dive/index.md"),
        ("journeys/dive/", "content/journeys/dive/index.md"),
        ("methode", "content/pages/Méthode.md"),
        ("nowhere.md", ""),
    ],
)
def test_a_file_is_found_by_its_name_alone(written: str, file: str) -> None:
    assert file_of_name(written, FILES) == file


@pytest.mark.parametrize(
    ("written", "picture"),
    [
        ("/media/shop.svg", "shop.svg"),
        ("content/media/shop.svg", "shop.svg"),
        (r"..\media\old\door.jpg", "old/door.jpg"),
        ("media/door.jpg", "old/door.jpg"),
        ("Shop.SVG", "shop.svg"),
        ("till.png", ""),
    ],
)
def test_a_picture_is_found_wherever_it_lies_unless_there_are_two(written: str, picture: str) -> None:
    assert picture_of_name(written, PICTURES) == picture


def test_a_hint_lists_the_first_few() -> None:
    assert listed("abc") == "`a`, `b`, `c`"
    assert listed("abcdefgh") == "`a`, `b`, `c`, `d`, `e`, `f`, …"
