"""Channels as a metro: tracks for those that are used, turns midway, interchanges where several are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeysite.geometry.numbers import number
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.layout import MetroRow
from journeysite.layout.map.subject import Content, MapSubject, Mode
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import CHANNELS, diver, made_up


def metro_of(subject: MapSubject) -> MetroRow:
    lanes = tuple(lane for lane in subject.lanes if lane.content is Content.CHANNELS)
    (row,) = layout_map(replace(subject, lanes=lanes), theme_metrics()).rows
    assert isinstance(row, MetroRow)
    return row


def along(*channels: str) -> MapSubject:
    """A stage whose touchpoints use those channels, several with blanks between."""
    subject = made_up([len(channels)], mode=Mode.CURRENT)
    (stage,) = subject.stages
    changed = [replace(t, channels=tuple(ids.split())) for t, ids in zip(stage.touchpoints, channels, strict=True)]
    return replace(subject, stages=(replace(stage, touchpoints=tuple(changed)),))


def test_only_channels_in_use_have_a_track_in_the_sites_order() -> None:
    row = metro_of(along("store", "web", "store"))
    names = [" ".join(text.lines) for text in row.heading.texts if text.role == "channel"]
    assert names == ["Site web", "Magasin"]
    assert [b - a for a, b in zip(row.tracks, row.tracks[1:], strict=False)] == [26]


def test_the_design_stands_two_hundred_and_seventy_two_pixels_high() -> None:
    row = metro_of(diver())
    assert row.bottom - row.top == 66 + 26 * 7 + 24


def test_a_straight_ride_is_a_straight_line() -> None:
    row = metro_of(along("web", "web"))
    assert "Q" not in row.path


def test_a_change_of_channel_turns_exactly_midway() -> None:
    row = metro_of(along("web", "store"))
    (web, store), (first, last) = row.tracks, row.points
    middle = (first + last) / 2
    assert f"Q{middle:g} {web:g} {middle:g} {web + 9:g}V{store - 9:g}Q{middle:g} {store:g}" in row.path


def test_a_path_enters_by_the_preferred_channel_and_leaves_by_the_second() -> None:
    row = metro_of(along("web", "store web", "web"))
    web, store = row.tracks
    assert f"M{row.points[1]:g} {web:g}H" in row.path
    assert f"{store:g}H{row.points[1]:g}M" in row.path
    capsule = row.stations[1]
    assert (capsule.top, capsule.bottom) == (web - 8, store + 8)
    assert [mark.y for mark in capsule.marks] == [store, web]


def test_a_touchpoint_without_a_channel_has_no_station_and_the_path_there_is_a_guess() -> None:
    row = metro_of(along("web", "", "store"))
    assert [station.x for station in row.stations] == [row.points[0], row.points[2]]
    assert row.guess.startswith(f"M{number(row.points[0])} ")
    assert f"M{number(row.points[2])} " in row.path


def test_a_channel_that_the_site_does_not_know_is_left_out() -> None:
    row = metro_of(along("web", "carrier-pigeon", "web"))
    assert len(row.stations) == 2


@given(st.lists(st.sampled_from([channel.id for channel in CHANNELS]), min_size=2, max_size=12))
def test_vertical_moves_never_pass_a_station(channels: list[str]) -> None:
    row = metro_of(along(*channels))
    verticals = {float(x) for x in re.findall(r"Q[\d.]+ [\d.]+ ([\d.]+) [\d.]+V", row.path)}
    assert all(abs(x - point) > 8 for x in verticals for point in row.points)


@pytest.mark.parametrize("count", [1, 2])
def test_a_single_channel_needs_a_single_track(count: int) -> None:
    assert len(metro_of(along(*["web"] * count)).tracks) == 1
