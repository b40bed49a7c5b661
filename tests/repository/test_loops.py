"""A link that leads to itself is told like any file that cannot be read, wherever it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeysite.cli import run
from journeysite.serve import Rebuilder
from journeysite.serve.watch import Watcher
from journeysite.starter import start_site

# Where the link stands in a site, and whether the site can be published all the same.
PLACES = (
    "content/pages/loop.md",
    "content/pages/loop",
    "content/journeys/bike-repair/09-loop.md",
    "content/loop",
    "content/media/loop.png",
    "content/media/loop",
    "content/data/loop.csv",
    "content",
    "content/media",
    "content/index.md",
    "journeysite.yml",
    "theme.css",
    "themes",
    "themes/loop",
    "themes/mine/theme.yml",
    "themes/mine/theme.css",
    "themes/mine/templates",
    "themes/mine/templates/page.html",
    "themes/mine/icons/loop.svg",
    "themes/mine/fonts/loop.woff2",
    ".journeysite",
    ".git",
    ".git/HEAD",
    "site",
    "site/index.html",
    "site/.journeysite-manifest",
)


def loop(path: Path) -> Path:
    """The path, as a link that leads to itself; what was there is moved aside."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        path.rename(path.parent.parent / f"{path.name}.aside")
    path.symlink_to(path.name)
    return path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    start_site(tmp_path / "shop")
    return tmp_path / "shop"


@pytest.mark.parametrize("place", PLACES)
def test_a_looping_link_in_a_site_is_told_or_left_out(
    site: Path, place: str, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    if place.startswith("themes/mine/"):
        (site / "themes/mine").mkdir(parents=True)
        (site / "themes/mine/theme.yml").write_text("extends: default\n", encoding="utf-8")
        with (site / "journeysite.yml").open("a", encoding="utf-8") as settings:
            settings.write("theme: mine\n")
    loop(site / place)
    codes = [run(["check", str(site)]), run(["build", str(site)]), run(["build", str(site), "--strict"])]
    told = capfd.readouterr()
    assert set(codes) <= {0, 1, 2}
    assert "Traceback" not in told.out + told.err
    assert Rebuilder(site).build().failure == ""
    with Watcher(site, ("content", "themes"), (), print):
        pass


@pytest.mark.parametrize("below", ["", "/below"])
def test_a_looping_link_as_site_or_output_or_new_folder_is_told(
    site: Path, below: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    looping = f"{loop(tmp_path / 'loop')}{below}"
    commands = (
        ["check", looping],
        ["build", looping],
        ["serve", looping],
        ["new", looping],
        ["build", str(site), "--output", looping],
    )
    codes = [run(command) for command in commands]
    assert codes == [2] * len(commands)
    told = capfd.readouterr()
    assert "Traceback" not in told.out + told.err


def test_a_link_that_begins_to_loop_while_the_site_is_served_does_not_end_the_session(site: Path) -> None:
    desk = Rebuilder(site)
    assert desk.build().files is not None
    page = loop(site / "content/index.md")
    attempt = desk.build(frozenset({page}))
    assert attempt.failure == ""
    assert attempt.files is None
