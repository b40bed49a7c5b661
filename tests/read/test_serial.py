"""Documents remembered between builds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from journeysite.diagnostics import Reported
from journeysite.read.discover import discover, read_settings_file
from journeysite.read.document import Document, DocumentKind, Source
from journeysite.read.documents import parse_document
from journeysite.read.serial import DocumentCodec
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
    document, diagnostics = json.loads(DocumentCodec().write(parsed(TEXT)))
    assert document[0] == "content/journeys/a.md"
    assert len(diagnostics) == len(parsed(TEXT).diagnostics) > 0


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"[[],[]]", b'[["a","page","",null,"",{"x":1},[],[],true],[]]', b"\xff"]
)
def test_bytes_of_another_make_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError):
        DocumentCodec().read(data)


def test_every_file_of_the_example_site_comes_back_equal(repository: Path) -> None:
    settings = parse_settings(read_settings_file(repository).value or b"").value
    codec = DocumentCodec()
    for source in discover(repository).value.sources:
        value = parse_document(source, settings)
        again = codec.read(codec.write(value))
        assert (again, repr(again)) == (value, repr(value))
