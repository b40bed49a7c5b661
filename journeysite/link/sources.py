"""Sources of figures and studies that are files: each has to be there."""

import re
from collections.abc import Iterable, Iterator

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.link import codes
from journeysite.model.slug import canonical
from journeysite.read.document import Document
from journeysite.read.records.evidence import EvidenceRecord, IndicatorRecord

# A path, not the name of a tool or an address: without spaces, in one of the site's folders, or a data file or document
# in another.
_ENDING = r"(?i:csv|tsv|xlsx?|ods|json|parquet|xml|md|txt|pdf|docx?|odt|pptx?|odp)"
_PATH = re.compile(rf"(?:\.{{1,2}}/)*(?:content/)?(?:(?:data|media)/\S+|[^\s./:]+/\S*\.{_ENDING})")
_START = re.compile(r"(?:\.{1,2}/)*(?:content/)?")


def check_sources(documents: Iterable[Document], files: Iterable[str]) -> Reported[None]:
    """A finding for each `source:` that names a file which is not among these, paths below `content/`."""
    return Reported(None, tuple(_missing(documents, frozenset(files))))


def _missing(documents: Iterable[Document], files: frozenset[str]) -> Iterator[Diagnostic]:
    for document in documents:
        record = document.record
        source = record.source if isinstance(record, EvidenceRecord | IndicatorRecord) else None
        if source and _PATH.fullmatch(source) and canonical(_START.sub("", source, count=1)) not in files:
            hint = did_you_mean(source, sorted(files)) or "put the file there, or write the name of the tool as text"
            yield codes.MISSING_SOURCE.at(Place(document.file).at("source"), f"there is no file `{source}`", hint)
