"""What writers can place is what pages can draw."""

from __future__ import annotations

from journeysite.link.prose import FIGURES
from journeysite.pages import placements


def test_every_figure_that_can_be_named_is_drawn_and_the_other_way_round() -> None:
    assert set(FIGURES) == {*placements._OF_SITE, *placements._OF_JOURNEY}
