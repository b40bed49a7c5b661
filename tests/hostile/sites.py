"""Sites that a stranger's pull request may bring: a table, to which a line is added for every new idea.

Each prepares the repository of a site, `repo`, before it is committed. Beside it lie `sibling`, a published site of
somebody else with a database, and `home` and `temporary`, which are the user's.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from journeysite.publish import Artifact, publish

MANIFEST = ".journeysite-manifest"
MARKER = "Signature: 8a477f597d28d172789f06886806bc55\n"
CONTENT = {
    "journeysite.yml": "title: A small site\n",
    "content/index.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "content/pages/method.md": "---\ntitle: Method\n---\n\nHow we work.\n",
}

Prepare = Callable[[Path], None]


def put(folder: Path, files: dict[str, str]) -> None:
    """Writes files below a folder."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def link(name: str, end: str) -> Prepare:
    """A link of this name in the repository."""

    def prepare(repo: Path) -> None:
        (repo / name).parent.mkdir(parents=True, exist_ok=True)
        (repo / name).symlink_to(end)

    return prepare


def holding(written: dict[str, str], links: dict[str, str] | None = None) -> Prepare:
    """These files, then these links, in the repository."""

    def prepare(repo: Path) -> None:
        put(repo, written)
        for name, end in (links or {}).items():
            link(name, end)(repo)

    return prepare


def listing(*paths: str) -> str:
    """A list of published files that names these."""
    return "\n".join(["journeysite manifest 1", *(f"{'0' * 64} 1 {path}" for path in paths), f"end {len(paths)}", ""])


def piped(repo: Path) -> None:
    """A pipe where the list of published files is looked for."""
    (repo / "site").mkdir()
    os.mkfifo(repo / "site" / MANIFEST)


SITES: dict[str, Prepare] = {
    "nothing hostile": holding({}),
    "memory is a link to git's packs": link(".journeysite", ".git/objects/pack"),
    "memory is a link to git's folder": link(".journeysite", ".git"),
    "memory is a link to a sibling": link(".journeysite", "../sibling"),
    "memory is a link to home": link(".journeysite", "../home"),
    "memory is a link to itself": link(".journeysite", ".journeysite"),
    "memory is a link to nothing outside": link(".journeysite", "../made"),
    "memory is a file": holding({".journeysite": "x"}),
    "memory is somebody's folder": holding({".journeysite/thesis.pack": "years", ".journeysite/unchanged": "x"}),
    "memory looks like ours and leads elsewhere": holding(
        {".journeysite/CACHEDIR.TAG": MARKER, ".journeysite/0badcafe-0badcafe.pack": "PACK"},
        {
            ".journeysite/up-to-date": "../.git/config",
            ".journeysite/unchanged": "../.git/HEAD",
            ".journeysite/00000001-0badcafe.pack": "../../sibling/index.html",
            f".journeysite/memory-{'0' * 32}.sqlite": "../../sibling/data.sqlite",
            f".journeysite/memory-{'0' * 32}.sqlite-journal": "../../sibling/index.html",
        },
    ),
    "memory's marker is a link": holding(
        {".journeysite/x.pack": "x"}, {".journeysite/CACHEDIR.TAG": "../../sibling/t"}
    ),
    "output is a link to git's folder": link("site", ".git"),
    "output is a link to a sibling": link("site", "../sibling"),
    "output is a link to itself": link("site", "site"),
    "output's parent is a link to a sibling": link("public", "../sibling"),
    "output's parent is a link to home": link("public", "../home"),
    "output's list names what lies outside": holding(
        {f"site/{MANIFEST}": listing("../../sibling/index.html", "../.git/HEAD")}
    ),
    "output's list is a link": holding({"site/x": "x"}, {f"site/{MANIFEST}": f"../../sibling/{MANIFEST}"}),
    "output's list is a pipe": piped,
    "output's folders are links": holding(
        {f"site/{MANIFEST}": listing("pages/index.html", "a.html")}, {"site/pages": "../../sibling"}
    ),
    "a staged tree is a link": link(".site.staging-0badcafe", "../sibling"),
    "a replaced tree is a link": link(".site.previous-0badcafe", "../sibling"),
    "a replaced tree holds a link": holding(
        {f".site.staging-0badcafe/{MANIFEST}": listing("a.html"), f"site/{MANIFEST}": listing("b.html")},
        {".site.staging-0badcafe/journeys": "../../sibling", "site/journeys": "../../sibling"},
    ),
    "a replaced tree brings files into a link": holding(
        {
            f".site.staging-0badcafe/{MANIFEST}": listing("a.html"),
            ".site.staging-0badcafe/pages/evil.html": "x",
            f"site/{MANIFEST}": listing("b.html"),
        },
        {"site/pages": "../../sibling"},
    ),
    "the workroom is a link": holding(
        {f"site/{MANIFEST}": listing("a.html")}, {"site/.journeysite-staging": "../../sibling"}
    ),
    "the workroom brings files into a link": holding(
        {
            f"site/{MANIFEST}": listing("a.html"),
            f"site/.journeysite-staging/{MANIFEST}": listing("pages/index.html"),
            "site/.journeysite-staging/pages/index.html": "evil",
        },
        {"site/pages": "../../sibling"},
    ),
    "the new site's folder is a link": link("demo", "../empty"),
}


def write(around: Path, prepare: Prepare) -> Path:
    """The repository of a hostile site, committed and packed, in a folder with all that lies around it."""
    repo = around / "repo"
    put(repo, CONTENT)
    put(around, {"home/.profile": "x", "temporary/y": "y", "sibling/late.pack": "PACK", "sibling/t": MARKER})
    (around / "empty").mkdir()
    pages = [Artifact("index.html", b"somebody's"), Artifact("journeys/a.html", b"work")]
    assert publish(pages, around / "sibling/site", site=around / "x").value.files == 2
    for file in sorted((around / "sibling/site").rglob("*")):
        target = around / "sibling" / file.relative_to(around / "sibling/site")
        target.mkdir(exist_ok=True) if file.is_dir() else target.write_bytes(file.read_bytes())
    with sqlite3.connect(around / "sibling/data.sqlite") as database:
        database.execute("CREATE TABLE value (x)")
    database.close()
    _git(repo, "init", "-q")
    _git(repo, "add", "content", "journeysite.yml")
    _git(repo, "commit", "-q", "-m", "A site")
    prepare(repo)
    _git(repo, "add", "--force", "--all")
    _git(repo, "commit", "-q", "--allow-empty", "-m", "A pull request")
    _git(repo, "gc", "-q")
    return repo


def _git(repo: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "gc.auto=0"]
    subprocess.run(["git", "-C", str(repo), *who, *arguments], check=True, capture_output=True)
