"""What pages say: sums that agree, references both ways, the map and its table alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from html import unescape
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import asdict, replace

from journeysite.build import Loaded
from journeysite.html.poster import ROOM, fit
from journeysite.layout.map.journey_map import layout_map
from journeysite.layout.map.sheet import POSTER
from journeysite.layout.map.subject import MapSubject, Mode, View
from journeysite.pages.map_table import map_table
from journeysite.pages.plan import plan_pages
from journeysite.pages.queries import BuildInfo
from journeysite.pages.views.home import HomeView
from journeysite.pages.views.journey import JourneyView, opening_sentences
from journeysite.pages.views.poster import PosterView
from tests.pages.sample_site import CHOOSE, JOURNEY, SAMPLE

Load = Callable[..., Loaded]


def view_of(site: Loaded, path: str) -> Any:
    return next(plan for plan in plan_pages(site.site, site.theme) if plan.path == path).view().content


def journey(site: Loaded, path: str = "journeys/mask.html") -> JourneyView:
    found = view_of(site, path)
    assert isinstance(found, JourneyView)
    return found


# The page of a journey


def test_six_figures_sum_a_journey_up(loaded: Load) -> None:
    figures = [(f.label, f.value, f.note) for f in journey(loaded()).figures]
    assert figures == [
        ("Mean emotion", "+0.8", "target +1.0, so +0.2 to gain"),
        ("Moments of truth", "1", "1 won"),
        ("Pain points", "2", "1 critical"),
        ("NPS", "+24", ""),
        ("Roadmap items", "2", "1 in progress"),
        ("Touchpoints", "4", "in 3 stages"),
    ]


def test_the_first_paragraph_leads_and_the_rest_follows_below(loaded: Load) -> None:
    view = journey(loaded())
    assert view.lede.parts == ("What <em>Ana</em> lives before she swims.",)
    assert "".join(map(str, view.about.parts)).strip() == "<p>And what we learnt.</p>"


def test_a_journey_that_opens_with_a_list_is_led_by_its_scope(loaded: Load) -> None:
    body = JOURNEY.replace("What *Ana* lives before she swims.", "- one\n- two")
    view = journey(loaded({"content/journeys/mask/index.md": body}))
    assert view.lede.parts == ("From the wish to the water",)
    assert "<li>one</li>" in "".join(map(str, view.about.parts))


def test_current_and_target_lead_to_each_other(loaded: Load) -> None:
    site = loaded()
    here, there = journey(site).switch, journey(site, "journeys/mask-target.html").switch
    assert here is not None
    assert there is not None
    assert (here.chosen, here.target, there.chosen, there.current) == (
        "compare", "mask-target.html", "target", "mask.html"
    )  # fmt: skip


def test_pain_points_are_ranked_by_severity_and_share_and_say_who_works_on_them(loaded: Load) -> None:
    view = journey(loaded())
    ranked = [
        (p.rank, p.text, p.severity, p.share.text if p.share else "", [w.text for w in p.work]) for p in view.pains
    ]
    assert ranked == [(1, "No sizes", "Critical", "40%", ["Sizes on the site"]), (2, "Slow pages", "", "", [])]
    assert view.unserved == "Nobody works on 1 of them"


def test_moments_of_truth_say_what_was_said_and_who_answers(loaded: Load) -> None:
    (moment,) = journey(loaded()).moments
    assert (moment.link.href, moment.quote, moment.outcome, moment.note, [team.text for team in moment.who]) == (
        "mask/choose.html#try", "“It fits!”", "Won", "Choose. A mirror", ["Shop"]
    )  # fmt: skip


def test_a_target_shows_the_work_that_brings_it(loaded: Load) -> None:
    touchpoint = "id: look\n    title: Looks at the site\n    roadmap: [sizes]"
    edited = CHOOSE.replace("id: look\n    title: Looks at the site", touchpoint)
    site = loaded({"content/journeys/mask/choose.md": edited})
    assert [row.link.text for row in journey(site, "journeys/mask-target.html").work] == ["Sizes on the site"]


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("One. Two. Three.", "One. Two."),
        ("A sentence longer than its room. Two.", "A sentence longer than its room."),
        ("“One.” Two, 3.5 of it! Three.", "“One.”"),
        ("No end", "No end"),
        ("", ""),
    ],
)
def test_a_narrative_is_cut_between_sentences(text: str, opening: str) -> None:
    assert opening_sentences(text, 10) == opening


# The map and its table


def test_the_map_compares_where_there_is_a_target(loaded: Load) -> None:
    site = loaded()
    modes = [journey(site, f"journeys/{name}.html").map.mode for name in ("mask", "mask-target")]
    assert modes == [Mode.COMPARE, Mode.TARGET]


def test_the_level_of_an_emotion_is_that_of_the_number_shown(loaded: Load) -> None:
    emotions = [touchpoint.emotion for touchpoint in journey(loaded()).map.touchpoints]
    shown = [(emotion.text, emotion.level, emotion.name) if emotion else None for emotion in emotions]
    assert shown == [("−1.3", "n1", "Disappointment"), ("+1.5", "p2", "Delight"), ("+2.0", "p2", "Delight"), None]


def _texts(value: object) -> Iterator[str]:
    """Every text that a map shows about its touchpoints."""
    if isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts(part)
    elif isinstance(value, Struct):
        for name, part in asdict(value).items():
            if name not in (
                "href",
                "icon",
                "level",
                "label",
                "id",
                "lane",
                "status",
                "severity",
                "view",
                "mode",
                "spoken",
            ):
                yield from _texts(dict(part) if name == "lanes" else part)
    elif isinstance(value, str) and type(value) is str:
        yield value


def test_the_table_says_everything_that_the_map_says(loaded: Load, published: Callable[..., Mapping[str, str]]) -> None:
    subject = journey(loaded()).map
    page = published()["journeys/mask.html"]
    table = page[page.index('<table class="list">') : page.index("</table>", page.index('<table class="list">'))]
    words = unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", table)))
    said = {text for stage in subject.stages for text in _texts(stage.touchpoints)} - {"", "web", "store", "new"}
    said -= {gap.text for touchpoint in subject.touchpoints if (gap := touchpoint.gap)}
    assert {text for text in said if re.sub(r"\s+", " ", text) not in words} == set()


def test_a_lane_that_is_empty_everywhere_has_no_column(loaded: Load) -> None:
    kinds = [lane.key for lane in map_table(journey(loaded()).map).lanes]
    assert "images" not in kinds
    assert kinds[:4] == ["actions", "thoughts", "channels", "expectations"]
    assert "lanes.questions" in kinds


def test_a_stage_that_nobody_documented_keeps_its_place_in_the_table(
    published: Callable[..., Mapping[str, str]],
) -> None:
    table = published()["journeys/mask.html"].partition('<table class="list">')[2]
    assert re.search(r"1\. Wish</a>.*?not documented</td></tr>\s*</tbody>", table, re.DOTALL)


def test_a_journey_that_is_a_loop_at_first_shows_it_first_and_the_map_on_demand(loaded: Load) -> None:
    view = journey(loaded({"content/journeys/mask/index.md": JOURNEY.replace("loop: true", "view: loop")}))
    assert (view.is_loop, view.is_blueprint, view.map.view) == (True, False, View.JOURNEY)
    assert view.loop is not None


def test_a_journey_can_be_seen_as_a_blueprint_and_a_blueprint_as_a_journey(loaded: Load) -> None:
    blueprint = JOURNEY.replace("loop: true", "view: blueprint")
    arrangements = []
    for body in (JOURNEY, blueprint):
        view = journey(loaded({"content/journeys/mask/index.md": body}))
        assert view.other is not None
        assert isinstance(view.other.subject, MapSubject)
        arrangements.append((view.map.view, view.other.subject.view))
    assert arrangements == [(View.JOURNEY, View.BLUEPRINT), (View.BLUEPRINT, View.JOURNEY)]


# The poster


def test_a_poster_keeps_what_fits_and_leaves_out_what_it_can_do_without(loaded: Load) -> None:
    site = loaded()
    subject = journey(site).map
    assert fit(subject, site.theme.metrics) == (subject, POSTER, "A3")
    wordy = CHOOSE.replace("A mirror", "A mirror, " * 400).replace("Opens three pages", "Opens pages " * 300)
    shown, context, paper = fit(journey(loaded({"content/journeys/mask/choose.md": wordy})).map, site.theme.metrics)
    crowded = layout_map(shown, site.theme.metrics, context)
    assert (paper, crowded.height <= ROOM) == ("A3", True)


def test_a_poster_says_of_which_day_and_of_which_source_it_is(loaded: Load) -> None:
    dated = replace(loaded(), build_info=BuildInfo(date(2026, 11, 22), "abc1234"))
    plans = plan_pages(dated.site, dated.theme, dated.build_info)
    view = next(plan for plan in plans if plan.path == "maps/mask.html").view().content
    assert isinstance(view, PosterView)
    assert (view.notes[-1], view.stamp) == ("Source: abc1234", ("As of November 22, 2026",))


# The first page


def test_every_stage_stands_under_its_phase(loaded: Load) -> None:
    home = view_of(loaded(), "index.html")
    assert isinstance(home, HomeView)
    assert [(head.label, head.columns) for head in home.heat.phases] == [("Before", 1), ("Purchase", 1), ("After", 1)]
    (row,) = home.heat.rows
    cells = [(cell.link.note, cell.emotion.text if cell.emotion else "") for cell in row.cells if cell.link]
    assert cells == [("1 Wish", ""), ("2 Choose", "+0.1"), ("3 Swim", "+2.0")]


def test_columns_are_named_once_where_all_journeys_share_their_stages(loaded: Load) -> None:
    twin = {name.replace("/mask/", "/fins/"): text for name, text in SAMPLE.items() if "/mask/" in name}
    twin["content/journeys/fins/index.md"] = JOURNEY.replace("target: mask-target\n", "").replace(
        "mask", "pair of fins"
    )
    heat = view_of(loaded(twin), "index.html").heat
    assert heat.heads == ("Wish", "Choose", "Swim")
    assert {cell.link.text for row in heat.rows for cell in row.cells} == {""}


def test_home_counts_what_is_lived_and_not_what_is_aimed_at(loaded: Load) -> None:
    figures = {figure.label: (figure.value, figure.note) for figure in view_of(loaded(), "index.html").figures}
    assert figures == {
        "Mean emotion": ("+0.8", "+1.0 where a target is set"),
        "Journeys": ("2", "1 current, 1 target"),
        "Pain points": ("2", "1 critical"),
        "Moments of truth": ("1", "1 won"),
        "Roadmap items": ("2", "1 in progress"),
        "Touchpoints observed": ("75%", "from 1 study"),
    }


# Other pages


def test_a_roadmap_item_says_where_it_acts_and_what_its_score_is_made_of(loaded: Load) -> None:
    item = view_of(loaded(), "roadmap/sizes.html")
    acts = [(s.link.text, s.place, s.emotion.text, s.expected.text, s.target.text) for s in item.served]
    assert acts == [("Looks at the site", "Buying a mask, Choose", "−1.3", "+0.3", "+1.0")]
    assert sum(float(part.points) for part in item.parts) == pytest.approx(float(item.total), abs=0.5)
    assert (item.outcome.start, item.outcome.end) == ("12\u00a0min", "3\u00a0min")
    assert [row.link.text for row in item.enables] == ["A basin"]
    assert [row.link.text for row in view_of(loaded(), "roadmap/basin.html").needs] == ["Sizes on the site"]


def test_a_study_lists_what_rests_on_it_with_what_was_heard(loaded: Load) -> None:
    study = view_of(loaded(), "evidence/talks.html")
    claims = [(c.link.text, c.quotes, c.pains) for group in study.groups for c in group.claims]
    assert claims == [
        ("Whole journey", (), ()),
        ("1. Looks at the site", (), ("No sizes",)),
        ("2. Tries it on", ("“It fits!”",), ()),
        ("3. First dive", (), ()),
    ]


def test_a_study_links_each_place_that_rests_on_it_once(loaded: Load) -> None:
    study = view_of(loaded(), "evidence/talks.html")
    for group in study.groups:
        links = [link.href for link in (group.title, *(claim.link for claim in group.claims)) if link.href]
        assert len(links) == len(set(links))


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("nps", "Net promoter score"),
        ("ces", "Customer effort score"),
        ("drop-off", "Drop-off"),
        ("our-own", "Our own"),
    ],
)
def test_kinds_of_indicators_are_told_in_words_and_not_as_they_are_written(
    published: Callable[..., Mapping[str, str]], kind: str, label: str
) -> None:
    pages = published({"content/indicators/nps.md": f'---\ntitle: Score\nkind: "{kind}"\nvalue: 24\n---\n'})
    assert re.search(rf"<td[^>]*>{label}</td>", pages["indicators.html"])
    assert f"<dd>{label}" in re.sub(r"\s*\n\s*", "", pages["indicators/nps.html"])


def test_a_team_sees_what_concerns_it_over_all_journeys(loaded: Load) -> None:
    team = view_of(loaded(), "teams/it.html")
    rows = [(group.journey.text, row.link.text, row.note) for group in team.groups for row in group.rows]
    assert rows == [("Buying a mask", "Looks at the site", "backstage: Price list loaded")]
    assert [row.link.text for row in team.work] == ["Sizes on the site"]
    assert [row.text for row in team.pains] == ["No sizes", "Slow pages"]


def test_a_channel_tells_preferred_from_also_used(loaded: Load) -> None:
    channel = view_of(loaded(), "channels/web.html")
    rows = [(row.link.text, row.note) for group in channel.groups for row in group.rows]
    assert rows == [("Looks at the site", "preferred"), ("Tries it on", "also used")]
    assert [row.link.text for group in channel.aimed for row in group.rows] == ["Looks"]
    assert [(person.link.text, person.note) for person in channel.liked_by] == [("Ana", "likes it 4 of 5")]


def test_a_long_page_has_a_table_of_contents_and_shows_figures_placed_in_it(
    loaded: Load, published: Callable[..., Mapping[str, str]]
) -> None:
    page = view_of(loaded(), "pages/method.html")
    assert [(entry.text, entry.href, entry.depth) for entry in page.toc] == [
        ("One", "#one", 2), ("Two", "#two", 2), ("Three", "#three", 2)
    ]  # fmt: skip
    assert 'aria-labelledby="_f1-title _f1-desc"' in published()["pages/method.html"]


def test_of_many_stages_alike_those_are_shown_that_are_felt_most_differently(loaded: Load) -> None:
    def twin(number: int) -> str:
        point = f"{{id: p, title: Point, channel: web, emotion: {number / 10 - 1:.1f}}}"
        return (
            f"---\ntitle: Twin {number:02}\nstages:\n  - {{id: choose, title: Choose, touchpoints: [{point}]}}\n---\n"
        )

    twins = {f"content/journeys/twin-{number:02}.md": twin(number) for number in range(30)}
    few = {name: text for name, text in twins.items() if name < "content/journeys/twin-03"}
    siblings = view_of(loaded(few), "journeys/mask/choose.html").siblings
    assert [sibling.link.text for sibling in siblings] == ["Twin 00", "Twin 01", "Twin 02"]
    siblings = view_of(loaded(twins), "journeys/mask/choose.html").siblings
    assert [sibling.link.text for sibling in siblings] == [
        "Twin 29", "Twin 28", "Twin 27", "Twin 26", "Twin 25", "Twin 24", "Twin 23", "Twin 00"
    ]  # fmt: skip
