from hypothesis import given
from hypothesis import strategies as st

from journeysite.geometry.boxes import collisions
from journeysite.geometry.primitives import Box
from journeysite.layout.placement import Candidate, place

A, B, C = Box(0, 0, 10, 10), Box(20, 0, 30, 10), Box(40, 0, 50, 10)


def test_a_label_takes_its_cheapest_place() -> None:
    assert place([[Candidate(A, 2), Candidate(B, 1)]]) == (1,)


def test_of_equal_places_a_label_takes_the_first() -> None:
    assert place([[Candidate(A), Candidate(B)]]) == (0,)


def test_a_label_avoids_what_is_there_already() -> None:
    assert place([[Candidate(A), Candidate(B, 1)]], obstacles=[Box(5, 5, 15, 15)]) == (1,)


def test_two_labels_share_out_their_places() -> None:
    assert place([[Candidate(A), Candidate(B, 1)], [Candidate(A), Candidate(C, 9)]]) == (1, 0)


def test_the_less_important_of_two_labels_goes_without_a_place() -> None:
    assert place([[Candidate(A)], [Candidate(A.moved(5))], [Candidate(B)]]) == (0, None, 0)


def test_a_label_without_candidates_has_no_place() -> None:
    assert place([[], [Candidate(A)]]) == (None, 0)


boxes = st.builds(Box.sized, st.integers(0, 120), st.integers(0, 120), st.integers(5, 60), st.integers(5, 30))
labels = st.lists(st.lists(st.builds(Candidate, boxes, st.integers(0, 20)), max_size=5), max_size=12)


@given(labels, st.lists(boxes, max_size=4))
def test_placed_labels_never_overlap(given_labels: list[list[Candidate]], obstacles: list[Box]) -> None:
    chosen = place(given_labels, obstacles)
    placed = [label[k].box for label, k in zip(given_labels, chosen, strict=True) if k is not None]
    assert collisions(placed) == ()
