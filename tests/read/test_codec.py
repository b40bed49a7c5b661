"""Documents remembered between builds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeysite.diagnostics import Reported
from journeysite.read.codec import DocumentCodec
from journeysite.read.discover import discover, read_settings_file
from journeysite.read.document import Document, DocumentKind, Source
from journeysite.read.documents import parse_document
from journeysite.read.settings import parse_settings

SETTINGS = parse_settings(b"title: A site\nlanguages: [en, fr]\n").value

TEXT = """\
---
title: Small
kind: cible
review_by: 2027-03-31
nps: 24
persona: x
canvas: {Wishes: [a, b]}
stages:
  - title: First
    hours: 07:30-09:00
    touchpoints:
      - {title: T, emotion: -1.5, emotions: {awa: 0}, pain_points: [a, {text: b, share: 3}], image: m.png}
    story: "See [[x]] and # y"
  - unknown: key
---
# One [link](a.md#b)

![](c.png) [x](javascript:y)
"""


def parsed(text: str, language: str = "") -> Reported[Document]:
    return parse_document(
        Source("content/journeys/a.md", DocumentKind.JOURNEY, "a", 3, language, text.encode()), SETTINGS
    )


@pytest.mark.parametrize("language", ["", "fr"])
def test_what_was_written_down_comes_back_equal(language: str) -> None:
    codec, value = DocumentCodec(), parsed(TEXT, language)
    again = codec.read(codec.write(value))
    assert (again, repr(again)) == (value, repr(value))
    assert type(again.value.record) is type(value.value.record)
    assert again.value.record.model_fields_set == value.value.record.model_fields_set
    assert codec.write(again) == codec.write(value)


def test_it_is_plain_json() -> None:
    kept = json.loads(DocumentCodec().write(parsed(TEXT)))
    assert kept["value"]["file"] == "content/journeys/a.md"
    assert len(kept["diagnostics"]) == len(parsed(TEXT).diagnostics) > 0


def test_of_a_record_only_what_its_author_wrote_is_kept() -> None:
    kept = json.loads(DocumentCodec().write(parsed("---\ntitle: A\nreview_by: 2027-03-31\n---\n")))
    assert kept["value"]["record"] == ["JourneyRecord", {"title": "A", "review_by": "2027-03-31"}]


def test_a_number_of_any_length_before_a_files_name_comes_back() -> None:
    source = Source("content/journeys/a.md", DocumentKind.JOURNEY, "a", 10**30, "", TEXT.encode())
    codec, value = DocumentCodec(), parse_document(source, SETTINGS)
    assert codec.read(codec.write(value)) == value


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"{}", b'{"value":{},"diagnostics":[]}', b"\xff"])
def test_bytes_of_another_make_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        DocumentCodec().read(data)


@pytest.mark.parametrize(
    "record",
    [
        [],
        {},
        None,
        "JourneyRecord",
        ["JourneyRecord"],
        ["JourneyRecord", []],
        ["NoSuchRecord", {}],
        [[], {}],
        ["JourneyRecord", {"title": "A", "unknown": 1}],
        ["JourneyRecord", {"title": "A", "review_by": "tomorrow"}],
        ["JourneyRecord", {"title": "A", "stages": [{"id": "without a title"}]}],
    ],
)
def test_a_record_of_another_make_is_refused(record: object) -> None:
    kept = json.loads(DocumentCodec().write(parsed(TEXT)))
    kept["value"]["record"] = record
    with pytest.raises(ValueError):
        DocumentCodec().read(json.dumps(kept).encode())


def test_a_document_that_was_cut_anywhere_is_refused() -> None:
    data = DocumentCodec().write(parsed(TEXT))
    for length in range(len(data)):
        with pytest.raises(ValueError):
            DocumentCodec().read(data[:length])


def test_every_file_of_the_example_site_comes_back_equal(repository: Path) -> None:
    settings = parse_settings(read_settings_file(repository).value or b"").value
    codec = DocumentCodec()
    for source in discover(repository).value.sources:
        value = parse_document(source, settings)
        again = codec.read(codec.write(value))
        assert (again, repr(again)) == (value, repr(value))
