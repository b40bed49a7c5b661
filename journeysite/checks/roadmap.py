"""Roadmap items whose dates, dependencies, progress or scores cannot be right."""

from collections.abc import Iterator, Mapping

from journeysite.checks.cycles import cycles
from journeysite.checks.rule import Checked, Finding, check
from journeysite.diagnostics import Severity
from journeysite.diagnostics.code import Code
from journeysite.model.roadmap import RoadmapItem, is_in_years

DONE, DROPPED, IN_PROGRESS = "done", "dropped", "in-progress"
NOT_BEGUN = ("idea", "planned")


def _items(checked: Checked) -> Iterator[RoadmapItem]:
    """The items that somebody still counts on."""
    return (item for item in checked.site.roadmap.values() if item.status != DROPPED)


@check(
    Code(
        "J307",
        Severity.ERROR,
        "dates run backwards",
        "The work ends before it starts. Dates may be days, months, quarters or years; the first day of the start is "
        "compared with the last day of the end.",
    ),
    wrong="start: 2027-Q2\nend: 2027-02\n",
    right="start: 2027-Q2\nend: 2027-Q3\n",
    of=("roadmap",),
)
def backwards(checked: Checked) -> Iterator[Finding]:
    for item in checked.site.roadmap.values():
        if item.start and item.end and item.end.last < item.start.first:
            yield Finding(
                checked.place(item.address, "end"),
                f"“{item.title}” ends ({item.end.text}) before it starts ({item.start.text})",
                "exchange the two, or correct one",
            )


@check(
    Code(
        "J050",
        Severity.WARNING,
        "no roadmap reaches as far as this date",
        "The axis of a roadmap goes from 1900 to 2199 at most. A date beyond is mostly a slip of the hand, or stands "
        "for `some day`, which `horizon: later` says. The item is listed, but not drawn on the axis.",
    ),
    wrong="start: 2027-Q2\nend: 9999-12-31\n",
    right="start: 2027-Q2\n",
    of=("roadmap",),
)
def beyond_the_axis(checked: Checked) -> Iterator[Finding]:
    for item in checked.site.roadmap.values():
        for key, span in (("start", item.start), ("end", item.end)):
            if span and not is_in_years(span):
                told = f"“{item.title}” {key}s in {span.first.year}, which no roadmap shows"
                hint = "correct the year, or leave the date out and write `horizon: later`"
                yield Finding(checked.place(item.address, key), told, hint)


@check(
    Code(
        "J308",
        Severity.ERROR,
        "items wait for each other",
        "Each of these items depends on the next, and the last on the first: none of them can ever begin.",
    ),
    wrong="depends_on: [price-service]   # in clear-prices.md\ndepends_on: [clear-prices]    # in price-service.md\n",
    right="depends_on: [price-service]   # in clear-prices.md, and nothing in price-service.md\n",
    of=("roadmap",),
)
def circular(checked: Checked) -> Iterator[Finding]:
    roadmap = checked.site.roadmap
    for circle in cycles({id: item.depends_on for id, item in roadmap.items()}):
        first = roadmap[circle[0]]
        yield Finding(
            checked.place(first.address, "depends_on"),
            f"`{circle[0]}` waits for itself" if len(circle) == 1 else _told(circle),
            "take one of the dependencies away",
        )


def _told(circle: tuple[str, ...]) -> str:
    ring = (*circle[1:], circle[0])
    return f"`{circle[0]}` waits for " + ", which waits for ".join(f"`{id}`" for id in ring)


@check(
    Code(
        "J309",
        Severity.WARNING,
        "status and progress disagree",
        "What is done stands at 100 percent, what has not begun at 0, and what is in progress between them. The "
        "overviews count by status and draw by progress.",
    ),
    wrong="status: done\nprogress: 60\n",
    right="status: in-progress\nprogress: 60\n",
    of=("roadmap",),
)
def disagreeing_progress(checked: Checked) -> Iterator[Finding]:
    for item in _items(checked):
        advice = _advice(item.status, item.progress)
        if advice:
            yield Finding(
                checked.place(item.address, "progress"),
                f"“{item.title}” is `{item.status_id}`, but its progress is {item.progress:g} percent",
                advice,
            )


def _advice(status: str, progress: float | None) -> str:
    if progress is None:
        return ""
    if status == DONE and progress < 100:
        return "set the progress to 100, or the status to `in-progress`"
    if status in NOT_BEGUN and progress > 0:
        return f"set the status to `{DONE if progress >= 100 else IN_PROGRESS}`, or the progress to 0"
    if status == IN_PROGRESS and progress >= 100:
        return "set the status to `done`, or a lower progress"
    return ""


@check(
    Code(
        "J312",
        Severity.WARNING,
        "item starts before what it waits for has ended",
        "Even on the latest day of its start and the earliest day of the other's end, this item would begin too early.",
    ),
    wrong="start: 2026-Q4   # of the item that waits\nend: 2027-Q2     # of the item it waits for\n",
    right="start: 2027-Q2\nend: 2027-Q2\n",
    of=("roadmap",),
)
def too_early(checked: Checked) -> Iterator[Finding]:
    for item in _items(checked):
        for index, id in enumerate(item.depends_on):
            other = checked.site.roadmap[id]
            if item.start and other.end and item.start.last < other.end.first and other.status != DONE:
                yield Finding(
                    checked.place(item.address, "depends_on", index),
                    f"“{item.title}” starts ({item.start.text}) before “{other.title}” has ended ({other.end.text})",
                    "start later, or take the dependency away",
                )


@check(
    Code(
        "J328",
        Severity.WARNING,
        "item waits for one that was dropped",
        "What was dropped will never be there. Either the item can do without, or it is dropped as well.",
    ),
    wrong="depends_on: [price-service]   # whose status is dropped\n",
    right="depends_on: []\n",
    of=("roadmap",),
)
def waits_in_vain(checked: Checked) -> Iterator[Finding]:
    for item in _items(checked):
        for index, id in enumerate(item.depends_on):
            if checked.site.roadmap[id].status == DROPPED:
                yield Finding(
                    checked.place(item.address, "depends_on", index),
                    f"“{item.title}” waits for `{id}`, which was dropped",
                    "take the dependency away, or drop this item too",
                )


@check(
    Code(
        "J313",
        Severity.WARNING,
        "item serves no touchpoint",
        "Work on a journey is for somebody, somewhere: every item is indexed to the touchpoints that it serves, on its "
        "own side or on theirs.",
    ),
    wrong="title: New till software\n",
    right="title: New till software\ntouchpoints: [diving-gear/buy/pay]\n",
    of=("roadmap",),
)
def serves_nothing(checked: Checked) -> Iterator[Finding]:
    for item in _items(checked):
        if not item.touchpoints and not checked.says(item.address, "touchpoints"):
            yield Finding(
                checked.place(item.address, "title"),
                f"the roadmap item “{item.title}” serves no touchpoint",
                "list them under `touchpoints:`, or name the item under `roadmap:` of a touchpoint",
            )


@check(
    Code(
        "J314",
        Severity.WARNING,
        "item without a team",
        "A roadmap item names the departments that carry it. Without one nobody finds it on their team's page.",
    ),
    wrong="title: New till software\n",
    right="title: New till software\nteams: [stores]\n",
    of=("roadmap",),
)
def without_team(checked: Checked) -> Iterator[Finding]:
    for item in _items(checked):
        if not item.teams and not checked.says(item.address, "teams"):
            yield Finding(
                checked.place(item.address, "title"), f"no team carries “{item.title}”", "name them under `teams:`"
            )


@check(
    Code(
        "J326",
        Severity.NOTE,
        "item is not scored on every criterion",
        "The total counts the criteria that are scored. Items with gaps are compared with others on unequal grounds.",
    ),
    wrong="scores: {customer_importance: 5}\n",
    right="scores: {customer_importance: 5, expectation: 4, objectives: 4, cost: 2, delay: 2, feasibility: 4}\n",
    of=("roadmap", "settings"),
)
def partly_scored(checked: Checked) -> Iterator[Finding]:
    criteria = checked.site.settings.criteria
    for item in _items(checked):
        missing = [criterion.id for criterion in criteria if criterion.id not in item.scores]
        if item.scores and missing:
            yield Finding(
                checked.place(item.address, "scores"),
                f"“{item.title}” is scored on {len(item.scores)} of {len(criteria)} criteria",
                f"missing: {', '.join(f'`{id}`' for id in missing)}",
            )


@check(
    Code(
        "J327",
        Severity.WARNING,
        "outcome goes the wrong way",
        "The indicator says which direction is better, and the outcome that is hoped for goes in the other.",
    ),
    wrong="outcome: {indicator: cart-abandonment, from: 45, to: 68}   # lower is better\n",
    right="outcome: {indicator: cart-abandonment, from: 68, to: 45}\n",
    of=("roadmap", "indicators"),
)
def wrong_way(checked: Checked) -> Iterator[Finding]:
    for item in _items(checked):
        outcome = item.outcome
        if outcome is None or outcome.start is None or outcome.end is None:
            continue
        better = _better(checked, outcome.indicator)
        if (better == "lower" and outcome.end > outcome.start) or (better == "higher" and outcome.end < outcome.start):
            yield Finding(
                checked.place(item.address, "outcome"),
                f"“{item.title}” moves `{outcome.indicator}` from {outcome.start:g} to {outcome.end:g}, "
                f"but {better} is better",
                "exchange `from` and `to`, or correct `better:` of the indicator",
            )


def _better(checked: Checked, indicator: str) -> str:
    known: Mapping[str, object] = checked.site.indicators
    return checked.site.indicators[indicator].better if indicator in known else ""
