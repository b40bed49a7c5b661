"""Dates come from git or from SOURCE_DATE_EPOCH, and from nowhere else."""

import datetime
import subprocess
from pathlib import Path

import pytest

from journeysite.build import load
from journeysite.diagnostics import Reported
from journeysite.pages.plan import plan_pages
from journeysite.pages.views.home import HomeView
from journeysite.read import history
from journeysite.read.document import Document, DocumentKind, Source
from journeysite.read.documents import parse_document
from journeysite.read.history import History, dated, dated_as, read_history, undated
from journeysite.read.settings import parse_settings
from journeysite.starter import start_site


def commit(folder: Path, file: str, text: str, when: str) -> None:
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    identity = ("-c", "user.name=Writer", "-c", "user.email=writer@example.com", "-c", "commit.gpgsign=false")
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when, "PATH": "/usr/bin:/bin:/usr/local/bin"}
    subprocess.run(["git", "add", "-A"], cwd=folder, check=True)
    subprocess.run(["git", *identity, "commit", "-qm", file], cwd=folder, check=True, env=dates | {"HOME": str(folder)})


def test_a_file_is_as_old_as_the_last_commit_that_changed_it(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit(tmp_path, "site/content/été.md", "one", "2026-03-01T23:30:00-11:00")
    commit(tmp_path, "site/content/b.md", "two", "2026-04-02T01:00:00+14:00")
    commit(tmp_path, "elsewhere.md", "three", "2026-05-03T12:00:00+00:00")
    found = read_history(tmp_path / "site", {})
    assert found.updated == {
        "content/été.md": datetime.date(2026, 3, 1),
        "content/b.md": datetime.date(2026, 4, 2),
    }
    assert found.date == datetime.date(2026, 4, 2)
    assert len(found.revision) == 10


def test_a_session_reads_the_log_once_a_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    git = history.ask_git
    monkeypatch.setattr(history, "ask_git", lambda top, *words: (asked.append(words[0]), git(top, *words))[1])
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit(tmp_path, "content/a.md", "one", "2026-03-01T12:00:00+00:00")
    found = [read_history(tmp_path, {}), read_history(tmp_path, {})]
    commit(tmp_path, "content/b.md", "two", "2026-04-02T12:00:00+00:00")
    found.append(read_history(tmp_path, {}))
    assert asked == ["rev-parse", "log", "rev-parse", "rev-parse", "log"]
    assert [len(one.updated) for one in found] == [1, 1, 2]


def test_a_shallow_clone_dates_nothing_and_says_so_once(tmp_path: Path) -> None:
    origin = tmp_path / "origin"
    start_site(origin / "docs/site")
    subprocess.run(["git", "init", "-q"], cwd=origin, check=True)
    commit(origin, "one.md", "one", "2024-03-01T12:00:00+00:00")
    commit(origin, "two.md", "two", "2026-04-02T12:00:00+00:00")
    git(tmp_path, "clone", "-q", "--depth", "1", origin.as_uri(), "clone")
    found, whole = (read_history(tmp_path / name / "docs/site", {}) for name in ("clone", "origin"))
    assert (found.updated, found.is_shallow, found.revision) == ({}, True, git(origin, "rev-parse", "HEAD")[:10])
    assert set(whole.updated.values()) == {datetime.date(2024, 3, 1)}
    assert [one.code for one in load(tmp_path / "clone/docs/site").diagnostics].count("J060") == 1
    assert [one.code for one in load(origin / "docs/site").diagnostics].count("J060") == 0


def test_a_shallow_clone_in_which_everything_is_dated_has_nothing_to_say() -> None:
    written = _journey("title: Ride\nupdated: 2026-05-03")
    assert undated((Reported(written),), History(is_shallow=True)) == ()
    assert [one.code for one in undated((Reported(_journey("title: Ride")),), History(is_shallow=True))] == ["J060"]


def test_a_page_of_a_site_in_a_folder_of_its_repository_leads_to_its_source_there(tmp_path: Path) -> None:
    site = tmp_path / "docs/my site"
    start_site(site)
    settings = (site / "journeysite.yml").read_text(encoding="utf-8")
    (site / "journeysite.yml").write_text(f"{settings}\nrepository: https://forge.example/cx\n", encoding="utf-8")
    git(tmp_path, "init", "-q")
    loaded = load(site).value
    assert loaded is not None
    home = next(plan for plan in plan_pages(loaded.site, loaded.theme, loaded.build_info) if plan.path == "index.html")
    content = home.view().content
    assert isinstance(content, HomeView)
    assert content.frame.source == "https://forge.example/cx/blob/HEAD/docs/my%20site/content/index.md"


@pytest.mark.parametrize("when", ["@253402300800 +0000", "@4102444800000 +0000", "@-100 +0000"])
def test_a_commit_of_the_year_10000_or_of_none_dates_nothing(tmp_path: Path, when: str) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit(tmp_path, "content/a.md", "one", "2026-03-01T12:00:00+00:00")
    tree = git(tmp_path, "write-tree")
    written = f"tree {tree}\nparent {git(tmp_path, 'rev-parse', 'HEAD')}\nauthor A <a> 0 +0000\n"
    (tmp_path / "content/b.md").write_text("two", encoding="utf-8")
    git(tmp_path, "add", "-A")
    written = written.replace(tree, git(tmp_path, "write-tree")) + f"committer A <a> {when[1:]}\n\nodd\n"
    odd = git(tmp_path, "hash-object", "-t", "commit", "-w", "--literally", "--stdin", told=written)
    git(tmp_path, "update-ref", "HEAD", odd)
    found = read_history(tmp_path, {})
    assert found.updated == {"content/a.md": datetime.date(2026, 3, 1)}
    assert (found.date, found.revision) == (None, odd[:10])


def git(folder: Path, *words: str, told: str = "") -> str:
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True, input=told)
    return done.stdout.strip()


def test_a_folder_without_git_has_no_history(tmp_path: Path) -> None:
    assert read_history(tmp_path, {}) == History()


def test_source_date_epoch_says_which_day_it_is(tmp_path: Path) -> None:
    assert read_history(tmp_path, {"SOURCE_DATE_EPOCH": "1795305600"}).date == datetime.date(2026, 11, 22)


def test_a_source_date_epoch_that_is_no_number_is_not_a_date(tmp_path: Path) -> None:
    for seconds in ("tomorrow", "", "9" * 40, "-99999999999999"):
        assert read_history(tmp_path, {"SOURCE_DATE_EPOCH": seconds}) == History()


@pytest.mark.parametrize(
    ("before", "after", "updated"),
    [
        ("title: Ride", "title: Tour", "2026-04-02"),
        ("title: Ride", "title: Ride\nupdated: 2026-05-03", "2026-05-03"),
        ("title: Ride\nupdated: 2026-05-03", "title: Ride", None),
    ],
)
def test_a_journey_that_is_edited_stays_as_old_as_its_file(before: str, after: str, updated: str | None) -> None:
    written, edited = (_journey(text) for text in (before, after))
    (as_linked,) = dated((written,), {written.file: datetime.date(2026, 4, 2)})
    found = dated_as(as_linked, written, edited)
    assert (found and str(found.record.updated)) == updated  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("own", "stages", "updated"),
    [
        ("2026-04-02", ["2026-03-01", "2026-05-03"], "2026-05-03"),
        ("2026-06-04", ["2026-03-01", "2026-05-03"], "2026-06-04"),
        (None, ["2026-05-03", "2026-03-01"], "2026-05-03"),  # its own file was never committed
        ("2026-04-02", [None, None], "2026-04-02"),
    ],
)
def test_a_journey_is_as_young_as_the_youngest_of_its_own_file_and_its_stages(
    own: str | None, stages: list[str | None], updated: str
) -> None:
    journey, *parts = (
        _journey("title: Ride"),
        *(_document(DocumentKind.STAGE, f"ride/{name}", "title: Go") for name in ("go", "stop")),
    )
    another = _document(DocumentKind.STAGE, "walk/go", "title: Go")
    days = {journey.file: own, **{part.file: day for part, day in zip(parts, stages, strict=True)}}
    committed = {file: datetime.date.fromisoformat(day) for file, day in days.items() if day}
    committed[another.file] = datetime.date(2026, 12, 31)
    found, *_ = dated((journey, *parts, another), committed)
    assert str(found.record.updated) == updated  # type: ignore[union-attr]


def _journey(front: str) -> Document:
    return _document(DocumentKind.JOURNEY, "ride", front)


def _document(kind: DocumentKind, id: str, front: str) -> Document:
    source = Source(f"content/journeys/{id}.md", kind, id, None, "", f"---\n{front}\n---\n".encode())
    return parse_document(source, parse_settings(b"title: A site\n").value).value
