"""Equal views have equal digests, different ones different digests."""

from __future__ import annotations

from enum import Enum

import pytest
from msgspec import Struct
from msgspec.structs import replace

from journeysite.render.digest import digest_of
from journeysite.render.views.common import Frame, Shell


class Hue(Enum):
    WARM = 1
    COLD = 2


class Leaf(Struct, frozen=True):
    text: str
    number: float | None = None


class Twig(Struct, frozen=True):
    text: str
    number: float | None = None


class Branch(Struct, frozen=True):
    leaves: tuple[Leaf, ...]
    hue: Hue = Hue.WARM


BRANCH = Branch((Leaf("a", 1.0), Leaf("b")))


def test_equal_values_have_equal_digests() -> None:
    assert digest_of(BRANCH) == digest_of(Branch((Leaf("a", 1.0), Leaf("b"))))


@pytest.mark.parametrize(
    "other",
    [
        Branch((Leaf("a", 1.0), Leaf("b", 0.0))),
        Branch((Leaf("b"), Leaf("a", 1.0))),
        Branch((Leaf("a", 1.0), Leaf("b"), Leaf("b"))),
        Branch((Leaf("a', 1.0), ('Leaf', 'b", 1.0),)),
        replace(BRANCH, hue=Hue.COLD),
        Branch((Twig("a", 1.0), Twig("b"))),  # type: ignore[arg-type]
        Branch(("Leaf", "a", 1.0, "Leaf", "b", None)),  # type: ignore[arg-type]
        Branch((("Leaf", "a", 1.0), ("Leaf", "b", None))),  # type: ignore[arg-type]
        Branch(((Leaf("a", 1.0),), Leaf("b"))),  # type: ignore[arg-type]
        Branch(((Leaf("a", 1.0), Leaf("b")),)),  # type: ignore[arg-type]
    ],
)
def test_different_values_have_different_digests(other: Branch) -> None:
    assert digest_of(other) != digest_of(BRANCH)


def test_what_pages_have_in_common_counts_by_value() -> None:
    shell = Shell("Site", "en", "ltr", "journeys", "index.html", "", (), (), (), (), (), "data:,", "noindex")
    frame = Frame(shell, "a.html", "A", "")
    assert digest_of(frame) == digest_of(replace(frame, shell=replace(shell)))
    assert digest_of(frame) != digest_of(replace(frame, shell=replace(shell, site="Other")))
    assert digest_of(frame) != digest_of(replace(frame, title="B"))


def test_what_a_page_is_printed_with_is_part_of_its_digest() -> None:
    assert digest_of(BRANCH, "one theme") != digest_of(BRANCH, "another")


def test_a_digest_is_the_same_in_every_process() -> None:
    assert digest_of(Leaf("é", 0.1)) == "e3150b530c497c02fdb02a392c964b702f0dccfb72a16474ab29f320305c7e03"


def test_what_cannot_be_compared_by_value_has_no_digest() -> None:
    with pytest.raises(TypeError, match="a set is no closed value"):
        digest_of({"a"})
