"""The sites that we measure with are real ones: they say the same every time and build without a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.corpus import Corpus
from tests.conftest import build_site


def test_the_same_numbers_give_the_same_files() -> None:
    assert list(Corpus(10).files()) == list(Corpus(10).files())


def test_a_journey_has_eight_stages_and_twenty_one_touchpoints() -> None:
    files = dict(Corpus(1).files())
    stages = [text for path, text in files.items() if path.startswith("content/journeys/journey-00000/0")]
    assert (len(stages), sum(text.count("  - id: ") for text in stages)) == (8, 21)


def test_no_two_pages_have_the_same_text() -> None:
    texts = [text for _, text in Corpus(20).files()]
    assert len(set(texts)) == len(texts)


@pytest.mark.slow
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    Corpus(10).write(tmp_path / "corpus")
    build_site(tmp_path / "corpus", tmp_path / "site")
    assert len(list((tmp_path / "site/journeys").glob("journey-*.html"))) == 10
