from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from journeysite.geometry.boxes import Grid, collisions
from journeysite.geometry.primitives import Box
from journeysite.layout.placement import Candidate, clear_of, place

A, B, C = Box(0, 0, 10, 10), Box(20, 0, 30, 10), Box(40, 0, 50, 10)


def chosen(labels: list[list[Candidate]], obstacles: list[Box] | None = None) -> list[int | None]:
    """Which of its candidates each label was given."""
    ways = [list(zip(label, range(len(label)), strict=True)) for label in labels]
    return [None if way is None else way[1] for way in place(ways, obstacles or ())]


def test_a_label_takes_its_cheapest_place() -> None:
    assert chosen([[Candidate(A, 2), Candidate(B, 1)]]) == [1]


def test_of_equal_places_a_label_takes_the_first() -> None:
    assert chosen([[Candidate(A), Candidate(B)]]) == [0]


def test_a_label_avoids_what_is_there_already() -> None:
    assert chosen([[Candidate(A), Candidate(B, 1)]], [Box(5, 5, 15, 15)]) == [1]


def test_two_labels_share_out_their_places() -> None:
    assert chosen([[Candidate(A), Candidate(B, 1)], [Candidate(A), Candidate(C, 9)]]) == [1, 0]


def test_the_less_important_of_two_labels_goes_without_a_place() -> None:
    assert chosen([[Candidate(A)], [Candidate(A.moved(5))], [Candidate(B)]]) == [0, None, 0]


def test_a_label_without_candidates_has_no_place() -> None:
    assert chosen([[], [Candidate(A)]]) == [None, 0]


def test_no_way_is_made_behind_the_first_that_can_only_cost_more() -> None:
    made: list[str] = []

    def ways() -> Iterator[tuple[Candidate, str]]:
        for name, box, cost in (("a", A, 1.0), ("b", B, 2.0), ("c", C, 3.0)):
            made.append(name)
            yield Candidate(box, cost, floor=cost), name

    assert place([ways()]) == ((Candidate(A, 1.0, 1.0), "a"),)
    assert made == ["a"]


def test_ways_clear_of_what_is_fixed_are_the_first_that_cover_none_of_it() -> None:
    ways = [(Candidate(A), "a"), (Candidate(B), "b"), (Candidate(C), "c")]
    assert [name for _, name in clear_of(Grid([A]), ways, most=1)] == ["b"]


boxes = st.builds(Box.sized, st.integers(0, 120), st.integers(0, 120), st.integers(5, 60), st.integers(5, 30))
candidates = st.tuples(boxes, st.integers(0, 20)).map(lambda drawn: Candidate(*drawn))
labels = st.lists(st.lists(candidates, max_size=5), max_size=12)


@given(labels, st.lists(boxes, max_size=4))
def test_placed_labels_never_overlap(given_labels: list[list[Candidate]], obstacles: list[Box]) -> None:
    ways = zip(given_labels, chosen(given_labels, obstacles), strict=True)
    placed = [label[k].box for label, k in ways if k is not None]
    assert collisions(placed) == ()


@given(labels, st.lists(boxes, max_size=4))
def test_looking_no_further_than_needed_finds_the_same_places(
    given_labels: list[list[Candidate]], obstacles: list[Box]
) -> None:
    rising = [sorted(label, key=lambda candidate: candidate.cost) for label in given_labels]
    floored = [[candidate._replace(floor=candidate.cost) for candidate in label] for label in rising]
    assert chosen(floored, obstacles) == chosen(rising, obstacles)
