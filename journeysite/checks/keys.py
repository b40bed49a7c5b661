"""Keys that make no sense together, or not in this file."""

from collections.abc import Iterator
from typing import Any

from journeysite.checks.rule import DOCUMENTS, Checked, Finding, check
from journeysite.diagnostics import Place
from journeysite.read.codes import CONTRADICTION
from journeysite.read.document import Document, DocumentKind
from journeysite.read.records.journey import JourneyRecord, StageRecord


@check(
    CONTRADICTION,
    wrong="persona: quentin\npersonas: [quentin, amina]\n",
    right="personas: [quentin, amina]\n",
    each=DOCUMENTS,
)
def contradictions(_: Checked, document: Document) -> Iterator[Finding]:
    record: Any = document.record
    if document.kind is DocumentKind.JOURNEY:
        yield from _of_journey(document, record)
    elif document.kind is DocumentKind.STAGE and not document.language:
        yield from _of_stage(document, record)


def _of_journey(document: Document, record: JourneyRecord) -> Iterator[Finding]:
    if record.persona and record.personas:
        message = "the journey has both `persona` and `personas`"
        yield Finding(Place(document.file).key("persona"), message, "list all of them under `personas:`")


def _of_stage(document: Document, record: StageRecord) -> Iterator[Finding]:
    place, name = Place(document.file), document.id.rsplit("/", 1)[-1]
    if record.id and record.id != name:
        message = f"a stage in a file of its own is called as the file: `{name}`"
        yield Finding(place.key("id"), message, "rename the file, and keep the old name under `aliases:`")
    if record.story:
        message = "a stage in a file of its own tells its story below the frontmatter"
        yield Finding(place.key("story"), message, "move the story there")
