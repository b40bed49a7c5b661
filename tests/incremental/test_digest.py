"""Equal views have equal digests, different ones different digests."""

from __future__ import annotations

from enum import Enum

import pytest
from msgspec import Struct
from msgspec.structs import replace

from journeysite.incremental.digest import digest_of
from journeysite.incremental.fields import Apart, Common


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


class Tree(Struct, frozen=True):
    name: str
    soil: Common[Branch]
    birds: Apart[tuple[str, ...]] = ()


def test_what_values_have_in_common_counts_by_value() -> None:
    tree = Tree("oak", BRANCH)
    assert digest_of(tree) == digest_of(replace(tree, soil=replace(BRANCH)))
    assert digest_of(tree) != digest_of(replace(tree, soil=replace(BRANCH, hue=Hue.COLD)))
    assert digest_of(tree) != digest_of(replace(tree, name="elm"))


def test_what_is_read_apart_is_no_part_of_the_digest() -> None:
    assert digest_of(Tree("oak", BRANCH)) == digest_of(Tree("oak", BRANCH, ("jay",)))


def test_each_of_several_values_counts_by_itself() -> None:
    assert len({digest_of(BRANCH, "one"), digest_of(BRANCH, "another"), digest_of((BRANCH, "one"))}) == 3


def test_a_digest_is_the_same_in_every_process() -> None:
    assert digest_of(Leaf("é", 0.1)).hex() == "2418c66b6520dbb88ed2f58fad1dc48c5da4a7bd692ca67585abd077f1175fb4"


def test_what_cannot_be_compared_by_value_has_no_digest() -> None:
    with pytest.raises(TypeError, match="a set is no closed value"):
        digest_of({"a"})
