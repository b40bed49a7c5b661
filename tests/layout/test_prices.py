"""Prices: what a box hides costs what was painted there."""

from __future__ import annotations

import pytest

from journeysite.geometry.primitives import Box
from journeysite.layout.prices import ACROSS, DOWN, Prices

FIELD = Box(0, 0, 400, 200)
LEFT, TOP = 8 * ACROSS, 10 * DOWN


def test_a_box_over_whole_cells_costs_their_price() -> None:
    prices = Prices(FIELD)
    prices.area(Box.sized(LEFT, TOP, 4 * ACROSS, 3 * DOWN), 10)
    prices.close()
    assert prices.under(FIELD) == 4 * 3 * 10
    assert prices.under(Box.sized(LEFT, TOP, 2 * ACROSS, DOWN)) == 20
    assert prices.under(Box.sized(LEFT + 8 * ACROSS, TOP, 100, 50)) == 0


def test_a_cell_that_is_half_covered_costs_half() -> None:
    prices = Prices(FIELD)
    prices.area(Box.sized(LEFT, TOP, ACROSS / 2, DOWN), 10)
    prices.close()
    assert prices.under(FIELD) == 5


def test_a_curve_costs_in_every_cell_it_runs_through() -> None:
    prices = Prices(FIELD)
    prices.curve(0, [TOP + 1.0] * 11, 7)
    prices.close()
    assert prices.under(Box.sized(0, TOP, 10 * ACROSS, DOWN)) == 70
    assert prices.under(Box.sized(0, TOP + 2 * DOWN, 10 * ACROSS, 30)) == 0


def test_a_steep_curve_costs_in_all_rows_it_crosses() -> None:
    prices = Prices(FIELD)
    prices.curve(0, [0.0, 100.0], 1)
    prices.close()
    assert prices.under(FIELD) == 100 // DOWN + 1


def test_a_rule_and_a_level_cost_along_their_whole_length() -> None:
    prices = Prices(FIELD, rules=[204.0], rule=2)
    prices.across(102, 3)
    prices.close()
    rows, columns = int(FIELD.height // DOWN) + 1, int(FIELD.width // ACROSS) + 1
    assert prices.under(Box(0, 0, columns * ACROSS, rows * DOWN)) == 2 * rows + 3 * columns


@pytest.mark.parametrize("box", [Box(-50, -50, 5, 5), Box(390, 190, 900, 900)])
def test_painting_over_the_edge_paints_what_is_inside(box: Box) -> None:
    prices = Prices(FIELD)
    prices.area(box, 10)
    prices.close()
    assert 0 < prices.under(FIELD) <= 10 * 8
