"""What holds for every figure: its layout and drawing stay as they are, its words fit and never lie over each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from journeysite.geometry.boxes import collisions
from journeysite.layout.metrics import Metrics, parse_metrics
from tests.draw.text_boxes import lines_of
from tests.layout.figure_samples import DESIGN, EXTREMES, Sample
from tests.layout.plain import as_json

EVERY = {sample.figure: sample for sample in DESIGN} | EXTREMES


@pytest.fixture(scope="module")
def metrics() -> Metrics:
    fonts = Path(__file__).resolve().parents[2] / "themes" / "default" / "fonts"
    return parse_metrics((fonts / "metrics.json").read_bytes())


@pytest.mark.parametrize("sample", DESIGN, ids=lambda sample: sample.figure)
def test_the_designs_figure_is_laid_out_as_before(
    sample: Sample, metrics: Metrics, golden: Callable[[str, str], None]
) -> None:
    golden(f"{sample.figure}/layout.json", as_json(sample.laid_out(metrics)))


@pytest.mark.parametrize("sample", DESIGN, ids=lambda sample: sample.figure)
def test_the_designs_figure_is_drawn_as_before(
    sample: Sample, metrics: Metrics, golden: Callable[[str, str], None]
) -> None:
    markup = sample.drawn(metrics).markup.replace("><", ">\n<")
    golden(f"{sample.figure}/drawing.svg", markup + "\n")


@pytest.mark.parametrize("name", EVERY)
def test_no_words_lie_over_others(name: str, metrics: Metrics) -> None:
    lines = lines_of(EVERY[name].drawn(metrics), metrics)
    # A line's box is as high as letters can be; half a pixel of that is never ink.
    boxes = [box.grown(-0.5) for _, box in lines if box.width > 1]
    words = [text for text, box in lines if box.width > 1]
    assert [(words[i], words[j]) for i, j in collisions(boxes)] == []


@pytest.mark.parametrize("name", EVERY)
def test_all_words_are_inside_the_drawing(name: str, metrics: Metrics) -> None:
    svg = EVERY[name].drawn(metrics)
    outside = [
        text
        for text, box in lines_of(svg, metrics)
        if text and (box.left < -0.5 or box.top < -0.5 or box.right > svg.width + 0.5 or box.bottom > svg.height + 0.5)
    ]
    assert outside == []


@pytest.mark.parametrize("name", EVERY)
def test_a_drawing_is_well_formed_and_its_references_lead_somewhere(name: str, metrics: Metrics) -> None:
    svg = EVERY[name].drawn(metrics)
    root = ElementTree.fromstring(svg.markup)
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    used = {value[len("url(#") : -1] for e in root.iter() for value in e.attrib.values() if value.startswith("url(#")}
    assert len(ids) == len(set(ids))
    assert used <= set(ids)
    assert {e.attrib["href"] for e in root.iter("use")} == {f"#{symbol}" for symbol in svg.symbols}


@pytest.mark.parametrize("name", EVERY)
def test_drawing_twice_gives_the_same_bytes(name: str, metrics: Metrics) -> None:
    assert EVERY[name].drawn(metrics) == EVERY[name].drawn(metrics)


def test_figures_with_a_title_say_it_with_their_description() -> None:
    metrics = parse_metrics((Path(__file__).resolve().parents[2] / "themes/default/fonts/metrics.json").read_bytes())
    for sample in DESIGN:
        root = ElementTree.fromstring(sample.drawn(metrics).markup)
        named = [e.text for e in root if e.tag in ("title", "desc")]
        subject = sample.subject
        words = [w for w in (getattr(subject, "title", ""), getattr(subject, "desc", "")) if w]
        assert named == words
        assert ("aria-hidden" in root.attrib) == (not words)


@pytest.mark.parametrize("sample", DESIGN, ids=lambda sample: sample.figure)
def test_a_figure_writes_no_colour_and_no_inline_style(sample: Sample, metrics: Metrics) -> None:
    markup = sample.drawn(metrics).markup
    assert "style=" not in markup
    paints = {
        e.attrib[name]
        for e in ElementTree.fromstring(markup).iter()
        for name in ("fill", "stroke", "stop-color", "color")
        if name in e.attrib
    }
    assert {paint for paint in paints if not paint.startswith("url(#")} == set()


@pytest.mark.parametrize(
    "name", ["loop", "loop of one stage", "loop of two", "loop of five", "loop of fourteen", "loop upright"]
)
def test_every_stage_of_a_loop_is_named_at_its_part(name: str, metrics: Metrics) -> None:
    sample = EVERY[name]
    assert [b.number for b in sample.laid_out(metrics).blocks] == [str(s.number) for s in sample.subject.stages]


@pytest.mark.parametrize("name", ["loop", "loop of fourteen", "local_curve", "local curve of twenty hard titles"])
def test_every_touchpoint_keeps_its_number(name: str, metrics: Metrics) -> None:
    layout = EVERY[name].laid_out(metrics)
    shown = (
        [bool(station.lines) for station in layout.stations]
        if hasattr(layout, "stations")
        else [point.label is not None for point in layout.points]
    )
    assert all(shown)


@pytest.mark.parametrize("name", [name for name in EVERY if name.startswith("matrix")])
def test_bubbles_of_the_matrix_stay_apart(name: str, metrics: Metrics) -> None:
    bubbles = EVERY[name].laid_out(metrics).bubbles
    close = [
        (a.label, b.label)
        for i, a in enumerate(bubbles)
        for b in bubbles[i + 1 :]
        if (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < (a.radius + b.radius) ** 2
    ]
    assert close == []
