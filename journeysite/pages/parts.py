"""What many pages show: links, numbers, emotions, cards; and the frame around every page."""

from __future__ import annotations

from typing import Any, Final, Protocol

from msgspec import Struct
from msgspec.structs import replace

from journeysite.incremental.fields import Common
from journeysite.layout.map.subject import Emotion, EmotionLevel, MapSubject

__all__ = [
    "NARROW", "Avatar", "Bar", "ChannelMark", "Emotion", "Fact", "Figure", "Frame", "JourneyCard", "KeyFigure", "Link",
    "NavLink", "PainRow", "PersonChip", "Placed", "Rail", "Rich", "Shell", "Source", "StatusMark", "WorkRow",
    "narrowed",
]  # fmt: skip

#: How wide figures are that are drawn once more for a telephone, in px: 390 less the page's margins.
NARROW: Final = 358.0


class Link(Struct, frozen=True):
    """Words that lead somewhere; without an address they are plain."""

    text: str
    href: str = ""
    note: str = ""


class Figure(Struct, frozen=True):
    """A drawing to be made where it stands: `subject` is one of the closed values of `layout/`."""

    subject: object


def narrowed(context: FigureIds, figure: Figure | None) -> Figure | None:
    """The same figure as it is set on a narrow screen; its subject must have a width."""
    if figure is None:
        return None
    subject: Any = figure.subject
    return Figure(replace(subject, id=context.figure_id(), width=NARROW))


class FigureIds(Protocol):
    """Where a figure gets the prefix of its element ids from."""

    def figure_id(self) -> str:
        """A prefix that no other figure of the page has."""
        ...


class Rail(Struct, frozen=True):
    """A journey as it is told on narrow screens: its curve in small, then its touchpoints one below the other."""

    map: MapSubject
    overview: Figure


class Placed(Struct, frozen=True):
    """A figure that a writer placed, of a `kind` such as "map", and what narrow screens show; or why there is none.

    `levels`: those that a legend beside it names, if it needs one.
    """

    kind: str
    label: str
    figure: Figure | None = None
    narrow: Figure | None = None
    rail: Rail | None = None
    lack: str = ""
    levels: tuple[EmotionLevel, ...] = ()


class Rich(Struct, frozen=True):
    """Prose as finished HTML, with drawings between its parts."""

    parts: tuple[str | Placed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)


class NavLink(Struct, frozen=True):
    """An entry of the main navigation; `section` is the word that pages below it carry in their frame."""

    section: str
    text: str
    href: str


class Shell(Struct, frozen=True):
    """What surrounds all pages of a section at the same depth: it is rendered once for them all."""

    site: str
    language: str
    direction: str
    section: str
    home: str
    logo: str
    nav: tuple[NavLink, ...]
    footer: tuple[Link, ...]
    colophon: tuple[str, ...]
    stylesheets: tuple[str, ...]
    scripts: tuple[str, ...]
    icon: str
    robots: str


class HeadedList(Struct, frozen=True):
    """What is said under one head: a persona's goals, what holds customers back in a stage."""

    title: str
    icon: str
    items: tuple[str, ...]


class Frame(Struct, frozen=True):
    """A page around its content. `crumbs`: the way from home, this page last and without an address."""

    shell: Common[Shell]
    path: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    source: str = ""
    report: str = ""
    canonical: str = ""


class Avatar(Struct, frozen=True):
    """A portrait: a picture of the site's (`src`), or one that is drawn."""

    name: str
    src: str = ""
    drawn: Figure | None = None


class PersonChip(Struct, frozen=True):
    """A persona in one line."""

    link: Link
    avatar: Avatar
    note: str = ""


class KeyFigure(Struct, frozen=True):
    """A number that sums something up. `label` may lead to where it is explained."""

    label: str
    value: str
    note: str = ""
    level: str = ""
    href: str = ""


class Fact(Struct, frozen=True):
    """A named fact; `links` where it is made of things that have pages."""

    name: str
    text: str = ""
    links: tuple[Link, ...] = ()
    note: str = ""
    icon: str = ""
    overdue: bool = False


class StatusMark(Struct, frozen=True):
    """How far a roadmap item is: the CSS class of its state, its symbol, its name."""

    state: str
    symbol: str
    label: str


class Bar(Struct, frozen=True):
    """A share of a whole, 0 to 100, as a bar with its number beside it."""

    share: float
    text: str


class ChannelMark(Struct, frozen=True):
    """A channel with its icon."""

    link: Link
    icon: str


class JourneyCard(Struct, frozen=True):
    """A journey in small."""

    link: Link
    who: str
    avatar: Avatar | None
    curve: Figure
    emotion: Emotion | None
    state: str
    target: bool
    notes: tuple[str, ...]


class PainRow(Struct, frozen=True):
    """A pain point in a ranking. `level`: the class of its severity; `work`: the roadmap items that serve it."""

    rank: int
    text: str
    where: Link
    context: str
    level: str
    severity: str
    share: Bar | None
    work: tuple[Link, ...]
    evidence: tuple[Link, ...] = ()


class WorkRow(Struct, frozen=True):
    """A roadmap item in a table."""

    link: Link
    status: StatusMark
    teams: tuple[Link, ...]
    period: str
    progress: Bar | None
    places: tuple[Link, ...]
    lift: str
    score: str


class Source(Struct, frozen=True):
    """A piece of evidence in a list."""

    link: Link
    icon: str
    note: str
