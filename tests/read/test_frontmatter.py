"""A file in two: keys above, story below."""

from __future__ import annotations

import pytest

from journeysite.read import limits
from journeysite.read.frontmatter import Frontmatter, split_frontmatter


def split(text: str) -> tuple[Frontmatter, list[tuple[int | None, str, str]]]:
    read = split_frontmatter(text, "f.md")
    return read.value, [(one.place.line, one.code, one.message) for one in read.diagnostics]


def test_keys_stand_between_two_lines_of_dashes_and_the_story_below() -> None:
    found, told = split("---\ntitle: x\nb: y\n---\nStory\n\n---\n")
    assert found == Frontmatter({"title": "x", "b": "y"}, True, True, "Story\n\n---\n", 5)
    assert told == []


@pytest.mark.parametrize("text", ["---\n---\n", "---\n\n---", "---  \n---  \nx", "---\n# comment\n...\n"])
def test_frontmatter_may_be_empty_and_end_with_dots_or_spaces(text: str) -> None:
    found, told = split(text)
    assert (found.values, found.whole, found.written, told) == ({}, True, True, [])


@pytest.mark.parametrize("text", ["", "# Heading\n", "----\nx\n", "Note: this\n---\n", "Text\n---\na: b\n---\n"])
def test_without_dashes_on_top_all_is_story(text: str) -> None:
    assert split(text) == (Frontmatter(written=False, body=text), [])


@pytest.mark.parametrize(
    ("fence", "told"),
    [
        ("--", "`--` stands where the frontmatter should begin"),
        ("----", "`----` stands where the frontmatter should begin"),
        ("\u2014", "`\u2014` stands where the frontmatter should begin"),
        ("\u2014-", "`\u2014-` stands where the frontmatter should begin"),
        (" ---", "a space stands before the `---` where the frontmatter should begin"),
    ],
)
def test_a_line_that_is_nearly_three_hyphens_is_told(fence: str, told: str) -> None:
    found, said = split(f"{fence}\ntitle: x\n---\nStory\n")
    assert said == [(1, "J012", told)]
    assert (found.whole, found.body) == (False, "")
    assert split(f"---\ntitle: x\n{fence}\nStory\n")[1] == [(3, "J011", told.replace("begin", "end"))]


def test_keys_without_the_line_above_them_are_told() -> None:
    found, told = split("Title: x\n---\nStory\n")
    assert told == [(1, "J012", "the frontmatter does not begin with `---`")]
    assert (found.whole, found.body) == (False, "")


@pytest.mark.parametrize("text", ["---\ntitle: x\n\nStory\n", "---"])
def test_frontmatter_without_an_end_is_told_at_its_beginning(text: str) -> None:
    found, told = split(text)
    assert told == [(1, "J011", "the frontmatter that begins here is not closed")]
    assert (found.values, found.whole) == ({}, False)


@pytest.mark.parametrize("below", ["b: y\n", "\nb: y\n", "b:\n  - one\n\n# remark\nc: z\n", "b:\n- one\n"])
def test_frontmatter_that_ends_before_its_last_key_is_told_at_its_end(below: str) -> None:
    found, told = split(f"---\ntitle: x\n---\n{below}---\nStory\n")
    assert (found.values, found.whole) == ({"title": "x"}, False)
    assert told == [(3, "J011", "the frontmatter ends here, but more keys follow")]


@pytest.mark.parametrize(
    "story", ["Note: this\n---\n", "b: y\n\nText\n\n---\n", "b: y\n", "- a: b\n\n---\n", "---\nb: y\n"]
)
def test_a_story_may_hold_colons_and_lines_of_dashes(story: str) -> None:
    found, told = split(f"---\ntitle: x\n---\n{story}")
    assert (found.body, found.whole, told) == (story, True, [])


def test_frontmatter_below_empty_lines_is_told_and_read() -> None:
    found, told = split("\n\n---\ntitle: x\n---\nStory")
    assert told == [(3, "J012", "the frontmatter begins too late")]
    assert (found.values, found.body, found.body_line) == ({"title": "x"}, "Story", 6)


def test_troubles_of_yaml_stand_at_their_line_of_the_file() -> None:
    assert split("---\na: b\na: c\n---\n")[1] == [(3, "J014", "`a` is written twice")]


def test_dashes_inside_a_long_text_do_not_end_the_frontmatter() -> None:
    found, told = split("---\nstory: |\n  One\n\n  ---\n\n  Two\nb: c\n---\n")
    assert (found.values, told) == ({"story": "One\n\n---\n\nTwo\n", "b": "c"}, [])


def test_frontmatter_that_is_too_large_is_told() -> None:
    found, told = split(f"---\na: {'x' * limits.FRONTMATTER}\n---\nStory")
    assert told == [(None, "J004", "this frontmatter is longer than 64 KB")]
    assert (found.values, found.whole, found.body) == ({}, False, "Story")
