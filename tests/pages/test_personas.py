"""The page of a persona tells what this one feels, where others feel otherwise."""

from __future__ import annotations

from collections.abc import Callable

from journeysite.build import Loaded
from journeysite.pages.plan import plan_pages
from journeysite.pages.views.persona import PersonaView
from tests.pages.sample_site import CHOOSE, JOURNEY

Load = Callable[..., Loaded]

#: Ben tries the mask on as well, and likes it less.
TWO = {
    "content/journeys/mask/index.md": JOURNEY.replace("persona: ana", "personas: [ana, ben]"),
    "content/journeys/mask/choose.md": CHOOSE.replace(
        "    emotion: 1.5\n", "    emotion: 1.5\n    emotions: {ben: -1}\n"
    ),
    "content/personas/ben.md": "---\ntitle: Ben\n---\n",
}


def persona(site: Loaded, name: str) -> PersonaView:
    path = f"personas/{name}.html"
    found = next(plan for plan in plan_pages(site.site, site.theme) if plan.path == path).view().content
    assert isinstance(found, PersonaView)
    return found


def test_a_touchpoint_that_a_persona_feels_otherwise_is_on_their_page_beside_what_others_feel(loaded: Load) -> None:
    rows = [
        (row.link.href, row.context, row.emotion.text if row.emotion else "", [str(o.link.text) for o in row.others])
        for row in persona(loaded(TWO), "ben").contrasts
    ]
    assert rows == [("../journeys/mask/choose.html#try", "Buying a mask, Choose", "−1.0", ["Ana"])]
    assert [other.emotion.text for row in persona(loaded(TWO), "ben").contrasts for other in row.others] == ["+1.5"]


def test_who_feels_as_everybody_does_has_nothing_to_set_against_them(loaded: Load) -> None:
    assert persona(loaded(TWO), "ana").contrasts == ()


def test_a_moment_of_truth_is_won_or_lost_as_this_persona_feels_it(loaded: Load) -> None:
    outcomes = {
        name: [(one.emotion.text if one.emotion else "", one.outcome) for one in persona(loaded(TWO), name).moments]
        for name in ("ana", "ben")
    }
    assert outcomes == {"ana": [("+1.5", "Won")], "ben": [("−1.0", "Lost")]}
