"""`journeysite new` writes a small site into an empty folder, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from journeysite.starter import NotEmptyError, site_title, start_site


def test_it_writes_one_of_each_and_nothing_it_does_not_name(tmp_path: Path) -> None:
    written = start_site(tmp_path / "our-shop")
    assert written == (
        ".gitignore",
        "README.md",
        "content/evidence/counter-talks.md",
        "content/index.md",
        "content/journeys/bike-repair/01-book.md",
        "content/journeys/bike-repair/02-hand-over.md",
        "content/journeys/bike-repair/03-collect.md",
        "content/journeys/bike-repair/index.md",
        "content/personas/amina.md",
        "content/roadmap/ready-message.md",
        "journeysite.yml",
    )
    found = [path for path in (tmp_path / "our-shop").rglob("*") if path.is_file()]
    assert sorted(path.relative_to(tmp_path / "our-shop").as_posix() for path in found) == sorted(written)


def test_the_title_is_the_folders_name(tmp_path: Path) -> None:
    start_site(tmp_path / "our-shop")
    assert 'title: "Our shop"\n' in (tmp_path / "our-shop/journeysite.yml").read_text(encoding="utf-8")
    assert (tmp_path / "our-shop/README.md").read_text(encoding="utf-8").startswith("# Our shop\n")


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("demo", "Demo"),
        ("my_first-site", "My first site"),
        ("été 2026", "Été 2026"),
        ('say "no": maybe #1', 'Say "no": maybe #1'),
        ("a\nb", "A b"),
        ("---", "Customer journeys"),
        ("", "Customer journeys"),
    ],
)
def test_any_name_makes_a_title(name: str, title: str) -> None:
    assert site_title(name) == title


def test_a_folder_that_only_git_has_touched_is_empty(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    start_site(tmp_path)
    assert (tmp_path / "journeysite.yml").exists()


def test_a_folder_with_files_is_refused_and_stays_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(NotEmptyError, match=r"is not empty: it holds `notes\.txt`"):
        start_site(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    with pytest.raises(NotEmptyError, match="is a file"):
        start_site(tmp_path / "notes.txt")
