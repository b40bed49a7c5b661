"""Folders that a build must not write to: what it would take from their owner cannot be given back."""

from collections.abc import Iterable, Iterator
from os import scandir
from os.path import exists, realpath, relpath
from pathlib import Path
from typing import Final

from journeysite.diagnostics import Diagnostic, Place
from journeysite.diagnostics.code import Code
from journeysite.publish.artifact import MANIFEST
from journeysite.publish.codes import CLOSED, DAMAGED_LIST, LINKED, NOT_A_FOLDER, OCCUPIED, PRECIOUS, SOURCE, WORK_TREE
from journeysite.publish.disk import read_if_there
from journeysite.publish.manifest import read_manifest

# What a desktop drops into a folder that a person would still call empty.
DROPPINGS: Final = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", "lost+found"})

ELSEWHERE: Final = "choose a folder of its own, such as `--output site`"


def refuse_folder(folder: Path, site: Path, sources: Iterable[Path] = ()) -> tuple[Diagnostic, ...]:
    """Why the site may not be published into this folder; empty where it may.

    `site` is the folder of the site, `sources` the files and folders that its build reads. Paths are compared as
    the machine sees them: through symbolic links, in whatever case. A link in a place that a commit can reach is not
    followed, see `link_on_the_way`.
    """
    link = link_on_the_way(folder, site)
    if link:
        return (_linked(folder, site, *link),)
    place, sources = place_of(folder, site), tuple(sources)
    for refusal in (_closed, _precious, _repository, _source, _occupied):
        refused = refusal(folder, site, sources)
        if refused:
            reason, hint, code = refused
            return (code.at(place, f"the site is not published into `{place.file}`: {reason}", hint),)
    return ()


def link_on_the_way(folder: Path, site: Path) -> tuple[Path, str, Path] | None:
    """The link that keeps a folder from being what its name says, where it leads ("" for nowhere), what comes after it.

    That is the folder itself, or what lies on the way to it inside the repository of the site. Links further out are
    those of the machine, such as `/tmp` on a Mac.
    """
    ground = _ground(site)
    here = Path.cwd() if not folder.is_absolute() else Path(folder.anchor)
    for number, part in enumerate(folder.parts[folder.is_absolute() :], 1 + folder.is_absolute()):
        step = here.parent if part == ".." else here / part
        if step.is_symlink() and (number == len(folder.parts) or here.is_relative_to(ground)):
            return step, _end_of(step), Path(*folder.parts[number:])
        here = Path(_end_of(step) or step)
    return None


def _ground(site: Path) -> Path:
    """The work tree that a site lies in, or the site where it lies in none."""
    site = Path(realpath(site))
    return next((folder for folder in (site, *site.parents) if exists(folder / ".git")), site)


def _end_of(path: Path) -> str:
    """Where a path leads through all links, "" where a link on the way leads to itself."""
    end = realpath(path)
    return "" if Path(end).is_symlink() else end


def _linked(folder: Path, site: Path, link: Path, end: str, rest: Path) -> Diagnostic:
    name, named = folder.absolute(), site.absolute()
    shown = relpath(name, named) if name.is_relative_to(named) else str(name)
    where = f"a link to `{end}`" if end else "a link that leads nowhere"
    what = "it is" if not rest.parts else f"`{link.name}` on the way to it is"
    meant = f", or name the folder that you mean: `--output {Path(end) / rest}`" if end else ""
    return LINKED.at(
        Place(shown), f"the site is not published into `{shown}`: {what} {where}", f"delete the link{meant}"
    )


def place_of(folder: Path, site: Path) -> Place:
    """The output folder as a diagnostic's place: relative to the site where it lies inside, else in full."""
    folder, site = Path(realpath(folder)), Path(realpath(site))
    return Place(relpath(folder, site) if folder.is_relative_to(site) else folder.as_posix())


Reason = tuple[str, str, Code]  # the end of a sentence, a hint, a code


def _closed(folder: Path, _site: Path, _sources: tuple[Path, ...]) -> Reason | None:
    """A folder that the system lets nobody look into: what lies there could not be spared."""
    try:
        with scandir(folder):
            read_if_there(folder / MANIFEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as trouble:
        what = f"its list of files, `{MANIFEST}`," if str(trouble.filename).endswith(MANIFEST) else "it"
        reason = (trouble.strerror or "unknown").lower()
        return f"{what} cannot be read: {reason}", "mend its permissions, or choose another folder", CLOSED
    return None


def _precious(folder: Path, site: Path, _sources: tuple[Path, ...]) -> Reason | None:
    """The site itself, home, the working folder, and whatever they lie in."""
    for precious, name in ((site, "the site's own folder"), (_home(), "your home folder")):
        if precious is not None and _holds(folder, precious):
            return (f"it is {name}" if _holds(precious, folder) else f"{name} lies in it"), ELSEWHERE, PRECIOUS
    standing = _working_folder()
    if standing is not None and _holds(folder, standing):
        return "you are standing in it, and it is replaced as a whole", ELSEWHERE, PRECIOUS
    return None


def _repository(folder: Path, _site: Path, _sources: tuple[Path, ...]) -> Reason | None:
    hint = "publish into a folder inside the work tree, and copy from there what the repository shall keep"
    around = Path(realpath(folder))
    if exists(folder / ".git") or ".git" in map(str.lower, around.parts):
        return "it is the root of a git work tree", hint, WORK_TREE
    if any(map(_is_bare_repository, (around, *around.parents))):
        return "it lies in a git repository", hint, WORK_TREE
    return None


def _is_bare_repository(folder: Path) -> bool:
    return exists(folder / "HEAD") and exists(folder / "refs") and exists(folder / "objects")


def _source(folder: Path, _site: Path, sources: tuple[Path, ...]) -> Reason | None:
    for source in sources:
        if _holds(folder, source) or _holds(source, folder):
            return f"the build reads `{source.name}` there", ELSEWHERE, SOURCE
    return None


def _occupied(folder: Path, _site: Path, _sources: tuple[Path, ...]) -> Reason | None:
    """A file, or a folder with somebody else's files in it."""
    if not folder.exists():
        return None
    if not folder.is_dir():
        return "it is a file", "choose a folder", NOT_A_FOLDER
    marker = folder / MANIFEST
    if marker.is_symlink() or not marker.is_file():
        found = next((name for name in sorted(path.name for path in folder.iterdir()) if name not in DROPPINGS), "")
        hint = "empty the folder, or choose another one"
        return (f"it holds files that journeysite did not write, such as `{found}`", hint, OCCUPIED) if found else None
    if read_manifest(marker.read_bytes()) is None:
        hint = "delete the folder, or publish with the version of journeysite that wrote it"
        return f"its list of files, `{MANIFEST}`, is damaged or of another version", hint, DAMAGED_LIST
    return None


def _home() -> Path | None:
    try:
        return Path.home()
    except RuntimeError:  # a user without a home, as in many containers
        return None


def _working_folder() -> Path | None:
    try:
        return Path.cwd()
    except FileNotFoundError:  # deleted under our feet
        return None


def _holds(outer: Path, inner: Path) -> bool:
    """Whether `inner` is `outer` or lies in it."""
    outer, inner = (Path(_end_of(path) or path.absolute()) for path in (outer, inner))
    if inner.is_relative_to(outer):
        return True
    wanted = _identity(outer)
    return wanted is not None and wanted in _identities(inner)


def _identities(path: Path) -> Iterator[tuple[int, int]]:
    return (found for found in map(_identity, (path, *path.parents)) if found is not None)


def _identity(path: Path) -> tuple[int, int] | None:
    """Device and inode: equal for one folder under two spellings; None where nothing exists."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
