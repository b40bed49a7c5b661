"""Brings a peer's pages to the weight of ours, kind by kind, before anything is timed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from benchmarks.peers import Peer
from benchmarks.weigh import Weights, amounts, weigh

TRIES = 4
SAME = 0.005  # the share by which a page of ours may have changed before peers are weighed again


def balance(peer: Peer, wanted: Weights) -> None:
    """Leaves `peer` with as much filler on each kind of page as its mean weight needs to be that of ours.

    What was found is kept beside the peer's folder: while our pages weigh the same, a second run builds nothing here.
    """
    if peer.fill is None or _still(peer, wanted):
        return
    tried: dict[str, list[tuple[int, float]]] = defaultdict(list)
    given: dict[str, int] = {}
    for _ in range(TRIES):
        peer.fill(given)
        peer.forget()
        peer.cost()
        for name, weight in weigh(peer.output).items():
            tried[name].append((given.get(name, 0), weight.mean))
        better = amounts(wanted, tried, peer.grain)
        if better == given:
            break
        given = better
    else:
        peer.fill(given)
    _note(peer).write_text(json.dumps({"recipe": _recipe(peer), "means": _means(wanted)}), encoding="utf-8")


def _note(peer: Peer) -> Path:
    return peer.folder.with_suffix(".balance")


def _recipe(peer: Peer) -> str:
    return peer.folder.with_suffix(".recipe").read_text(encoding="utf-8")


def _means(weights: Weights) -> dict[str, float]:
    return {name: weight.mean for name, weight in weights.items()}


def _still(peer: Peer, wanted: Weights) -> bool:
    """Whether the peer was balanced, in this shape, to pages that weighed what ours weigh now."""
    if not _note(peer).exists():
        return False
    noted = json.loads(_note(peer).read_text(encoding="utf-8"))
    return noted["recipe"] == _recipe(peer) and _alike(noted["means"], _means(wanted))


def _alike(before: Mapping[str, float], now: Mapping[str, float]) -> bool:
    return before.keys() == now.keys() and all(abs(now[name] - mean) <= SAME * mean for name, mean in before.items())
