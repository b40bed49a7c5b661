"""A site's own statuses: counts and drawings go by what they mean, words by their labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.pages.sample_site import SETTINGS

Published = Callable[..., Mapping[str, str]]
LISTED = "  statuses: [idea, planned, in-progress, done, dropped]\n"
OWN = SETTINGS.replace(LISTED, "  statuses: STATUSES\n")
ITEM = (
    "---\ntitle: {title}\nteams: [shop]\nstatus: {status}\nprogress: 40\nstart: 2026-Q4\nend: 2027-Q1\n"
    "touchpoints: [mask/choose/look]\n---\n"
)


def site(published: Published, statuses: str, status: str, languages: str = "en") -> Mapping[str, str]:
    settings = OWN.replace("STATUSES", statuses).replace("languages: [en]", f"languages: [{languages}]")
    item = ITEM.format(title="Own words", status=status)
    return published({"journeysite.yml": settings, "content/roadmap/own-words.md": item})


def test_a_french_list_of_statuses_is_drawn_by_what_it_means(published: Published) -> None:
    pages = site(published, "[idée, planifié, en-cours, terminé, abandonné]", "en-cours", "fr")
    assert "2 in progress" in pages["index.html"]
    assert 'class="status in-progress"' in pages["roadmap/own-words.html"]
    assert "Idée" in pages["roadmap.html"]


def test_a_status_of_ones_own_is_counted_by_its_meaning_and_called_by_its_label(published: Published) -> None:
    own = "{idea: idea, chiffrage: {as: in-progress, label: {en: Estimate}}, fini: done}"
    pages = site(published, own, "chiffrage")
    assert "2 in progress" in pages["index.html"]
    assert 'class="status in-progress"' in pages["roadmap/own-words.html"]
    assert "Estimate" in pages["roadmap/own-words.html"]
    assert "Estimate" in pages["roadmap.html"]
    assert "Estimate · 40%" in pages["journeys/mask.html"].replace("\N{NO-BREAK SPACE}", "")


def test_labels_of_statuses_are_in_the_language_of_the_page(published: Published) -> None:
    own = "{idea: idea, in-progress: in-progress, chiffrage: {as: planned, label: {en: Estimate, fr: Chiffrage}}}"
    english = site(published, own, "chiffrage", "en, fr")
    french = site(published, own, "chiffrage", "fr, en")
    assert "Estimate" in english["roadmap/own-words.html"]
    assert "Chiffrage" in french["roadmap/own-words.html"]
