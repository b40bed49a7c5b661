"""What claims rest on: studies, and figures."""

from msgspec import Struct

from journeysite.incremental.fields import Apart
from journeysite.model.address import Address
from journeysite.model.journey import Reading
from journeysite.model.prose import NO_PROSE, Prose
from journeysite.model.roadmap import Span


class Evidence(Struct, frozen=True):
    """A study, a round of interviews, a survey. `sample`: how many; `cited_by`: what rests on it, in site order."""

    id: str
    address: Address
    title: str
    method: str = ""
    date: Span | None = None
    sample: int | None = None
    source: str = ""
    link: Address | None = None
    tags: tuple[str, ...] = ()
    cited_by: Apart[tuple[Address, ...]] = ()
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
    order: int | None = None


class Indicator(Struct, frozen=True):
    """A figure that is followed. `better`: higher, lower or "" when neither; `readings`: where it is measured."""

    id: str
    address: Address
    title: str
    unit: str = ""
    better: str = ""
    kind: str = ""
    target: float | None = None
    value: float | None = None
    date: Span | None = None
    sample: int | None = None
    source: str = ""
    tags: tuple[str, ...] = ()
    readings: Apart[tuple[tuple[Address, Reading], ...]] = ()
    moved_by: Apart[tuple[str, ...]] = ()  # roadmap items whose outcome it is
    evidence: tuple[str, ...] = ()
    prose: Prose = NO_PROSE
    file: str = ""
    aliases: tuple[str, ...] = ()
    order: int | None = None
