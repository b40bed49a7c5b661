"""Which of the known names a slip of the pen was meant to be."""

from __future__ import annotations

import pytest

from journeysite.diagnostics.suggestion import did_you_mean, nearest

KNOWN = ("store", "web", "phone", "word-of-mouth", "interviews-2026", "survey-2026")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("stor", "store"),  # a letter is missing
        ("sttore", "store"),  # one too many
        ("stare", "store"),  # a wrong one
        ("sotre", "store"),  # two swapped
        ("wbe", "web"),  # which is one slip, as many as three letters may have
        ("wxe", ""),  # these are two
        ("Store", "store"),  # capitals do not count
        ("word_of_mouth", "word-of-mouth"),  # nor does what joins the words
        ("word of mouth", "word-of-mouth"),
        ("wrd-of-muth", "word-of-mouth"),
        ("interviews", "interviews-2026"),  # the only one that begins so
        ("wb", ""),  # too short to tell
        ("parcel", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_found_or_none(written: str, meant: str) -> None:
    assert nearest(written, KNOWN) == meant


def test_of_equally_near_names_the_first_wins() -> None:
    assert nearest("cart", ["card", "care", "part"]) == "card"


def test_of_equally_near_names_one_that_begins_so_comes_before_all_others() -> None:
    assert nearest("stor", ["star", "store", "stork"]) == "store"


def test_several_names_with_the_same_start_are_no_answer() -> None:
    assert nearest("interviews", ["interviews-clubs-2026", "interviews-divers-2026"]) == ""


def test_the_hint_quotes_the_name() -> None:
    assert did_you_mean("stor", KNOWN) == "did you mean `store`?"
    assert did_you_mean("parcel", KNOWN) == ""
