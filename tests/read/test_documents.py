"""A source into a document."""

from __future__ import annotations

import datetime
from textwrap import dedent

import pytest

from journeysite.model.settings import Settings
from journeysite.read.document import Body, Document, DocumentKind, Source
from journeysite.read.documents import parse_document
from journeysite.read.records.evidence import EvidenceRecord
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.records.organisation import ChannelRecord, PageRecord
from journeysite.read.records.persona import PersonaRecord
from journeysite.read.records.translations import (
    JourneyTranslation,
    PersonaTranslation,
    StageTranslation,
    TouchpointTranslation,
)
from journeysite.read.settings import parse_settings

SETTINGS: Settings = parse_settings(b"title: A site\nlanguages: [en, fr]\n").value
FILES = {
    DocumentKind.HOME: ("content/index.md", ""),
    DocumentKind.JOURNEY: ("content/journeys/gear/index.md", "gear"),
    DocumentKind.STAGE: ("content/journeys/gear/02-search.md", "gear/search"),
    DocumentKind.PERSONA: ("content/personas/quentin.md", "quentin"),
    DocumentKind.EVIDENCE: ("content/evidence/survey.md", "survey"),
    DocumentKind.CHANNEL: ("content/channels/store.md", "store"),
    DocumentKind.PAGE: ("content/pages/method.md", "method"),
}


def read(kind: DocumentKind, text: str, language: str = "") -> tuple[Document, list[str]]:
    file, id = FILES[kind]
    if language:
        file = file.replace(".md", f".{language}.md")
    found = parse_document(Source(file, kind, id, None, language, dedent(text).encode()), SETTINGS)
    lines = []
    for one in found.diagnostics:
        where = ".".join(map(str, one.place.path)) or f"{one.place.line}:{one.place.column}"
        lines.append(f"{where} {one.code} {one.message}")
        assert one.place.file == file
    return found.value, lines


def shown(body: Body) -> str:
    return "".join(part if isinstance(part, str) else f"{{{part.index}:{part.want}}}" for part in body.parts)


def test_a_file_is_its_record_and_its_story() -> None:
    document, lines = read(
        DocumentKind.PERSONA,
        """\
        ---
        title: Quentin
        age: 34
        ---
        He [dives](../pages/diving.md).
        """,
    )
    assert lines == []
    assert (document.file, document.kind, document.id, document.language, document.whole) == (
        "content/personas/quentin.md",
        DocumentKind.PERSONA,
        "quentin",
        "",
        True,
    )
    assert document.record == PersonaRecord(title="Quentin", age=34)
    assert shown(document.body) == '<p>He <a href="{0:href}">dives</a>.</p>\n'
    assert (document.body.references[0].line, document.body.references[0].column) == (5, 4)
    assert document.body.lead == "He dives."


def test_stages_inside_a_journeys_file_have_stories_of_their_own() -> None:
    document, lines = read(
        DocumentKind.JOURNEY,
        """\
        ---
        title: Small
        stages:
          - title: First
            story: |
              # One

              See [[second]].
          - title: Second
            touchpoints: [{title: Ask, emotion: 1}]
            story: "Two [x](y.md)"
          - {title: Third}
        ---
        The journey.
        """,
    )
    assert lines == []
    assert isinstance(document.record, JourneyRecord)
    assert [stage.title for stage in document.record.stages if isinstance(stage, StageRecord)] == [
        "First",
        "Second",
        "Third",
    ]
    (first, one), (second, two) = document.stories
    assert (first, shown(one)) == (0, '<h2 id="one">One</h2>\n<p>See <a href="{0:href}">{0:title}</a>.</p>\n')
    assert [(r.target, r.line, r.column) for r in one.references] == [("second", 8, 11)]
    assert (second, shown(two)) == (1, '<p>Two <a href="{0:href}">x</a></p>\n')
    assert [(r.target, r.line, r.column) for r in two.references] == [("y.md", 11, 17)]


def test_headings_of_a_stage_leave_its_touchpoints_their_anchors() -> None:
    document, _ = read(
        DocumentKind.STAGE,
        "---\ntitle: Search\ntouchpoints: [{title: Compares prices}, {id: ask, title: Asks}]\n---\n"
        "# Compares prices\n# Ask\n# Asks\n",
    )
    assert [heading.anchor for heading in document.body.headings] == ["compares-prices-1", "ask-1", "asks"]


@pytest.mark.parametrize(
    ("text", "title", "story"),
    [
        ("# Our method\n\nText", "Our method", "<p>Text</p>\n"),
        ("---\ntags: [x]\n---\n# Our method\n", "Our method", ""),
        ("---\ntitle: Method\n---\n# Our method\n\nText", "Method", "<p>Text</p>\n"),
        ("Text", None, "<p>Text</p>\n"),
    ],
)
def test_a_page_is_called_by_its_title_or_else_by_its_first_heading(text: str, title: str | None, story: str) -> None:
    document, lines = read(DocumentKind.PAGE, text)
    assert isinstance(document.record, PageRecord)
    assert (document.record.title, shown(document.body), lines) == (title, story, [])


def test_a_channel_needs_no_frontmatter_and_keeps_its_headings() -> None:
    document, lines = read(DocumentKind.CHANNEL, "# Why\n\nBecause.")
    assert (document.record, lines) == (ChannelRecord(), [])
    assert [heading.text for heading in document.body.headings] == ["Why"]


def test_a_file_that_needs_frontmatter_is_told_so_once() -> None:
    document, lines = read(DocumentKind.PERSONA, "# Quentin\n")
    assert lines == ["1:1 J012 this file has no frontmatter"]
    assert document.record == PersonaRecord(title="quentin")


def test_where_keys_could_not_be_read_nobody_is_told_that_they_are_missing() -> None:
    document, lines = read(DocumentKind.PERSONA, "---\nrole: Teacher\nchanels: x\ntitle: Quentin: diver\n---\nStory")
    assert lines == [
        "4:8 J013 the value of `title` holds a colon, which YAML takes for another key",
        "chanels J101 unknown key `chanels`",
    ]
    assert not document.whole
    assert document.record == PersonaRecord(title="Quentin", role="Teacher")
    assert shown(document.body) == "<p>Story</p>\n"


def test_all_that_is_wrong_with_a_file_comes_at_once() -> None:
    text = "---\ntitle: Price # 5\ntitle: x\nage: old\n---\nText\x07 [x]()\n\n![[map]] y"
    assert read(DocumentKind.PERSONA, text)[1] == [
        "6:5 J003 a control character (U+0007) stands here",
        "2:8 J015 everything behind `Price` is cut off by ` #`",
        "3:1 J014 `title` is written twice",
        "age J107 `age`: `old` is not a number",
        "6:7 J025 this link has no target",
        "8:1 J027 `![[map]]` stands inside a line of text",
    ]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing() -> None:
    text = "---\ntitle: Quentin\n---\nHe [dives](x.md).\n"
    unix = read(DocumentKind.PERSONA, text)
    windows = read(DocumentKind.PERSONA, "\ufeff" + text.replace("\n", "\r\n"))
    assert windows == unix


# Translations


def test_a_translation_carries_only_what_reads_differently() -> None:
    document, lines = read(DocumentKind.PERSONA, "---\nrole: Professeur\n---\nIl plonge.", "fr")
    assert lines == []
    assert document.record == PersonaTranslation(role="Professeur")
    assert isinstance(document.record, PersonaRecord)
    assert document.record.model_fields_set == {"role"}
    assert document.body.lead == "Il plonge."


def test_a_translation_may_be_prose_only() -> None:
    document, lines = read(DocumentKind.STAGE, "Il cherche.", "fr")
    assert (document.record, lines) == (StageTranslation(), [])


def test_touchpoints_of_a_translation_are_found_by_id() -> None:
    text = "---\ntouchpoints:\n  - {id: compare, title: Compare}\n  - {title: Sans id}\n---\n"
    document, lines = read(DocumentKind.STAGE, text, "fr")
    assert lines == ["touchpoints.1 J102 `id` is missing in item 2 of `touchpoints` (`Sans id`)"]
    assert isinstance(document.record, StageRecord)
    assert document.record.touchpoints == (TouchpointTranslation(id="compare", title="Compare"),)


def test_what_is_written_once_is_not_repeated_in_a_translation() -> None:
    text = """\
        ---
        title: Parcours
        kind: target
        stages:
          - id: search
            phase: before
            touchpoints:
              - {id: compare, emotion: 1, channel: web, thought: Trois prix}
        ---
        """
    document, lines = read(DocumentKind.JOURNEY, text, "fr")
    assert lines == [
        "kind J029 `kind` belongs into the base file",
        "stages.0.phase J029 `phase` belongs into the base file",
        "stages.0.touchpoints.0.emotion J029 `emotion` belongs into the base file",
        "stages.0.touchpoints.0.channel J029 `channel` belongs into the base file",
    ]
    assert document.record == JourneyTranslation.model_validate(
        {
            "title": "Parcours",
            "stages": [{"id": "search", "touchpoints": [{"id": "compare", "thought": "Trois prix"}]}],
        }
    )


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("de", "J010 `de` is not a language of this site"),
        ("en", "J010 `en` is the language that base files are written in"),
    ],
)
def test_a_translation_into_no_language_of_the_site_is_told(language: str, message: str) -> None:
    assert read(DocumentKind.PERSONA, "Text", language)[1] == [f"None:None {message}"]


def test_boxes_speak_the_language_of_their_file() -> None:
    base, _ = read(DocumentKind.PAGE, "::: note\nx\n:::")
    french, _ = read(DocumentKind.PAGE, "::: note\nx\n:::", "fr")
    assert ">Note<" in shown(base.body)
    assert ">Remarque<" in shown(french.body)


def test_a_study_from_its_keys() -> None:
    document, lines = read(
        DocumentKind.EVIDENCE,
        '---\n{title: Spring survey, method: survey, date: 2026-04-15, sample: 412, source: "…", link: "…"}\n---\n',
    )
    assert lines == []
    assert document.record == EvidenceRecord(
        title="Spring survey", method="survey", date="2026-04-15", sample=412, source="…", link="…"
    )


def test_days_become_dates() -> None:
    document, _ = read(DocumentKind.PAGE, "---\nupdated: 2026-10-14\n---\n")
    assert document.record == PageRecord(updated=datetime.date(2026, 10, 14))
