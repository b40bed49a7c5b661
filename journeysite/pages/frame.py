"""What stands around every page: navigation, the way from home, the foot; the same for all pages of a section."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from journeysite.model.address import Address, Kind
from journeysite.pages.addresses import ALL_PAGES
from journeysite.pages.limits import FOOT_PAGES
from journeysite.pages.parts import Frame, Link, NavLink, Shell

if TYPE_CHECKING:
    from journeysite.pages.folder_context import FolderContext
    from journeysite.pages.page_context import PageContext
    from journeysite.theme.theme import Theme

#: What may stand unescaped in a `data:` address between double quotes.
_IN_DATA: Final = "/:=;,'()*!?@$"


def frame(
    context: PageContext, section: str, title: str, description: str = "", crumbs: tuple[Link, ...] = (), file: str = ""
) -> Frame:
    """The frame of the page in the making. `crumbs`: what lies between the section's overview and the page."""
    settings = context.site.settings
    base = settings.base_url.rstrip("/")
    return Frame(
        shell=context.shell(section),
        path=context.path,
        title=title,
        description=description,
        crumbs=tuple(_crumbs(context, section, title, crumbs)),
        source=_source(settings.repository, context.queries.build_info.folder, file),
        report=_report(settings.repository),
        canonical=f"{base}/{context.path}" if base else "",
    )


def _crumbs(context: PageContext, section: str, title: str, between: tuple[Link, ...]) -> Iterator[Link]:
    if section == "home":
        return
    yield Link(context.words.gettext("Home"), context.href(Address(Kind.HOME, "")))
    if section in context.list_titles and context.path != f"{section}.html":
        yield context.list_link(section)
    yield from between
    yield Link(title)


def _source(repository: str, folder: str, file: str) -> str:
    """Where the file of the page can be read and changed.

    The path leads from the top of the repository, in which the site lies in `folder`. Where the setting says by
    `{file}` where a path belongs, it says what stands before it too, and the path leads from the site's folder.
    """
    if not repository or not file:
        return ""
    if "{file}" in repository:
        return repository.replace("{file}", file)
    return f"{repository.rstrip('/')}/blob/HEAD/{quote(folder)}{file}"


def _report(repository: str) -> str:
    return "" if not repository or "{file}" in repository else f"{repository.rstrip('/')}/issues/new"


def shell(folder: FolderContext, section: str, theme: Theme) -> Shell:
    """What surrounds the pages of a section, seen from a folder."""
    site, words = folder.site, folder.words
    return Shell(
        site=site.settings.title,
        language=words.language,
        direction=words.direction,
        section=section,
        home=folder.href(Address(Kind.HOME, "")),
        logo=folder.to(f"media/{theme.logo}") if theme.logo else "",
        nav=tuple(_nav(folder)),
        footer=tuple(_foot(folder)),
        colophon=tuple(_colophon(folder)),
        stylesheets=tuple(folder.to(path) for path in theme.stylesheets),
        scripts=tuple(folder.to(path) for path in theme.scripts),
        icon=f"data:image/svg+xml,{quote(theme.favicon, safe=_IN_DATA)}" if theme.favicon else "data:,",
        robots=site.settings.robots,
    )


def _nav(folder: FolderContext) -> Iterator[NavLink]:
    yield NavLink("home", folder.words.gettext("Overview"), folder.href(Address(Kind.HOME, "")))
    for kind in folder.queries.kinds:
        if kind.title and kind.nouns(folder.site):
            link = folder.list_link(kind.name)
            yield NavLink(kind.name, link.text, link.href)


def _foot(folder: FolderContext) -> Iterator[Link]:
    """The free pages; where there are many, the first of them and the way to all."""
    pages = folder.site.pages.values()
    yield from (folder.link(page.address) for page in islice(pages, FOOT_PAGES))
    if len(pages) > FOOT_PAGES:
        yield Link(folder.words.gettext("All pages"), folder.to(ALL_PAGES))


def _colophon(folder: FolderContext) -> Iterator[str]:
    words, build_info = folder.words, folder.queries.build_info
    yield folder.site.settings.title
    if build_info.date:
        yield words.say(words.gettext("As of %(date)s"), date=words.full_date(build_info.date))
    if build_info.commit:
        yield words.say(words.gettext("Source: %(commit)s"), commit=build_info.commit)
