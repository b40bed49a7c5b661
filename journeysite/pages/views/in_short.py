"""A journey in short, at the head of its page: what to take away, the worst and best moment, the next delivery."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.journey import Journey, Touchpoint
from journeysite.model.roadmap import RoadmapItem
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Link
from journeysite.pages.subjects.journey_map import touchpoint_label

ENDED = frozenset(("done", "dropped"))


class Extreme(Struct, frozen=True):
    """The worst or the best moment, and what is said there."""

    title: str
    link: Link
    emotion: Emotion
    quote: str


class Delivery(Struct, frozen=True):
    """What is delivered next, and when."""

    link: Link
    when: str


class InShort(Struct, frozen=True):
    """What the head of a journey's page says; `takeaway`: in its author's words."""

    takeaway: str
    extremes: tuple[Extreme, ...]
    delivery: Delivery | None

    def __bool__(self) -> bool:
        return bool(self.takeaway or self.extremes or self.delivery)


def in_short(context: PageContext, journey: Journey) -> InShort:
    """The journey in short; empty where nothing of it is known."""
    item = next_delivery(context, journey)
    return InShort(
        takeaway=journey.in_short,
        extremes=tuple(_extremes(context, journey)),
        delivery=Delivery(context.link(item.address), context.period(item)) if item else None,
    )


def _extremes(context: PageContext, journey: Journey) -> Iterator[Extreme]:
    """The lowest and the highest moment, the first of equals; nothing where all feel alike."""
    gettext = context.words.gettext
    known = [(point.emotion, point) for point in journey.touchpoints if point.emotion is not None]
    low = min(known, key=lambda felt: felt[0], default=None)
    high = max(known, key=lambda felt: felt[0], default=None)
    if low and high and low[0] < high[0]:
        yield from _extreme(context, gettext("Lowest moment"), low[1])
        yield from _extreme(context, gettext("Best moment"), high[1])


def _extreme(context: PageContext, title: str, touchpoint: Touchpoint) -> Iterator[Extreme]:
    said = touchpoint.verbatim.text if touchpoint.verbatim else touchpoint.thought
    link = Link(touchpoint.title, context.href(touchpoint.address), touchpoint_label(context, touchpoint))
    if emotion := context.emotion(touchpoint.emotion):
        yield Extreme(title, link, emotion, context.words.quote(said) if said else "")


def next_delivery(context: PageContext, journey: Journey) -> RoadmapItem | None:
    """The item under way that ends first, of those that serve the journey; what is late comes before what is due."""
    items = (context.site.roadmap.get(name) for name in context.queries.roadmap_of(journey))
    due = [(item.end.last, item) for item in items if item and item.end and item.status not in ENDED]
    return min(due, key=lambda found: (found[0], found[1].id))[1] if due else None
