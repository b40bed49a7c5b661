"""A build that would change nothing ends before it begins; every change is seen."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from journeysite.incremental import up_to_date

Change = Callable[[Path, Path], object]
INCREMENTAL = ["journeysite.incremental", "journeysite.incremental.up_to_date"]


def run(*arguments: str, **environment: str) -> str:
    """What the command says, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "journeysite", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CI": "", **environment},
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that was built twice, the second time when its files had settled."""
    site = tmp_path_factory.mktemp("unchanged") / "demo"
    run("new", str(site))
    _age(site)
    run("build", str(site))
    return site


def _age(folder: Path) -> None:
    """Sets every file back by a minute, as if nobody had touched it since."""
    for file in folder.rglob("*"):
        if file.is_file():
            stamp = file.stat().st_mtime_ns - 60_000_000_000
            os.utime(file, ns=(stamp, stamp))


def test_nothing_changed_is_said_and_nothing_is_built(built: Path) -> None:
    assert run("build", str(built)).rstrip().endswith("nothing changed")


CHANGES: dict[str, Change] = {
    "a file with another size": lambda site, _: _append(site / "content/index.md"),
    "a file with another time": lambda site, _: os.utime(site / "content/index.md"),
    "a file with its size and time restored": lambda site, _: _edit_unseen(site / "content/index.md"),
    "a file that another one took the place of": lambda site, _: _replace_unseen(site / "content/index.md"),
    "a new file": lambda site, _: (
        (site / "content/pages").mkdir(exist_ok=True)
        or (site / "content/pages/new.md").write_text("# New\n\nText.\n", encoding="utf-8")
    ),
    "other settings": lambda site, _: _append(site / "journeysite.yml"),
    "a style sheet of the site's own": lambda site, _: (site / "theme.css").write_text("a{}", encoding="utf-8"),
    "a page that somebody deleted": lambda _, output: (output / "index.html").unlink(),
    "a file that somebody put there": lambda _, output: (output / "CNAME").write_text("x", encoding="utf-8"),
}


def _edit_unseen(file: Path) -> None:
    """Another letter, with the time that the file had before."""
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def _replace_unseen(file: Path) -> None:
    """Another file of the same size and time, which was written elsewhere."""
    other = file.with_suffix(".new")
    other.write_text(file.read_text(encoding="utf-8").swapcase(), encoding="utf-8")
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.replace(file)


def _append(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_seen(change: Change, tmp_path: Path) -> None:
    site, output = tmp_path / "demo", tmp_path / "demo/site"
    (site / "content").mkdir(parents=True)
    output.mkdir()
    (site / "journeysite.yml").write_text("title: Demo\n", encoding="utf-8")
    (site / "content/index.md").write_text("Welcome\n", encoding="utf-8")
    (output / "index.html").write_text("<p>Welcome", encoding="utf-8")
    (site / up_to_date.FOLDER).mkdir()
    up_to_date.remember(str(site), str(output), up_to_date.inputs_of(str(site)), "1 page")
    assert up_to_date.summary_if_unchanged(str(site), str(output)) == "1 page"
    change(site, output)
    assert up_to_date.summary_if_unchanged(str(site), str(output)) == ""


def test_another_folder_or_another_day_is_another_build(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert up_to_date.summary_if_unchanged(str(built), str(built / "site")) != ""
    assert up_to_date.summary_if_unchanged(str(built), str(built / "elsewhere")) == ""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert up_to_date.summary_if_unchanged(str(built), str(built / "site")) == ""


def test_a_file_written_a_moment_ago_may_be_written_again_unseen(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    page = tmp_path / "content/index.md"
    page.write_text("Welcome\n", encoding="utf-8")
    written = page.stat().st_ctime_ns
    inputs = up_to_date.inputs_of(str(tmp_path))
    assert not up_to_date.is_settled(inputs, written + up_to_date.TICK // 2)
    assert up_to_date.is_settled(inputs, max(written, _youngest(inputs)) + 2 * up_to_date.TICK)


def _youngest(inputs: str) -> int:
    return max(int(word) for word in inputs.split() if word.isdigit() and len(word) > 15)


def test_a_note_that_is_a_link_is_neither_read_nor_touched(tmp_path: Path) -> None:
    site, note = tmp_path / "demo", tmp_path / "demo" / up_to_date.FOLDER / up_to_date.NAME
    note.parent.mkdir(parents=True)
    inputs = up_to_date.inputs_of(str(site))
    up_to_date.remember(str(site), str(tmp_path / "out"), inputs, "1 page")
    assert up_to_date.summary_if_unchanged(str(site), str(tmp_path / "out")) == "1 page"
    moved = note.rename(tmp_path / "theirs").read_text(encoding="utf-8")
    note.symlink_to(tmp_path / "theirs")
    assert up_to_date.summary_if_unchanged(str(site), str(tmp_path / "out")) == ""
    up_to_date.remember(str(site), str(tmp_path / "out"), inputs, "2 pages")
    up_to_date.forget(str(site))
    assert note.is_symlink()
    assert (tmp_path / "theirs").read_text(encoding="utf-8") == moved


def test_a_page_changed_by_hand_is_healed_on_demand_and_always_where_builds_are_automatic(
    built: Path,
) -> None:
    page = built / "site/index.html"
    whole = page.read_bytes()
    for options, environment in ((["--verify"], ""), ([], "true")):
        before = page.stat()
        page.write_bytes(whole.swapcase())
        os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert run("build", str(built)).rstrip().endswith("nothing changed")
        run("build", str(built), *options, CI=environment)
        assert page.read_bytes() == whole


def test_nothing_of_the_build_is_imported_to_find_out(built: Path) -> None:
    script = (
        "import sys; from journeysite.cli import run; code = run(sys.argv[1:]);"
        "print(sorted(name for name in sys.modules if name.startswith('journeysite')), code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "build", str(built)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CI": ""},
    )
    expected = ["journeysite", "journeysite.cli", "journeysite.cli.terminal", *INCREMENTAL]
    assert done.stdout == f"{expected} 0\n"


def test_a_data_file_that_a_source_names_is_missed_as_soon_as_it_is_gone(tmp_path: Path) -> None:
    site = tmp_path / "demo"
    run("new", str(site))
    for folder in ("indicators", "data"):
        (site / "content" / folder).mkdir(exist_ok=True)
    source, data = "---\ntitle: Visits\nsource: data/visits.csv\n---\n", site / "content/data/visits.csv"
    (site / "content/indicators/visits.md").write_text(source, encoding="utf-8")
    data.write_text("day,visits\n", encoding="utf-8")
    _age(site)
    assert "J248" not in run("build", str(site))
    data.unlink()
    assert "J248" in run("build", str(site))
    data.write_text("day,visits\n", encoding="utf-8")
    assert "J248" not in run("build", str(site))
