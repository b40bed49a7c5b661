"""Measures builds beside other tools, in turn, in one session, and prints medians and ratios as Markdown.

    python -m benchmarks.run --journeys 1000 --rounds 5
    python -m benchmarks.run --journeys 100 --peers hugo mkdocs --work cold edit

Peers are installed once into the scratch folder (a temporary one unless you name yours).
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.corpus import Corpus, journey_id
from benchmarks.measure import Cost, middle, run, size_of
from benchmarks.peers import PEERS, Peer, Programs

Row = tuple[str, ...]


def in_turn(rounds: int, works: Mapping[str, Callable[[], Cost]]) -> dict[str, Cost]:
    """The median cost of each work; every round does all of them, so a slow minute of the machine hits all alike."""
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            costs[name].append(work())
    return {name: middle(found) for name, found in costs.items()}


def table(heading: str, columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [f"### {heading}", "", f"| {' | '.join(columns)} |", "|" + " --- |" * len(columns)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


def compared(found: Mapping[str, Cost], more: Mapping[str, Row] | None = None) -> list[Row]:
    """A row for each work: its figures, how many times as long the first one takes, and what else there is to say."""
    ours = next(iter(found.values()))
    return [
        (
            name,
            f"{cost.seconds:.3f}",
            f"{ours.seconds / cost.seconds:.2f}",
            f"{cost.largest:.0f}",
            f"{cost.together:.0f}",
            *(more or {}).get(name, ()),
        )
        for name, cost in found.items()
    ]


COLUMNS = ("", "seconds", "ours / theirs", "MiB, largest process", "MiB, all together")


def cold(peers: Sequence[Peer], rounds: int) -> str:
    """Every page from nothing: no output, no cache."""

    def build(peer: Peer) -> Cost:
        peer.forget()
        return run(peer.build, peer.folder)

    found = in_turn(rounds, {peer.name: lambda peer=peer: build(peer) for peer in peers})
    sizes = {peer.name: size_of(peer.output) for peer in peers}
    more = {
        name: (f"{pages:,}", f"{size / 2**20:.1f}", f"{1000 * found[name].seconds / pages:.2f}")
        for name, (pages, size) in sizes.items()
    }
    return table("Cold", (*COLUMNS, "pages", "MiB written", "ms a page"), compared(found, more))


def no_change(peers: Sequence[Peer], rounds: int) -> str:
    """A build again, right after a build; beside it a walk over the inputs that only asks for their dates."""
    ours = peers[0]
    walk = ("find", ".", "-path", "./site", "-prune", "-o", "-type", "f", "-printf", "%T@ %s %p\n")
    works = {peer.name: lambda peer=peer: run(peer.build, peer.folder) for peer in peers}
    works["find, dates of the inputs"] = lambda: run(walk, ours.folder)
    for peer in peers:
        run(peer.build, peer.folder)
    return table("No change", COLUMNS, compared(in_turn(rounds, works)))


def stage_file(peer: Peer, journey: int = 0) -> Path:
    """The file that is edited: a stage's, with three touchpoints and prose."""
    return peer.folder / f"content/journeys/{journey_id(journey)}/02-search.md"


def edit(peers: Sequence[Peer], rounds: int) -> str:
    """One sentence more in one stage, then a build in a new process."""

    def build(peer: Peer) -> Cost:
        file = stage_file(peer)
        file.write_text(file.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
        return run(peer.build, peer.folder)

    for peer in peers:
        run(peer.build, peer.folder)
    found = in_turn(rounds, {peer.name: lambda peer=peer: build(peer) for peer in peers})
    return table("One edit, new process", COLUMNS, compared(found))


def start(peers: Sequence[Peer], rounds: int) -> str:
    """How long it takes to say nothing much."""
    folder = peers[0].folder
    works = {
        "journeysite --help": lambda: run((sys.executable, "-m", "journeysite", "--help"), folder),
        "python -c pass": lambda: run((sys.executable, "-c", "pass"), folder),
    }
    return table("Start", COLUMNS, compared(in_turn(4 * rounds, works)))


WORKS = {"cold": cold, "no-change": no_change, "edit": edit, "start": start}


def about(corpus: Corpus, peers: Sequence[Peer], rounds: int) -> str:
    programs = ", ".join(f"{peer.name} {peer.version.split()[-1]}" for peer in peers)
    return (
        f"{corpus.journeys:,} journeys, {corpus.prose} lines of prose a page, medians of {rounds} rounds. "
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}. "
        f"{programs}.\n"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure builds beside other tools.")
    parser.add_argument("--journeys", type=int, default=1000)
    parser.add_argument("--prose", type=int, default=12, help="lines of prose on each page")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--scratch", type=Path, help="where peers and sites go; kept, so that a second run is quick")
    parser.add_argument(
        "--peers", nargs="*", choices=sorted(PEERS), default=[name for name in PEERS if name != "journeysite"]
    )
    parser.add_argument("--work", nargs="*", choices=sorted(WORKS), default=list(WORKS))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        programs = Programs((asked.scratch or Path(temporary)).resolve(), f"{asked.journeys}-{asked.prose}")
        programs.install()
        corpus = Corpus(asked.journeys, asked.prose)
        peers = [PEERS[name](programs, corpus) for name in ("journeysite", *asked.peers)]
        print(about(corpus, peers, asked.rounds))
        for name in asked.work:
            print(WORKS[name](peers, asked.rounds), flush=True)


if __name__ == "__main__":
    main()
