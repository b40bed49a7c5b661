"""A journey's map is the same wherever it is shown, but for the way to what it leads to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from journeysite.build import Loaded
from journeysite.layout.map.subject import View
from journeysite.pages.plan import Planner
from journeysite.pages.subjects.journey_map import _map_subject, map_subject

Load = Callable[..., Loaded]


@pytest.mark.parametrize("path", ["index.html", "maps/mask.html", "journeys/mask/choose.html", "indicators/nps.html"])
def test_a_map_that_was_moved_is_as_if_made_there(path: str, loaded: Load) -> None:
    site: Loaded = loaded()
    context = Planner(site.site, site.theme).context(path)
    for journey in context.site.journeys.values():
        made = _map_subject(context, journey, View.JOURNEY)
        assert map_subject(context, journey, View.JOURNEY, "_map") == replace(made, id="_map")
