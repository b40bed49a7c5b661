"""What is measured on a journey: every reading by its place, a headline only for the whole journey."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from journeysite.build import Loaded
from tests.pages.sample_site import SAMPLE
from tests.pages.test_views import journey

Load = Callable[..., Loaded]
JOURNEY = "content/journeys/mask/index.md"
CHOOSE = "content/journeys/mask/choose.md"


def changed(name: str, before: str, after: str) -> Mapping[str, str]:
    assert before in SAMPLE[name]
    return {name: SAMPLE[name].replace(before, after)}


def test_an_nps_listed_without_a_value_has_that_of_the_shorthand(loaded: Load) -> None:
    view = journey(loaded(changed(JOURNEY, "nps: 24", "nps: 24\nindicators: [nps]")))
    assert [(row.link.text, row.value) for row in view.indicators if row.link.text == "NPS"] == [("NPS", "+24")]


def test_an_indicator_read_in_several_places_is_listed_at_each_and_is_nobodys_headline(loaded: Load) -> None:
    read = "title: Choose\nindicators: [{id: wait, value: 7}]"
    view = journey(loaded(changed(CHOOSE, "title: Choose", read)))
    rows = [(row.where.text, row.value) for row in view.indicators if row.link.text == "Waiting"]
    assert rows == [("Choose", "7\u00a0min"), (rows[1][0], "12\u00a0min")]
    assert "Waiting" not in [figure.label for figure in view.figures]


def test_an_indicator_of_the_whole_journey_is_a_headline(loaded: Load) -> None:
    read = "nps: 24\nindicators: [{id: wait, value: 0}]"
    view = journey(loaded(changed(JOURNEY, "nps: 24", read)))
    assert ("Waiting", "0\u00a0min") in [(figure.label, figure.value) for figure in view.figures]


def test_a_scale_that_begins_at_zero_has_no_signs(loaded: Load) -> None:
    name = "journeysite.yml"
    loaded_site = loaded({name: SAMPLE[name] + "emotion: {scale: [0, 10]}\n"} | no_negatives())
    view = journey(loaded_site)
    assert view.figures[0].label == "Mean emotion"
    assert "+" not in view.figures[0].value


def no_negatives() -> dict[str, str]:
    return {file: text.replace("emotion: -", "emotion: ") for file, text in SAMPLE.items() if "emotion: -" in text}
