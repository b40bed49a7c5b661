"""A profile is told by rooms of the house and by libraries, not by functions."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.spent import Spent, kind_rows, room, stage_rows


@pytest.mark.parametrize(
    ("file", "home"),
    [
        ("/a/journeysite/layout/curve.py", "layout/"),
        ("/a/journeysite/build.py", "build/"),
        ("/a/lib/python3.11/site-packages/jinja2/runtime.py", "jinja2"),
        ("/a/lib/python3.11/json/decoder.py", "standard library"),
        ("stage.html", "templates"),
        ("~", "built in"),
        ("<string>", "built in"),
    ],
)
def test_a_function_is_at_home_in_a_room_or_a_library(file: str, home: str) -> None:
    assert room(file) == home


def test_stages_have_their_share_of_the_whole() -> None:
    assert stage_rows(Spent(Counter({"read": 1.0, "print": 3.0}))) == [  # type: ignore[arg-type]
        ("read", "1.00", "25%"),
        ("print", "3.00", "75%"),
    ]


def test_kinds_are_told_by_the_page_the_dearest_in_all_first() -> None:
    views = Spent(Counter({"stage": 0.5, "journey": 0.25}))  # type: ignore[arg-type]
    seconds, times, sizes = (
        {"stage": 1.5, "journey": 0.25},
        {"stage": 10, "journey": 1},
        {"stage": 40_000, "journey": 300_000},
    )
    prints = Spent(Counter(seconds), Counter(times), Counter(sizes))  # type: ignore[arg-type]
    assert kind_rows(views, prints) == [
        ("stage", "10", "50.00", "150.00", "4", "2.00"),
        ("journey", "1", "250.00", "250.00", "300", "0.50"),
    ]


def test_work_gives_back_what_it_made_and_is_counted() -> None:
    spent = Spent()
    assert (spent.on("read", lambda: 7), spent.times) == (7, Counter(read=1))
