"""Drawing says what a thing is, the theme says how it looks: both speak the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeysite.draw import classes
from tests.draw.text_boxes import STYLES

CSS = Path(__file__).resolve().parents[2] / "themes" / "default" / "assets" / "css"


def words(value: Any) -> Iterator[str]:
    """All class names in a constant: a word, some words, or words by key."""
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict):
        yield from value.values()
    elif isinstance(value, tuple):
        yield from value


def vocabulary() -> set[str]:
    """All that figures share; what only the map has is told apart by its own module and sheet."""
    constants = [value for name, value in vars(classes).items() if name.isupper()]
    return {word for value in constants for word in words(value)}


def rules(sheet: str) -> list[tuple[str, str]]:
    """Selector and declarations of every rule, those inside @media too."""
    text = re.sub(r"/\*.*?\*/", "", (CSS / sheet).read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"([^{}]+)\{([^{}]*)\}", text)


def selectors() -> set[str]:
    return {name for selector, _ in rules("figures.css") for name in re.findall(r"\.([A-Za-z][\w-]*)", selector)}


def test_every_class_of_the_drawings_has_a_selector() -> None:
    assert vocabulary() - selectors() == set()


def test_every_class_selector_of_the_figures_is_a_word_of_the_drawings() -> None:
    assert selectors() - vocabulary() == set()


def test_colours_of_figures_come_from_tokens_but_for_faces() -> None:
    literal = {
        selector.strip()
        for selector, declarations in rules("figures.css")
        if re.search(r"#[0-9A-Fa-f]{3,8}\b|rgb|hsl", declarations)
    }
    assert {s for s in literal if not re.search(r"\.(av|skin|hair|cloth)-", s)} == set()


@pytest.mark.parametrize("sheet", sorted(path.name for path in CSS.glob("*.css")))
def test_light_and_dark_differ_in_colours_only(sheet: str) -> None:
    schemed = [(selector, block) for selector, block in rules(sheet) if "data-theme" in selector]
    properties = {pair.partition(":")[0].strip() for _, block in schemed for pair in block.split(";") if pair.strip()}
    assert properties - {"fill", "stroke", "color", "background", "border-color"} == set()
    text = (CSS / sheet).read_text(encoding="utf-8")
    assert text.count("prefers-color-scheme") == sum(":not([data-theme" in selector for selector, _ in schemed)


@pytest.mark.parametrize("name", STYLES)
def test_text_is_set_as_it_was_measured(name: str) -> None:
    declarations = dict(
        map(str.strip, pair.split(":", 1))
        for selector, block in rules("figures.css")
        if selector.strip() == f".figure .{name}"
        for pair in block.split(";")
        if pair.strip()
    )
    style = STYLES[name]
    assert {
        "size": declarations["font-size"],
        "weight": declarations.get("font-weight", "400"),
        "italic": declarations.get("font-style", "normal") == "italic",
        "tracking": float(declarations.get("letter-spacing", "0px").removesuffix("px")),
        "tabular": declarations.get("font-variant-numeric", "") == "tabular-nums",
    } == {
        "size": f"{style.size:g}px",
        "weight": str(style.weight),
        "italic": style.italic,
        "tracking": style.tracking,
        "tabular": style.tabular,
    }
