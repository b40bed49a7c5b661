"""Site -> subjects of the figures that sum up: journeys against stages, how often each channel and each level."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from journeysite.layout.distribution import DistributionBar, DistributionSubject
from journeysite.layout.heat_map import HeatCell, HeatMapSubject, HeatRow
from journeysite.model.journey import Journey
from journeysite.pages import heat_map
from journeysite.pages.limits import HEAT_ROWS
from journeysite.pages.page_context import PageContext
from journeysite.pages.subjects.journey_map import describe
from journeysite.pages.subjects.level_shares import level_shares


def heat_map_subject(context: PageContext) -> HeatMapSubject | None:
    """The same journeys and columns as in the table of the first page; None where no journey has a stage in a phase."""
    shown = heat_map.heat_map(context, heat_map.in_order(context.queries.journeys)[:HEAT_ROWS])
    if not shown.heads:
        return None
    gettext = context.words.gettext
    return HeatMapSubject(
        id=context.figure_id(),
        title=gettext("Journeys and stages"),
        desc=gettext("Mean emotion by journey and stage"),
        columns=shown.heads if any(shown.heads) else tuple(_phase_names(shown.phases)),
        rows=tuple(_heat_row(context, row) for row in shown.rows),
        mean_word=gettext("Mean"),
    )


def _phase_names(phases: Sequence[heat_map.HeatHead]) -> Iterator[str]:
    """A name for each column: that of its phase over the first, none over the others."""
    for phase in phases:
        yield from (phase.label, *[""] * (phase.columns - 1))


def _heat_row(context: PageContext, row: heat_map.HeatRow) -> HeatRow:
    cells = tuple(
        HeatCell(cell.emotion, cell.link.href, _cell_label(context, cell)) if cell.link else None for cell in row.cells
    )
    return HeatRow(row.link.text, cells, row.mean, row.link.href)


def _cell_label(context: PageContext, cell: heat_map.HeatCell) -> str:
    name = cell.link.note if cell.link else ""
    felt = cell.emotion.text if cell.emotion else context.words.gettext("not documented")
    return context.words.enumerate((name, felt))


def channels_subject(context: PageContext, journey: Journey) -> DistributionSubject | None:
    """On which channels the journey's touchpoints are, the most used first; None where no touchpoint names one."""
    used = [channel for point in journey.touchpoints for channel in dict.fromkeys(point.channels)]
    known = [channel for name, channel in context.site.channels.items() if name in used]
    if not known:
        return None
    most = max(used.count(channel.id) for channel in known)
    bars = (
        DistributionBar(
            name=channel.label,
            share=used.count(channel.id) / most,
            text=context.words.number(used.count(channel.id)),
            icon=context.queries.icon_or_letter(channel.label, channel.icon, channel.id),
            href=context.href(channel.address),
        )
        for channel in sorted(known, key=lambda channel: -used.count(channel.id))
    )
    title = context.words.say(context.words.gettext("%(journey)s by channel"), journey=journey.title)
    return DistributionSubject(context.figure_id(), tuple(bars), title, describe(context, journey))


def levels_subject(context: PageContext, journey: Journey) -> DistributionSubject | None:
    """How often each level is felt on the journey; None where no emotion is known."""
    shares = level_shares(context, tuple(point.emotion for point in journey.touchpoints))
    if not shares:
        return None
    bars = tuple(DistributionBar(one.name, one.share / 100, one.count, level=one.level) for one in shares)
    title = context.words.say(context.words.gettext("%(journey)s by level of emotion"), journey=journey.title)
    return DistributionSubject(context.figure_id(), bars, title, describe(context, journey))
