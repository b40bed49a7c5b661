"""A cell of the list lists one thing, several, or nothing; links stand in a row; every word is escaped."""

from __future__ import annotations

import pytest

from journeysite.render.cells import linked, listed
from journeysite.render.map_table import Item
from journeysite.render.views.common import Link


@pytest.mark.parametrize(
    ("item", "markup"),
    [
        (Item("a < b"), "a &lt; b"),
        (Item("“Why?”", "quote"), "<q>“Why?”</q>"),
        (Item("Post", "channel", icon="mail"), "Post"),
        (Item("Queue", "pain", "Major", level="n1"), 'Queue <span class="tag n1">Major</span>'),
        (Item("Queue", "pain"), "Queue"),
        (Item("Packs", "system", "SAP & Co"), 'Packs <span class="system">SAP &amp; Co</span>'),
        (Item("NPS", "indicator", "12 → 20", "../nps.html"), '12 → 20 <a href="../nps.html">NPS</a>'),
        (Item("NPS", "indicator", "12"), "12 NPS"),
        (Item("Shelf", "work", "Done", "a.html?b&c"), '<a href="a.html?b&amp;c">Shelf</a> <span class="k">Done</span>'),
        (Item('A "box"', "image", href="box.png"), '<img src="box.png" alt="A &#34;box&#34;" width="96">'),
    ],
)
def test_a_thing_is_set_by_its_kind(item: Item, markup: str) -> None:
    assert listed([item]) == markup


def test_several_things_are_a_list_and_none_is_a_dash() -> None:
    assert listed((Item("a"), Item("b", "quote"))) == "<ul><li>a</li><li><q>b</q></li></ul>"
    assert listed(()) == "—"


def test_links_stand_in_a_row_and_what_leads_nowhere_is_plain() -> None:
    links = (Link("A & B", "a.html", "n = 3"), Link("C", "c.html"), Link("<D>"))
    assert linked(links) == '<a href="a.html" title="n = 3">A &amp; B</a>, <a href="c.html">C</a>, &lt;D&gt;'
    assert linked(()) == "—"
    assert linked((), empty="") == ""
