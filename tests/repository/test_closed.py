"""Files and folders that the system refuses: each is told in a sentence, and nothing of anybody's is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest

from tests.conftest import build_site

pytestmark = pytest.mark.slow

SITE = {
    "content/index.md": "---\ntitle: Home\n---\n\nWelcome.\n",
    "content/pages/method.md": "---\ntitle: Method\n---\n\nHow we work.\n",
    "content/media/plan.txt": "A plan",
    "theme.css": "body { margin: 0 }\n",
    "themes/own/theme.yml": "extends: default\n",
    "themes/own/templates/page.html": '{% extends "default/page.html" %}\n',
}
THEME = "theme: {name: own}\n"

# What is closed, below the folder that holds `site` and `out`; the mode; the exit code; the first line of the report.
REFUSED = "this {} cannot be read: permission denied"
OUTPUT = "{out}: error[J515]: the site is not published into `{out}`: "
CASES = {
    ("site", 0o000): (2, f"site/journeysite.yml: error[J001]: {REFUSED.format('file')}"),
    ("site/journeysite.yml", 0o000): (2, f"site/journeysite.yml: error[J001]: {REFUSED.format('file')}"),
    ("site/content", 0o000): (1, f"site/content: error[J001]: {REFUSED.format('folder')}"),
    ("site/content/pages", 0o000): (1, f"site/content/pages: error[J001]: {REFUSED.format('folder')}"),
    ("site/content/pages", 0o400): (1, f"site/content/pages/method.md: error[J001]: {REFUSED.format('file')}"),
    ("site/content/media/plan.txt", 0o000): (1, f"site/content/media/plan.txt: error[J001]: {REFUSED.format('file')}"),
    ("site/theme.css", 0o000): (2, f"site/theme.css: error[J432]: {REFUSED.format('file')}"),
    ("site/themes", 0o000): (2, f"site/themes: error[J432]: {REFUSED.format('folder')}"),
    ("site/themes/own", 0o000): (2, f"site/themes/own: error[J432]: {REFUSED.format('folder')}"),
    ("site/themes/own/theme.yml", 0o000): (2, f"site/themes/own/theme.yml: error[J432]: {REFUSED.format('file')}"),
    ("site/themes/own/templates", 0o000): (2, f"site/themes/own/templates: error[J432]: {REFUSED.format('folder')}"),
    ("site/themes/own/templates/page.html", 0o000): (
        2,
        f"site/themes/own/templates/page.html: error[J432]: {REFUSED.format('file')}",
    ),
    ("site/.journeysite", 0o000): (
        0,
        "site/.journeysite: note[J514]: what this build learnt cannot be kept for the next: Permission denied",
    ),
    ("site/.journeysite", 0o500): (
        0,
        "site/.journeysite: note[J514]: what this build learnt cannot be kept for the next: Permission denied",
    ),
    ("out", 0o000): (2, f"{OUTPUT}it cannot be read: permission denied"),
    ("out/.journeysite-manifest", 0o000): (
        2,
        f"{OUTPUT}its list of files, `.journeysite-manifest`, cannot be read: permission denied",
    ),
    ("out/pages", 0o000): (
        1,
        "{out}: error[J510]: publishing broke off: Permission denied (`{out}/pages`); "
        "what `{out}` held before is still there",
    ),
}

# Each case on a site that was published before, and changed since; then the mode is what it was.
DRIVER = r"""
import contextlib, io, json, os, sys
from pathlib import Path
from journeysite.cli import run

results = []
for number, (closed, mode) in enumerate(json.load(sys.stdin)):
    Path("site/content/index.md").write_text(f"---\ntitle: Home\n---\n\nVisit {number}.\n")
    before = os.stat(closed).st_mode
    os.chmod(closed, mode)
    told, said = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(said):
        code = run(["build", "site", "--output", "out"])
    os.chmod(closed, before)
    results.append([code, told.getvalue().partition("\n")[0], Path("out/index.html").is_file()])
print(json.dumps(results))
"""


def without_privileges() -> list[str]:
    """What must stand before a command so that the modes of files count for it; nothing for everybody but root."""
    if os.geteuid():
        return []
    if not which("setpriv"):
        pytest.skip("root reads everything, and there is no `setpriv` to be somebody else with")
    dropped = "-dac_override,-dac_read_search"
    return ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"]


def test_what_the_system_refuses_is_told_and_the_old_site_stays(
    site_folder: Callable[..., Path], tmp_path: Path
) -> None:
    written = site_folder(SITE)
    settings = written / "journeysite.yml"
    settings.write_text(settings.read_text() + THEME)
    site = written.rename(tmp_path / "site")
    build_site(site, tmp_path / "out")
    done = subprocess.run(
        [*without_privileges(), sys.executable, "-c", DRIVER],
        input=json.dumps(list(CASES)),
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
        check=False,
    )
    assert done.stderr == ""
    found = dict(zip(CASES, json.loads(done.stdout), strict=True))
    out = str(tmp_path / "out")
    assert found == {case: [code, line.format(out=out), True] for case, (code, line) in CASES.items()}
