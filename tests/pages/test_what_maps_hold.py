"""What maps that people write hold beside emotions and actions: words for feelings, what drives and what holds back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tests.pages.sample_site import CHOOSE, JOURNEY, SAMPLE, SWIM

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
