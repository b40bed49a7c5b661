"""The body of a file, rendered but for its links: the same prose serves every page that shows it."""

from msgspec import Struct

from journeysite.incremental.fields import Apart
from journeysite.model.address import Address


class Href(Struct, frozen=True):
    """Stands where a URL belongs; the page that shows the prose fills in the way from itself to the address."""

    address: Address


class Title(Struct, frozen=True):
    """Stands where the title of the address belongs (`[[search]]` without a text of its own)."""

    address: Address


class Placement(Struct, frozen=True):
    """Stands where a figure belongs: `![[map:diving-gear]]`. No address means: of the page's own subject."""

    figure: str
    address: Address | None


class Heading(Struct, frozen=True):
    """A heading of the body: level 1 to 6, its anchor, its plain text."""

    level: int
    anchor: str
    text: str


Part = str | Href | Title | Placement


class Prose(Struct, frozen=True):
    """Parts in order: finished HTML, and slots for what depends on the page.

    `lead` is the first paragraph as plain text.
    """

    parts: Apart[tuple[Part, ...]] = ()
    headings: Apart[tuple[Heading, ...]] = ()
    lead: str = ""

    def __bool__(self) -> bool:
        return bool(self.parts)


NO_PROSE = Prose()
