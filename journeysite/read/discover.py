"""The files of a site: which there are, what each describes, and what lies there in vain.

The only place that lists content; no link in it is followed. Names come back in Unicode's composed form, so that the
same site has the same ids on every computer; the order is that of leading numbers, then of names.
"""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path

from msgspec import Struct, field

from journeysite.diagnostics import Diagnostic, Place, Reported
from journeysite.diagnostics.suggestion import did_you_mean
from journeysite.model.slug import slug, usable_name
from journeysite.read import codes
from journeysite.read.file_names import (
    CONTENT,
    DATA,
    FOLDERS,
    MEDIA,
    SETTINGS,
    description_of,
    order_of,
    split_language,
    trouble_with,
    where_it_belongs,
)
from journeysite.read.media import refused_by_head, trouble_with_media, trouble_with_way
from journeysite.read.opening import (
    LARGEST_TEXT,
    Folder,
    is_litter,
    linked,
    look_inside,
    not_a_file,
    read_inside,
    special,
    unreadable,
)
from journeysite.read.source import DocumentKind, PlainFile, Source

_PLACES = {kind: place for place, kind in enumerate(DocumentKind)}  # in the site's order
_KNOWN_FOLDERS = (*FOLDERS, MEDIA, DATA)
# What French writers call their folders, for the hint.
_FRENCH_FOLDERS = {
    "clients": "personas", "parcours": "journeys", "feuille-de-route": "roadmap", "chantiers": "roadmap",
    "preuves": "evidence", "sources": "evidence", "etudes": "evidence", "indicateurs": "indicators",
    "canaux": "channels", "equipes": "teams", "images": "media", "donnees": "data",
}  # fmt: skip

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


class Listing(Struct, frozen=True):
    """Everything below `content/`, unread: content files in the site's order, pictures and data files by name.

    `refused` are the paths below `media/` of what lies there and is not published.
    """

    contents: tuple[ContentFile, ...] = ()
    media: tuple[PlainFile, ...] = ()
    data: tuple[PlainFile, ...] = ()
    refused: tuple[str, ...] = ()


class Discovered(Struct, frozen=True):
    """The files of a site: content read, pictures and data files only listed.

    `refused` are the paths below `media/` of what lies there and is not published.
    """

    sources: tuple[Source, ...] = ()
    media: tuple[PlainFile, ...] = ()
    data: tuple[PlainFile, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def named_files(self) -> tuple[str, ...]:
        """The paths below `content/` of pictures and data files that a `source:` may name."""
        data = (f"{DATA}/{found.path}" for found in self.data)
        return (*data, *(f"{MEDIA}/{path}" for path in self.named_media))

    @property
    def named_media(self) -> tuple[str, ...]:
        """The paths below `media/` that a page may name: of what is published, and of what was told to be not."""
        return (*(found.path for found in self.media), *self.refused)


def discover(root: Path) -> Reported[Discovered]:
    """The content files of a site with their bytes, and its pictures and data files unread but for their beginning.

    Reported: files in no folder that is read, names that end otherwise or cannot be addresses, two files with one
    address, links, files that cannot be read, pictures and files for download of kinds that are not published,
    translations without a file to translate.
    """
    listing = list_files(root)
    with Folder(root) as folder:
        read = [_source(folder, found) for found in listing.value.contents]
        heads = [refused_by_head(folder, found) for found in listing.value.media]
    told = [one for source in read for one in source.diagnostics] + [one for one in heads if one]
    sources = tuple(source.value for source in read if source.value is not None)
    media = tuple(found for found, head in zip(listing.value.media, heads, strict=True) if head is None)
    refused = tuple(found.path for found, head in zip(listing.value.media, heads, strict=True) if head)
    discovered = Discovered(sources, media, listing.value.data, (*listing.value.refused, *refused))
    return Reported(discovered, (*listing.diagnostics, *told))


def _source(folder: Folder, found: ContentFile) -> Reported[Source | None]:
    """The bytes of a content file, or None and a report where they cannot be had."""
    try:
        data = folder.read(found.disk, LARGEST_TEXT)
    except OSError as trouble:
        return Reported(None, (unreadable(found.file, trouble),))
    return Reported(Source(found.file, found.kind, found.id, found.order, found.language, data))


def read_source(root: Path, found: ContentFile) -> Reported[Source | None]:
    """The same for one file alone."""
    with Folder(root) as folder:
        return _source(folder, found)


def read_settings_file(root: Path) -> Reported[bytes | None]:
    """The bytes of `journeysite.yml`, or None and a report where a site has none."""
    try:
        return Reported(read_inside(root, SETTINGS, LARGEST_TEXT))
    except (FileNotFoundError, NotADirectoryError):
        return Reported(None, (_no_settings(root),))
    except OSError as error:
        return Reported(None, (unreadable(SETTINGS, error),))


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


def list_files(root: Path) -> Reported[Listing]:
    """The same as `discover`, without reading a single file: names and stamps only."""
    walk = _Walk(Path(realpath(root)))
    if look_inside(root, CONTENT) == "link":
        return Reported(Listing(), (linked(CONTENT),))
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
    return Reported(Listing(tuple(contents), media, data, tuple(sorted(walk.refused))), tuple(walk.diagnostics))


def _site_order(found: ContentFile) -> tuple[object, ...]:
    """By kind; numbered files first and in that order, the others by id; a base file before its translations."""
    parts = found.file.split("/")[2:] or [found.file]
    return (_PLACES[found.kind], [order_of(part) for part in parts], found.language, found.file)


class _Walk(Struct):
    """One walk over the content folder."""

    root: Path
    contents: list[ContentFile] = field(default_factory=list)
    plain: list[PlainFile] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def tell(self, code: codes.Code, file: str, message: str, hint: str = "") -> None:
        self.diagnostics.append(code.at(Place(file), message, hint))

    def folder(self, disk: str, file: str) -> None:
        """Everything below a folder; `disk` is its name as the disk has it, `file` as we call it."""
        try:
            with os.scandir(self.root / disk) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.diagnostics.append(unreadable(file, error, "folder"))
            return
        for entry in entries:
            if not entry.name.startswith((".", "~$", "#")) and not is_litter(entry.name) and entry.name not in _LITTER:
                self.entry(entry, f"{disk}/{entry.name}", f"{file}/{_composed(entry.name)}")

    def entry(self, entry: "os.DirEntry[str]", disk: str, file: str) -> None:
        try:
            file.encode("utf-8")
            if entry.is_symlink():
                self.refuse(linked(file))
            elif entry.is_dir(follow_symlinks=False):
                self.subfolder(disk, file)
            elif entry.is_file(follow_symlinks=False):
                self.file(entry, disk, file)
            else:
                self.refuse(not_a_file(file, special(entry.stat(follow_symlinks=False).st_mode)))
        except UnicodeEncodeError:
            shown = file.encode("utf-8", "replace").decode()
            self.tell(codes.UNUSABLE_NAME, shown, "this name is not UTF-8", "rename the file")
        except OSError as error:
            self.diagnostics.append(unreadable(file, error))

    def refuse(self, told: Diagnostic) -> None:
        """Tells of something that is not read; where it is media, pages may name it without a second finding."""
        self.diagnostics.append(told)
        self.refused.extend(_below_media(told.place.file))

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
            self.content(parts, entry.stat(follow_symlinks=False), disk, file)

    def plain_file(self, parts: list[str], entry: "os.DirEntry[str]", disk: str, file: str) -> None:
        if parts[0] == MEDIA and (told := trouble_with_media(parts[1:], file)):
            self.refuse(told)
            return
        stamp = entry.stat(follow_symlinks=False)
        self.plain.append(PlainFile(file, "/".join(parts[1:]), disk, stamp.st_size, stamp.st_mtime_ns))

    def check_name(self, name: str, file: str) -> None:
        """Reports a name that cannot be part of an address; it is read all the same, by a name that can."""
        stem = name.removesuffix(".md")
        if trouble := trouble_with(stem):
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
        stem, language = split_language(parts[-1].removesuffix(".md"))
        described = description_of([*parts[:-1], stem])
        if described is None:
            self.tell(codes.MISPLACED, file, f"nothing reads `{parts[-1]}` here", where_it_belongs(parts))
            return
        self.check_name(parts[-1], file)
        kind, id, order = described
        if told := trouble_with_way(id, file):
            self.diagnostics.append(told)
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


def _below_media(file: str) -> Iterator[str]:
    """The path below `media/` of what lies there."""
    if file.startswith(f"{CONTENT}/{MEDIA}/"):
        yield file.removeprefix(f"{CONTENT}/{MEDIA}/")


def _composed(name: str) -> str:
    return name if name.isascii() else unicodedata.normalize("NFC", name)
