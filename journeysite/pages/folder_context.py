"""What the pages of one folder have in common: the site's words and sums, and the ways from there to elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Final

from journeysite.draw.marks import status_mark
from journeysite.incremental.tracked import tracked
from journeysite.layout.map.subject import Emotion
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.journey import DAY, TARGET, Journey, Reading
from journeysite.model.organisation import Channel, Team
from journeysite.model.persona import Persona
from journeysite.model.roadmap import RoadmapItem
from journeysite.model.site import Page, Site
from journeysite.pages.addresses import href, way
from journeysite.pages.avatar import avatar_subject
from journeysite.pages.parts import (
    Avatar,
    Bar,
    ChannelMark,
    Figure,
    JourneyCard,
    Link,
    PainRow,
    PersonChip,
    Source,
    StatusMark,
    WorkRow,
)
from journeysite.pages.queries import Lived, Pain, SiteQueries, sentence_case
from journeysite.pages.whose import as_felt_by
from journeysite.pages.words import Words

#: Drawing states of a roadmap item, which are what its status may mean.
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


def drawn_state(status: str) -> str:
    """The state that an item of this status is drawn in: one without a status is drawn as planned."""
    return status if status in STATES else "planned"


class FolderContext:
    """The site as it is seen from any page of a folder. Everything it gives is closed: final words and addresses.

    What it gives depends on the folder and on what it reads of the site, never on which page asks: so what is `tracked`
    here is made once for all pages of the folder.
    """

    def __init__(self, queries: SiteQueries, folder: str) -> None:
        self.name = folder
        self.queries = queries
        self.tracker = queries.tracker
        self.path = f"{folder}-/-" if folder.endswith("/") else f"{folder}/-" if folder else "-"  # of no page
        self.words: Words = queries.words
        self.site: Site = queries.site

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
        return self.site.home

    @tracked
    def link(self, address: Address, note: str = "") -> Link:
        """A link to what the address names, with its title."""
        return Link(self.title_of(address), self.href(address), note)

    @cached_property
    def list_titles(self) -> dict[str, str]:
        """Titles of the overview pages, by their name."""
        gettext = self.words.gettext
        return {kind.name: kind.title(gettext) for kind in self.queries.kinds if kind.title}

    def list_link(self, name: str) -> Link:
        """A link to an overview page."""
        return Link(self.list_titles[name], self.to(f"{name}.html"))

    # Emotions, persons, places

    def emotion(self, value: float | None) -> Emotion | None:
        """The value in words."""
        return self.queries.emotion(value)

    @tracked
    def avatar(self, persona: Persona, size: float = 40) -> Avatar:
        """The persona's portrait, or a drawn one where there is none."""
        if persona.portrait:
            return Avatar(persona.title, self.to(f"media/{persona.portrait.path}"))
        return Avatar(persona.title, drawn=Figure(avatar_subject(persona, size)))

    def person(self, persona: Persona, note: str = "", size: float = 40) -> PersonChip:
        """The persona in one line."""
        return PersonChip(self.link(persona.address), self.avatar(persona, size), note or self.who(persona))

    def who(self, persona: Persona) -> str:
        """Age and role in a line."""
        years = persona.age
        age = "" if years is None else self.words.ngettext("%(count)s year old", "%(count)s years old", years)
        return self.words.enumerate(tuple(filter(None, (age, persona.role))))

    def personas_of(self, journey: Journey) -> tuple[Persona, ...]:
        """Who lives the journey."""
        return tuple(self.site.personas[name] for name in journey.personas if name in self.site.personas)

    def names_of(self, journey: Journey) -> str:
        """Who lives the journey, by name."""
        return self.words.enumerate(tuple(persona.title for persona in self.personas_of(journey)))

    def place_at(self, touchpoint: Address) -> str:
        """Journey and stage of a touchpoint that exists, in a line."""
        return self.words.enumerate((self.site.journey_of(touchpoint).title, self.site.stage_of(touchpoint).title))

    def place_of(self, at: Lived) -> str:
        """Journey and stage of a touchpoint, in a line."""
        return self.words.enumerate((at.journey.title, at.stage.title))

    @tracked
    def channel(self, channel: str) -> ChannelMark:
        """A channel with its icon."""
        found = self.site.channels[channel]
        return ChannelMark(self.link(found.address), self.queries.icon_or_letter(found.label, found.icon, found.id))

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

    @tracked
    def bare_card(self, journey: Journey, with_persona: bool) -> JourneyCard:
        """The journey in small, but for its curve, which has an id of its own on every page."""
        personas = self.personas_of(journey)
        return JourneyCard(
            link=self.link(journey.address),
            who=self.names_of(journey) if with_persona else "",
            avatar=self.avatar(personas[0]) if personas and with_persona else None,
            curve=Figure(None),
            emotion=self.emotion(journey.mean),
            state=self.state(journey),
            target=journey.kind == TARGET,
            notes=tuple(filter(None, (as_felt_by(self.words, journey, personas), *self._card_notes(journey)))),
        )

    @tracked
    def curve(self, journey: Journey) -> tuple[float | None, ...]:
        """The emotion at each touchpoint of the journey, on the scale of the drawings."""
        return tuple(self._stretched(point.emotion) for point in journey.touchpoints)

    def _stretched(self, value: float | None) -> float | None:
        return None if value is None else self.queries.stretched(value)

    def _card_notes(self, journey: Journey) -> Iterator[str]:
        ngettext = self.words.ngettext
        if standing := self.standing(journey):
            yield standing
        pains = sum(len(touchpoint.pain_points) for touchpoint in journey.touchpoints)
        if journey.kind != TARGET or pains:
            yield ngettext("%(count)s pain point", "%(count)s pain points", pains)
        items = len(self.queries.roadmap_of(journey))
        yield ngettext("%(count)s roadmap item", "%(count)s roadmap items", items)
        if journey.updated:
            yield self.words.brief_date(journey.updated, self.queries.build_info.date)

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

    def status(self, item: RoadmapItem) -> StatusMark:
        """How far a roadmap item is: drawn by what its status means, in the site's own word."""
        return self.status_mark(item.status_id, item.status)

    @tracked
    def status_mark(self, id: str, means: str) -> StatusMark:
        """A status of the settings, as its items have it."""
        return self._mark(means, self._status_label(id, means))

    @tracked
    def state_mark(self, state: str) -> StatusMark:
        """What a drawing's state stands for."""
        return self._mark(state, self.state_label(state))

    def _mark(self, state: str, label: str) -> StatusMark:
        return StatusMark(drawn_state(state), status_mark(state), label)

    def status_label(self, item: RoadmapItem) -> str:
        """The name of an item's status, in the site's own word."""
        return self._status_label(item.status_id, item.status)

    def _status_label(self, id: str, means: str) -> str:
        declared = (status.label for status in self.site.settings.statuses if status.id == id)
        return next(declared, "") or self._usual_label(means)

    def state_label(self, state: str) -> str:
        """The names of all statuses that mean this state."""
        statuses = self.site.settings.statuses
        labels = (status.label or self._usual_label(state) for status in statuses if status.means == state)
        return self.words.enumerate(tuple(dict.fromkeys(labels))) or self._usual_label(state)

    def _usual_label(self, status: str) -> str:
        gettext = self.words.gettext
        known = {
            "idea": gettext("Idea"),
            "planned": gettext("Planned"),
            "in-progress": gettext("In progress"),
            "done": gettext("Done"),
            "dropped": gettext("Dropped"),
        }
        return known.get(status) or gettext("Not scheduled")

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
            status=self.status(item),
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

    @tracked
    def source(self, study: Evidence) -> Source:
        """A study in a list."""
        notes = (
            self.method(study.method),
            self.sample(study.sample),
            self.words.span(study.date) if study.date else "",
        )
        icon = self.queries.icon(METHOD_ICONS.get(study.method, ""), "file-text")
        return Source(self.link(study.address), icon, self.words.enumerate(tuple(filter(None, notes))))

    def sample(self, sample: int | None) -> str:
        """How many were asked or counted."""
        return f"n\u00a0=\u00a0{self.words.number(sample)}" if sample is not None else ""

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
