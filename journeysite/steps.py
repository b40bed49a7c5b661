"""The long work of a build, done once: parsing and printing, remembered between builds, shared among processes.

A document depends on its source and on the settings that parsing asks for; a file of the site on its view and on the
templates that print it. What neither changed is not made again: of a document its JSON is kept, of a printed file only
the digest of its bytes, since the bytes themselves lie in the published folder.
"""

import struct
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Final

from journeysite.diagnostics import Reported
from journeysite.html.printing import render_page, view_digest
from journeysite.incremental.memory import Memo
from journeysite.incremental.parallel import share
from journeysite.incremental.store import digest
from journeysite.model.settings import Settings
from journeysite.pages.plan import PagePlan
from journeysite.publish import AnyArtifact, Artifact, Known, Published, Streamed, publish
from journeysite.read.codec import DocumentCodec
from journeysite.read.document import Document, Source
from journeysite.read.documents import parse_document
from journeysite.read.drawings import is_drawing, published_bytes
from journeysite.read.media import pieces_of
from journeysite.read.source import PlainFile
from journeysite.theme.theme import Theme

Parse = Callable[[Sequence[Source], Settings], list[Reported[Document]]]
Plans = Sequence[PagePlan]

Progress = Callable[[int, int], None] | None  # pages rendered so far, pages in all

DOCUMENT: Final = "parse"
PAGE: Final = "look"  # by path: the state of what a page looked at, the digest of its bytes, and the looks
FILE: Final = "print"  # by view: the digest of its bytes
FOLDER: Final = "site"  # by published folder: the stamp of the list that was left there
SAME: Final = b"="  # goes before the digest of bytes that an earlier build made
NEW: Final = b"+"  # goes before the bytes made of a view
SLIP: Final = struct.Struct("<32s32sI")  # state of the looks, digest of the view, length of the looks that follow
DIGEST_SIZE: Final = 32


def parse_all(sources: Sequence[Source], settings: Settings, memo: Memo, jobs: int = 1) -> list[Reported[Document]]:
    """The document of each source, in their order, with what there is to say about it."""
    codec = DocumentCodec()

    def parse(place: int) -> bytes:
        return codec.write(parse_document(sources[place], settings))

    names = [source.file for source in sources]
    asked = repr((settings.languages, settings.raw_html))
    inputs = [_inputs_of(source, asked) for source in sources]
    return memo.recall_all(DOCUMENT, names, inputs, lambda missing: share(parse, missing, jobs), codec)


def _inputs_of(source: Source, asked: str) -> bytes:
    """The digest of all that `parse_document` asks for, with what it asks of the settings."""
    about = repr((source.file, source.kind.value, source.id, source.order, source.language))
    return digest(about, asked, source.data)


def print_all(plans: Plans, theme: Theme, memo: Memo, jobs: int = 1) -> Iterator[Artifact | Known]:
    """The finished file of each plan, in their order; of those an earlier build made, only the digest.

    Raises `TemplateFault` where a template of the site's own cannot print its page.
    """

    def print_one(plan: PagePlan) -> bytes:
        view, looks = plan.recorded()
        inputs = bytes.fromhex(view_digest(view, theme))
        known = memo.stored(FILE, inputs)
        listed = "\0".join(looks).encode()
        made = (SAME, known) if known else (NEW, render_page(view, theme).data)
        return b"".join((SLIP.pack(plan.state(looks), inputs, len(listed)), listed, *made))

    kept = memo.all_stored(PAGE, [digest(plan.path) for plan in plans])
    unchanged = {
        plan.path: known for plan, one in zip(plans, kept, strict=True) if one and (known := _known(plan, one))
    }
    missing = [plan for plan in plans if plan.path not in unchanged]
    printed = share(print_one, missing, jobs)
    for plan in plans:
        maker = partial(_make, plan, theme)
        if plan.path in unchanged:
            yield Known(plan.path, unchanged[plan.path].hex(), maker)
            continue
        slip = next(printed)
        state, inputs, length = SLIP.unpack_from(slip)
        end = SLIP.size + length
        listed, is_same, made = slip[SLIP.size : end], slip.startswith(SAME, end), slip[end + len(SAME) :]
        published = made if is_same else sha256(made).digest()
        memo.keep(PAGE, plan.path, digest(plan.path), state + published + listed)
        if is_same:
            yield Known(plan.path, published.hex(), maker)
        else:
            memo.keep(FILE, plan.path, inputs, published)
            yield Artifact(plan.path, made, published.hex())


def _known(plan: PagePlan, kept: bytes) -> bytes | None:
    """The digest of the page's bytes where nothing has changed of all that it looked at when it was last made."""
    state, published, looks = kept[:DIGEST_SIZE], kept[DIGEST_SIZE : 2 * DIGEST_SIZE], kept[2 * DIGEST_SIZE :]
    return published if plan.state(looks.decode().split("\0")) == state else None


def publish_again(
    made: Iterable[AnyArtifact], output: Path, site: Path, sources: Iterable[str], memo: Memo, verify: bool
) -> Reported[Published]:
    """As `publish`; the last publication of these files into this folder is remembered, unless `verify` asks to look.

    `sources` are what the build reads in the folder of the site.
    """
    place = digest(str(output.absolute()))
    stamp = "" if verify else (memo.stored(FOLDER, place) or b"").decode()
    done = publish(made, output, site=site, sources=[site / name for name in sources], stamp=stamp)
    if done.value.stamp != stamp and done.value.stamp:
        memo.keep(FOLDER, output.name, place, done.value.stamp.encode())
    return done


def _make(plan: PagePlan, theme: Theme) -> bytes:
    return render_page(plan.view(), theme).data


def media_files(root: Path, media: Iterable[PlainFile]) -> Iterator[AnyArtifact]:
    """Pictures and files for download: drawings without what could run in them, all others a piece at a time."""
    for one in media:
        path = f"media/{one.path}"
        if is_drawing(one.path):
            yield Artifact(path, published_bytes(root, one))
        else:
            yield Streamed(path, one.size, partial(pieces_of, root, one))


def counted(files: Iterable[AnyArtifact], of: int, progress: Progress = None) -> Iterator[AnyArtifact]:
    """The same files; `progress` is told after each how many are done, and of how many."""
    for done, file in enumerate(files, 1):
        yield file
        if progress:
            progress(done, of)
