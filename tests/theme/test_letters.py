"""What stands for an icon that the theme lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.build import build
from journeysite.theme.letters import letter_icon

SETTINGS = """title: A
languages: [en]
channels: {club: {label: At the club, icon: no-such}, store: {label: Store, icon: store}}
"""
JOURNEY = """---
title: Gear
stages:
  - title: Need
    touchpoints: [{title: First dive, emotion: 1, channel: club}, {title: Buys, emotion: 0, channel: store}]
---
"""


def test_a_channel_whose_icon_the_theme_lacks_shows_its_first_letter(site_folder: Callable[..., Path]) -> None:
    root = site_folder({"journeysite.yml": SETTINGS, "content/journeys/gear.md": JOURNEY})
    told = build(root, root / "site", jobs=1).diagnostics
    assert [one.code for one in told if "no-such" in one.message] == ["J430"]
    symbol = f'<symbol id="i-{letter_icon("At the club")}" viewBox="0 0 24 24">'
    for path in ("journeys/gear.html", "maps/gear.svg"):
        text = (root / "site" / path).read_text(encoding="utf-8")
        assert symbol in text, path
        assert ">A</text>" in text
        assert "i-circle-dot" not in text


@pytest.mark.parametrize(
    ("label", "name"), [("store", "letter-53"), ("“Élan”", "letter-c9"), ("متجر", "letter-645"), ("…", "letter-3f")]
)
def test_the_first_letter_is_a_capital_where_the_script_has_them(label: str, name: str) -> None:
    assert letter_icon(label) == name
