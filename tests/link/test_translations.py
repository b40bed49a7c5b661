"""A translation carries words; ids, figures, emotions and references come from the base file."""

from __future__ import annotations

from journeysite.model.journey import Actor, Opportunity, PainPoint, Verbatim
from journeysite.model.prose import Heading
from tests.link.conftest import Linked

SITE = {
    "journeys/dive/index.md": "---\ntitle: Dive\nscope: All of it\nowner: shop\n---\n\n## Why\n",
    "journeys/dive/index.fr.md": "---\ntitle: Plonger\n---\n\n## Pourquoi\n",
    "journeys/dive/1-search.md": """\
        ---
        title: Search
        goal: To know
        touchpoints:
          - id: compare
            title: Compares prices
            channel: web
            emotion: -1.5
            verbatim: {text: Three prices!, source: visits}
            pain_points:
              - {text: Three sites, severity: major, share: 38}
              - Fees
            opportunities: [{text: One price, roadmap: [clear]}]
            backstage: [{team: logistics, action: Computes, system: WMS}]
            thought: Why?
          - {title: Asks the instructor, emotion: 2}
        ---

        In English.
        """,
    "journeys/dive/1-search.fr.md": """\
        ---
        title: Recherche
        touchpoints:
          - id: compare
            title: Compare les prix
            verbatim: Trois prix !
            pain_points: [Trois sites]
            opportunities: [Un seul prix]
            backstage: [{action: Calcule}]
          - {id: asks-the-instructor, title: Demande au moniteur}
        ---

        En français : [[quentin]].
        """,
    "journeys/hike.md": "---\ntitle: Hike\nstages: [{title: Walk, goal: Peace, touchpoints: [{title: Goes}]}]\n---\n",
    "journeys/hike.fr.md": """\
        ---
        stages:
          - {id: walk, title: Marche, story: Une histoire., touchpoints: [{id: goes, title: Part}]}
        ---
        """,
    "personas/quentin.md": "---\ntitle: Quentin\nage: 34\nrole: Teacher\nfacts: {Lives in: Toulon}\n---\nHello.\n",
    "personas/quentin.fr.md": "---\nrole: Professeur\nfacts: {Habite: Toulon}\n---\n",
    "evidence/visits.md": "---\ntitle: Visits\n---\n",
    "roadmap/clear.md": "---\ntitle: Clear prices\nteams: [shop]\n---\n",
    "roadmap/clear.fr.md": "---\ntitle: Des prix clairs\n---\n",
}


def test_words_are_french_and_facts_are_the_base_files(linked: Linked) -> None:
    found = linked(SITE, language="fr")
    compare, asks = found.value.journeys["dive"].touchpoints
    assert found.value.language == "fr"
    assert (compare.id, compare.title, compare.emotion, compare.channels, compare.thought) == (
        "compare",
        "Compare les prix",
        -1.5,
        ("web",),
        "Why?",
    )
    assert compare.verbatim == Verbatim("Trois prix !", "visits")
    assert compare.pain_points == (PainPoint("Trois sites", "major", 38), PainPoint("Fees"))
    assert compare.opportunities == (Opportunity("Un seul prix", ("clear",)),)
    assert compare.backstage == (Actor("logistics", "", "Calcule", "WMS"),)
    assert (asks.id, asks.title, asks.emotion) == ("asks-the-instructor", "Demande au moniteur", 2)


def test_what_is_not_translated_stays_in_the_base_language(linked: Linked) -> None:
    site = linked(SITE, language="fr").value
    dive, quentin = site.journeys["dive"], site.personas["quentin"]
    assert (dive.title, dive.scope, dive.stages[0].title, dive.stages[0].goal) == (
        "Plonger",
        "All of it",
        "Recherche",
        "To know",
    )
    assert (quentin.title, quentin.age, quentin.role, quentin.facts, quentin.prose.parts) == (
        "Quentin",
        34,
        "Professeur",
        {"Habite": "Toulon"},
        ("<p>Hello.</p>\n",),
    )
    assert (site.roadmap["clear"].title, site.roadmap["clear"].teams) == ("Des prix clairs", ("shop",))


def test_a_journey_in_one_file_is_translated_stage_by_stage(linked: Linked) -> None:
    (walk,) = linked(SITE, language="fr").value.journeys["hike"].stages
    assert (walk.title, walk.goal, [one.title for one in walk.touchpoints], walk.prose.parts) == (
        "Marche",
        "Peace",
        ["Part"],
        ("<p>Une histoire.</p>\n",),
    )


def test_prose_comes_from_the_file_that_tells_it(linked: Linked) -> None:
    english, french = linked(SITE).value, linked(SITE, language="fr").value
    assert english.journeys["dive"].prose.headings == (Heading(2, "why", "Why"),)
    assert french.journeys["dive"].prose.headings == (Heading(2, "pourquoi", "Pourquoi"),)
    assert english.journeys["dive"].stages[0].prose.lead == "In English."


def test_the_default_language_knows_nothing_of_translations(linked: Linked) -> None:
    with_french = linked(SITE).value
    without = linked({path: text for path, text in SITE.items() if ".fr." not in path}).value
    assert with_french == without


def test_labels_of_levels_and_phases_come_in_the_language(linked: Linked) -> None:
    french = linked(SITE, language="fr").value
    assert french.settings.phases[0].label == "Avant l’achat"


def test_findings_in_all_languages_are_told_once_by_the_default_one(linked: Linked) -> None:
    site = {
        **SITE,
        "personas/quentin.fr.md": "Voir [[personne]].\n",
        "journeys/dive/1-search.fr.md": "---\ntouchpoints: [{id: compere, title: Compare}]\n---\n",
    }
    assert [(one.place.file, one.code) for one in linked(site).diagnostics] == [
        ("content/journeys/dive/1-search.fr.md", "J240"),
        ("content/personas/quentin.fr.md", "J221"),
    ]
    assert linked(site, language="fr").diagnostics == ()
