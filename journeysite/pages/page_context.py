"""One page in the making: the site as it is seen from where the page will lie."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final, Protocol

from msgspec.structs import replace

from journeysite.layout.sparkline import SparklineSubject
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence
from journeysite.model.journey import TARGET, Journey
from journeysite.model.persona import Persona
from journeysite.model.prose import Href, Placement, Prose, Title
from journeysite.pages.folder_context import FolderContext
from journeysite.pages.parts import (
    NARROW,
    Avatar,
    ChannelMark,
    Figure,
    JourneyCard,
    Link,
    Placed,
    Rich,
    Shell,
    Source,
    StatusMark,
)

#: What many pages lead to, by the same way from all pages of a folder; none of these has pages in it.
_ELSEWHERE: Final = frozenset(
    {Kind.PERSONA, Kind.ROADMAP, Kind.EVIDENCE, Kind.INDICATOR, Kind.CHANNEL, Kind.TEAM},
)


class HasStory(Protocol):
    """A noun with a story."""

    @property
    def address(self) -> Address: ...
    @property
    def prose(self) -> Prose: ...


Placer = Callable[["PageContext", Placement], Placed | None]
Shells = Callable[[FolderContext, str], Shell]
Folders = Callable[[str], FolderContext]  # the folder of a page, by its path


class PageContext(FolderContext):
    """A page at `path`. Everything it gives is closed: final words, and addresses relative to that path."""

    def __init__(self, folders: Folders, path: str, place_figure: Placer, shells: Shells) -> None:
        self.folder = folder = folders(path)
        self.queries, self.tracker, self.words, self.site = folder.queries, folder.tracker, folder.words, folder.site
        self.path = path
        self.folders = folders
        self._place_figure = place_figure
        self._shells = shells
        self._figures = 0

    def elsewhere(self, path: str) -> PageContext:
        """A page in the making at another path of the same site."""
        return PageContext(self.folders, path, self._place_figure, self._shells)

    def shell(self, section: str) -> Shell:
        """What surrounds the pages of a section; one value for all of them in a folder."""
        return self._shells(self.folder, section)

    def figure_id(self) -> str:
        """A prefix for a figure's element ids that no other figure of this page has."""
        self._figures += 1
        return f"_f{self._figures}"

    # What is the same for all pages of the folder

    def link(self, address: Address, note: str = "") -> Link:
        """A link to what the address names, with its title."""
        if address.fragment or address.kind not in _ELSEWHERE:
            return Link(self.title_of(address), self.href(address), note)
        return self.folder.link(address, note)

    def avatar(self, persona: Persona, size: float = 40) -> Avatar:
        """The persona's portrait, or a drawn one where there is none."""
        return self.folder.avatar(persona, size)

    def channel(self, channel: str) -> ChannelMark:
        """A channel with its icon."""
        return self.folder.channel(channel)

    def status_mark(self, id: str, means: str) -> StatusMark:
        """A status of the settings, as its items have it."""
        return self.folder.status_mark(id, means)

    def state_mark(self, state: str) -> StatusMark:
        """What a drawing's state stands for."""
        return self.folder.state_mark(state)

    def source(self, study: Evidence) -> Source:
        """A study in a list."""
        return self.folder.source(study)

    def curve(self, journey: Journey) -> tuple[float | None, ...]:
        """The emotion at each touchpoint of the journey, on the scale of the drawings."""
        return self.folder.curve(journey)

    # Prose

    def rich(self, noun: HasStory) -> Rich:
        """The story of a noun with its addresses, titles and figures filled in for this page."""
        return Rich(tuple(_joined(self._parts(noun.prose))))

    def _parts(self, prose: Prose) -> Iterator[str | Placed]:
        for part in prose.parts:
            if isinstance(part, str):
                yield part
            elif isinstance(part, Href):
                yield _escaped(self.href(part.address))
            elif isinstance(part, Title):
                yield _escaped(self.title_of(part.address))
            elif placed := self._place_figure(self, part):
                yield placed

    def opening(self, noun: HasStory) -> tuple[Rich, Rich]:
        """The story's first paragraph, if it opens with one, without its tags; and all the rest."""
        parts = self.rich(noun).parts
        first: list[str | Placed] = []
        for at, part in enumerate(parts):
            if not isinstance(part, str) or (at == 0 and not part.lstrip().startswith("<p>")):
                break
            text = part.lstrip().removeprefix("<p>") if at == 0 else part
            head, end, rest = text.partition("</p>")
            first.append(head)
            if end:
                return Rich(tuple(first)), Rich(((rest,) if rest.strip() else ()) + parts[at + 1 :])
        return Rich(), Rich(parts)

    # Figures

    def journey_card(self, journey: Journey, with_persona: bool = True) -> JourneyCard:
        """The journey in small."""
        return replace(self.folder.bare_card(journey, with_persona), curve=Figure(self.sparkline(journey)))

    def sparkline(
        self, journey: Journey, width: float = 436.0, height: float = 84.0, title: str = "", desc: str = ""
    ) -> SparklineSubject:
        """The journey's curve in small; without a title it is decoration."""
        return SparklineSubject(self.figure_id(), self.curve(journey), (), width, height, title, desc)

    def overview(
        self, journey: Journey, desc: str, width: float = NARROW, height: float = 116.0, staged: bool = True
    ) -> SparklineSubject:
        """The curve as a figure of its own: with what is aimed at and, if `staged`, its stages told apart."""
        curve = self.sparkline(journey, width, height, journey.title, desc)
        aims = (
            () if journey.kind == TARGET else (self._stretched(touchpoint.target) for touchpoint in journey.touchpoints)
        )
        stages = tuple(len(stage.touchpoints) for stage in journey.stages) if staged else ()
        return replace(curve, aims=tuple(aims), stages=stages)


def _joined(parts: Iterator[str | Placed]) -> Iterator[str | Placed]:
    """The same parts with neighbouring texts made one."""
    text: list[str] = []
    for part in parts:
        if isinstance(part, str):
            text.append(part)
            continue
        if text:
            yield "".join(text)
            text.clear()
        yield part
    if text:
        yield "".join(text)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
