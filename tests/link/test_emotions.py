"""Emotions are numbers on the scale, however they are written."""

from __future__ import annotations

import pytest

from tests.link.conftest import SETTINGS, Linked

JOURNEY = "---\ntitle: Dive\nstages:\n  - title: Buy\n    touchpoints:\n      - title: Pays\n        emotion: {}\n---\n"
OWN_SCALE = (
    SETTINGS + "emotion: {scale: [0, 10], levels: {great: {value: 10, label: {en: Great, fr: Génial}}, bad: 0}}\n"
)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("delight", 2),
        ("Delight", 2),
        ("enchantement", 2),
        ("Déception", -1),
        ("irritant", -2),
        ("0", 0),
        ("-1.5", -1.5),
        ("+1", 1),
    ],
)
def test_levels_are_named_in_any_language_or_by_number(linked: Linked, written: str, value: float) -> None:
    found = linked({"journeys/dive.md": JOURNEY.format(written)})
    assert found.diagnostics == ()
    assert [one.emotion for one in found.value.journeys["dive"].touchpoints] == [value]


@pytest.mark.parametrize(("written", "value"), [("great", 10), ("génial", 10), ("bad", 0), ("7.5", 7.5)])
def test_a_site_has_its_own_scale(linked: Linked, written: str, value: float) -> None:
    found = linked({"journeys/dive.md": JOURNEY.format(written)}, settings=OWN_SCALE)
    assert found.diagnostics == ()
    assert [one.emotion for one in found.value.journeys["dive"].touchpoints] == [value]


@pytest.mark.parametrize(("written", "value"), [("12", 10), ("-3", 0)])
def test_what_is_off_the_scale_is_told_and_moved_to_its_end(linked: Linked, written: str, value: float) -> None:
    found = linked({"journeys/dive.md": JOURNEY.format(written)}, settings=OWN_SCALE)
    assert [one.code for one in found.diagnostics] == ["J302"]
    assert [one.emotion for one in found.value.journeys["dive"].touchpoints] == [value]


def test_unknown_is_never_zero(linked: Linked) -> None:
    site = linked({"journeys/dive.md": "---\ntitle: D\nstages: [{title: B, touchpoints: [{title: P}]}]\n---\n"}).value
    assert [one.emotion for one in site.journeys["dive"].touchpoints] == [None]
