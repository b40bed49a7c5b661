"""Which pages exist, where they lie, and which template shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Final

from msgspec import Struct

from journeysite.incremental.tracked import Dependencies, Dependency, Tracker, question
from journeysite.layout.map.subject import MapSubject
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Journey
from journeysite.model.site import Site
from journeysite.pages.addresses import (
    ALL_PAGES,
    GALLERY,
    HOME,
    NOT_FOUND,
    map_path,
    page_path,
    poster_path,
    standpoint,
    way,
)
from journeysite.pages.folder_context import FolderContext
from journeysite.pages.frame import shell
from journeysite.pages.limits import FOOT_PAGES
from journeysite.pages.page_context import PageContext
from journeysite.pages.placements import place_figure
from journeysite.pages.queries import BuildInfo, Inputs, SiteQueries
from journeysite.pages.subjects.journey_map import map_subject
from journeysite.pages.views.common import Shell
from journeysite.pages.views.evidence import evidence_view, indicator_view
from journeysite.pages.views.gallery import gallery_view
from journeysite.pages.views.home import home_view
from journeysite.pages.views.journey import journey_view
from journeysite.pages.views.lists import (
    channels_view,
    evidence_list_view,
    indicators_view,
    journeys_view,
    teams_view,
)
from journeysite.pages.views.organisation import channel_view, team_view
from journeysite.pages.views.pages import RedirectView, all_pages_view, free_page_view, not_found_view
from journeysite.pages.views.persona import persona_view, personas_view
from journeysite.pages.views.poster import poster_view
from journeysite.pages.views.roadmap import roadmap_view
from journeysite.pages.views.roadmap_item import item_view
from journeysite.pages.views.stage import stage_view
from journeysite.pages.words import Words
from journeysite.theme.templates import template_digest
from journeysite.theme.theme import Theme

MAP: Final = "map.svg"  # stands in a plan where a page has its template


class PageView(Struct, frozen=True):
    """A page before it is printed: where it will lie, by which template, and all that the template may read.

    A map that stands alone has no template; its content is the map's subject.
    """

    path: str
    template: str
    language: str
    content: object


class PagePlan(Struct, frozen=True):
    """A page that will exist. Its view is made when it is asked for, so that only one need be held at a time.

    `salt` stands for what it is printed with: its template and the theme.
    """

    path: str
    template: str
    about: Address
    view: Callable[[], PageView]
    tracker: Tracker[Inputs]
    salt: str

    def recorded(self) -> tuple[PageView, Dependencies]:
        """The view, and what it depends on."""
        return self.tracker.recorded(self.view)

    def state(self, dependencies: Iterable[Dependency]) -> bytes:
        """A digest of the present state of what was read; while it is the same, so is the page."""
        return self.tracker.state(dependencies, self.salt)


def page_views(site: Site, theme: Theme, build_info: BuildInfo | None = None) -> Iterator[PageView]:
    """The views of all pages of the site, one after another."""
    return (plan.view() for plan in plan_pages(site, theme, build_info))


def plan_pages(site: Site, theme: Theme, build_info: BuildInfo | None = None) -> tuple[PagePlan, ...]:
    """Every page of the site: the first page, overviews, then all that has an address; redirects last."""
    return tuple(plan for plan in plan_files(site, theme, build_info) if plan.template != MAP)


def plan_maps(site: Site, theme: Theme, build_info: BuildInfo | None = None) -> tuple[PagePlan, ...]:
    """Each journey's map as a file of its own; its view is what the map shows."""
    return tuple(plan for plan in plan_files(site, theme, build_info) if plan.template == MAP)


def plan_gallery(site: Site, theme: Theme, build_info: BuildInfo | None = None) -> tuple[PagePlan, ...]:
    """The page that shows every kind of figure."""
    return (Planner(site, theme, build_info).plan(GALLERY_ROUTE),)


def plan_files(
    site: Site, theme: Theme, build_info: BuildInfo | None = None, gallery: bool = False
) -> tuple[PagePlan, ...]:
    """Everything that is printed: pages, each journey's map after its page, and the gallery if it is asked for."""
    planner = Planner(site, theme, build_info)
    return tuple(map(planner.plan, (*planner.routes.values(), *([GALLERY_ROUTE] if gallery else ()))))


def count_files(plans: Sequence[PagePlan]) -> tuple[int, int]:
    """How many of them are pages, and how many maps."""
    maps = sum(plan.template == MAP for plan in plans)
    return len(plans) - maps, maps


Maker = Callable[..., object]


class Route(Struct, frozen=True):
    """Where a page lies and how it is made: from the nouns of these addresses, whatever they hold by then."""

    path: str
    template: str
    about: Address
    make: Maker
    nouns: tuple[Address, ...] = ()


GALLERY_ROUTE: Final = Route(GALLERY, "gallery.html", Address(Kind.LIST, "gallery"), gallery_view)


def _map(context: PageContext, journey: Journey) -> MapSubject:
    """What the map shows, as seen from the journey's page: page and map are equal but for where they lie."""
    return map_subject(context.elsewhere(page_path(journey.address)), journey, figure="map")


def _redirect(context: PageContext, old: Address) -> RedirectView:
    words, base, new = context.words, context.site.settings.base_url.rstrip("/"), context.queries.redirect(old)
    title = context.title_of(new)
    text = words.say(words.gettext("This page is now called %(title)s."), title=title)
    absolute = f"{base}/{way('', page_path(new))}" if base else ""
    return RedirectView(words.language, title, context.href(new), absolute, text)


class Planner:
    """Plans the pages of a site: each by itself when it is asked for, or all of them by their `routes`.

    `before` has planned the same site, in which everything has kept its address since: nothing is listed again.
    """

    def __init__(
        self, site: Site, theme: Theme, build_info: BuildInfo | None = None, before: Planner | None = None
    ) -> None:
        self.site = site
        self.queries = SiteQueries(
            site, Words(site.language, theme.catalogs.get(site.language)), build_info or BuildInfo(), theme
        )
        self.tracker = self.queries.tracker
        self.tracker.answer_by(self)
        self._folders: dict[str, FolderContext] = {}
        if before:
            self.routes = before.routes

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """Every file that is printed, by its path: the first page, overviews, all that has an address; redirects last.

        A journey's map follows its page, since both show one layout (see ``figures.map_layout``).
        """
        listed: dict[str, Route] = {}
        for route in self._pages():
            listed.setdefault(route.path, route)
        return listed

    def plan(self, route: Route) -> PagePlan:
        """The plan of one file."""
        salt = f"{self.site.language} {template_digest(self.queries.theme, route.template)}"
        return PagePlan(route.path, route.template, route.about, partial(self._view, route), self.tracker, salt)

    def _pages(self) -> Iterator[Route]:
        yield Route(HOME, "home.html", Address(Kind.HOME, ""), home_view)
        yield from self._overviews()
        yield from self._journeys()
        for template, view, nouns in self._nouns():
            for noun in nouns:
                yield Route(page_path(noun.address), template, noun.address, view, (noun.address,))
        yield Route(NOT_FOUND, "404.html", Address(Kind.PAGE, "404"), not_found_view)
        yield from self._redirects()

    def _overviews(self) -> Iterator[Route]:
        site = self.site
        overviews: tuple[tuple[str, object, Maker], ...] = (
            ("journeys", site.journeys, journeys_view),
            ("personas", site.personas, personas_view),
            ("roadmap", site.roadmap, roadmap_view),
            ("evidence", site.evidence, evidence_list_view),
            ("indicators", site.indicators, indicators_view),
            ("channels", site.channels, channels_view),
            ("teams", site.teams, teams_view),
        )
        for name, held, view in overviews:
            if held:
                yield Route(f"{name}.html", f"{name}.html", Address(Kind.LIST, name), view)
        if len(site.pages) > FOOT_PAGES:
            yield Route(ALL_PAGES, "pages.html", Address(Kind.LIST, "pages"), all_pages_view)

    def _journeys(self) -> Iterator[Route]:
        for journey in self.site.journeys.values():
            own = (journey.address,)
            yield Route(page_path(journey.address), "journey.html", journey.address, journey_view, own)
            yield Route(map_path(journey.id), MAP, journey.address, _map, own)
            yield Route(poster_path(journey.id), "poster.html", journey.address, poster_view, own)
            for stage in journey.stages:
                yield Route(page_path(stage.address), "stage.html", stage.address, stage_view, (*own, stage.address))

    def _nouns(self) -> tuple[tuple[str, Maker, Iterable[Any]], ...]:
        site = self.site
        return (
            ("persona.html", persona_view, site.personas.values()),
            ("item.html", item_view, site.roadmap.values()),
            ("study.html", evidence_view, site.evidence.values()),
            ("indicator.html", indicator_view, site.indicators.values()),
            ("channel.html", channel_view, site.channels.values()),
            ("team.html", team_view, site.teams.values()),
            ("page.html", free_page_view, site.pages.values()),
        )

    def _redirects(self) -> Iterator[Route]:
        """A page at each old address that no page has taken; a touchpoint's old anchor lives on in its stage's page."""
        taken: set[str] = set()
        for old in self.site.redirects or {}:
            path = page_path(old)
            if old.kind is not Kind.TOUCHPOINT and path not in taken:
                taken.add(path)
                yield Route(path, "redirect.html", old, partial(_redirect, old=old))

    def _view(self, route: Route) -> PageView:
        nouns = (self.queries.site.nouns[address] for address in route.nouns)
        context = self.context(route.path)
        return PageView(route.path, route.template, self.site.language, route.make(context, *nouns))

    def context(self, path: str) -> PageContext:
        """A page in the making, at that path."""
        return PageContext(self.folder_of, path, place_figure, self._shell)

    def folder_of(self, path: str) -> FolderContext:
        """What the pages of a path's folder have in common."""
        return self._folder(standpoint(path))

    def _folder(self, name: str) -> FolderContext:
        if name not in self._folders:
            self._folders[name] = FolderContext(self.queries, name)
        return self._folders[name]

    def _shell(self, folder: FolderContext, section: str) -> Shell:
        return self.shell_in(folder.name, section)

    @question
    def shell_in(self, folder: str, section: str) -> Shell:
        """What surrounds the pages of a section in a folder."""
        return shell(self._folder(folder), section, self.queries.theme)
