"""A theme as a site chooses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from journeysite.diagnostics import Reported
from journeysite.model.settings import Settings, ThemeChoice
from journeysite.read.settings import parse_settings
from journeysite.theme.load import load_theme
from journeysite.theme.theme import Theme

SiteFolder = Callable[..., Path]


@pytest.fixture
def themed(site_folder: SiteFolder) -> Callable[..., Reported[Theme]]:
    """Loads the theme of a site with these files, chosen like this."""

    def load(files: Mapping[str, str | bytes] | None = None, **choice: object) -> Reported[Theme]:
        root = site_folder(files or {})
        settings: Settings = parse_settings((root / "journeysite.yml").read_bytes()).value
        return load_theme(root, replace(settings, theme=ThemeChoice(**choice)))  # type: ignore[arg-type]

    return load
