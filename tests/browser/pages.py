"""A built site as a reader's browser sees it: pages, where their links lead, and what kind of page each is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

LINKS = {"href", "xlink:href", "src", "poster", "data", "action"}
CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link as written: on which element, in which attribute, inside `<main>` or not."""

    element: str
    attribute: str
    url: str
    in_main: bool


@dataclass(slots=True)
class Page:
    """One HTML or SVG file: its path inside the site, links, ids and the attributes of every element."""

    path: str
    links: list[Link] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    redirect: str = ""

    def targets(self, *, in_main: bool = False) -> Iterator[tuple[str, str]]:
        """Where its links inside the site lead, as (path, fragment)."""
        for link in self.links:
            if is_inside(link.url) and (link.in_main or not in_main):
                yield resolve(self.path, link.url)


def is_inside(url: str) -> bool:
    """Whether a link stays on the site: it names neither a scheme nor a host."""
    parts = urlsplit(url)
    return not parts.scheme and not parts.netloc


def resolve(base: str, url: str) -> tuple[str, str]:
    """The path inside the site and the fragment that a relative link of page `base` leads to."""
    parts = urlsplit(url)
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(parts.path))) if parts.path else base
    return path, unquote(parts.fragment)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.depth_in_main = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "main" or self.depth_in_main:
            self.depth_in_main += tag not in VOID
        self._note(tag, found)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        if self.depth_in_main and tag not in VOID:
            self.depth_in_main = 0 if tag == "main" else max(1, self.depth_in_main - 1)

    def _note(self, tag: str, found: dict[str, str]) -> None:
        page, inside = self.page, bool(self.depth_in_main)
        page.elements.append((tag, found))
        if found.get("id"):
            page.ids.append(found["id"])
        page.links += [Link(tag, name, value, inside) for name, value in found.items() if name in LINKS]
        for part in filter(None, map(str.strip, found.get("srcset", "").split(","))):
            page.links.append(Link(tag, "srcset", part.split()[0], inside))
        if found.get("http-equiv", "").lower() == "refresh":
            page.redirect = found["content"].split("=", 1)[1].strip()
            page.links.append(Link(tag, "content", page.redirect, inside))


def read_pages(folder: Path) -> Mapping[str, Page]:
    """Every HTML and SVG file below `folder` by its path, in order."""
    files = sorted(file for file in folder.rglob("*") if file.suffix in {".html", ".svg"})
    return {file.relative_to(folder).as_posix(): _read(file.relative_to(folder), file) for file in files}


def _read(path: Path, file: Path) -> Page:
    page = Page(path.as_posix())
    reader = _Reader(page)
    reader.feed(file.read_text(encoding="utf-8"))
    reader.close()
    return page


def kind_of(path: str) -> str:
    """What a page shows, from its address: `journey`, `stage`, `persona`, …, `home`, or its own name."""
    folder, _, name = path.rpartition("/")
    if not folder:
        return "home" if name == "index.html" else name.removesuffix(".html")
    top = folder.split("/")[0]
    if top == "journeys":
        return "stage" if "/" in folder else "journey"
    return {"roadmap": "roadmap item", "pages": "free page", "evidence": "study", "maps": "poster"}.get(
        top, top.removesuffix("s")
    )


def one_of_each_kind(folder: Path) -> dict[str, str]:
    """The fullest page of each kind, by kind: what is true there is likely true of its smaller siblings."""
    fullest: dict[str, str] = {}
    for path, page in read_pages(folder).items():
        if path.endswith(".html") and not page.redirect:
            kind = kind_of(path)
            size = (folder / path).stat().st_size
            if kind not in fullest or size > (folder / fullest[kind]).stat().st_size:
                fullest[kind] = path
    return fullest
