"""The head of the map: bands of phases over the heads of stages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from journeysite.geometry.primitives import Box
from journeysite.layout.map.layout import Column, Heading, MeanMark, PhaseBand, StageHead
from journeysite.layout.map.marks import Icon, Mark, Text
from journeysite.layout.map.sheet import ROLES, Sheet
from journeysite.layout.map.subject import Emotion, MapSubject, MapWords, Stage
from journeysite.layout.metrics import Metrics

__all__ = ["head_heading", "phase_bands", "phase_runs", "rules", "stage_heads"]

PHASE_GAP = 4.0
AFTER_PHASE = 28.0
CHEVRON = 16.0
STAR = 14.0


def phase_runs(subject: MapSubject) -> tuple[tuple[int, int, int], ...]:
    """Consecutive stages of one phase, as (phase, first stage, last stage)."""
    runs = []
    for phase, run in groupby(range(len(subject.stages)), key=lambda at: subject.stages[at].phase):
        stages = list(run)
        runs.append((phase, stages[0], stages[-1]))
    return tuple(runs)


def rules(subject: MapSubject, columns: Sequence[Column]) -> tuple[tuple[float, bool], ...]:
    """The x of each boundary between stages, and whether a phase changes there."""
    stages = subject.stages
    return tuple(
        (column.right, before.phase != after.phase)
        for column, before, after in zip(columns, stages, stages[1:], strict=False)
    )


def phase_bands(
    subject: MapSubject, columns: Sequence[Column], sheet: Sheet, metrics: Metrics
) -> tuple[PhaseBand, ...]:
    """A band for each run of stages that has a phase; 8 px of paper stand between neighbours."""
    last = len(columns) - 1
    bands = []
    for phase, first, end in phase_runs(subject):
        if not 0 <= phase < len(subject.phases):
            continue
        left = columns[first].left + (PHASE_GAP if first else 0)
        right = columns[end].right - (PHASE_GAP if end < last else 0)
        words = subject.phases[phase]
        start = columns[first].left + sheet.pad_across
        texts = tuple(_phase_texts(words.label, words.caption, start, right, metrics))
        bands.append(PhaseBand(left, right, texts))
    return tuple(bands)


def _phase_texts(label: str, caption: str, x: float, right: float, metrics: Metrics) -> Iterator[Text]:
    """The name in capitals, cut at a word where it must be, and the count where there is room for all of it."""
    name = metrics.wrap(label.upper(), right - x, ROLES["phase"], 1)
    yield Text("phase", x, 21, name.lines, name.widths, full=label if name.cut else "")
    width = metrics.width(caption, ROLES["cap"])
    start = x + name.width + AFTER_PHASE - ROLES["phase"].size
    if caption and start + width <= right:
        yield Text("cap", start, 21, (caption,), (width,))


def head_heading(words: MapWords, sheet: Sheet, metrics: Metrics) -> Heading:
    """What the label column says beside the stage heads."""
    room = sheet.labels - 8
    name = metrics.wrap(words.stages, room, ROLES["lane"], 1)
    caption = metrics.wrap(words.stage_mean, room, ROLES["cap"], 2)
    top = sheet.phase
    return Heading(
        (),
        (
            Text("lane", 0, top + 24, name.lines, name.widths),
            Text("cap", 0, top + 42, caption.lines, caption.widths, leading=15),
        ),
    )


def stage_heads(
    subject: MapSubject, columns: Sequence[Column], sheet: Sheet, metrics: Metrics
) -> tuple[StageHead, ...]:
    """One head a stage: number, name on one line, mean as shape and number, a star for a moment of truth."""
    return tuple(
        _stage_head(stage, column, subject.words, sheet, metrics)
        for stage, column in zip(subject.stages, columns, strict=True)
    )


def _stage_head(stage: Stage, column: Column, words: MapWords, sheet: Sheet, metrics: Metrics) -> StageHead:
    top = sheet.phase
    x = column.left + sheet.pad_across
    number = str(stage.number)
    number_width = metrics.width(number, ROLES["order"])
    start = x + number_width + 7
    name = metrics.wrap(stage.name, column.right - 4 - start, ROLES["stage"], 1)
    texts = [
        Text("order", x, top + 25, (number,), (number_width,)),
        Text("stage", start, top + 25, name.lines, name.widths, full=stage.name if name.cut else ""),
    ]
    if stage.undocumented:
        said = metrics.wrap(words.undocumented, column.width - 2 * sheet.pad_across, ROLES["cap"], 1)
        texts.append(Text("cap", x, top + 48, said.lines, said.widths))
    mean = _mean(stage.mean, x, top, metrics)
    beside = x + 2 if mean is None else mean.text.x + mean.text.widths[0] + 8
    return StageHead(
        box=Box(column.left + 2, top + 2, column.right - 2, top + sheet.head - 6),
        href=stage.href,
        label=stage.label,
        texts=tuple(texts),
        chevron=_chevron(stage, start + name.width + 6, column.right, top),
        star=Icon("star", beside, top + 36.5, STAR, "star") if stage.has_moment_of_truth else None,
        mean=mean,
        target=_mean(stage.target, x, top, metrics),
    )


def _mean(mean: Emotion | None, x: float, top: float, metrics: Metrics) -> MeanMark | None:
    if mean is None:
        return None
    width = metrics.width(mean.text, ROLES["mean"])
    text = Text("mean", x + 16, top + 48, (mean.text,), (width,), level=mean.level)
    return MeanMark(Mark(mean.level, x + 6, top + 44, 11), text)


def _chevron(stage: Stage, x: float, right: float, top: float) -> Icon | None:
    """Shown where the stage leads somewhere and the name leaves room."""
    if not stage.href or x + CHEVRON > right - 2:
        return None
    return Icon("chevron-right", x, top + 12.5, CHEVRON, "chevron")
