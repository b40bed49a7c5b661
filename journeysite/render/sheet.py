"""One page in the making: the site's words and sums, seen from where the page will lie."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Final, Protocol

from msgspec.structs import replace

from journeysite.draw.marks import status_mark
from journeysite.layout.map_subject import Emotion
from journeysite.layout.sparkline import SparklineSubject
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.journey import DAY, TARGET, Journey, Reading
from journeysite.model.organisation import Channel, Team
from journeysite.model.persona import Persona
from journeysite.model.prose import Href, Placement, Prose, Title
from journeysite.model.roadmap import RoadmapItem
from journeysite.model.site import Page, Site
from journeysite.render.addresses import href, standpoint, way
from journeysite.render.edition import Edition, Lived, Pain, sentence_case
from journeysite.render.reads import HOME
from journeysite.render.views.common import (
    NARROW,
    Avatar,
    Bar,
    ChannelMark,
    Figure,
    JourneyCard,
    Link,
    PainRow,
    PersonChip,
    Placed,
    Rich,
    Shell,
    Source,
    StatusMark,
    WorkRow,
)
from journeysite.render.words import Words

#: Drawing states of a roadmap item; a status of the site's own is drawn as planned.
STATES: Final = ("idea", "planned", "in-progress", "done", "dropped")
SEVERITY_LEVELS: Final = {"critical": "n2", "major": "n1", "minor": "z0", "": "z0"}
METHOD_ICONS: Final = {
    "mystery-visit": "scan-eye",
    "interview": "messages-square",
    "call-listening": "headset",
    "workshop": "users",
    "data-study": "database",
    "qualitative": "microscope",
    "quantitative": "chart-column",
    "persona-research": "id-card",
    "survey": "clipboard-list",
    "voice-of-customer": "megaphone",
    "benchmark": "scale",
}


_UNSTORIED: Final = frozenset({Kind.LIST, Kind.HOME, Kind.EXTERNAL, Kind.MEDIA})
#: What many pages lead to, and by the same way wherever in the folders of journeys they lie.
_KEPT: Final = frozenset(
    {Kind.PERSONA, Kind.ROADMAP, Kind.EVIDENCE, Kind.INDICATOR, Kind.CHANNEL, Kind.TEAM},
)


class Told(Protocol):
    """A noun with a story."""

    @property
    def address(self) -> Address: ...
    @property
    def prose(self) -> Prose: ...


Placer = Callable[["Sheet", Placement], Placed | None]
Shells = Callable[["Sheet", str], Shell]


class Sheet:
    """A page at `path`. Everything it gives is closed: final words, and addresses relative to that path."""

    def __init__(self, edition: Edition, path: str, place_figure: Placer, shells: Shells) -> None:
        self.edition = edition
        self.path = path
        self.standpoint = standpoint(path)
        self.words: Words = edition.words
        self.site: Site = edition.site
        self._place_figure = place_figure
        self._shells = shells
        self._figures = 0

    def elsewhere(self, path: str) -> Sheet:
        """A page in the making at another path of the same site."""
        return Sheet(self.edition, path, self._place_figure, self._shells)

    # Addresses

    def href(self, address: Address) -> str:
        """The way from this page to what the address names."""
        return href(self.path, address)

    def to(self, path: str, fragment: str = "") -> str:
        """The way from this page to a file of the published folder."""
        return way(self.path, path, fragment)

    def title_of(self, address: Address) -> str:
        """What the address names is called."""
        if address.kind in _UNSTORIED:
            return self._title_beside(address)
        noun = self.site.nouns[Address(address.kind, address.id) if address.fragment else address]
        return noun.label if isinstance(noun, (Channel, Team)) else noun.title

    def _title_beside(self, address: Address) -> str:
        if address.kind is Kind.LIST:
            return self.list_titles.get(address.id, address.id)
        return self.home.title if address.kind is Kind.HOME else address.id

    @property
    def home(self) -> Page:
        """The welcome page as written."""
        self.edition.reads.note(HOME)
        return self.site.home

    def link(self, address: Address, note: str = "") -> Link:
        """A link to what the address names, with its title."""
        if address.fragment or address.kind not in _KEPT:
            return Link(self.title_of(address), self.href(address), note)
        key = (address, note, self.standpoint)
        return self.edition.reads.kept(key, lambda: Link(self.title_of(address), self.href(address), note))

    @cached_property
    def list_titles(self) -> dict[str, str]:
        """Titles of the overview pages, by their name."""
        gettext = self.words.gettext
        return {
            "journeys": gettext("Journeys"),
            "personas": gettext("Personas"),
            "roadmap": gettext("Roadmap"),
            "evidence": gettext("Evidence"),
            "indicators": gettext("Indicators"),
            "channels": gettext("Channels"),
            "teams": gettext("Teams"),
        }

    def list_link(self, name: str) -> Link:
        """A link to an overview page."""
        return Link(self.list_titles[name], self.to(f"{name}.html"))

    def shell(self, section: str) -> Shell:
        """What surrounds the pages of a section; one value for all of them in a folder."""
        return self._shells(self, section)

    def figure_id(self) -> str:
        """A prefix for a figure's element ids that no other figure of this page has."""
        self._figures += 1
        return f"_f{self._figures}"

    # Prose

    def rich(self, noun: Told) -> Rich:
        """The story of a noun with its addresses, titles and figures filled in for this page."""
        self.edition.reads.note_story(noun.address)
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

    def opening(self, noun: Told) -> tuple[Rich, Rich]:
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

    # Emotions, persons, places

    def emotion(self, value: float | None) -> Emotion | None:
        """The value in words."""
        return self.edition.emotion(value)

    def avatar(self, persona: Persona, size: float = 40) -> Avatar:
        """The persona's portrait, or a drawn one where there is none."""
        return self.edition.reads.kept((Avatar, persona.id, size, self.standpoint), lambda: self._avatar(persona, size))

    def _avatar(self, persona: Persona, size: float) -> Avatar:
        from journeysite.render.subjects import avatar_subject

        if persona.portrait:
            return Avatar(persona.title, self.to(f"media/{persona.portrait.path}"))
        return Avatar(persona.title, drawn=Figure(avatar_subject(persona, size)))

    def person(self, persona: Persona, note: str = "", size: float = 40) -> PersonChip:
        """The persona in one line."""
        return PersonChip(self.link(persona.address), self.avatar(persona, size), note or self.who(persona))

    def who(self, persona: Persona) -> str:
        """Age and role in a line."""
        age = self.words.ngettext("%(count)s year old", "%(count)s years old", persona.age) if persona.age else ""
        return self.words.enumerate(tuple(filter(None, (age, persona.role))))

    def personas_of(self, journey: Journey) -> tuple[Persona, ...]:
        """Who lives the journey."""
        return tuple(self.site.personas[name] for name in journey.personas if name in self.site.personas)

    def names_of(self, journey: Journey) -> str:
        """Who lives the journey, by name."""
        return self.words.enumerate(tuple(persona.title for persona in self.personas_of(journey)))

    def lived_link(self, at: Lived) -> Link:
        """A link to a touchpoint, with where it lies as the note."""
        return Link(at.touchpoint.title, self.href(at.touchpoint.address), self.place_of(at))

    def place_at(self, touchpoint: Address) -> str:
        """Journey and stage of a touchpoint that exists, in a line."""
        return self.words.enumerate((self.site.journey_of(touchpoint).title, self.site.stage_of(touchpoint).title))

    def place_of(self, at: Lived) -> str:
        """Journey and stage of a touchpoint, in a line."""
        return self.words.enumerate((at.journey.title, at.stage.title))

    def channel(self, channel: str) -> ChannelMark:
        """A channel with its icon."""
        return self.edition.reads.kept((ChannelMark, channel, self.standpoint), lambda: self._channel(channel))

    def _channel(self, channel: str) -> ChannelMark:
        found = self.site.channels[channel]
        return ChannelMark(self.link(found.address), self.edition.icon(found.icon, found.id))

    def channels(self, channels: Iterable[str]) -> tuple[ChannelMark, ...]:
        """Channels with their icons; those that nobody declared are left out."""
        return tuple(self.channel(name) for name in channels if name in self.site.channels)

    def team_links(self, teams: Iterable[str]) -> tuple[Link, ...]:
        """Links to teams."""
        return tuple(self.link(self.site.teams[team].address) for team in teams if team in self.site.teams)

    # Journeys

    def state(self, journey: Journey) -> str:
        """Which state of things a journey describes."""
        gettext = self.words.gettext
        if journey.kind == TARGET:
            return gettext("Target state")
        return gettext("Day in the life") if journey.kind == DAY else gettext("Current state")

    def standing(self, journey: Journey) -> str:
        """How finished a journey's page is; "" where it is published."""
        gettext = self.words.gettext
        return {"draft": gettext("Draft"), "review": gettext("In review"), "archived": gettext("Archived")}.get(
            journey.status, ""
        )

    def journey_card(self, journey: Journey, with_persona: bool = True) -> JourneyCard:
        """The journey in small."""
        key = (JourneyCard, journey.id, with_persona, self.standpoint)
        card = self.edition.reads.kept(key, lambda: self._journey_card(journey, with_persona))
        return replace(card, curve=Figure(self.sparkline(journey)))

    def _journey_card(self, journey: Journey, with_persona: bool) -> JourneyCard:
        """The card but for its curve, which has an id of its own on every page."""
        personas = self.personas_of(journey)
        return JourneyCard(
            link=self.link(journey.address),
            who=self.names_of(journey) if with_persona else "",
            avatar=self.avatar(personas[0]) if personas and with_persona else None,
            curve=Figure(None),
            emotion=self.emotion(journey.mean),
            state=self.state(journey),
            target=journey.kind == TARGET,
            notes=tuple(self._card_notes(journey)),
        )

    def sparkline(
        self, journey: Journey, width: float = 436.0, height: float = 84.0, title: str = "", desc: str = ""
    ) -> SparklineSubject:
        """The journey's curve in small; without a title it is decoration."""
        return SparklineSubject(self.figure_id(), self.curve(journey), (), width, height, title, desc)

    def curve(self, journey: Journey) -> tuple[float | None, ...]:
        """The emotion at each touchpoint of the journey, on the scale of the drawings."""
        return self.edition.reads.kept(
            ("curve", journey.id), lambda: tuple(self._stretched(point.emotion) for point in journey.touchpoints)
        )

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

    def _stretched(self, value: float | None) -> float | None:
        return None if value is None else self.edition.stretched(value)

    def _card_notes(self, journey: Journey) -> Iterator[str]:
        ngettext = self.words.ngettext
        if standing := self.standing(journey):
            yield standing
        pains = sum(len(touchpoint.pain_points) for touchpoint in journey.touchpoints)
        if journey.kind != TARGET or pains:
            yield ngettext("%(count)s pain point", "%(count)s pain points", pains)
        items = len(self.edition.roadmap_of(journey))
        yield ngettext("%(count)s roadmap item", "%(count)s roadmap items", items)
        if journey.updated:
            yield self.words.brief_date(journey.updated, self.edition.imprint.date)

    # Pain points, roadmap items, evidence, indicators

    def severity(self, severity: str) -> str:
        """How much a pain point hurts, in a word."""
        gettext = self.words.gettext
        return {"critical": gettext("Critical"), "major": gettext("Major"), "minor": gettext("Minor")}.get(severity, "")

    def pain_row(self, pain: Pain, rank: int, with_journey: bool = True, with_evidence: bool = False) -> PainRow:
        """A pain point in a ranking; on a journey's own page the journey need not be named."""
        point, at = pain.point, pain.at
        number = self.words.say(self.words.gettext("touchpoint %(number)s"), number=str(at.touchpoint.number))
        context = (at.journey.title, at.stage.title) if with_journey else (at.stage.title, number)
        return PainRow(
            rank=rank,
            text=point.text,
            where=Link(point.text, self.href(at.touchpoint.address)),
            context=self.words.enumerate(context),
            level=SEVERITY_LEVELS[point.severity],
            severity=self.severity(point.severity),
            share=self.bar(point.share),
            work=self.work_links(pain.roadmap),
            evidence=self.evidence_links(point.evidence) if with_evidence else (),
        )

    def bar(self, share: float | None) -> Bar | None:
        """A share in percent as a bar."""
        return None if share is None else Bar(share, self.words.percent(share))

    def work_links(self, items: Iterable[str]) -> tuple[Link, ...]:
        """Links to roadmap items."""
        return tuple(self.link(self.site.roadmap[item].address) for item in items if item in self.site.roadmap)

    def status(self, status: str) -> StatusMark:
        """How far a roadmap item is."""
        return self.edition.reads.kept((StatusMark, status), lambda: self._status(status))

    def _status(self, status: str) -> StatusMark:
        return StatusMark(status if status in STATES else "planned", status_mark(status), self.status_label(status))

    def status_label(self, status: str) -> str:
        """The name of a roadmap status."""
        gettext = self.words.gettext
        known = {
            "idea": gettext("Idea"),
            "planned": gettext("Planned"),
            "in-progress": gettext("In progress"),
            "done": gettext("Done"),
            "dropped": gettext("Dropped"),
        }
        return known.get(status) or sentence_case(status) or gettext("Not scheduled")

    def period(self, item: RoadmapItem) -> str:
        """When a roadmap item is worked on: its dates, else its horizon."""
        gettext = self.words.gettext
        horizons = {"now": gettext("Now"), "next": gettext("Next"), "later": gettext("Later")}
        return self.words.period(item.start, item.end) or horizons.get(item.horizon, "")

    def progress(self, item: RoadmapItem) -> float:
        """How far a roadmap item is, 0 to 100: as written, else what its status says."""
        return item.progress if item.progress is not None else 100.0 if item.status == "done" else 0.0

    def work_row(self, item: RoadmapItem, places: tuple[Link, ...] = ()) -> WorkRow:
        """A roadmap item in a table."""
        return WorkRow(
            link=self.link(item.address),
            status=self.status(item.status),
            teams=self.team_links(item.teams),
            period=self.period(item),
            progress=self.bar(self.progress(item)),
            places=places,
            lift="" if item.lift is None else self.words.signed(item.lift),
            score="" if item.score is None else self.words.number(item.score.total, 0),
        )

    def evidence_links(self, studies: Iterable[str]) -> tuple[Link, ...]:
        """Links to studies, each with its sample as the note."""
        found = (self.site.evidence[study] for study in studies if study in self.site.evidence)
        return tuple(self.link(study.address, self.sample(study.sample)) for study in found)

    def sources(self, studies: Iterable[str]) -> tuple[Source, ...]:
        """Studies in a list, with method, sample and date."""
        return tuple(self.source(self.site.evidence[study]) for study in studies if study in self.site.evidence)

    def source(self, study: Evidence) -> Source:
        """A study in a list."""
        return self.edition.reads.kept((Source, study.id, self.standpoint), lambda: self._source(study))

    def _source(self, study: Evidence) -> Source:
        notes = (
            self.method(study.method),
            self.sample(study.sample),
            self.words.span(study.date) if study.date else "",
        )
        icon = self.edition.icon(METHOD_ICONS.get(study.method, ""), "file-text")
        return Source(self.link(study.address), icon, self.words.enumerate(tuple(filter(None, notes))))

    def sample(self, sample: int | None) -> str:
        """How many were asked or counted."""
        return f"n\u00a0=\u00a0{self.words.number(sample)}" if sample else ""

    def method(self, method: str) -> str:
        """The name of a way to collect evidence."""
        gettext = self.words.gettext
        known = {
            "mystery-visit": gettext("Mystery visits"),
            "interview": gettext("Interviews"),
            "call-listening": gettext("Call listening"),
            "workshop": gettext("Workshop"),
            "data-study": gettext("Data study"),
            "qualitative": gettext("Qualitative study"),
            "quantitative": gettext("Quantitative study"),
            "persona-research": gettext("Persona research"),
            "survey": gettext("Survey"),
            "voice-of-customer": gettext("Voice of the customer"),
            "benchmark": gettext("Benchmark"),
        }
        return known.get(method) or sentence_case(method)

    def reading(self, reading: Reading) -> str:
        """An indicator's value as measured; a dash where nobody has measured."""
        return self.measured(reading.value, self.site.indicators.get(reading.indicator))

    def aim(self, reading: Reading) -> str:
        """The value that an indicator shall reach there, "" where none is set."""
        indicator = self.site.indicators.get(reading.indicator)
        target = reading.target if reading.target is not None else indicator.target if indicator else None
        return "" if target is None else self.measured(target, indicator)

    def measured(self, value: float | None, indicator: Indicator | None) -> str:
        """A value of an indicator in its unit; scores such as NPS carry their sign."""
        if value is None:
            return "—"
        signed = indicator is not None and "nps" in (indicator.kind.lower(), indicator.id.lower())
        unit = indicator.unit if indicator and indicator.unit.lower() not in ("nps", "points", "point") else ""
        return self.words.measure(value, unit, signed)

    def hours(self, hours: tuple[float, float] | None) -> str:
        """`7:30 to 9:00`, "" for none."""
        if hours is None:
            return ""
        start, end = (f"{int(hour)}:{round(hour % 1 * 60):02d}" for hour in hours)
        return self.words.say(self.words.gettext("%(start)s to %(end)s"), start=start, end=end)

    def date(self, day: date | None) -> str:
        """A day in full, "" for none."""
        return self.words.full_date(day) if day else ""


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
