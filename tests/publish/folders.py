"""What the publishing tests share: sites as dictionaries, folders as dictionaries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from journeysite.diagnostics import Diagnostic
from journeysite.publish import Artifact, Published, publish
from journeysite.publish.artifact import MANIFEST
from journeysite.publish.codes import STRANGERS


def artifacts(files: Mapping[str, str | bytes]) -> list[Artifact]:
    return [Artifact(path, data if isinstance(data, bytes) else data.encode()) for path, data in files.items()]


def put(folder: Path, files: Mapping[str, str | bytes], sources: Iterable[Path] = ()) -> Published:
    """Publishes and expects no diagnostic but of files of others; the site lies beside the folder."""
    reported = publish(artifacts(files), folder, site=folder.parent / "source", sources=sources)
    assert {one.code for one in reported.diagnostics} <= {STRANGERS.code}
    return reported.value


def troubles(folder: Path, files: Mapping[str, str | bytes], site: Path | None = None) -> tuple[Diagnostic, ...]:
    """What publishing into the folder reports, but for files of others that are in nobody's way."""
    found = publish(artifacts(files), folder, site=site or folder.parent / "source").diagnostics
    return tuple(one for one in found if one.code != STRANGERS.code)


def contents(folder: Path) -> dict[str, str]:
    """Every file below the folder but for the manifest, by relative path; a link shows where it leads."""
    found = {}
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_symlink():
            found[path] = f"-> {file.readlink()}"
        elif file.is_file() and path != MANIFEST:
            found[path] = file.read_bytes().decode()
    return found


def beside(folder: Path) -> list[str]:
    """Names beside the folder that a publication should not have left there."""
    return sorted(path.name for path in folder.parent.iterdir() if path.name.startswith("."))


def many(name: str) -> dict[str, str]:
    """The site of that name: 60 pages of its own, 60 that others have too with other bytes, 60 files that are equal."""
    own = {f"{name}/{number}/page.html": name for number in range(60)}
    both = {f"pages/{number}.html": f"{name} {number}" * 50 for number in range(60)}
    return own | both | {f"assets/{number}.css": str(number) for number in range(60)}
