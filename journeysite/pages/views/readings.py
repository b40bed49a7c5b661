"""Indicators as pages list them: what was measured, at which place of the journey, from which study."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from journeysite.model.evidence import Indicator
from journeysite.model.journey import Journey, Reading, Stage, Touchpoint
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Link
from journeysite.pages.queries import sentence_case
from journeysite.pages.words import Words


class IndicatorRow(Struct, frozen=True):
    """An indicator as measured on this journey."""

    link: Link
    where: Link
    value: str
    target: str
    source: str


def all_readings(journey: Journey) -> Iterator[tuple[Stage | Touchpoint | None, Reading]]:
    """Every reading with where it was taken (None: the journey as a whole), the whole first."""
    places: tuple[tuple[Stage | Touchpoint | None, tuple[Reading, ...]], ...] = (
        (None, journey.indicators),
        *((stage, stage.indicators) for stage in journey.stages),
        *((touchpoint, touchpoint.indicators) for touchpoint in journey.touchpoints),
    )
    for place, readings in places:
        yield from ((place, reading) for reading in readings)


def indicator_rows(context: PageContext, journey: Journey) -> Iterator[IndicatorRow]:
    """A row for each place at which an indicator was measured on the journey."""
    for place, reading in all_readings(journey):
        found = context.site.indicators.get(reading.indicator)
        if found:
            where = Link(context.words.gettext("Whole journey")) if place is None else context.link(place.address)
            yield IndicatorRow(
                context.link(found.address),
                where,
                context.reading(reading),
                context.aim(reading),
                source_line(context, found, reading),
            )


def source_line(context: PageContext, indicator: Indicator, reading: Reading | None = None) -> str:
    """Source, date and sample of a figure: `Web funnel, Oct 2026, n = 18,400`."""
    day = context.words.short_date(reading.date) if reading and reading.date else ""
    when = day or (context.words.span(indicator.date) if indicator.date else "")
    source = indicator.source.rpartition("/")[2]
    return context.words.enumerate(tuple(filter(None, (source, when, context.sample(indicator.sample)))))


def kind_label(words: Words, kind: str) -> str:
    """The name of a kind of indicators, `drop-off` as `Drop-off`; a kind of the site's own as a word for people."""
    gettext = words.gettext
    known = {
        "nps": gettext("Net promoter score"),
        "ces": gettext("Customer effort score"),
        "csat": gettext("Customer satisfaction score"),
        "drop-off": gettext("Drop-off"),
        "conversion": gettext("Conversion"),
        "complaints": gettext("Complaints"),
        "delay": gettext("Delay"),
        "effort": gettext("Effort"),
        "engagement": gettext("Engagement"),
        "quality": gettext("Quality"),
        "retention": gettext("Retention"),
        "returns": gettext("Returns"),
        "share": gettext("Share"),
    }
    return known.get(kind.lower()) or sentence_case(kind)
