"""The pipeline, from a folder of Markdown files to a published site. It composes the stages and decides nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from journeysite.checks import run_checks
from journeysite.diagnostics import Diagnostic, Reported, Severity
from journeysite.diagnostics.levels import levelled
from journeysite.link import link
from journeysite.model.settings import Settings
from journeysite.model.site import Site
from journeysite.publish import Artifact, Published, publish
from journeysite.read.discover import CONTENT, PlainFile, discover, read_plain, read_settings_file
from journeysite.read.document import Document, Source
from journeysite.read.documents import parse_document
from journeysite.read.history import dated, read_history
from journeysite.read.settings import parse_settings
from journeysite.render.edition import Imprint
from journeysite.render.html import TemplateFault, check_templates
from journeysite.render.pages import PageView, plan_pages, render_page, static_artifacts
from journeysite.theme.load import load_theme
from journeysite.theme.theme import Theme

Progress = Callable[[int, int], None]  # pages rendered so far, pages in all
Parse = Callable[[Source, Settings], Reported[Document]]
Render = Callable[[PageView, Theme], Artifact]


def quiet(_done: int, _all: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A site that was read, linked and checked, and all that its pages are made with."""

    root: Path
    settings: Settings
    site: Site
    theme: Theme
    imprint: Imprint
    media: tuple[PlainFile, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build came to; `published` is None where errors kept the old site in its place."""

    pages: int
    maps: int
    published: Published | None


def load(root: Path, parse: Parse = parse_document) -> Reported[Loaded | None]:
    """The site in `root`, and everything there is to say about it, at the levels that its settings ask for.

    None without settings, which is the one thing no site can be shown without. `parse` may be one that remembers.
    """
    written = read_settings_file(root)
    if written.value is None:
        return Reported(None, written.diagnostics)
    settings = parse_settings(written.value)
    found = discover(root)
    parsed = [parse(source, settings.value) for source in found.value.sources]
    history = read_history(root)
    documents = tuple(dated((one.value for one in parsed), history.updated))
    site = link(documents, settings.value, [file.path for file in found.value.media])
    theme = load_theme(root, settings.value)
    stages: tuple[Reported[Any], ...] = (settings, found, *parsed, site, theme)
    told = (
        *(one for stage in stages for one in stage.diagnostics),
        *run_checks(site.value, documents),
        *check_templates(theme.value),
    )
    imprint = Imprint(history.date, history.revision)
    loaded = Loaded(root, settings.value, site.value, theme.value, imprint, found.value.media)
    return Reported(loaded, levelled(told, settings.value.checks))


def build(root: Path, output: Path, *, strict: bool = False, progress: Progress = quiet) -> Reported[Built]:
    """Publishes the site of `root` into `output`: all of it, or nothing where errors (if `strict`, warnings) are."""
    loaded = load(root)
    if loaded.value is None or stops(loaded.diagnostics, strict):
        return Reported(Built(0, 0, None), loaded.diagnostics)
    try:
        plans = plan_pages(loaded.value.site, loaded.value.theme, loaded.value.imprint)
        sources = [root / name for name in (CONTENT, "themes", "journeysite.yml")]
        published = publish(artifacts(loaded.value, progress), output, site=root, sources=sources)
    except TemplateFault as fault:
        return Reported(Built(0, 0, None), (*loaded.diagnostics, fault.diagnostic))
    whole = None if stops(published.diagnostics, strict=False) else published.value
    built = Built(len(plans), len(loaded.value.site.journeys), whole)
    return Reported(built, (*loaded.diagnostics, *published.diagnostics))


def artifacts(loaded: Loaded, progress: Progress = quiet, render: Render = render_page) -> Iterator[Artifact]:
    """Every file of the site, one after the other: pages first, then what stands beside them, then media."""
    plans = plan_pages(loaded.site, loaded.theme, loaded.imprint)
    for done, plan in enumerate(plans, 1):
        yield render(plan.view(), loaded.theme)
        progress(done, len(plans))
    yield from static_artifacts(loaded.site, loaded.theme, loaded.imprint)
    yield from (Artifact(f"media/{file.path}", read_plain(loaded.root, file).value or b"") for file in loaded.media)


def stops(diagnostics: tuple[Diagnostic, ...], strict: bool) -> bool:
    """Whether these findings keep a site from being published."""
    grave = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return any(one.severity in grave for one in diagnostics)
