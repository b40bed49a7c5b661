"""Closed words in French: each is understood as one of the words of the format, and messages name them."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

import pytest
from pydantic import BaseModel

from journeysite.diagnostics import Place
from journeysite.read.records.evidence import EvidenceRecord
from journeysite.read.records.journey import JourneyRecord
from journeysite.read.records.roadmap import RoadmapRecord
from journeysite.read.records.touchpoint import PainPointRecord
from journeysite.read.reference import format_reference
from journeysite.read.validate import records_in, validate
from journeysite.read.words import FRENCH, listed, meant
from journeysite.read.yaml import read_mapping
from tests.read.test_reference import ALL


def vocabularies(annotation: Any) -> list[tuple[str, ...]]:
    if get_origin(annotation) is Literal:
        return [get_args(annotation)]
    inner = [] if records_in(annotation) and isinstance(annotation, type) else get_args(annotation)
    return [words for one in inner for words in vocabularies(one)]


CLOSED = [words for model in ALL for field in model.model_fields.values() for words in vocabularies(field.annotation)]


@pytest.mark.parametrize("words", CLOSED, ids=" ".join)
def test_every_closed_word_is_said_in_french_and_no_french_word_means_two_of_a_key(words: tuple[str, ...]) -> None:
    for word in words:
        if word in ("rice", "wsjf"):  # names of methods, the same in French
            continue
        for french in FRENCH[word]:
            assert (french, meant(french.upper(), words)) == (french, word)


@pytest.mark.parametrize(
    ("model", "text", "key", "value"),
    [
        (PainPointRecord, "text: x\nseverity: grave", "severity", "major"),
        (RoadmapRecord, "title: x\nhorizon: maintenant", "horizon", "now"),
        (EvidenceRecord, "title: x\nmethod: visites mystères", "method", "mystery-visit"),
        (EvidenceRecord, "title: x\nmethod: Visite Mystere", "method", "mystery-visit"),
        (JourneyRecord, "title: x\nkind: actuelle", "kind", "current"),
        (JourneyRecord, "title: x\nstatus: BROUILLON", "status", "draft"),
    ],
)
def test_a_closed_word_in_french_is_taken(model: type[BaseModel], text: str, key: str, value: str) -> None:
    read = validate(model, read_mapping(text, "a.md").value.values, Place("a.md"))
    assert (getattr(read.value, key), read.diagnostics) == (value, ())


def test_a_french_site_is_told_the_french_words_and_the_nearest_of_them() -> None:
    def hint(text: str, language: str) -> str:
        read = validate(PainPointRecord, read_mapping(text, "a.md").value.values, Place("a.md"), "", language)
        return read.diagnostics[0].hint

    assert hint("text: x\nseverity: énorme", "fr-CA") == "one of: mineur (minor), majeur (major), critique (critical)"
    assert hint("text: x\nseverity: huge", "en") == "one of: minor, major, critical"
    assert hint("text: x\nseverity: majeurr", "fr") == "did you mean `majeur`?"
    assert hint("text: x\nseverity: majeurr", "en") == "did you mean `major`?"


def test_the_reference_tells_the_french_words() -> None:
    assert "`major` may also be written `majeur`" in format_reference()
    assert listed(("now", "next"), "fr") == "maintenant (now), ensuite (next)"
