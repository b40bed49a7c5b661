"""Journeys that say too little, and parts of them that do not fit together."""

from collections.abc import Iterator
from itertools import pairwise

from journeysite.checks.rule import JOURNEYS, Checked, Finding, check
from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code
from journeysite.model.journey import DAY, TARGET, Journey


@check(
    Code(
        "J301",
        Severity.WARNING,
        "journey is incomplete",
        "Whoever opens a map must learn whose journey it is (persona), why the company invests in it (objective), "
        "where it begins and ends (scope) and who answers for it (owner).",
    ),
    wrong="title: Renting a kayak\n",
    right="""\
title: Renting a kayak
persona: quentin
objective: acquisition
scope: From the idea to the kayak's return, all channels
owner: stores
""",
    each=JOURNEYS,
)
def incomplete(checked: Checked, journey: Journey) -> Iterator[Finding]:
    missing = [keys[0] for keys, said in _said(journey) if not said and not checked.says(journey.address, *keys)]
    if missing:
        lines = " and ".join(filter(None, (", ".join(f"`{key}:`" for key in missing[:-1]), f"`{missing[-1]}:`")))
        yield Finding(
            checked.place(journey.address, "title"),
            f"the journey “{journey.title}” does not say its {_listed(missing)}",
            f"add {lines}",
        )


def _said(journey: Journey) -> tuple[tuple[tuple[str, ...], object], ...]:
    """The keys that a journey needs, with other ways to write them, and what came of them."""
    return (
        (("persona", "personas"), journey.personas),
        (("objective",), journey.objective),
        (("scope",), journey.scope),
        (("owner",), journey.owner),
    )


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


@check(
    Code(
        "J305",
        Severity.WARNING,
        "journey without stages",
        "A journey is the stages that a customer passes. Without any there is no map to show.",
    ),
    wrong="title: Renting a kayak\n",
    right="""\
title: Renting a kayak
stages:
  - title: Search
    touchpoints:
      - {title: Asks at the harbour, channel: store, emotion: pleasure}
""",
    each=JOURNEYS,
)
def without_stages(checked: Checked, journey: Journey) -> Iterator[Finding]:
    if not journey.stages and not checked.says(journey.address, "stages"):
        yield Finding(
            checked.place(journey.address, "title"),
            f"the journey “{journey.title}” has no stages",
            "put a file for each stage beside its `index.md`, or list them under `stages:`",
        )


@check(
    Code(
        "J306",
        Severity.NOTE,
        "stage without touchpoints",
        "The stage is shown as not documented yet. That may be what is known today, and is honest to show. In a day in "
        "the life nothing is said: there the brand appears in some hours only.",
    ),
    wrong="title: Search\nphase: before\n",
    right="""\
title: Search
phase: before
touchpoints:
  - {title: Asks at the harbour, channel: store, emotion: pleasure}
""",
    each=JOURNEYS,
)
def without_touchpoints(checked: Checked, journey: Journey) -> Iterator[Finding]:
    for stage in journey.stages if journey.kind != DAY else ():
        if not stage.touchpoints:
            yield Finding(
                checked.place(stage.address, "title"),
                f"the stage “{stage.title}” has no touchpoints",
                "describe what the customer meets there under `touchpoints:`",
            )


@check(
    Code(
        "J317",
        Severity.NOTE,
        "moment of truth that nobody answers for",
        "At a moment of truth the experience tips. Readers ask who answers for it: a team in front or behind, or else "
        "the owner of the journey.",
    ),
    wrong="title: Hands over the kayak\nmoment_of_truth: true\n",
    right="title: Hands over the kayak\nmoment_of_truth: true\nfrontstage: [stores]\n",
    each=JOURNEYS,
)
def unanswered_moments(checked: Checked, journey: Journey) -> Iterator[Finding]:
    for touchpoint in journey.touchpoints:
        actors = (*touchpoint.frontstage, *touchpoint.backstage)
        if touchpoint.moment_of_truth and not (journey.owner or any(actor.team for actor in actors)):
            yield Finding(
                checked.place(touchpoint.address, "moment_of_truth"),
                f"no team answers for the moment of truth “{touchpoint.title}”",
                "name one under `frontstage:` or `backstage:`, or as the journey's `owner:`",
            )


@check(
    Code(
        "J318",
        Severity.NOTE,
        "critical pain point that nobody works on",
        "A pain point that its author calls critical has no roadmap item, nor has its touchpoint. On target journeys "
        "and on what is archived nothing is said.",
    ),
    wrong="""\
title: Waits for the boat
pain_points:
  - {text: Two hours in the sun, severity: critical}
""",
    right="""\
title: Waits for the boat
pain_points:
  - {text: Two hours in the sun, severity: critical, roadmap: [second-boat]}
""",
    each=JOURNEYS,
)
def unserved_pain(checked: Checked, journey: Journey) -> Iterator[Finding]:
    if journey.kind == TARGET or journey.status == "archived":
        return
    for touchpoint in journey.touchpoints:
        for index, pain_point in enumerate(touchpoint.pain_points):
            if pain_point.severity == "critical" and not touchpoint.roadmap:
                yield Finding(
                    checked.place(touchpoint.address, "pain_points", index),
                    f"no roadmap item serves the critical pain point “{pain_point.text}”",
                    "name the item under `roadmap:`, here or on the item's side",
                )


@check(
    Code(
        "J319",
        Severity.WARNING,
        "somebody who does not live the journey",
        "`personas:`, `emotions:` and `feelings:` of a touchpoint are for the personas of the journey, and what is "
        "felt for those who take part in the touchpoint. This one is not among them, so that it is shown nowhere.",
    ),
    wrong="persona: quentin        # the journey\nemotions: {amina: -1}   # one of its touchpoints\n",
    right="personas: [quentin, amina]\nemotions: {amina: -1}\n",
    each=JOURNEYS,
)
def foreign_emotions(checked: Checked, journey: Journey) -> Iterator[Finding]:
    for touchpoint in journey.touchpoints:
        place = checked.place(touchpoint.address)
        for key, personas in (("emotions", touchpoint.emotions), ("feelings", touchpoint.feelings)):
            for persona in personas:
                if persona not in journey.personas:
                    yield Finding(
                        place.key(key, persona),
                        f"`{persona}` does not live the journey “{journey.title}”",
                        f"add `{persona}` to the journey's `personas:`, or take the {key.removesuffix('s')} away",
                    )
                elif not touchpoint.is_lived_by(persona):
                    yield Finding(
                        place.key(key, persona),
                        f"`{persona}` takes no part in the touchpoint “{touchpoint.title}”",
                        f"add `{persona}` to its `personas:`, or take the {key.removesuffix('s')} away",
                    )
        for index, persona in enumerate(touchpoint.personas):
            if persona not in journey.personas:
                yield Finding(
                    place.at("personas", index),
                    f"`{persona}` does not live the journey “{journey.title}”",
                    f"add `{persona}` to the journey's `personas:`, or take it away here",
                )


@check(
    Code(
        "J320",
        Severity.WARNING,
        "current and target journeys have nothing in common",
        "The two curves are compared touchpoint by touchpoint, matched by the ids of stages and touchpoints. Here not "
        "one is the same on both sides, so no gap can be shown.",
    ),
    wrong="stages: [search, buy]        # current\nstages: [suche, kauf]        # target\n",
    right="stages: [search, buy]        # current\nstages: [search, buy]        # target\n",
    of=("journeys",),
)
def unlike_pairs(checked: Checked) -> Iterator[Finding]:
    for journey in checked.site.journeys.values():
        if not journey.current or not journey.touchpoints:
            continue
        current = checked.site.journeys[journey.current]
        if current.touchpoints and not any(touchpoint.pair for touchpoint in journey.touchpoints):
            yield Finding(
                checked.place(journey.address, "title"),
                f"no touchpoint of “{journey.title}” has the id of one in “{current.title}”",
                "use the same file names for the stages, and the same `id:` for the touchpoints",
            )


@check(
    Code(
        "J323",
        Severity.WARNING,
        "hours of the day overlap",
        "The stages of a day follow each other. A stage that begins before the one in front of it has ended would be "
        "drawn over it.",
    ),
    wrong='- {title: Morning, hours: "07:00-12:00"}\n- {title: Lunch, hours: "11:30-13:00"}\n',
    right='- {title: Morning, hours: "07:00-11:30"}\n- {title: Lunch, hours: "11:30-13:00"}\n',
    each=JOURNEYS,
)
def overlapping_hours(checked: Checked, journey: Journey) -> Iterator[Finding]:
    timed = [stage for stage in journey.stages if stage.hours]
    for before, stage in pairwise(timed):
        if before.hours and stage.hours and stage.hours[0] < before.hours[1]:
            yield Finding(
                checked.place(stage.address, "hours"),
                f"the stage “{stage.title}” begins before “{before.title}” has ended",
                f"begin at {_clock(before.hours[1])} or later, or change the order of the stages",
            )


def _clock(hours: float) -> str:
    minutes = round(hours * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


@check(
    Code(
        "J325",
        Severity.NOTE,
        "journey without emotions",
        "No touchpoint of the journey says how it feels, so that there is no curve to draw.",
    ),
    wrong="touchpoints:\n  - {title: Asks at the harbour, channel: store}\n",
    right="touchpoints:\n  - {title: Asks at the harbour, channel: store, emotion: pleasure}\n",
    each=JOURNEYS,
)
def without_emotions(checked: Checked, journey: Journey) -> Iterator[Finding]:
    touchpoints = journey.touchpoints
    if touchpoints and all(touchpoint.emotion is None and not touchpoint.emotions for touchpoint in touchpoints):
        yield Finding(
            checked.place(journey.address, "title"),
            f"the journey “{journey.title}” says nowhere how it feels",
            "give its touchpoints an `emotion:`",
        )


@check(
    Code(
        "J244",
        Severity.NOTE,
        "two journeys with one title",
        "Readers find both in every list and cannot tell which is which. Most often one is a copy whose title was not "
        "changed. A journey and its target may share a title.",
    ),
    wrong="title: Renting a kayak        # in kayak.md\ntitle: Renting a kayak        # in kayak-copy.md\n",
    right="title: Renting a kayak        # in kayak.md\ntitle: Renting a kayak for a day        # in kayak-day.md\n",
    of=("journeys",),
)
def one_title(checked: Checked) -> Iterator[Finding]:
    first: dict[tuple[str, str], Journey] = {}
    for journey in checked.site.journeys.values():
        named = journey.kind, " ".join(journey.title.casefold().split())
        other = first.setdefault(named, journey)
        if other is not journey:
            yield Finding(
                checked.place(journey.address, "title"),
                f"the journey `{other.id}` is called “{journey.title}”, too",
                "say in the title what sets this one apart",
            )
