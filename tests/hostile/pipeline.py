"""All that `check` and `build` do with a few files, in this process: read, linked, checked, located, told, printed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from journeysite.checks import examine
from journeysite.diagnostics import Diagnostic
from journeysite.diagnostics.report_text import report_text
from journeysite.link import link
from journeysite.model.settings import Settings
from journeysite.read.documents import parse_document
from journeysite.read.discover import CONTENT, _described
from journeysite.read.lines import located_in
from journeysite.read.settings import parse_settings
from journeysite.read.source import Source
from journeysite.render.pages import plan_files, render_page
from journeysite.theme.load import load_theme
from journeysite.theme.theme import Theme


@cache
def plain_theme() -> Theme:
    with TemporaryDirectory() as folder:
        return load_theme(Path(folder), parse_settings(b"title: A\n").value).value


def passed(files: Mapping[str, str], touched: str) -> tuple[Diagnostic, ...]:
    """What is told about these files, once every step of a build was taken with them."""
    settings = parse_settings(files["journeysite.yml"].encode("utf-8", "replace"))
    parsed = [parse_document(_source(file, text), settings.value) for file, text in files.items() if file.startswith(f"{CONTENT}/")]
    documents = tuple(one.value for one in parsed)
    site = link(documents, settings.value)
    told = [*settings.diagnostics, *(told for one in parsed for told in one.diagnostics), *site.diagnostics]
    theme = plain_theme()
    if touched.startswith("themes/"):
        with TemporaryDirectory() as folder:
            file = Path(folder, touched)
            file.parent.mkdir(parents=True)
            file.write_text(files[touched], encoding="utf-8", errors="replace")
            from dataclasses import replace
            own = replace(settings.value, theme=replace(settings.value.theme, name="ours"))
            loaded = load_theme(Path(folder), own)
        theme = loaded.value
        told.extend(loaded.diagnostics)
    found = examine(site.value, documents, told)
    report_text(located_in(found, files.get), files.get)
    name = Path(touched).stem
    for plan in plan_files(site.value, theme):
        if touched == "journeysite.yml" and plan.path in ("index.html",) or name in plan.path:
            render_page(plan.view(), theme)
    return found


def _source(file: str, text: str) -> Source:
    parts = file.removeprefix(f"{CONTENT}/").removesuffix(".md").split("/")
    kind, id, order = _described(parts)
    return Source(file, kind, id, order, "", text.encode("utf-8", "replace"))
