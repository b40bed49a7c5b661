"""The page of a study and the page of an indicator: what rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from journeysite.layout.map_subject import Emotion
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence, Indicator
from journeysite.model.journey import Reading, Stage, Touchpoint
from journeysite.render.folder import METHOD_ICONS
from journeysite.render.frame import frame
from journeysite.render.sheet import Sheet
from journeysite.render.views.common import Fact, Frame, KeyFigure, Link, Rich, Source, WorkRow
from journeysite.render.views.lists import better


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


def evidence_view(sheet: Sheet, study: Evidence) -> EvidenceView:
    """The page of a study."""
    lede, prose = sheet.opening(study)
    return EvidenceView(
        frame=frame(sheet, "evidence", study.title, study.prose.lead, file=study.file),
        title=study.title,
        icon=sheet.edition.icon(METHOD_ICONS.get(study.method, ""), "file-text"),
        lede=lede,
        prose=prose,
        facts=tuple(_facts(sheet, study)),
        count=sheet.words.ngettext("%(count)s place", "%(count)s places", len(study.cited_by)),
        groups=tuple(_groups(sheet, study)),
    )


def _facts(sheet: Sheet, study: Evidence) -> Iterator[Fact]:
    words, gettext = sheet.words, sheet.words.gettext
    if study.method:
        yield Fact(gettext("Method"), sheet.method(study.method))
    if study.date:
        yield Fact(gettext("Date"), words.span(study.date))
    if study.sample:
        yield Fact(gettext("Sample"), words.number(study.sample))
    if study.source:
        yield Fact(gettext("Source"), study.source)
    if study.link:
        yield Fact(gettext("Report"), links=(sheet.link(study.link),))


def _groups(sheet: Sheet, study: Evidence) -> Iterator[ClaimGroup]:
    """Claims under their journey, all others under the kind of thing they are about."""
    groups: dict[str, list[Claim]] = {}
    titles: dict[str, Link] = {}
    for address in study.cited_by:
        if address not in sheet.site.nouns:
            continue
        key, title = _group_of(sheet, address)
        titles[key] = title
        groups.setdefault(key, []).append(_claim(sheet, study, address))
    return (ClaimGroup(titles[key], tuple(claims)) for key, claims in groups.items())


def _group_of(sheet: Sheet, address: Address) -> tuple[str, Link]:
    if address.kind in (Kind.JOURNEY, Kind.STAGE, Kind.TOUCHPOINT):
        journey = sheet.site.journey_of(address)
        return journey.id, sheet.link(journey.address)
    names = {Kind.PERSONA: "personas", Kind.ROADMAP: "roadmap", Kind.INDICATOR: "indicators", Kind.EVIDENCE: "evidence"}
    name = names.get(address.kind, "")
    return f"/{name}", sheet.list_link(name) if name else Link(sheet.words.gettext("Pages"))


def _claim(sheet: Sheet, study: Evidence, address: Address) -> Claim:
    noun = sheet.site.nouns[address]
    if not isinstance(noun, Touchpoint):
        place = sheet.words.gettext("Stage") if isinstance(noun, Stage) else ""
        return Claim(sheet.link(address), place, None, (), ())
    said = noun.verbatim
    return Claim(
        link=Link(f"{noun.number}. {noun.title}", sheet.href(address)),
        place=sheet.site.stage_of(address).title,
        emotion=sheet.emotion(noun.emotion),
        quotes=(sheet.words.quote(said.text),) if said and said.evidence == study.id else (),
        pains=tuple(point.text for point in noun.pain_points if study.id in point.evidence),
    )


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


def indicator_view(sheet: Sheet, indicator: Indicator) -> IndicatorView:
    """The page of an indicator."""
    lede, prose = sheet.opening(indicator)
    return IndicatorView(
        frame=frame(sheet, "indicators", indicator.title, indicator.prose.lead, file=indicator.file),
        title=indicator.title,
        lede=lede,
        prose=prose,
        figures=tuple(_indicator_figures(sheet, indicator)),
        facts=tuple(_indicator_facts(sheet, indicator)),
        readings=tuple(_readings(sheet, indicator.readings)),
        movers=tuple(_movers(sheet, indicator)),
        sources=sheet.sources(indicator.evidence),
    )


def _indicator_figures(sheet: Sheet, indicator: Indicator) -> Iterator[KeyFigure]:
    words, gettext = sheet.words, sheet.words.gettext
    when = words.span(indicator.date) if indicator.date else ""
    yield KeyFigure(gettext("Today"), sheet.measured(indicator.value, indicator), when)
    if indicator.target is not None:
        yield KeyFigure(gettext("Target"), sheet.measured(indicator.target, indicator), better(sheet, indicator))
    if indicator.sample:
        yield KeyFigure(gettext("Sample"), words.number(indicator.sample))
    yield KeyFigure(
        gettext("Measured at"), words.ngettext("%(count)s place", "%(count)s places", len(indicator.readings))
    )


def _indicator_facts(sheet: Sheet, indicator: Indicator) -> Iterator[Fact]:
    gettext = sheet.words.gettext
    if indicator.kind:
        yield Fact(gettext("Kind"), indicator.kind)
    if indicator.unit:
        yield Fact(gettext("Unit"), indicator.unit)
    if way := better(sheet, indicator):
        yield Fact(gettext("Direction"), way)
    if indicator.source:
        yield Fact(gettext("Source"), indicator.source)


def _readings(sheet: Sheet, readings: Iterable[tuple[Address, Reading]]) -> Iterator[ReadingRow]:
    for address, reading in readings:
        if address in sheet.site.nouns:
            yield ReadingRow(
                link=sheet.link(address),
                place=_place(sheet, address),
                value=sheet.reading(reading),
                target=sheet.aim(reading),
                date=sheet.words.short_date(reading.date) if reading.date else "",
                evidence=sheet.evidence_links(reading.evidence),
            )


def _place(sheet: Sheet, address: Address) -> str:
    if address.kind is Kind.TOUCHPOINT:
        return sheet.place_at(address)
    if address.kind is Kind.STAGE:
        return sheet.site.journey_of(address).title
    return sheet.words.gettext("Whole journey")


def _movers(sheet: Sheet, indicator: Indicator) -> Iterator[MoverRow]:
    for name in indicator.moved_by:
        item = sheet.site.roadmap.get(name)
        if item is None:
            continue
        ends = (item.outcome.start, item.outcome.end) if item.outcome else (None, None)
        change = " → ".join(sheet.measured(value, indicator) for value in ends if value is not None)
        yield MoverRow(sheet.work_row(item), change)
