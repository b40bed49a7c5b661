"""The files of a site that is being written: each is made when somebody asks for it.

A site of a thousand journeys has thirteen thousand files and a writer looks at one, so that making the rest would only
keep them waiting. What was asked for once is printed again only where its view is another, and drawn again only where
the figure is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from journeysite.build import Loaded
from journeysite.html.figures import Drawings
from journeysite.html.printing import render_page, view_digest
from journeysite.pages.beside import static_artifacts
from journeysite.pages.plan import Planner
from journeysite.read.drawings import is_drawing, published_bytes
from journeysite.read.media import bytes_of
from journeysite.serve.live import MOST

Printed = dict[str, tuple[str, bytes]]  # by path: the digest of the view printed last and its bytes; youngest last


class Files(Mapping[str, bytes]):
    """Every file of a loaded site by its path.

    Looking one up raises `TemplateFault` where a template of the site's own cannot print it, and `UnreadableFileError`
    where the system refuses a picture.
    """

    def __init__(self, loaded: Loaded, before: Files | None = None, same_pages: bool = False) -> None:
        """`before` are the files of the same site in an earlier state; what is printed alike is not printed again.

        `same_pages`: everything has kept its address since, so that there are the same files.
        """
        known = before if same_pages else None
        self._loaded = loaded
        self._planner: Planner = Planner(
            loaded.site, loaded.theme, loaded.build_info, known._planner if known else None
        )
        self._printed: Printed = before._printed if before else {}
        self._drawings: Drawings = before._drawings if before else Drawings()
        if known:
            self._still, self._media = known._still, known._media

    @cached_property
    def _still(self) -> Mapping[str, bytes]:
        """What stands beside the pages: styles, scripts, what robots look for."""
        return {file.path: file.data for file in static_artifacts(self._loaded.site, self._loaded.theme)}

    @cached_property
    def _media(self) -> Mapping[str, int]:
        return {f"media/{file.path}": place for place, file in enumerate(self._loaded.media)}

    def __getitem__(self, path: str) -> bytes:
        route = self._planner.routes.get(path)
        if route is None:
            still = self._still.get(path)
            return self._media_bytes(path) if still is None else still
        view = self._planner.plan(route).view()
        digest = view_digest(view, self._loaded.theme)
        before, data = self._printed.get(path, ("", b""))
        if before != digest:
            data = render_page(view, self._loaded.theme, self._drawings).data
            self._printed.pop(path, None)
            self._printed[path] = digest, data
            if len(self._printed) > MOST:
                del self._printed[next(iter(self._printed))]
        return data

    def _media_bytes(self, path: str) -> bytes:
        root, found = self._loaded.root, self._loaded.media[self._media[path]]
        return published_bytes(root, found) if is_drawing(found.path) else bytes_of(root, found)

    def __contains__(self, path: object) -> bool:
        return path in self._planner.routes or path in self._still or path in self._media

    def __iter__(self) -> Iterator[str]:
        yield from (*self._planner.routes, *self._still, *self._media)

    def __len__(self) -> int:
        return len(self._planner.routes) + len(self._still) + len(self._media)
