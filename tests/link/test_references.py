"""What is written on one side appears on both."""

from __future__ import annotations

from datetime import date

from journeysite.model.address import Address, Kind
from journeysite.model.evidence import Indicator
from journeysite.model.journey import Actor, Image, Opportunity, PainPoint, Reading, Verbatim
from journeysite.model.roadmap import Outcome, Span
from tests.link.conftest import Linked

DIVE = """\
    ---
    title: Dive
    personas: [quentin, amina]
    objective: acquisition
    scope: All of it
    owner: shop
    nps: 24
    indicators: [{id: retention, value: 41, target: 50, date: 2026-09-30, evidence: [survey]}]
    evidence: [visits]
    ---
    """
SEARCH = """\
    ---
    title: Search
    phase: before
    lanes: {questions: Which size?}
    touchpoints:
      - id: compare
        title: Compares
        channel: web
        other_channels: [store, web]
        emotion: disappointment
        emotions: {amina: Plaisir}
        verbatim: {text: Three prices!, source: interviews}
        pain_points:
          - {text: Three sites, severity: major, share: 38, evidence: [survey], roadmap: [stock]}
          - Fees at the last step
        opportunities:
          - {text: One price, roadmap: [clear-prices]}
        frontstage: [shop, A comparison site]
        backstage: [{team: logistics, action: Computes the fee, system: WMS}]
        indicators: [cart]
        roadmap: [till]
        evidence: [visits]
        image: {src: media/compare.svg, alt: Three tabs}
        duration: 40 min
      - {id: ask, title: Asks, channel: store, emotion: 2, image: media/compare.svg}
    ---
    """
SITE = {
    "journeys/dive/index.md": DIVE,
    "journeys/dive/1-search.md": SEARCH,
    "personas/quentin.md": "---\ntitle: Quentin\nchannels: {store: 5, web: 3.5}\nevidence: [interviews]\n---\n",
    "personas/amina.md": "---\ntitle: Amina\nchannels: [web, store]\nportrait: media/compare.svg\n---\n",
    "evidence/visits.md": "---\ntitle: Visits\nmethod: mystery-visit\ndate: 2026-Q2\nsample: 12\n---\n",
    "evidence/survey.md": "---\ntitle: Survey\n---\n",
    "evidence/interviews.md": "---\ntitle: Interviews\n---\n",
    "indicators/cart.md": '---\ntitle: Cart\nunit: "%"\nbetter: lower\ntarget: 45\nevidence: [survey]\n---\n',
    "indicators/retention.md": "---\ntitle: Retention\n---\n",
    "roadmap/1-till.md": "---\ntitle: A second till\nteams: [shop, logistics]\n---\n",
    "roadmap/2-clear-prices.md": """\
        ---
        title: Clear prices
        teams: [shop]
        start: 2026-Q4
        end: 2027-01
        touchpoints: [dive/search/ask, dive/search/compare]
        depends_on: [stock]
        objectives: [retention]
        scores: {customer_importance: 5, cost: 1}
        outcome: {indicator: cart, from: 68, to: 45}
        ---
        """,
    "roadmap/3-stock.md": "---\ntitle: One stock\nevidence: [survey]\n---\n",
    "media/compare.svg": "<svg/>",
}
JOURNEY = Address(Kind.JOURNEY, "dive")
COMPARE = Address(Kind.TOUCHPOINT, "dive/search/compare")
ASK = Address(Kind.TOUCHPOINT, "dive/search/ask")


def item(id: str) -> Address:
    return Address(Kind.ROADMAP, id)


def test_the_site_has_nothing_to_report(linked: Linked) -> None:
    assert linked(SITE).diagnostics == ()


def test_a_touchpoint_holds_all_that_was_written_about_it(linked: Linked) -> None:
    compare = linked(SITE).value.touchpoint(COMPARE)
    assert compare.emotion == -1
    assert compare.emotions == {"amina": 1.0}
    assert (compare.emotion_of("quentin"), compare.emotion_of("amina")) == (-1, 1)
    assert compare.channels == ("web", "store")
    assert compare.verbatim == Verbatim("Three prices!", "interviews")
    assert compare.pain_points == (
        PainPoint("Three sites", "major", 38, ("survey",), ("stock",)),
        PainPoint("Fees at the last step"),
    )
    assert compare.opportunities == (Opportunity("One price", ("clear-prices",)),)
    assert compare.frontstage == (Actor(team="shop"), Actor(text="A comparison site"))
    assert compare.backstage == (Actor("logistics", "", "Computes the fee", "WMS"),)
    assert compare.indicators == (Reading("cart", None),)
    assert compare.image == Image("compare.svg", "Three tabs")
    assert compare.duration == "40 min"


def test_roadmap_items_reach_touchpoints_from_every_side(linked: Linked) -> None:
    site = linked(SITE).value
    assert site.touchpoint(COMPARE).roadmap == ("till", "clear-prices", "stock")
    assert site.touchpoint(ASK).roadmap == ("clear-prices",)
    assert {id: one.touchpoints for id, one in site.roadmap.items()} == {
        "till": (COMPARE,),
        "clear-prices": (COMPARE, ASK),
        "stock": (COMPARE,),
    }


def test_a_roadmap_item_holds_all_that_was_written_about_it(linked: Linked) -> None:
    clear = linked(SITE).value.roadmap["clear-prices"]
    assert clear.start == Span("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "quarter")
    assert clear.end == Span("2027-01", date(2027, 1, 1), date(2027, 1, 31), "month")
    assert clear.outcome == Outcome("cart", 68, 45)
    assert clear.objectives == ("retention",)
    assert clear.score is not None
    assert clear.score.parts == (("customer_importance", 60.0), ("cost", 40.0))


def test_what_waits_is_known_on_both_sides(linked: Linked) -> None:
    roadmap = linked(SITE).value.roadmap
    assert (roadmap["clear-prices"].depends_on, roadmap["stock"].blocks) == (("stock",), ("clear-prices",))


def test_evidence_knows_what_rests_on_it_in_the_order_of_the_site(linked: Linked) -> None:
    site = linked(SITE).value
    assert site.touchpoint(COMPARE).evidence == ("visits", "interviews", "survey")
    assert {id: study.cited_by for id, study in site.evidence.items()} == {
        "interviews": (COMPARE, Address(Kind.PERSONA, "quentin")),
        "survey": (JOURNEY, COMPARE, item("stock"), Address(Kind.INDICATOR, "cart")),
        "visits": (JOURNEY, COMPARE),
    }


def test_indicators_know_where_they_are_measured_and_what_moves_them(linked: Linked) -> None:
    site = linked(SITE).value
    retention = Reading("retention", 41, 50, date(2026, 9, 30), ("survey",))
    assert site.journeys["dive"].indicators == (retention, Reading("nps", 24))
    assert site.indicators["retention"].readings == ((JOURNEY, retention),)
    assert site.indicators["cart"].readings == ((COMPARE, Reading("cart", None)),)
    assert site.indicators["cart"].moved_by == ("clear-prices",)


def test_nps_needs_no_file(linked: Linked) -> None:
    assert linked(SITE).value.indicators["nps"] == Indicator(
        "nps",
        Address(Kind.INDICATOR, "nps"),
        "NPS",
        better="higher",
        kind="nps",
        readings=((JOURNEY, Reading("nps", 24)),),
    )


def test_nps_with_a_file_is_the_one_of_the_file(linked: Linked) -> None:
    site = linked({**SITE, "indicators/nps.md": "---\ntitle: Recommendation\nunit: points\n---\n"}).value
    assert (site.indicators["nps"].title, site.indicators["nps"].readings) == (
        "Recommendation",
        ((JOURNEY, Reading("nps", 24)),),
    )


def test_channels_know_their_touchpoints_and_personas_their_liking(linked: Linked) -> None:
    site = linked(SITE).value
    assert {id: channel.touchpoints for id, channel in site.channels.items()} == {
        "store": (COMPARE, ASK),
        "web": (COMPARE,),
        "phone": (),
    }
    assert site.personas["quentin"].channels == (("store", 5.0), ("web", 3.5))
    assert site.personas["amina"].channels == (("web", 5.0), ("store", 4.0))  # a list is in order of preference


def test_teams_know_what_they_answer_for_meet_and_build(linked: Linked) -> None:
    teams = linked(SITE).value.teams
    shop, logistics = teams["shop"], teams["logistics"]
    assert (shop.journeys, shop.frontstage, shop.backstage, shop.roadmap) == (
        ("dive",),
        (COMPARE,),
        (),
        ("till", "clear-prices"),
    )
    assert (logistics.journeys, logistics.frontstage, logistics.backstage, logistics.roadmap) == (
        (),
        (),
        (COMPARE,),
        ("till",),
    )


def test_personas_know_their_journeys(linked: Linked) -> None:
    personas = linked(SITE).value.personas
    assert {id: persona.journeys for id, persona in personas.items()} == {"amina": ("dive",), "quentin": ("dive",)}
    assert personas["amina"].portrait == Image("compare.svg")


def test_pages_of_channels_and_teams_add_prose_and_a_name(linked: Linked) -> None:
    site = linked({**SITE, "teams/shop.md": "---\ntitle: Our shops\naliases: [stores]\n---\nNine of them.\n"}).value
    shop = site.teams["shop"]
    assert (shop.label, shop.contact, shop.prose.parts) == (
        "Our shops",
        "shop@example.com",
        ("<p>Nine of them.</p>\n",),
    )
    assert site.redirects == {Address(Kind.TEAM, "stores"): shop.address}


def test_lanes_of_the_site_are_filled_by_their_ids(linked: Linked) -> None:
    assert linked(SITE).value.journeys["dive"].stages[0].lanes == {"questions": "Which size?"}


def test_what_does_not_exist_is_left_out_of_what_does(linked: Linked) -> None:
    found = linked(
        {
            "journeys/dive.md": """\
                ---
                title: Dive
                persona: nobody
                owner: nobody
                evidence: [nothing]
                stages:
                  - title: Search
                    phase: never
                    touchpoints:
                      - {title: Asks, channel: fax, emotion: dunno, roadmap: [nothing], indicators: [nothing]}
                ---
                """
        }
    )
    journey = found.value.journeys["dive"]
    (asks,) = journey.touchpoints
    assert (journey.personas, journey.owner, journey.evidence, journey.stages[0].phase) == ((), "", (), "")
    assert (asks.channels, asks.emotion, asks.roadmap, asks.indicators) == ((), None, (), ())
    assert sorted(one.code for one in found.diagnostics) == [
        "J201", "J202", "J203", "J206", "J207", "J208", "J210", "J216",
    ]  # fmt: skip


def test_touchpoints_of_a_stage_that_could_not_be_read_are_not_said_to_be_missing(linked: Linked) -> None:
    found = linked({**SITE, "journeys/dive/1-search.md": "---\ntitle: Search: now\n---\n"})
    assert [one.code for one in found.diagnostics] == []
