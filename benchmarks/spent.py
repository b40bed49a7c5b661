"""Shows where the time of a cold build goes, in one process and in CPU time, so that a busy machine changes little.

    python -m benchmarks.spent --journeys 20

Three tables: reading and planning against making pages; what a page of each kind costs; which room of the package, or
which library, the interpreter was in (under a profiler, which makes many small calls look dearer than they are).
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import re
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from benchmarks.corpus import Corpus
from benchmarks.run import Row, table
from benchmarks.weigh import kind

LIBRARY = re.compile(r"site-packages/([A-Za-z0-9_]+)")
OURS = re.compile(r"/journeysite/([a-z_]+)")
LEAST = 0.01  # the share of the time from which on a room or library has a row

Made = TypeVar("Made")


@dataclass
class Spent:
    """CPU seconds by name, with how often and how many bytes came of it."""

    seconds: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)

    def on(self, name: str, work: Callable[[], Made]) -> Made:
        started = time.process_time()
        made = work()
        self.seconds[name] += time.process_time() - started  # type: ignore[assignment]
        self.times[name] += 1
        return made


def spend(site: Path) -> tuple[Spent, Spent, Spent]:
    """What a cold build of this site spends on its stages, on the views of its pages and on printing them, by kind."""
    from journeysite.build import load
    from journeysite.html.printing import render_page
    from journeysite.pages.plan import plan_files

    stages, views, prints = Spent(), Spent(), Spent()
    loaded = stages.on("read, link and check", lambda: load(site)).value
    if loaded is None:
        raise SystemExit("the corpus cannot be read")
    plans = stages.on("plan", lambda: plan_files(loaded.site, loaded.theme, loaded.build_info))
    for plan in plans:
        name = kind(plan.path)
        view = views.on(name, plan.view)
        artifact = prints.on(name, lambda view=view: render_page(view, loaded.theme))  # type: ignore[misc]
        prints.sizes[name] += len(artifact.data)
    stages.seconds["views"] = sum(views.seconds.values())
    stages.seconds["pages and drawings"] = sum(prints.seconds.values())
    return stages, views, prints


def stage_rows(stages: Spent) -> list[Row]:
    whole = sum(stages.seconds.values())
    return [(name, f"{spent:.2f}", f"{spent / whole:.0%}") for name, spent in stages.seconds.items()]


def kind_rows(views: Spent, prints: Spent) -> list[Row]:
    """Each kind, the dearest in all first: how many, ms for the view and ms to print one, its kB, all its seconds."""
    together = views.seconds + prints.seconds
    return [
        (
            name,
            f"{prints.times[name]:,}",
            f"{1000 * views.seconds[name] / prints.times[name]:.2f}",
            f"{1000 * prints.seconds[name] / prints.times[name]:.2f}",
            f"{prints.sizes[name] / prints.times[name] / 1000:.0f}",
            f"{spent:.2f}",
        )
        for name, spent in together.most_common()
    ]


def room(file: str) -> str:
    """Where a function is at home: a room of the package, a library, the interpreter itself or a template."""
    if library := LIBRARY.search(file):
        return library[1]
    if ours := OURS.search(file):
        return f"{ours[1]}/"
    if file == "~" or file.startswith("<"):
        return "built in"
    return "templates" if file.endswith((".html", ".svg")) else "standard library"


def rooms(profile: pstats.Stats) -> list[Row]:
    """Each room or library with the share of the time spent in its own functions."""
    spent: dict[str, float] = defaultdict(float)
    for (file, _, _), (_, _, own, _, _) in profile.stats.items():  # type: ignore[attr-defined]
        spent[room(file)] += own
    whole = sum(spent.values())
    by_share = sorted(spent.items(), key=lambda entry: -entry[1])
    return [(name, f"{own / whole:.0%}") for name, own in by_share if own > LEAST * whole]


def main() -> None:
    parser = argparse.ArgumentParser(description="Where the time of a cold build goes.")
    parser.add_argument("--journeys", type=int, default=20)
    parser.add_argument("--prose", type=int, default=12)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        Corpus(asked.journeys, asked.prose).write(site)
        stages, views, prints = spend(site)
        profiler = cProfile.Profile()
        profiler.runcall(spend, site)
    print(table(f"{asked.journeys:,} journeys, one process", ("", "CPU seconds", "share"), stage_rows(stages)))
    columns = ("", "files", "ms, view", "ms, print", "kB", "CPU seconds, all")
    print(table("By kind", columns, kind_rows(views, prints)))
    print(table("By room and library", ("", "share"), rooms(pstats.Stats(profiler))))


if __name__ == "__main__":
    main()
