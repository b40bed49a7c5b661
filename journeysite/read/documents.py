"""A source into a document: its record validated, its body rendered but for what only the site knows."""

from collections.abc import Mapping
from typing import TypeAlias

from msgspec.structs import replace

from journeysite.diagnostics import Diagnostic, Place, Position, Reported
from journeysite.model.settings import Settings
from journeysite.model.slug import slug
from journeysite.read import codes
from journeysite.read.conflicts import without_conflicts
from journeysite.read.document import Body, Document, DocumentKind, Source
from journeysite.read.frontmatter import Frontmatter, find_fences, split_frontmatter
from journeysite.read.locate import nulls_settled, without_echoes
from journeysite.read.markdown import Manner, Markdown, parse_markdown
from journeysite.read.records.evidence import EvidenceRecord, IndicatorRecord
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.records.organisation import ChannelRecord, PageRecord, TeamRecord
from journeysite.read.records.persona import PersonaRecord
from journeysite.read.records.record import Record
from journeysite.read.records.roadmap import RoadmapRecord
from journeysite.read.records.touchpoint import TouchpointRecord
from journeysite.read.records.translations import (
    TRANSLATED_KEYS,
    EvidenceTranslation,
    IndicatorTranslation,
    JourneyTranslation,
    PersonaTranslation,
    RoadmapTranslation,
    StageTranslation,
)
from journeysite.read.text import read_text
from journeysite.read.validate import keys_of, validate
from journeysite.read.yaml import Places, Value, places_of

# What a file of each kind may say, and what its translations may.
RECORDS: Mapping[DocumentKind, tuple[type[Record], type[Record]]] = {
    DocumentKind.HOME: (PageRecord, PageRecord),
    DocumentKind.JOURNEY: (JourneyRecord, JourneyTranslation),
    DocumentKind.STAGE: (StageRecord, StageTranslation),
    DocumentKind.PERSONA: (PersonaRecord, PersonaTranslation),
    DocumentKind.ROADMAP: (RoadmapRecord, RoadmapTranslation),
    DocumentKind.EVIDENCE: (EvidenceRecord, EvidenceTranslation),
    DocumentKind.INDICATOR: (IndicatorRecord, IndicatorTranslation),
    DocumentKind.CHANNEL: (ChannelRecord, ChannelRecord),
    DocumentKind.TEAM: (TeamRecord, TeamRecord),
    DocumentKind.PAGE: (PageRecord, PageRecord),
}
_WITHOUT_FRONTMATTER = frozenset({DocumentKind.HOME, DocumentKind.PAGE, DocumentKind.CHANNEL, DocumentKind.TEAM})
_TITLED_BY_HEADING = frozenset({DocumentKind.HOME, DocumentKind.PAGE})

_Stories: TypeAlias = tuple[tuple[int, Body], ...]


def record_type(kind: DocumentKind, language: str) -> type[Record]:
    """What a file of this kind may say; a translation's language is "" for a base file."""
    return RECORDS[kind][1 if language else 0]


def parse_document(source: Source, settings: Settings) -> Reported[Document]:
    """The document of a source, always usable, and everything that is wrong with it.

    Depends on the source, and of the settings on `languages` and `raw_html` only. What was refused is left out of the
    record; where a part of the frontmatter could not be read at all, `whole` is False and missing keys are not told.
    """
    text = _text(source)
    split = split_frontmatter(text.value, source.file)
    record = _record(source, split.value, settings.language)
    manner = _manner(source, settings, split.value.body_line, _touchpoints_of(record.value))
    body = parse_markdown(split.value.body, manner)
    stories = _stories(source, settings, record.value, text.value)
    titled = _titled(record.value, body.value)
    unwritten = _check_written(source, split.value)
    document = Document(
        file=source.file,
        kind=source.kind,
        id=source.id,
        order=source.order,
        language=source.language,
        record=titled,
        body=body.value.body,
        stories=stories.value,
        whole=split.value.whole and not unwritten,
    )
    return Reported(
        document,
        (
            *text.diagnostics,
            *_check_language(source, settings),
            *_told_of_keys(nulls_settled(split.diagnostics, record.diagnostics, text.value), text.diagnostics),
            *(unwritten if text.value or not text.diagnostics else ()),
            *without_echoes(record.diagnostics, split.diagnostics, text.value),
            *body.diagnostics,
            *stories.diagnostics,
        ),
    )


def _text(source: Source) -> Reported[str]:
    """The text of a source as the first side of its merge conflicts has it."""
    written = read_text(source.data, source.file)
    text = without_conflicts(written.value, source.file)
    return Reported(text.value, (*written.diagnostics, *text.diagnostics))


def _told_of_keys(told: tuple[Diagnostic, ...], told_of_text: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """What is told about frontmatter, but for its place below an unresolved conflict: the mark above it is told."""
    if all(one.code != codes.MERGE_CONFLICT.code for one in told_of_text):
        return told
    return tuple(one for one in told if one.code != codes.NO_FRONTMATTER.code)


def _check_language(source: Source, settings: Settings) -> tuple[Diagnostic, ...]:
    if not source.language or source.language in settings.languages[1:]:
        return ()
    place = Place(source.file)
    if source.language == settings.language:
        told = f"`{source.language}` is the language that base files are written in"
        return (codes.LONELY_TRANSLATION.at(place, told, "put these words into the base file"),)
    hint = f"add it: `languages: [{', '.join((*settings.languages, source.language))}]`"
    return (codes.LONELY_TRANSLATION.at(place, f"`{source.language}` is not a language of this site", hint),)


def _check_written(source: Source, frontmatter: Frontmatter) -> tuple[Diagnostic, ...]:
    if frontmatter.written or source.kind in _WITHOUT_FRONTMATTER or source.language:
        return ()
    hint = "begin the file with `---`, `title: …` and another `---`, each on a line of its own"
    return (codes.NO_FRONTMATTER.at(Place(source.file, line=1, column=1), "this file has no frontmatter", hint),)


def _record(source: Source, frontmatter: Frontmatter, language: str) -> Reported[Record]:
    place, values = Place(source.file), frontmatter.values
    told: list[Diagnostic] = []
    if source.language:
        values, told = _words_only(values, RECORDS[source.kind][0], place)
    name = source.id.rsplit("/", 1)[-1]
    read = validate(record_type(source.kind, source.language), values, place, name, language)
    if frontmatter.whole and frontmatter.written:
        return Reported(read.value, (*told, *read.diagnostics))
    # What is missing may stand where nothing could be read; what is there can still be wrong.
    present = tuple(one for one in read.diagnostics if one.code != codes.MISSING_KEY.code)
    return Reported(read.value, (*told, *present))


def _words_only(
    values: dict[str, Value], base: type[Record], place: Place
) -> tuple[dict[str, Value], list[Diagnostic]]:
    """The values of a translation without those that are written once, in the base file."""
    known = set(keys_of(base))
    told: list[Diagnostic] = []
    kept: dict[str, Value] = {}
    for key, value in values.items():
        if key in TRANSLATED_KEYS or key not in known:
            kept[key] = value
        elif key in ("stages", "touchpoints") and isinstance(value, list):
            kept[key] = [_matched_words(one, key, place.at(key, at), told) for at, one in enumerate(value)]
        else:
            hint = "remove it here: figures, ids, emotions and links are written once"
            told.append(codes.SKIPPED_LANGUAGE.at(place.key(key), f"`{key}` belongs into the base file", hint))
    return kept, told


def _matched_words(value: Value, key: str, place: Place, told: list[Diagnostic]) -> Value:
    if not isinstance(value, dict):
        return value
    inner = {name: one for name, one in value.items() if name != "id"}
    kept, more = _words_only(inner, StageRecord if key == "stages" else TouchpointRecord, place)
    told.extend(more)
    return {"id": value["id"], **kept} if "id" in value else kept


def _manner(source: Source, settings: Settings, first_line: int, taken: frozenset[str]) -> Manner:
    return Manner(
        file=source.file,
        first_line=first_line,
        language=source.language or settings.language,
        raw_html=settings.raw_html,
        prefix=(source.id or "home").replace("/", "-"),
        lift_title=source.kind in _TITLED_BY_HEADING,
        taken=taken,
    )


def _touchpoints_of(record: Record) -> frozenset[str]:
    """The anchors that the page of a stage needs for its touchpoints, so that no heading of the story takes one."""
    if not isinstance(record, StageRecord):
        return frozenset()
    return frozenset(one.id or slug(one.title) for one in record.touchpoints)


def _titled(record: Record, body: Markdown) -> Record:
    """A page that has no title of its own is called like the heading at its top."""
    if body.title and isinstance(record, PageRecord) and record.title is None:
        return record.model_copy(update={"title": body.title})
    return record


def _stories(source: Source, settings: Settings, record: Record, text: str) -> Reported[_Stories]:
    """The bodies of stages that are written inside a journey's file."""
    if not isinstance(record, JourneyRecord):
        return Reported(())
    told_here = [(index, one) for index, one in enumerate(record.stages) if isinstance(one, StageRecord) and one.story]
    places = _places(text) if told_here else {}
    bodies: list[tuple[int, Body]] = []
    told: list[Diagnostic] = []
    for index, stage in told_here:
        line, indent = _story_place(text, places.get((("stages", index, "story"), "value")))
        manner = _manner(source, settings, line, _touchpoints_of(stage))
        manner = replace(manner, indent=indent, prefix=f"{manner.prefix}-{index + 1}")
        read = parse_markdown(stage.story or "", manner)
        bodies.append((index, read.value.body))
        told.extend(read.diagnostics)
    return Reported(tuple(bodies), tuple(told))


def _places(text: str) -> Places:
    fences = find_fences(text)
    return {} if fences is None else places_of(text[fences.start : fences.end], fences.first_line)


def _story_place(text: str, position: Position | None) -> tuple[int, int]:
    """The line a story begins on, and how far it is indented: behind `story: |` that is the next line."""
    if position is None:
        return 1, 0
    lines = text.split("\n")
    written = lines[position.line - 1][position.column - 1 :]
    if not written.startswith(("|", ">")):
        return position.line, position.column - 1 + written.startswith(("'", '"'))
    following = next((n for n in range(position.line, len(lines)) if lines[n].strip()), position.line)
    return following + 1, len(lines[following]) - len(lines[following].lstrip())
