"""What figures are told: where a loop turns, when a moment of the day is, which periods a roadmap has."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from journeysite.build import Loaded
from journeysite.pages.page_context import PageContext
from journeysite.pages.plan import Planner
from journeysite.pages.queries import BuildInfo
from journeysite.pages.subjects.figures import (
    day_subject,
    horizon_subject,
    loop_subject,
    matrix_subject,
    timeline_subject,
)
from journeysite.pages.views.home import heat_map
from journeysite.pages.views.key_figures import key_figures

Load = Callable[..., Loaded]


def context(loaded: Loaded, day: date | None = None) -> PageContext:
    return Planner(loaded.site, loaded.theme, BuildInfo(day)).context("index.html")


def item(facts: str, title: str = "Another") -> Mapping[str, str]:
    return {"content/roadmap/another.md": f"---\ntitle: {title}\n{facts}\n---\n"}


# A loop


@pytest.mark.parametrize(
    ("phases", "turn"),
    [
        ("before purchase after", 2),
        ("before purchase after after", 2),
        ("before before before after", 3),  # all of the first phase
        ("before purchase after after after", 2),  # none of the last
        ("before purchase purchase purchase after", 3),
        ("before before before", 2),  # one phase says nothing: the half, and the odd one is on the first loop
        ("before ? after after after", 3),  # nor do phases that are not known of all
        ("? ? ? ?", 2),
        ("before", 1),
    ],
)
def test_a_loop_turns_at_its_half_with_all_of_the_first_phase_before_and_all_of_the_last_behind(
    phases: str, turn: int, loaded: Load
) -> None:
    stages = "".join(
        f"  - {{title: S{number}{'' if phase == '?' else f', phase: {phase}'}}}\n"
        for number, phase in enumerate(phases.split())
    )
    site = loaded({"content/journeys/turns.md": f"---\ntitle: Turns\npersona: ana\nstages:\n{stages}---\n"})
    assert loop_subject(context(site), site.site.journeys["turns"]).turn == turn


def test_the_two_loops_are_told_by_their_mean_and_their_touchpoints(loaded: Load) -> None:
    site = loaded()
    loop = loop_subject(context(site), site.site.journeys["mask"])
    assert [(part.name, part.mean, part.lines) for part in (loop.first, loop.second)] == [
        ("Purchase loop", "+0.1", ("mean emotion", "2 touchpoints")),
        ("Use loop", "+2.0", ("mean emotion", "2 touchpoints")),
    ]


# A day

DAY = """\
---
title: A day
kind: day-in-the-life
persona: ana
stages:
  - title: Morning
    hours: "07:00-09:00"
    touchpoints:
      - {title: Wakes, emotion: 1, verbatim: Again, frontstage: [shop]}
      - {title: Leaves, backstage: [Somebody]}
  - {title: Noon, hours: "12:00-12:30", touchpoints: [{title: Eats}]}
  - {title: Some time, touchpoints: [{title: Waits}]}
---
"""


def test_moments_lie_evenly_in_the_hours_of_their_stage_and_stages_without_hours_are_left_out(loaded: Load) -> None:
    site = loaded({"content/journeys/day.md": DAY})
    stages = day_subject(context(site), site.site.journeys["day"]).stages
    assert [(stage.name, stage.start, stage.end) for stage in stages] == [("Morning", 7, 9), ("Noon", 12, 12.5)]
    told = [(moment.title, moment.hour, moment.verbatim, moment.with_us) for one in stages for moment in one.moments]
    assert told == [("Wakes", 7.5, "“Again”", True), ("Leaves", 8.5, "", True), ("Eats", 12.25, "", False)]


# Two personas

TWO = """---
title: Two
personas: [amina, leo]
stages:
  - title: Need
    touchpoints:
      - {title: Looks, emotion: 1, emotions: {leo: -1}}
      - {title: Buys, emotion: 0.5}
---
"""


def test_a_mean_of_people_who_feel_differently_says_whose_it_is(loaded: Load) -> None:
    people = {f"content/personas/{name.lower()}.md": f"---\ntitle: {name}\n---\n" for name in ("Amina", "Leo")}
    page = context(loaded({**people, "content/journeys/two.md": TWO}))
    mean = key_figures(page, page.site.journeys["two"])[0]
    assert (mean.label, mean.value) == ("Mean emotion, Amina", "+0.8")
    assert mean.note.endswith("Leo −0.3")


def test_loop_card_and_heat_map_say_whose_feelings_they_sum_up(loaded: Load) -> None:
    people = {f"content/personas/{name.lower()}.md": f"---\ntitle: {name}\n---\n" for name in ("Amina", "Leo")}
    page = context(loaded({**people, "content/journeys/two.md": TWO}))
    two = page.site.journeys["two"]
    said = "as Amina feels it"
    assert loop_subject(page, two).first.lines[:2] == ("mean emotion", said)
    assert page.bare_card(two, True).notes[0] == said
    assert [row.who for row in heat_map(page, (two,)).rows] == [said]


# The roadmap


@pytest.mark.parametrize(
    ("facts", "periods", "years"),
    [
        ("start: 2026-11\nend: 2026-12", ["Q4 2026", "Q1 2027"], (1,)),
        ("start: 2027-04-01", ["Q4 2026", "Q1 2027", "Q2 2027"], (1,)),
        ("end: 2026-07", ["Q3 2026", "Q4 2026", "Q1 2027"], (2,)),
        ("start: 2024-04-01", [f"Q{quarter % 4 + 1} {2024 + quarter // 4}" for quarter in range(1, 13)], (3, 7, 11)),
        ("start: 2024-03-31", ["2024", "2025", "2026", "2027"], (1, 2, 3)),  # which would be thirteen quarters
    ],
)
def test_a_roadmap_is_told_in_quarters_and_of_more_than_twelve_of_them_in_years(
    facts: str, periods: list[str], years: tuple[int, ...], loaded: Load
) -> None:
    timeline = timeline_subject(context(loaded(item(facts))))
    assert timeline is not None
    assert (list(timeline.periods), timeline.years) == (periods, years)


def test_a_bar_reaches_from_its_first_day_to_the_end_of_its_last(loaded: Load) -> None:
    timeline = timeline_subject(context(loaded(item("start: 2026-11-01\nend: 2027-01\nteams: [it, shop]"))))
    assert timeline is not None
    bars = [(lane.name, bar.title, bar.start, bar.end) for lane in timeline.lanes for bar in lane.items]
    assert bars == [
        ("Shop", "Another", pytest.approx(31 / 92), pytest.approx(1 + 31 / 90)),
        ("IT", "Sizes on the site", 0, 2),
        ("IT", "Another", pytest.approx(31 / 92), pytest.approx(1 + 31 / 90)),
    ]


def test_bars_stand_with_every_team_that_they_name_in_the_order_of_their_start(loaded: Load) -> None:
    files = {
        "content/roadmap/a.md": "---\ntitle: Nobody's\nend: 2026-12\n---\n",
        "content/roadmap/b.md": "---\ntitle: Early\nteams: [it]\nstart: 2026-01\n---\n",
        "content/roadmap/c.md": "---\ntitle: Theirs\nteams: [shop, it]\nstart: 2026-10\n---\n",
    }
    timeline = timeline_subject(context(loaded(files)))
    assert timeline is not None
    assert [(lane.name, lane.caption, [bar.title for bar in lane.items]) for lane in timeline.lanes] == [
        ("Shop", "2 items, 1 shown", ["Theirs"]),
        ("IT", "3 items", ["Early", "Theirs", "Sizes on the site"]),
        ("No team yet", "1 item", ["Nobody's"]),
    ]


@pytest.mark.parametrize(
    ("day", "place"),
    [
        (date(2026, 9, 30), None),
        (date(2026, 10, 1), 0),
        (date(2026, 11, 29), pytest.approx(59 / 92)),
        (date(2027, 3, 31), pytest.approx(1 + 89 / 90)),
        (date(2027, 4, 1), None),
        (None, None),
    ],
)
def test_today_is_marked_where_it_lies_within_the_roadmap(day: date | None, place: float | None, loaded: Load) -> None:
    timeline = timeline_subject(context(loaded(), day))
    assert timeline is not None
    assert timeline.today == place


@pytest.mark.parametrize(
    ("facts", "note"),
    [
        ("", ""),
        ("lift: 0.5", ""),
        ("touchpoints: [mask/choose/look]", "Choose"),
        ("touchpoints: [mask/choose/look, mask/choose/try]\nlift: 0.5", "+0.5 on Choose"),
        ("touchpoints: [mask/choose/look, mask/swim/dive]\nlift: -1", "−1.0 on 2 stages"),
        ("touchpoints: [mask/choose/look, mask-target/choose/look]\nlift: 1", "+1.0 on Choose"),  # told once
    ],
)
def test_a_bar_says_what_shall_be_gained_and_where(facts: str, note: str, loaded: Load) -> None:
    timeline = timeline_subject(context(loaded(item(f"start: 2026-11\n{facts}"))))
    assert timeline is not None
    assert [bar.note for lane in timeline.lanes for bar in lane.items if bar.title == "Another"] == [note]


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        ("status: in-progress\nprogress: 0", (0, "0%")),
        ("status: planned\nprogress: 30", (None, "")),
        ("status: in-progress", (None, "")),
    ],
)
def test_progress_is_shown_of_what_is_in_progress(facts: str, shown: tuple[float | None, str], loaded: Load) -> None:
    timeline = timeline_subject(context(loaded(item(f"start: 2026-11\n{facts}"))))
    assert timeline is not None
    bars = [bar for lane in timeline.lanes for bar in lane.items if bar.title == "Another"]
    assert [(bar.progress, bar.progress_text) for bar in bars] == [shown]


def test_what_has_a_horizon_and_no_date_stands_in_its_column(loaded: Load) -> None:
    files = {
        "content/roadmap/a.md": "---\ntitle: Soon\nhorizon: next\n---\n",
        "content/roadmap/b.md": "---\ntitle: Dated\nhorizon: next\nend: 2027\n---\n",
        "content/roadmap/c.md": "---\ntitle: At once\nhorizon: now\n---\n",
    }
    horizons = horizon_subject(context(loaded(files)))
    assert horizons is not None
    columns = [(column.name, [one.title for one in column.items]) for column in horizons.columns]
    assert columns == [("Now", ["At once"]), ("Next", ["Soon"]), ("Later", ["A basin"])]
    without = {"content/roadmap/basin.md": "---\ntitle: A basin\n---\n"}
    assert horizon_subject(context(loaded(without))) is None


def test_the_matrix_holds_what_is_scored_on_both_axes_and_was_not_dropped(loaded: Load) -> None:
    files = {
        "content/roadmap/a.md": "---\ntitle: Dropped\nstatus: dropped\nscores: {importance: 5, cost: 1}\n---\n",
        "content/roadmap/b.md": "---\ntitle: Half\nscores: {importance: 4}\n---\n",
        "content/roadmap/c.md": "---\ntitle: Good\nscores: {importance: 3, cost: 1}\n---\n",
    }
    matrix = matrix_subject(context(loaded(files)))
    assert matrix is not None
    assert [(one.rank, one.title, one.value, one.effort) for one in matrix.items] == [
        ("2", "Sizes on the site", 5, 2),
        ("4", "Good", 3, 1),
        ("5", "A basin", 2, 4),
    ]
