"""An edit is the same in every tool's file, whether records stand in frontmatter or are told in prose."""

from __future__ import annotations

import pytest

from benchmarks.edits import NAME, SENTENCE, edited

FRONTMATTER = "---\ntitle: Search\ntouchpoints:\n  - id: a\n    title: One\n  - id: b\n    title: Two\n---\n\nProse.\n"
TOLD = "# Search\n\nProse.\n\n## One\n\n- id: a\n\n## Two\n"


def test_a_sentence_goes_to_the_end() -> None:
    assert edited(FRONTMATTER, {SENTENCE: 3}) == FRONTMATTER + "\nSaved as number 3.\n"


@pytest.mark.parametrize(("text", "before"), [(FRONTMATTER, "title: One"), (TOLD, "## One")])
def test_a_title_is_that_of_the_first_touchpoint(text: str, before: str) -> None:
    after = before.replace("One", "Saved as number 7.")
    assert edited(text, {NAME: 7}) == text.replace(before, after)


def test_both_kinds_of_edit_stay_in_the_file() -> None:
    text = edited(FRONTMATTER, {SENTENCE: 3, NAME: 7})
    assert ("Saved as number 3." in text, "title: Saved as number 7." in text) == (True, True)
