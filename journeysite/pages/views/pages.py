"""Free pages, the page that stands in for one that is missing, and old addresses that lead on."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from journeysite.model.prose import Heading
from journeysite.model.site import Page
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Frame, Link, Rich, Shell

#: From this many headings on, a page says at its side what is on it.
LONG_PAGE = 3
DEPTHS = 4  # folders above a page at most, and one for addresses that were mistyped


class TocEntry(Struct, frozen=True):
    """A heading in the table of contents; `depth` is 2 or 3."""

    text: str
    href: str
    depth: int


class PageView(Struct, frozen=True):
    """Everything a free page shows."""

    frame: Frame
    title: str
    lede: Rich
    prose: Rich
    toc: tuple[TocEntry, ...]
    updated: str
    tags: tuple[str, ...]


def free_page_view(context: PageContext, page: Page) -> PageView:
    """A free page."""
    lede, prose = context.opening(page)
    return PageView(
        frame=frame(context, "pages", page.title, page.prose.lead, file=page.file),
        title=page.title,
        lede=lede,
        prose=prose,
        toc=tuple(_toc(page.prose.headings)),
        updated=context.words.say(context.words.gettext("Updated on %(date)s"), date=context.date(page.updated))
        if page.updated
        else "",
        tags=page.tags,
    )


def _toc(headings: tuple[Heading, ...]) -> Iterator[TocEntry]:
    shown = [heading for heading in headings if heading.level in (2, 3)]
    if len(shown) >= LONG_PAGE:
        yield from (TocEntry(heading.text, f"#{heading.anchor}", heading.level) for heading in shown)


class AllPagesView(Struct, frozen=True):
    """Everything the list of free pages shows, for sites that have many."""

    frame: Frame
    title: str
    lede: str
    links: tuple[Link, ...]


def all_pages_view(context: PageContext) -> AllPagesView:
    """The list of free pages."""
    title = context.words.gettext("All pages")
    return AllPagesView(
        frame=frame(context, "pages", title),
        title=title,
        lede="",
        links=tuple(context.link(page.address) for page in context.site.pages.values()),
    )


class NotFoundView(Struct, frozen=True):
    """Everything the page for a missing page shows.

    A host serves it for addresses at any depth, where ways from the top lead nowhere. `base` is what they start from,
    the address of the site; "" where it is not known, and then the page has none.
    """

    frame: Frame
    base: str
    title: str
    lede: str
    links: tuple[Link, ...]


def not_found_view(context: PageContext) -> NotFoundView:
    """The page that is shown where there is none."""
    gettext, base_url = context.words.gettext, context.site.settings.base_url
    page_frame = frame(context, "home", gettext("This page is not here"))
    nowhere = context.shell("")  # so that no section is marked as the present one
    lede = gettext("It may have been renamed, or the link that brought you here may have been cut. Start from:")
    if not base_url:
        nowhere = _at_any_depth(nowhere)
        lede = gettext(
            "It may have been renamed, or the link that brought you here may have been cut. Shorten the address of "
            "this page to that of the site to get to its start."
        )
    return NotFoundView(
        frame=replace(page_frame, shell=nowhere, canonical=""),
        base=f"{base_url.rstrip('/')}/" if base_url else "",
        title=page_frame.title,
        lede=lede,
        links=tuple(Link(entry.text, entry.href) for entry in nowhere.nav),
    )


def _at_any_depth(shell: Shell) -> Shell:
    """Without links, and with styles that are found from every folder in which the site has pages."""
    sheets = tuple("../" * depth + sheet for depth in range(DEPTHS) for sheet in shell.stylesheets)
    return replace(shell, nav=(), footer=(), scripts=(), home="", logo="", stylesheets=sheets)


class RedirectView(Struct, frozen=True):
    """An old address that leads on. `absolute` is the new one in full, "" where the site's own is not known."""

    language: str
    title: str
    href: str
    absolute: str
    text: str
