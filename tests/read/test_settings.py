"""journeysite.yml: every default filled in, every error at its place."""

from __future__ import annotations

from textwrap import dedent

import pytest

from journeysite.model.settings import (
    ChannelDeclaration,
    Criterion,
    EmotionScale,
    Lane,
    Level,
    Objective,
    Phase,
    Settings,
    Status,
    TeamDeclaration,
    ThemeChoice,
)
from journeysite.read.settings import parse_settings


def read(text: str, language: str = "") -> tuple[Settings, list[str]]:
    found = parse_settings(dedent(text).encode(), language)
    lines = [
        f"{'.'.join(map(str, one.place.path)) or one.place.line} {one.code} {one.message} | {one.hint}"
        for one in found.diagnostics
    ]
    return found.value, lines


def told(text: str) -> list[str]:
    return read(text)[1]


def test_a_title_is_all_that_settings_need() -> None:
    assert read("title: A site") == (
        Settings(
            title="A site",
            languages=("en",),
            base_url="",
            repository="",
            theme=ThemeChoice(),
            emotion=EmotionScale(
                -2,
                2,
                (
                    Level("delight", 2, {"en": "Delight", "fr": "Enchantement"}),
                    Level("pleasure", 1, {"en": "Pleasure", "fr": "Plaisir"}),
                    Level("satisfaction", 0, {"en": "Satisfaction", "fr": "Satisfaction"}),
                    Level("disappointment", -1, {"en": "Disappointment", "fr": "Déception"}),
                    Level("irritant", -2, {"en": "Irritant", "fr": "Irritant"}),
                ),
            ),
            phases=(
                Phase("before", "Before the purchase"),
                Phase("purchase", "Purchase"),
                Phase("after", "After the purchase"),
            ),
            objectives=(
                Objective("acquisition", "Acquisition"),
                Objective("retention", "Retention"),
                Objective("recommendation", "Recommendation"),
                Objective("profitability", "Profitability"),
            ),
            lanes=(),
            statuses=tuple(Status(id, id) for id in ("idea", "planned", "in-progress", "done", "dropped")),
            criteria=(
                Criterion("customer_importance", "", 3, "value", True),
                Criterion("expectation", "", 2, "value", True),
                Criterion("objectives", "", 2, "value", True),
                Criterion("cost", "", 2, "effort", False),
                Criterion("delay", "", 1, "effort", False),
                Criterion("feasibility", "", 1, "effort", True),
            ),
            scoring="weighted",
            checks={},
        ),
        [],
    )


EVERYTHING = """
title: Palmes & Rando, customer journeys
languages: [en, fr]              # the first is the default
base_url: https://intranet.example/journeys/    # optional
repository: https://git.example/cx/journeys     # optional
theme: {name: default, accent: "#0b6e75", logo: media/logo.svg, tokens: {ground: "#fffdf8"}}
emotion:
  scale: [-3, 3]
  levels:
    low: {value: -3, label: Poor}
    middle: 0
    delight: {value: 3, label: {en: Wow, fr: Ouah}}
phases: {before: {en: Before, fr: Avant}, after: After}
channels:
  store: {label: {en: Store, fr: Magasin}, icon: store}
  web: {label: Website, icon: globe, online: true}
  word_of_mouth: {}
  phone: Telephone
teams: {logistics: {label: Logistics, contact: logistics@example.com, icon: truck}, web-team: Web}
objectives: {retention: {en: Retention, fr: Fidélisation}}
lanes: {questions: {label: Questions, caption: {en: open, fr: ouvertes}, icon: quote}, risks: Risks}
roadmap:
  statuses: [idea, done]
  criteria:
    cost: {weight: 2, axis: effort}
    joy: {weight: 1.5, label: {en: Joy, fr: Joie}}
    ease: {axis: effort, direction: higher-is-easier}
  scoring: rice
checks: {J301: off, J204: error}
raw_html: true
robots: index
"""


def test_everything_can_be_said_in_every_language_of_the_site() -> None:
    english, lines = read(EVERYTHING)
    french, _ = read(EVERYTHING, "fr")
    assert lines == []
    assert english.theme == ThemeChoice("default", "#0b6e75", "media/logo.svg", {"ground": "#fffdf8"})
    assert english.emotion == EmotionScale(
        -3,
        3,
        (
            Level("delight", 3, {"en": "Wow", "fr": "Ouah"}),
            Level("middle", 0, {}),
            Level("low", -3, {"en": "Poor", "fr": "Poor"}),
        ),
    )
    assert english.channels == (
        ChannelDeclaration("store", "Store", "store"),
        ChannelDeclaration("web", "Website", "globe", online=True),
        ChannelDeclaration("word_of_mouth", "Word of mouth"),
        ChannelDeclaration("phone", "Telephone"),
    )
    assert english.teams == (
        TeamDeclaration("logistics", "Logistics", "logistics@example.com", "truck"),
        TeamDeclaration("web-team", "Web"),
    )
    assert english.criteria == (
        Criterion("cost", "", 2, "effort", False),
        Criterion("joy", "Joy", 1.5, "value", True),
        Criterion("ease", "Ease", 1, "effort", True),
    )
    assert french.phases == (Phase("before", "Avant"), Phase("after", "After"))
    assert french.channels[0].label == "Magasin"
    assert french.objectives == (Objective("retention", "Fidélisation"),)
    assert french.lanes == (Lane("questions", "Questions", "ouvertes", "quote"), Lane("risks", "Risks"))
    assert (english.statuses, english.scoring, english.checks) == (
        (Status("idea", "idea"), Status("done", "done")),
        "rice",
        {"J301": "off", "J204": "error"},
    )
    assert (english.raw_html, english.robots, english.languages) == (True, "index", ("en", "fr"))


def test_default_names_follow_the_language() -> None:
    settings, _ = read("title: Un site\nlanguages: [fr]")
    assert [phase.label for phase in settings.phases] == ["Avant l’achat", "Achat", "Après l’achat"]


def test_default_levels_spread_over_another_scale() -> None:
    settings, _ = read("title: x\nemotion: {scale: [0, 100]}")
    assert [(level.id, level.value) for level in settings.emotion.levels] == [
        ("delight", 100),
        ("pleasure", 75),
        ("satisfaction", 50),
        ("disappointment", 25),
        ("irritant", 0),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("languages: [en]", "1 J102 `title` is missing | add a line `title: …`"),
        (
            "title: x\nbase_url: intranet",
            "base_url J404 `intranet` is not a whole web address | begin it with `https://`",
        ),
        (
            "title: x\nlanguages: [english]",
            "languages.0 J402 `english` is not a language code | write a code such as en, fr or pt-BR",
        ),
        ("title: x\nlanguages: [en, en]", "languages.1 J402 `en` is listed twice | keep one of the two"),
        (
            "title: x\nphases: {before: {fr: Avant}}",
            "phases.before.fr J402 `fr` is not a language of this site | languages of this site: en",
        ),
        (
            "title: x\nemotion: {scale: [2, -2]}",
            "emotion.scale J403 the scale [2, -2] has no low and high end | "
            "write its low end and its high end: `[-2, 2]`",
        ),
        (
            "title: x\nemotion: {levels: {good: 5, bad: -1}}",
            "emotion.levels.good J403 the level `good` at 5 lies outside the scale | the scale goes from -2 to 2",
        ),
        (
            "title: x\nemotion: {levels: {good: 1, fine: 1, bad: -1}}",
            "emotion.levels.fine J403 the levels `good` and `fine` are both at 1 | give each level a value of its own",
        ),
        (
            "title: x\nemotion: {levels: {good: 1}}",
            "emotion.levels J403 a scale needs at least two levels | name its two ends",
        ),
        (
            "title: x\ntheme: {accent: teal}",
            'theme.accent J405 `teal` is not a colour we can read | write it in hexadecimal and quoted: "#0b6e75"',
        ),
        (
            "title: x\ntheme: {acent: '#fff'}",
            "theme.acent J101 unknown key `acent` | did you mean `accent`?",
        ),
        (
            "title: x\nchecks: {missing: off}",
            "checks.missing J406 `missing` is not the code of a check | codes are a J and three digits: `J301: off`",
        ),
        (
            "title: x\nchecks: {J301: ignore}",
            "checks.J301 J104 `J301` cannot be `ignore` | one of: off, note, warning, error",
        ),
        (
            "title: x\nroadmap: {criteria: {cost: {weight: 0}}}",
            "roadmap.criteria.cost.weight J105 `weight` is `0`, but has to be more than 0 | ",
        ),
        (
            "title: x\nroadmap: {criteria: {cost: {wieght: 1}}}",
            "roadmap.criteria.cost.wieght J101 unknown key `wieght` | did you mean `weight`?",
        ),
        (
            "title: x\nchannels: {store: [a]}",
            "channels.store J103 `store` needs keys with values or text, not a list | write `a` without brackets",
        ),
        ("langues: [fr]\ntitle: x", "langues J101 unknown key `langues` | did you mean `languages`?"),
    ],
)
def test_what_is_wrong_in_the_settings_is_told_at_its_place(text: str, expected: str) -> None:
    lines = told(text)
    if text.startswith("languages"):
        lines = [line.replace("None", "1") for line in lines]
    assert lines == [expected]


def test_settings_that_cannot_be_read_are_told_without_what_follows_from_it() -> None:
    settings, lines = read("languages: [en, fr\ntitle: A site")
    assert lines == ["1 J013 the `[` that begins here is never closed | end it with `]`"]
    assert settings.title == "A site of customer journeys"
