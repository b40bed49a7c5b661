"""Whatever people write, linking and checking come to an end and say something about it: nothing is raised."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeysite.checks import run_checks
from journeysite.diagnostics import Place
from journeysite.link import link
from journeysite.model.journey import Touchpoint
from journeysite.model.settings import Settings
from journeysite.model.site import Site
from journeysite.read.document import Document, DocumentKind, Source
from journeysite.read.documents import parse_document
from journeysite.read.locate import locate
from journeysite.read.settings import parse_settings

SETTINGS: Settings = parse_settings(
    b"title: Any\nlanguages: [en, fr]\nchannels: {a: A, b: B}\nteams: {a: A, b: B}\nlanes: {a: A}\n"
).value

# Few names, so that references are right, wrong, ambiguous and circular in all combinations.
NAMES = st.sampled_from(["a", "b", "c", "A", "a/b", "a/b/c", "a/a/a", "personas/a", "nps", "é", "e\u0301", "?"])
LISTED = st.lists(NAMES, max_size=3)
NUMBERS = st.sampled_from(["-3", "-1.5", "0", "2", "1e9", "x", "delight", "plaisir", "nan"])
SPANS = st.sampled_from(["2026-Q4", "2027", "2026-02-30", "2026-11-01", "soon"])
TITLES = st.sampled_from(["A", "B", "!?", "a", "Ä", "<b>", "{{ x }}"])


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping with a title and any of these keys."""
    return st.fixed_dictionaries({"title": TITLES}, optional=fields)


TOUCHPOINTS = some(
    id=NAMES,
    aliases=LISTED,
    channel=NAMES,
    other_channels=LISTED,
    emotion=NUMBERS,
    emotions=st.dictionaries(NAMES, NUMBERS, max_size=2),
    verbatim=st.one_of(NAMES, st.fixed_dictionaries({"text": NAMES, "source": NAMES})),
    pain_points=st.lists(
        st.fixed_dictionaries(
            {"text": NAMES}, optional={"evidence": LISTED, "roadmap": LISTED, "severity": st.just("critical")}
        ),
        max_size=2,
    ),
    opportunities=st.lists(st.fixed_dictionaries({"text": NAMES}, optional={"roadmap": LISTED}), max_size=2),
    frontstage=LISTED,
    backstage=st.lists(st.fixed_dictionaries({}, optional={"team": NAMES, "action": NAMES}), max_size=2),
    indicators=LISTED,
    roadmap=LISTED,
    evidence=LISTED,
    image=NAMES,
    lanes=st.dictionaries(NAMES, NAMES, max_size=2),
    moment_of_truth=st.sampled_from(["true", "false", "yes"]),
)
STAGES = some(
    id=NAMES,
    aliases=LISTED,
    phase=NAMES,
    hours=st.sampled_from(["07:00-09:00", "08:00-10:00", "late"]),
    evidence=LISTED,
    touchpoints=st.lists(TOUCHPOINTS, max_size=3),
)
JOURNEYS = some(
    persona=NAMES,
    personas=LISTED,
    kind=st.sampled_from(["current", "target", "day-in-the-life", "cible"]),
    target=NAMES,
    current=NAMES,
    objective=NAMES,
    owner=NAMES,
    nps=st.sampled_from(["24", "999"]),
    evidence=LISTED,
    aliases=LISTED,
    stages=st.lists(st.one_of(NAMES, STAGES), max_size=3),
)
ITEMS = some(
    teams=LISTED,
    status=st.sampled_from(["done", "planned", "dropped", "started"]),
    start=SPANS,
    end=SPANS,
    progress=st.sampled_from(["0", "50", "100"]),
    scores=st.dictionaries(st.sampled_from(["cost", "expectation", "luck"]), st.sampled_from(["1", "5", "9"])),
    touchpoints=LISTED,
    depends_on=LISTED,
    outcome=st.fixed_dictionaries({"indicator": NAMES, "from": NUMBERS, "to": NUMBERS}),
    aliases=LISTED,
)
PERSONAS = some(channels=st.one_of(LISTED, st.dictionaries(NAMES, NUMBERS, max_size=2)), aliases=LISTED, portrait=NAMES)
STUDIES = some(date=SPANS, aliases=LISTED)
INDICATORS = some(better=st.sampled_from(["higher", "lower"]), evidence=LISTED, aliases=LISTED)
PAGES = st.fixed_dictionaries({}, optional={"title": TITLES, "aliases": LISTED})
BODIES = st.lists(
    st.one_of(
        NAMES.map("[[{}]]".format),
        NAMES.map("[x]({}.md#y)".format),
        NAMES.map("![[map:{}]]".format),
        NAMES.map("\n\n![[{}]]\n\n".format),
        NAMES.map("![]({}.png)".format),
    ),
    max_size=3,
).map(" ".join)

RECORDS = {
    "journeys/{}.md": (DocumentKind.JOURNEY, "{}", JOURNEYS),
    "journeys/a/{}.md": (DocumentKind.STAGE, "a/{}", STAGES),
    "journeys/c/{}.md": (DocumentKind.STAGE, "c/{}", STAGES),
    "roadmap/{}.md": (DocumentKind.ROADMAP, "{}", ITEMS),
    "personas/{}.md": (DocumentKind.PERSONA, "{}", PERSONAS),
    "evidence/{}.md": (DocumentKind.EVIDENCE, "{}", STUDIES),
    "indicators/{}.md": (DocumentKind.INDICATOR, "{}", INDICATORS),
    "channels/{}.md": (DocumentKind.CHANNEL, "{}", PAGES),
    "teams/{}.md": (DocumentKind.TEAM, "{}", PAGES),
    "pages/{}.md": (DocumentKind.PAGE, "{}", PAGES),
}


@st.composite
def sources(draw: st.DrawFn) -> tuple[Source, ...]:
    """A handful of files of all kinds, some of them in French."""
    found: dict[str, Source] = {}
    for _ in range(draw(st.integers(1, 8))):
        path, (kind, id, record) = draw(st.sampled_from(sorted(RECORDS.items())))
        name, language = draw(st.sampled_from("abc")), draw(st.sampled_from(["", "", "", "fr", "de"]))
        file = path.format(f"{name}.{language}" if language else name)
        text = f"---\n{yaml_of(draw(record))}---\n{draw(BODIES)}\n"
        found[file] = Source(f"content/{file}", kind, id.format(name), None, language, text.encode())
    return tuple(found.values())


def yaml_of(value: Any, depth: int = 0) -> str:
    """A value in YAML's flow style; the frontmatter itself line by line."""
    if depth == 0:
        return "".join(f"{key}: {yaml_of(one, 1)}\n" for key, one in value.items())
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}": {yaml_of(one, 1)}' for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(yaml_of(one, 1) for one in value) + "]"
    return f'"{value}"'


def linked(files: tuple[Source, ...], language: str = "") -> tuple[Site, tuple[Document, ...], tuple[Place, ...]]:
    documents = tuple(parse_document(source, SETTINGS).value for source in files)
    site = link(documents, SETTINGS, ["shop.svg"], language)
    found = run_checks(site.value, documents)
    return site.value, documents, tuple(one.place for one in (*site.diagnostics, *found))


MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MANY
@given(sources())
def test_nothing_is_raised_and_every_place_can_be_shown(files: tuple[Source, ...]) -> None:
    texts = {source.file: source.data.decode() for source in files}
    for place in linked(files)[2]:
        position = locate(place, texts.get(place.file, ""))
        lines = texts.get(place.file, "").split("\n")
        assert 1 <= position.line <= len(lines)
        assert 1 <= position.column <= len(lines[position.line - 1]) + 1


@MANY
@given(sources())
def test_all_references_of_a_linked_site_exist(files: tuple[Source, ...]) -> None:
    for language in ("", "fr"):
        site, _, _ = linked(files, language)
        assert all(noun.address == address for address, noun in site.nouns.items())
        for journey in site.journeys.values():
            assert {*journey.personas} <= site.personas.keys()
            assert journey.target in ("", *site.journeys)
            for touchpoint in journey.touchpoints:
                check_touchpoint(site, touchpoint)
        for item in site.roadmap.values():
            assert {*item.depends_on, *item.blocks} <= site.roadmap.keys()
            assert {*item.touchpoints} <= site.nouns.keys()
            assert {*item.teams} <= site.teams.keys()
        assert {*(site.redirects or {}).values()} <= site.nouns.keys()
        assert not {*(site.redirects or {})} & site.nouns.keys()


def check_touchpoint(site: Site, touchpoint: Touchpoint) -> None:
    assert {*touchpoint.channels} <= site.channels.keys()
    assert {*touchpoint.evidence} <= site.evidence.keys()
    assert {reading.indicator for reading in touchpoint.indicators} <= site.indicators.keys()
    assert touchpoint.pair is None or touchpoint.pair in site.nouns
    assert touchpoint.emotion is None or -2 <= touchpoint.emotion <= 2
    for item in touchpoint.roadmap:
        assert touchpoint.address in site.roadmap[item].touchpoints
