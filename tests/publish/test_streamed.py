"""Large files: copied a piece at a time, and only where the folder has others or none."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from journeysite.diagnostics import Diagnostic
from journeysite.publish import Artifact, Published, Streamed, publish
from journeysite.publish.artifact import MANIFEST
from tests.conftest import write_site
from tests.publish.folders import beside, contents


class Film:
    """A file that counts how often somebody reads it through."""

    def __init__(self, *pieces: bytes) -> None:
        self.given, self.read = pieces, 0

    def pieces(self) -> Iterator[bytes]:
        self.read += 1
        yield from self.given

    def at(self, path: str) -> Streamed:
        return Streamed(path, sum(map(len, self.given)), self.pieces)


def put(folder: Path, *files: Artifact | Streamed) -> tuple[Published, Iterable[Diagnostic]]:
    reported = publish(files, folder, site=folder.parent / "source")
    return reported.value, reported.diagnostics


def test_a_new_film_is_read_once_and_listed_with_its_digest(tmp_path: Path) -> None:
    film = Film(b"one", b"two")
    published, told = put(tmp_path / "site", film.at("media/film.mp4"))
    assert (published.written, told, film.read) == (("media/film.mp4",), (), 1)
    assert contents(tmp_path / "site") == {"media/film.mp4": "onetwo"}
    streamed = (tmp_path / "site" / MANIFEST).read_bytes()
    put(tmp_path / "other", Artifact("media/film.mp4", b"onetwo"))
    assert streamed == (tmp_path / "other" / MANIFEST).read_bytes()


def test_an_unchanged_film_stays_the_file_that_it_was(tmp_path: Path) -> None:
    film = Film(b"one", b"two")
    put(tmp_path / "site", film.at("film.mp4"), Artifact("a.html", b"1"))
    before = (tmp_path / "site/film.mp4").stat()
    published, _ = put(tmp_path / "site", film.at("film.mp4"), Artifact("a.html", b"2"))
    after = (tmp_path / "site/film.mp4").stat()
    assert (published.written, film.read) == (("a.html",), 2)
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


@pytest.mark.parametrize("new", [b"other!", b"longer than before", b""])
def test_another_film_takes_its_place_whatever_its_size(tmp_path: Path, new: bytes) -> None:
    put(tmp_path / "site", Film(b"onetwo").at("film.mp4"))
    published, told = put(tmp_path / "site", Film(new).at("film.mp4"))
    assert (published.written, published.size, told) == (("film.mp4",), len(new), ())
    assert contents(tmp_path / "site") == {"film.mp4": new.decode()}


def test_a_film_that_was_changed_in_the_published_folder_is_put_right(tmp_path: Path) -> None:
    film = Film(b"onetwo")
    put(tmp_path / "site", film.at("film.mp4"))
    (tmp_path / "site/film.mp4").write_bytes(b"ONETWO")
    put(tmp_path / "site", film.at("film.mp4"))
    assert contents(tmp_path / "site") == {"film.mp4": "onetwo"}


def test_a_film_that_cannot_be_read_to_its_end_leaves_the_old_site(tmp_path: Path) -> None:
    put(tmp_path / "site", Film(b"old").at("film.mp4"))

    def breaking() -> Iterator[bytes]:
        yield b"half"
        raise LookupError

    with pytest.raises(LookupError):
        put(tmp_path / "site", Streamed("film.mp4", 9, breaking))
    assert contents(tmp_path / "site") == {"film.mp4": "old"}
    assert beside(tmp_path / "site") == []


MEASURED = """
import resource, sys
from pathlib import Path
from journeysite.build import build
root = Path(sys.argv[1])
for _ in range(2):
    report = build(root, root / "site")
    assert report.value.published is not None, report.diagnostics
    (root / "content/index.md").write_text("---\\ntitle: Other\\n---\\n")
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1 if sys.platform != "darwin" else 1024))
"""


def peak_of_a_build(root: Path) -> int:
    """The most memory that two builds held, in kB."""
    done = subprocess.run([sys.executable, "-c", MEASURED, str(root)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return int(done.stdout)


def test_the_memory_of_a_build_does_not_grow_with_its_media(tmp_path: Path) -> None:
    files = {"content/index.md": "---\ntitle: Home\n---\n", "content/media/film.mp4": b"small"}
    small, large = write_site(tmp_path / "small", files), write_site(tmp_path / "large", files)
    with (large / "content/media/film.mp4").open("wb") as film:
        film.truncate(300_000_000)
    assert peak_of_a_build(large) < peak_of_a_build(small) + 30_000
    assert (large / "site/media/film.mp4").stat().st_size == 300_000_000
