"""What is told of many touchpoints at once: the worst, the strongest, and who works on them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from journeysite.build import Loaded
from journeysite.model.address import Address, Kind
from journeysite.model.journey import Journey, PainPoint, Stage, Touchpoint, Verbatim
from journeysite.pages.page_context import PageContext
from journeysite.pages.plan import Planner
from journeysite.pages.queries import Lived, Pain, pains_at, strongest, worst_first
from journeysite.pages.subjects.figures import ledger_subject, strongest_words
from journeysite.pages.views.stage import StageView
from tests.pages.sample_site import CHOOSE, JOURNEY, SAMPLE, TARGET

Load = Callable[..., Loaded]


def touchpoint(
    id: str, emotion: float | None = None, moment_of_truth: bool = False, verbatim: Verbatim | None = None
) -> Touchpoint:
    return Touchpoint(
        id, Address(Kind.TOUCHPOINT, f"a/b/{id}"), 1, id, emotion, moment_of_truth=moment_of_truth, verbatim=verbatim
    )


def stage(*touchpoints: Touchpoint) -> Stage:
    return Stage("b", Address(Kind.STAGE, "a/b"), 1, "b", touchpoints)


def lived(point: Touchpoint) -> Lived:
    here = stage(point)
    return Lived(Journey("a", Address(Kind.JOURNEY, "a"), "a", "current", stages=(here,)), here, point)


def context(loaded: Loaded, path: str = "index.html") -> PageContext:
    return Planner(loaded.site, loaded.theme).context(path)


def stage_page(loaded: Loaded, path: str) -> StageView:
    planner = Planner(loaded.site, loaded.theme)
    found = planner.plan(planner.routes[path]).view().content
    assert isinstance(found, StageView)
    return found


# The worst


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (PainPoint("", "minor", 2), PainPoint("", "minor")),  # unknown counts as one in a hundred
        (PainPoint("", "critical"), PainPoint("", "minor", 2)),
        (PainPoint("", "minor", 4), PainPoint("", "critical")),
        (PainPoint("", "minor"), PainPoint("", "critical", 0)),  # which is known to hit nobody
        (PainPoint("", "critical", 20), PainPoint("", "major", 29)),
        (PainPoint("", "major", 20), PainPoint("", "minor", 39)),
        (PainPoint("", "minor", 21), PainPoint("", "", 20)),
    ],
)
def test_a_pain_point_is_as_bad_as_its_severity_times_its_share_and_an_unknown_share_is_one_percent(
    worse: PainPoint, better: PainPoint
) -> None:
    place = lived(touchpoint("x"))
    pains = (Pain(better, place, ()), Pain(worse, place, ()))
    assert worst_first(pains) == pains[::-1]


def test_pain_points_that_are_equally_bad_stay_in_their_order() -> None:
    place = lived(touchpoint("x"))
    pains = tuple(Pain(PainPoint("", *said), place, ()) for said in (("critical", 20), ("minor", 60), ("", 60)))
    assert worst_first(pains) == pains


# The strongest


@pytest.mark.parametrize(
    ("touchpoints", "most", "chosen"),
    [
        ((touchpoint("a", 1), touchpoint("b", -2), touchpoint("c", 1.5)), 2, ["b", "c"]),
        ((touchpoint("a", 1.5), touchpoint("b", 0.75, True), touchpoint("c", -1.25)), 2, ["a", "b"]),
        ((touchpoint("a", 2), touchpoint("b", 0.75, True), touchpoint("c", -1.75)), 2, ["a", "b"]),
        ((touchpoint("a", 2), touchpoint("b", 0.75, True), touchpoint("c", -1.8)), 2, ["a", "c"]),
        ((touchpoint("a", 0.5), touchpoint("b", None, True), touchpoint("c", 0)), 2, ["a", "b"]),
        ((touchpoint("a", 1), touchpoint("b", -1), touchpoint("c", None, True)), 2, ["a", "b"]),  # equal: the first
        ((touchpoint("a", 0), touchpoint("b", 2)), 2, ["a", "b"]),
    ],
)
def test_the_strongest_touchpoints_are_far_from_zero_and_a_moment_of_truth_counts_one_step_more(
    touchpoints: tuple[Touchpoint, ...], most: int, chosen: list[str], loaded: Load
) -> None:
    queries = context(loaded()).queries
    assert [at.touchpoint.id for at in strongest(queries, map(lived, touchpoints), most)] == chosen


@pytest.mark.parametrize(
    ("touchpoints", "quoted"),
    [
        ((touchpoint("a", 1, verbatim=Verbatim("one")), touchpoint("b", -2, verbatim=Verbatim("two"))), "“two”"),
        ((touchpoint("a", -2), touchpoint("b", 0.5, verbatim=Verbatim("said"))), "“said”"),
        (
            (touchpoint("a", -1.5, verbatim=Verbatim("one")), touchpoint("b", 0.75, True, Verbatim("truth"))),
            "“truth”",
        ),
        ((touchpoint("a", -2, verbatim=Verbatim("one")), touchpoint("b", 0.75, True, Verbatim("truth"))), "“one”"),
        ((touchpoint("a", verbatim=Verbatim("unfelt")), touchpoint("b", 0.5, verbatim=Verbatim("felt"))), "“felt”"),
        ((touchpoint("a", 1, verbatim=Verbatim("first")), touchpoint("b", -1, verbatim=Verbatim("second"))), "“first”"),
        ((touchpoint("a", 1),), ""),
    ],
)
def test_of_a_stage_the_voice_is_quoted_where_it_is_felt_most_strongly(
    touchpoints: tuple[Touchpoint, ...], quoted: str, loaded: Load
) -> None:
    assert strongest_words(context(loaded()), stage(*touchpoints)) == quoted


# The gap


@pytest.mark.parametrize(("today", "aim", "gap"), [(-1, 0, "+1.0"), (0, 1, "+1.0"), (1, -0.5, "−1.5"), (None, 0, "")])
def test_a_gap_is_told_wherever_both_sides_are_known_be_one_of_them_zero(
    today: float | None, aim: float, gap: str, loaded: Load
) -> None:
    felt = replace(touchpoint("x", today), target=aim)
    journey = replace(lived(felt).journey, stages=(stage(felt),))
    assert [row.difference for row in ledger_subject(context(loaded()), journey).rows] == [gap]


# Who works on it

AIMED = {
    "content/journeys/mask-target.md": TARGET.replace("emotion: 1", "emotion: 1, roadmap: [basin]"),
    "content/journeys/mask/choose.md": CHOOSE.replace("- id: look", "- id: look\n    roadmap: [sizes]"),
}


def test_what_serves_todays_touchpoint_serves_the_one_it_becomes_and_not_the_other_way_round(loaded: Load) -> None:
    site = loaded(AIMED)
    aimed = stage_page(site, "journeys/mask-target/choose.html")
    today = stage_page(site, "journeys/mask/choose.html")
    named = [[link.text for link in view.touchpoints[0].work] for view in (aimed, today)]
    assert named == [["A basin", "Sizes on the site"], ["Sizes on the site"]]
    assert [row.link.text for row in aimed.work] == ["Sizes on the site", "A basin"]  # by rank


def test_work_on_a_pain_point_is_its_own_and_what_serves_its_touchpoint_and_no_other_pain_point() -> None:
    points = (PainPoint("a", roadmap=("one",)), PainPoint("b", roadmap=("two", "three")), PainPoint("c"))
    place = lived(replace(touchpoint("x"), pain_points=points, roadmap=("one", "two", "three", "four")))
    assert [(pain.point.text, pain.roadmap) for pain in pains_at(place)] == [
        ("a", ("one", "four")),
        ("b", ("two", "three", "four")),
        ("c", ("four",)),
    ]


def test_items_are_ranked_by_their_score_and_those_without_one_come_last_in_the_sites_order(loaded: Load) -> None:
    scores = {"best": "{importance: 5, cost: 1}", "none": "{}", "nothing": "{}", "worst": "{importance: 1, cost: 5}"}
    files = {f"content/roadmap/{id}.md": f"---\ntitle: {id}\nscores: {said}\n---\n" for id, said in scores.items()}
    queries = context(loaded(files)).queries
    ranked = ["best", "sizes", "basin", "worst", "none", "nothing"]
    assert [item.id for item in queries.ranked] == ranked
    assert [item.id for item in queries.by_rank(["nothing", "nobody", "sizes", "best", "sizes"])] == [
        "best", "sizes", "nothing",
    ]  # fmt: skip
    ranks = [queries.rank_of(item.id) for item in queries.ranked]
    beside = [(rank.before.id if rank.before else "", rank.after.id if rank.after else "") for rank in ranks]
    assert [(rank.place, rank.of) for rank in ranks] == [(place, 6) for place in range(6)]
    assert beside == list(zip(["", *ranked[:-1]], [*ranked[1:], ""], strict=True))


@pytest.mark.parametrize(("status", "counts"), [("published", True), ("draft", True), ("archived", False)])
def test_what_is_in_the_archive_counts_nowhere(status: str, counts: bool, loaded: Load) -> None:
    changed = JOURNEY.replace("objective:", f"status: {status}\nobjective:")
    queries = context(loaded({"content/journeys/mask/index.md": changed})).queries
    pains = ["No sizes", "Slow pages"] if counts else []
    persona, item = queries.site.personas["ana"], queries.site.roadmap["sizes"]
    assert [journey.id for journey in queries.journeys] == ["mask", "mask-target"][not counts :]
    assert [journey.id for journey in queries.lived_journeys] == ["mask"][not counts :]
    assert [pain.point.text for pain in queries.pains] == pains
    assert [pain.point.text for pain in queries.pains_served_by(item)] == pains[:1]
    assert len(queries.lived_by(persona)) == (4 if counts else 0)
    assert [at.touchpoint.id for at in queries.aimed] == ["look"]
    assert queries.mean == (pytest.approx(0.75) if counts else None)


# What a page has room for

THREE = "[{id: wait, value: 12}, {id: more, value: 1}, {id: most, value: 2}]"
INDICATORS = {
    f"content/indicators/{id}.md": f"---\ntitle: {id.title()}\nbetter: lower\n---\n" for id in ("more", "most")
}


@pytest.mark.parametrize(
    ("indicators", "shown"),
    [
        ("[]", ["Emotion", "Pain points", "Roadmap items"]),
        ("[{id: wait, value: 12}]", ["Emotion", "Waiting", "Pain points"]),
        ("[{id: wait, value: 12}, {id: wait, value: 13}]", ["Emotion", "Waiting", "Pain points"]),
        (THREE, ["Emotion", "Waiting", "More"]),
    ],
)
def test_the_page_of_a_stage_has_three_figures_indicators_before_counts(
    indicators: str, shown: list[str], loaded: Load
) -> None:
    assert "indicators: [{id: wait, value: 12}]" in SAMPLE["content/journeys/mask/choose.md"]
    changed = CHOOSE.replace("indicators: [{id: wait, value: 12}]", f"indicators: {indicators}")
    view = stage_page(loaded({"content/journeys/mask/choose.md": changed, **INDICATORS}), "journeys/mask/choose.html")
    assert [figure.label for figure in view.figures] == shown
