"""Links, titles and figures in the bodies of files get the address that their author meant."""

from __future__ import annotations

from textwrap import dedent

import pytest

from journeysite.model.address import Address, Kind
from journeysite.model.prose import Href, Placement, Title
from tests.link.conftest import Linked

SITE = {
    "journeys/dive/index.md": "---\ntitle: Dive\n---\n\n## Why\n",
    "journeys/dive/01-search.md": """\
        ---
        title: Search
        touchpoints:
          - {id: ask, title: Asks}
          - {id: compare, title: Compares}
        ---

        ## Doubts
        """,
    "journeys/dive/02-buy.md": """\
        ---
        title: Buy
        touchpoints:
          - {id: ask, title: Asks again}
          - {id: pay, title: Pays}
        ---
        """,
    "journeys/hike.md": "---\ntitle: Hike\nstages: [{title: Search}]\n---\n",
    "personas/quentin.md": "---\ntitle: Quentin\n---\n",
    "roadmap/clear-prices.md": "---\ntitle: Clear prices\n---\n",
    "pages/about/method.md": "---\ntitle: Method\n---\n",
    "media/shop.svg": "<svg/>",
}


def address_of(linked: Linked, file: str, written: str) -> str:
    """What a link means in that file: an address, or the codes of what is wrong with it."""
    before = dedent(SITE.get(file, "---\ntitle: x\n---\n"))
    found = linked({**SITE, file: f"{before}\n{written}\n"})
    site = found.value
    (noun,) = (noun for noun in site.nouns.values() if getattr(noun, "file", "") == f"content/{file}")
    hrefs = [str(part.address) for part in noun.prose.parts if isinstance(part, Href)]  # type: ignore[union-attr]
    return " ".join([*hrefs, *(one.code for one in found.diagnostics)])


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[[ask]]", "touchpoint:dive/buy/ask"),  # the same stage first
        ("[[search]]", "stage:dive/search"),  # then the journey's stages
        ("[[compare]]", "touchpoint:dive/search/compare"),  # then its touchpoints
        ("[[search/ask]]", "touchpoint:dive/search/ask"),
        ("[[dive/search]]", "stage:dive/search"),
        ("[[hike/search]]", "stage:hike/search"),
        ("[[dive/search/compare]]", "touchpoint:dive/search/compare"),
        ("[[journeys/dive/search/compare]]", "touchpoint:dive/search/compare"),
        ("[[journeys/hike/search]]", "stage:hike/search"),
        ("[[hike]]", "journey:hike"),
        ("[[quentin]]", "persona:quentin"),
        ("[[personas/quentin]]", "persona:quentin"),
        ("[[roadmap/clear-prices]]", "roadmap:clear-prices"),
        ("[[store]]", "channel:store"),
        ("[[teams/shop]]", "team:shop"),
        ("[[about/method]]", "page:about/method"),
        ("[[pages/about/method]]", "page:about/method"),
        ("[[roadmap]]", "list:roadmap"),
        ("[[home]]", "home:"),
        ("[[search#doubts]]", "stage:dive/search#doubts"),
        ("[[search#ask]]", "touchpoint:dive/search/ask"),
        ("[[media/shop.svg|the shop]]", "media:shop.svg"),
        ("[x](01-search.md)", "stage:dive/search"),
        ("[x](01-search.md#compare)", "touchpoint:dive/search/compare"),
        ("[x](index.md#why)", "journey:dive#why"),
        ("[x](../hike.md)", "journey:hike"),
        ("[x](../../personas/quentin.md)", "persona:quentin"),
        ("[x](../../roadmap/)", "list:roadmap"),
        ("[x](..)", "list:journeys"),
        ("[x](../../media/shop.svg)", "media:shop.svg"),
        ("![Shop](../../media/shop.svg)", "media:shop.svg"),
        ("![Shop](media/shop.svg)", "media:shop.svg"),
        ("[x](#nowhere)", "stage:dive/buy J222"),
        ("[[nobody]]", "J221"),
        ("[x](search.md)", "J220"),
        ("[x](../../../README.md)", "J224"),
    ],
)
def test_a_link_in_a_stage_means(linked: Linked, written: str, address: str) -> None:
    assert address_of(linked, "journeys/dive/02-buy.md", written) == address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[[search]]", "J221"),  # outside a journey a stage needs the journey's name
        ("[[dive/search]]", "stage:dive/search"),
        ("[[method]]", "J221"),
        ("[x](about/method.md)", "page:about/method"),
        ("[x](../journeys/dive/)", "journey:dive"),
        ("[x](../index.md)", "J220"),
    ],
)
def test_a_link_in_a_free_page_means(linked: Linked, written: str, address: str) -> None:
    assert address_of(linked, "pages/news.md", written) == address


def test_a_wiki_link_without_words_asks_for_the_title(linked: Linked) -> None:
    site = linked({**SITE, "pages/news.md": "See [[quentin]] and [[quentin|him]].\n"}).value
    quentin = Address(Kind.PERSONA, "quentin")
    assert site.pages["news"].prose.parts == (
        '<p>See <a href="',
        Href(quentin),
        '">',
        Title(quentin),
        '</a> and <a href="',
        Href(quentin),
        '">him</a>.</p>\n',
    )


def test_a_broken_link_reads_as_its_text_and_leads_nowhere(linked: Linked) -> None:
    site = linked({**SITE, "pages/news.md": "See [[<nobody>]] ![Shop](gone.png)\n"}).value
    assert "".join(map(str, site.pages["news"].prose.parts)) == (
        '<p>See <a href="#">&lt;nobody&gt;</a> <img src="data:," alt="Shop" loading="lazy" decoding="async"></p>\n'
    )


@pytest.mark.parametrize(
    ("file", "written", "placement"),
    [
        ("journeys/dive/index.md", "![[map]]", Placement("map", Address(Kind.JOURNEY, "dive"))),
        ("journeys/dive/02-buy.md", "![[curve]]", Placement("curve", Address(Kind.STAGE, "dive/buy"))),
        ("journeys/dive/02-buy.md", "![[loop]]", Placement("loop", Address(Kind.JOURNEY, "dive"))),
        ("journeys/dive/02-buy.md", "![[curve:search]]", Placement("curve", Address(Kind.STAGE, "dive/search"))),
        ("pages/news.md", "![[curve:dive/search]]", Placement("curve", Address(Kind.STAGE, "dive/search"))),
        ("pages/news.md", "![[map:journeys/hike]]", Placement("map", Address(Kind.JOURNEY, "hike"))),
        ("pages/news.md", "![[matrix]]", Placement("matrix", None)),
    ],
)
def test_a_figure_knows_what_it_shows(linked: Linked, file: str, written: str, placement: Placement) -> None:
    before = dedent(SITE.get(file, "---\ntitle: x\n---\n"))
    found = linked({**SITE, file: f"{before}\n{written}\n"})
    (noun,) = (one for one in found.value.nouns.values() if getattr(one, "file", "") == f"content/{file}")
    assert placement in noun.prose.parts  # type: ignore[union-attr]
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("https://wiki.example/survey", Address(Kind.EXTERNAL, "https://wiki.example/survey")),
        ("media/shop.svg", Address(Kind.MEDIA, "shop.svg")),
        ("../pages/about/method.md", Address(Kind.PAGE, "about/method")),
        ("javascript:alert(1)", None),
        ("media/nowhere.pdf", None),
    ],
)
def test_the_report_of_a_study_is_an_address_outside_or_a_file_of_the_site(
    linked: Linked, written: str, found: Address | None
) -> None:
    study = f'---\ntitle: Survey\nlink: "{written}"\n---\n'
    site = linked({**SITE, "evidence/survey.md": study})
    assert site.value.evidence["survey"].link == found
    assert bool(site.diagnostics) is (found is None)


def test_a_file_below_media_is_linked_by_the_name_that_frontmatter_uses(linked: Linked) -> None:
    site = linked({**SITE, "pages/about/method.md": "---\ntitle: Method\n---\n[shop](media/shop.svg)\n"})
    assert Href(Address(Kind.MEDIA, "shop.svg")) in site.value.pages["about/method"].prose.parts
    assert site.diagnostics == ()
