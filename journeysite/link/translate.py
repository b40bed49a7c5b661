"""Translations laid over what the base files say: words are replaced, facts are not."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from journeysite.diagnostics import Place
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.entry import Entries, Entry, JourneyEntry, Outline, StageEntry
from journeysite.model.slug import canonical
from journeysite.read.document import NO_BODY, Body, Document, DocumentKind
from journeysite.read.records.journey import StageRecord
from journeysite.read.records.record import Record
from journeysite.read.records.touchpoint import TouchpointRecord, VerbatimRecord
from journeysite.read.records.translations import TRANSLATED_KEYS

R = TypeVar("R", bound=Record)
MIXED = ("pain_points", "opportunities", "frontstage", "backstage")  # lists in which facts stand between the words
Translations = Mapping[tuple[DocumentKind, str], Document]


def translations(documents: Iterable[Document], language: str) -> Translations:
    """The files written in that language, by what they translate."""
    return {(d.kind, canonical(d.id)): d for d in documents if d.language == language}


def translated(base: Outline, files: Translations, findings: Findings) -> Outline:
    """The outline with the words of a language where that language has words, and the base's elsewhere."""
    work = _Translation(files, findings)
    return Outline(
        home=work.entry(DocumentKind.HOME, base.home) if base.home else None,
        journeys={id: work.journey(journey) for id, journey in base.journeys.items()},
        personas=work.entries(DocumentKind.PERSONA, base.personas),
        roadmap=work.entries(DocumentKind.ROADMAP, base.roadmap),
        evidence=work.entries(DocumentKind.EVIDENCE, base.evidence),
        indicators=work.entries(DocumentKind.INDICATOR, base.indicators),
        channels=work.entries(DocumentKind.CHANNEL, base.channels),
        teams=work.entries(DocumentKind.TEAM, base.teams),
        pages=work.entries(DocumentKind.PAGE, base.pages),
    )


class _Translation:
    """The files of one language, laid over what they translate."""

    def __init__(self, files: Translations, findings: Findings) -> None:
        self._files = files
        self._findings = findings

    def entries(self, kind: DocumentKind, base: Entries[R]) -> dict[str, Entry[R]]:
        return {id: self.entry(kind, entry) for id, entry in base.items()}

    def entry(self, kind: DocumentKind, base: Entry[R]) -> Entry[R]:
        document = self._file(kind, base.address.id)
        if document is None:
            return base
        return _told_by(base, document.record, document.body, document.file)

    def journey(self, base: JourneyEntry) -> JourneyEntry:
        document = self._file(DocumentKind.JOURNEY, base.entry.address.id)
        inline = self._inline_stages(base, document) if document else {}
        stages = tuple(self._stage(stage, inline.get(stage.entry.name)) for stage in base.stages)
        return JourneyEntry(self.entry(DocumentKind.JOURNEY, base.entry), stages)

    def _file(self, kind: DocumentKind, id: str) -> Document | None:
        return self._files.get((kind, id))

    def _stage(self, base: StageEntry, inline: tuple[StageRecord, Body, Place] | None) -> StageEntry:
        document = self._file(DocumentKind.STAGE, base.entry.address.id)
        if document is not None and isinstance(document.record, StageRecord):
            inline = document.record, document.body, Place(document.file)
        if inline is None:
            return base
        record, body, place = inline
        return StageEntry(_told_by(base.entry, record, body, place.file), self._touchpoints(base, record, place))

    def _inline_stages(self, base: JourneyEntry, document: Document) -> dict[str, tuple[StageRecord, Body, Place]]:
        """Translated stages that stand inside the journey's translated file, by id."""
        stories = dict(document.stories)
        known = [stage.entry.name for stage in base.stages]
        found: dict[str, tuple[StageRecord, Body, Place]] = {}
        for index, record in enumerate(getattr(document.record, "stages", ())):
            place = Place(document.file, ("stages", index))
            if isinstance(record, StageRecord):
                name = self._matched(record, known, "stage", place)
                if name:
                    found[name] = record, stories.get(index, NO_BODY), place
        return found

    def _touchpoints(self, base: StageEntry, over: StageRecord, place: Place) -> tuple[Entry[TouchpointRecord], ...]:
        known = [entry.name for entry in base.touchpoints]
        words: dict[str, tuple[TouchpointRecord, Place]] = {}
        for index, record in enumerate(over.touchpoints):
            where = place.at("touchpoints", index)
            name = self._matched(record, known, "touchpoint", where)
            if name:
                words[name] = record, where
        return tuple(self._touchpoint(entry, words.get(entry.name)) for entry in base.touchpoints)

    def _touchpoint(
        self, base: Entry[TouchpointRecord], words: tuple[TouchpointRecord, Place] | None
    ) -> Entry[TouchpointRecord]:
        if words is None:
            return base
        record, place = words
        self._report_lengths(base.record, record, place)
        return replace(base, record=_laid_over(base.record, record))

    def _report_lengths(self, base: TouchpointRecord, over: TouchpointRecord, place: Place) -> None:
        for name in MIXED:
            theirs, ours = len(getattr(base, name)), len(getattr(over, name))
            if name in over.model_fields_set and theirs != ours:
                message = f"`{name}` has {ours} entries here, and {theirs} in the base file"
                hint = "translate one by one: the first here stands for the first there"
                self._findings.append(codes.UNMATCHED_TRANSLATION.at(place.at(name), message, hint))

    def _matched(self, record: StageRecord | TouchpointRecord, known: list[str], noun: str, place: Place) -> str:
        name = canonical(record.id or "")
        if name in known:
            return name
        hint = did_you_mean(name, known) or f"its {noun}s are {', '.join(f'`{id}`' for id in known)}"
        self._findings.append(codes.UNMATCHED_TRANSLATION.at(place, f"the base file has no {noun} `{name}`", hint))
        return ""


def _told_by(base: Entry[R], over: Record, body: Body, file: str) -> Entry[R]:
    record = _laid_over(base.record, over)
    return replace(base, record=record, body=body, told_in=file) if body.parts else replace(base, record=record)


def _laid_over(base: R, over: Record) -> R:
    changes = {
        name: _words(name, getattr(base, name), getattr(over, name))
        for name in type(base).model_fields
        if name in TRANSLATED_KEYS
        and name in over.model_fields_set
        and (name != "source" or not isinstance(base, VerbatimRecord))
    }
    return base.model_copy(update=changes)


def _words(name: str, base: Any, over: Any) -> Any:
    """The translated value: whole where it is words, merged where facts stand between the words."""
    if isinstance(base, Record):
        return _laid_over(base, over) if isinstance(over, Record) else _first_words(base, over)
    if name == "lanes":
        return {**base, **over}
    if name in MIXED:
        told = tuple(_words("", one, other) for one, other in zip(base, over, strict=False))
        return told + base[len(told) :]
    return over


def _first_words(base: Record, over: Any) -> Any:
    """Plain text over a mapping stands for the mapping's main word."""
    for name in ("text", "src"):
        if isinstance(over, str) and name in type(base).model_fields:
            return base.model_copy(update={name: over})
    return base
