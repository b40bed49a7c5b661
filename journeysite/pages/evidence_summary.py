"""What a journey rests on, in words: how many studies, and how many interviews, visits, calls, answers in them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from journeysite.model.evidence import Evidence
from journeysite.model.journey import Journey
from journeysite.pages.folder_context import FolderContext
from journeysite.pages.words import Words

#: What the sample of a study counts, by its method. Kinds are never added up: a call is no row of a database.
KINDS: Final = {
    "interview": "interviews",
    "qualitative": "observations",
    "persona-research": "observations",
    "mystery-visit": "visits",
    "call-listening": "calls",
    "workshop": "participants",
    "survey": "answers",
    "quantitative": "answers",
    "voice-of-customer": "answers",
    "data-study": "records",
}


def studies_of(context: FolderContext, journey: Journey) -> tuple[Evidence, ...]:
    """Every study that the journey, its stages or its touchpoints name, the journey's own first."""
    named = (
        *journey.evidence,
        *(study for stage in journey.stages for study in stage.evidence),
        *(study for touchpoint in journey.touchpoints for study in touchpoint.evidence),
    )
    known = context.site.evidence
    return tuple(known[study] for study in dict.fromkeys(named) if study in known)


def counted_studies(words: Words, studies: Iterable[Evidence]) -> str:
    """`8 studies`."""
    return words.ngettext("%(count)s study", "%(count)s studies", len(tuple(studies)))


def counted_samples(words: Words, studies: Iterable[Evidence]) -> str:
    """`14 interviews, 24 visits, 1,842 answers`: each kind by itself, "" where no sample is known."""
    sums: dict[str, int] = {}
    for study in studies:
        if study.method in KINDS and study.sample is not None:
            kind = KINDS[study.method]
            sums[kind] = sums.get(kind, 0) + study.sample
    counted = _counters(words)
    return words.enumerate(tuple(counted[kind](sums[kind]) for kind in dict.fromkeys(KINDS.values()) if kind in sums))


def _counters(words: Words) -> dict[str, Callable[[int], str]]:
    ngettext = words.ngettext
    return {
        "interviews": lambda count: ngettext("%(count)s interview", "%(count)s interviews", count),
        "observations": lambda count: ngettext("%(count)s observation", "%(count)s observations", count),
        "visits": lambda count: ngettext("%(count)s visit", "%(count)s visits", count),
        "calls": lambda count: ngettext("%(count)s call", "%(count)s calls", count),
        "participants": lambda count: ngettext("%(count)s participant", "%(count)s participants", count),
        "answers": lambda count: ngettext("%(count)s answer", "%(count)s answers", count),
        "records": lambda count: ngettext("%(count)s record", "%(count)s records", count),
    }
