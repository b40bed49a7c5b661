"""No value of the environment, and no file outside a site's folders, comes out of any command, whatever a site tries.

Each hostile site is one row of a table: files, and links. All of them are checked, built and served in one process
whose environment holds a canary, beside files that hold it too.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.conftest import write_site

pytestmark = pytest.mark.slow

CANARY = "canary-3f9a1c"
SECRET = f"TOKEN={CANARY}\n"
PAGE = "---\ntitle: {}\n---\n"
THEME = "title: A site\nlanguages: [en]\ntheme: {name: ours}\n"
OUTSIDE = "../outside"  # from a site's folder

#: What nobody may read: beside the site, above it, in the home folder; in the site's folder, but in no room of it.
SECRETS = (
    ".env",
    ".git/config",
    "home/.netrc",
    "outside/journeysite.yml",
    "outside/content/index.md",
    "outside/content/media/x.png",
    "outside/theme.css",
    "outside/ours/theme.yml",
    "outside/ours/assets/x.txt",
    "outside/ours/templates/page.html",
    "outside/ours/icons/store.svg",
    "outside/ours/fonts/metrics.json",
    "site/.env",
    "site/.git/config",
    "site/secret.css",
    "site/content/data/secret.csv",
    "site/content/.hidden.md",
)


@dataclass(frozen=True)
class Hostile:
    """A site that wants to publish what is not its own: files, links, and what is asked of its server."""

    files: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    asks: tuple[str, ...] = ()


def sheet(url: str) -> Hostile:
    return Hostile({"theme.css": f".a{{background:url({url})}}"})


def linked(link: str, target: str, **files: str) -> Hostile:
    return Hostile(files, {link: target})


def themed(link: str, target: str) -> Hostile:
    return Hostile({"journeysite.yml": THEME, "themes/ours/assets/a.txt": "a"}, {link: target})


SITES: Mapping[str, Hostile] = {
    "theme.css is the environment": linked("theme.css", "/proc/self/environ"),
    "theme.css is a file above": linked("theme.css", "../.env"),
    "theme.css is a hidden file of the site": linked("theme.css", ".env"),
    "settings are a link": linked("journeysite.yml", f"{OUTSIDE}/journeysite.yml", **{"journeysite.yml": ""}),
    "settings are the environment": linked("journeysite.yml", "/proc/self/environ"),
    "content is a link": linked("content", f"{OUTSIDE}/content"),
    "media is a link": linked("content/media", f"../{OUTSIDE}/content/media"),
    "media is the folder above": linked("content/media", "../.."),
    "media has git's settings": linked("content/media/x.txt", "../../.git/config"),
    "media has git's settings of above": linked("content/media/x.txt", "../../../.git/config"),
    "media has the environment": linked("content/media/x.txt", "/proc/self/environ"),
    "media has a folder": linked("content/media/deep", "../../.."),
    "media has a link to media": Hostile({"content/media/a.txt": "a"}, {"content/media/b.txt": "a.txt"}),
    "pages are a link": linked("content/pages", f"../{OUTSIDE}/content"),
    "a page is a secret": linked("content/pages/a.md", "../../../.env"),
    "a page is the environment": linked("content/pages/a.md", "/proc/self/environ"),
    "home is a secret": linked("content/index.md", "../../home/.netrc"),
    "data is a link": linked("content/data/b.csv", "../../../.env"),
    "themes is a link": Hostile({"journeysite.yml": THEME}, {"themes": OUTSIDE}),
    "a theme is a link": Hostile({"journeysite.yml": THEME, "themes/a/x": ""}, {"themes/ours": f"../{OUTSIDE}/ours"}),
    "a theme's name leads out": Hostile({"journeysite.yml": THEME.replace("ours", "../../outside/ours")}),
    "a theme extends what is outside": Hostile(
        {"journeysite.yml": THEME, "themes/ours/theme.yml": "extends: ../../outside/ours"}
    ),
    **{
        f"a theme's {link} is a link": themed(f"themes/ours/{link}", f"{up}{OUTSIDE}/ours/{target}")
        for link, up, target in (
            ("theme.yml", "../../", "theme.yml"),
            ("assets/x.txt", "../../../", "assets/x.txt"),
            ("assets/css/x.css", "../../../../", "assets/x.txt"),
            ("templates", "../../", "templates"),
            ("templates/page.html", "../../../", "templates/page.html"),
            ("icons/store.svg", "../../../", "icons/store.svg"),
            ("fonts/metrics.json", "../../../", "fonts/metrics.json"),
            ("favicon.svg", "../../", "icons/store.svg"),
        )
    },
    "a template includes a secret": Hostile(
        {
            "journeysite.yml": THEME,
            "themes/ours/templates/page.html": '{% include "../../../.env" ignore missing %}'
            '{% include "/proc/self/environ" ignore missing %}{% include "theme.yml" ignore missing %}',
            "content/pages/a.md": PAGE.format("A"),
        }
    ),
    **{
        f"a style sheet names {url}": sheet(url)
        for url in (
            ".git/config",
            ".env",
            "'.env'",
            "../.env",
            "content/data/secret.csv",
            "content/.hidden.md",
            "content/media/../../.env",
            "/proc/self/environ",
            "file:///proc/self/environ",
            "secret.css",
            "assets/../../.env",
        )
    },
    "a style sheet imports a secret": Hostile({"theme.css": '@import "secret.css"; @import url(secret.css);'}),
    "the logo is a secret": Hostile({"journeysite.yml": "title: A\nlanguages: [en]\ntheme: {logo: ../../.env}\n"}),
    "pictures and links lead out": Hostile(
        {
            "content/personas/a.md": "---\ntitle: A\nportrait: media/../../.env\n---\n![x](../../.env)\n",
            "content/evidence/b.md": "---\ntitle: B\nlink: ../.env\nsource: ../.env\n---\n[z](/proc/self/environ)\n",
        }
    ),
    "nothing at all": Hostile({"content/index.md": PAGE.format("Home"), "content/media/a.txt": "a"}),
}

ASKED = ("/", "/.env", "/../.env", "/%2e%2e/.env", "//etc/passwd", "/media/../.env", "/media/x.txt", "/.git/config",
         "/.journeysite/../.env", "/.journeysite/..%2f..%2f.env", "/theme.css", "/media/..%2f..%2f.env")  # fmt: skip

# Runs every command over every site; prints what was said and served, and which sites were published and served.
DRIVER = r"""
import contextlib, io, json, sys
from pathlib import Path
from journeysite.cli import run
from journeysite.cli.commands import report_of
from journeysite.serve import Rebuilder, Reporter, announce
from journeysite.serve.live import Live
from journeysite.serve.server import answer

asked, results = json.load(sys.stdin), {}
for folder in sorted(Path.cwd().iterdir()):
    site, said, served = folder / "site", io.StringIO(), []
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        codes = [run(["check", str(site)])]
        codes += [run(["check", "--format", form, str(site)]) for form in ("json", "github")]
        codes.append(run(["build", str(site), "--output", str(folder / "out")]))
        live = Live()
        voice = Reporter(lambda line, _: print(line), lambda told: print(report_of(told, site, "text", sys.stdout)))
        announce(Rebuilder(site).build(), frozenset(), site, live, voice)
        for path in (*asked, *(f"/{path}" for path in live.edition.pages)):
            served.append(answer(live.edition, path).data.decode("latin-1"))
        print([vars(one) if hasattr(one, "__dict__") else repr(one) for one in live.edition.findings])
    results[folder.name] = [said.getvalue(), "".join(served), codes]
print(json.dumps(results))
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, tuple[str, str, list[int]]]]:
    """The folder of all sites after everything was done with them; what was said, what was served, exit codes."""
    folder = tmp_path_factory.mktemp("canaries")
    for name, hostile in SITES.items():
        plant(folder / name.replace("/", "∕"), hostile)
    done = subprocess.run(
        [sys.executable, "-c", DRIVER],
        cwd=folder,
        env={**os.environ, "SECRET_TOKEN": CANARY, "HOME": str(folder / "nothing at all/home"), "NO_COLOR": "1"},
        input=json.dumps(ASKED),
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return folder, json.loads(done.stdout)


def plant(folder: Path, hostile: Hostile) -> None:
    """A site in a folder of its own, among secrets."""
    linked_over = tuple(f"site/{link}" for link in hostile.links)
    for path in SECRETS:
        if not path.startswith(tuple(f"{link}/" for link in linked_over)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(SECRET)
    write_site(folder / "site", {"content/pages/first.md": None, **hostile.files})
    for link, target in hostile.links.items():
        place = folder / "site" / link
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            place.rename(folder / "set aside")
        place.unlink(missing_ok=True)
        place.symlink_to(target)


@pytest.mark.parametrize("name", SITES)
def test_no_canary_comes_out(name: str, tried: tuple[Path, dict[str, tuple[str, str, list[int]]]]) -> None:
    folder, results = tried
    said, served, codes = results[name.replace("/", "∕")]
    output = folder / name.replace("/", "∕") / "out"
    published = [path for path in output.rglob("*") if path.is_file()]
    assert [path.name for path in published if CANARY.encode() in path.read_bytes()] == []
    assert [path.name for path in output.rglob("*") if path.is_symlink()] == []
    assert CANARY not in said
    assert CANARY not in served
    assert "Traceback" not in said
    assert codes[0] == codes[3], "a check and a build end alike"


def test_where_nothing_is_hostile_the_site_is_published_and_served(
    tried: tuple[Path, dict[str, tuple[str, str, list[int]]]],
) -> None:
    folder, results = tried
    assert results["nothing at all"][2] == [0, 0, 0, 0]
    assert (folder / "nothing at all/out/media/a.txt").read_text() == "a"
    assert "<title>" in results["nothing at all"][1]
