"""The site of a session: loaded whole, and after that kept up with what the writer saves.

Most saves change what one file says, and neither what things are called nor which there are. Such a save costs nearly
the same on a site of ten journeys and on one of a thousand: one file is read and parsed, and what it tells of is
linked and checked again. Any other save loads the site again, from files that are remembered but for those that
changed.
"""

from __future__ import annotations

import gc
import unicodedata
from collections.abc import Sequence
from os.path import lexists, realpath
from pathlib import Path

from msgspec.structs import replace

from journeysite.build import MEMORY, Loaded, load
from journeysite.checks import CachedChecks, examine
from journeysite.diagnostics import Diagnostic, Reported
from journeysite.diagnostics.levels import stops
from journeysite.incremental.memory import Memo
from journeysite.incremental.store import open_store
from journeysite.link import Linked, link_all, relinked
from journeysite.model.settings import Settings
from journeysite.model.site import Site
from journeysite.read.document import Document, Source
from journeysite.read.documents import parse_document
from journeysite.read.file_names import CONTENT, DATA
from journeysite.read.history import dated_as
from journeysite.read.opening import LARGEST_TEXT, read_inside
from journeysite.serve.watch import Changes
from journeysite.steps import parse_all


class Session:
    """The site in `root`, as it was last loaded or kept up. `parsed` lists the files that the last call parsed.

    `refused` is said of a memory that is not ours and so not used.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.parsed: list[str] = []
        store = open_store(root / MEMORY)
        self.refused = store.notices if store.is_refused else ()
        self._memo = Memo(store)
        self._remembered = CachedChecks()
        self._loaded: Loaded | None = None
        self._told: tuple[Diagnostic, ...] = ()
        self._sources: dict[str, Source] = {}
        self._parsed: dict[str, Reported[Document]] = {}
        self._documents: dict[str, Document] = {}  # as they were linked: those in `_parsed`, dated
        self._joined: Linked | None = None
        self._linked: Linked | None = None

    def load(self) -> Reported[Loaded | None]:
        """The whole site, loaded again; files are parsed where their bytes are new."""
        self._linked = None  # nothing can be kept up with while a load has not come to its end
        gc.unfreeze()
        found = load(self.root, self._parse, self._join, self._remembered)
        self._linked = self._joined
        loaded = Reported(self._dressed_as_before(found.value), found.diagnostics)
        self._loaded, self._told = loaded.value, loaded.diagnostics
        self.parsed = [one.removeprefix("parse ") for one in self._memo.ran]
        if not stops(loaded.diagnostics, strict=False):
            self._memo.end_build()  # until then, what a failed build did not ask for may be asked for again
        self._memo.ran.clear()
        gc.freeze()  # or a save would now and then wait until all that the site is made of was looked through: 0.1 s
        return loaded

    def _dressed_as_before(self, loaded: Loaded | None) -> Loaded | None:
        """With the theme that is in use, if it is the same: its templates are compiled already, which takes 0.3 s."""
        if loaded is None or self._loaded is None:
            return loaded
        used, found = self._loaded.theme, loaded.theme
        is_same = (used.digest, used.templates) == (found.digest, found.templates)
        return replace(loaded, theme=used) if is_same else loaded

    def keep_up(self, changed: Changes) -> Reported[Loaded] | None:
        """The site after these changes, and all there is to say about it; None where it must be loaded.

        A site that could not be shown is loaded, since what was not told for another reason may have to be told now.
        """
        if self._loaded is None or self._linked is None or stops(self._told, strict=False):
            return None
        saved = [self._saved(path) for path in changed if not self._is_passing(path)]
        if None in saved:
            return None
        sources = [source for source in saved if source and source.data != self._sources[source.file].data]
        linked, documents = self._linked, dict(self._documents)
        parsed: dict[str, Reported[Document]] = {}
        for source in sources:
            found = self._parsed_anew(source, self._loaded.site.settings)
            document = self._dated(found.value) if found else None
            anew = relinked(linked, document, documents) if document else None
            if found is None or document is None or anew is None or _names_another(document, documents[source.file]):
                return None
            linked, parsed[source.file], documents[source.file] = anew, found, document
        self.parsed = list(parsed)
        if sources:
            self._sources.update((source.file, source) for source in sources)
            self._parsed |= parsed
            self._linked, self._documents = linked, documents
            self._loaded = replace(self._loaded, site=linked.site)
            self._told = examine(linked.site, documents.values(), self._loaded.told, self._remembered)
        return Reported(self._loaded, self._told)

    def _dated(self, written: Document) -> Document | None:
        return dated_as(self._documents[written.file], self._parsed[written.file].value, written)

    def _is_passing(self, path: Path) -> bool:
        """Whether nothing is there and nothing of the site was: what an editor makes and takes away while it saves."""
        file = self._file(path)
        if not file.startswith(f"{CONTENT}/") or lexists(path) or self._loaded is None:
            return False
        if f"{file}/".startswith(f"{CONTENT}/{DATA}/"):
            return False  # a source may name it
        known = (*self._sources, *(one.file for one in self._loaded.media))
        return not any(one == file or one.startswith(f"{file}/") for one in known)

    def _file(self, path: Path) -> str:
        root = Path(realpath(self.root))
        return unicodedata.normalize("NFC", path.relative_to(root).as_posix()) if path.is_relative_to(root) else ""

    def _saved(self, path: Path) -> Source | None:
        """The source as it is on disk now; None where it is no content file that was there before."""
        before = self._sources.get(self._file(path))
        if before is None or before.language or realpath(path) != str(path):  # what became a link is for a load
            return None
        try:
            inside = path.relative_to(realpath(self.root)).as_posix()
            return replace(before, data=read_inside(self.root, inside, LARGEST_TEXT))
        except OSError:
            return None

    def _parsed_anew(self, source: Source, settings: Settings) -> Reported[Document] | None:
        """Its document; None where reading or linking has or had something to say about the file."""
        assert self._loaded is not None
        before, after = self._parsed[source.file], parse_document(source, settings)
        told = any(one.place.file == source.file for one in self._loaded.told)
        return None if told or before.diagnostics or after.diagnostics else after

    def _parse(self, sources: Sequence[Source], settings: Settings) -> list[Reported[Document]]:
        parsed = parse_all(sources, settings, self._memo)
        self._sources = {source.file: source for source in sources}
        self._parsed = {one.value.file: one for one in parsed}
        return parsed

    def _join(self, documents: Sequence[Document], settings: Settings, media: Sequence[str]) -> Reported[Site]:
        self._joined = link_all(documents, settings, media)
        self._documents = {document.file: document for document in documents}
        return Reported(self._joined.site, self._joined.findings)


def _names_another(document: Document, before: Document) -> bool:
    """Whether a study or an indicator has another `source:`, which may be a file that has to be looked for."""
    return getattr(document.record, "source", None) != getattr(before.record, "source", None)
