"""A peer is brought to the weight of our pages, whatever a unit of its filler turns out to weigh."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.balance import balance
from benchmarks.peers import Peer
from benchmarks.weigh import Weight, weigh

BUILD = """
from pathlib import Path
Path("out/journeys").mkdir(parents=True)
for name in "ab":
    Path(f"out/journeys/{name}.html").write_text("x" * (100 + 37 * int(Path("filler").read_text())))
with open("builds", "a") as log:
    log.write("built ")
"""


@pytest.fixture
def peer(tmp_path: Path) -> Peer:
    folder = tmp_path / "tool"
    folder.mkdir()
    (tmp_path / "tool.recipe").write_text("one")

    def fill(given: Mapping[str, int]) -> None:
        (folder / "filler").write_text(str(given.get("journey", 0)))

    return Peer("Tool", folder, (sys.executable, "-c", BUILD), ("out",), "1", fill=fill, grain=10)


def test_pages_come_within_one_unit_of_filler_of_what_is_wanted(peer: Peer) -> None:
    balance(peer, {"journey": Weight(2, 4000)})
    assert abs(weigh(peer.output)["journey"].mean - 2000) <= 37 / 2


def test_while_our_pages_weigh_the_same_nothing_is_built_again(peer: Peer) -> None:
    balance(peer, {"journey": Weight(2, 4000)})
    built = (peer.folder / "builds").read_text()
    balance(peer, {"journey": Weight(3, 6001)})
    assert (peer.folder / "builds").read_text() == built


def test_when_our_pages_change_the_peers_do(peer: Peer) -> None:
    balance(peer, {"journey": Weight(2, 4000)})
    balance(peer, {"journey": Weight(2, 3000)})
    assert abs(weigh(peer.output)["journey"].mean - 1500) <= 37 / 2


def test_a_peer_whose_recipe_changed_is_weighed_again(peer: Peer) -> None:
    balance(peer, {"journey": Weight(2, 4000)})
    built = (peer.folder / "builds").read_text()
    peer.folder.with_suffix(".recipe").write_text("two")
    balance(peer, {"journey": Weight(2, 4000)})
    assert (peer.folder / "builds").read_text() != built
