"""The reference of the format says what the records say."""

from __future__ import annotations

import re

import pytest
from pydantic import BaseModel

from journeysite.diagnostics import Place
from journeysite.read.codes import CODES
from journeysite.read.documents import RECORDS
from journeysite.read.records import evidence, journey, organisation, persona, roadmap, settings, touchpoint
from journeysite.read.records.record import Record
from journeysite.read.reference import format_reference
from journeysite.read.validate import keys_of, validate
from journeysite.read.yaml import read_mapping

BASE = [base for base, _ in RECORDS.values()]
ALL: list[type[BaseModel]] = [
    model
    for module in (touchpoint, journey, persona, roadmap, evidence, organisation, settings)
    for model in vars(module).values()
    if isinstance(model, type)
    and issubclass(model, Record)
    and model is not Record
    and not model.__name__.endswith("Translation")
]


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_every_key_is_described_with_an_example_that_is_valid(model: type[BaseModel]) -> None:
    for name, field in model.model_fields.items():
        assert field.description, name
        key = field.alias or name
        text = f"{key}: {field.examples[0] if field.examples else ''}"
        read = read_mapping(text, "example")
        assert read.diagnostics == ()
        told = [
            one
            for one in validate(model, read.value.values, Place("example")).diagnostics
            if one.place.path[:1] == (key,)
        ]
        assert told == []


def test_every_key_of_every_record_has_its_row() -> None:
    text = format_reference()
    for model in ALL:
        for key in keys_of(model):
            assert f"| `{key}` |" in text or f"| **`{key}`** |" in text


def test_required_keys_are_bold_and_choices_are_listed() -> None:
    text = format_reference()
    assert "| **`title`** | What will be done. | text | `Clear prices from the first page` |" in text
    assert "| `severity` | How much it hurts. | `minor`, `major`, `critical` | `major` |" in text
    assert "| `share` | Share of customers hit, in percent. | number from 0 to 100 | `38` |" in text
    assert (
        "| `channels` | Channels they use: ids, or ids with how much they like them, from 1 to 5. | "
        "mapping of ids to numbers from 1 to 5 or list of ids | `{store: 5, web: 4}` |" in text
    )


def test_every_link_of_the_reference_leads_to_a_heading() -> None:
    from journeysite.read.anchors import Anchors

    text = format_reference()
    anchors = Anchors()
    headings = {anchors.of(heading) for heading in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]*)\)", text)) - headings == set()


def test_tables_are_whole() -> None:
    rows = [line for line in format_reference().splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3, 5}


def test_codes_are_unique_and_explained() -> None:
    assert len({code.code for code in CODES}) == len(CODES) >= 40
    assert all(re.fullmatch("J[014][0-9][0-9]", code.code) and code.title and code.explanation for code in CODES)
