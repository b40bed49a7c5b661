"""What maps that people write hold beside emotions and actions: words for feelings, what drives and what holds back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from journeysite.build import Loaded
from journeysite.layout.map.journey_map import layout_map
from tests.layout.map_metrics import theme_metrics
from tests.pages.sample_site import CHOOSE, JOURNEY, SAMPLE, SWIM
from tests.pages.test_views import journey

Published = Callable[..., Mapping[str, str]]

AWA = "---\ntitle: Awa\n---\n"
SHARED = {"content/personas/awa.md": AWA}
JOURNEY_OF_TWO = "---\ntitle: Mask\npersonas: [ana, awa]\nstages: [choose, swim]\n---\n"


def choose(*lines: str, stage: str = "") -> str:
    """The stage of the sample site with these keys at its first touchpoint, and at the stage."""
    told = "".join(f"    {line}\n" for line in lines)
    return CHOOSE.replace("    action: Opens three pages\n", f"    action: Opens three pages\n{told}").replace(
        "goal: To find", f"{stage}goal: To find"
    )


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page))


def test_what_drives_and_what_holds_back_in_a_whole_stage_stands_on_map_table_and_page(published: Published) -> None:
    stage = "motivations: [The season ends, Friends dive]\nobstacles: [Prices are hard to compare]\n"
    site = published({"content/journeys/mask/choose.md": choose(stage=stage)})
    for path in ("journeys/mask.html", "journeys/mask/choose.html", "maps/mask.svg"):
        said = text_of(site[path])
        assert "The season ends" in said, path
        assert "Friends dive" in said, path
        assert "Obstacles" in said, path
        assert "Prices are hard to compare" in said, path


def test_physical_evidence_and_support_stand_on_the_blueprint_and_on_the_page_of_the_stage(
    published: Published,
) -> None:
    site = published(
        {
            "content/journeys/mask/choose.md": choose("physical_evidence: [Price tag]", "support: [Payment provider]"),
            "content/journeys/mask/index.md": JOURNEY_OF_TWO.replace("stages", "view: blueprint\nstages"),
            **SHARED,
        }
    )
    for path in ("journeys/mask.html", "journeys/mask/choose.html", "maps/mask.svg"):
        said = text_of(site[path])
        assert "Physical evidence" in said, path
        assert "Price tag" in said, path
        assert "Payment provider" in said, path


def test_a_named_feeling_stands_by_its_emotion_and_is_counted_for_the_persona(published: Published) -> None:
    site = published(
        {
            "content/journeys/mask/choose.md": choose("feeling: anxious"),
            "content/journeys/mask/swim.md": SWIM.replace("title: First dive,", "title: First dive, feeling: anxious,"),
        }
    )
    assert text_of(site["journeys/mask/choose.html"]).count("anxious") == 1
    assert ", anxious" in site["journeys/mask.html"]  # what the marker's link is called
    persona = text_of(site["personas/ana.html"])
    assert "In their words: anxious 2" in persona


def test_who_feels_otherwise_does_not_borrow_the_others_word(published: Published) -> None:
    site = published(
        {
            **SHARED,
            "content/journeys/mask/index.md": JOURNEY_OF_TWO,
            "content/journeys/mask/choose.md": choose("feeling: anxious", "emotions: {awa: 1}", "feelings: {}"),
        }
    )
    assert "anxious" not in site["personas/awa.html"]
    named = published(
        {
            **SHARED,
            "content/journeys/mask/index.md": JOURNEY_OF_TWO,
            "content/journeys/mask/choose.md": choose("feelings: {awa: relieved}"),
        }
    )
    assert "relieved" in named["personas/awa.html"]
    assert "Awa" in named["journeys/mask/choose.html"]
    assert "relieved" in text_of(named["journeys/mask/choose.html"])


def test_a_journey_in_short_says_the_takeaway_both_extremes_and_the_next_delivery(published: Published) -> None:
    index = JOURNEY.replace("scope:", "in_short: We lose her where we stop talking\nscope:")
    stage = choose(stage="in_short: The fit decides\n")
    site = published({"content/journeys/mask/index.md": index, "content/journeys/mask/choose.md": stage})
    said = text_of(site["journeys/mask.html"])
    head = said[said.index("In short") : said.index("Mean emotion")]
    assert "We lose her where we stop talking" in head
    assert "Lowest moment Looks at the site" in head
    assert "“Which one?”" in head
    assert "Best moment First dive" in head
    assert "Next delivery Sizes on the site Q4 2026 to Q1 2027" in head
    assert "We lose her where we stop talking" in site["maps/mask.html"]
    assert "The fit decides" in text_of(site["journeys/mask/choose.html"])


def test_what_is_done_or_dropped_is_no_next_delivery(published: Published) -> None:
    sizes = SAMPLE["content/roadmap/sizes.md"]
    for status in ("done", "dropped"):
        site = published({"content/roadmap/sizes.md": sizes.replace("in-progress", status)})
        assert "Next delivery" not in site["journeys/mask.html"]


def test_where_all_feels_alike_no_moment_is_called_the_lowest(published: Published) -> None:
    flat = choose().replace("emotion: -1.25", "emotion: 1").replace("emotion: 1.5", "emotion: 1")
    site = published(
        {
            "content/journeys/mask/choose.md": flat,
            "content/journeys/mask/swim.md": SWIM.replace("emotion: 2", "emotion: 1"),
        }
    )
    assert "Lowest moment" not in site["journeys/mask.html"]


ONLY_AWA = {
    **SHARED,
    "content/journeys/mask/index.md": JOURNEY_OF_TWO,
    "content/journeys/mask/choose.md": choose("personas: [awa]"),
}


def test_who_takes_no_part_is_neither_unknown_nor_neutral(published: Published) -> None:
    site = published(ONLY_AWA)
    assert "Who takes part Awa" in text_of(site["journeys/mask/choose.html"])
    row = re.search(r"<tr>\s*<td class=\"r\">1</td>.*?</tr>", site["journeys/mask.html"], flags=re.DOTALL)
    assert row
    assert "takes no part" in text_of(row[0])
    assert text_of(row[0]).count("unknown") == 0
    assert "Looks at the site" not in text_of(site["personas/ana.html"])
    assert "−1.3" in text_of(row[0])  # what Awa feels


def test_the_curve_of_who_takes_no_part_has_a_gap_that_nothing_bridges(loaded: Callable[..., Loaded]) -> None:
    three = SWIM.replace("touchpoints:\n", "touchpoints:\n  - {id: mask, title: Mask, emotion: 1}\n").replace(
        "title: First dive,", "title: First dive, personas: [awa],"
    )
    three = three.replace("title: Rinses it}", "title: Rinses it, emotion: 1}")
    site = loaded({**SHARED, "content/journeys/mask/index.md": JOURNEY_OF_TWO, "content/journeys/mask/swim.md": three})
    subject = journey(site).map
    assert subject.absent(0) == {3}
    plot = layout_map(subject, theme_metrics()).plot
    assert plot is not None
    assert len(plot.current.markers) == 4
    assert plot.current.line.count("C") == 2  # through the first three; the last stands alone behind the gap
    assert plot.current.guess == ""
    assert [marker.number for marker in plot.current.unknown] == []


def test_a_whole_stage_of_some_is_theirs_and_a_touchpoint_may_say_otherwise(loaded: Callable[..., Loaded]) -> None:
    stage = choose(stage="personas: [awa]\n").replace(
        "title: Tries it on\n", "title: Tries it on\n    personas: [ana]\n"
    )
    site = loaded(
        {**SHARED, "content/journeys/mask/index.md": JOURNEY_OF_TWO, "content/journeys/mask/choose.md": stage}
    )
    assert [one.personas for one in site.site.journeys["mask"].touchpoints[:2]] == [("awa",), ("ana",)]


def test_a_fail_point_is_marked_and_listed_on_the_companys_side(published: Published) -> None:
    broken = choose().replace("system: ERP}", "system: ERP, fail_point: Stock is counted at night}")
    site = published({"content/journeys/mask/choose.md": broken})
    assert "Fail point : Stock is counted at night" in text_of(site["journeys/mask/choose.html"]).replace(
        "Fail point:", "Fail point :"
    )
    for path in ("journeys/mask.html", "maps/mask.svg"):
        said = text_of(site[path])
        assert "Fail points" in said, path
        assert "Stock is counted at night" in said, path
    bare = published({"content/journeys/mask/choose.md": broken.replace("Stock is counted at night", "true")})
    assert re.search(r"Fail point\s*</p>", bare["journeys/mask/choose.html"])
    assert "Price list loaded" in text_of(bare["maps/mask.svg"])


def test_a_handoff_points_to_the_team_that_comes_next(published: Published) -> None:
    passed = choose().replace("system: ERP}", "system: ERP, handoff: true}")
    site = published({"content/journeys/mask/choose.md": passed})
    assert "IT → Shop" in text_of(site["journeys/mask.html"])
    assert "Shop" in text_of(site["journeys/mask/choose.html"]).split("→")[1]


def test_a_mean_is_not_said_to_be_hers_where_she_takes_no_part(published: Published) -> None:
    site = published(
        {
            **SHARED,
            "content/journeys/mask/index.md": JOURNEY_OF_TWO,
            "content/journeys/mask/choose.md": choose("personas: [awa]"),
        }
    )
    assert "as Ana feels it" not in text_of(site["journeys/mask/choose.html"])
    assert "over all touchpoints" in text_of(site["journeys/mask/choose.html"])
    assert "over all touchpoints" in text_of(site["index.html"])


def test_what_the_front_stage_works_with_is_on_the_map(published: Published) -> None:
    with_system = choose().replace("action: Advice}", "action: Advice, system: Mirror app}")
    site = published({"content/journeys/mask/choose.md": with_system})
    assert "Shop, Advice, Mirror app" in re.sub(r"\s+", " ", site["journeys/mask.html"])


def test_the_head_of_a_stage_says_once_what_is_at_stake(published: Published) -> None:
    assert text_of(published()["journeys/mask/choose.html"]).count("To be trusted") == 1
