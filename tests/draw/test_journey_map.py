"""The drawn map: links in reading order, names for those who do not see it, classes for colours."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from msgspec.structs import replace

from journeysite.draw import classes
from journeysite.draw.canvas import Canvas
from journeysite.draw.map import classes as map_classes
from journeysite.draw.map.journey_map import draw_map, draw_map_alone, draw_map_page
from journeysite.draw.map.text import Pen
from journeysite.draw.rail import draw_rail
from journeysite.draw.style import standing_alone
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.sheet import ROLES
from journeysite.layout.map.subject import MapSubject, Mode
from journeysite.layout.rail import layout_rail
from tests.draw.map_page import THEME, known_symbols, map_style
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import blueprint, diver, made_up
from tests.layout.test_journey_map import EXTREMES, excerpt

SVG = "{http://www.w3.org/2000/svg}"


def planes(subject: MapSubject, prefix: str = "") -> tuple[Element, Element]:
    drawing = draw_map(layout_map(subject, theme_metrics()), prefix)
    return ElementTree.fromstring(drawing.labels.markup), ElementTree.fromstring(drawing.plane.markup)


def links(root: Element) -> list[str]:
    return [link.attrib["aria-label"] for link in root.iter("a")]


def shown_now(root: Element) -> Element:
    """The drawing without what the page's switch has yet to show."""
    for parent in root.iter():
        for child in list(parent):
            if child.attrib.get("class") == map_classes.GOAL:
                parent.remove(child)
    return root


@pytest.mark.parametrize(
    ("folder", "seen", "from_there"),
    [
        ("", "mask/choose.html", "mask/choose.html"),
        ("../journeys/", "mask/choose.html#try", "../journeys/mask/choose.html#try"),
        ("../journeys/", "../roadmap/sizes.html", "../roadmap/sizes.html"),
        ("../", "../roadmap/sizes.html", "../../roadmap/sizes.html"),
        ("journeys/", "../../sizes.html", "../sizes.html"),
        ("../journeys/", "#here", "#here"),
        ("../journeys/", "https://maps.example/x", "https://maps.example/x"),
    ],
)
def test_addresses_lead_from_where_the_drawing_will_stand(folder: str, seen: str, from_there: str) -> None:
    assert Pen(Canvas(1, 1, "f"), prefix=folder).address(seen) == from_there


# Access


def test_the_map_is_named_and_described() -> None:
    _, plane = planes(diver())
    assert plane.attrib["role"] == "group"
    assert plane.attrib["aria-labelledby"] == "diver-title diver-desc"
    assert [(e.tag, e.attrib["id"]) for e in plane[:2]] == [("title", "diver-title"), ("desc", "diver-desc")]


def test_the_label_column_is_not_read_aloud() -> None:
    labels, _ = planes(diver())
    assert labels.attrib["aria-hidden"] == "true"


def test_focus_goes_through_stages_then_touchpoints_then_roadmap_items() -> None:
    _, plane = planes(diver())
    found = links(shown_now(plane))
    assert [label.split(",")[0] for label in found[:8]] == [f"Étape {n}" for n in range(1, 9)]
    assert [label.split(".")[0] for label in found[8:29]] == [str(n) for n in range(1, 22)]
    assert found[29:] == [f"{item.label}" for item in diver().roadmap]


def test_every_row_says_what_it_is() -> None:
    _, plane = planes(diver())
    names = [g.attrib["aria-label"] for g in plane.iter("g") if g.attrib.get("class") == map_classes.ROW]
    assert names == [lane.label for lane in diver().lanes]


def test_a_touchpoint_without_an_address_is_a_named_image_not_a_link() -> None:
    subject = made_up([1])
    (only,) = subject.stages
    unlinked = replace(only, href="", touchpoints=(replace(only.touchpoints[0], href=""),))
    _, plane = planes(replace(subject, stages=(unlinked,), roadmap=()))
    assert links(plane) == []
    assert plane.find(f".//g[@class='{map_classes.POINT}']").attrib["role"] == "img"  # type: ignore[union-attr]


# On a page


def on_page(subject: MapSubject) -> Element:
    return ElementTree.fromstring(draw_map_page(layout_map(subject, theme_metrics())).markup)


@pytest.mark.parametrize("name", EXTREMES)
def test_the_pieces_of_a_page_say_what_the_whole_map_says(name: str) -> None:
    subject = EXTREMES[name]()
    labels, plane = planes(subject)
    page = on_page(subject)

    def words(root: Element) -> list[str]:
        return sorted("".join(text.itertext()) for text in root.iter("text"))

    assert words(page) == sorted(words(labels) + words(plane))
    assert links(page) == links(plane)


def test_each_stage_has_a_cell_as_wide_as_its_column() -> None:
    layout = layout_map(diver(), theme_metrics())
    grounds = [e for e in on_page(diver()).iter("svg") if map_classes.CELL_GROUND in e.attrib["class"].split()]
    widths = [float(e.attrib["width"]) for e in grounds if e.attrib["height"] == "64"]
    assert widths == [column.width for column in layout.columns]


def test_links_of_a_page_are_not_hidden_from_screen_readers() -> None:
    page = on_page(diver())
    hidden = [svg for svg in page.iter("svg") if svg.attrib.get("aria-hidden") == "true"]
    assert [link for svg in hidden for link in svg.iter("a")] == []


def test_a_map_that_fits_its_page_says_so() -> None:
    assert map_classes.FITS in on_page(diver()).attrib["class"].split()
    assert map_classes.FITS not in on_page(made_up([25] * 8)).attrib["class"].split()


def test_the_page_defines_no_id_twice() -> None:
    ids = [e.attrib["id"] for e in on_page(diver()).iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))


# States


def test_each_state_of_the_journey_can_be_switched_off_as_a_whole() -> None:
    _, plane = planes(diver())
    groups = {g.attrib.get("class") for g in plane.iter("g")}
    assert {map_classes.NOW, map_classes.AIMS, map_classes.GOAL} <= groups


def test_a_map_without_target_has_nothing_to_switch() -> None:
    _, plane = planes(diver(Mode.CURRENT))
    groups = {g.attrib.get("class") for g in plane.iter("g")}
    assert not {map_classes.AIMS, map_classes.GOAL} & groups


# Places


def test_marker_axis_station_and_bar_dot_are_drawn_at_one_x() -> None:
    _, plane = planes(diver(Mode.CURRENT))
    shapes = [e for link in plane.iter("a") if link.attrib["class"] == map_classes.POINT for e in link.iter("circle")]
    markers = [e.attrib["cx"] for e in shapes if e.attrib["class"] == map_classes.HIT]
    axis = [e.attrib["x"] for e in plane.iter("text") if e.attrib["class"] == map_classes.TEXT["axis"]]
    assert axis[:21] == axis[21:] == markers
    dots = {e.attrib["cx"] for e in plane.iter("circle") if e.attrib["class"] == map_classes.BAR_DOT}
    assert dots <= set(markers)


def test_relative_addresses_are_led_from_where_the_map_stands() -> None:
    _, plane = planes(diver(), "../")
    found = {link.attrib["href"] for link in plane.iter("a")}
    assert "../stages/1.html" in found
    assert not any(href.startswith("stages") for href in found)


@pytest.mark.parametrize("href", ["#t1", "/journeys/a.html", "https://example.org/a", "mailto:cx@example.org"])
def test_other_addresses_stay_as_they_are(href: str) -> None:
    subject = made_up([1])
    (only,) = subject.stages
    _, plane = planes(replace(subject, stages=(replace(only, href=href),)), "../")
    assert next(plane.iter("a")).attrib["href"] == href


# Markup


@pytest.mark.parametrize("name", EXTREMES)
def test_the_drawing_is_well_formed_and_all_its_references_lead_somewhere(name: str) -> None:
    drawing = draw_map(layout_map(EXTREMES[name](), theme_metrics()))
    markup = f"<div>{drawing.labels.markup}{drawing.plane.markup}</div>"
    root = ElementTree.fromstring(markup)
    ids = [e.attrib["id"] for e in root.iter() if "id" in e.attrib]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", markup)) <= set(ids)
    assert {e.attrib["href"] for e in root.iter("use")} == {f"#{symbol}" for symbol in drawing.symbols}
    assert set(drawing.symbols) <= set(known_symbols())


@pytest.mark.parametrize("name", EXTREMES)
def test_no_colour_no_inline_style_and_no_script_is_drawn(name: str) -> None:
    drawing = draw_map(layout_map(EXTREMES[name](), theme_metrics()))
    for markup in (drawing.labels.markup, drawing.plane.markup):
        attributes = {key for e in ElementTree.fromstring(markup).iter() for key in e.attrib}
        assert not {"style", "stop-color", "opacity"} & attributes
        assert not any(key.startswith("on") for key in attributes)
        assert not re.search(r"""(?:fill|stroke)="(?!url\(#)""", markup)


def test_hostile_words_come_out_as_words() -> None:
    words = """<script>alert("1")</script> & ]]> {{ 7*7 }} ' onload="x"""
    subject = replace(made_up([2], words), title=words, description=words)
    drawing = draw_map(layout_map(subject, theme_metrics()))
    root = ElementTree.fromstring(drawing.plane.markup)
    assert root[0].text == words
    assert "<script" not in drawing.plane.markup


def test_numbers_have_two_decimals_at_most_and_no_negative_zero() -> None:
    markup = draw_map(layout_map(diver(), theme_metrics())).plane.markup
    assert not re.search(r"\d\.\d{3}", markup)
    assert not re.search(r"-0(?![.\d])", markup)


def test_a_map_of_twenty_one_touchpoints_weighs_less_than_a_hundred_kilobytes() -> None:
    drawing = draw_map(layout_map(diver(), theme_metrics()))
    markup = drawing.labels.markup + drawing.plane.markup
    assert len(markup.encode()) < 100_000
    assert len(re.findall(r"<[a-z]", markup)) < 1_300


def test_the_same_map_gives_the_same_bytes() -> None:
    assert draw_map(layout_map(diver(), theme_metrics())) == draw_map(layout_map(diver(), theme_metrics()))


# Alone


def alone(subject: MapSubject) -> Element:
    drawing = draw_map_alone(layout_map(subject, theme_metrics()))
    return ElementTree.fromstring(standing_alone(drawing, map_style(), known_symbols()))


def test_a_map_that_stands_alone_carries_title_look_and_symbols() -> None:
    root = alone(diver())
    assert root.tag == f"{SVG}svg"
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}style") is None
    assert {e.attrib.get("class") for e in root.iter()} == {None}
    assert all(e.attrib.get("fill") for e in root.iter(f"{SVG}text"))
    defined = {e.attrib["id"] for e in root.iter(f"{SVG}symbol")}
    assert {e.attrib["href"].removeprefix("#") for e in root.iter(f"{SVG}use")} <= defined


def alone_with_classes(subject: MapSubject) -> Element:
    drawing = draw_map_alone(layout_map(subject, theme_metrics()))
    return ElementTree.fromstring(drawing.standalone(known_symbols()))


def test_its_legend_explains_every_sign_that_it_uses() -> None:
    group = next(g for g in alone_with_classes(diver()).iter(f"{SVG}g") if g.attrib.get("class") == map_classes.LEGEND)
    assert [text.text for text in group.iter(f"{SVG}text")] == [
        "Enchantement", "Plaisir", "Satisfaction", "Déception", "Irritant", "Moment de vérité", "Vécu actuel",
        "Cible", "Écart à combler",
    ]  # fmt: skip


def test_its_legend_explains_no_sign_that_it_does_not_use() -> None:
    group = next(
        g
        for g in alone_with_classes(made_up([1], mode=Mode.CURRENT)).iter(f"{SVG}g")
        if g.attrib.get("class") == map_classes.LEGEND
    )
    assert len(list(group.iter(f"{SVG}text"))) == 5


def test_each_of_its_lines_of_words_is_held_to_its_measured_width() -> None:
    loose = ["".join(t.itertext()) for t in alone(diver()).iter(f"{SVG}text") if "textLength" not in t.attrib]
    assert [line for line in loose if len(line) >= 6] == []


def test_words_in_another_script_are_not_stretched() -> None:
    texts = [t for t in alone(made_up([2], "顾客在商店里")).iter(f"{SVG}text") if "顾" in "".join(t.itertext())]
    assert texts
    assert not any("textLength" in t.attrib for t in texts)


def test_only_one_state_is_drawn_where_nothing_can_be_switched() -> None:
    assert not any(g.attrib.get("class") == map_classes.GOAL for g in alone_with_classes(diver()).iter(f"{SVG}g"))


# Rail


def test_a_rail_has_a_slice_for_each_row_and_a_mark_for_each_known_touchpoint() -> None:
    drawing = draw_rail(layout_rail(diver()))
    assert len(drawing.rows) == 8 + 21
    assert sum(row.mark is not None for row in drawing.rows) == 21


def test_slices_stretch_and_marks_do_not() -> None:
    row = draw_rail(layout_rail(diver())).rows[1]
    assert row.mark
    assert ElementTree.fromstring(row.line.markup).attrib["preserveAspectRatio"] == "none"
    assert "preserveAspectRatio" not in ElementTree.fromstring(row.mark.markup).attrib


def test_all_slices_take_their_colours_from_one_place() -> None:
    drawing = draw_rail(layout_rail(diver()))
    ids = {e.attrib["id"] for e in ElementTree.fromstring(drawing.paints.markup).iter() if "id" in e.attrib}
    used = {name for row in drawing.rows for name in re.findall(r"url\(#([^)]+)\)", row.line.markup)}
    assert used == ids == {"diver-rail-line", "diver-rail-area"}


# Vocabulary


def words_of(module: object) -> set[str]:
    found: set[str] = set()
    for name, value in vars(module).items():
        if name.isupper() and name != "ROLES":
            values = value if isinstance(value, tuple) else value.values() if isinstance(value, dict) else (value,)
            found |= {word for text in values for word in text.split()}
    return found


def map_rules() -> list[tuple[str, str]]:
    css = (THEME / "assets" / "css" / "map.css").read_text(encoding="utf-8")
    return re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def selectors() -> set[str]:
    return {name for selector, _ in map_rules() for name in re.findall(r"\.([A-Za-z][\w-]*)", selector)}


#: Groups that only gather or name; nothing about them is to be seen.
UNSEEN = {map_classes.FULL, map_classes.ROW, map_classes.POINT, map_classes.WORDS, map_classes.NOW, map_classes.ALONE}
UNSEEN |= {map_classes.BODY, map_classes.LEGEND, map_classes.COLOPHON, map_classes.PICTURE, map_classes.OTHER[0]}


def test_every_class_of_the_map_has_a_selector() -> None:
    assert words_of(map_classes) - selectors() - UNSEEN == set()


def test_every_class_selector_of_the_map_is_a_word_of_its_drawing() -> None:
    assert selectors() - words_of(map_classes) - words_of(classes) == set()


def test_colours_of_the_map_come_from_tokens() -> None:
    assert [rule for rule in map_rules() if re.search(r"#[0-9A-Fa-f]{3,8}\b|rgb|hsl", rule[1])] == []


@pytest.mark.parametrize("role", ROLES)
def test_text_is_set_as_it_was_measured(role: str) -> None:
    declared: dict[str, str] = {}
    for selector, block in map_rules():
        if f".map .m-{role}" in [part.strip() for part in selector.split(",")]:
            pairs = (pair.split(":", 1) for pair in block.split(";") if pair.strip())
            declared |= {name.strip(): value.removesuffix("!important").strip() for name, value in pairs}
    style = ROLES[role]
    assert (
        float(declared["font-size"].removesuffix("px")),
        int(declared.get("font-weight", "400")),
        declared.get("font-style", "normal") == "italic",
        float(declared.get("letter-spacing", "0px").removesuffix("px")),
        declared.get("font-variant-numeric") == "tabular-nums",
    ) == (style.size, style.weight, style.italic, style.tracking, style.tabular)


# As before


def golden_markup(markup: str) -> str:
    return markup.replace("><", ">\n<") + "\n"


def test_an_excerpt_with_everything_is_drawn_as_before(golden: Callable[[str, str], None]) -> None:
    drawing = draw_map(layout_map(excerpt(), theme_metrics()))
    golden("journey_map/labels.svg", golden_markup(drawing.labels.markup))
    golden("journey_map/plane.svg", golden_markup(drawing.plane.markup))


def test_a_blueprint_is_drawn_as_before(golden: Callable[[str, str], None]) -> None:
    subject = blueprint()
    short = replace(subject, stages=subject.stages[:2], roadmap=())
    golden("journey_map/blueprint.svg", golden_markup(draw_map(layout_map(short, theme_metrics())).plane.markup))


def test_a_map_alone_is_drawn_as_before(golden: Callable[[str, str], None]) -> None:
    drawing = draw_map_alone(layout_map(made_up([2, 0, 1]), theme_metrics()))
    golden("journey_map/alone.svg", golden_markup(drawing.markup))


def test_a_rail_is_drawn_as_before(golden: Callable[[str, str], None]) -> None:
    drawing = draw_rail(layout_rail(made_up([2, 0, 1])))
    rows = "".join(row.line.markup + (row.mark.markup if row.mark else "") for row in drawing.rows)
    golden("journey_map/rail.svg", golden_markup(drawing.paints.markup + drawing.scale.markup + rows))
