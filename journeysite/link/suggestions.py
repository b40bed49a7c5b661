"""What somebody probably meant who wrote a name that nothing has: by its file, its title, its old place."""

import posixpath
import re
from collections.abc import Collection, Iterable, Mapping

from journeysite.diagnostics.suggestion import nearest
from journeysite.model.slug import canonical, slug

_NUMBER = re.compile(r"^\d{1,3}[-_ ]", re.ASCII)
_AT_MOST = 6  # names that a hint lists


def plain_name(written: str) -> str:
    """The id in what was written like a link or a path: `[[amina]]`, `amina.md`, `personas/01-amina`."""
    inside = written.strip().removeprefix("[[").removesuffix("]]").partition("|")[0].partition("#")[0].strip("/ ")
    steps = inside.removesuffix(".md").removesuffix(".html").split("/")
    return "/".join(_NUMBER.sub("", step) for step in steps if step not in ("", ".", "..", "content"))


def meant_name(written: str, known: Collection[str], labels: Mapping[str, str], prefix: str = "") -> str:
    """The one of these names that was meant: written as a path or link, by its label, or with a slip; else "".

    `labels` maps slugs of labels to names.
    """
    plain = plain_name(written).removeprefix(f"{prefix}/")
    if plain in known and plain != written:
        return plain
    return labels.get(slug(written), "") or nearest(written, known) or nearest(plain, known)


def same_end(written: str, known: Iterable[str]) -> str:
    """The only address that ends as this one does, in its last two steps or else in its last; "" otherwise."""
    listed, steps = tuple(known), canonical(written).split("/")
    for count in (2, 1):
        end = "/" + "/".join(steps[-count:])
        ends = [one for one in listed if one.endswith(end)] if len(steps) > count else []
        if len(ends) == 1:
            return ends[0]
    return ""


def file_of_name(written: str, files: Iterable[str]) -> str:
    """The only file that is called like the end of this path, whatever its number, ending and folder; else ""."""
    wanted = _file_name(written)
    found = [file for file in files if _file_name(file) == wanted]
    return found[0] if wanted and len(found) == 1 else ""


def _file_name(path: str) -> str:
    folder, name = posixpath.split(path.rstrip("/"))
    if name in ("index.md", "index.html"):
        return _file_name(folder)
    return slug(_NUMBER.sub("", re.sub(r"\.(md|html?)$", "", name)))


def picture_of_name(written: str, pictures: Collection[str]) -> str:
    """The picture below `media/` that was meant by a path: of that name in whatever folder, or nearly; else ""."""
    path = posixpath.normpath(written.replace("\\", "/").lstrip("/"))
    for lead in ("content/", "media/"):
        path = re.sub(rf"^(\.\./)*{lead}", "", path)
    if path in pictures:
        return path
    named = [one for one in pictures if posixpath.basename(one) == posixpath.basename(path)]
    return named[0] if len(named) == 1 else nearest(path, pictures)


def listed(names: Iterable[str], most: int = _AT_MOST) -> str:
    """The names in backticks, the first few of them."""
    first = tuple(names)
    more = ", …" if len(first) > most else ""
    return ", ".join(f"`{name}`" for name in first[:most]) + more
