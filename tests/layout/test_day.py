"""A day has words where there is room, and numbers where there is none."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from journeysite.draw import classes as css
from journeysite.draw.day import draw_day
from journeysite.draw.marks import STAR
from journeysite.layout.day import DayLayout, DaySubject, layout_day
from tests.layout.figure_samples import DAY, LONG
from tests.layout.map_metrics import theme_metrics


def numbered(width: float) -> DaySubject:
    """The day of the design, its stages and moments numbered through, as wide as that."""
    count, stages = 0, []
    for number, stage in enumerate(DAY.subject.stages, start=1):
        moments = tuple(replace(moment, number=count + at) for at, moment in enumerate(stage.moments, start=1))
        count += len(moments)
        stages.append(replace(stage, number=number, moments=moments))
    return replace(DAY.subject, stages=tuple(stages), width=width)


def words(layout: DayLayout) -> list[str]:
    labels = [moment.label for moment in layout.moments if moment.label]
    return [" ".join((*label.title_lines, *label.verbatim_lines)) for label in labels]


def test_on_a_narrow_screen_numbers_stand_for_all_words() -> None:
    layout = layout_day(numbered(358.0), theme_metrics())
    assert words(layout) == ["1", "2", "3", "4", "5", "6", "7"]
    half_an_hour = ()  # 8 px, too narrow even for a digit
    assert [band.lines for band in layout.bands] == [("1",), ("2",), ("3",), half_an_hour, ("5",), ("6",)]
    assert (layout.band_title, layout.us_title) == ("", "")


def test_a_moment_of_truth_has_the_ring_and_star_of_all_figures_and_nothing_else_has_a_ring() -> None:
    markup = draw_day(layout_day(DAY.subject, theme_metrics())).markup
    assert (markup.count(f'class="{css.RING}"'), markup.count(f'href="#{STAR}"')) == (1, 1)


def test_a_narrow_part_of_a_wide_day_has_its_number() -> None:
    subject = numbered(1376.0)
    assert [band.lines for band in layout_day(subject, theme_metrics()).bands] == [
        ("Réveil",), ("Classe",), ("Pause",), ("4",), ("Soirée",), ("Nuit",),
    ]  # fmt: skip


@pytest.mark.parametrize(("width", "shown"), [(1376.0, LONG[:6]), (358.0, "1")])
def test_a_name_that_never_ends_is_cut_where_that_still_tells_something(width: float, shown: str) -> None:
    subject = numbered(width)
    long = replace(subject, stages=(replace(subject.stages[0], name=LONG, end=12.0), *subject.stages[2:]))
    assert layout_day(long, theme_metrics()).bands[0].lines[0].startswith(shown)
