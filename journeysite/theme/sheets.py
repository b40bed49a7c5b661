"""Style sheets as published: joined, and what they name (`url(…)`) found in the theme and renamed by its digest.

Those of others are taken apart by a CSS parser (`read.css`), which takes a tenth of a second; those that come with
journeysite by two patterns, and a test compares what both make of them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Final

from msgspec import Struct, field

from journeysite.diagnostics import Diagnostic, Place
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.read.css import NOWHERE, Flaw, rewritten
from journeysite.read.drawings import cleaned_drawing, is_drawing
from journeysite.theme import codes
from journeysite.theme.folder import ThemeFolder, refused_file
from journeysite.theme.theme import Asset

_URL: Final = re.compile(r"""url\(\s*(["']?)([^"')]*)\1\s*\)""")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:|[/\\]{2}", re.IGNORECASE)
_HOST: Final = re.compile(r"(?:https?|ftp|wss?):|[/\\]{2}", re.IGNORECASE)
#: What an address may carry itself. An SVG picture in a style sheet runs nothing and asks for nothing.
_CARRIED: Final = re.compile(
    r"data:(?:(?:image|font)/[\w.+-]+|application/(?:x-)?font-[\w-]+)[;,]|data:,$", re.IGNORECASE
)


class StyleSheet(Struct, frozen=True):
    """A style sheet as found: its theme, its file (inside the theme; as diagnostics name it), its text."""

    theme: ThemeFolder
    inside: str
    file: str
    text: str


class Published(Struct):
    """Assets by published path, while style sheets are being joined; and what there was to say."""

    chain: tuple[ThemeFolder, ...]
    assets: dict[str, Asset] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    _names: dict[ThemeFolder, tuple[str, ...]] = field(default_factory=dict)

    def names(self, theme: ThemeFolder) -> tuple[str, ...]:
        """The files that a style sheet may name in a theme, looked for once."""
        if theme not in self._names:
            self._names[theme] = tuple(theme.asset_names())
        return self._names[theme]

    def add(self, name: str, data: bytes) -> str:
        """Publishes a file under a name that carries its digest; returns its path below the site's folder."""
        path = hashed_path(name, data)
        self.assets[path] = Asset(path, data)
        return path

    def cleaned(self, inside: str, theme: ThemeFolder, data: bytes) -> bytes:
        """The bytes of a theme's file as published: a drawing loses what could run or ask another host."""
        if theme.is_built_in or not is_drawing(inside):
            return data
        drawing = cleaned_drawing(theme.file(inside), data)
        self.diagnostics.extend(drawing.diagnostics)
        return drawing.value or b""


def hashed_path(name: str, data: bytes) -> str:
    """`assets/inter-roman.3f9a1c0d2b.woff2` for `fonts/inter-roman.woff2`: a new content is a new address."""
    stem, ending = posixpath.splitext(posixpath.basename(name))
    return f"assets/{stem}.{sha256(data).hexdigest()[:10]}{ending}"


def publish_sheet(sheet: StyleSheet, published: Published) -> str:
    """The text of a style sheet without comments, its `url(…)`s leading to published files beside it."""
    if sheet.theme.is_built_in:
        return _publish_own(sheet, published)

    def follow(url: str, line: int, column: int) -> str | None:
        return _published_url(url, sheet, Place(sheet.file, line=line, column=column), published)

    text, flaws = rewritten(sheet.text, follow)
    published.diagnostics.extend(_told(flaw, sheet) for flaw in flaws)
    return text + "\n"


def closed_sheet(sheet: StyleSheet) -> str:
    """The text of a style sheet that stands alone in a drawing: without anything that must be fetched."""
    if sheet.theme.is_built_in:
        return _publish_own(sheet, Published(()))
    return rewritten(sheet.text, lambda url, _line, _column: url if _is_inside(url) else None)[0] + "\n"


def _publish_own(sheet: StyleSheet, published: Published) -> str:
    """The published text of a style sheet that came with journeysite."""

    def renamed(match: re.Match[str]) -> str:
        target = _published_url(match[2], sheet, Place(sheet.file), published)
        return NOWHERE if target is None else f'url("{target}")'

    bare = _URL.sub(renamed, _COMMENT.sub("", sheet.text))
    return "\n".join(line.rstrip() for line in bare.splitlines() if line.strip()) + "\n"


def _told(flaw: Flaw, sheet: StyleSheet) -> Diagnostic:
    place = Place(sheet.file, line=flaw.line, column=flaw.column)
    match flaw.kind:
        case "broken":
            return codes.BROKEN_SHEET.at(place, flaw.words, "close it, or take it out")
        case "code":
            return codes.SHEET_CODE.at(place, f"`{flaw.words}` can run code in some browsers", "take it out")
        case "namespace":
            hint = "take it out: `svg` and `path` are found without"
            return codes.SHEET_CODE.at(place, f"`@namespace {flaw.words}` means nothing here", hint)
    if _SCHEME.match(flaw.words):
        return _foreign(flaw.words, place)
    hint = "put the style sheet into `assets/css/`: all that lie there are used, in the order of their names"
    return codes.MISSING_ASSET.at(place, f"`@import {flaw.words}` is not followed", hint)


def _foreign(url: str, place: Place) -> Diagnostic:
    shown = url if len(url) <= 60 else f"{url[:60]}…"
    hint = "download the file into the theme's folder and name it by its path there"
    told = f"`{shown}` leads to another host" if _HOST.match(url) else f"`{shown}` is no file of the theme"
    return codes.FOREIGN_ASSET.at(place, told, hint)


def _is_inside(url: str) -> bool:
    """Whether an address needs no file: it names a part of the same document, or carries a picture or font itself."""
    return url.startswith("#") or bool(_CARRIED.match(url))


def _published_url(url: str, sheet: StyleSheet, place: Place, published: Published) -> str | None:
    """The URL of the published file as seen from a style sheet beside it; None where there is none to publish."""
    if _is_inside(url):
        return url
    if _SCHEME.match(url):
        published.diagnostics.append(_foreign(url, place))
        return None
    path, mark, fragment = url.partition("#")
    inside = posixpath.normpath(posixpath.join(posixpath.dirname(sheet.inside), path))
    found = _asset(inside, sheet, published)
    if found is None:
        published.diagnostics.append(_missing(url, inside, place, sheet, published))
        return None
    return posixpath.basename(published.add(inside, published.cleaned(inside, *found))) + mark + fragment


def _asset(inside: str, sheet: StyleSheet, published: Published) -> tuple[ThemeFolder, bytes] | None:
    """What a style sheet names: the nearest theme that has it, and its bytes."""
    for theme in (sheet.theme, *published.chain):
        try:
            if data := theme.asset(inside):
                return theme, data
        except OSError as trouble:
            published.diagnostics.append(refused_file(theme.file(inside), trouble))
    return None


def _missing(url: str, inside: str, place: Place, sheet: StyleSheet, published: Published) -> Diagnostic:
    names = (name for theme in (sheet.theme, *published.chain) for name in published.names(theme))
    folder = "the theme's `assets/`" if sheet.theme.name else "`content/media/` or a theme's `assets/`"
    hint = did_you_mean(inside, names) or f"put it into {folder}"
    return codes.MISSING_ASSET.at(place, f"`url({url})`: there is no `{inside}` in the theme", hint)


def joined(texts: Iterator[str] | tuple[str, ...]) -> bytes:
    """Style sheets after one another, as bytes."""
    return "".join(texts).encode("utf-8")
