"""The pipeline, from a folder of Markdown files to a published site. It composes the stages and decides nothing."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from journeysite.catalog import codes
from journeysite.checks import CachedChecks, examine
from journeysite.diagnostics import Diagnostic, Reported
from journeysite.diagnostics.levels import stops
from journeysite.html.template_faults import TemplateFault, check_templates
from journeysite.incremental.memory import Memo
from journeysite.incremental.parallel import uncollected
from journeysite.incremental.store import open_store
from journeysite.link import link
from journeysite.link.sources import check_sources
from journeysite.model.settings import Settings
from journeysite.model.site import Site
from journeysite.pages.beside import static_artifacts
from journeysite.pages.plan import count_files, plan_files
from journeysite.pages.queries import BuildInfo
from journeysite.publish import Published
from journeysite.read.discover import discover, read_settings_file
from journeysite.read.document import Document
from journeysite.read.drawings import check_drawings
from journeysite.read.file_names import CONTENT
from journeysite.read.history import dated, read_history, undated
from journeysite.read.media import UnreadableFileError
from journeysite.read.protection import without_lowered
from journeysite.read.settings import parse_settings
from journeysite.read.source import PlainFile
from journeysite.steps import Parse, Progress, counted, media_files, parse_all, print_all, publish_again
from journeysite.theme.load import load_theme
from journeysite.theme.theme import Theme

MEMORY = ".journeysite"  # what builds remember, in the site's folder
SOURCES = (CONTENT, "themes", "journeysite.yml", "theme.css", MEMORY)

Join = Callable[[Sequence[Document], Settings, Sequence[str]], Reported[Site]]  # as `link`


class Loaded(Struct, frozen=True):
    """A site that was read and linked, and all that its pages are made with; `told`: what was said about it so far."""

    root: Path
    site: Site
    theme: Theme
    build_info: BuildInfo
    media: tuple[PlainFile, ...]
    told: tuple[Diagnostic, ...] = ()


class Built(Struct, frozen=True):
    """What a build came to; `published` is None where errors kept the old site in its place."""

    published: Published | None = None
    pages: int = 0
    maps: int = 0


@uncollected()
def load(
    root: Path, parse: Parse | None = None, join: Join | None = None, cached: CachedChecks | None = None
) -> Reported[Loaded | None]:
    """The site in `root`, and everything there is to say about it, at the levels that its settings ask for.

    None without settings, which is the one thing no site can be shown without. `parse` may be one that remembers, and
    `join` one that keeps more of linking than the site.
    """
    written = read_settings_file(root)
    if written.value is None:
        return Reported(None, written.diagnostics)
    settings = without_lowered(parse_settings(written.value), codes().values())
    found = discover(root)
    parsed = (parse or partial(parse_all, memo=Memo()))(found.value.sources, settings.value)
    history = read_history(root)
    documents = tuple(dated((one.value for one in parsed), history.updated))
    site, theme = (join or link)(documents, settings.value, found.value.named_media), load_theme(root, settings.value)
    files = check_sources(documents, found.value.named_files), check_drawings(root, found.value.media)
    stages: tuple[Reported[Any], ...] = (settings, found, *parsed, site, theme, *files)
    told = (*(d for part in stages for d in part.diagnostics), *check_templates(theme.value), *undated(parsed, history))
    loaded = Loaded(root, site.value, theme.value, BuildInfo(*history.stamp), found.value.media, told)
    return Reported(loaded, examine(loaded.site, documents, told, cached))


@uncollected()
def build(
    root: Path,
    output: Path,
    *,
    strict: bool = False,
    jobs: int = 0,
    gallery: bool = False,
    verify: bool = False,
    progress: Progress = None,
) -> Reported[Built]:
    """Publishes the site of `root` into `output`: all of it, or nothing where errors (if `strict`, warnings) are.

    `jobs` is how many processes may share the work, 0 for as many as help. What earlier builds made is not made again.
    With `gallery`, a page `gallery.html` shows every kind of figure. With `verify`, what was published before is read
    and compared, not taken at its time and size.
    """
    store = open_store(root / MEMORY)
    memo = Memo(store)
    loaded = load(root, partial(parse_all, memo=memo, jobs=jobs))
    site, told = loaded.value, (*store.notices, *loaded.diagnostics)
    if site is None or stops(told, strict):
        return Reported(Built(), told)
    plans = plan_files(site.site, site.theme, site.build_info, gallery)
    printed = counted(print_all(plans, site.theme, memo, jobs), len(plans), progress)
    made = chain(printed, static_artifacts(site.site, site.theme), media_files(root, site.media))
    try:
        published = publish_again(made, output, root, SOURCES, memo, verify)
    except (TemplateFault, UnreadableFileError) as fault:
        return Reported(Built(), (*told, fault.diagnostic))
    told = (*told, *published.diagnostics, *memo.end_build())
    if stops(published.diagnostics, strict=False):
        return Reported(Built(), told)
    return Reported(Built(published.value, *count_files(plans)), told)
