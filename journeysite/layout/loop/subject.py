"""What a loop is told to show: stages with their touchpoints, and the parts that they belong to."""

from __future__ import annotations

from msgspec import Struct

from journeysite.layout.map.subject import Emotion


class LoopTouchpoint(Struct, frozen=True):
    """A station. ``label``: what its link is called."""

    number: int
    title: str
    emotion: Emotion | None = None
    moment_of_truth: bool = False
    href: str = ""
    label: str = ""


class LoopStage(Struct, frozen=True):
    """A stage with its touchpoints. ``verbatim``: its strongest one, with quotation marks."""

    number: int
    name: str
    mean: Emotion | None = None
    verbatim: str = ""
    touchpoints: tuple[LoopTouchpoint, ...] = ()
    href: str = ""
    label: str = ""


class LoopPart(Struct, frozen=True):
    """What stands in the middle of a loop: its name, its mean and two lines under it."""

    name: str
    mean: str
    lines: tuple[str, ...] = ()


class LoopSubject(Struct, frozen=True):
    """A journey as a loop. ``turn``: how many stages the first loop has; the others are on the second.

    ``upright``: turned by a quarter and without words, for a narrow screen; the stages stand beneath as a list.
    """

    id: str
    title: str
    desc: str
    stages: tuple[LoopStage, ...]
    turn: int
    first: LoopPart | None = None
    second: LoopPart | None = None
    width: float = 1376.0
    upright: bool = False
