"""A check is a value: what it is called, why it is there, and the function that looks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from journeysite.diagnostics import Diagnostic, Place
from journeysite.frozen import dataclass
from journeysite.link.entry import Entry
from journeysite.link.outline import written
from journeysite.model.address import Address
from journeysite.model.site import Site
from journeysite.read.codes import Code
from journeysite.read.document import Document
from journeysite.read.records import Record


@dataclass(frozen=True)
class Checked:
    """What a check may look at: the linked site, and the documents it was linked from."""

    site: Site
    documents: tuple[Document, ...] = ()

    @cached_property
    def written(self) -> Mapping[Address, Entry[Record]]:
        """What was written about each thing, and where. Worked out when first asked for: most sites are in order."""
        return written(self.documents)

    def place(self, address: Address, *steps: str | int) -> Place:
        """Where the thing of that address stands, or the value behind these keys of its record."""
        entry = self.written.get(address)
        origin = entry.place if entry else Place("journeysite.yml")
        return origin.at(*steps) if steps else origin

    def says(self, address: Address, *keys: str) -> bool:
        """Whether the author wrote something under one of these keys, be it right or wrong."""
        entry = self.written.get(address)
        return entry is not None and any(getattr(entry.record, key) for key in keys)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: where, one sentence that quotes the author, and the next step."""

    place: Place
    message: str
    hint: str = ""


Look = Callable[[Checked], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check: its code with severity and explanation, an example that it finds and one that it leaves alone."""

    code: Code
    wrong: str
    right: str
    look: Look

    def run(self, checked: Checked) -> Iterator[Diagnostic]:
        """All that it finds, as diagnostics of its code."""
        for finding in self.look(checked):
            yield self.code.at(finding.place, finding.message, finding.hint)


def check(code: Code, *, wrong: str, right: str) -> Callable[[Look], Rule]:
    """Turns a function that looks into the rule of that code: `@check(Code("J306", …), wrong=…, right=…)`."""

    def rule(look: Look) -> Rule:
        return Rule(code, wrong, right, look)

    return rule
