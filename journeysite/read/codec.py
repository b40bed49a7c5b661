"""Documents as JSON, for what is remembered between builds: an equal document comes back, with its diagnostics."""

from typing import Any, Final

from msgspec.json import Decoder, Encoder

from journeysite.diagnostics import Reported
from journeysite.read.document import Document
from journeysite.read.documents import RECORDS
from journeysite.read.records.record import Record

_RECORDS: Final = {kind.__name__: kind for kinds in RECORDS.values() for kind in kinds}


class DocumentCodec:
    """A parsed document and what was said about it, to bytes and back."""

    def write(self, value: Reported[Document], /) -> bytes:
        """UTF-8 JSON; equal values give equal bytes."""
        return _ENCODER.encode(value)

    def read(self, data: bytes, /) -> Reported[Document]:
        """The value that was written. Raises ValueError where the bytes are of another make."""
        return _DECODER.decode(data)


def _written(record: Record) -> tuple[str, dict[str, Any]]:
    """A record by the name of its type, with what its author wrote and nothing else."""
    return type(record).__name__, record.model_dump(by_alias=True, exclude_unset=True)


def _record(_: type[Record], written: tuple[str, dict[str, Any]]) -> Record:
    """The record that `_written` wrote down. Raises ValueError on others."""
    name, values = written
    if name not in _RECORDS:
        raise ValueError(f"no record is called {name}")
    return _RECORDS[name].model_validate(values)


_ENCODER: Final = Encoder(enc_hook=_written)
_DECODER: Final = Decoder(Reported[Document], dec_hook=_record)
