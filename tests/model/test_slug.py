"""Ids made from titles live as long as the titles, on every machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.model.slug import LONGEST_ID, canonical, is_id, shortened, slug, trouble_with_name, usable_name


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Asks the instructor", "asks-the-instructor"),
        ("Je m’équipe", "je-m-equipe"),
        ("Je m'e\u0301quipe", "je-m-equipe"),  # typed with a combining accent
        ("  Pays -- at last! ", "pays-at-last"),
        ("Größe 42½", "grosse-421-2"),
        ("Œuvre d'art à 5 €", "oeuvre-d-art-a-5"),
        ("Smørrebrød", "smorrebrod"),
        ("İstanbul", "istanbul"),
        ("在店里付款", "在店里付款"),
        ("الدفع في المتجر", "الدفع-في-المتجر"),
        ("खरीदता है", "खरीदता-है"),
        ("snake_case", "snake-case"),
        ("!?", ""),
        ("", ""),
    ],
)
def test_an_id_is_the_title_in_lower_case_without_accents(title: str, id: str) -> None:
    assert slug(title) == id


@given(st.text())
def test_an_id_made_from_a_title_is_its_own_id(title: str) -> None:
    assert slug(slug(title)) == slug(title)


@given(st.text())
def test_an_id_made_from_a_title_can_be_written_in_an_address(title: str) -> None:
    assert not set(slug(title)) & set(" /#?%\"'<>[]|:")


@pytest.mark.parametrize("id", ["compare", "a", "4x4", "step-2.1", "à_la_caisse"])
def test_ids_are_letters_digits_and_what_joins_them(id: str) -> None:
    assert is_id(id)


@pytest.mark.parametrize("id", ["", "-a", ".a", "a b", "a/b", "a#b", "a?", "[a]"])
def test_everything_else_is_no_id(id: str) -> None:
    assert not is_id(id)


def test_ids_are_compared_composed() -> None:
    assert canonical("e\u0301te\u0301") == canonical("été")


@pytest.mark.parametrize("letter", ["a", "é", "語"])
def test_an_id_is_no_longer_than_the_name_of_a_file(letter: str) -> None:
    longest = letter * (LONGEST_ID // len(letter.encode()))
    assert is_id(longest)
    assert not is_id(longest + letter)
    assert trouble_with_name(longest) == ""
    assert trouble_with_name(longest + letter) == "a name of more than 250 bytes cannot be part of an address"
    assert shortened(longest + letter) == longest
    assert trouble_with_name(usable_name(longest + letter)) == ""
