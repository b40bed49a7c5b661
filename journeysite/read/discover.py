"""The files of a site: which there are, what each describes, and what lies there in vain.

The only place that lists content. Names come back in Unicode's composed form, so that the same site has the same ids
on every computer; the order is that of leading numbers, then of names.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.read import codes
from journeysite.read.source import DocumentKind, Source

SETTINGS, CONTENT, MEDIA, DATA = "journeysite.yml", "content", "media", "data"

FOLDERS = {
    "personas": DocumentKind.PERSONA,
    "journeys": DocumentKind.JOURNEY,
    "roadmap": DocumentKind.ROADMAP,
    "evidence": DocumentKind.EVIDENCE,
    "indicators": DocumentKind.INDICATOR,
    "channels": DocumentKind.CHANNEL,
    "teams": DocumentKind.TEAM,
    "pages": DocumentKind.PAGE,
}
_KNOWN_FOLDERS = (*FOLDERS, MEDIA, DATA)

_NUMBERED = re.compile(r"(\d{1,3})[-_ ](.+)", re.ASCII)  # a year is no leading number
_LANGUAGE = re.compile(r"(.+)\.([a-z]{2,3}(?:-[A-Z]{2})?)", re.ASCII)
_UNUSABLE = re.compile(r"[\s#?%:*<>|\"\\&]")
_LITTER = frozenset({"Thumbs.db", "desktop.ini", "Icon\r"})


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A content file that was found but not read: its address, and the stamp by which a change shows.

    `file` is its name relative to the site's folder with forward slashes, in composed Unicode form; `disk` the name
    as the disk has it. `size` is in bytes, `modified` in nanoseconds.
    """

    file: str
    kind: DocumentKind
    id: str
    order: int | None
    language: str
    disk: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class PlainFile:
    """A picture or data file, not read: `path` is below its folder (`media/` or `data/`)."""

    file: str
    path: str
    disk: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything below `content/`, unread: content files in the site's order, pictures and data files by name."""

    contents: tuple[ContentFile, ...] = ()
    media: tuple[PlainFile, ...] = ()
    data: tuple[PlainFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Discovered:
    """The files of a site: content read, pictures and data files only listed."""

    sources: tuple[Source, ...] = ()
    media: tuple[PlainFile, ...] = ()
    data: tuple[PlainFile, ...] = ()


def discover(root: Path) -> Reported[Discovered]:
    """The content files of a site with their bytes, and its pictures and data files unread.

    Reported: files in no folder that is read, names that end otherwise or cannot be addresses, two files with one
    address, links that lead outside, files that cannot be read, translations without a file to translate.
    """
    listing = list_files(root)
    read = [read_source(root, found) for found in listing.value.contents]
    told = [one for source in read for one in source.diagnostics]
    sources = tuple(source.value for source in read if source.value is not None)
    return Reported(Discovered(sources, listing.value.media, listing.value.data), (*listing.diagnostics, *told))


def read_source(root: Path, found: ContentFile) -> Reported[Source | None]:
    """The bytes of a content file, or None and a report where the system refuses them."""
    data = _bytes(root / found.disk, found.file)
    if data.value is None:
        return Reported(None, data.diagnostics)
    return Reported(Source(found.file, found.kind, found.id, found.order, found.language, data.value))


def read_plain(root: Path, found: PlainFile) -> Reported[bytes | None]:
    """The bytes of a picture or data file, or None and a report. Nothing here keeps them."""
    return _bytes(root / found.disk, found.file)


def read_settings_file(root: Path) -> Reported[bytes | None]:
    """The bytes of `journeysite.yml`, or None and a report where a site has none."""
    if (root / SETTINGS).exists():
        return _bytes(root / SETTINGS, SETTINGS)
    if not root.is_dir():
        told = codes.NO_SETTINGS.at(Place(SETTINGS), f"there is no folder `{root.name}`", "check the path")
    elif (root / "journeysite.yaml").exists():
        told = codes.NO_SETTINGS.at(
            Place(SETTINGS), f"there is no `{SETTINGS}`", f"rename `journeysite.yaml` to `{SETTINGS}`"
        )
    else:
        hint = "go to the folder of your site, or make a new one: `journeysite new SITE`"
        told = codes.NO_SETTINGS.at(Place(SETTINGS), f"there is no `{SETTINGS}` here", hint)
    return Reported(None, (told,))


def _bytes(path: Path, file: str) -> Reported[bytes | None]:
    try:
        return Reported(path.read_bytes())
    except OSError as error:
        told = codes.UNREADABLE.at(Place(file), f"this file cannot be read: {(error.strerror or 'unknown').lower()}")
        return Reported(None, (told,))


def list_files(root: Path) -> Reported[Listing]:
    """The same as `discover`, without reading a single file: names and stamps only."""
    walk = _Walk(root.resolve())
    if not (root / CONTENT).is_dir():
        hint = f"put the site's Markdown files into a folder `{CONTENT}` beside `{SETTINGS}`"
        return Reported(Listing(), (codes.NO_SETTINGS.at(Place(CONTENT), f"there is no folder `{CONTENT}`", hint),))
    walk.folder(CONTENT, CONTENT)
    contents = walk.without_lonely(walk.without_twins(sorted(walk.contents, key=_site_order)))
    plain = sorted((file for file in walk.plain), key=lambda file: file.file)
    walk.report_twins(plain)
    media = tuple(file for file in plain if file.file.startswith(f"{CONTENT}/{MEDIA}/"))
    data = tuple(file for file in plain if file.file.startswith(f"{CONTENT}/{DATA}/"))
    return Reported(Listing(tuple(contents), media, data), tuple(walk.diagnostics))


def _site_order(found: ContentFile) -> tuple[object, ...]:
    """By kind; numbered files first and in that order, the others by id; a base file before its translations."""
    parts = found.file.split("/")[2:] or [found.file]
    return (list(DocumentKind).index(found.kind), [_order_of(part) for part in parts], found.language, found.file)


def _order_of(name: str) -> tuple[int, str]:
    if name.partition(".")[0] == "index":
        return (-1, "")
    found = _NUMBERED.fullmatch(name)
    return (int(found[1]), found[2].partition(".")[0]) if found else (1000, name.partition(".")[0])


@dataclass(slots=True)
class _Walk:
    """One walk over the content folder."""

    root: Path
    contents: list[ContentFile] = field(default_factory=list)
    plain: list[PlainFile] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: codes.Code, file: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(code.at(Place(file), message, hint))

    def folder(self, disk: str, file: str) -> None:
        """Everything below a folder; `disk` is its name as the disk has it, `file` as we call it."""
        try:
            with os.scandir(self.root / disk) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.tell(codes.UNREADABLE, file, f"this folder cannot be read: {(error.strerror or 'unknown').lower()}")
            return
        for entry in entries:
            if (
                not entry.name.startswith((".", "~$", "#"))
                and not entry.name.endswith("~")
                and entry.name not in _LITTER
            ):
                self.entry(entry, f"{disk}/{entry.name}", f"{file}/{_composed(entry.name)}")

    def entry(self, entry: "os.DirEntry[str]", disk: str, file: str) -> None:
        try:
            file.encode("utf-8")
            if entry.is_symlink() and not self.may_follow(entry, file):
                return
            if entry.is_dir():
                self.subfolder(disk, file)
            elif entry.is_file():
                self.file(entry.stat(), disk, file)
        except UnicodeEncodeError:
            shown = file.encode("utf-8", "replace").decode()
            self.tell(codes.UNUSABLE_NAME, shown, "this name is not UTF-8", "rename the file")
        except OSError as error:
            self.tell(codes.UNREADABLE, file, f"this file cannot be read: {(error.strerror or 'unknown').lower()}")

    def may_follow(self, entry: "os.DirEntry[str]", file: str) -> bool:
        target = Path(entry.path).resolve()
        if not target.exists():
            self.tell(codes.UNREADABLE, file, "this link points to a file that does not exist")
        elif target.is_dir():
            self.tell(codes.FOREIGN_LINK, file, "this is a link to a folder", "put the folder itself here")
        elif not target.is_relative_to(self.root):
            self.tell(codes.FOREIGN_LINK, file, "this link leads out of the site", "put a copy of the file here")
        else:
            return True
        return False

    def subfolder(self, disk: str, file: str) -> None:
        parts = file.split("/")
        if len(parts) == 2 and parts[1] not in _KNOWN_FOLDERS:
            hint = did_you_mean(parts[1], _KNOWN_FOLDERS) or f"folders of a site: {', '.join(_KNOWN_FOLDERS)}"
            self.tell(codes.MISPLACED, file, f"nothing reads the folder `{parts[1]}`", hint)
        else:
            self.folder(disk, file)

    def file(self, stamp: os.stat_result, disk: str, file: str) -> None:
        parts = file.split("/")[1:]
        if parts[0] in (MEDIA, DATA) and len(parts) > 1:
            path = "/".join(parts[1:])
            if parts[0] == MEDIA and "\\" in path:
                self.tell(codes.UNUSABLE_NAME, file, "a backslash cannot be part of an address", "rename the file")
                return
            self.plain.append(PlainFile(file, path, disk, stamp.st_size, stamp.st_mtime_ns))
        elif not parts[-1].endswith(".md"):
            self.wrong_ending(parts[-1], file)
        else:
            self.content(parts, stamp, disk, file)

    def wrong_ending(self, name: str, file: str) -> None:
        lowered = name.lower()
        hint = "content files end in `.md`"
        if lowered.endswith((".md", ".markdown", ".mdown", ".txt", ".mdx")):
            hint = f"rename it to `{name.rpartition('.')[0]}.md`"
        elif lowered.endswith((".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif", ".pdf")):
            hint = f"put it into `{CONTENT}/{MEDIA}`"
        elif lowered.endswith((".csv", ".xlsx", ".json")):
            hint = f"put it into `{CONTENT}/{DATA}`"
        self.tell(codes.WRONG_ENDING, file, f"`{name}` is not read", hint)

    def content(self, parts: list[str], stamp: os.stat_result, disk: str, file: str) -> None:
        stem, language = _split_language(parts[-1].removesuffix(".md"))
        described = _described([*parts[:-1], stem])
        if described is None:
            hint = f"put it into one of: {', '.join(FOLDERS)}"
            self.tell(codes.MISPLACED, file, f"nothing reads `{parts[-1]}` here", hint)
            return
        kind, id, order = described
        if unusable := _UNUSABLE.search(id):
            shown = "a space" if unusable[0].isspace() else f"`{unusable[0]}`"
            wanted = re.sub(r"[^\w./-]+", "-", id).strip("-").lower()
            self.tell(
                codes.UNUSABLE_NAME, file, f"{shown} cannot be part of an address", f"rename it, such as `{wanted}.md`"
            )
            return
        self.contents.append(ContentFile(file, kind, id, order, language, disk, stamp.st_size, stamp.st_mtime_ns))

    def without_twins(self, contents: Iterable[ContentFile]) -> Iterator[ContentFile]:
        """Content files, without those whose address is already taken by one before them."""
        taken: dict[tuple[DocumentKind, str, str], str] = {}
        for found in contents:
            key = (found.kind, found.id.casefold(), found.language)
            if key in taken:
                told = f"this file and `{taken[key]}` have the same address"
                self.tell(codes.SAME_NAME, found.file, told, "rename or remove one of them")
            else:
                taken[key] = found.file
                yield found

    def report_twins(self, plain: Iterable[PlainFile]) -> None:
        taken: dict[str, str] = {}
        for found in plain:
            other = taken.setdefault(found.file.casefold(), found.file)
            if other is not found.file:
                told = f"this file and `{other}` differ only in capitals or in how accents are stored"
                self.tell(codes.SAME_NAME, found.file, told, "rename or remove one of them")

    def without_lonely(self, contents: Iterable[ContentFile]) -> list[ContentFile]:
        """Content files, without translations of what is not there."""
        listed = list(contents)
        bases = {(found.kind, found.id) for found in listed if not found.language}
        for found in listed:
            if found.language and (found.kind, found.id) not in bases:
                base = found.file.removesuffix(f".{found.language}.md") + ".md"
                told = f"there is no `{base.rpartition('/')[2]}` beside this translation"
                self.tell(
                    codes.LONELY_TRANSLATION, found.file, told, f"write `{base}` first, or rename this file to it"
                )
        return [found for found in listed if not found.language or (found.kind, found.id) in bases]


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _split_language(stem: str) -> tuple[str, str]:
    found = _LANGUAGE.fullmatch(stem)
    return (found[1], found[2]) if found else (stem, "")


def _split_number(name: str) -> tuple[str, int | None]:
    found = _NUMBERED.fullmatch(name)
    return (found[2], int(found[1])) if found else (name, None)


def _described(parts: list[str]) -> tuple[DocumentKind, str, int | None] | None:
    """Kind, id and order of a content file by its path below `content/`, or None where nothing is read."""
    if parts == ["index"]:
        return DocumentKind.HOME, "", None
    kind = FOLDERS.get(parts[0]) if len(parts) > 1 else None
    named = [_split_number(part) for part in parts[1:]]
    if kind is DocumentKind.JOURNEY and len(named) == 2:
        (journey, order), (stage, place) = named
        return (kind, journey, order) if stage == "index" else (DocumentKind.STAGE, f"{journey}/{stage}", place)
    if kind is DocumentKind.PAGE:
        if len(named) > 1 and named[-1][0] == "index":
            named.pop()
        return kind, "/".join(name for name, _ in named), named[-1][1]
    return (kind, *named[0]) if kind and len(named) == 1 else None
