"""Roadmap bars: over the stages they touch, as few rows as they need, their words as room allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.layout import Bar, MapLayout, RoadmapRow
from journeysite.layout.map.roadmap import pack
from journeysite.layout.map.sheet import POSTER, SCREEN, Sheet
from journeysite.layout.map.subject import RoadmapBar, WorkStatus
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import bar, diver

SPANS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)).map(lambda s: (s[0], s[0] + s[1])), max_size=30)


def laid_out(item: RoadmapBar, sheet: Sheet = SCREEN) -> tuple[Bar, MapLayout]:
    layout = layout_map(replace(diver(), roadmap=(item,)), theme_metrics(), sheet)
    row = next(row for row in layout.rows if isinstance(row, RoadmapRow))
    return row.bars[0], layout


def test_bars_take_the_first_row_in_which_their_stages_are_free() -> None:
    assert pack([(0, 1), (2, 2), (1, 3), (0, 0), (3, 3)]) == [0, 0, 1, 1, 0]


@given(SPANS)
def test_no_two_bars_of_a_row_share_a_stage(spans: list[tuple[int, int]]) -> None:
    rows = pack(spans)
    for row in set(rows):
        stages = [s for (first, last), at in zip(spans, rows, strict=True) if at == row for s in range(first, last + 1)]
        assert len(stages) == len(set(stages))


@given(SPANS)
def test_no_bar_could_stand_higher(spans: list[tuple[int, int]]) -> None:
    rows = pack(spans)
    for at, (row, (first, last)) in enumerate(zip(rows, spans, strict=True)):
        for higher in range(row):
            earlier = [spans[i] for i in range(at) if rows[i] == higher]
            assert any(a <= last and first <= b for a, b in earlier)


def test_a_bar_spans_the_stages_it_touches_with_six_pixels_of_air() -> None:
    found, layout = laid_out(bar("a", "Comparateur", WorkStatus.PLANNED, (5, 9)))
    assert found.box.left == layout.columns[1].left + 6.5
    assert found.box.right == layout.columns[3].right - 6.5


def test_progress_fills_its_share_of_the_lower_edge() -> None:
    found, _ = laid_out(bar("a", "Suivi", WorkStatus.IN_PROGRESS, (17,), 25))
    assert found.progress == found.box.left + found.box.width * 0.25


@pytest.mark.parametrize(("progress", "share"), [(-20, 0.0), (250, 1.0)])
def test_progress_beyond_its_ends_stops_there(progress: float, share: float) -> None:
    found, _ = laid_out(bar("a", "Suivi", WorkStatus.IN_PROGRESS, (17,), progress))
    assert found.progress == found.box.left + found.box.width * share


@pytest.mark.parametrize("status", [WorkStatus.IDEA, WorkStatus.PLANNED, WorkStatus.DONE, WorkStatus.DROPPED])
def test_only_work_in_progress_shows_progress(status: WorkStatus) -> None:
    found, _ = laid_out(bar("a", "Suivi", status, (17,), 25))
    assert found.progress is None


def test_title_and_status_share_a_line_where_both_fit() -> None:
    found, _ = laid_out(bar("a", "Fiche", WorkStatus.DONE, (2, 4)))
    assert [(text.role, text.lines) for text in found.texts] == [("item", ("Fiche",)), ("status", ("Livré",))]


def test_a_longer_title_takes_two_lines_and_the_status_gives_way() -> None:
    found, _ = laid_out(bar("a", "Paiement en trois fois fiable", WorkStatus.DONE, (9,)))
    assert [text.lines for text in found.texts] == [("Paiement en trois", "fois fiable")]


def test_a_title_beyond_two_lines_is_cut_and_can_be_read_whole() -> None:
    title = "Paiement en trois fois fiable sur tous les écrans et en magasin"
    found, _ = laid_out(bar("a", title, WorkStatus.DONE, (9,)))
    (text,) = found.texts
    assert text.lines[-1].endswith("…")
    assert text.full == title


def test_a_bar_of_the_poster_is_low_and_has_one_line() -> None:
    found, _ = laid_out(bar("a", "Paiement en trois fois fiable et rapide partout", WorkStatus.DONE, (9,)), POSTER)
    assert found.box.height == 27
    assert len(found.texts[0].lines) == 1
