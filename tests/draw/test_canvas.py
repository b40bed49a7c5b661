import subprocess
import sys
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeysite.draw.canvas import Canvas
from journeysite.draw.svg import escaped

TRICKY = '<script>alert("1")</script> & \']]> {{ 7*7 }} \x00\x0b\ufffe'


def drawn(canvas: Canvas) -> str:
    """What is inside the drawing."""
    return canvas.svg().body


def blank() -> Canvas:
    return Canvas(100, 50, "f")


def test_a_drawing_has_a_size_a_name_and_ids_of_its_own() -> None:
    svg = Canvas(100, 50.5, "map-a", "map", title="A & B", desc="Two points").svg()
    assert svg.markup == (
        '<svg aria-labelledby="map-a-title map-a-desc" class="map" height="50.5" role="group" viewBox="0 0 100 50.5"'
        ' width="100"><title id="map-a-title">A &amp; B</title><desc id="map-a-desc">Two points</desc></svg>'
    )


def test_a_drawing_may_be_named_by_a_label_alone() -> None:
    svg = Canvas(10, 10, "a", label="A face", role="img").svg()
    assert svg.markup == '<svg aria-label="A face" height="10" role="img" viewBox="0 0 10 10" width="10"></svg>'


def test_a_drawing_without_a_name_is_not_read_aloud() -> None:
    assert blank().svg().markup == '<svg aria-hidden="true" height="50" viewBox="0 0 100 50" width="100"></svg>'


def test_shapes_are_written_with_numbers_of_two_decimals() -> None:
    canvas = blank()
    canvas.line(0, 1.005, -0.001, 20.126, "a")
    canvas.rect(1, 2, 3, 4, "b")
    canvas.rect(1, 2, 3, 4, "c", rx=2.5)
    canvas.circle(1, 2, 3, "d")
    canvas.path("M0 0H1", "e")
    assert drawn(canvas) == (
        '<line class="a" x1="0" x2="0" y1="1" y2="20.13"/>'
        '<rect class="b" height="4" width="3" x="1" y="2"/>'
        '<rect class="c" height="4" rx="2.5" width="3" x="1" y="2"/>'
        '<circle class="d" cx="1" cy="2" r="3"/>'
        '<path class="e" d="M0 0H1"/>'
    )


def test_further_attributes_are_written_with_hyphens() -> None:
    canvas = blank()
    canvas.path("M0 0", "a", fill=canvas.reference("ramp"), tabindex=0, aria_hidden="true", data_stage="x")
    assert drawn(canvas) == (
        '<path aria-hidden="true" class="a" d="M0 0" data-stage="x" fill="url(#f-ramp)" tabindex="0"/>'
    )


def test_an_attribute_that_svg_does_not_know_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        blank().circle(1, 2, 3, "a", colour="red")


def test_symbols_are_placed_by_their_middle_and_remembered() -> None:
    canvas = blank()
    canvas.use("m-p2", 20, 10, 16, "mk p2")
    canvas.use("i-globe", 5, 5, 10, "icon", tabindex=-1)
    assert drawn(canvas) == (
        '<use class="mk p2" height="16" href="#m-p2" width="16" x="12" y="2"/>'
        '<use class="icon" height="10" href="#i-globe" tabindex="-1" width="10" x="0" y="0"/>'
    )
    assert canvas.svg().symbols == ("i-globe", "m-p2")


def test_a_drawing_takes_in_what_another_one_holds() -> None:
    scale, canvas = blank(), blank()
    scale.use("i-laugh", 5, 5, 10, "face")
    canvas.line(0, 0, 1, 1, "a")
    canvas.place(scale.svg())
    canvas.line(1, 1, 2, 2, "b")
    assert drawn(canvas) == (
        '<line class="a" x1="0" x2="1" y1="0" y2="1"/>'
        '<use class="face" height="10" href="#i-laugh" width="10" x="0" y="0"/>'
        '<line class="b" x1="1" x2="2" y1="1" y2="2"/>'
    )
    assert canvas.svg().symbols == ("i-laugh",)


def test_text_has_an_anchor_only_where_it_is_not_the_start() -> None:
    canvas = blank()
    canvas.text(1, 2, "a & b", "t")
    canvas.text(1, 2, "end", "t", "end")
    canvas.text(1, 2, "turned", "t", transform="rotate(-90 1 2)")
    assert drawn(canvas) == (
        '<text class="t" x="1" y="2">a &amp; b</text>'
        '<text class="t" text-anchor="end" x="1" y="2">end</text>'
        '<text class="t" transform="rotate(-90 1 2)" x="1" y="2">turned</text>'
    )


def test_a_held_line_has_its_width_whatever_font_shows_it() -> None:
    canvas = Canvas(10, 10, "f")
    canvas.held(1, 2, [("1", "digits"), (" a & b", "")], 30.5, "t")
    canvas.held(1, 2, [("b", "")], 4, "t", "end")
    assert canvas.svg().body == (
        '<text class="t" textLength="30.5" x="1" y="2"><tspan class="digits">1</tspan> a &amp; b</text>'
        '<text class="t" text-anchor="end" textLength="4" x="1" y="2">b</text>'
    )


def test_lines_of_a_paragraph_stand_apart_and_may_have_runs() -> None:
    canvas = blank()
    canvas.paragraph(5, 10, ["first", [("2", "n1"), (" second", "")]], 16, "t", "middle")
    canvas.paragraph(5, 10, ["only"], 16, "t")
    canvas.paragraph(5, 10, [], 16, "t")
    canvas.runs(5, 10, [("a", "x"), ("b", "")], "t")
    assert drawn(canvas) == (
        '<text class="t" text-anchor="middle"><tspan x="5" y="10">first</tspan>'
        '<tspan x="5" y="26"><tspan class="n1">2</tspan> second</tspan></text>'
        '<text class="t" x="5" y="10">only</text>'
        '<text class="t" x="5" y="10"><tspan class="x">a</tspan>b</text>'
    )


def test_a_link_without_an_address_is_a_plain_group() -> None:
    canvas = blank()
    with canvas.link("a.html?b=1&c=2", "Stage “1”", "go"):
        canvas.title("tip")
    with canvas.link("a.html", "", "go"):
        canvas.text(0, 0, "named by its words", "t")
    with canvas.link("", "", "go"):
        pass
    assert drawn(canvas) == (
        '<a aria-label="Stage “1”" class="go" href="a.html?b=1&amp;c=2"><title>tip</title></a>'
        '<a class="go" href="a.html"><text class="t" x="0" y="0">named by its words</text></a>'
        '<g class="go"></g>'
    )


def test_paints_and_clips_have_ids_of_the_drawing() -> None:
    canvas = blank()
    assert canvas.gradient("line", (0, 10), (0, 20), [(0, "stop-p2"), (0.25, "stop-p1")]) == "url(#f-line)"
    with canvas.clipped("part", 0, 0, 5, 5):
        canvas.circle(1, 1, 1, "a")
    with canvas.pattern("hatch", 8, 8, patternTransform="rotate(45)"):
        canvas.line(0, 0, 0, 8, "hair")
    assert drawn(canvas) == (
        '<linearGradient gradientUnits="userSpaceOnUse" id="f-line" x1="0" x2="0" y1="10" y2="20">'
        '<stop class="stop-p2" offset="0"/><stop class="stop-p1" offset="0.25"/></linearGradient>'
        '<clipPath id="f-part"><rect height="5" width="5" x="0" y="0"/></clipPath>'
        '<g clip-path="url(#f-part)"><circle class="a" cx="1" cy="1" r="1"/></g>'
        '<pattern height="8" id="f-hatch" patternTransform="rotate(45)" patternUnits="userSpaceOnUse" width="8">'
        '<line class="hair" x1="0" x2="0" y1="0" y2="8"/></pattern>'
    )


def test_a_picture_fills_its_frame_and_says_what_it_shows() -> None:
    canvas = blank()
    canvas.image("a.webp", 0, 0, 40, 30, "shot", "The shop & its door")
    assert drawn(canvas) == (
        '<image aria-label="The shop &amp; its door" class="shot" height="30" href="a.webp"'
        ' preserveAspectRatio="xMidYMid slice" role="img" width="40" x="0" y="0"/>'
    )


def test_a_standalone_drawing_carries_name_space_and_symbols() -> None:
    canvas = Canvas(10, 10, "f", label="x", role="img")
    canvas.use("m-p2", 5, 5, 10, "mk")
    svg = canvas.svg().standalone({"m-p2": '<symbol id="m-p2"/>', "m-n2": "no"})
    assert svg == (
        '<svg xmlns="http://www.w3.org/2000/svg" aria-label="x" height="10" role="img" viewBox="0 0 10 10" width="10">'
        '<defs><symbol id="m-p2"/></defs>'
        '<use class="mk" height="10" href="#m-p2" width="10" x="0" y="0"/></svg>\n'
    )
    ElementTree.fromstring(svg)


def test_hostile_words_come_out_as_words() -> None:
    canvas = Canvas(10, 10, "f", "c", title=TRICKY, desc=TRICKY)
    with canvas.link("a.html#" + TRICKY, TRICKY, "go", data_title=TRICKY):
        canvas.title(TRICKY)
        canvas.text(0, 0, TRICKY, "t", "end")
        canvas.paragraph(0, 0, [TRICKY, [(TRICKY, "t")]], 16, "t")
    root = ElementTree.fromstring(canvas.svg().standalone({}))
    plain = TRICKY.replace("\x00", "").replace("\x0b", "").replace("\ufffe", "")
    assert [e.text for e in root.iter() if e.text] == [plain] * 6
    assert root.find(".//*[@data-title]").attrib["data-title"] == plain  # type: ignore[union-attr]


@given(st.text(max_size=40))
def test_any_text_is_read_back_as_it_was_but_for_what_xml_forbids(text: str) -> None:
    read = ElementTree.fromstring(f'<a b="{escaped(text)}">x{escaped(text)}</a>')
    allowed = "".join(c for c in text if c in "\t\n\r" or (ord(c) >= 0x20 and c not in "\ufffe\uffff"))
    assert (read.text or "")[1:] == allowed.replace("\r\n", "\n").replace("\r", "\n")


def test_svgwrite_is_loaded_by_the_first_drawing_and_not_before() -> None:
    look = "print('svgwrite' in sys.modules)"
    code = f"import sys, journeysite.draw.canvas as c; {look}; c.Canvas(1, 1, 'a'); {look}"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True"]
