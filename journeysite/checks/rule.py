"""A check is a value: what it is called, why it is there, and the function that looks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct

from journeysite.diagnostics import Diagnostic, Place
from journeysite.diagnostics.code import Code
from journeysite.link.entry import Entry
from journeysite.link.outline import written
from journeysite.model.address import Address
from journeysite.model.site import Site
from journeysite.read.document import Document
from journeysite.read.records.record import Record

JOURNEYS: Final = "journeys"
DOCUMENTS: Final = "documents"


class Checked(Struct, frozen=True, dict=True):
    """What a check may look at: the linked site, the documents it was linked from, and which codes checks have."""

    site: Site
    documents: tuple[Document, ...] = ()
    codes: tuple[Code, ...] = ()

    @cached_property
    def written(self) -> Mapping[Address, Entry[Record]]:
        """What was written about each thing, and where. Worked out when first asked for: most sites are in order."""
        return written(self.documents)

    def each(self, what: str) -> Mapping[str, object]:
        """The journeys by id, or the documents by file."""
        return self.site.journeys if what == JOURNEYS else self.by_file

    @cached_property
    def by_file(self) -> Mapping[str, Document]:
        """The documents by file."""
        return {document.file: document for document in self.documents}

    def place(self, address: Address, *steps: str | int) -> Place:
        """Where the thing of that address stands, or the value behind these keys of its record."""
        entry = self.written.get(address)
        origin = entry.place if entry else Place("journeysite.yml")
        return origin.at(*steps) if steps else origin

    def says(self, address: Address, *keys: str) -> bool:
        """Whether the author wrote something under one of these keys, be it right or wrong."""
        entry = self.written.get(address)
        return entry is not None and any(getattr(entry.record, key) for key in keys)


class Finding(Struct, frozen=True):
    """What a check found: where, one sentence that quotes the author, and the next step."""

    place: Place
    message: str
    hint: str = ""


Look = Callable[..., Iterable[Finding]]  # of all that is checked; and of one thing, where a rule looks at each
Findings = tuple[Diagnostic, ...]
EVERYTHING: Final = ("",)  # no part of a site is called so: always another than before


class Rule(Struct, frozen=True):
    """A check: its code with severity and explanation, an example that it finds and one that it leaves alone.

    With `each`, it looks at one journey or document after the other, and what it finds depends on that one alone.
    Otherwise on the parts `of` the site, or on everything.
    """

    code: Code
    wrong: str
    right: str
    look: Look
    each: str = ""
    of: tuple[str, ...] = EVERYTHING

    def run(self, checked: Checked) -> Iterator[Diagnostic]:
        """All that it finds, as diagnostics of its code."""
        if not self.each:
            yield from self.told(self.look(checked))
        for one in checked.each(self.each).values() if self.each else ():
            yield from self.told(self.look(checked, one))

    def told(self, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
        """Findings as diagnostics of its code."""
        return (self.code.at(finding.place, finding.message, finding.hint) for finding in findings)


def check(
    code: Code, *, wrong: str, right: str, each: str = "", of: tuple[str, ...] = EVERYTHING
) -> Callable[[Look], Rule]:
    """Turns a function that looks into the rule of that code: `@check(Code("J306", …), wrong=…, right=…)`."""

    def rule(look: Look) -> Rule:
        return Rule(code, wrong, right, look, each, of)

    return rule
