"""Pictures that not everybody can see."""

from collections.abc import Iterator

from journeysite.checks.rule import DOCUMENTS, Checked, Finding, check
from journeysite.diagnostics import Place, Severity
from journeysite.diagnostics.code import Code
from journeysite.read.document import Body, Document


@check(
    Code(
        "J310",
        Severity.WARNING,
        "picture without words",
        "Who cannot see a picture hears its words instead: what it shows, in one sentence. They stand in the square "
        "brackets.",
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


def _bodies(document: Document) -> Iterator[Body]:
    yield document.body
    yield from (body for _, body in document.stories)
