"""What a journey rests on is counted kind by kind."""

from __future__ import annotations

from collections.abc import Callable

from journeysite.build import Loaded
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence
from journeysite.pages.evidence_summary import counted_samples, counted_studies, studies_of
from journeysite.pages.plan import Planner
from journeysite.pages.words import Words

ENGLISH = Words("en", None)


def study(method: str, sample: int | None) -> Evidence:
    return Evidence(method, Address(Kind.EVIDENCE, method), method, method=method, sample=sample)


def test_kinds_of_samples_are_not_added_up() -> None:
    studies = [
        study("data-study", 48_300), study("survey", 1_842), study("interview", 14), study("voice-of-customer", 158),
        study("mystery-visit", 1),
    ]  # fmt: skip
    assert counted_studies(ENGLISH, studies) == "5 studies"
    assert counted_samples(ENGLISH, studies) == "14 interviews, 1 visit, 2,000 answers, 48,300 records"


def test_what_nobody_counted_and_what_cannot_be_counted_is_left_out() -> None:
    assert counted_samples(ENGLISH, [study("interview", None), study("benchmark", 6), study("hunch", 3)]) == ""


def test_a_study_that_several_places_name_counts_once(loaded: Callable[..., Loaded]) -> None:
    site = loaded()
    context = Planner(site.site, site.theme, site.build_info).context("index.html")
    journey = site.site.journeys["mask"]
    named = [*journey.evidence, *(name for touchpoint in journey.touchpoints for name in touchpoint.evidence)]
    assert named.count("talks") > 1
    assert [study.id for study in studies_of(context, journey)] == ["talks"]
