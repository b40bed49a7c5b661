"""Style sheets as published: joined, and what they name (`url(…)`) found in the theme and renamed by its digest."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import field
from hashlib import sha256
from typing import Final

from journeysite.diagnostics import Diagnostic, Place
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.frozen import dataclass
from journeysite.theme import codes
from journeysite.theme.folder import ThemeFolder, refused_file
from journeysite.theme.theme import Asset

_URL: Final = re.compile(r"""url\(\s*(["']?)([^"')]*)\1\s*\)|@import\s+(["'])([^"']+)\3""")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_INSIDE: Final = ("data:", "#")
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A style sheet as found: its theme, its file (inside the theme; as diagnostics name it), its text."""

    theme: ThemeFolder
    inside: str
    file: str
    text: str


@dataclass(slots=True)
class Published:
    """Assets by published path, while style sheets are being joined; and what there was to say."""

    chain: tuple[ThemeFolder, ...]
    assets: dict[str, Asset] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def add(self, name: str, data: bytes) -> str:
        """Publishes a file under a name that carries its digest; returns its path below the site's folder."""
        path = hashed_path(name, data)
        self.assets[path] = Asset(path, data)
        return path


def hashed_path(name: str, data: bytes) -> str:
    """`assets/inter-roman.3f9a1c0d2b.woff2` for `fonts/inter-roman.woff2`: a new content is a new address."""
    stem, ending = posixpath.splitext(posixpath.basename(name))
    return f"assets/{stem}.{sha256(data).hexdigest()[:10]}{ending}"


def publish_sheet(sheet: Sheet, published: Published) -> str:
    """The text of a style sheet without comments, its `url(…)`s leading to published files beside it."""

    def renamed(match: re.Match[str]) -> str:
        url = match[2] if match[4] is None else match[4]
        target = _published_url(url, sheet, _line_of(match), published) if match[4] is None else None
        if match[4] is not None:
            published.diagnostics.append(_imports(url, sheet, _line_of(match)))
        return match[0] if target is None else f'url("{target}")'

    # A comment leaves its lines behind until all urls have told theirs.
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), sheet.text)
    return "\n".join(line.rstrip() for line in _URL.sub(renamed, bare).splitlines() if line.strip()) + "\n"


def _line_of(match: re.Match[str]) -> int:
    return match.string.count("\n", 0, match.start()) + 1


def _imports(url: str, sheet: Sheet, line: int) -> Diagnostic:
    message = f"`@import {url}` is not followed"
    hint = "put the style sheet into `assets/css/`: all that lie there are used, in the order of their names"
    return codes.MISSING_ASSET.at(Place(sheet.file, line=line), message, hint)


def _published_url(url: str, sheet: Sheet, line: int, published: Published) -> str | None:
    """The URL of the published file as seen from a style sheet beside it; None where it may stay as it is."""
    if url.startswith(_INSIDE):
        return None
    place = Place(sheet.file, line=line)
    if _SCHEME.match(url):
        hint = "download the file into the theme's folder and name it by its path there"
        published.diagnostics.append(codes.FOREIGN_ASSET.at(place, f"`url({url})` leads to another host", hint))
        return None
    path, mark, fragment = url.partition("#")
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(sheet.inside), path))
    data = _asset(inside, sheet, published)
    if data is None:
        published.diagnostics.append(_missing(url, inside, place, sheet, published))
        return None
    return posixpath.basename(published.add(inside, data)) + mark + fragment


def _asset(inside: str, sheet: Sheet, published: Published) -> bytes | None:
    """The bytes of what a style sheet names, out of the nearest theme that has it."""
    for theme in (sheet.theme, *published.chain):
        try:
            if data := theme.asset(inside):
                return data
        except OSError as trouble:
            published.diagnostics.append(refused_file(theme.file(inside), trouble))
    return None


def _missing(url: str, inside: str, place: Place, sheet: Sheet, published: Published) -> Diagnostic:
    names = (name for theme in (sheet.theme, *published.chain) for name in theme.asset_names())
    folder = "the theme's `assets/`" if sheet.theme.name else "`content/media/` or a theme's `assets/`"
    hint = did_you_mean(inside, names) or f"put it into {folder}"
    return codes.MISSING_ASSET.at(place, f"`url({url})`: there is no `{inside}` in the theme", hint)


def joined(texts: Iterator[str] | tuple[str, ...]) -> bytes:
    """Style sheets after one another, as bytes."""
    return "".join(texts).encode("utf-8")
