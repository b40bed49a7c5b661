"""What each text lane says in each stage: which words of which touchpoints, in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """Each text once, after the numbers of all touchpoints that say it; what the stage says for itself has none."""
    saying: dict[str, list[Touchpoint]] = {text: [] for text in all_of(str, lane.items_of(stage), lane)}
    for at in stage.touchpoints:
        for text in dict.fromkeys(all_of(str, lane.items_of(at), lane)):
            saying.setdefault(text, []).append(at)
    return [Item(text, "body", _runs(said), _level(said[0]) if len(said) == 1 else "") for text, said in saying.items()]


def _runs(touchpoints: Sequence[Touchpoint]) -> str:
    """Their numbers on as many lines as they have gaps: `3–5`, then `8`."""
    runs: list[list[int]] = []
    for touchpoint in touchpoints:
        if runs and runs[-1][-1] == touchpoint.number - 1:
            runs[-1].append(touchpoint.number)
        else:
            runs.append([touchpoint.number])
    return "\n".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


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
