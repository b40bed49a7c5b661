"""What many pages show: links, numbers, emotions, cards; and the frame around every page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final, Protocol

from journeysite.frozen import dataclass
from journeysite.incremental.fields import Common
from journeysite.layout.map_subject import Emotion, MapSubject

__all__ = [
    "NARROW", "Avatar", "Bar", "ChannelMark", "Emotion", "Fact", "Figure", "Frame", "JourneyCard", "KeyFigure", "Link",
    "NavLink", "PainRow", "PersonChip", "Placed", "Rail", "Rich", "Shell", "Source", "StatusMark", "WorkRow",
    "narrowed",
]  # fmt: skip

#: How wide figures are that are drawn once more for a telephone, in px: 390 less the page's margins.
NARROW: Final = 358.0


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; without an address they are plain."""

    text: str
    href: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing to be made where it stands: `subject` is one of the closed values of `layout/`."""

    subject: object


def narrowed(sheet: FigureIds, figure: Figure | None) -> Figure | None:
    """The same figure as it is set on a narrow screen; its subject must have a width."""
    if figure is None:
        return None
    subject: Any = figure.subject
    return Figure(replace(subject, id=sheet.figure_id(), width=NARROW))


class FigureIds(Protocol):
    """Where a figure gets the prefix of its element ids from."""

    def figure_id(self) -> str:
        """A prefix that no other figure of the page has."""
        ...


@dataclass(frozen=True, slots=True)
class Rail:
    """A journey as it is told on narrow screens: its curve in small, then its touchpoints one below the other."""

    map: MapSubject
    overview: Figure


@dataclass(frozen=True, slots=True)
class Placed:
    """A figure that a writer placed, of a `kind` such as "map", and what narrow screens show; or why there is none."""

    kind: str
    label: str
    figure: Figure | None = None
    narrow: Figure | None = None
    rail: Rail | None = None
    lack: str = ""


@dataclass(frozen=True, slots=True)
class Rich:
    """Prose as finished HTML, with drawings between its parts."""

    parts: tuple[str | Placed, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)


@dataclass(frozen=True, slots=True)
class NavLink:
    """An entry of the main navigation; `section` is the word that pages below it carry in their frame."""

    section: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Shell:
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


@dataclass(frozen=True, slots=True)
class Frame:
    """A page around its content. `crumbs`: the way from home, this page last and without an address."""

    shell: Common[Shell]
    path: str
    title: str
    description: str
    crumbs: tuple[Link, ...] = ()
    source: str = ""
    report: str = ""
    canonical: str = ""


@dataclass(frozen=True, slots=True)
class Avatar:
    """A portrait: a picture of the site's (`src`), or one that is drawn."""

    name: str
    src: str = ""
    drawn: Figure | None = None


@dataclass(frozen=True, slots=True)
class PersonChip:
    """A persona in one line."""

    link: Link
    avatar: Avatar
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that sums something up. `label` may lead to where it is explained."""

    label: str
    value: str
    note: str = ""
    level: str = ""
    href: str = ""
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact; `links` where it is made of things that have pages."""

    name: str
    text: str = ""
    links: tuple[Link, ...] = ()
    note: str = ""
    icon: str = ""
    overdue: bool = False


@dataclass(frozen=True, slots=True)
class StatusMark:
    """How far a roadmap item is: the CSS class of its state, its symbol, its name."""

    state: str
    symbol: str
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """A share of a whole, 0 to 100, as a bar with its number beside it."""

    share: float
    text: str


@dataclass(frozen=True, slots=True)
class ChannelMark:
    """A channel with its icon."""

    link: Link
    icon: str


@dataclass(frozen=True, slots=True)
class JourneyCard:
    """A journey in small."""

    link: Link
    who: str
    avatar: Avatar | None
    curve: Figure
    emotion: Emotion | None
    state: str
    target: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PainRow:
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


@dataclass(frozen=True, slots=True)
class WorkRow:
    """A roadmap item in a table."""

    link: Link
    status: StatusMark
    teams: tuple[Link, ...]
    period: str
    progress: Bar | None
    places: tuple[Link, ...]
    lift: str
    score: str


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence in a list."""

    link: Link
    icon: str
    note: str
