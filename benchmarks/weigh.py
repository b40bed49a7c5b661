"""What a built site weighs, kind of page by kind of page, and how near two sites are to each other.

    python -m benchmarks.weigh FOLDER

A peer that writes fewer bytes has less to do. So every peer's pages of a kind are brought to the weight of ours before
anything is timed, and each run says how near they came.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

BEGINNING = re.compile(rb"<[a-zA-Z]")
SAMPLE = 20  # files of a kind whose elements are counted
NEAR = 0.05  # the share by which pages and bytes may differ

OF_FOLDER = {
    "journeys": "journey",
    "maps": "poster",
    "roadmap": "item",
    "personas": "persona",
    "evidence": "study",
    "indicators": "indicator",
    "channels": "channel",
    "teams": "team",
}
AT_THE_TOP = {"index": "home", "404": "missing"}
OTHER = "other files"


@dataclass(frozen=True, slots=True)
class Weight:
    """Files of one kind and their bytes."""

    files: int
    size: int

    @property
    def mean(self) -> float:
        return self.size / self.files if self.files else 0.0


Weights = Mapping[str, Weight]


def kind(path: str) -> str:
    """What a file of a built site is: `journey`, `stage`, `drawing`, the section that a list lists, `other files` …

    `path` is relative and POSIX. `x/index.html` and `x.html` are the same page to us: tools differ there.
    """
    stem, _, ending = path.rpartition(".")
    parts = (stem.removesuffix("/index") if "/" in stem else stem).split("/")
    if (parts[0], len(parts), ending) == ("maps", 2, "svg"):
        return "drawing"
    if ending != "html":
        return OTHER
    if len(parts) == 1:
        return AT_THE_TOP.get(parts[0], parts[0])
    if parts[0] == "journeys" and len(parts) == 3:
        return "stage"
    return OF_FOLDER.get(parts[0], OTHER) if len(parts) == 2 else OTHER


def weigh(folder: Path) -> dict[str, Weight]:
    """The weight of each kind below a folder, the heaviest first."""
    files: Counter[str] = Counter()
    sizes: Counter[str] = Counter()
    for file in folder.rglob("*"):
        if file.is_file():
            found = kind(file.relative_to(folder).as_posix())
            files[found] += 1
            sizes[found] += file.stat().st_size
    return {name: Weight(files[name], size) for name, size in sorted(sizes.items(), key=lambda entry: -entry[1])}


def together(weights: Weights) -> Weight:
    """HTML pages and all bytes: drawings and other files weigh, but are no pages."""
    pages = sum(weight.files for name, weight in weights.items() if name not in ("drawing", OTHER))
    return Weight(pages, sum(weight.size for weight in weights.values()))


def rows(ours: Weights, theirs: Sequence[Weights]) -> list[tuple[str, ...]]:
    """A row for each kind of ours: files, kB a file, then for each peer its files and kB."""
    names = [*ours, *sorted({name for weights in theirs for name in weights} - set(ours))]
    nothing = Weight(0, 0)
    return [
        (name, *(part for weights in (ours, *theirs) for part in _said(weights.get(name, nothing)))) for name in names
    ]


def _said(weight: Weight) -> tuple[str, str]:
    return f"{weight.files:,}", f"{weight.mean / 1000:.1f}"


def differences(ours: Weights, theirs: Weights) -> list[str]:
    """A sentence for the pages and for the bytes where a peer is further from us than `NEAR`."""
    mine, others = together(ours), together(theirs)
    compared = (("pages", mine.files, others.files), ("bytes", mine.size, others.size))
    return [
        f"writes {others_:,} {what} where we write {mine_:,}"
        for what, mine_, others_ in compared
        if abs(others_ - mine_) > NEAR * mine_
    ]


def amounts(wanted: Weights, tried: Mapping[str, Sequence[tuple[int, float]]], grain: float) -> dict[str, int]:
    """How much filler each kind needs, from what was tried: (amount, mean bytes of a page) each time.

    `grain` is the guess at the bytes of one unit of filler; from the second try on it is known.
    """
    return {name: _amount(wanted[name].mean, found, grain) for name, found in tried.items() if name in wanted}


def _amount(wanted: float, tried: Sequence[tuple[int, float]], grain: float) -> int:
    last, mean = tried[-1]
    for amount, other in tried[:-1]:
        if amount != last and other != mean:
            grain = (mean - other) / (last - amount)
    return max(0, round(last + (wanted - mean) / grain))


def elements(folder: Path) -> dict[str, int]:
    """How many elements a page or drawing of each kind holds, the mean of the first few."""
    some: dict[str, list[int]] = defaultdict(list)
    for file in sorted(folder.rglob("*")):
        found = kind(file.relative_to(folder).as_posix()) if file.suffix in (".html", ".svg") else OTHER
        if found != OTHER and len(some[found]) < SAMPLE:
            some[found].append(len(BEGINNING.findall(file.read_bytes())))
    return {name: sum(counts) // len(counts) for name, counts in some.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description="What a built site weighs.")
    parser.add_argument("folders", nargs="+", type=Path, help="ours first, then others to lay beside it")
    asked = parser.parse_args()
    ours, *theirs = [weigh(folder) for folder in asked.folders]
    for row in rows(ours, theirs):
        print("\t".join(row))
    for folder, weights in zip(asked.folders, (ours, *theirs), strict=True):
        weight = together(weights)
        print(f"{weight.files:,} pages, {weight.size / 2**20:.1f} MiB; elements: {_listed(elements(folder))}")


def _listed(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items()))


if __name__ == "__main__":
    main()
