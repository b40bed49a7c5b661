"""Records: what writers may write, and what they are told otherwise."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from journeysite.diagnostics import Place
from journeysite.read.records.evidence import EvidenceRecord, IndicatorRecord
from journeysite.read.records.journey import JourneyRecord, StageRecord
from journeysite.read.records.persona import PersonaRecord
from journeysite.read.records.record import Record
from journeysite.read.records.roadmap import OutcomeRecord, RoadmapRecord
from journeysite.read.records.touchpoint import ActorRecord, PainPointRecord, ReadingRecord, VerbatimRecord
from journeysite.read.validate import validate
from journeysite.read.yaml import read_mapping

JOURNEY = """
title: Je m'équipe pour la plongée
persona: quentin                 # or personas: [quentin, awa]
kind: current                    # current | target | day-in-the-life   (état actuel, cible, journée type)
target: diving-gear-target       # on the current one; or `current:` on the target one
objective: retention
scope: From the first dive to the second season; beginner's equipment, all channels
owner: store-network             # a team
status: published                # draft | review | published | archived
review_by: 2027-03-31
loop: true                       # drawn as a figure of 8, the end feeds the start
tags: [diving, retail]
nps: 24                          # or indicators: by id, see below
evidence: [store-visits-2026, survey-spring-2026]
"""

STAGE = """
title: Search
phase: before
goal: Know what a beginner really needs
stake: Be found and be trusted   # what is at stake for the company
touchpoints:
  - title: Asks the diving instructor
    channel: word-of-mouth       # preferred channel; also: other_channels: [...]
    emotion: delight             # a level's name in any site language, or a number on the scale
    action: Asks which mask and fins to start with
    thought: He knows what he talks about.
    verbatim: {text: "He told me: buy the mask, rent the rest.", source: interviews-2026}
    expectation: Independent advice
    motivation: Not to waste money
    moment_of_truth: true
  - id: compare
    title: Compares prices online
    channel: web
    emotion: -1.5
    emotions: {awa: 0}           # where personas differ on the same journey
    pain_points:
      - {text: Three sites, three prices, severity: major, share: 38, evidence: [survey-spring-2026]}   # % of customers
      - Delivery fees appear at the last step        # plain text will do
    opportunities:
      - {text: Show the full price from the start, roadmap: [clear-prices]}
    frontstage: [web-team]
    backstage:
      - {team: logistics, action: Computes the delivery fee, system: WMS}
    indicators:
      - {id: cart-abandonment, value: 68}
    duration: 40 min
    roadmap: [clear-prices]      # from this side or from the item's; both end up on both pages
    image: media/compare.webp
"""

ITEM = """
title: Clear prices from the first page
teams: [web-team, logistics]
kind: feature                    # communication | digital | feature | process | marketing | crm | reporting
status: in-progress
start: 2026-Q4                   # a date, a month, a quarter; or horizon: now | next | later
end: 2027-Q1
progress: 40                     # percent
objectives: [retention]
scores: {customer_importance: 5, expectation: 4, objectives: 4, cost: 2, delay: 2, feasibility: 4}
touchpoints: [diving-gear/search/compare, diving-gear/purchase/basket]
lift: 1.5                        # expected change of emotion there
outcome: {indicator: cart-abandonment, from: 68, to: 45}   # what shall move
depends_on: [price-service]
"""


def read(model: type[Record], text: str) -> tuple[Record, list[str]]:
    """The record, and every diagnostic as one line with its key path."""
    values = read_mapping(text, "f.md")
    assert values.diagnostics == ()
    found = validate(model, values.value.values, Place("f.md"), "fallback")
    lines = [f"{'.'.join(map(str, one.place.path))} {one.code} {one.message} | {one.hint}" for one in found.diagnostics]
    return found.value, lines


def told(model: type[Record], text: str) -> list[str]:
    return read(model, text)[1]


def test_a_journey_as_the_format_shows_it() -> None:
    assert read(JourneyRecord, JOURNEY) == (
        JourneyRecord(
            title="Je m'équipe pour la plongée",
            persona="quentin",
            kind="current",
            target="diving-gear-target",
            objective="retention",
            scope="From the first dive to the second season; beginner's equipment, all channels",
            owner="store-network",
            status="published",
            review_by=datetime.date(2027, 3, 31),
            loop=True,
            tags=("diving", "retail"),
            nps=24,
            evidence=("store-visits-2026", "survey-spring-2026"),
        ),
        [],
    )


def test_a_stage_as_the_format_shows_it() -> None:
    stage, lines = read(StageRecord, STAGE)
    assert lines == []
    assert isinstance(stage, StageRecord)
    asks, compares = stage.touchpoints
    assert asks.emotion == "delight"
    assert asks.verbatim == VerbatimRecord(text="He told me: buy the mask, rent the rest.", source="interviews-2026")
    assert asks.moment_of_truth
    assert compares.emotion == "-1.5"
    assert compares.emotions == {"awa": "0"}
    assert compares.pain_points == (
        PainPointRecord(text="Three sites, three prices", severity="major", share=38, evidence=("survey-spring-2026",)),
        "Delivery fees appear at the last step",
    )
    assert compares.frontstage == ("web-team",)
    assert compares.backstage == (ActorRecord(team="logistics", action="Computes the delivery fee", system="WMS"),)
    assert compares.indicators == (ReadingRecord(id="cart-abandonment", value=68),)
    assert compares.image == "media/compare.webp"


def test_a_roadmap_item_as_the_format_shows_it() -> None:
    item, lines = read(RoadmapRecord, ITEM)
    assert lines == []
    assert isinstance(item, RoadmapRecord)
    assert (item.start, item.end, item.progress, item.lift) == ("2026-Q4", "2027-Q1", 40, 1.5)
    assert item.scores["feasibility"] == 4
    assert item.outcome == OutcomeRecord.model_validate({"indicator": "cart-abandonment", "from": 68, "to": 45})


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("état actuel", "current"),
        ("Etat actuel", "current"),
        ("cible", "target"),
        ("parcours cible", "target"),
        ("État futur", "target"),
        ("journée type", "day-in-the-life"),
        ("journee-type", "day-in-the-life"),
        ("day in the life", "day-in-the-life"),
    ],
)
def test_kinds_of_journeys_have_french_names(written: str, kind: str) -> None:
    journey, lines = read(JourneyRecord, f"title: x\nkind: {written}")
    assert isinstance(journey, JourneyRecord)
    assert (journey.kind, lines) == (kind, [])


def test_empty_values_are_as_if_they_were_not_there() -> None:
    stage, lines = read(
        StageRecord,
        "title: x\nphase:\ntouchpoints: [{title: y, emotion: ~, emotions: {awa: , eva: 1}, tags: , moment_of_truth: }]",
    )
    assert lines == []
    assert stage == StageRecord.model_validate(
        {"title": "x", "touchpoints": [{"title": "y", "emotions": {"eva": "1"}}]}
    )


def test_an_unknown_key_without_a_value_is_still_unknown() -> None:
    assert told(StageRecord, "title: x\nphaze:") == ["phaze J101 unknown key `phaze` | did you mean `phase`?"]


def test_ids_are_compared_in_composed_form() -> None:
    journey, _ = read(JourneyRecord, "title: x\npersona: ine\u0300s")
    assert isinstance(journey, JourneyRecord)
    assert journey.persona == "in\u00e8s"


WRONG = [
    # keys
    (StageRecord, "title: x\nchanel: y", "chanel J101 unknown key `chanel` | possible keys: "),
    (StageRecord, "title: x\ntouchpoints: [{title: y, chanel: z}]",
     "touchpoints.0.chanel J101 unknown key `chanel` | did you mean `channel`?"),
    (StageRecord, "title: x\nétapes: y", "étapes J101 unknown key `étapes` | possible keys: "),
    (StageRecord, "title: x\nenjeu: y", "enjeu J101 unknown key `enjeu` | did you mean `stake`?"),
    (StageRecord, "title: x\nchannel: y",
     "channel J101 unknown key `channel` | it belongs below `touchpoints:`, indented"),
    (StageRecord, "title: x\ntouchpoints: [{title: y, phase: z}]",
     "touchpoints.0.phase J101 unknown key `phase` | it is a key of the whole file: begin it at the margin"),
    (StageRecord, "title:\nphase: x", "title J106 `title` is empty | write it behind the colon"),
    (StageRecord, "title: x\ntouchpoints:\n  title: y",
     "touchpoints J103 `touchpoints` needs a list, not keys with values | "
     "begin each item with a hyphen and a space: `- …`"),
    (JourneyRecord, "title: x\npersona: [a, b]",
     "persona J103 `persona` needs text, not a list | several stand behind `personas:`"),
    (JourneyRecord, "title: x\npersona: [[a]]", "persona J103 `persona` needs text, not a list | "
     "write `a` without brackets"),
    (EvidenceRecord, "title: x\nsample: 1.200", "sample J107 `sample`: `1.200` is not a whole number | write `1200`"),
    (PersonaRecord, "title: x\nage: 38 ans", "age J107 `age`: `38 ans` is not a number | write `38`"),
    (StageRecord, "title: x\ntouchpoints: [{title: y, emotion: \u20131}]",
     "touchpoints.0.emotion J107 `emotion`: `\u20131` is not a number | write `-1`"),
    (StageRecord, "titre: x", "titre J101 unknown key `titre` | did you mean `title`?"),
    (StageRecord, "phase: x", " J102 `title` is missing | add a line `title: …`"),
    (StageRecord, "title: x\ntouchpoints: [{id: y}]",
     "touchpoints.0 J102 `title` is missing in item 1 of `touchpoints` (`y`) | add `title: …` there"),
    (PersonaRecord, "title: x\nportrait: {alt: y}",
     "portrait J102 `src` is missing in `portrait` | add `src: …` there"),
    # shapes
    (StageRecord, "title: [x]", "title J103 `title` needs text, not a list | write `x` without brackets"),
    (StageRecord, "title: {a: b}",
     "title J103 `title` needs text, not keys with values | quote a text that holds a colon or begins with a brace"),
    (StageRecord, "title: x\ntags: y", "tags J103 `tags` needs a list, not text | write [y]"),
    (StageRecord, "title: x\ntouchpoints: [y]",
     "touchpoints.0 J103 item 1 of `touchpoints` needs keys with values, not text | write `title: y`"),
    (StageRecord, "title: x\ntouchpoints: [{title: y, pain_points: [[z]]}]",
     "touchpoints.0.pain_points.0 J103 item 1 of `pain_points` needs keys with values or text, not a list | "
     "write `z` without brackets"),
    (PersonaRecord, "title: x\nchannels: store",
     "channels J103 `channels` needs keys with values or a list, not text | write [store]"),
    (PersonaRecord, "title: x\nfacts: [y]",
     "facts J103 `facts` needs keys with values, not a list | write a line `y: …` for each, indented"),
    (JourneyRecord, "title: x\nkind: [current]",
     "kind J103 `kind` needs one word, not a list | one of: current, target, day-in-the-life"),
    # choices
    (JourneyRecord, "title: x\nstatus: publish",
     "status J104 `status` cannot be `publish` | did you mean `published`?"),
    (JourneyRecord, "title: x\nstatus: brouilon",
     "status J104 `status` cannot be `brouilon` | did you mean `draft`?"),
    (JourneyRecord, "title: x\nkind: other",
     "kind J104 `kind` cannot be `other` | one of: current, target, day-in-the-life"),
    (EvidenceRecord, "title: x\nmethod: entretient",
     "method J104 `method` cannot be `entretient` | did you mean `interview`?"),
    (IndicatorRecord, "title: x\nbetter: lowr", "better J104 `better` cannot be `lowr` | did you mean `lower`?"),
    # numbers
    (PersonaRecord, "title: x\nshare: 140", "share J105 `share` is `140`, but cannot be more than 100 | "),
    (PersonaRecord, "title: x\nage: -1", "age J105 `age` is `-1`, but cannot be less than 0 | "),
    (RoadmapRecord, "title: x\nscores: {cost: 6}", "scores.cost J105 `cost` is `6`, but cannot be more than 5 | "),
    (RoadmapRecord, "title: x\nlift: 1,5", "lift J107 `lift`: `1,5` is not a number | write `1.5`"),
    (PersonaRecord, "title: x\nshare: 38 %", "share J107 `share`: `38 %` is not a number | write `38`"),
    (IndicatorRecord, "title: x\nvalue: 12 400", "value J107 `value`: `12 400` is not a number | write `12400`"),
    (IndicatorRecord, "title: x\nvalue: 12,400.5", "value J107 `value`: `12,400.5` is not a number | write `12400.5`"),
    (IndicatorRecord, "title: x\nvalue: \u22123", "value J107 `value`: `\u22123` is not a number | write `-3`"),
    (IndicatorRecord, "title: x\nvalue: 1e3",
     "value J107 `value`: `1e3` is not a number | write it in digits, with a point before decimals"),
    (IndicatorRecord, "title: x\nvalue: .inf",
     "value J107 `value`: `.inf` is not a number | write it in digits, with a point before decimals"),
    (IndicatorRecord, "title: x\nvalue: many",
     "value J107 `value`: `many` is not a number | write it in digits, with a point before decimals"),
    (IndicatorRecord, "title: x\nsample: 12.5",
     "sample J107 `sample`: `12.5` is not a whole number | leave the decimals out"),
    (StageRecord, "title: x\ntouchpoints: [{title: y, emotion: '-1,5'}]",
     "touchpoints.0.emotion J107 `emotion`: `-1,5` is not a number | write `-1.5`"),
    # dates, hours, truth, emptiness
    (JourneyRecord, "title: x\nreview_by: 2027-02-30",
     "review_by J108 `review_by`: `2027-02-30` is not a day | February 2027 has 28 days"),
    (JourneyRecord, "title: x\nreview_by: 31/03/2027",
     "review_by J108 `review_by`: `31/03/2027` is not a day | write `2027-03-31`"),
    (JourneyRecord, "title: x\nreview_by: soon",
     "review_by J108 `review_by`: `soon` is not a day | write a day as `2026-11-22`"),
    (RoadmapRecord, "title: x\nstart: T4 2026", "start J108 `start`: `T4 2026` is not a date | write `2026-Q4`"),
    (RoadmapRecord, "title: x\nend: later",
     "end J108 `end`: `later` is not a date | "
     "write a day `2026-11-22`, a month `2026-11`, a quarter `2026-Q4` or a year `2026`"),
    (StageRecord, "title: x\nhours: 22:00-02:00",
     "hours J108 `hours`: `22:00-02:00` are not hours of one day | "
     "write them as `07:30-09:00`; the end comes after the start, and a day ends at 24:00"),
    (JourneyRecord, "title: x\nloop: yes", "loop J109 `loop`: `yes` is neither true nor false | write `true`"),
    (JourneyRecord, "title: x\nloop: non", "loop J109 `loop`: `non` is neither true nor false | write `false`"),
    (JourneyRecord, "title: x\nloop: maybe",
     "loop J109 `loop`: `maybe` is neither true nor false | write `true` or `false`"),
    (StageRecord, "title: ''", "title J106 `title` is empty | write something, or leave it out"),
    (PersonaRecord, "title: x\ngoals: [y, ]\nneeds:\n  -\n",
     "needs.0 J106 item 1 of `needs` is empty | write something, or leave it out"),
]  # fmt: skip


@pytest.mark.parametrize(("model", "text", "expected"), WRONG, ids=[text for _, text, _ in WRONG])
def test_what_is_wrong_is_told_where_and_how(model: type[Record], text: str, expected: str) -> None:
    lines = told(model, text)
    assert lines[0].startswith(expected) if expected.endswith("keys: ") else lines[0] == expected


def test_all_errors_of_a_record_come_at_once() -> None:
    text = "titre: x\nphase: [a]\ntouchpoints:\n  - {titel: y}\n  - {title: z, emotion: 1;5, moment_of_truth: oui}\n"
    assert [line.split(" |")[0] for line in told(StageRecord, text)] == [
        "phase J103 `phase` needs text, not a list",
        "touchpoints.0.titel J101 unknown key `titel`",
        "touchpoints.1.emotion J107 `emotion`: `1;5` is not a number",
        "touchpoints.1.moment_of_truth J109 `moment_of_truth`: `oui` is neither true nor false",
        "titre J101 unknown key `titre`",
    ]


def test_what_was_refused_is_left_out_and_the_rest_stays() -> None:
    stage, lines = read(
        StageRecord,
        """
        tags: y
        phase: before
        touchpoints:
          - {id: first, emotion: a1, channel: [x]}
          - {emotion: 1}
          - {title: Third, pain_points: [{text: kept}, {txt: lost}, also kept], emotions: {awa: 1, eva: 1.2.3}}
        """.replace("\n        ", "\n"),
    )
    assert len(lines) == 7
    assert stage == StageRecord.model_validate(
        {
            "title": "fallback",
            "phase": "before",
            "touchpoints": [
                {"title": "first", "id": "first", "emotion": "a1"},
                {"title": "item 2 of `touchpoints`", "emotion": "1"},
                {"title": "Third", "pain_points": [{"text": "kept"}, "also kept"], "emotions": {"awa": "1"}},
            ],
        }
    )


@pytest.mark.parametrize("word", ["no", "non", "Oui", "yes"])
def test_yes_or_no_is_no_reason_why_something_fails(word: str) -> None:
    with pytest.raises(ValidationError, match="neither true nor false"):
        ActorRecord.model_validate({"fail_point": word})
    assert ActorRecord.model_validate({"fail_point": "no stock at night"}).fail_point == "no stock at night"
