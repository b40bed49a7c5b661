"""Anchors as GitHub makes them."""

from __future__ import annotations

import pytest

from journeysite.read.anchors import Anchors, anchor


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Our method", "our-method"),
        ("  Spaces  inside ", "spaces--inside"),
        ("What's new? (2026)", "whats-new-2026"),
        ("C++ & `code`", "c--code"),
        ("snake_case-and-hyphens", "snake_case-and-hyphens"),
        ("Étape d’achat – suite", "étape-dachat--suite"),
        ("½ price ²", "-price-"),
        ("日本語 テスト", "日本語-テスト"),
        ("हिन्दी", "हिन्दी"),
        ("🎉 Party", "-party"),
        ("???", ""),
    ],
)
def test_an_anchor_is_the_text_without_punctuation(text: str, expected: str) -> None:
    assert anchor(text) == expected


def test_repeated_headings_are_counted() -> None:
    anchors = Anchors()
    assert [anchors.of(text) for text in ("Notes", "Notes", "Notes 1", "notes", "!", "?")] == [
        "notes",
        "notes-1",
        "notes-1-1",
        "notes-2",
        "section",
        "section-1",
    ]


def test_anchors_that_the_page_needs_are_not_given_away() -> None:
    assert Anchors(["compare"]).of("Compare") == "compare-1"
