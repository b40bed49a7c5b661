"""All that `check` and `build` do with a few files, in this process: read, linked, checked, located, told, printed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec.structs import replace

from journeysite.checks import examine
from journeysite.diagnostics import Diagnostic
from journeysite.diagnostics.report_text import report_text
from journeysite.html.printing import render_page
from journeysite.link import link
from journeysite.pages.plan import plan_files
from journeysite.read.discover import discover
from journeysite.read.documents import parse_document
from journeysite.read.lines import located_in, texts_of
from journeysite.read.settings import parse_settings
from journeysite.theme.load import load_theme
from journeysite.theme.theme import Theme

SETTINGS_FILE = "journeysite.yml"


@cache
def _plain_theme() -> Theme:
    with TemporaryDirectory() as folder:
        return load_theme(Path(folder), parse_settings(b"title: A\n").value).value


def passed(files: Mapping[str, str], touched: str) -> tuple[Diagnostic, ...]:
    """What is told about these files, once every step was taken with them; of pages those of the file `touched`."""
    with TemporaryDirectory() as name:
        root = Path(name)
        for file, text in files.items():
            (root / file).parent.mkdir(parents=True, exist_ok=True)
            (root / file).write_bytes(text.encode("utf-8", "replace"))
        return _passed(root, touched)


def _passed(root: Path, touched: str) -> tuple[Diagnostic, ...]:
    settings = parse_settings((root / SETTINGS_FILE).read_bytes())
    found = discover(root)
    parsed = [parse_document(source, settings.value) for source in found.value.sources]
    documents = tuple(one.value for one in parsed)
    site = link(documents, settings.value)
    stages = [settings, found, *parsed, site]
    theme = _plain_theme()
    if touched.startswith("themes/"):
        own = replace(settings.value, theme=replace(settings.value.theme, name="ours"))
        loaded = load_theme(root, own)
        theme = loaded.value
        stages.append(loaded)
    told = examine(site.value, documents, [one for stage in stages for one in stage.diagnostics])
    text_of = texts_of(root)
    report_text(located_in(told, text_of), text_of)
    for plan in plan_files(site.value, theme):
        if Path(touched).stem in plan.path or (touched == SETTINGS_FILE and plan.path == "index.html"):
            render_page(plan.view(), theme)
    return told
