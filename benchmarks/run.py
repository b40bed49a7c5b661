"""Measures builds beside other tools, in turn, in one session, and prints medians and ratios as Markdown.

    python -m benchmarks.run --journeys 1000 --rounds 5
    python -m benchmarks.run --journeys 100 --peers hugo mkdocs --work cold edit

Peers are installed once into the scratch folder (a temporary one unless you name yours), and brought to the weight of
our pages before anything is timed. A ratio is the median of the rounds' ratios: ours and theirs of the same minute.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from benchmarks import bars
from benchmarks.balance import balance
from benchmarks.corpus import Corpus
from benchmarks.edits import EDITS, edited, stage_file
from benchmarks.measure import Cost, middle, run
from benchmarks.peers import PEERS, Peer, Programs
from benchmarks.peers import journeysite as our_site
from benchmarks.weigh import Weights, differences, rows, together, weigh

Row = tuple[str, ...]
Costs = Mapping[str, Sequence[Cost]]
Name = TypeVar("Name")


@dataclass(frozen=True, slots=True)
class Session:
    """What is measured: ours, then the peers, each with its site made from `corpus`."""

    programs: Programs
    corpus: Corpus
    peers: tuple[Peer, ...]
    rounds: int

    @property
    def ours(self) -> Peer:
        return self.peers[0]


@dataclass(frozen=True, slots=True)
class Told:
    """Tables as Markdown, and the ratios among their figures that have a bar."""

    tables: str
    measured: Mapping[str, float]


def in_turn(rounds: int, works: Mapping[Name, Callable[[], Cost]]) -> dict[Name, list[Cost]]:
    """The costs of each work; every round does all of them, so a slow minute of the machine hits all alike."""
    costs: dict[Name, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            costs[name].append(work())
    return costs


def table(heading: str, columns: Sequence[str], rows: Iterable[Row]) -> str:
    lines = [f"### {heading}", "", f"| {' | '.join(columns)} |", "|" + " --- |" * len(columns)]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows), ""])


COLUMNS = ("", "seconds", "ours / theirs", "MiB, largest process", "ours / theirs", "MiB, all together")


def paired(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """The median of ours / theirs, round by round; infinite where theirs is nothing."""
    return median(mine / other if other else float("inf") for mine, other in zip(ours, theirs, strict=True))


def compared(found: Costs, more: Mapping[str, Row] | None = None) -> list[Row]:
    """A row for each work: its medians, how many times as much the first one takes, and what else there is to say."""
    return [(name, *_figures(found, name), *(more or {}).get(name, ())) for name in found]


def longer(found: Costs, other: str) -> float:
    """The paired ratio of seconds: the first work's against another's."""
    ours = next(iter(found.values()))
    return paired([each.seconds for each in ours], [each.seconds for each in found[other]])


def larger(found: Costs, other: str) -> float:
    """The paired ratio of the largest processes: the first work's against another's."""
    ours = next(iter(found.values()))
    return paired([each.largest for each in ours], [each.largest for each in found[other]])


def _figures(found: Costs, name: str) -> Row:
    cost = middle(found[name])
    ratios = longer(found, name), larger(found, name)
    return f"{cost.seconds:.3f}", f"{ratios[0]:.2f}", f"{cost.largest:.0f}", f"{ratios[1]:.2f}", f"{cost.together:.0f}"


def afresh(peer: Peer) -> Cost:
    peer.forget()
    return peer.cost()


def cold(session: Session) -> Told:
    """Every page from nothing: no output, no cache."""
    found = in_turn(session.rounds, {peer.name: partial(afresh, peer) for peer in session.peers})
    pages = {peer.name: together(weigh(peer.output)).files for peer in session.peers}
    ours = [cost.seconds / pages[session.ours.name] for cost in found[session.ours.name]]
    more: dict[str, Row] = {}
    measured: dict[str, float] = {}
    for name, costs in found.items():
        each = [cost.seconds / pages[name] for cost in costs]
        more[name] = (f"{pages[name]:,}", f"{1000 * median(each):.2f}", f"{paired(ours, each):.2f}")
        measured |= {
            f"cold {name}": longer(found, name),
            f"cold a page {name}": paired(ours, each),
            f"memory {name}": larger(found, name),
        }
    columns = (*COLUMNS, "pages", "ms a page", "ours / theirs, a page")
    return Told(table("Cold", columns, compared(found, more)) + "\n" + balanced(session.peers), measured)


def balanced(peers: Sequence[Peer]) -> str:
    """What was written, kind by kind, and a warning for each peer that writes less or more than ours."""
    weights = [weigh(peer.output) for peer in peers]
    columns = ("", *(part for peer in peers for part in (peer.name, "kB each")))
    sums = tuple(
        part for weight in map(together, weights) for part in (f"{weight.files:,} pages", _mebibytes(weight.size))
    )
    warnings = [
        f"Warning: {peer.name} {difference}.\n"
        for peer, theirs in zip(peers, weights, strict=True)
        for difference in differences(weights[0], theirs)
    ]
    lines = [f"- {peer.name}: {_beside(weights[0], theirs)}" for peer, theirs in zip(peers, weights, strict=True)]
    told = table("Pages and bytes, kind by kind", columns, (*rows(weights[0], weights[1:]), ("all", *sums)))
    return "\n".join([told, *lines, "", *warnings])


def _mebibytes(size: int) -> str:
    return f"{size / 2**20:.1f} MiB"


def _beside(ours: Weights, theirs: Weights) -> str:
    mine, others = together(ours), together(theirs)
    return (
        f"{others.files:,} pages, {_mebibytes(others.size)}; ours / theirs: "
        f"{mine.files / max(1, others.files):.3f} of the pages, {mine.size / max(1, others.size):.3f} of the bytes"
    )


def growth(session: Session) -> Told:
    """Our cold build of a tenth of the journeys and of all of them."""
    few = Corpus(max(1, session.corpus.journeys // 10), session.corpus.prose)
    small = our_site(Programs(session.programs.scratch, named(few)), few)
    found = in_turn(session.rounds, {"few": partial(afresh, small), "all": partial(afresh, session.ours)})
    grown = paired(*([cost.seconds for cost in found[name]] for name in ("all", "few")))
    told = [
        (
            f"{corpus.journeys:,} journeys",
            f"{middle(found[name]).seconds:.3f}",
            f"{together(weigh(peer.output)).files:,}",
            f"{1000 * middle(found[name]).seconds / together(weigh(peer.output)).files:.2f}",
            f"{middle(found[name]).largest:.0f}",
            f"{times:.2f}",
        )
        for name, corpus, peer, times in (("few", few, small, 1), ("all", session.corpus, session.ours, grown))
    ]
    columns = ("", "seconds", "pages", "ms a page", "MiB, largest process", "times as long")
    is_tenfold = session.corpus.journeys == 10 * few.journeys
    return Told(table("Growth of the cold build", columns, told), {"growth": grown} if is_tenfold else {})


FIND = "find, dates of the inputs"


def no_change(session: Session) -> Told:
    """A build again, right after a build; beside it a walk over the inputs that only asks for their dates."""
    walk = ("find", ".", "-path", "./site", "-prune", "-o", "-type", "f", "-printf", "%T@ %s %p\n")
    works = {peer.name: peer.cost for peer in session.peers}
    works[FIND] = partial(run, walk, session.ours.folder)
    for peer in session.peers:
        peer.cost()
    found = in_turn(session.rounds, works)
    return Told(table("No change", COLUMNS, compared(found)), {"no change": longer(found, FIND)})


def edit(session: Session) -> Told:
    """One stage changed, then a build in a new process: first its prose, then a touchpoint's title."""
    originals = {stage_file(peer): stage_file(peer).read_text(encoding="utf-8") for peer in session.peers}
    done: dict[Path, dict[str, int]] = {file: {} for file in originals}

    def build(peer: Peer, kind: str) -> Cost:
        file = stage_file(peer)
        done[file][kind] = done[file].get(kind, 0) + 1
        file.write_text(edited(originals[file], done[file]), encoding="utf-8")
        return peer.cost()

    try:
        for peer in session.peers:
            peer.cost()
        works = {(kind, peer.name): partial(build, peer, kind) for kind in EDITS for peer in session.peers}
        found = in_turn(session.rounds, works)
    finally:
        for file, original in originals.items():
            file.write_text(original, encoding="utf-8")
    by_kind = {kind: {peer.name: found[kind, peer.name] for peer in session.peers} for kind in EDITS}
    tables = (
        table(f"One edit, new process: {EDITS[kind]}", COLUMNS, compared(costs)) for kind, costs in by_kind.items()
    )
    measured = {f"edit {kind} {name}": longer(costs, name) for kind, costs in by_kind.items() for name in costs}
    return Told("\n".join(tables), measured)


NOTHING = "python -c pass"


def start(session: Session) -> Told:
    """How long it takes to say nothing much."""
    folder = session.ours.folder
    works = {
        "journeysite --help": partial(run, (sys.executable, "-m", "journeysite", "--help"), folder),
        NOTHING: partial(run, (sys.executable, "-c", "pass"), folder),
    }
    found = in_turn(4 * session.rounds, works)
    return Told(table("Start", COLUMNS, compared(found)), {"start": longer(found, NOTHING)})


WORKS = {"cold": cold, "growth": growth, "no-change": no_change, "edit": edit, "start": start}


def about(session: Session) -> str:
    programs = ", ".join(f"{peer.name} {peer.version.split()[-1]}" for peer in session.peers)
    return (
        f"{session.corpus.journeys:,} journeys, {session.corpus.prose} lines of prose a page, "
        f"medians of {session.rounds} rounds. "
        f"Python {platform.python_version()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}. "
        f"{programs}.\n"
    )


def prepared(programs: Programs, corpus: Corpus, names: Iterable[str]) -> tuple[Peer, ...]:
    """Ours and the named peers, with their sites written and their pages as heavy as ours."""
    peers = tuple(PEERS[name](programs, corpus) for name in ("journeysite", *names))
    afresh(peers[0])
    wanted = weigh(peers[0].output)
    for peer in peers:
        balance(peer, wanted)
    return peers


def named(corpus: Corpus) -> str:
    """The folder of a corpus below the scratch folder's sites."""
    return f"{corpus.journeys}-{corpus.prose}"


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
        corpus = Corpus(asked.journeys, asked.prose)
        programs = Programs((asked.scratch or Path(temporary)).resolve(), named(corpus))
        programs.install()
        session = Session(programs, corpus, prepared(programs, corpus, asked.peers), asked.rounds)
        print(about(session))
        measured: dict[str, float] = {}
        for name in asked.work:
            told = WORKS[name](session)
            print(told.tables, flush=True)
            measured |= told.measured
        print(table(bars.HEADING, bars.COLUMNS, bars.judged(measured)))


if __name__ == "__main__":
    main()
