"""Which pages exist, where they lie, and which template shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Final

from msgspec import Struct

from journeysite.incremental.tracked import Dependencies, Dependency, Tracker, question
from journeysite.model.address import Address, Kind
from journeysite.model.site import Site
from journeysite.pages.addresses import (
    GALLERY,
    HOME,
    NOT_FOUND,
    page_path,
    standpoint,
    way,
)
from journeysite.pages.folder_context import FolderContext
from journeysite.pages.frame import shell
from journeysite.pages.page_context import PageContext
from journeysite.pages.page_kind import Route
from journeysite.pages.page_kinds import MAP, PAGE_KINDS
from journeysite.pages.parts import Shell
from journeysite.pages.placements import place_figure
from journeysite.pages.queries import BuildInfo, Inputs, SiteQueries
from journeysite.pages.views.gallery import gallery_view
from journeysite.pages.views.home import home_view
from journeysite.pages.views.pages import RedirectView, not_found_view
from journeysite.pages.words import Words
from journeysite.theme.templates import template_digest
from journeysite.theme.theme import Theme


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


GALLERY_ROUTE: Final = Route(GALLERY, "gallery.html", Address(Kind.LIST, "gallery"), gallery_view)


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
        self.kinds = PAGE_KINDS
        words = Words(site.language, theme.catalogs.get(site.language))
        self.queries: SiteQueries = SiteQueries(
            site, words, build_info or BuildInfo(), theme, self.kinds, before.queries if before else None
        )
        self.tracker = self.queries.tracker
        self.tracker.answer_by(self)
        self._folders: dict[str, FolderContext] = {}
        if before:
            self.routes = before.routes

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """Every file that is printed, by its path: the first page, overviews, all that has an address; redirects last.

        A journey's map follows its page, since both show one layout (see ``html.map_layout``).
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
        for kind in self.kinds:
            for noun in kind.nouns(self.site).values():
                yield from kind.below(noun)
        yield Route(NOT_FOUND, "404.html", Address(Kind.PAGE, "404"), not_found_view)
        yield from self._redirects()

    def _overviews(self) -> Iterator[Route]:
        for kind in self.kinds:
            if kind.overview and len(kind.nouns(self.site)) > kind.more_than:
                page = f"{kind.name}.html"
                yield Route(page, page, Address(Kind.LIST, kind.name), kind.overview)

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
