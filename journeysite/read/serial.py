"""Documents as JSON, for what is remembered between builds: an equal document comes back, with its diagnostics."""

import json
from typing import Any

from journeysite.diagnostics import Diagnostic, Place, Reported, Severity
from journeysite.model.prose import Heading
from journeysite.read.document import Body, Document, DocumentKind, ReferenceSlot, WrittenReference
from journeysite.read.documents import record_type
from journeysite.read.revive import revive


class DocumentCodec:
    """A parsed document and what was said about it, to bytes and back."""

    def write(self, value: Reported[Document], /) -> bytes:
        """UTF-8 JSON; equal values give equal bytes."""
        pair = [document_to_json(value.value), [_diagnostic_to_json(one) for one in value.diagnostics]]
        return json.dumps(pair, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

    def read(self, data: bytes, /) -> Reported[Document]:
        """The value that was written. Raises ValueError where the bytes are of another make."""
        try:
            document, told = json.loads(str(data, "utf-8"))  # which need not find out the encoding
            return Reported(document_from_json(document), tuple(_diagnostic_from_json(one) for one in told))
        except (TypeError, KeyError, IndexError) as error:
            raise ValueError("not a document") from error


def document_to_json(document: Document) -> list[Any]:
    """A document as lists, texts and numbers."""
    return [
        document.file,
        document.kind.value,
        document.id,
        document.order,
        document.language,
        document.record.model_dump(mode="json", by_alias=True, exclude_unset=True),
        _body_to_json(document.body),
        [[index, _body_to_json(body)] for index, body in document.stories],
        document.whole,
    ]


def document_from_json(values: list[Any]) -> Document:
    """The document that `document_to_json` made these values of. Raises ValueError on others."""
    file, kind_name, id, order, language, record, body, stories, whole = values
    kind = DocumentKind(kind_name)
    return Document(
        file=file,
        kind=kind,
        id=id,
        order=order,
        language=language,
        record=revive(record_type(kind, language), record),
        body=_body_from_json(body),
        stories=tuple((index, _body_from_json(story)) for index, story in stories),
        whole=whole,
    )


def _body_to_json(body: Body) -> list[Any]:
    return [
        [part if isinstance(part, str) else [part.index, part.want] for part in body.parts],
        [[one.form, one.target, one.fragment, one.line, one.column] for one in body.references],
        [[one.level, one.anchor, one.text] for one in body.headings],
        body.lead,
        list(body.images_without_alt),
    ]


def _body_from_json(values: list[Any]) -> Body:
    parts, references, headings, lead, images_without_alt = values
    return Body(
        parts=tuple(part if isinstance(part, str) else ReferenceSlot(*part) for part in parts),
        references=tuple(WrittenReference(*one) for one in references),
        headings=tuple(Heading(*one) for one in headings),
        lead=lead,
        images_without_alt=tuple(images_without_alt),
    )


def _diagnostic_to_json(one: Diagnostic) -> list[Any]:
    place = one.place
    where = [place.file, list(place.path), place.part, place.line, place.column]
    return [one.code, one.severity.value, where, one.message, one.hint]


def _diagnostic_from_json(values: list[Any]) -> Diagnostic:
    code, severity, (file, path, part, line, column), message, hint = values
    return Diagnostic(code, Severity(severity), Place(file, tuple(path), part, line, column), message, hint)
