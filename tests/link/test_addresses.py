"""What everything is called, and in which order it comes."""

from __future__ import annotations

from journeysite.model.address import Address, Kind
from tests.link.conftest import Linked

STAGE = "---\ntitle: {}\n---\n"


def test_a_folder_and_a_single_file_give_the_same_journey(linked: Linked) -> None:
    folder = linked(
        {
            "journeys/dive/index.md": "---\ntitle: Dive\n---\n",
            "journeys/dive/1-search.md": "---\ntitle: Search\ntouchpoints: [{title: Asks, emotion: 1}]\n---\nStory.\n",
        }
    ).value
    single = linked(
        {
            "journeys/dive.md": """\
                ---
                title: Dive
                stages:
                  - title: Search
                    story: Story.
                    touchpoints:
                      - {title: Asks, emotion: 1}
                ---
                """,
        }
    ).value
    for journey in (folder.journeys["dive"], single.journeys["dive"]):
        (stage,) = journey.stages
        assert (stage.id, stage.title, stage.prose.parts) == ("search", "Search", ("<p>Story.</p>\n",))
        assert [(one.address, one.number) for one in stage.touchpoints] == [
            (Address(Kind.TOUCHPOINT, "dive/search/asks"), 1)
        ]


def test_leading_numbers_order_the_stages_and_are_no_part_of_their_ids(linked: Linked) -> None:
    site = linked(
        {
            "journeys/dive/index.md": "---\ntitle: Dive\n---\n",
            "journeys/dive/use.md": STAGE.format("Use"),
            "journeys/dive/10-buy.md": STAGE.format("Buy"),
            "journeys/dive/2-search.md": STAGE.format("Search"),
        }
    ).value
    assert [(stage.number, stage.id) for stage in site.journeys["dive"].stages] == [
        (1, "search"),
        (2, "buy"),
        (3, "use"),
    ]


def test_stages_that_are_listed_come_first_in_the_order_of_the_list(linked: Linked) -> None:
    site = linked(
        {
            "journeys/dive/index.md": """\
                ---
                title: Dive
                stages:
                  - use
                  - {title: Look around, touchpoints: [{title: Looks, emotion: 0}]}
                  - search
                ---
                """,
            "journeys/dive/1-search.md": STAGE.format("Search"),
            "journeys/dive/2-buy.md": STAGE.format("Buy"),
            "journeys/dive/3-use.md": STAGE.format("Use"),
        }
    ).value
    assert [stage.id for stage in site.journeys["dive"].stages] == ["use", "look-around", "search", "buy"]


def test_touchpoints_are_counted_through_the_journey(linked: Linked) -> None:
    site = linked(
        {
            "journeys/dive.md": """\
                ---
                title: Dive
                stages:
                  - {title: Search, touchpoints: [{title: Asks}, {id: compare, title: Compares}]}
                  - {title: Idle}
                  - {id: buy, title: Purchase, touchpoints: [{title: Pays}]}
                ---
                """,
        }
    ).value
    assert [(one.number, one.address.id) for one in site.journeys["dive"].touchpoints] == [
        (1, "dive/search/asks"),
        (2, "dive/search/compare"),
        (3, "dive/buy/pays"),
    ]


def test_a_second_touchpoint_of_an_id_is_kept_under_a_free_one(linked: Linked) -> None:
    site = linked(
        {
            "journeys/dive.md": """\
                ---
                title: Dive
                stages:
                  - {title: Buy, touchpoints: [{title: Waits}, {title: Waits-2}, {title: Waits}, {title: Waits}]}
                ---
                """,
        }
    ).value
    assert [one.id for one in site.journeys["dive"].touchpoints] == ["waits", "waits-2", "waits-3", "waits-4"]


def test_everything_with_an_address_is_found_by_it(linked: Linked) -> None:
    site = linked(
        {
            "index.md": "Hello",
            "journeys/dive.md": "---\ntitle: Dive\nstages:\n  - {title: Buy, touchpoints: [{title: Pays}]}\n---\n",
            "personas/quentin.md": "---\ntitle: Quentin\n---\n",
            "pages/about/method.md": "# Method\n",
        }
    ).value
    assert [str(address) for address in site.nouns] == [
        "home:",
        "journey:dive",
        "stage:dive/buy",
        "touchpoint:dive/buy/pays",
        "persona:quentin",
        "channel:store",
        "channel:web",
        "channel:phone",
        "team:shop",
        "team:logistics",
        "page:about/method",
    ]
    assert all(noun.address == address for address, noun in site.nouns.items())


def test_a_site_without_a_welcome_has_a_home_page_of_its_title(linked: Linked) -> None:
    site = linked({"personas/quentin.md": "---\ntitle: Quentin\n---\n"}).value
    assert (site.home.title, site.home.prose.parts) == ("Palmes & Rando", ())


def test_old_addresses_lead_to_new_ones(linked: Linked) -> None:
    site = linked(
        {
            "journeys/dive/index.md": "---\ntitle: Dive\naliases: [scuba]\n---\n",
            "journeys/dive/buy.md": """\
                ---
                title: Buy
                aliases: [purchase]
                touchpoints:
                  - {id: pay, title: Pays, aliases: [till, search/pay]}
                ---
                """,
            "index.md": "---\naliases: [welcome]\n---\nHello.\n",
            "personas/quentin.md": "---\ntitle: Quentin\naliases: [jean, personas/paul]\n---\n",
            "pages/about/method.md": "---\naliases: [how-we-work, about/how]\n---\n",
        }
    ).value
    assert {str(old): str(new) for old, new in (site.redirects or {}).items()} == {
        "page:welcome": "home:",
        "journey:scuba": "journey:dive",
        "stage:dive/purchase": "stage:dive/buy",
        "touchpoint:dive/buy/till": "touchpoint:dive/buy/pay",
        "touchpoint:dive/search/pay": "touchpoint:dive/buy/pay",
        "persona:jean": "persona:quentin",
        "persona:paul": "persona:quentin",
        "page:how-we-work": "page:about/method",
        "page:about/how": "page:about/method",
        "stage:scuba/buy": "stage:dive/buy",
    }


def test_references_follow_old_names_of_everything_above(linked: Linked) -> None:
    found = linked(
        {
            "journeys/dive/index.md": "---\ntitle: Dive\naliases: [scuba]\n---\n",
            "journeys/dive/buy.md": """\
                ---
                title: Buy
                aliases: [purchase]
                touchpoints:
                  - {id: pay, title: Pays, aliases: [till]}
                ---
                """,
            "roadmap/clear-prices.md": "---\ntitle: Clear prices\ntouchpoints: [scuba/purchase/till]\n---\n",
        }
    )
    assert found.value.roadmap["clear-prices"].touchpoints == (Address(Kind.TOUCHPOINT, "dive/buy/pay"),)
    assert [(one.code, one.message, one.hint) for one in found.diagnostics] == [
        ("J241", "`scuba/purchase/till` is an old name", "it is called `dive/buy/pay` now")
    ]


def test_a_title_of_any_length_gives_an_id_that_a_file_can_be_named_by(linked: Linked) -> None:
    told = linked(
        {
            "journeys/dive.md": f"""\
                ---
                title: Dive
                stages: [{{title: {"Long " * 90}}}, {{title: Short, id: {"x" * 251}}}]
                aliases: [{"y" * 251}]
                ---
                """,
        }
    )
    assert all(len(stage.id) <= 250 for stage in told.value.journeys["dive"].stages)
    assert [one.place.path for one in told.diagnostics if one.code == "J234"] == [("stages", 1, "id"), ("aliases", 0)]
