"""A zero is a value: it is shown, counted and drawn; only what nobody wrote is unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeysite.build import Loaded
from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Evidence
from journeysite.pages.evidence_summary import counted_samples
from journeysite.pages.subjects.figures import ledger_subject
from journeysite.pages.words import Words
from tests.pages.sample_site import SAMPLE
from tests.pages.test_queries import context
from tests.pages.test_views import journey

Load = Callable[..., Loaded]
Published = Callable[..., Mapping[str, str]]


def with_zeros() -> dict[str, str]:
    """The sample site with zeros where it has other numbers."""
    study = "---\ntitle: Nobody came\nmethod: interview\nsample: 0\ndate: 2026-09-01\n---\n"
    item = (
        "---\ntitle: Nothing yet\nteams: [shop]\nstatus: in-progress\nprogress: 0\nlift: 0\n"
        "touchpoints: [mask/choose/look]\n---\n"
    )
    baby = "---\ntitle: Baby\nage: 0\nshare: 0\nrole: Newborn\n---\n"
    return {
        "content/evidence/nobody.md": study,
        "content/roadmap/nothing.md": item,
        "content/personas/baby.md": baby,
        "content/journeys/mask/choose.md": SAMPLE["content/journeys/mask/choose.md"].replace("share: 40", "share: 0"),
    }


def test_from_the_worst_emotion_to_a_target_of_zero_the_gap_is_two(loaded: Load) -> None:
    stages = SAMPLE["content/journeys/mask/choose.md"]
    current = stages.replace("emotion: -1.25", "emotion: -2.0").replace("    emotion: 1.5\n", "")
    target = {
        name: text.replace("emotion: 1}", "emotion: 0.0}") for name, text in SAMPLE.items() if "mask-target" in name
    }
    site = loaded({"content/journeys/mask/choose.md": current, **target})
    rows = ledger_subject(context(site), site.site.journeys["mask"]).rows
    felt = [(row.current.text, row.target.text, row.difference) for row in rows if row.current and row.target]
    assert felt == [("\u22122.0", "0.0", "+2.0")]


def test_a_newborn_has_an_age_and_a_share(published: Published) -> None:
    page = published(with_zeros())["personas.html"]
    assert "0 years old" in page


def test_a_study_of_nobody_has_a_sample_of_0(published: Published) -> None:
    pages = published(with_zeros())
    row = pages["evidence.html"].partition("Nobody came")[2].partition("</tr>")[0]
    assert ">0</td>" in row


def test_no_interview_is_counted_as_none_and_an_unknown_sample_is_not_counted() -> None:
    words = Words("en")
    nobody = Evidence("a", Address(Kind.EVIDENCE, "a"), "A", "interview", sample=0)
    unknown = Evidence("b", Address(Kind.EVIDENCE, "b"), "B", "mystery-visit")
    assert counted_samples(words, (nobody, unknown)) == "0 interviews"


def test_a_pain_point_that_hits_0_percent_has_a_bar_and_its_number(published: Published) -> None:
    page = published(with_zeros())["journeys/mask.html"]
    assert "0%" in page.partition("No sizes")[2]


def test_an_item_at_the_very_start_says_so_and_one_of_unknown_progress_does_not(published: Published) -> None:
    files = with_zeros()
    assert "0% done" in published(files)["roadmap/nothing.html"]
    files["content/roadmap/nothing.md"] = files["content/roadmap/nothing.md"].replace("progress: 0\n", "")
    assert "% done" not in published(files)["roadmap/nothing.html"]


def test_on_a_scale_from_zero_its_ends_are_felt_strongest_and_colour_and_name_of_a_level_agree(loaded: Load) -> None:
    settings = SAMPLE["journeysite.yml"] + "emotion: {scale: [0, 8]}\n"
    choose = "content/journeys/mask/choose.md"
    site = loaded({"journeysite.yml": settings, choose: SAMPLE[choose].replace("emotion: -1.25", "emotion: 1.25")})
    queries = context(site).queries
    assert [queries.strength(value) for value in (0, 4, 8, None)] == [2, 0, 2, 0]
    assert queries.felt(7.8) == "7.8"
    halfway = queries.emotion(3)
    assert halfway is not None
    assert (halfway.level, halfway.name) == ("n1", "Disappointment")


def test_the_mean_of_another_persona_has_a_sign_only_where_the_scale_goes_below_zero(loaded: Load) -> None:
    choose, index = "content/journeys/mask/choose.md", "content/journeys/mask/index.md"
    text = SAMPLE[choose].replace("emotion: -1.25", "emotion: 1.25\n    emotions: {bo: 2}")
    files = {choose: text, index: SAMPLE[index].replace("persona: ana", "personas: [ana, bo]")}
    files["content/personas/bo.md"] = "---\ntitle: Bo\n---\n"
    signed = journey(loaded(files)).figures[0].note
    scale = {"journeysite.yml": SAMPLE["journeysite.yml"] + "emotion: {scale: [0, 10]}\n"}
    plain = journey(loaded(files | scale)).figures[0].note
    assert "Bo +" in signed
    assert "Bo 1" in plain
