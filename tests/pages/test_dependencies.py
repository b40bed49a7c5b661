"""A page depends on what it read of the site, without saying so."""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

import pytest
from msgspec.structs import replace

from benchmarks.corpus import Corpus
from journeysite.build import Loaded, load
from journeysite.incremental.paths import STEP
from journeysite.incremental.tracked import Tracker
from journeysite.model.address import Address, Kind
from journeysite.model.journey import PainPoint
from journeysite.model.organisation import Team
from journeysite.model.persona import Persona
from journeysite.model.prose import Prose
from journeysite.model.site import Site
from journeysite.pages.page_context import PageContext
from journeysite.pages.plan import Planner, Route, plan_files
from journeysite.pages.queries import BuildInfo, Inputs
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
READS: dict[str, tuple[Callable[[Site], object], tuple[str, ...]]] = {
    "a noun by its id": (lambda site: site.roadmap["item-00000"].title, ("site/roadmap/item-00000",)),
    "whether there is one": (lambda site: "nobody" in site.personas, ("site/personas/nobody",)),
    "a part of a journey": (
        lambda site: site.nouns[Address(Kind.STAGE, f"{JOURNEY}/use")].address,
        (f"site/journeys/{JOURNEY}",),
    ),
    "which channels there are": (lambda site: [*site.channels], ("site/channels/#",)),
    "the title of the welcome page": (lambda site: site.home.title, ("site/home",)),
    "the settings": (lambda site: site.settings.title, ("site/settings",)),
    "what others say of one": (
        lambda site: site.channels["store"].touchpoints,
        ("site/channels/store", "site/channels/store/touchpoints"),
    ),
    "what others say of one, by its address": (
        lambda site: cast(Team, site.nouns[Address(Kind.TEAM, "crm")]).backstage,
        ("site/teams/crm", "site/teams/crm/backstage"),
    ),
    "a story": (
        lambda site: site.journeys[JOURNEY].prose.parts,
        (f"site/journeys/{JOURNEY}", f"site/journeys/{JOURNEY}/prose/parts"),
    ),
}


@pytest.mark.parametrize("name", READS)
def test_what_a_page_reads_of_the_site_is_recorded(name: str, site: Site) -> None:
    read, dependencies = READS[name]
    tracker = Tracker(Inputs(site, BuildInfo()))
    tracked_site = tracker.root().site
    recorded = tracker.recorded(lambda: read(tracked_site))
    assert recorded == (read(site), tuple(one.replace("/", STEP) for one in dependencies))


def concerned(before: Site, after: Site, theme: Theme, build_info: BuildInfo | None = None) -> set[str]:
    """The pages that must be looked at again."""
    other = {plan.path: plan for plan in plan_files(after, theme, build_info)}
    read = ((plan, plan.recorded()[1]) for plan in plan_files(before, theme))
    return {plan.path for plan, seen in read if plan.state(seen) != other[plan.path].state(seen)}


def with_journey(site: Site, **changes: Any) -> Site:
    return replace(site, journeys={**site.journeys, JOURNEY: replace(site.journeys[JOURNEY], **changes)})


def test_the_rest_of_a_story_concerns_the_page_that_tells_it_alone(site: Site, theme: Theme) -> None:
    prose = site.journeys[JOURNEY].prose
    longer = with_journey(site, prose=replace(prose, parts=(*prose.parts, "<p>It goes on.</p>")))
    assert concerned(site, longer, theme) == {f"journeys/{JOURNEY}.html"}


def test_the_day_of_the_build_concerns_the_pages_that_show_it(site: Site, theme: Theme) -> None:
    pages = {plan.path for plan in plan_files(site, theme) if plan.path.endswith(".html")}
    assert concerned(site, site, theme, BuildInfo(date(2026, 1, 2))) >= pages - {"404.html"}


def test_another_site_title_concerns_all_that_shows_it(site: Site, theme: Theme) -> None:
    renamed = replace(site, settings=replace(site.settings, title="Another"))
    assert {plan.path for plan in plan_files(site, theme) if plan.path.endswith(".html")} <= (
        concerned(site, renamed, theme)
    )


@pytest.mark.parametrize(
    ("name", "id", "field", "pages"),
    [
        ("channels", "store", "touchpoints", set()),  # its page goes through the journeys
        ("teams", "crm", "backstage", {"teams.html", "teams/crm.html"}),
        ("indicators", "indicator-00", "readings", {"indicators.html", "indicators/indicator-00.html"}),
    ],
)
def test_one_touchpoint_more_concerns_who_lists_them_and_no_page_with_the_name(
    name: str, id: str, field: str, pages: set[str], site: Site, theme: Theme
) -> None:
    nouns = getattr(site, name)
    fewer = replace(nouns[id], **{field: getattr(nouns[id], field)[1:]})
    assert concerned(site, replace(site, **{name: {**nouns, id: fewer}}), theme) == pages


def home_and_worst(context: PageContext, persona: Persona) -> object:
    """A page as a newcomer would write it: it says nothing of what it depends on."""
    worst = context.queries.pains_of(context.queries.lived_by(persona))[:3]
    return context.home.title, persona.title, tuple(pain.point.text for pain in worst)


def test_a_page_that_somebody_adds_depends_on_what_it_shows_without_saying_so(site: Site, theme: Theme) -> None:
    persona = next(one for one in site.personas.values() if JOURNEY in one.journeys)
    route = Route("worst.html", "page.html", persona.address, home_and_worst, (persona.address,))

    def found(site: Site) -> tuple[object, bytes]:
        plan = Planner(site, theme).plan(route)
        return plan.view().content, plan.state(seen)

    seen: tuple[str, ...] = Planner(site, theme).plan(route).recorded()[1]
    stage = site.journeys[JOURNEY].stages[0]
    hurts = replace(stage.touchpoints[0], pain_points=(PainPoint("It rains in", "critical", 100.0),))
    stages = (replace(stage, touchpoints=(hurts, *stage.touchpoints[1:])), *site.journeys[JOURNEY].stages[1:])
    lead = site.journeys[JOURNEY].prose.lead
    others = {
        "another title of home": replace(site, home=replace(site.home, title="Hello")),
        "a pain that is worse": with_journey(site, stages=stages),
        "a journey that nobody lives": with_journey(site, status="archived"),
        "a story that it does not tell": with_journey(site, prose=Prose(("<p>x</p>",), (), lead)),
    }
    before = found(site)
    views, states = ({name: found(one)[part] != before[part] for name, one in others.items()} for part in (0, 1))
    assert views == {**dict.fromkeys(others, True), "a story that it does not tell": False}
    assert states == views
