"""What is told of a stage that is looked at closely: its touchpoints, its neighbours, the scale."""

from __future__ import annotations

from msgspec import Struct

from journeysite.layout.map.subject import Emotion, EmotionLevel


class LocalPoint(Struct, frozen=True):
    """A touchpoint of the stage. ``label``: the link's name, ``"10. Paiement refusé, Irritant, −1,8"``."""

    number: int
    title: str
    emotion: Emotion | None = None
    aim: float | None = None
    verbatim: str = ""
    moment_of_truth: bool = False
    href: str = ""
    label: str = ""


class Neighbour(Struct, frozen=True):
    """The stage before or after: its name with number, and its touchpoints (number, emotion, aim) in order.

    ``beyond``: the next ones on its other side, in order too, to which the curve runs out of the figure.
    """

    name: str
    href: str
    points: tuple[tuple[int, float | None, float | None], ...]
    beyond: tuple[tuple[int, float | None, float | None], ...] = ()


class LocalCurveSubject(Struct, frozen=True):
    """A stage between its neighbours. ``levels``: the five names from high to low, with their faces.

    Under 720 px of ``width`` the names of the levels give way to their faces and the neighbours become edges.
    """

    id: str
    name: str
    title: str
    desc: str
    levels: tuple[EmotionLevel, ...]
    points: tuple[LocalPoint, ...]
    before: Neighbour | None = None
    after: Neighbour | None = None
    width: float = 1376.0
    undocumented: str = ""
