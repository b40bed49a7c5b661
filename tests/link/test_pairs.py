"""Current journeys and their targets are matched by id, from whichever side they were paired."""

from __future__ import annotations

import pytest

from journeysite.model.address import Address, Kind
from tests.link.conftest import Linked

NOW = """\
    ---
    title: Dive
    {}
    stages:
      - title: Search
        touchpoints: [{{id: ask, title: Asks, emotion: -1}}, {{id: compare, title: Compares, emotion: -2}}]
      - {{title: Queue, touchpoints: [{{id: wait, title: Waits, emotion: -1}}]}}
    ---
    """
THEN = """\
    ---
    title: Dive, one day
    kind: target
    {}
    stages:
      - title: Search
        touchpoints: [{{id: ask, title: Asks an app, emotion: 1.5}}, {{id: try, title: Tries, emotion: 2}}]
      - {{title: Relax, touchpoints: [{{id: wait, title: Waits, emotion: 1}}]}}
    ---
    """


@pytest.mark.parametrize(
    ("on_current", "on_target"),
    [("target: then", ""), ("", "current: now"), ("target: then", "current: now")],
)
def test_one_side_is_enough(linked: Linked, on_current: str, on_target: str) -> None:
    found = linked({"journeys/now.md": NOW.format(on_current), "journeys/then.md": THEN.format(on_target)})
    now, then = found.value.journeys["now"], found.value.journeys["then"]
    assert found.diagnostics == ()
    assert (now.target, now.current, then.target, then.current) == ("then", "", "", "now")
    assert [(one.id, one.pair and one.pair.id, one.target) for one in now.touchpoints] == [
        ("ask", "then/search/ask", 1.5),
        ("compare", None, None),
        ("wait", None, None),  # in another stage it is another touchpoint
    ]
    assert [(one.id, one.pair and one.pair.id, one.target) for one in then.touchpoints] == [
        ("ask", "now/search/ask", None),
        ("try", None, None),
        ("wait", None, None),
    ]
    assert [stage.pair for stage in now.stages] == [Address(Kind.STAGE, "then/search"), None]


@pytest.mark.parametrize(
    ("on_current", "on_target", "messages"),
    [
        ("", "", ["the target journey “Dive, one day” has no current one"]),
        ("target: now", "current: now", ["the journey `now` is paired with itself"]),
        (
            "current: then",
            "current: now",
            ["`current:` stands on a journey that is no target"],
        ),
        (
            "target: then",
            "target: now",
            ["`now` is named as a target, but its kind is `current`"],
        ),
    ],
)
def test_contradictory_pairs_are_told_and_nothing_is_made_up(
    linked: Linked, on_current: str, on_target: str, messages: list[str]
) -> None:
    found = linked({"journeys/now.md": NOW.format(on_current), "journeys/then.md": THEN.format(on_target)})
    assert [one.message for one in found.diagnostics] == messages


def test_a_journey_has_one_target_and_a_target_one_journey(linked: Linked) -> None:
    found = linked(
        {
            "journeys/a.md": NOW.format("target: then"),
            "journeys/b.md": NOW.format("target: then"),
            "journeys/then.md": THEN.format(""),
        }
    )
    assert [(one.place.file, one.message) for one in found.diagnostics] == [
        ("content/journeys/b.md", "`then` is already the target of another journey, `a`")
    ]
    assert [found.value.journeys[id].target for id in ("a", "b")] == ["then", ""]
