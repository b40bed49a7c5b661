"""Measures the drawing of one map in process, beside the same markup written with f-strings.

    python -m benchmarks.draw

The layout is made before the clock starts. The f-strings are a function for each kind of element (its tag, attributes
and classes are literal, its numbers and words are arguments), called for every element in turn and joined; words are
escaped. Both give the same bytes, which is asserted.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from html import escape
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.corpus import Corpus, journey_id
from benchmarks.run import table

if TYPE_CHECKING:
    from journeysite.layout.map_layout import MapLayout

PIECE = re.compile(r"(<[^>]*>)|([^<]+)")
NUMBER = re.compile(r'(?<=[" ,MLHVCSQTAZmlhvcsqtaz(])-?\d+(?:\.\d+)?(?=[" ,MLHVCSQTAZmlhvcsqtaz)-])')
ROUNDS = 300

Call = tuple[Callable[..., str], tuple[object, ...]]


def a_map() -> tuple[MapLayout, Callable[[MapLayout], str], Callable[[], MapLayout]]:
    """The layout of a map with 21 touchpoints, how it is drawn, and how it is laid out."""
    from journeysite.build import load
    from journeysite.draw.journey_map import draw_map
    from journeysite.layout.journey_map import layout_map
    from journeysite.layout.map_subject import MapSubject
    from journeysite.render.pages import plan_pages

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        Corpus(2).write(site)
        loaded = load(site).value
        if loaded is None:
            raise SystemExit("the corpus cannot be read")
        plans = plan_pages(loaded.site, loaded.theme, loaded.imprint)
    plan = next(plan for plan in plans if plan.path == f"journeys/{journey_id(0)}.html")
    subject = next(part for part in parts(plan.view()) if isinstance(part, MapSubject))
    metrics = loaded.theme.metrics

    def draw(layout: MapLayout) -> str:
        drawing = draw_map(layout)
        return drawing.labels.markup + drawing.plane.markup

    return layout_map(subject, metrics), draw, lambda: layout_map(subject, metrics)


def parts(value: object) -> Iterator[object]:
    """A value and all that it holds."""
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def spelled(markup: str) -> list[Call]:
    """The calls of f-string functions that give this markup back."""
    kinds: dict[str, Callable[..., str]] = {}
    calls: list[Call] = []
    for tag, words in PIECE.findall(markup):
        if words:
            calls.append((_word, (_unescaped(words),)))
            continue
        pattern = NUMBER.sub("\0", tag)
        if pattern not in kinds:
            kinds[pattern] = _function(pattern)
        calls.append((kinds[pattern], tuple(_value(number) for number in NUMBER.findall(tag))))
    return calls


def _word(text: str) -> str:
    return f"{escape(text)}"


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)


def _value(number: str) -> float | int:
    return float(number) if "." in number else int(number)


def _function(pattern: str) -> Callable[..., str]:
    """A function with one f-string in it: the pattern, its gaps as arguments."""
    first, *rest = (part.replace("{", "{{").replace("}", "}}") for part in pattern.split("\0"))
    names = [f"a{place}" for place in range(len(rest))]
    body = first + "".join(f"{{{name}}}{part}" for name, part in zip(names, rest, strict=True))
    found: dict[str, Callable[..., str]] = {}
    exec(f"def kind({', '.join(names)}): return f{body!r}", found)
    return found["kind"]


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """The median time of one call, after a tenth of the rounds to warm up."""
    for _ in range(rounds // 10 + 1):
        work()
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return 1000 * median(times)


def main() -> None:
    layout, draw, lay_out = a_map()
    markup = draw(layout)
    calls = spelled(markup)

    def write() -> str:
        return "".join([function(*arguments) for function, arguments in calls])

    if write() != markup:
        raise SystemExit("the f-strings write something else")
    drawn, written = milliseconds(lambda: draw(layout), ROUNDS), milliseconds(write, ROUNDS)
    rows = [
        ("drawn through the canvas", f"{drawn:.2f}", f"{drawn / written:.2f}"),
        ("the same with f-strings", f"{written:.2f}", "1.00"),
        ("laid out, for comparison", f"{milliseconds(lay_out, 30):.2f}", ""),
    ]
    elements = len(re.findall(r"<[a-z]", markup))
    heading = f"One map of 21 touchpoints: {elements} elements, {len(markup.encode()) / 1000:.0f} kB"
    print(table(heading, ("", "ms", "times the f-strings"), rows))


if __name__ == "__main__":
    main()
