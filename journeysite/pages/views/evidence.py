"""The page of a study and the page of an indicator: what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.journey import Journey, Reading, Stage, Touchpoint
from journeysite.pages.folder_context import METHOD_ICONS
from journeysite.pages.frame import frame
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Fact, Frame, KeyFigure, Link, Rich, Source, WorkRow
from journeysite.pages.views.lists import better
from journeysite.pages.views.readings import kind_label


class Claim(Struct, frozen=True):
    """Something that rests on a study: where, how it feels there, what was heard."""

    link: Link
    place: str
    emotion: Emotion | None
    quotes: tuple[str, ...]
    pains: tuple[str, ...]


class ClaimGroup(Struct, frozen=True):
    """What rests on a study within one journey, or among the personas, roadmap items or figures."""

    title: Link
    claims: tuple[Claim, ...]


class EvidenceView(Struct, frozen=True):
    """Everything the page of a study shows."""

    frame: Frame
    title: str
    icon: str
    lede: Rich
    prose: Rich
    facts: tuple[Fact, ...]
    count: str
    groups: tuple[ClaimGroup, ...]


def evidence_view(context: PageContext, study: Evidence) -> EvidenceView:
    """The page of a study."""
    lede, prose = context.opening(study)
    return EvidenceView(
        frame=frame(context, "evidence", study.title, study.prose.lead, file=study.file),
        title=study.title,
        icon=context.queries.icon(METHOD_ICONS.get(study.method, ""), "file-text"),
        lede=lede,
        prose=prose,
        facts=tuple(_facts(context, study)),
        count=context.words.ngettext("%(count)s place", "%(count)s places", len(study.cited_by)),
        groups=tuple(_groups(context, study)),
    )


def _facts(context: PageContext, study: Evidence) -> Iterator[Fact]:
    words, gettext = context.words, context.words.gettext
    if study.method:
        yield Fact(gettext("Method"), context.method(study.method))
    if study.date:
        yield Fact(gettext("Date"), words.span(study.date))
    if study.sample is not None:
        yield Fact(gettext("Sample"), words.number(study.sample))
    if study.source:
        yield Fact(gettext("Source"), study.source)
    if study.link:
        yield Fact(gettext("Report"), links=(context.link(study.link),))


def _groups(context: PageContext, study: Evidence) -> Iterator[ClaimGroup]:
    """Claims under their journey, all others under the kind of thing they are about."""
    groups: dict[str, list[Claim]] = {}
    titles: dict[str, Link] = {}
    for address in study.cited_by:
        if address not in context.site.nouns:
            continue
        key, title = _group_of(context, address)
        titles[key] = title
        groups.setdefault(key, []).append(_claim(context, study, address))
    return (ClaimGroup(titles[key], tuple(claims)) for key, claims in groups.items())


def _group_of(context: PageContext, address: Address) -> tuple[str, Link]:
    if address.kind in (Kind.JOURNEY, Kind.STAGE, Kind.TOUCHPOINT):
        journey = context.site.journey_of(address)
        return journey.id, context.link(journey.address)
    names = {Kind.PERSONA: "personas", Kind.ROADMAP: "roadmap", Kind.INDICATOR: "indicators", Kind.EVIDENCE: "evidence"}
    name = names.get(address.kind, "")
    return f"/{name}", context.list_link(name) if name else Link(context.words.gettext("Pages"))


def _claim(context: PageContext, study: Evidence, address: Address) -> Claim:
    noun = context.site.nouns[address]
    if isinstance(noun, Journey):  # the group's title leads to it
        return Claim(Link(context.words.gettext("Whole journey")), "", None, (), ())
    if not isinstance(noun, Touchpoint):
        place = _kind_of(context, noun)
        return Claim(context.link(address), place, None, (), ())
    said = noun.verbatim
    return Claim(
        link=Link(f"{noun.number}. {noun.title}", context.href(address)),
        place=context.site.stage_of(address).title,
        emotion=context.emotion(noun.emotion),
        quotes=(context.words.quote(said.text),) if said and said.evidence == study.id else (),
        pains=tuple(point.text for point in noun.pain_points if study.id in point.evidence),
    )


def _kind_of(context: PageContext, noun: object) -> str:
    """What kind of thing is claimed, where its group does not say it."""
    if isinstance(noun, Indicator) and noun.kind:
        return kind_label(context.words, noun.kind)
    return context.words.gettext("Stage") if isinstance(noun, Stage) else ""


# Indicators


class ReadingRow(Struct, frozen=True):
    """Where an indicator is measured."""

    link: Link
    place: str
    value: str
    target: str
    date: str
    evidence: tuple[Link, ...]


class MoverRow(Struct, frozen=True):
    """A roadmap item that shall move the indicator."""

    work: WorkRow
    change: str


class IndicatorView(Struct, frozen=True):
    """Everything the page of an indicator shows."""

    frame: Frame
    title: str
    lede: Rich
    prose: Rich
    figures: tuple[KeyFigure, ...]
    facts: tuple[Fact, ...]
    readings: tuple[ReadingRow, ...]
    movers: tuple[MoverRow, ...]
    sources: tuple[Source, ...]


def indicator_view(context: PageContext, indicator: Indicator) -> IndicatorView:
    """The page of an indicator."""
    lede, prose = context.opening(indicator)
    return IndicatorView(
        frame=frame(context, "indicators", indicator.title, indicator.prose.lead, file=indicator.file),
        title=indicator.title,
        lede=lede,
        prose=prose,
        figures=tuple(_indicator_figures(context, indicator)),
        facts=tuple(_indicator_facts(context, indicator)),
        readings=tuple(_readings(context, indicator.readings)),
        movers=tuple(_movers(context, indicator)),
        sources=context.sources(indicator.evidence),
    )


def _indicator_figures(context: PageContext, indicator: Indicator) -> Iterator[KeyFigure]:
    words, gettext = context.words, context.words.gettext
    when = words.span(indicator.date) if indicator.date else ""
    yield KeyFigure(gettext("Today"), context.measured(indicator.value, indicator), when)
    if indicator.target is not None:
        yield KeyFigure(gettext("Target"), context.measured(indicator.target, indicator), better(context, indicator))
    if indicator.sample is not None:
        yield KeyFigure(gettext("Sample"), words.number(indicator.sample))
    yield KeyFigure(
        gettext("Measured at"), words.ngettext("%(count)s place", "%(count)s places", len(indicator.readings))
    )


def _indicator_facts(context: PageContext, indicator: Indicator) -> Iterator[Fact]:
    gettext = context.words.gettext
    if indicator.kind:
        yield Fact(gettext("Kind"), kind_label(context.words, indicator.kind))
    if indicator.unit:
        yield Fact(gettext("Unit"), indicator.unit)
    if way := better(context, indicator):
        yield Fact(gettext("Direction"), way)
    if indicator.source:
        yield Fact(gettext("Source"), indicator.source)


def _readings(context: PageContext, readings: Iterable[tuple[Address, Reading]]) -> Iterator[ReadingRow]:
    for address, reading in readings:
        if address in context.site.nouns:
            yield ReadingRow(
                link=context.link(address),
                place=_place(context, address),
                value=context.reading(reading),
                target=context.aim(reading),
                date=context.words.short_date(reading.date) if reading.date else "",
                evidence=context.evidence_links(reading.evidence),
            )


def _place(context: PageContext, address: Address) -> str:
    if address.kind is Kind.TOUCHPOINT:
        return context.place_at(address)
    if address.kind is Kind.STAGE:
        return context.site.journey_of(address).title
    return context.words.gettext("Whole journey")


def _movers(context: PageContext, indicator: Indicator) -> Iterator[MoverRow]:
    for name in indicator.moved_by:
        item = context.site.roadmap.get(name)
        if item is None:
            continue
        ends = (item.outcome.start, item.outcome.end) if item.outcome else (None, None)
        change = " → ".join(context.measured(value, indicator) for value in ends if value is not None)
        yield MoverRow(context.work_row(item), change)
