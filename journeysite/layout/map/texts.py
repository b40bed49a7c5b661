"""What each text lane says in each stage: which words of which touchpoints, in which order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from journeysite.layout.map.cells import Item
from journeysite.layout.map.subject import Content, Lane, PainPoint, Severity, Stage, Touchpoint, all_of

__all__ = ["items_of"]

SEVERITY_LEVEL: Final = {
    Severity.MINOR: "z0",
    Severity.MAJOR: "n1",
    Severity.CRITICAL: "n2",
    Severity.UNSAID: "z0",
}


def items_of(lane: Lane, stage: Stage, voices: int) -> list[Item]:
    """The items of a text lane in one stage; ``voices``: how many verbatims a stage may show."""
    if lane.content is Content.VOICES:
        return _voices(stage, voices)
    return _ITEMS[lane.content](lane, stage)


def _texts(lane: Lane, stage: Stage) -> list[Item]:
    """What the stage says for itself, then what its touchpoints say, each after its number."""
    theirs = ((at, text) for at in stage.touchpoints for text in all_of(str, lane.items_of(at), lane))
    own = map(Item, all_of(str, lane.items_of(stage), lane))
    return [*own, *(_numbered(at, text) for at, text in theirs)]


def _common_texts(lane: Lane, stage: Stage) -> list[Item]:
    """Each text at its first place only: two touchpoints often meet the same people and expect the same."""
    return [Item(text) for text in dict.fromkeys(stage.held(lane, str))]


def _voices(stage: Stage, most: int = 2) -> list[Item]:
    """The strongest voices, in the order they are heard: by distance from 0, a moment of truth one level further."""
    heard = [touchpoint for touchpoint in stage.touchpoints if touchpoint.verbatim or touchpoint.thought]
    loudest = sorted(heard, key=lambda touchpoint: (-_strength(touchpoint), touchpoint.number))[:most]
    kept = sorted(loudest, key=lambda touchpoint: touchpoint.number)
    return [_numbered(touchpoint, touchpoint.verbatim or touchpoint.thought, "said") for touchpoint in kept]


def _strength(touchpoint: Touchpoint) -> float:
    felt = abs(touchpoint.emotion.value) if touchpoint.emotion else 0.0
    return felt + touchpoint.moment_of_truth


def _pain_points(lane: Lane, stage: Stage) -> list[Item]:
    return [
        Item(point.text, "body", str(at.number), _level(at), point.note, SEVERITY_LEVEL[point.severity])
        for at in stage.touchpoints
        for point in all_of(PainPoint, lane.items_of(at), lane)
    ]


def _numbered(touchpoint: Touchpoint, text: str, role: str = "body") -> Item:
    return Item(text, role, str(touchpoint.number), _level(touchpoint))


def _level(touchpoint: Touchpoint) -> str:
    return touchpoint.emotion.level if touchpoint.emotion else ""


_ITEMS: Final[dict[Content, Callable[[Lane, Stage], list[Item]]]] = {
    Content.TEXTS: _texts,
    Content.COMMON_TEXTS: _common_texts,
    Content.TAGS: _common_texts,
    Content.PAIN_POINTS: _pain_points,
}
