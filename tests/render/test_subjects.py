"""A journey's map is the same wherever it is shown, but for the way to what it leads to."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from journeysite.build import Loaded
from journeysite.layout.map_subject import View
from journeysite.render.pages import Planner
from journeysite.render.subjects import _map_subject, map_subject

Load = Callable[..., Loaded]


@pytest.mark.parametrize("path", ["index.html", "maps/mask.html", "journeys/mask/choose.html", "indicators/nps.html"])
def test_a_map_that_was_moved_is_as_if_made_there(path: str, loaded: Load) -> None:
    site: Loaded = loaded()
    sheet = Planner(site.site, site.theme).sheet(path)
    for journey in sheet.site.journeys.values():
        made = _map_subject(sheet, journey, View.JOURNEY)
        assert map_subject(sheet, journey, View.JOURNEY, "_map") == replace(made, id="_map")
