"""Widths as Chromium shows them, measured at the design's sizes with the same font files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeysite.geometry.text import TextStyle
from journeysite.layout.metrics import Metrics, Sizes, parse_font, parse_metrics

FONTS = Path(__file__).resolve().parents[2] / "themes" / "default" / "fonts"
TABLE = (FONTS / "metrics.json").read_bytes()


@pytest.fixture(scope="module")
def metrics() -> Metrics:
    return parse_metrics(TABLE)


@pytest.mark.parametrize(
    ("text", "style", "shown"),
    [
        ("Paiement en trois fois qui expire", TextStyle(12), 181.20),
        ("Paiement en trois fois qui expire", TextStyle(12, 600), 184.88),
        ("Aucune nouvelle du SAV pendant la révision", TextStyle(12), 249.69),
        ("Aucune nouvelle du SAV pendant la révision", TextStyle(12, italic=True), 250.59),
        ("« Je veux du matériel à moi, mais je ne veux pas me tromper. »", TextStyle(12, italic=True), 357.88),
        ("Asks which mask and fins to start with", TextStyle(44, 640), 770.23),
        ("Yves, Terre, P.A.V.", TextStyle(12), 104.52),
        ("AVANT L’ACHAT", TextStyle(12, 600), 93.88),
        ("68\u00a0% +24 −0,8", TextStyle(12, 600), 86.38),
        ("1\u00a0234,56", TextStyle(12), 48.19),
    ],
)
def test_a_text_is_as_wide_as_a_browser_shows_it(text: str, style: TextStyle, shown: float, metrics: Metrics) -> None:
    assert metrics.width(text, style) == pytest.approx(shown, rel=0.005)


def test_larger_letters_are_set_tighter(metrics: Metrics) -> None:
    small, large = TextStyle(14), TextStyle(32)
    assert metrics.width("emotion", large) / 32 < metrics.width("emotion", small) / 14


def test_tabular_figures_are_all_equally_wide(metrics: Metrics) -> None:
    style = TextStyle(13, 600, tabular=True)
    assert len({round(metrics.width(digit, style), 6) for digit in "0123456789"}) == 1
    assert len({round(metrics.width(digit, TextStyle(13, 600)), 6) for digit in "0123456789"}) > 1


def test_metrics_are_equal_when_table_and_sizes_are(metrics: Metrics) -> None:
    metrics.width("remembered", TextStyle(12))
    assert metrics == parse_metrics(TABLE)
    assert metrics != parse_metrics(TABLE, Sizes(container=1000))
    assert metrics != parse_metrics(TABLE + b" ")


@pytest.mark.parametrize(
    "table", [{}, {"unit": 1000}, {"unit": 1000, "faces": {}}, {"unit": 1000, "faces": {"roman": {}}}]
)
def test_what_is_no_table_is_refused(table: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a table of font metrics"):
        parse_font(table)


def test_the_table_has_a_width_for_every_character_in_every_master() -> None:
    for face in json.loads(TABLE)["faces"].values():
        assert {len(master["widths"]) for master in face["masters"]} == {len(face["characters"])}
        assert {len(master["tabular"]) for master in face["masters"]} == {len(face["tabular"])}
