"""The files of a site: which there are, what each describes, and what lies there in vain.

The only place that lists content. Names come back in Unicode's composed form, so that the same site has the same ids
on every computer; the order is that of leading numbers, then of names.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import FileIO
from os.path import realpath
from pathlib import Path

from msgspec import Struct, field

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.model.slug import LONGEST_WAY, slug, trouble_with_name, usable_name
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
_PLACES = {kind: place for place, kind in enumerate(DocumentKind)}  # in the site's order
_KNOWN_FOLDERS = (*FOLDERS, MEDIA, DATA)
# What French writers call their folders, for the hint.
_FRENCH_FOLDERS = {
    "clients": "personas", "parcours": "journeys", "feuille-de-route": "roadmap", "chantiers": "roadmap",
    "preuves": "evidence", "sources": "evidence", "etudes": "evidence", "indicateurs": "indicators",
    "canaux": "channels", "equipes": "teams", "images": "media", "donnees": "data",
}  # fmt: skip

_NUMBERED = re.compile(r"(\d{1,3})[-_ ](.+)", re.ASCII)  # a year is no leading number
_LANGUAGE = re.compile(r"(.+)\.([a-z]{2,3}(?:-[A-Z]{2})?)", re.ASCII)
_SHOUTED_LANGUAGE = re.compile(r"(.+)\.([A-Za-z]{2,3})", re.ASCII)
_LITTER = frozenset({"Thumbs.db", "desktop.ini", "Icon\r"})


class ContentFile(Struct, frozen=True):
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


class PlainFile(Struct, frozen=True):
    """A picture or data file, not read: `path` is below its folder (`media/` or `data/`)."""

    file: str
    path: str
    disk: str
    size: int
    modified: int


class Listing(Struct, frozen=True):
    """Everything below `content/`, unread: content files in the site's order, pictures and data files by name."""

    contents: tuple[ContentFile, ...] = ()
    media: tuple[PlainFile, ...] = ()
    data: tuple[PlainFile, ...] = ()


class Discovered(Struct, frozen=True):
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
    data = _bytes(f"{root}/{found.disk}", found.file)
    if data.value is None:
        return Reported(None, data.diagnostics)
    return Reported(Source(found.file, found.kind, found.id, found.order, found.language, data.value))


class UnreadableFileError(Exception):
    """A file that the system refuses when its bytes are needed, as something to tell its owner."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def bytes_of(root: Path, found: PlainFile) -> bytes:
    """The bytes of a picture or data file. Raises `UnreadableFileError`."""
    read = read_plain(root, found)
    if read.value is None:
        raise UnreadableFileError(read.diagnostics[0])
    return read.value


def read_plain(root: Path, found: PlainFile) -> Reported[bytes | None]:
    """The bytes of a picture or data file, or None and a report. Nothing here keeps them."""
    return _bytes(f"{root}/{found.disk}", found.file)


def read_settings_file(root: Path) -> Reported[bytes | None]:
    """The bytes of `journeysite.yml`, or None and a report where a site has none."""
    try:
        return Reported((root / SETTINGS).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return Reported(None, (_no_settings(root),))
    except OSError as error:
        return Reported(None, (_unreadable(SETTINGS, error),))


def _no_settings(root: Path) -> Diagnostic:
    if not root.is_dir():
        return codes.NO_SETTINGS.at(Place(SETTINGS), f"there is no folder `{root.name}`", "check the path")
    if almost := _almost(root, SETTINGS, "journeysite.yaml", "journeysite.yml.txt"):
        return codes.NO_SETTINGS.at(Place(SETTINGS), f"there is no `{SETTINGS}`", f"rename `{almost}` to `{SETTINGS}`")
    hint = "go to the folder of your site, or make a new one: `journeysite new SITE`"
    if site := next((folder for folder in Path(realpath(root)).parents if os.path.exists(folder / SETTINGS)), None):
        hint = f"this is a folder inside a site: name the site, `{os.path.relpath(site, realpath(root))}`"
    return codes.NO_SETTINGS.at(Place(SETTINGS), f"there is no `{SETTINGS}` here", hint)


def _almost(root: Path, *names: str) -> str:
    """What lies there under one of these names in other capitals, "" when nothing does."""
    wanted = {name.casefold() for name in names}
    try:
        return next((found.name for found in sorted(root.iterdir()) if found.name.casefold() in wanted), "")
    except OSError:
        return ""


def _bytes(path: str, file: str) -> Reported[bytes | None]:
    """The file's bytes, without a path or a buffer made for it: 11,000 files take 0.13 s instead of 0.25."""
    try:
        with FileIO(path) as opened:
            return Reported(opened.readall())
    except OSError as error:
        return Reported(None, (_unreadable(file, error),))


def _unreadable(file: str, error: OSError, what: str = "file") -> Diagnostic:
    reason = (error.strerror or "unknown").lower()
    return codes.UNREADABLE.at(Place(file), f"this {what} cannot be read: {reason}")


def list_files(root: Path) -> Reported[Listing]:
    """The same as `discover`, without reading a single file: names and stamps only."""
    walk = _Walk(Path(realpath(root)))
    if not (root / CONTENT).is_dir():
        hint = f"put the site's Markdown files into a folder `{CONTENT}` beside `{SETTINGS}`"
        if almost := _almost(root, CONTENT, "contents", "contenu"):
            hint = f"rename `{almost}` to `{CONTENT}`"
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
    return (_PLACES[found.kind], [_order_of(part) for part in parts], found.language, found.file)


@lru_cache(maxsize=4096)  # the folder of a journey is asked for with each of its stages
def _order_of(name: str) -> tuple[int, str]:
    if name.partition(".")[0] == "index":
        return (-1, "")
    found = _NUMBERED.fullmatch(name)
    return (int(found[1]), found[2].partition(".")[0]) if found else (1000, name.partition(".")[0])


class _Walk(Struct):
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
            self.diagnostics.append(_unreadable(file, error, "folder"))
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
                self.file(entry, disk, file)
        except UnicodeEncodeError:
            shown = file.encode("utf-8", "replace").decode()
            self.tell(codes.UNUSABLE_NAME, shown, "this name is not UTF-8", "rename the file")
        except OSError as error:
            self.diagnostics.append(_unreadable(file, error))

    def may_follow(self, entry: "os.DirEntry[str]", file: str) -> bool:
        target = Path(realpath(entry.path))
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
            meant = _FRENCH_FOLDERS.get(slug(parts[1]), parts[1])
            hint = did_you_mean(meant, _KNOWN_FOLDERS) or f"folders of a site: {', '.join(_KNOWN_FOLDERS)}"
            self.tell(codes.MISPLACED, file, f"nothing reads the folder `{parts[1]}`", hint)
            return
        if len(parts) > 2 and parts[1] in FOLDERS:
            self.check_name(parts[-1], file)
        self.folder(disk, file)

    def file(self, entry: "os.DirEntry[str]", disk: str, file: str) -> None:
        parts = file.split("/")[1:]
        if parts[0] in (MEDIA, DATA) and len(parts) > 1:
            self.plain_file(parts, entry, disk, file)
        elif not parts[-1].endswith(".md"):
            self.wrong_ending(parts[-1], file)
        else:
            self.content(parts, entry.stat(), disk, file)

    def plain_file(self, parts: list[str], entry: "os.DirEntry[str]", disk: str, file: str) -> None:
        if parts[0] == MEDIA:
            trouble = next(filter(None, (trouble_with_name(part, spaces=True) for part in parts[1:])), "")
            if trouble:
                self.tell(codes.UNUSABLE_NAME, file, trouble, f"rename it, such as `{usable_name(parts[-1])}`")
                return
            if not os.access(entry.path, os.R_OK):  # would be noticed while publishing only
                self.diagnostics.append(_unreadable(file, PermissionError(13, os.strerror(13))))
        stamp = entry.stat()
        self.plain.append(PlainFile(file, "/".join(parts[1:]), disk, stamp.st_size, stamp.st_mtime_ns))

    def check_name(self, name: str, file: str) -> None:
        """Reports a name that cannot be part of an address; it is read all the same, by a name that can."""
        stem = name.removesuffix(".md")
        if trouble := _trouble_with(stem):
            wanted = usable_name(stem) + name[len(stem) :]
            self.tell(codes.UNUSABLE_NAME, file, trouble, f"rename it, such as `{wanted}`")

    def wrong_ending(self, name: str, file: str) -> None:
        lowered = name.lower()
        hint = "content files end in `.md`"
        if lowered.endswith((".md", ".md.txt", ".markdown", ".mdown", ".txt", ".mdx")):
            hint = f"rename it to `{re.sub(r'([.]md)?[.][^.]*$', '', name, flags=re.IGNORECASE)}.md`"
        elif lowered.endswith((".doc", ".docx", ".odt", ".rtf", ".pages", ".htm", ".html")):
            hint = f"save its text as `{name.rpartition('.')[0]}.md`, or put it into `{CONTENT}/{MEDIA}` for download"
        elif lowered.endswith((".png", ".jpg", ".jpeg", ".webp", ".svg", ".gif", ".avif", ".pdf")):
            hint = f"put it into `{CONTENT}/{MEDIA}`"
        elif lowered.endswith((".csv", ".xlsx", ".json")):
            hint = f"put it into `{CONTENT}/{DATA}`"
        self.tell(codes.WRONG_ENDING, file, f"`{name}` is not read", hint)

    def content(self, parts: list[str], stamp: os.stat_result, disk: str, file: str) -> None:
        stem, language = _split_language(parts[-1].removesuffix(".md"))
        described = _described([*parts[:-1], stem])
        if described is None:
            self.tell(codes.MISPLACED, file, f"nothing reads `{parts[-1]}` here", _where_it_belongs(parts))
            return
        self.check_name(parts[-1], file)
        kind, id, order = described
        if len(id.encode()) > LONGEST_WAY:
            told = f"this path is longer than {LONGEST_WAY} bytes, and so would be its address"
            self.tell(codes.UNUSABLE_NAME, file, told, "put it into fewer folders, or give them shorter names")
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
            shouted = _SHOUTED_LANGUAGE.fullmatch(found.id)
            if shouted and shouted[2] != shouted[2].lower() and (found.kind, shouted[1]) in bases:
                told = f"`{shouted[2]}` is no language code: they are written in small letters"
                wanted = f"{shouted[1].rpartition('/')[2]}.{shouted[2].lower()}.md"
                self.tell(codes.LONELY_TRANSLATION, found.file, told, f"rename it to `{wanted}`")
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


@lru_cache(maxsize=4096)
def _named(part: str) -> tuple[str, int | None]:
    """What a file or folder is called, as it can stand in an address, and its leading number."""
    name, order = _split_number(part)
    return (usable_name(name) if trouble_with_name(name) else name), order


@lru_cache(maxsize=4096)
def _trouble_with(stem: str) -> str:
    """Why a name cannot be part of an address, its leading number and its language apart."""
    return trouble_with_name(_split_language(_split_number(stem)[0])[0])


def _described(parts: list[str]) -> tuple[DocumentKind, str, int | None] | None:
    """Kind, id and order of a content file by its path below `content/`, or None where nothing is read."""
    if parts == ["index"]:
        return DocumentKind.HOME, "", None
    kind = FOLDERS.get(parts[0]) if len(parts) > 1 else None
    named = [_named(part) for part in parts[1:]]
    if kind is DocumentKind.JOURNEY and len(named) == 2:
        (journey, order), (stage, place) = named
        return (kind, journey, order) if stage == "index" else (DocumentKind.STAGE, f"{journey}/{stage}", place)
    if kind is DocumentKind.PAGE:
        if len(named) > 1 and named[-1][0] == "index":
            named.pop()
        return kind, "/".join(name for name, _ in named), named[-1][1]
    return (kind, *named[0]) if kind and len(named) == 1 and named[0][0] != "index" else None


def _where_it_belongs(parts: list[str]) -> str:
    """Where to put a file that nothing reads where it lies."""
    folder = parts[0]
    if len(parts) == 1 or folder not in FOLDERS:
        return f"put it into one of: {', '.join(FOLDERS)}"
    if parts[-1] == "index.md" and len(parts) == 2:
        return f"name it after the one thing that it describes, or put it into `{CONTENT}/pages`"
    return f"put it into `{CONTENT}/{'/'.join(parts[: 2 if folder == 'journeys' else 1])}`"
