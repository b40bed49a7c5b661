"""Measures the drawing of maps in process, beside the same markup written with f-strings.

    python -m benchmarks.draw

Layouts are made before the clock starts. The f-strings are a function for each kind of element: its tag, classes and
references inside the drawing are literal; its numbers, words and addresses are arguments, words and addresses escaped.
They are called for every element in turn and joined. Both give the same bytes, which is asserted. What is left out on
the side of the f-strings: their numbers come rounded, and which element is next is a list made before.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from html import escape, unescape
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import astuple

from benchmarks import bars
from benchmarks.corpus import Corpus, journey_id
from benchmarks.run import paired, table

if TYPE_CHECKING:
    from journeysite.layout.map.layout import MapLayout

# An element's beginning, its words and the ends that follow; or words and ends behind an inner element.
ELEMENT = re.compile(r"<[a-z][^>]*>[^<]*(?:</[a-zA-Z]+>)*|[^<]+(?:</[a-zA-Z]+>)*")
# What changes from element to element: an address, a figure of its geometry, its words.
GAP = re.compile(
    r"""(?<=\bhref=")(?P<address>[^"\#][^"]*)"""
    r"""|(?<=[ ,MLHVCSQTAmlhvcsqta("])(?P<number>-?\d+(?:\.\d+)?)(?=[ ,MLHVCSQTAZmlhvcsqtaz)"-])"""
    r"""|(?:(?<=>)|^)(?P<words>[^<>]+)(?=<|$)"""
)
MAPS = 9
ROUNDS = 60

Call = tuple[Callable[..., str], tuple[object, ...]]


def laid_out() -> tuple[list[MapLayout], Callable[[MapLayout], str]]:
    """The layouts of some maps with 21 touchpoints, and how one is drawn."""
    from journeysite.build import load
    from journeysite.draw.map.journey_map import draw_map
    from journeysite.layout.map.journey_map import layout_map
    from journeysite.layout.map.subject import MapSubject
    from journeysite.pages.plan import plan_pages

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        Corpus(MAPS).write(site)
        loaded = load(site).value
        if loaded is None:
            raise SystemExit("the corpus cannot be read")
        plans = plan_pages(loaded.site, loaded.theme, loaded.build_info)
    wanted = {f"journeys/{journey_id(number)}.html" for number in range(MAPS)}
    views = [plan.view() for plan in plans if plan.path in wanted]
    subjects = [next(part for part in parts(view) if isinstance(part, MapSubject)) for view in views]

    def draw(layout: MapLayout) -> str:
        drawing = draw_map(layout)
        return drawing.labels.markup + drawing.plane.markup

    return [layout_map(subject, loaded.theme.metrics) for subject in subjects], draw


def parts(value: object) -> Iterator[object]:
    """A value and all that it holds."""
    yield value
    if isinstance(value, Struct):
        for item in astuple(value):
            yield from parts(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)


def spelled(markup: str) -> list[Call]:
    """The calls of f-string functions, one an element, that give this markup back."""
    kinds: dict[tuple[str, ...], Callable[..., str]] = {}
    calls: list[Call] = []
    for element in ELEMENT.findall(markup):
        pattern, arguments = _taken_apart(element)
        if pattern not in kinds:
            kinds[pattern] = _function(pattern)
        calls.append((kinds[pattern], arguments))
    return calls


def _taken_apart(element: str) -> tuple[tuple[str, ...], tuple[object, ...]]:
    """What an element has in common with others of its kind, gap by gap, and what fills its gaps."""
    pattern, arguments, after = [], [], 0
    for gap in GAP.finditer(element):
        number = gap["number"]
        pattern += [element[after : gap.start()], "" if number else "escape"]
        arguments.append(_value(number) if number else unescape(gap[0]))
        after = gap.end()
    return (*pattern, element[after:]), tuple(arguments)


def _value(number: str) -> float | int:
    return float(number) if "." in number else int(number)


def _function(pattern: tuple[str, ...]) -> Callable[..., str]:
    """A function with one f-string in it: literal parts at even places, how the gap is written at odd ones."""
    literal = [part.replace("{", "{{").replace("}", "}}") for part in pattern[::2]]
    names = [f"a{place}" for place in range(len(pattern) // 2)]
    gaps = [f"{{escape({name})}}" if how else f"{{{name}}}" for name, how in zip(names, pattern[1::2], strict=True)]
    body = "".join(part for pair in zip(literal, [*gaps, ""], strict=True) for part in pair)
    found: dict[str, Callable[..., str]] = {}
    exec(f"def kind({', '.join(names)}): return f{body!r}", {"escape": escape}, found)
    return found["kind"]


def seconds(works: list[Callable[[], object]]) -> float:
    """How long one of the works takes, the mean of all in turn."""
    started = time.perf_counter()
    for work in works:
        work()
    return (time.perf_counter() - started) / len(works)


def main() -> None:
    layouts, draw = laid_out()
    drawings = [draw(layout) for layout in layouts]
    calls = [spelled(markup) for markup in drawings]
    if drawings != [written(each) for each in calls]:
        raise SystemExit("the f-strings write something else")
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds([partial(draw, layout) for layout in layouts]))
        theirs.append(seconds([partial(written, each) for each in calls]))
    rows = [
        ("drawn through the canvas", f"{1000 * median(ours):.2f}", f"{paired(ours, theirs):.2f}"),
        ("the same bytes with f-strings", f"{1000 * median(theirs):.2f}", "1.00"),
    ]
    elements = sum(len(re.findall(r"<[a-z]", markup)) for markup in drawings) // len(drawings)
    size = sum(len(markup.encode()) for markup in drawings) / len(drawings)
    heading = f"{len(drawings)} maps of 21 touchpoints: {elements:,} elements and {size:,.0f} bytes each"
    print(table(heading, ("", "ms a map", "times the f-strings"), rows))
    print(table(bars.HEADING, bars.COLUMNS, bars.judged({"draw": paired(ours, theirs)})))


def written(calls: list[Call]) -> str:
    return "".join([function(*arguments) for function, arguments in calls])


if __name__ == "__main__":
    main()
