"""What stands in the cells of each lane."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.layout import LineRow, Row
from journeysite.layout.map.subject import (
    AimRelation,
    Backstage,
    Content,
    Direction,
    EvidenceStatus,
    Image,
    Indicator,
    Lane,
    MapSubject,
    Mode,
    PainPoint,
    Severity,
    Stage,
    Touchpoint,
)
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import bare, blueprint, diver, lane, lanes_of, made_up, stage, telling


def lane_of(key: str, *contents: dict[str, Any], counts: tuple[int, ...] = ()) -> Row:
    """The row of one lane on a map of stages, with a touchpoint for each content."""
    touchpoints = [point(at, **content) for at, content in enumerate(contents, start=1)]
    stages, start = [], 0
    for number, count in enumerate(counts or (1,) * len(contents), start=1):
        stages.append(stage(number, "Besoin", 0, touchpoints[start : start + count]))
        start += count
    subject = replace(diver(Mode.CURRENT), stages=tuple(stages), roadmap=(), lanes=(lane(key, "Nom", icon="eye"),))
    (row,) = [row for row in layout_map(subject, theme_metrics()).rows if row.kind == key]
    assert isinstance(row, Row)
    return row


def point(number: int, **content: Any) -> Touchpoint:
    said = {name: content.pop(name) for name in ("verbatim", "thought") if name in content}
    return Touchpoint(number, f"t{number}", f"Point {number}", lanes=lanes_of(**content), **said)


def words(row: Row) -> list[tuple[str, ...]]:
    return [text.lines for text in row.texts]


def test_actions_hang_from_their_numbers() -> None:
    row = lane_of("actions", {"action": "Plonge."}, {"action": "Compare."}, counts=(2,))
    assert words(row) == [("1",), ("Plonge.",), ("2",), ("Compare.",)]
    assert [text.anchor for text in row.texts] == ["end", "start", "end", "start"]


def test_an_empty_cell_says_so() -> None:
    row = lane_of("actions", {"action": "Plonge."}, {})
    assert words(row) == [("1",), ("Plonge.",), ("—",)]


def test_a_thought_stands_in_where_nothing_was_said() -> None:
    row = lane_of("thoughts", {"thought": "Je crois."}, {"thought": "Je crois.", "verbatim": "Je dis."})
    assert words(row) == [("1",), ("Je crois.",), ("2",), ("Je dis.",)]


def test_a_pain_point_carries_its_severity_and_share() -> None:
    pain = PainPoint("Expire", Severity.CRITICAL, "Critique · 38 %")
    row = lane_of("pain-points", {"pain_points": (pain,)})
    assert [(text.role, text.lines[0], text.level) for text in row.texts] == [
        ("number", "1", ""), ("body", "Expire", ""), ("severity", "Critique · 38 %", "n2"),
    ]  # fmt: skip


def test_what_two_touchpoints_share_is_said_once() -> None:
    row = lane_of("front-stage", {"front_stage": ("Magasin",)}, {"front_stage": ("Magasin",)}, counts=(2,))
    assert words(row) == [("1–2",), ("Magasin",)]


@pytest.mark.parametrize("key", ["expectations", "motivations", "opportunities", "front-stage"])
def test_two_texts_in_one_stage_are_told_apart_by_their_numbers(key: str) -> None:
    field = {"front-stage": "front_stage"}.get(key, key.removesuffix("s") if key != "opportunities" else key)
    contents = ({field: ("Payer vite.",)}, {field: ("Être conseillé.",)}, {field: ("Payer vite.",)})
    row = lane_of(key, *contents, counts=(3,))
    assert words(row) == [("1", "3"), ("Payer vite.",), ("2",), ("Être conseillé.",)]


def test_no_cell_ends_on_a_lonely_short_word() -> None:
    row = lane_of("actions", {"action": "Scanne le QR code, suit les réglages pas à pas."}, *[{}] * 8)
    assert row.texts[1].lines == ("Scanne le QR", "code, suit les", "réglages pas", "à pas.")


def test_a_system_stands_after_the_last_word_where_it_fits_and_beneath_where_not() -> None:
    short, long = (
        Backstage("Envoie", system="CRM"),
        Backstage("Envoie les pièces à l’atelier", system="Tableur partagé"),
    )
    row = lane_of("backstage", {"backstage": (short,)}, {"backstage": (long,)}, *[{}] * 8)
    inline, beneath = row.tags
    assert inline.box.left > row.texts[0].box.right
    assert inline.box.top < row.texts[0].y < inline.box.bottom
    assert beneath.box.top > row.texts[1].box.bottom - 3


def test_the_team_stands_beside_the_system() -> None:
    work = Backstage("Calcule les frais", "Logistique", "WMS")
    row = lane_of("backstage", {"backstage": (work,)})
    assert words(row) == [("Calcule les frais",), ("Logistique",)]
    assert row.texts[1].x > row.tags[0].box.right


def test_a_team_alone_is_what_is_done() -> None:
    assert words(lane_of("backstage", {"backstage": (Backstage(team="Logistique"),)})) == [("Logistique",)]


def test_a_figure_shows_where_it_must_go() -> None:
    figure = Indicator("68 %", "abandon panier", "55 %", Direction.DOWN)
    row = lane_of("indicators", {"indicators": (figure,)})
    assert words(row) == [("68 %",), ("55 %",), ("abandon panier",)]
    assert [icon.name for icon in row.icons] == ["arrow-down-right"]


def test_a_figure_with_a_page_leads_there_as_a_whole() -> None:
    figure = Indicator("68 %", "abandon panier", "55 %", Direction.DOWN, "abandon.html", "Abandon panier : 68 %")
    row = lane_of("indicators", {"indicators": (figure,)})
    (link,) = row.linked
    assert (link.href, link.name) == ("abandon.html", "Abandon panier : 68 %")
    assert [text.lines for text in link.texts] == [("68 %",), ("55 %",), ("abandon panier",)]
    assert all(link.box.contains(text.box.grown(-3)) for text in link.texts)
    assert (row.texts[:0], row.icons) == ((), ())


def test_a_target_too_wide_for_its_line_goes_beneath() -> None:
    figure = Indicator("1 250 000 €", "chiffre d’affaires", "1 500 000 €", Direction.UP)
    row = lane_of("indicators", {"indicators": (figure,)}, *[{}] * 8)
    value, target, _ = row.texts[:3]
    assert target.y > value.y + 10


def test_a_figure_without_target_has_no_arrow() -> None:
    row = lane_of("indicators", {"indicators": (Indicator("+24", "NPS"),)})
    assert (words(row), row.icons) == ([("+24",), ("NPS",)], ())


def test_pictures_of_a_stage_are_of_one_size_and_wear_their_numbers() -> None:
    image = {"image": Image("a.webp", "Une scène")}
    row = lane_of("images", image, image, {}, counts=(3,))
    assert len({(round(p.box.width, 6), round(p.box.height, 6)) for p in row.pictures}) == 1
    assert words(row) == [("1",), ("2",)]


def test_a_row_is_never_lower_than_its_heading() -> None:
    row = lane_of("actions", {"action": "Va."})
    assert row.heading.texts[-1].box.bottom < row.bottom


@pytest.mark.parametrize("status", list(EvidenceStatus))
def test_the_axis_tells_what_a_touchpoint_rests_on(status: EvidenceStatus) -> None:
    subject = made_up([1])
    (only,) = subject.stages
    changed = replace(only, touchpoints=(replace(only.touchpoints[0], evidence=status),))
    layout = layout_map(replace(subject, stages=(changed,)), theme_metrics())
    assert [number.evidence for number in layout.axis.numbers] == [status]


@pytest.mark.parametrize(("relation", "words"), [("", ""), ("new", "nouveau"), ("abandoned", "abandonné")])
def test_the_axis_tells_what_the_target_adds_or_gives_up(relation: str, words: str) -> None:
    subject = made_up([1])
    (only,) = subject.stages
    changed = replace(only, touchpoints=(replace(only.touchpoints[0], relation=AimRelation(relation)),))
    layout = layout_map(replace(subject, stages=(changed,)), theme_metrics())
    assert [(number.relation, number.words) for number in layout.axis.numbers] == [(relation, words)]
    assert [entry.text.lines[0] for entry in layout.frame.legend if entry.sign == relation] == [words] * bool(words)


# Blueprint


def blueprint_rows(subject: MapSubject | None = None) -> dict[str, Row | LineRow]:
    rows = layout_map(subject or blueprint(), theme_metrics()).rows
    return {row.kind: row for row in rows if isinstance(row, Row | LineRow)}


def test_a_blueprint_has_three_lines_between_four_rows() -> None:
    assert list(blueprint_rows()) == [
        "actions", "line-of-interaction", "front-stage", "line-of-visibility", "backstage",
        "line-of-internal-interaction", "systems",
    ]  # fmt: skip


def test_a_blueprint_has_a_column_for_each_touchpoint_and_no_curve() -> None:
    layout = layout_map(blueprint(), theme_metrics())
    row = blueprint_rows()["actions"]
    assert isinstance(row, Row)
    assert [box.middle.x for box in row.boxes] == [number.x for number in layout.axis.numbers]
    assert layout.plot is None


def test_arrows_lead_from_each_box_to_the_next_one_beneath() -> None:
    rows = blueprint_rows()
    actions, front, back, systems = (rows[kind] for kind in ("actions", "front-stage", "backstage", "systems"))
    assert isinstance(actions, Row)
    assert isinstance(front, Row)
    assert isinstance(back, Row)
    assert isinstance(systems, Row)
    assert [(arrow.top, arrow.bottom) for arrow in front.connectors] == [
        (actions.boxes[0].bottom, front.boxes[0].top)
    ] * len(front.boxes)
    fifth = next(arrow for arrow in back.connectors if arrow.x == actions.boxes[4].middle.x)
    assert (fifth.top, fifth.bottom) == (actions.boxes[4].bottom, back.boxes[0].top)
    assert len(systems.connectors) == len(systems.boxes)


def test_an_arrow_of_a_blueprint_strikes_no_words_through() -> None:
    subject = blueprint()
    said = Lane("thoughts", Content.VOICES, "Thoughts")
    first, *rest = subject.lanes
    rows = blueprint_rows(replace(subject, lanes=(first, said, *rest), stages=voiced(subject)))
    thoughts, front = rows["thoughts"], rows["front-stage"]
    assert isinstance(front, Row)
    assert front.connectors
    assert {arrow.top for arrow in front.connectors} == {thoughts.bottom}


def voiced(subject: MapSubject) -> tuple[Stage, ...]:
    """The stages, with a thought at each touchpoint."""
    return tuple(
        replace(stage, touchpoints=tuple(replace(at, thought="So late.") for at in stage.touchpoints))
        for stage in subject.stages
    )


def test_a_row_of_the_blueprints_standard_stays_where_nothing_is_written_in_it_and_says_so() -> None:
    subject = blueprint()
    no_systems = tuple(
        replace(s, touchpoints=tuple(telling(t, backstage=(Backstage("Range"),)) for t in s.touchpoints))
        for s in subject.stages
    )
    rows = blueprint_rows(replace(subject, stages=no_systems))
    assert "line-of-internal-interaction" in rows
    systems = rows["systems"]
    assert isinstance(systems, Row)
    assert words(systems) == [("—",)] * 8
    assert systems.boxes == ()


def test_the_customers_row_of_a_blueprint_names_touchpoints_without_an_action() -> None:
    said = blueprint_rows(bare(blueprint()))["actions"]
    assert isinstance(said, Row)
    assert len(said.boxes) == 21
    assert ("Baptême en mer",) in words(said)
