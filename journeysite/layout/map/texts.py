"""What each text lane says in each stage: which words of which touchpoints, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from journeysite.layout.map.cells import Item
from journeysite.layout.map.subject import Lane, LaneKind, Severity, Stage, Touchpoint

__all__ = ["TEXT_LANES", "items_of"]

SEVERITY_LEVEL: Final = {
    Severity.MINOR: "z0",
    Severity.MAJOR: "n1",
    Severity.CRITICAL: "n2",
    Severity.UNSAID: "z0",
}


def items_of(lane: Lane, stage: Stage, voices: int) -> list[Item]:
    """The items of a text lane in one stage; ``voices``: how many verbatims a stage may show."""
    if lane.kind is LaneKind.CUSTOM:
        return _custom(lane.key, stage)
    if lane.kind is LaneKind.THOUGHTS:
        return _voices(stage, voices)
    return TEXT_LANES[lane.kind](stage)


def _actions(stage: Stage) -> list[Item]:
    return [_numbered(touchpoint, touchpoint.action) for touchpoint in stage.touchpoints if touchpoint.action]


def _voices(stage: Stage, most: int = 2) -> list[Item]:
    """The strongest voices, in the order they are heard: by distance from 0, a moment of truth one level further."""
    heard = [touchpoint for touchpoint in stage.touchpoints if touchpoint.verbatim or touchpoint.thought]
    loudest = sorted(heard, key=lambda touchpoint: (-_strength(touchpoint), touchpoint.number))[:most]
    kept = sorted(loudest, key=lambda touchpoint: touchpoint.number)
    return [_numbered(touchpoint, touchpoint.verbatim or touchpoint.thought, "said") for touchpoint in kept]


def _strength(touchpoint: Touchpoint) -> float:
    felt = abs(touchpoint.emotion.value) if touchpoint.emotion else 0.0
    return felt + touchpoint.moment_of_truth


def _expectations(stage: Stage) -> list[Item]:
    return _once(touchpoint.expectation for touchpoint in stage.touchpoints)


def _motivations(stage: Stage) -> list[Item]:
    return _once(touchpoint.motivation for touchpoint in stage.touchpoints)


def _pain_points(stage: Stage) -> list[Item]:
    return [
        Item(point.text, "body", str(at.number), _level(at), point.note, SEVERITY_LEVEL[point.severity])
        for at in stage.touchpoints
        for point in at.pain_points
    ]


def _front_stage(stage: Stage) -> list[Item]:
    return _once(who for touchpoint in stage.touchpoints for who in touchpoint.front_stage)


def _opportunities(stage: Stage) -> list[Item]:
    return _once(text for touchpoint in stage.touchpoints for text in touchpoint.opportunities)


def _custom(key: str, stage: Stage) -> list[Item]:
    """What the stage says for itself, then what its touchpoints say."""
    own = [Item(entry.text) for entry in stage.lanes if entry.lane == key]
    theirs = [
        _numbered(touchpoint, entry.text)
        for touchpoint in stage.touchpoints
        for entry in touchpoint.lanes
        if entry.lane == key
    ]
    return own + theirs


def _numbered(touchpoint: Touchpoint, text: str, role: str = "body") -> Item:
    return Item(text, role, str(touchpoint.number), _level(touchpoint))


def _level(touchpoint: Touchpoint) -> str:
    return touchpoint.emotion.level if touchpoint.emotion else ""


def _once(texts: Iterable[str]) -> list[Item]:
    """Each text at its first place only: two touchpoints often meet the same people and expect the same."""
    return [Item(text) for text in dict.fromkeys(texts) if text]


TEXT_LANES: Final[dict[LaneKind, Callable[[Stage], list[Item]]]] = {
    LaneKind.ACTIONS: _actions,
    LaneKind.THOUGHTS: _voices,
    LaneKind.EXPECTATIONS: _expectations,
    LaneKind.MOTIVATIONS: _motivations,
    LaneKind.PAIN_POINTS: _pain_points,
    LaneKind.FRONT_STAGE: _front_stage,
    LaneKind.OPPORTUNITIES: _opportunities,
}
