"""Every touchpoint can be read by its name in what is drawn, on each arrangement and sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest
from msgspec.structs import replace

from journeysite.draw.map.journey_map import draw_map
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.sheet import BLUEPRINT, POSTER, SCREEN, Sheet
from journeysite.layout.map.subject import Emotion, Mode, PersonaLine, View
from tests.layout.map_metrics import theme_metrics
from tests.layout.map_samples import emotion, made_up
from tests.layout.test_journey_map import EXTREMES

SHEETS = {"screen": SCREEN, "poster": POSTER, "narrow": replace(SCREEN, width=1024.0), "blueprint": BLUEPRINT}


def said(element: Element) -> Iterator[str]:
    """What each text of a drawing says to the eye, without its spaces."""
    for text in element.iter():
        if text.tag.endswith("text"):
            yield "".join("".join(text.itertext()).split())


def unread(name: str, sheet: Sheet) -> Counter[str]:
    """The names that are to be read less often than there are touchpoints of that name."""
    subject = EXTREMES[name]()
    if sheet is BLUEPRINT:
        subject = replace(subject, view=View.BLUEPRINT)
    wanted = Counter("".join(touchpoint.title.split()) for touchpoint in subject.touchpoints)
    drawn = draw_map(layout_map(replace(subject, roadmap=()), theme_metrics(), sheet))
    texts = list(said(ElementTree.fromstring(drawn.plane.markup)))
    read = Counter({title: sum(title in text for text in texts) for title in wanted})
    return wanted - read


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("name", EXTREMES)
def test_every_touchpoint_can_be_read_by_its_name(name: str, sheet: str) -> None:
    assert unread(name, SHEETS[sheet]) == Counter()


def test_nineteen_titles_beside_three_curves_can_all_be_read() -> None:
    subject = replace(made_up([4, 3, 3, 3, 3, 3], mode=Mode.CURRENT), roadmap=(), lanes=())
    stages = tuple(
        replace(
            stage,
            touchpoints=tuple(
                replace(at, verbatim="", title=f"{at.title} no. {at.number}", emotions=_three(at.number))
                for at in stage.touchpoints
            ),
        )
        for stage in subject.stages
    )
    lines = tuple(PersonaLine(name, name) for name in ("Ada", "Bo", "Chiyoko"))
    crowded = replace(subject, stages=stages, lines=lines)
    drawn = draw_map(layout_map(crowded, theme_metrics()))
    texts = list(said(ElementTree.fromstring(drawn.plane.markup)))
    titles = ["".join(at.title.split()) for at in crowded.touchpoints]
    assert [title for title in titles if not any(title in text for text in texts)] == []


def _three(number: int) -> tuple[Emotion | None, ...]:
    return tuple(emotion(((number * 37 + at * 11) % 41 - 20) / 10) for at in range(3))


def test_a_touchpoint_of_unknown_emotion_is_named_and_marked_and_told_in_the_legend() -> None:
    layout = layout_map(made_up([3, 3], unknown=[2]), theme_metrics())
    plot = layout.plot
    assert plot
    assert plot.current
    assert [marker.number for marker in plot.current.unknown] == [2]
    assert "names" in [row.kind for row in layout.rows]
    assert "unknown" in [entry.sign for entry in layout.frame.legend]
    assert 'class="m-unknown"' in draw_map(layout).plane.markup
