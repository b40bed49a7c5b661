"""The long work of a build, done once: parsing and printing, remembered between builds, shared among processes.

A document depends on its source and on the settings that parsing asks for; a file of the site on its view and on the
templates that print it. What neither changed is not made again: of a document its JSON is kept, of a printed file only
the digest of its bytes, since the bytes themselves lie in the published folder.
"""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from typing import Final

from journeysite.crew import share
from journeysite.diagnostics import Reported
from journeysite.memo import Memo, digest
from journeysite.model.settings import Settings
from journeysite.publish import Artifact, Known
from journeysite.read.document import Document, Source
from journeysite.read.documents import parse_document
from journeysite.read.serial import DocumentCodec
from journeysite.render.pages import PagePlan, render_page, view_digest
from journeysite.theme.theme import Theme

DOCUMENT: Final = "parse"
FILE: Final = "print"
SAME: Final = b"="  # goes before the digest of bytes that an earlier build made
NEW: Final = b"+"  # goes before the digest of a view and the bytes made of it
DIGEST_SIZE: Final = 32


def parse_all(sources: Sequence[Source], settings: Settings, memo: Memo, jobs: int = 1) -> list[Reported[Document]]:
    """The document of each source, in their order, with what there is to say about it."""
    codec = DocumentCodec()

    def parse(place: int) -> bytes:
        return codec.write(parse_document(sources[place], settings))

    names = [source.file for source in sources]
    inputs = [_inputs_of(source, settings) for source in sources]
    return memo.recall_all(DOCUMENT, names, inputs, lambda missing: share(parse, missing, jobs), codec)


def _inputs_of(source: Source, settings: Settings) -> bytes:
    """The digest of all that `parse_document` asks for."""
    about = (source.file, source.kind.value, source.id, source.order, source.language)
    return digest(repr(about), repr(settings.languages), repr(settings.raw_html), source.data)


def print_all(plans: Sequence[PagePlan], theme: Theme, memo: Memo, jobs: int = 1) -> Iterator[Artifact | Known]:
    """The finished file of each plan, in their order; of those an earlier build made, only the digest.

    Raises `TemplateFault` where a template of the site's own cannot print its page.
    """

    def print_one(plan: PagePlan) -> bytes:
        view = plan.view()
        inputs = bytes.fromhex(view_digest(view, theme))
        known = memo.stored(FILE, inputs)
        return SAME + known if known else NEW + inputs + render_page(view, theme).data

    for plan, printed in zip(plans, share(print_one, plans, jobs), strict=True):
        if printed.startswith(SAME):
            yield Known(plan.path, printed[len(SAME) :].hex(), _maker(plan, theme))
        else:
            inputs, data = printed[len(NEW) :][:DIGEST_SIZE], printed[len(NEW) + DIGEST_SIZE :]
            memo.keep(FILE, plan.path, inputs, sha256(data).digest())
            yield Artifact(plan.path, data)


def _maker(plan: PagePlan, theme: Theme) -> Callable[[], bytes]:
    return lambda: render_page(plan.view(), theme).data
