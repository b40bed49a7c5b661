"""One content file, read: what was written, before it is linked to anything."""

from msgspec import Struct

from journeysite.model.prose import Heading
from journeysite.read.records.record import Record
from journeysite.read.source import DocumentKind, Source

__all__ = [
    "NO_BODY",
    "Body",
    "Document",
    "DocumentKind",
    "ReferenceSlot",
    "Source",
    "WrittenReference",
]


class WrittenReference(Struct, frozen=True):
    """A link, image or placement as its author wrote it, and where (line and column of the file, from 1).

    `form`: "path" (`[x](../a.md#b)`), "wiki" (`[[a|x]]`), "image", "figure" (`![[map:a]]`) or "external".
    """

    form: str
    target: str
    fragment: str
    line: int
    column: int


class ReferenceSlot(Struct, frozen=True):
    """Stands in a body where reference number `index` is needed: its URL, its title, or its figure."""

    index: int
    want: str  # "href", "title" or "figure"


class Body(Struct, frozen=True):
    """A Markdown body, rendered but for its references. Parts in order: finished HTML and slots."""

    parts: tuple[str | ReferenceSlot, ...] = ()
    references: tuple[WrittenReference, ...] = ()
    headings: tuple[Heading, ...] = ()
    lead: str = ""
    images_without_alt: tuple[int, ...] = ()  # indexes into `references`


NO_BODY = Body()


class Document(Struct, frozen=True):
    """A content file, parsed. `stories` are the bodies of stages written inside a journey's file, by stage index.

    `whole` is False where an error kept a part of the frontmatter from being read: what is missing then may be there.
    """

    file: str
    kind: DocumentKind
    id: str
    order: int | None
    language: str
    record: Record
    body: Body = NO_BODY
    stories: tuple[tuple[int, Body], ...] = ()
    whole: bool = True
