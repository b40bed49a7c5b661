"""Folders that are never published into, whatever the command line says."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeysite.publish import refuse_folder
from journeysite.publish.artifact import MANIFEST
from tests.publish.folders import contents, put, troubles

SITE = {
    "journeysite.yml": "title: x",
    "content/index.md": "x",
    "themes/own/theme.yml": "x",
    "content/media/a.webp": "x",
}


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in `home/sites/shop`; the shell stands in `home/shell`."""
    site = tmp_path / "home" / "sites" / "shop"
    for path, text in SITE.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(text)
    shell = tmp_path / "home" / "shell" / "below"
    shell.mkdir(parents=True)
    monkeypatch.chdir(shell)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return site


def refusal(site: Path, output: str) -> tuple[str, str, str]:
    """Code, the reason at the end of the message, and the hint."""
    folder = site / output
    sources = (site / "content", site / "themes", site / "content/media", site / "journeysite.yml")
    (found,) = refuse_folder(folder, site, sources)
    return found.code, found.message.partition(": ")[2], found.hint


ELSEWHERE = "choose a folder of its own, such as `--output site`"


@pytest.mark.parametrize(
    ("output", "code", "reason"),
    [
        (".", "J501", "it is the site's own folder"),
        ("..", "J501", "the site's own folder lies in it"),
        ("../..", "J501", "the site's own folder lies in it"),
        ("/", "J501", "the site's own folder lies in it"),
        ("content/..", "J501", "it is the site's own folder"),
        ("../../shell", "J501", "you are standing in it, and it is replaced as a whole"),
        ("../../shell/below", "J501", "you are standing in it, and it is replaced as a whole"),
        ("content", "J503", "the build reads `content` there"),
        ("content/site", "J503", "the build reads `content` there"),
        ("content/media", "J503", "the build reads `content` there"),
        ("themes", "J503", "the build reads `themes` there"),
        ("themes/own/public", "J503", "the build reads `themes` there"),
    ],
)
def test_what_cannot_be_given_back_is_not_put_at_risk(site: Path, output: str, code: str, reason: str) -> None:
    assert refusal(site, output) == (code, reason, ELSEWHERE)


def test_home_is_refused(site: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "people" / "me"))
    (tmp_path / "people" / "me").mkdir(parents=True)
    assert refusal(site, "../../../people/me") == ("J501", "it is your home folder", ELSEWHERE)
    assert refusal(site, "../../../people") == ("J501", "your home folder lies in it", ELSEWHERE)


def test_a_git_work_tree_is_refused(site: Path) -> None:
    (site / "public").mkdir()
    (site / "public/.git").write_text("gitdir: elsewhere")
    code, reason, hint = refusal(site, "public")
    assert (code, reason) == ("J502", "it is the root of a git work tree")
    assert hint == "publish into a folder inside the work tree, and copy from there what the repository shall keep"
    (site / ".git").mkdir()
    assert refusal(site, ".git/site")[0] == refusal(site, ".GIT/site")[0] == "J502"
    assert refuse_folder(site / "site", site) == ()


def test_a_bare_repository_and_what_lies_in_one_is_refused(site: Path) -> None:
    for name in ("objects", "refs", "pages"):
        (site / "data.git" / name).mkdir(parents=True)
    (site / "data.git/HEAD").write_text("ref: refs/heads/main")
    for output in ("data.git", "data.git/pages", "data.git/objects/pack"):
        assert refusal(site, output)[:2] == ("J502", "it lies in a git repository")


def test_an_output_that_is_a_link_is_refused_unless_it_is_named_by_its_real_path(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (site / "site").symlink_to("../../../elsewhere")
    end = tmp_path / "elsewhere"
    hint = f"delete the link, or name the folder that you mean: `--output {end}`"
    assert refusal(site, "site") == ("J517", f"it is a link to `{end}`", hint)
    assert refuse_folder(end, site) == ()


def test_a_link_on_the_way_is_followed_outside_of_the_sites_repository_only(site: Path, tmp_path: Path) -> None:
    (site / "public").symlink_to(tmp_path)
    (site.parent / "public").symlink_to(tmp_path)
    assert refusal(site, "public/site")[:2] == ("J517", f"`public` on the way to it is a link to `{tmp_path}`")
    assert refuse_folder(site.parent / "public/site", site) == ()
    (site.parent / ".git").mkdir()
    assert refusal(site, "../public/site")[0] == "J517"


def test_the_folder_that_is_proposed_for_one_behind_a_link_is_that_folder(site: Path, tmp_path: Path) -> None:
    (site / "public").symlink_to(tmp_path)
    assert refusal(site, "public/a/b")[2].endswith(f"`--output {tmp_path}/a/b`")


def test_a_link_to_itself_is_refused(site: Path) -> None:
    (site / "loop").symlink_to("loop")
    assert refusal(site, "loop") == ("J517", "it is a link that leads nowhere", "delete the link")
    assert refusal(site, "loop/site")[0] == "J517"
    found = troubles(site / "loop", {"index.html": "new"}, site=site)
    assert [one.message for one in found] == ["the site is not published into `loop`: it is a link that leads nowhere"]


def test_a_file_is_refused(site: Path) -> None:
    (site / "site").write_text("a file")
    assert refusal(site, "site") == ("J504", "it is a file", "choose a folder")


def test_somebody_elses_files_are_refused_and_one_is_named(site: Path) -> None:
    (site / "site").mkdir()
    assert refuse_folder(site / "site", site) == ()
    (site / "site/.DS_Store").write_text("")
    assert refuse_folder(site / "site", site) == ()
    (site / "site/thesis.odt").write_text("years of work")
    assert refusal(site, "site") == (
        "J505",
        "it holds files that journeysite did not write, such as `thesis.odt`",
        "empty the folder, or choose another one",
    )


@pytest.mark.parametrize("marker", [b"", b"journeysite manifest 1\nend 1\n", b"journeysite manifest 99\nend 0\n"])
def test_a_folder_whose_list_is_damaged_is_refused(site: Path, marker: bytes) -> None:
    put(site / "site", {"index.html": "x"})
    (site / "site" / MANIFEST).write_bytes(marker)
    assert refusal(site, "site") == (
        "J506",
        f"its list of files, `{MANIFEST}`, is damaged or of another version",
        "delete the folder, or publish with the version of journeysite that wrote it",
    )


def test_a_marker_that_is_a_link_is_no_marker(site: Path, tmp_path: Path) -> None:
    put(tmp_path / "real", {"index.html": "x"})
    (site / "site").mkdir()
    (site / "site" / MANIFEST).symlink_to(tmp_path / "real" / MANIFEST)
    assert refusal(site, "site")[0] == "J505"


def test_a_link_to_a_precious_folder_is_as_precious(site: Path) -> None:
    (site / "innocent").symlink_to("content")
    assert refusal(site, "innocent")[0] == "J517"
    (site.parent / "around").symlink_to("shop")
    assert refusal(site, "../around/content") == ("J503", "the build reads `content` there", ELSEWHERE)
    assert refusal(site, "../around/..")[0] == "J501"


def test_a_refused_folder_is_left_alone(site: Path) -> None:
    before = contents(site)
    found = troubles(site, {"index.html": "new"}, site=site)
    assert [one.code for one in found] == ["J501"]
    assert found[0].message == "the site is not published into `.`: it is the site's own folder"
    assert contents(site) == before


def test_a_folder_outside_of_the_site_is_named_in_full(site: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("x")
    (found,) = refuse_folder(tmp_path / "full", site)
    assert found.place.file == (tmp_path / "full").as_posix()


def test_standing_beside_the_folder_is_fine(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site)
    assert refuse_folder(Path("site"), site, (site / "content",)) == ()


def test_a_working_folder_that_was_deleted_does_not_matter(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert refuse_folder(site / "site", site) == ()
