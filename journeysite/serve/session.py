"""The site of a session: loaded whole, and after that kept up with what the writer saves.

Most saves tell a story anew. Nothing else of the site depends on a story, so that such a save costs the same on a site
of ten journeys and on one of a thousand: one file is read, parsed and resolved. Any other save loads the site again,
from files that are remembered but for those that changed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from journeysite.build import MEMORY, Loaded, load
from journeysite.diagnostics import Diagnostic, Reported
from journeysite.diagnostics.levels import stops
from journeysite.link import differs_in_story_alone, link_with_bodies, retold
from journeysite.link.prose import Bodies
from journeysite.memo import Memo, open_store
from journeysite.model.settings import Settings
from journeysite.model.site import Site
from journeysite.read.document import Document, Source
from journeysite.read.documents import parse_document
from journeysite.serve.watch import Changes
from journeysite.workshop import parse_all


class Session:
    """The site in `root`, as it was last loaded or told anew. `parsed` lists the files that the last call parsed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.parsed: list[str] = []
        self._memo = Memo(open_store(root / MEMORY))
        self._loaded: Loaded | None = None
        self._told: tuple[Diagnostic, ...] = ()
        self._sources: dict[str, Source] = {}
        self._documents: dict[str, Reported[Document]] = {}
        self._bodies: Bodies | None = None

    def load(self) -> Reported[Loaded | None]:
        """The whole site, loaded again; files are parsed where their bytes are new."""
        found = load(self.root, self._parse, self._join)
        loaded = Reported(self._dressed_as_before(found.value), found.diagnostics)
        self._loaded, self._told = loaded.value, loaded.diagnostics
        self.parsed = [one.removeprefix("parse ") for one in self._memo.ran]
        if not stops(loaded.diagnostics, strict=False):
            self._memo.end_build()  # until then, what a failed build did not ask for may be asked for again
        self._memo.ran.clear()
        return loaded

    def _dressed_as_before(self, loaded: Loaded | None) -> Loaded | None:
        """With the theme that is in use, if it is the same: its templates are compiled already, which takes 0.3 s."""
        if loaded is None or self._loaded is None:
            return loaded
        used, found = self._loaded.theme, loaded.theme
        is_same = (used.digest, used.templates) == (found.digest, found.templates)
        return replace(loaded, theme=used) if is_same else loaded

    def retell(self, changed: Changes) -> Reported[Loaded] | None:
        """The site after these changes, if they only told stories anew that are in order; None where it must be loaded.

        What there is to say about the site stays as it was.
        """
        if self._loaded is None or self._bodies is None:
            return None
        sources, documents = dict[str, Source](), dict[str, Reported[Document]]()
        site = self._loaded.site
        for path in changed:
            source = self._saved(path)
            if source is None:
                return None
            if source.data == self._sources[source.file].data:
                continue
            document = self._parsed_anew(source, site.settings)
            told = retold(site, self._bodies, document) if document else None
            if document is None or told is None:
                return None
            site, sources[source.file], documents[source.file] = told, source, Reported(document)
        self._sources |= sources
        self._documents |= documents
        self._loaded = replace(self._loaded, site=site)
        self.parsed = list(sources)
        return Reported(self._loaded, self._told)

    def _saved(self, path: Path) -> Source | None:
        """The source as it is on disk now; None where it is no content file that was there before."""
        root = self.root.resolve()
        file = unicodedata.normalize("NFC", path.relative_to(root).as_posix()) if path.is_relative_to(root) else ""
        before = self._sources.get(file)
        if before is None or before.language:
            return None
        try:
            return replace(before, data=path.read_bytes())
        except OSError:
            return None

    def _parsed_anew(self, source: Source, settings: Settings) -> Document | None:
        """Its document, where it differs in nothing but its story, and nothing is or was to be said about the file."""
        before, after = self._documents[source.file], parse_document(source, settings)
        if before.diagnostics or after.diagnostics or any(one.place.file == source.file for one in self._told):
            return None
        return after.value if differs_in_story_alone(before.value, after.value) else None

    def _parse(self, sources: Sequence[Source], settings: Settings) -> list[Reported[Document]]:
        parsed = parse_all(sources, settings, self._memo)
        self._sources = {source.file: source for source in sources}
        self._documents = {one.value.file: one for one in parsed}
        return parsed

    def _join(self, documents: Sequence[Document], settings: Settings, media: Sequence[str]) -> Reported[Site]:
        linked = link_with_bodies(documents, settings, media)
        site, self._bodies = linked.value
        return Reported(site, linked.diagnostics)
