"""Places into positions, looked up late."""

from __future__ import annotations

import pytest

from journeysite.diagnostics import Place, Position
from journeysite.read.locate import locate

TEXT = """\
---
title: Search
touchpoints:
  - title: "Asks, first"
    emotions: {awa: 0}
  - title: Compares
    pain_points:
      - {text: Three sites, severity: major}
      - Delivery fees
empty:
---
The *story*.
"""


@pytest.mark.parametrize(
    ("place", "position"),
    [
        (Place("f.md", ("title",)), Position(2, 8, 6)),
        (Place("f.md", ("title",), "key"), Position(2, 1, 5)),
        (Place("f.md", ("touchpoints", 0, "title")), Position(4, 12, 13)),
        (Place("f.md", ("touchpoints", 0, "emotions", "awa")), Position(5, 21, 1)),
        (Place("f.md", ("touchpoints", 1, "pain_points", 0, "severity"), "key"), Position(8, 29, 8)),
        (Place("f.md", ("touchpoints", 1, "pain_points", 1)), Position(9, 9, 13)),
        (Place("f.md", ("touchpoints", 1)), Position(6, 5, 15)),
        (Place("f.md", ("touchpoints", 1), "key"), Position(6, 5, 15)),
        (Place("f.md", ("empty",)), Position(10, 7, 1)),
        (Place("f.md", line=12, column=5), Position(12, 5, 8)),
        (Place("f.md", line=12), Position(12, 1, 3)),
        (Place("f.md", line=99, column=5), Position(99, 5, 1)),
    ],
)
def test_a_place_is_where_it_is_written(place: Place, position: Position) -> None:
    assert locate(place, TEXT) == position


@pytest.mark.parametrize(
    ("path", "position"),
    [
        ((), Position(1, 1, 3)),
        (("nowhere",), Position(1, 1, 3)),
        (("touchpoints", 0, "channel"), Position(4, 5, 20)),
        (("touchpoints", 7, "title"), Position(3, 1, 11)),
        (("title", "deeper"), Position(2, 1, 5)),
    ],
)
def test_what_is_not_there_is_shown_at_what_is_around_it(path: tuple[str | int, ...], position: Position) -> None:
    assert locate(Place("f.md", path), TEXT) == position


def test_settings_are_yaml_from_their_first_line_on() -> None:
    text = "title: x\nchecks: {J301: off}\n"
    assert locate(Place("journeysite.yml", ("checks", "J301")), text) == Position(2, 16, 3)


def test_a_file_without_frontmatter_is_shown_at_its_top() -> None:
    assert locate(Place("f.md", ("title",)), "# Heading\n") == Position(1, 1, 9)
    assert locate(Place("f.md"), "") == Position(1, 1, 1)
