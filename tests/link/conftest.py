"""Small sites, read and linked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from journeysite.diagnostics import Reported
from journeysite.link import link
from journeysite.model.site import Site
from journeysite.read.discover import discover, read_settings_file
from journeysite.read.documents import parse_document
from journeysite.read.settings import parse_settings

SETTINGS = """\
title: Palmes & Rando
languages: [en, fr]
channels: {store: {label: Store, icon: store}, web: {label: Website, online: true}, phone: Phone}
teams: {shop: {label: Shop, contact: shop@example.com}, logistics: Logistics}
lanes: {questions: Open questions}
"""

Linked = Callable[..., Reported[Site]]


@pytest.fixture
def linked(site_folder: Callable[..., Path]) -> Linked:
    """Links a site of `{path below content: text}`; `settings` stands for journeysite.yml."""

    def make(files: Mapping[str, str], *, language: str = "", settings: str = SETTINGS) -> Reported[Site]:
        root = site_folder({"journeysite.yml": settings, **{f"content/{path}": text for path, text in files.items()}})
        written = parse_settings(read_settings_file(root).value or b"", language)
        found = discover(root)
        documents = [parse_document(source, written.value).value for source in found.value.sources]
        return link(documents, written.value, [file.path for file in found.value.media], language)

    return make
