"""A stage by itself: its part of the journey's curve, small, and looked at closely between its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from journeysite.incremental.tracked import tracked
from journeysite.layout.local_curve.subject import LocalCurveSubject, LocalPoint, Neighbour
from journeysite.layout.sparkline import StageSparkSubject
from journeysite.model.journey import Journey, Stage, Touchpoint
from journeysite.pages.addresses import page_path
from journeysite.pages.folder_context import FolderContext
from journeysite.pages.page_context import PageContext
from journeysite.pages.queries import SiteQueries
from journeysite.pages.subjects.journey_map import describe_stage, levels, touchpoint_label


def stage_spark(context: PageContext, journey: Journey, stage: Stage) -> StageSparkSubject:
    """The stage's part of the journey's curve."""
    first = sum(len(earlier.touchpoints) for earlier in journey.stages[: stage.number - 1])
    last, curve = first + len(stage.touchpoints), context.curve(journey)
    return StageSparkSubject(
        context.figure_id(), curve[first:last], curve[max(0, first - 2) : first], curve[last : last + 2]
    )


def local_curve(context: PageContext, journey: Journey, stage: Stage, width: float = 1376.0) -> LocalCurveSubject:
    """The stage looked at closely, between its neighbours."""
    at, points = stage.number - 1, _points(context.queries, journey)
    words = context.words
    title = words.say(words.gettext("Emotion curve of the stage %(name)s"), name=stage.title)
    return LocalCurveSubject(
        id=context.figure_id(),
        name=f"{stage.number} {stage.title}",
        title=title,
        desc=describe_stage(context, stage),
        levels=levels(context),
        points=tuple(_local_point(context, touchpoint) for touchpoint in stage.touchpoints),
        before=_neighbour(context, journey.stages[at - 1], points[at - 1], points[: at - 1]) if at else None,
        after=_neighbour(context, journey.stages[at + 1], points[at + 1], points[at + 2 :])
        if points[at + 1 :]
        else None,
        width=width,
        undocumented=words.gettext("not documented"),
    )


def _local_point(context: FolderContext, touchpoint: Touchpoint) -> LocalPoint:
    said = touchpoint.verbatim.text if touchpoint.verbatim else touchpoint.thought
    return LocalPoint(
        number=touchpoint.number,
        title=touchpoint.title,
        emotion=context.emotion(touchpoint.emotion),
        aim=_stretched(context.queries, touchpoint.target),
        verbatim=context.words.quote(said) if said else "",
        moment_of_truth=touchpoint.moment_of_truth,
        href=f"#{touchpoint.id}" if page_path(touchpoint.address) == context.path else context.href(touchpoint.address),
        label=touchpoint_label(context, touchpoint),
    )


def _neighbour(context: FolderContext, stage: Stage, own: Points, beyond: Sequence[Points]) -> Neighbour:
    """The stage beside the one looked at, and what lies beyond it, to which the curve runs on."""
    name = f"{stage.number} {stage.title}"
    return Neighbour(name, context.href(stage.address), own, tuple(chain.from_iterable(beyond)))


@tracked
def _points(queries: SiteQueries, journey: Journey) -> tuple[Points, ...]:
    """The journey's curves stage by stage; the pages of all its stages show them."""

    def points(stage: Stage) -> Points:
        return tuple(
            [
                (touchpoint.number, _stretched(queries, touchpoint.emotion), _stretched(queries, touchpoint.target))
                for touchpoint in stage.touchpoints
            ]
        )

    return tuple(map(points, journey.stages))


#: Number, emotion and aim of each touchpoint of a stage.
Points = tuple[tuple[int, float | None, float | None], ...]


def _stretched(queries: SiteQueries, value: float | None) -> float | None:
    return None if value is None else queries.stretched(value)
