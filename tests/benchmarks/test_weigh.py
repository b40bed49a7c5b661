"""Two sites are compared page by page of the same kind, so that nobody is measured against a lighter task."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.weigh import Weight, amounts, differences, elements, kind, rows, together, weigh


@pytest.mark.parametrize(
    ("path", "is_a"),
    [
        ("index.html", "home"),
        ("404.html", "missing"),
        ("journeys.html", "journeys"),
        ("journeys/index.html", "journeys"),
        ("journeys/a.html", "journey"),
        ("journeys/a/index.html", "journey"),
        ("journeys/a/search.html", "stage"),
        ("maps/a.html", "poster"),
        ("maps/a.svg", "drawing"),
        ("roadmap/a.html", "item"),
        ("assets/site.css", "other files"),
        ("media/photo.svg", "other files"),
    ],
)
def test_a_file_is_of_one_kind_whichever_way_a_tool_spells_its_address(path: str, is_a: str) -> None:
    assert kind(path) == is_a


def test_a_folder_is_weighed_kind_by_kind_the_heaviest_first(tmp_path: Path) -> None:
    for name, size in (("journeys/a.html", 10), ("journeys/b.html", 30), ("maps/a.svg", 100), ("robots.txt", 1)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert list(weigh(tmp_path).items()) == [
        ("drawing", Weight(1, 100)),
        ("journey", Weight(2, 40)),
        ("other files", Weight(1, 1)),
    ]


def test_drawings_and_other_files_weigh_but_are_no_pages() -> None:
    weights = {"journey": Weight(2, 40), "drawing": Weight(1, 100), "other files": Weight(7, 1)}
    assert together(weights) == Weight(2, 141)


def test_a_peer_that_is_further_off_than_one_in_twenty_is_named_with_both_figures() -> None:
    ours = {"journey": Weight(100, 1000)}
    assert differences(ours, {"journey": Weight(94, 1060)}) == [
        "writes 94 pages where we write 100",
        "writes 1,060 bytes where we write 1,000",
    ]


def test_a_peer_within_one_in_twenty_is_near_enough() -> None:
    assert differences({"journey": Weight(100, 1000)}, {"journey": Weight(95, 1050)}) == []


def test_kinds_that_only_a_peer_writes_stand_last() -> None:
    ours, theirs = {"journey": Weight(2, 3000)}, {"journey": Weight(1, 1000), "feed": Weight(1, 500)}
    assert rows(ours, [theirs]) == [("journey", "2", "1.5", "1", "1.0"), ("feed", "0", "0.0", "1", "0.5")]


def test_the_first_guess_at_filler_divides_what_is_missing_by_the_grain() -> None:
    assert amounts({"stage": Weight(8, 8000)}, {"stage": [(0, 400.0)]}, grain=100) == {"stage": 6}


def test_the_second_guess_knows_the_grain_from_what_was_tried() -> None:
    assert amounts({"stage": Weight(8, 8000)}, {"stage": [(0, 400.0), (6, 700.0)]}, grain=100) == {"stage": 12}


def test_a_page_that_is_too_heavy_as_it_is_gets_no_filler() -> None:
    assert amounts({"stage": Weight(1, 100)}, {"stage": [(0, 400.0)]}, grain=100) == {"stage": 0}


def test_kinds_that_we_do_not_write_get_no_filler() -> None:
    assert amounts({}, {"feed": [(0, 400.0)]}, grain=100) == {}


def test_elements_are_those_that_begin_the_mean_of_the_first_pages(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/a.svg").write_text('<svg><path d="M0 0"/><a>1 &lt; 2</a></svg>')
    (tmp_path / "maps/b.svg").write_text("<svg/>")
    (tmp_path / "other.css").write_text("a > b {}")
    assert elements(tmp_path) == {"drawing": 2}
