"""What a page depends on is what it looked at."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from msgspec.structs import replace

from benchmarks.corpus import Corpus
from journeysite.build import Loaded, load
from journeysite.model.address import Address, Kind
from journeysite.model.organisation import Team
from journeysite.model.prose import Prose
from journeysite.model.site import Site
from journeysite.render.pages import plan_files
from journeysite.render.reads import MOST_KEPT, Reads
from journeysite.theme.theme import Theme


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    folder = tmp_path_factory.mktemp("site")
    Corpus(3).write(folder)
    loaded = load(folder).value
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def site(loaded: Loaded) -> Site:
    return loaded.site


@pytest.fixture(scope="module")
def theme(loaded: Loaded) -> Theme:
    return loaded.theme


JOURNEY = "journey-00000"
LOOKS: dict[str, tuple[Callable[[Site], object], tuple[tuple[str, str], ...]]] = {
    "a noun by its id": (lambda site: site.roadmap["item-00000"], (("roadmap", "item-00000"),)),
    "whether there is one": (lambda site: "nobody" in site.personas, (("personas", "nobody"),)),
    "one that is not there": (lambda site: site.teams.get("nobody"), (("teams", "nobody"),)),
    "a part of a journey": (
        lambda site: site.nouns[Address(Kind.STAGE, f"{JOURNEY}/use")],
        (("journeys", JOURNEY),),
    ),
    "all of a kind": (lambda site: [one.id for one in site.channels.values()], (("channels", "*"),)),
    "how many there are": (lambda site: len(site.evidence), (("evidence", "*"),)),
    "who is who": (lambda site: [(id, one.title) for id, one in site.indicators.items()], (("indicators", "*"),)),
    "what others say of one": (
        lambda site: site.channels["store"].touchpoints,
        (("channels", "store"), ("heard", "channels store")),
    ),
    "what others say of one, by its address": (
        lambda site: cast(Team, site.nouns[Address(Kind.TEAM, "crm")]).backstage,
        (("heard", "teams crm"), ("teams", "crm")),
    ),
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_is_noted(name: str, site: Site) -> None:
    look, noted = LOOKS[name]
    reads = Reads(site)
    assert reads.during(lambda: look(reads.site)) == (look(site), noted)


def test_looks_are_those_of_one_page_and_not_of_what_pages_share(site: Site) -> None:
    reads = Reads(site)

    def page() -> None:
        with reads.unnoticed():
            assert len(reads.site.personas) == len(site.personas)
        assert reads.site.journeys[JOURNEY].id == JOURNEY

    assert reads.during(page)[1] == (("journeys", JOURNEY),)
    assert reads.during(lambda: None)[1] == ()


def test_what_two_files_share_is_made_once_and_each_depends_on_what_it_looked_at(site: Site) -> None:
    reads = Reads(site)
    made: list[str] = []

    def title(journey: str) -> str:
        made.append(journey)
        return reads.site.journeys[journey].title

    def shown(journey: str) -> tuple[str, tuple[tuple[str, str], ...]]:
        return reads.during(lambda: reads.shared(journey, lambda: title(journey)))

    page, drawing, other = shown(JOURNEY), shown(JOURNEY), shown("journey-00001")
    assert page == drawing == (site.journeys[JOURNEY].title, (("journeys", JOURNEY),))
    assert other == (site.journeys["journey-00001"].title, (("journeys", "journey-00001"),))
    assert made == [JOURNEY, "journey-00001"]


def test_what_many_pages_show_is_made_once_and_each_depends_on_what_it_looked_at(site: Site) -> None:
    reads = Reads(site)
    made: list[str] = []

    def title(journey: str) -> str:
        made.append(journey)
        return reads.site.journeys[journey].title

    def shown(*journeys: str) -> tuple[tuple[str, str], ...]:
        return reads.during(lambda: [reads.kept(journey, partial(title, journey)) for journey in journeys])[1]

    both = (("journeys", JOURNEY), ("journeys", "journey-00001"))
    assert [shown(JOURNEY), shown(JOURNEY, "journey-00001"), shown("journey-00001", JOURNEY)] == [both[:1], both, both]
    assert made == [JOURNEY, "journey-00001"]


def test_what_is_kept_does_not_grow_for_ever(site: Site) -> None:
    reads = Reads(site)
    for number in range(3 * MOST_KEPT):
        assert reads.kept(number, partial(str, number)) == str(number)
    assert len(reads._kept) <= MOST_KEPT


def with_story(site: Site, lead: str, part: str) -> Site:
    journey = replace(site.journeys[JOURNEY], prose=Prose((part,), (), lead))
    journeys = {**site.journeys, JOURNEY: journey}
    return replace(site, journeys=journeys, nouns={**site.nouns, journey.address: journey})


@pytest.mark.parametrize(
    ("look", "after_title", "after_lead", "after_story"),
    [
        (("journeys", JOURNEY), "changed", "changed", "same"),
        (("journeys", "*"), "changed", "changed", "same"),
        (("journeys", "journey-00001"), "same", "same", "same"),
        (("personas", "*"), "same", "same", "same"),
        (("story", f"journey:{JOURNEY}"), "same", "same", "changed"),
    ],
)
def test_a_state_changes_with_what_was_looked_at(
    look: tuple[str, str], after_title: str, after_lead: str, after_story: str, site: Site
) -> None:
    told = with_story(site, "It begins.", "<p>It begins.</p>")
    renamed = replace(told, journeys={**told.journeys, JOURNEY: replace(told.journeys[JOURNEY], title="Another")})
    edited = with_story(site, "It ends.", "<p>It begins.</p>")
    longer = with_story(site, "It begins.", "<p>It begins.</p><p>It goes on.</p>")
    before = Reads(told).state([look])
    found = tuple("same" if Reads(one).state([look]) == before else "changed" for one in (renamed, edited, longer))
    assert found == (after_title, after_lead, after_story)


def test_a_noun_that_goes_away_changes_the_state_of_whoever_looked_for_it(site: Site) -> None:
    without = replace(site, roadmap={id: item for id, item in site.roadmap.items() if id != "item-00001"})
    gone = Reads(without).state([("roadmap", "item-00001")])
    assert gone != Reads(site).state([("roadmap", "item-00001")])
    assert gone == Reads(without).state([("roadmap", "never-there")])


def test_states_differ_by_what_pages_are_made_with(site: Site) -> None:
    reads = Reads(site)
    assert reads.state([("teams", "*")], "one template") != reads.state([("teams", "*")], "another")


def test_a_question_of_a_later_version_changes_nothing_and_raises_nothing(site: Site, tmp_path: Path) -> None:
    assert Reads(site).state([("unheard-of", "x")]) == Reads(site).state([("unheard-of", "y")])


@pytest.mark.parametrize(
    ("look", "concerns"),
    [(("channels", "store"), False), (("heard", "channels store"), True), (("channels", "*"), False)],
)
def test_what_others_say_of_a_noun_concerns_those_who_read_it(
    look: tuple[str, str], concerns: bool, site: Site
) -> None:
    channel = replace(site.channels["store"], touchpoints=())
    silent = replace(site, channels={**site.channels, "store": channel})
    assert (Reads(site).state([look]) != Reads(silent).state([look])) == concerns
    renamed = replace(site, channels={**site.channels, "store": replace(site.channels["store"], label="Shop")})
    assert (Reads(site).state([look]) == Reads(renamed).state([look])) == concerns


@pytest.mark.parametrize(
    ("name", "id", "field", "pages"),
    [
        ("channels", "store", "touchpoints", set()),  # its page goes through the journeys
        ("teams", "crm", "backstage", {"index.html", "teams.html", "teams/crm.html"}),
        ("indicators", "indicator-00", "readings", {"indicators.html", "indicators/indicator-00.html"}),
    ],
)
def test_one_touchpoint_more_concerns_who_lists_them_and_no_page_with_the_name(
    name: str, id: str, field: str, pages: set[str], site: Site, theme: Theme
) -> None:
    nouns = getattr(site, name)
    fewer = replace(nouns[id], **{field: getattr(nouns[id], field)[1:]})
    other = {plan.path: plan for plan in plan_files(replace(site, **{name: {**nouns, id: fewer}}), theme)}
    looks = ((plan, plan.looked_at()[1]) for plan in plan_files(site, theme))
    assert {plan.path for plan, seen in looks if plan.state(seen) != other[plan.path].state(seen)} == pages
