"""Pictures that not everybody can see."""

from collections.abc import Iterator

from journeysite.checks.rule import DOCUMENTS, Checked, Finding, check
from journeysite.diagnostics import Place, Severity
from journeysite.diagnostics.code import Code
from journeysite.diagnostics.source import KeyPath
from journeysite.read.document import Body, Document
from journeysite.read.records.journey import JourneyRecord, StageRecord


@check(
    Code(
        "J310",
        Severity.WARNING,
        "picture without words",
        "Who cannot see a picture hears its words instead: what it shows, in one sentence. They stand in the square "
        "brackets, or behind `alt:`.",
    ),
    wrong="![](../media/queue.webp)\n",
    right="![Nine people wait at the only till](../media/queue.webp)\n",
    each=DOCUMENTS,
)
def wordless(_: Checked, document: Document) -> Iterator[Finding]:
    for body in _bodies(document):
        for index in body.images_without_alt:
            picture = body.references[index]
            yield Finding(
                Place(document.file, line=picture.line, column=picture.column),
                f"the picture `{picture.target}` says nothing to those who cannot see it",
                f"say what it shows: `![…]({picture.target})`",
            )
    for path, source in _touchpoint_pictures(document):
        yield Finding(
            Place(document.file).at(*path),
            f"the picture `{source}` says nothing to those who cannot see it",
            f"say what it shows: `image: {{src: {source}, alt: …}}`",
        )


def _touchpoint_pictures(document: Document) -> Iterator[tuple[KeyPath, str]]:
    """Where pictures of touchpoints stand that have no words, and their paths."""
    record = document.record
    if document.language:
        return  # the words of the base file count
    stages: list[tuple[KeyPath, StageRecord]] = [((), record)] if isinstance(record, StageRecord) else []
    if isinstance(record, JourneyRecord):
        inside = enumerate(record.stages)
        stages = [(("stages", at), one) for at, one in inside if isinstance(one, StageRecord)]
    for start, stage in stages:
        for at, touchpoint in enumerate(stage.touchpoints):
            image = touchpoint.image
            if image and (isinstance(image, str) or not image.alt):
                yield (*start, "touchpoints", at, "image"), image if isinstance(image, str) else image.src


def _bodies(document: Document) -> Iterator[Body]:
    yield document.body
    yield from (body for _, body in document.stories)
