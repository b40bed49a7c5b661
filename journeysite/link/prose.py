"""Bodies -> prose: every link, title and figure of a text gets the address it means."""

import html
import posixpath
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from journeysite.diagnostics import Place
from journeysite.diagnostics.suggestion import did_you_mean, nearest
from journeysite.link import codes
from journeysite.link.codes import Findings
from journeysite.link.entry import Entry, Outline
from journeysite.link.names import FOLDER, LISTS, Names
from journeysite.link.suggestions import file_of_name, listed, picture_of_name, plain_name
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Image
from journeysite.model.prose import NO_PROSE, Href, Part, Placement, Prose, Title
from journeysite.model.slug import canonical
from journeysite.read.codes import REFUSED_LINK
from journeysite.read.document import Body, Document, DocumentKind, ReferenceSlot, WrittenReference
from journeysite.read.records.record import Record
from journeysite.read.records.touchpoint import ImageRecord
from journeysite.read.targets import classify

CONTENT, MEDIA = "content", "content/media/"
_LONGEST_ADDRESS = 254  # characters of an e-mail address
_FOREIGN_START = re.compile(r"^(?:/|\.\./|content/|media/)+")

# Which kinds of thing a figure can show; None: the whole site, no name needed.
FIGURES: Mapping[str, tuple[Kind, ...] | None] = {
    "map": (Kind.JOURNEY,),
    "blueprint": (Kind.JOURNEY,),
    "curve": (Kind.JOURNEY, Kind.STAGE),
    "loop": (Kind.JOURNEY,),
    "day": (Kind.JOURNEY,),
    "gaps": (Kind.JOURNEY,),
    "channels": (Kind.JOURNEY,),
    "levels": (Kind.JOURNEY,),
    "heat-map": None,
    "matrix": None,
    "roadmap": None,
    "horizons": None,
}

# What stands where a reference is broken, once its error is silenced: nothing that makes a request.
NOWHERE = {"href": "#", "image": "data:,", "figure": ""}


class Bodies(Struct, frozen=True):
    """Resolves the references of bodies. `files`: what each content file is about; `entries`: all of the outline."""

    names: Names
    files: Mapping[str, Address]
    entries: Mapping[Address, Entry[Record]]
    findings: Findings

    def prose(self, entry: Entry[Record]) -> Prose:
        """The body of an entry with its references resolved; what cannot be is reported and reads as plain text."""
        body = entry.body
        if not body.parts:
            return NO_PROSE
        meant = [self._meant(reference, entry) for reference in body.references]
        parts = tuple(part if isinstance(part, str) else _part(part, body, meant) for part in body.parts)
        return Prose(parts, body.headings, body.lead)

    def image(self, written: ImageRecord | str | None, place: Place) -> Image | None:
        """The picture that frontmatter names, None where it names none or none that exists."""
        if written is None:
            return None
        if isinstance(written, str):
            path = self.media(written, place)
            return Image(path) if path else None
        path = self.media(written.src, place.at("src"))
        return Image(path, written.alt) if path else None

    def media(self, written: str, place: Place) -> str:
        """The path below `media/` of a picture named in frontmatter, "" when there is none."""
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(place.file), written))
        path = canonical(beside.removeprefix(MEDIA) if beside.startswith(MEDIA) else written.removeprefix("media/"))
        if path in self.names.of[Kind.MEDIA]:
            return path
        self._report_media(written, path, place)
        return ""

    def target(self, written: str | None, place: Place) -> Address | None:
        """What a link in frontmatter leads to: an address outside, a picture or file, or a page of the site."""
        if not written:
            return None
        target = classify(written)
        if target.form == "external":
            return Address(Kind.EXTERNAL, target.path)
        if target.form == "path":
            return self._by_path(target.path, Address(Kind.HOME, ""), place)
        hint = "write an address that begins with https://, or the path of a file of the site"
        self.findings.append(REFUSED_LINK.at(place, f"a link cannot lead to `{written}`", hint))
        return None

    def _meant(self, reference: WrittenReference, entry: Entry[Record]) -> Address | Placement | None:
        place = Place(entry.told_in, line=reference.line, column=reference.column)
        if reference.form == "external":
            return Address(Kind.EXTERNAL, reference.target)
        if reference.form == "image":
            path = self.media(reference.target, place)
            return Address(Kind.MEDIA, path) if path else None
        if reference.form == "figure":
            return self._figure(reference.target, entry.address, place)
        find = self._by_name if reference.form == "wiki" else self._by_path
        address = find(reference.target, entry.address, place) if reference.target else entry.address
        return self._anchored(address, reference.fragment, place) if address and reference.fragment else address

    def _by_name(self, written: str, here: Address, place: Place) -> Address | None:
        meanings = self.names.meanings(written, here)
        if len(meanings) > 1:
            exact = " or ".join(f"`[[{self.names.written(address)}]]`" for address in meanings)
            self.findings.append(
                codes.AMBIGUOUS.at(place, f"`[[{written}]]` can mean {_spoken(meanings)}", f"write {exact}")
            )
        if not meanings:
            self.findings.append(
                codes.BROKEN_LINK.at(place, f"nothing is called `{written}`", self._named_otherwise(written, here))
            )
            return None
        return meanings[0]

    def _named_otherwise(self, written: str, here: Address) -> str:
        plain = plain_name(written)
        if plain != written and self.names.meanings(plain, here):
            return f"write `[[{plain}]]`"
        hint = did_you_mean(written, self.names.suggestions(here))
        return hint or "write the id of something on this site, or a path to a file"

    def _by_path(self, written: str, _: Address, place: Place) -> Address | None:
        path = canonical(posixpath.normpath(posixpath.join(posixpath.dirname(place.file), written)))
        if address := self.files.get(path) or _folder(path, self.names):
            return address
        media = written if written.startswith("media/") else path.removeprefix(f"{CONTENT}/")
        if media.startswith("media/"):
            if media.removeprefix("media/") in self.names.of[Kind.MEDIA]:
                return Address(Kind.MEDIA, media.removeprefix("media/"))
            self._report_media(written, media.removeprefix("media/"), place)
        elif written.startswith("/") or not path.startswith(f"{CONTENT}/") or not path.endswith(".md"):
            self._report_outside(written, path, place)
        else:
            self._report_path(written, path, place)
        return None

    def _anchored(self, address: Address, fragment: str, place: Place) -> Address:
        fragment = canonical(fragment)
        inside = Address(Kind.TOUCHPOINT, f"{address.id}/{fragment}")
        if address.kind is Kind.STAGE and inside in self.entries:
            return inside
        entry = self.entries.get(address)
        anchors = [heading.anchor for heading in entry.body.headings] if entry else []
        if fragment in anchors:
            return Address(address.kind, address.id, fragment)
        touchpoints = [id.rsplit("/", 1)[1] for id in self._inside(address)]
        hint = did_you_mean(fragment, [*anchors, *touchpoints])
        if not anchors and not touchpoints:
            hint = "it has no headings: link to the page as a whole"
        hint = hint or f"it has {listed(f'#{anchor}' for anchor in (*anchors, *touchpoints))}"
        title = getattr(entry.record, "title", None) if entry else None
        self.findings.append(
            codes.BROKEN_ANCHOR.at(place, f"“{title or address.id or 'this page'}” has no heading `#{fragment}`", hint)
        )
        return address

    def _inside(self, address: Address) -> Iterable[str]:
        if address.kind is not Kind.STAGE:
            return ()
        return (id for id in self.names.of[Kind.TOUCHPOINT] if id.startswith(f"{address.id}/"))

    def _figure(self, written: str, here: Address, place: Place) -> Placement | None:
        figure, _, named = written.partition(":")
        figure, named = figure.strip(), named.strip()
        if figure not in FIGURES:
            self.findings.append(
                codes.UNKNOWN_FIGURE.at(place, f"unknown figure `{figure}`", self._figure_otherwise(written))
            )
            return None
        kinds = FIGURES[figure]
        if kinds is None and named:
            self.findings.append(
                codes.NO_SUBJECT.at(place, f"the figure `{figure}` shows the whole site", f"write `![[{figure}]]`")
            )
        if kinds is None:
            return Placement(figure, None)
        if not named:
            return self._figure_of_page(figure, kinds, here, place)
        subject = next((a for kind in kinds if (a := self._subject(kind, named, here))), None)
        if subject is None:
            known = [id for kind in kinds for id in self.names.of[kind]]
            hint = did_you_mean(named, known) or (f"there is {listed(known)}" if known else "")
            self.findings.append(codes.NO_SUBJECT.at(place, f"there is no {_spoken_kinds(kinds)} `{named}`", hint))
            return None
        return Placement(figure, subject)

    def _figure_otherwise(self, written: str) -> str:
        figure, _, named = written.strip().replace("|", " ").replace("/", " ").partition(" ")
        if figure in FIGURES and named:
            return f"write `![[{figure}:{named.strip()}]]`"
        if picture := picture_of_name(written, self.names.of[Kind.MEDIA]):
            return f"write a picture as `![what it shows](media/{picture})`"
        if "." in written:
            return "write a picture as `![what it shows](media/…)`"
        return did_you_mean(written.partition(":")[0], FIGURES) or f"there are {listed(FIGURES, len(FIGURES))}"

    def _subject(self, kind: Kind, named: str, here: Address) -> Address | None:
        known = self.names.known(kind, named.removeprefix(f"{FOLDER.get(kind, '')}/"))
        if known is None and kind is Kind.STAGE:
            return self.names.known(kind, f"{here.id.split('/', 1)[0]}/{named}")
        return known

    def _figure_of_page(self, figure: str, kinds: tuple[Kind, ...], here: Address, place: Place) -> Placement | None:
        if here.kind in kinds:
            return Placement(figure, here)
        if here.kind is Kind.STAGE and Kind.JOURNEY in kinds:
            return Placement(figure, Address(Kind.JOURNEY, here.id.split("/", 1)[0]))
        spoken = _spoken_kinds(kinds)
        self.findings.append(
            codes.NO_SUBJECT.at(place, f"the figure `{figure}` needs a {spoken} here", f"name one: `![[{figure}:…]]`")
        )
        return None

    def _report_media(self, written: str, path: str, place: Place) -> None:
        if meant := picture_of_name(written, self.names.of[Kind.MEDIA]):
            hint = f"did you mean `media/{meant}`?"
        elif "\\" in written or "://" in written:
            hint = f"put the file into `{MEDIA}` and write `media/` and its name, with `/` between folders"
        else:
            hint = f"put the file at `{MEDIA}{_FOREIGN_START.sub('', path)}`"
        self.findings.append(codes.MISSING_MEDIA.at(place, f"there is no file `{written}`", hint))

    def _report_outside(self, written: str, path: str, place: Place) -> None:
        if f"{path}.md" in self.files:
            self._report_path(written, path, place)
            return
        hint = _written_as_address(written) or self._path_of_name(written, place)
        if plain_name(path).removeprefix("content/") in LISTS:
            hint = f"write `[[{plain_name(path)}]]`"
        hint = hint or "put files for download below `content/media`, and link pages by the path of their `.md` file"
        self.findings.append(codes.OUTSIDE.at(place, f"`{written}` is no page or file of the site", hint))

    def _path_of_name(self, written: str, place: Place) -> str:
        file = file_of_name(written, self.files)
        return f"did you mean `{posixpath.relpath(file, posixpath.dirname(place.file))}`?" if file else ""

    def _report_path(self, written: str, path: str, place: Place) -> None:
        start = posixpath.dirname(place.file)
        folder = posixpath.dirname(path)
        beside = [file for file in self.files if posixpath.dirname(file) == folder]
        meant = nearest(path, beside) or nearest(path, self.files)
        hint = f"did you mean `{posixpath.relpath(meant, start)}`?" if meant else self._path_of_name(written, place)
        hint = hint or "paths start from the file they are in"
        self.findings.append(codes.BROKEN_PATH.at(place, f"there is no file `{written}`", hint))


def bodies(outline: Outline, documents: Iterable[Document], names: Names, findings: Findings) -> Bodies:
    """A resolver for the bodies of this outline; documents of any language may be linked to by path."""
    files = {canonical(document.file): _address(document) for document in documents}
    return Bodies(names, files, {entry.address: entry for entry in outline.entries()}, findings)


def _address(document: Document) -> Address:
    id = "" if document.kind is DocumentKind.HOME else canonical(document.id)
    return Address(Kind(document.kind.value), id)


def _folder(path: str, names: Names) -> Address | None:
    """What a link to a folder means: the home page, an overview, or a journey."""
    if path == CONTENT:
        return Address(Kind.HOME, "")
    name = path.removeprefix(f"{CONTENT}/")
    if name in LISTS:
        return Address(Kind.LIST, name)
    return names.known(Kind.JOURNEY, name.removeprefix("journeys/")) if name.startswith("journeys/") else None


def _part(slot: ReferenceSlot, body: Body, meant: list[Address | Placement | None]) -> Part:
    found, written = meant[slot.index], body.references[slot.index]
    if isinstance(found, Placement):
        return found
    if found is None:
        return NOWHERE.get("image" if written.form == "image" else slot.want, html.escape(written.target))
    return Title(found) if slot.want == "title" else Href(found)


def _spoken(addresses: tuple[Address, ...]) -> str:
    return " or ".join(f"the {_KIND_NAMES.get(a.kind, a.kind)} `{a.id}`" for a in addresses)


_KIND_NAMES = {Kind.ROADMAP: "roadmap item"}


def _spoken_kinds(kinds: tuple[Kind, ...]) -> str:
    return " or ".join(kinds)


def _written_as_address(written: str) -> str:
    """What to write for `www.example.com` and `me@example.com`, "" for anything else."""
    if written.startswith("www."):
        return f"write `https://{written}`"
    is_short = len(written) <= _LONGEST_ADDRESS
    return f"write `mailto:{written}`" if is_short and re.fullmatch(r"[^@\s/]+@[^@\s/]+\.[^@\s/]+", written) else ""
