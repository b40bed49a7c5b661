"""How journeys feel stage by stage, side by side: the rows and columns of a heat map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from journeysite.layout.map.subject import Emotion
from journeysite.model.journey import DAY, TARGET, Journey, Stage
from journeysite.model.journey import mean as mean_of
from journeysite.pages.page_context import PageContext
from journeysite.pages.parts import Link
from journeysite.pages.whose import as_felt_by


class HeatCell(Struct, frozen=True):
    """A stage of a journey in the heat map; without an emotion it is undocumented, without a link there is no stage."""

    link: Link | None
    emotion: Emotion | None


class HeatRow(Struct, frozen=True):
    """A journey in the heat map."""

    link: Link
    who: str
    cells: tuple[HeatCell, ...]
    mean: Emotion | None


class HeatHead(Struct, frozen=True):
    """A phase over its columns, with its mean over all journeys."""

    label: str
    columns: int
    mean: Emotion | None


class HeatMap(Struct, frozen=True):
    """Journeys × stages, stages in the columns of their phase. `heads`: names of columns that mean one thing only."""

    phases: tuple[HeatHead, ...]
    heads: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    mean: Emotion | None


def in_order(journeys: Iterable[Journey]) -> tuple[Journey, ...]:
    """What is lived first, then what is aimed at; each in the site's order."""
    return tuple(sorted(journeys, key=lambda journey: journey.kind == TARGET))


def heat_map(context: PageContext, journeys: Sequence[Journey]) -> HeatMap:
    """Journeys × stages. Every phase gets as many columns as its longest journey needs, so that phases stay in line.

    Days in the life are left out: their stages are hours, and stand in no phase.
    """
    journeys = [journey for journey in journeys if journey.kind != DAY]
    phases = [phase.id for phase in context.site.settings.phases]
    grouped = [(journey, _by_phase(journey, phases)) for journey in journeys]
    columns = {phase: max((len(groups.get(phase, ())) for _, groups in grouped), default=0) for phase in (*phases, "")}
    used = [phase for phase in (*phases, "") if columns[phase]]
    grid = [(journey, _aligned(groups, used, columns)) for journey, groups in grouped]
    heads = tuple(_column_heads([stages for _, stages in grid]))
    labels = {phase.id: phase.label for phase in context.site.settings.phases}
    return HeatMap(
        phases=tuple(
            HeatHead(labels.get(phase, ""), columns[phase], context.emotion(_phase_mean(journeys, phase, phases)))
            for phase in used
        ),
        heads=heads,
        rows=tuple(_heat_row(context, journey, stages, heads) for journey, stages in grid),
        mean=context.emotion(mean_of(point.emotion for journey in journeys for point in journey.touchpoints)),
    )


def _by_phase(journey: Journey, phases: Sequence[str]) -> dict[str, list[Stage]]:
    groups: dict[str, list[Stage]] = {}
    for stage in journey.stages:
        groups.setdefault(stage.phase if stage.phase in phases else "", []).append(stage)
    return groups


def _aligned(groups: dict[str, list[Stage]], used: Sequence[str], columns: dict[str, int]) -> list[Stage | None]:
    row: list[Stage | None] = []
    for phase in used:
        stages = groups.get(phase, [])
        row += [*stages, *[None] * (columns[phase] - len(stages))]
    return row


def _column_heads(rows: Sequence[Sequence[Stage | None]]) -> Iterator[str]:
    """The name that all stages of a column share, where that is so for every column; else no name at all."""
    columns = [{stage.title for stage in column if stage} for column in zip(*rows, strict=True)]
    shared = len(rows) > 1 and all(len(names) == 1 for names in columns)
    return (next(iter(names)) if shared else "" for names in columns)


def _phase_mean(journeys: Sequence[Journey], phase: str, phases: Sequence[str]) -> float | None:
    return mean_of(
        touchpoint.emotion
        for journey in journeys
        for stage in journey.stages
        if (stage.phase if stage.phase in phases else "") == phase
        for touchpoint in stage.touchpoints
    )


def _heat_row(context: PageContext, journey: Journey, stages: Sequence[Stage | None], heads: Sequence[str]) -> HeatRow:
    cells = tuple(
        HeatCell(
            Link("" if head else stage.title, context.href(stage.address), f"{stage.number} {stage.title}"),
            context.emotion(stage.mean),
        )
        if stage
        else HeatCell(None, None)
        for stage, head in zip(stages, heads, strict=True)
    )
    whose = as_felt_by(context.words, journey, context.personas_of(journey))
    return HeatRow(
        context.link(journey.address), whose or context.names_of(journey), cells, context.emotion(journey.mean)
    )
