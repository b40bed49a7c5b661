"""The documentation is true: its commands run, its links lead somewhere, its generated pages are of today."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.walkthrough import matches, walk

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(page.relative_to(ROOT).as_posix() for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
WALKED = ("README.md", "docs/writers.md", "docs/publishing.md", "docs/theming.md")
GENERATED = ("format", "diagnostics")
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def test_an_output_that_differs_is_noticed() -> None:
    assert matches("site: 3 pages, 1.2 s, 40 kB\n…\nend", "site: 3 pages, 0.1 s, 9 MB\nmany\nlines\nend")
    assert not matches("site: 3 pages, 1.2 s", "site: 4 pages, 1.2 s")
    assert not matches("", "a warning")


@pytest.mark.slow
@pytest.mark.parametrize("page", WALKED)
def test_what_a_page_tells_to_do_gives_what_it_says(page: str, tmp_path: Path) -> None:
    assert "\n".join(walk(ROOT / page, tmp_path)) == ""


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_file_and_a_heading(page: str) -> None:
    text = re.sub(r"`[^`\n]*`", "", FENCED.sub("", (ROOT / page).read_text(encoding="utf-8")))
    broken = [url for url in LINK.findall(text) if not url.startswith("http") and not _exists(ROOT / page, url)]
    assert broken == []


def _exists(page: Path, url: str) -> bool:
    path, _, anchor = url.partition("#")
    target = page.parent / path if path else page
    if not anchor or target.suffix != ".md":
        return target.exists()
    text = FENCED.sub("", target.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return anchor in {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", GENERATED)
def test_a_page_made_from_the_code_is_what_the_code_says_today(page: str) -> None:
    made = subprocess.run(
        [sys.executable, "scripts/reference.py", page], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert (ROOT / f"docs/{page}.md").read_text(encoding="utf-8") == made, "scripts/docs brings it up to date"
